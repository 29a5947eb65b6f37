"""Phrases of a coded list as the ontology gives them; "…" stands for what is between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ontology.schema import Concept

GAP = r"[^.;:]{0,120}?"


class Phrases:
    """Finds the phrases of the members of a coded list in a text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        pairs = [(cue, concept.code) for concept in concepts for cue in concept.cues]
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
