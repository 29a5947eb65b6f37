"""Which places of a text share characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Place(Protocol):
    """Characters ``start`` to ``end`` of a text."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character after the last."""


P = TypeVar("P", bound=Place)


def shared(one: Place, other: Place) -> int:
    """How many characters both have."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


class Places(Generic[P]):
    """Places of one text, to ask which of them touch another; a long text has many."""

    def __init__(self, places: Iterable[P]) -> None:
        self.places = sorted(places, key=lambda one: one.start)
        self.starts = [one.start for one in self.places]
        self.longest = max((one.end - one.start for one in self.places), default=0)

    def touching(self, one: Place) -> list[P]:
        """Those that share a character with ``one``, in order."""
        first = bisect_right(self.starts, one.start - self.longest)
        last = bisect_left(self.starts, one.end)
        return [place for place in self.places[first:last] if shared(place, one)]
