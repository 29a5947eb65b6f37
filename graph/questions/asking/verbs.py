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
CLAUSE = re.compile(r"[.,;:?!()]")


def together(tokens: Sequence[str]) -> list[str]:
    """The words, with a particle that ends the question joined to the verb it belongs to.

    The verb is the first word that makes a known one with it.

    >>> together("waarom liep de invoering vast".split())
    ['waarom', 'vastliep', 'de', 'invoering']
    >>> together("wat is een vast bedrag".split())
    ['wat', 'is', 'een', 'vast', 'bedrag']
    """
    if not tokens or tokens[-1] not in PARTICLES:
        return list(tokens)
    known, particle = load_meaning().rows, tokens[-1]
    for at, word in enumerate(tokens[:-1]):
        if len(word) < SHORTEST or len(tokens) - at > AHEAD:
            continue
        if particle + word in known or f"{particle}{infinitive(word)}" in known:
            return [*tokens[:at], particle + word, *tokens[at + 1 : -1]]
    return list(tokens)


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
    """
    clauses = [tokens_of(clause) for clause in CLAUSE.split(text)]
    return {word for clause in clauses for word in (*clause, *together(clause))}
