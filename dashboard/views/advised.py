"""What was advised and promised, by what became of it, to whom it was said, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.views.selection import Selection
    from graph.questions.followup import FollowedUp

FATE, TO, ABOUT = FILTERS = ("stand", "aan", "traject")
NOBODY, SOMEBODY = "niemand", "iemand"  # what is addressed to nobody by name, and the rest


def values_of(one: FollowedUp, name: str) -> tuple[str, ...]:
    """What it has of a filter: what became of it, or the things to whom or about which it is."""
    if name == FATE:
        return (one.fate.value,)
    if name == ABOUT:
        return tuple(node.id for node in one.trajectories)
    named = tuple(node.id for node in one.addressees)
    return (SOMEBODY, *named) if named else (NOBODY,)


def toggled(selection: Selection, name: str, value: str) -> Selection:
    """The selection with the value chosen or let go; who is named is no longer just somebody."""
    named = name == TO and value not in {SOMEBODY, NOBODY}
    if named and SOMEBODY in selection.facets.get(TO, ()):
        selection = selection.toggle(TO, SOMEBODY)
    return selection.toggle(name, value)
