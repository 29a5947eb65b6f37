"""Phrases of a coded list as the ontology gives them; "…" stands for what is between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

GAP = r"[^.;:]{0,120}?"


class Cued(Protocol):
    """What phrases stand for, by its code: a member of a coded list, or a relation."""

    @property
    def code(self) -> str:
        """What a text is said to mean where one of the phrases stands in it."""

    @property
    def cues(self) -> tuple[str, ...]:
        """The phrases; "…" stands for what is between two parts of one."""


class Phrases:
    """Finds the phrases of the members of a coded list, or of relations, in a text."""

    def __init__(self, meant: Iterable[Cued]) -> None:
        pairs = [(cue, one.code) for one in meant for cue in one.cues]
        self.patterns = [
            (max(cue.lower().split(), key=len), _compiled(cue), code)
            for cue, code in sorted(pairs, key=lambda p: (-len(p[0]), p))
        ]

    def all(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every phrase that stands in the text with the code it is of, the longest phrase first."""
        lowered = text.lower()
        for longest_word, pattern, code in self.patterns:
            if longest_word in lowered:
                for match in pattern.finditer(text):
                    yield match, code

    def first(self, text: str) -> str | None:
        """The code of the longest phrase that stands in the text."""
        return next((code for _, code in self.all(text)), None)


def _compiled(cue: str) -> re.Pattern[str]:
    r"""The pattern of a phrase; white space is any, "…" is up to 120 characters of one clause.

    >>> bool(_compiled("neemt … over").search("De minister neemt deze aanbeveling\nover."))
    True
    """
    literal = re.escape(cue).replace(r"\ …\ ", rf"\b{GAP}\b").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){literal}(?!\w)", re.IGNORECASE)
