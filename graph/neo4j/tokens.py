"""A text in Cypher as its words and signs, without comments: what names it, and what it calls."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# As Neo4j reads it. What we might end elsewhere than Neo4j does is no token at all: a comment that
# is not closed, or one with a character in it that only some take for the end of a line.
TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?=\r?\n|\Z)|/\*.*?\*/)"
    r"""|(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
    r"|(?P<quoted>`(?:[^`]|``)*`)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<number>\d+)"
    r"|(?P<sign>/(?![/*])|[]!#$%&()*+,.:;<=>?@[^{|}~-])",
    re.DOTALL,
)
ESCAPE = re.compile(r"\\u", re.IGNORECASE)


class Token(NamedTuple):
    """A word or sign; ``kind`` is the group of ``TOKEN`` that it is of."""

    kind: str
    text: str

    def is_word(self, word: str) -> bool:
        """Whether it is this word of the language: not in quotes."""
        return self.kind == "name" and self.text.upper() == word

    def is_sign(self, sign: str) -> bool:
        """Whether it is this sign."""
        return self.kind == "sign" and self.text == sign


def read_tokens(text: str) -> tuple[Token, ...]:
    r"""The words and signs of ``text``.

    Characters written as ``\u…`` are refused, for they are replaced before anything else is read;
    so is what no word or sign can begin with. Both raise StoreError.

    >>> [one.text for one in read_tokens("RETURN /* n */ `n`.naam // einde")]
    ['RETURN', 'n', '.', 'naam']
    """
    if ESCAPE.search(text):
        raise StoreError(r"Schrijf een teken gewoon, en niet als \u met een nummer.")
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise StoreError(f"Deze Cypher is niet te lezen {place(text, at)}: {text[at]!r}.")
        at = found.end()
        if found.lastgroup == "quoted":
            yield Token("quoted", found[0][1:-1].replace("``", "`"))
        elif found.lastgroup != "space":
            yield Token(found.lastgroup, found[0])


def place(text: str, at: int) -> str:
    r"""Where in the text the character at this offset stands, as people count.

    >>> place("MATCH\nRETURN", 6)
    'op regel 2, teken 1'
    """
    before = text[:at].split("\n")
    return f"op regel {len(before)}, teken {len(before[-1]) + 1}"


def called(tokens: Sequence[Token]) -> Iterator[str]:
    """The procedures and functions that are called and have a namespace, by their full names.

    >>> list(called(read_tokens("CALL db . `labels` YIELD label RETURN date.truncate('day')")))
    ['db.labels', 'date.truncate']
    """
    at = 0
    while at < len(tokens):
        end = at + 1
        if tokens[at].kind in NAMES:
            while end + 1 < len(tokens) and _continues(tokens, end):
                end += 2
            name = ".".join(one.text for one in tokens[at:end:2])
            by_call = at > 0 and tokens[at - 1].is_word("CALL")
            if "." in name and (by_call or (end < len(tokens) and tokens[end].is_sign("("))):
                yield name
        at = end


NAMES = frozenset({"name", "quoted"})


def _continues(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_sign(".") and tokens[at + 1].kind in NAMES


def properties(tokens: Sequence[Token]) -> Iterator[str]:
    """The properties that are asked for by name, as ``n.name``, ``n['name']`` or ``n {.name}``.

    >>> list(properties(read_tokens("RETURN n.naam, n['tekst']")))
    ['naam', 'tekst']
    """
    for before, one in pairwise(tokens):
        if before.is_sign(".") and one.kind in NAMES:
            yield one.text
        elif before.is_sign("[") and one.kind == "string":
            yield one.text[1:-1]
