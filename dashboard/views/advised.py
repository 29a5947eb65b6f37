"""What was advised and promised, by what became of it, to whom it was said, and about what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.questions.followup import FollowedUp

FATE, TO, ABOUT = FILTERS = ("stand", "aan", "traject")
NOBODY, SOMEBODY = "niemand", "iemand"  # what is addressed to nobody by name, and the rest


@dataclass(frozen=True, slots=True)
class Chosen:
    """The value that is chosen of each filter, if any is."""

    given: Mapping[str, str]

    def toggle(self, name: str, value: str) -> Chosen:
        """With this value chosen, or let go where it was."""
        return Chosen({**self.given, name: "" if self.given.get(name) == value else value})

    def without(self, name: str) -> Chosen:
        """With nothing chosen of this filter."""
        return Chosen({**self.given, name: ""})

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address that say this."""
        return [(name, value) for name, value in self.given.items() if value]

    def fits(self, one: FollowedUp) -> bool:
        """Whether it has every value that is chosen."""
        return all(value in values_of(one, name) for name, value in self.pairs())


def values_of(one: FollowedUp, name: str) -> tuple[str, ...]:
    """What it has of a filter: what became of it, or the things to whom or about which it is."""
    if name == FATE:
        return (one.fate.value,)
    if name == ABOUT:
        return tuple(node.id for node in one.trajectories)
    named = tuple(node.id for node in one.addressees)
    return (SOMEBODY, *named) if named else (NOBODY,)


def chosen_in(told: Iterable[FollowedUp], chosen: Chosen) -> tuple[FollowedUp, ...]:
    """Those that have every value that is chosen."""
    return tuple(one for one in told if chosen.fits(one))


def counts(told: Sequence[FollowedUp], name: str) -> Counter[str]:
    """How many have each value of a filter."""
    return Counter(value for one in told for value in values_of(one, name))
