"""The numbered part of a document that a question points at: "antwoord 4", "bijlage 2"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.tokens import tokens_of
from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.shelf import Flags, Shelf
    from graph.questions.asking.understanding import Understood

ANSWER, QUESTION = "antwoord", "vraag"
LARGE = ("bijlage", "brief", "casus", "deel", "hoofdstuk", "paragraaf", "thema")  # have headings
SMALL = ("aanbeveling", "bevinding", "conclusie", "les", "maatregel", "stelling", "toezegging")
NUMBERED = rf"(?:{'|'.join((*LARGE, *SMALL))}) \d{{1,3}}"
POINTED = re.compile(rf"\b({'|'.join((ANSWER, QUESTION, *LARGE, *SMALL))}) (\d{{1,3}})\b")
HEADED = re.compile(rf"\s*({NUMBERED})\b", re.IGNORECASE)
ALONE = re.compile(rf"\s*({NUMBERED})[ \t]*[.:]?[ \t]*\n", re.IGNORECASE)  # on its line


def part_after(heading: str, part: str) -> str:
    """The numbered part that text under a heading is of, which before it was of ``part``.

    >>> part_after("Brief 2: aan de bewoners", ""), part_after("Aanleiding", "Brief 2")
    ('Brief 2', 'Brief 2')
    >>> part_after("Tot slot", "Aanbeveling 7")
    ''
    """
    found = HEADED.match(heading)
    if found is not None:
        return found[1]
    return part if fold(part).startswith(LARGE) else ""


def part_begun(text: str, part: str) -> str:
    """The same of a text that may begin with such a heading on a line of its own."""
    found = ALONE.match(text)
    return part if found is None else found[1]


def narrowed(shelf: Shelf, asked: Understood) -> tuple[Understood, Flags] | None:
    """The question without the words that point at a numbered part, and what is of that part, (N,).

    None where it points at no part, or at one that no document has.
    """
    found = POINTED.search(fold(asked.text))
    if found is None:
        return None
    word = ANSWER if found[1] == QUESTION else found[1]
    part = f"{word} {found[2]}"
    inside = np.array(
        [part in {fold(one.answer), fold(one.part)} for one in shelf.sentences], dtype=np.bool_
    )
    if not inside.any():
        return None
    left = replace(
        asked,
        terms=_without(asked.terms, found[1]),
        telling=_without(asked.telling, found[1]),
        content=_without(asked.content, found[1]),
    )
    return left, inside


def _without(words: tuple[str, ...], pointing: str) -> tuple[str, ...]:
    return tuple(one for one in words if tokens_of(one) != [pointing])
