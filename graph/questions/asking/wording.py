"""Which words of a question say what its answer must hold, and which only how it is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.covering import BOTH, EITHER
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.forms import base
from graph.questions.asking.holding import AMOUNT
from graph.questions.asking.names import is_perspective
from graph.questions.asking.slots import empty_words, polar_words, slots
from graph.questions.asking.times import YEAR
from graph.questions.asking.tokens import TOKEN, WORD, tokens_of
from graph.questions.asking.verbs import consists_of
from graph.questions.views.terms import ORGANISATION, TRAJECTORY
from graph.stems import STOP, fold, stems
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from graph.model import Node
    from graph.questions.asking.kinds import Kind
    from graph.questions.asking.names import Mention
    from graph.questions.asking.spelling import Spelling
    from graph.questions.views.view import View
    from graph.store import Store

NAMED = {TRAJECTORY, ORGANISATION}  # whose names say of what, not on what
# How these are asked is what the answer says too.
TELLING = {"who", "law", "when", "amount", "followup"}
ORDER = "toon"  # asks to show, where a question begins with it; elsewhere it is a tone
INSTEAD = ("in", "plaats", "van")
OR = ("of", "or")
# After these "of" leads to what is asked, and not to another word for the same.
WHETHER = re.compile(r"(?:onderz|nage|bekeken|gekeken|vraag|vroeg|twijf|bekend|duidelijk|zeker)")


def words_of(tokens: list[str], mentions: list[Mention], kind: Kind | None) -> Iterator[str]:
    """The words that say what the answer should be on, those of names of bottlenecks too."""
    named = {at for one in mentions for at in range(one.start, one.end) if one.whole}
    asking = STOP if kind is None or kind.name in TELLING else STOP | kind.vocabulary
    for at, word in enumerate(tokens):
        if at not in named and _tells(word, at) and not consists_of(word, asking):
            yield word


def content_of(
    view: View,
    tokens: list[str],
    mentions: list[Mention],
    publisher: Node | None,
    kind: Kind | None,
) -> Iterator[tuple[int, str]]:
    """The words that an answer must hold, each with its place.

    No names but of bottlenecks, nor how it is asked, nor what it is asked of instead of which.
    """
    named = named_at(view, mentions)
    asking = STOP if kind is None else STOP | kind.vocabulary
    asking |= set() if publisher is None else {*tokens_of(publisher.title)}
    for at, word in enumerate(tokens[: _instead(tokens)]):
        counted = kind is not None and kind.name == AMOUNT and word in polar_words()
        if at not in named and (_tells(word, at) or counted) and not consists_of(word, asking):
            yield at, word


def general_in(tokens: list[str]) -> Iterator[tuple[int, str]]:
    """The words, with their places, for what all reports are on."""
    general = slots()["general"]["words"].split()
    yield from ((at, word) for at, word in enumerate(tokens) if word in general)


def _instead(tokens: list[str]) -> int:
    """Where the words begin that a question sets against what it asks of; else their number."""
    length = len(INSTEAD)
    places = range(len(tokens) - length + 1)
    return next((at for at in places if (*tokens[at : at + length],) == INSTEAD), len(tokens))


def terms_of(text: str, content: Mapping[int, str], named: Container[int] = ()) -> Iterator[str]:
    """The words of an answer, by place, with those as one that a hyphen or an "or" joins.

    Of a word that is hyphened to the name of a thing, ``named`` by place, only it counts.

    >>> list(terms_of("Kwijt of weg, minister-president?", {0: "kwijt", 2: "weg", 4: "president"}))
    ['kwijt|weg', 'minister-president']
    """
    folded = fold(text)
    places = list(TOKEN.finditer(folded))
    terms: list[str] = []
    for at, word in sorted(content.items()):
        before = places[at - 1] if 0 < at < len(places) else None
        if before is None:
            terms.append(word)
        elif folded[before.end() : places[at].start()] == "-" and at - 1 not in named:
            joined = terms.pop() if at - 1 in content else before.group()
            terms.append(f"{joined}{BOTH}{word}")
        elif before.group() in OR and WHETHER.match(content.get(at - 2, "onderzocht")) is None:
            terms.append(f"{terms.pop()}{EITHER}{word}")
        else:
            terms.append(word)
    return iter(dict.fromkeys(terms))


def telling_of(view: View, tokens: list[str], mentions: list[Mention]) -> Iterator[str]:
    """All words that say something of which it is asked, but those of names; years too."""
    named = named_at(view, mentions)
    for at, word in enumerate(tokens[: _instead(tokens)]):
        if at not in named and (_tells(word, at) or re.fullmatch(YEAR, word)):
            yield word


def named_at(view: View, mentions: list[Mention]) -> set[int]:
    """Where the words stand that name a thing that an answer is of, or from whom it is seen."""
    return {
        at
        for one in mentions
        if view.node(one.things[0]).kind in NAMED or is_perspective(view, one.things[0])
        for at in range(one.start, one.end)
    }


def _tells(word: str, at: int) -> bool:
    """Whether a word, in its place, says something of what the answer should be on."""
    ordinary = (
        (word == ORDER and at == 0) or word.isdigit() or consists_of(word, STOP | empty_words())
    )
    return len(word) > 1 and not ordinary and word not in polar_words()


def unknown_of(store: Store, spelling: Spelling, words: Iterable[str]) -> Iterator[str]:
    """The words that stand in no report and no list, nor what people use for them."""
    for word in words:
        used = (word, base(word), *equivalents(word))
        known = not stems(word) or any(map(spelling.known, used))
        if not known and not store.search(Query(word, limit=1, spread=False)).total:
            yield word


def capitalised_of(text: str) -> set[str]:
    """The words within the question that are written as a name."""
    return {fold(word) for word in WORD.findall(text)[1:] if word[0].isupper()}
