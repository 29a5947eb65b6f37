"""Questions in plain language that are one of the questions of the graph: which, and of what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.holding import asks_difference
from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import tokens_of
from graph.questions.brief import brief
from graph.questions.contrast import Contrast, contrast
from graph.questions.coverage import coverage
from graph.questions.known import known
from graph.questions.lessons import recurring_lessons
from graph.questions.likeness.traits import trajectories_of
from graph.questions.path import connections
from graph.questions.profile import profile
from graph.questions.recurring import Recurrence, recurring
from graph.questions.related import Relations, related
from graph.questions.signals import signals
from graph.questions.structure import structure
from graph.questions.views.terms import BOTTLENECK, TRAJECTORY
from graph.stems import fold

if TYPE_CHECKING:
    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

RELATED = "related"
MOST = 5  # trajectories that an answer ranks
NEAR = 4  # that a briefing tells of
PART = re.compile(r"[.,;:?!]")
SPREAD = re.compile(  # where it is asked what recurs at more than one ministry
    r"\b(?:verschillende|meerdere|diverse|alle|veel|different|several) "
    r"(?:ministeries|departementen|ministries|departments)\b|"
    r"\b(?:ministerie|departement)overstijgend\w*"
)
ALL = 1000  # more than there are
RECENT = 1  # years that a report is new

Own = Callable[["View", "Understood"], object]


def _recurring(view: View, asked: Understood) -> list[Recurrence] | None:
    """All bottlenecks; those that are named, or in the trajectories that are named."""
    found = recurring(view)
    wanted = {one.id for one in asked.of_kind(BOTTLENECK)}
    if asked.topic is not None and asked.words:
        wanted.add(asked.topic.id)
    where = {one.id for one in asked.of_kind(TRAJECTORY)}
    if SPREAD.search(fold(asked.text)):
        found = [one for one in found if len(one.departments) > 1]
        found.sort(key=lambda one: -len(one.departments))
    return [
        one
        for one in found
        if one.number >= (asked.least or 0)
        and (not wanted or one.bottleneck.id in wanted)
        and (not where or where & {held.trajectory.id for held in one.occurrences})
    ]


def _description(view: View, asked: Understood) -> str:
    """What is described, without the parts of the question that only ask what to know of it."""
    names = names_of(view)
    parts = [one.strip() for one in PART.split(asked.text)]
    told = [
        one
        for one in parts
        if not {*asked.content}.isdisjoint(tokens_of(one)) or names.find(tokens_of(one))
    ]
    return ". ".join(told) or asked.text


def _known_trajectories(view: View, asked: Understood) -> list[Node]:
    """The trajectories that are named, as far as they were known then."""
    known = trajectories_of(view).roots
    return [one for one in asked.of_kind(TRAJECTORY) if one.id in known]


def _related(view: View, asked: Understood) -> object:
    """What is related to the trajectory that is named; what reports tell of, if any is."""
    named = _known_trajectories(view, asked)
    if not named:
        return None
    found = related(view, named[0].id, ALL)
    told = tuple(one for one in found.related if one.told) or found.related
    return replace(found, related=told[:MOST])


def _compare(view: View, asked: Understood) -> Relations | Contrast | None:
    """What one trajectory has in common with the other that is named; or in what they differ."""
    named = _known_trajectories(view, asked)
    if len(named) < len(("one", "other")):
        return None
    if asks_difference(asked):
        apart = contrast(view, *named[:2])
        return None if apart.empty else apart
    found = related(view, named[0].id, ALL)
    kept = tuple(one for one in found.related if one.trajectory.id == named[1].id)
    return replace(found, related=kept, number=len(kept), family=()) if kept else None


def _path(view: View, asked: Understood) -> object:
    return connections(view, *asked.things[:2])


def _known(view: View, asked: Understood) -> object:
    """What was known of the first thing that is named, else of the words."""
    thing = asked.things[0] if asked.things else asked.topic
    found = known(view, " ".join(asked.words), thing)
    return found if found.lessons or found.foreknown else None


def _repeated(view: View, asked: Understood) -> object:
    thing = asked.things[0].id if asked.things else None
    return recurring_lessons(view, thing, asked.polarity) or None


def _signals(view: View, asked: Understood) -> object:
    """The reports since a day that is named, else of the last year before the newest."""
    newest = max((one.get("published") or "" for one in view.documents.values()), default="")
    if not newest:
        return None
    since = asked.since or f"{int(newest[:4]) - RECENT}{newest[4:]}"
    found = signals(view, since, MOST)
    return found if found.found else None


def _profile(view: View, asked: Understood) -> object:
    return profile(view, asked.things[0]) if asked.things else None


def _coverage(view: View, asked: Understood) -> object:
    thing: Node | None = asked.things[0] if asked.things else None
    return coverage(view, thing)


OWN: Mapping[str, Own] = {
    "recurring": _recurring,
    RELATED: _related,
    "brief": lambda view, asked: brief(view, _description(view, asked), NEAR),
    "signals": _signals,
    "compare": _compare,
    "path": _path,
    "known": _known,
    "coverage": _coverage,
    "structure": lambda view, _: structure(view),
    "repeated": _repeated,
    "profile": _profile,
}
