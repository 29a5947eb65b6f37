"""Dutch verbs that a question takes apart: "liep … vast" is of "vastlopen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.meaning import load_meaning
from graph.questions.asking.forms import PARTICLES, infinitive
from graph.questions.asking.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

SHORTEST = 3  # letters of a verb
AHEAD = 12  # words between the two
IT = re.compile(r"\bIT\b")  # which folded would be another word
TO = "te"
PURPOSE = {"om", "door", "na", "voor"}  # before "te" mostly no part of the verb
CLAUSE = re.compile(r"[.,;:?!()]")


def together(tokens: Sequence[str]) -> list[str]:
    """The words, with a particle that ends the question joined to the verb it belongs to.

    So is one that stands before the verb with "te" between them.

    The verb is the first word that makes a known one with it.

    >>> together("waarom liep de invoering vast".split())
    ['waarom', 'vastliep', 'de', 'invoering']
    >>> together("wat is een vast bedrag".split())
    ['wat', 'is', 'een', 'vast', 'bedrag']
    >>> together("hoefde iemand geld terug te betalen".split())
    ['hoefde', 'iemand', 'geld', 'terugbetalen']
    """
    tokens = _without_te(tokens)
    if not tokens or tokens[-1] not in PARTICLES:
        return tokens
    known, particle = load_meaning().rows, tokens[-1]
    for at, word in enumerate(tokens[:-1]):
        if len(word) < SHORTEST or len(tokens) - at > AHEAD:
            continue
        if particle + word in known or f"{particle}{infinitive(word)}" in known:
            return [*tokens[:at], particle + word, *tokens[at + 1 : -1]]
    return tokens


def _without_te(tokens: Sequence[str]) -> list[str]:
    """The words, with a particle, "te" and the verb after it as one."""
    found: list[str] = []
    for word in tokens:
        before = found[-2] if found[-1:] == [TO] and len(found) > 1 else ""
        if before in PARTICLES and before not in PURPOSE and word.endswith("n"):
            found[-2:] = [f"{before}{word}"]
        else:
            found.append(word)
    return found


def consists_of(word: str, words: Container[str]) -> bool:
    """Whether a word is one of these, or a particle and a verb that both are.

    >>> consists_of("misging", {"mis", "ging"}), consists_of("vastliep", {"mis", "liep"})
    (True, False)
    >>> consists_of("open", {"op", "en"})
    False
    """
    parts = ((one, word.removeprefix(one)) for one in PARTICLES if word.startswith(one))
    return word in words or any(
        one in words and rest in words and len(rest) >= SHORTEST for one, rest in parts
    )


def words_of(text: str) -> set[str]:
    """The words of a text, folded, and the verbs that it takes apart.

    >>> sorted(words_of("De invoering liep volledig vast."))
    ['de', 'invoering', 'liep', 'vast', 'vastliep', 'volledig']
    >>> sorted(words_of("Zij besloot de schuld kwijt te schelden."))
    ['besloot', 'de', 'kwijtschelden', 'schuld', 'zij']
    """
    clauses = [_without_te(tokens_of(clause)) for clause in CLAUSE.split(IT.sub("ICT", text))]
    return {word for clause in clauses for word in (*clause, *together(clause))}
