"""Names at places in a text: which of them stay where they overlap, and which only point."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.schema import Concept

KINDS = ("Trajectory", "LegalInstrument", "Organisation")  # of names equally long, the first wins
COMMITTEE = re.compile(r"commissie\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place: characters, kind, and the concept it means, if that is known.

    ``defined`` says that the text itself has told what this abbreviation means.
    """

    start: int
    end: int
    kind: str
    name: str
    concept: Concept | None
    defined: bool = False


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that do not overlap a longer one.

    Of those equally long, what the text itself defines goes first, then what the ontology knows.
    """

    def rank(one: Mention) -> tuple[int, bool, bool, int, int]:
        length = one.start - one.end
        return length, not one.defined, one.concept is None, KINDS.index(one.kind), one.start

    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=rank):
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)


def within(text: str, mentions: Iterable[Mention], kept: Iterable[Mention]) -> Iterator[Mention]:
    """The known trajectories that committees are named after: those inquire into one affair."""
    organisations = [one for one in kept if COMMITTEE.search(text[one.start : one.end])]
    for one in mentions:
        known = one.kind == "Trajectory" and one.concept is not None
        if known and any(
            other.start <= one.start and one.end <= other.end for other in organisations
        ):
            yield one


def pointers(mentions: Iterable[Mention], names: Iterable[Mention]) -> list[Mention]:
    """Those of ``mentions`` that have a known organisation of ``names`` in their words.

    "Keuringen bij het CBR" names the CBR and only points to a trajectory.
    """
    known = (one for one in names if one.kind == "Organisation" and one.concept is not None)
    places = sorted((one.start, one.end) for one in known)

    def holds(one: Mention) -> bool:
        at = bisect_left(places, (one.start, 0))
        return at < len(places) and places[at][1] <= one.end

    return [one for one in mentions if holds(one)]
