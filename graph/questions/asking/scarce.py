"""Of what a question asks where there was too little of it, and whether a text says that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.causes import asks_why
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.forms import base
from graph.questions.asking.holding import AMOUNT, FOLLOWUP, HOLDS, IMPROVE, MEASURES, UNANSWERED
from graph.questions.asking.slots import slots
from graph.questions.asking.tokens import tokens_of
from graph.stems import fold, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.questions.asking.understanding import Understood

BEFORE, AFTER = 5, 8  # words before and after it, among which it may stand that there is too little
STAFF, SHORT_OF_STAFF = "personeel", "personeelstekort"
# Of these an answer is on what there was too little of, and need not say so.
OTHERWISE = {"recommendations", MEASURES, FOLLOWUP, AMOUNT, IMPROVE}


def scarce_in(tokens: Sequence[str], named: Collection[int] = ()) -> set[int]:
    """Where the words stand that ask for too little of something: how, and of what.

    Not where these are ``named`` already, by place, as a bottleneck.

    >>> sorted(scarce_in("waar was er te weinig personeel".split()))
    [3, 4, 5]
    """
    text = " ".join(tokens)
    found = re.search(rf"(?<!\S)(?:{slots()['scarce']['asked']}) \w+(?!\S)", text)
    if found is None:
        return set()
    first = len(text[: found.start()].split())
    places = set(range(first, first + len(found.group().split())))
    return places if places.isdisjoint(named) else set()


def tells_scarcity(asked: Understood, text: str) -> bool:
    """Whether a text says that there was too little of what it is asked of; if that is asked."""
    if not asked.scarce or asked.kind in OTHERWISE or asks_why(asked):
        return True
    if HOLDS[UNANSWERED].search(text) is not None:
        return False
    tokens = tokens_of(fold(text))
    return any(is_scarce(tokens, one) for one in asked.scarce)


def is_scarce(tokens: Sequence[str], word: str) -> bool:
    """Whether the folded words of a text say that there was too little of what a word is for.

    >>> is_scarce("door een tekort aan ervaren artsen".split(), "artsen")
    True
    >>> is_scarce("zonder tekort kwamen er artsen bij".split(), "artsen")
    False
    """
    before, after = (re.compile(slots()["scarce"][one]) for one in ("before", "after"))
    short = _short_of(word)
    return any(
        base(token) in short
        or (
            _is_for(token, word)
            and (
                "tekort" in token
                or before.search(" ".join(tokens[max(at - BEFORE, 0) : at])) is not None
                or after.match(" ".join(tokens[at + 1 : at + 1 + AFTER])) is not None
            )
        )
        for at, token in enumerate(tokens)
    )


def _is_for(token: str, word: str) -> bool:
    """Whether a word of a text is a form of it, begins or ends with it, or is used for it."""
    stemmed = stem(word)
    return (
        base(token) in {base(word), *equivalents(word)}
        or token.startswith(stemmed)
        or stem(token).endswith(stemmed)
    )


def _short_of(word: str) -> set[str]:
    """What people call it that there is too little of it, in one word."""
    staff = base(STAFF) in {base(word), *equivalents(word)}
    names = [f"{word}tekort", f"{word}stekort", *([SHORT_OF_STAFF] if staff else [])]
    return {one for name in names for one in (base(name), *equivalents(name)) if "-" not in one}
