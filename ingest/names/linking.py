"""From a name as it stands in a text to the concept it means, with the reason; doubt is no link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from graph.stems import fold
from ontology.schema import Concept, Schema

Reason = Literal["label", "defined", "similar"]
CONFIDENCE: dict[Reason, float] = {"label": 0.95, "defined": 0.9, "similar": 0.8}
SIMILAR = 92.0
MARGIN = 5.0
SHORT = 8  # characters of a name that has too few to be like another
NOISE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Link:
    """The concept a name means, and why."""

    concept: Concept
    reason: Reason

    @property
    def confidence(self) -> float:
        """How certain a link of this kind is."""
        return CONFIDENCE[self.reason]


def normalise(name: str) -> str:
    """The name in lower case without accents and punctuation, as names are compared.

    >>> normalise("Ministerie van Financiën") == normalise("ministerie  van financien")
    True
    """
    return NOISE.sub(" ", fold(name)).strip()


class Linker:
    """Finds the concept of one kind that a name means on a date."""

    def __init__(self, schema: Schema, kind: str) -> None:
        self.by_name: dict[str, list[Concept]] = {}
        scheme = schema.kind(kind).scheme
        for concept in schema.members.get(scheme or "", ()):
            for name in {*concept.labels.values(), *concept.synonyms, *concept.cues}:
                self.by_name.setdefault(normalise(name), []).append(concept)
        self._long = [name for name in self.by_name if len(name) > SHORT]

    def link(self, name: str, date: str | None) -> Link | None:
        """The concept that bears this name, or one so like it that no other comes near."""
        wanted = normalise(name)
        chosen = choose(self.by_name.get(wanted, ()), date)
        if chosen is not None:
            return Link(chosen, "label")
        if wanted in self.by_name or len(wanted) <= SHORT:
            return None
        best = process.extract(wanted, self._long, scorer=fuzz.ratio, limit=2, score_cutoff=60)
        if not best or best[0][1] < SIMILAR or (len(best) > 1 and best[0][1] - best[1][1] < MARGIN):
            return None
        chosen = choose(self.by_name[best[0][0]], date)
        return None if chosen is None else Link(chosen, "similar")


def choose(concepts: Iterable[Concept], date: str | None) -> Concept | None:
    """The one of ``concepts`` that bore its name on ``date``; ``None`` where that is in doubt."""
    distinct = list({concept.id: concept for concept in concepts}.values())
    if len(distinct) == 1:
        return distinct[0]
    valid = [concept for concept in distinct if date is not None and _valid(concept, date)]
    return valid[0] if len(valid) == 1 else None


def _valid(concept: Concept, date: str) -> bool:
    """Whether the concept bore its name on a date that may be a month or a year."""
    begin, end = concept.first("validFrom"), concept.first("validUntil")
    return (begin is None or begin[: len(date)] <= date) and (end is None or date < end)
