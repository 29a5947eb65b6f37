"""In what two trajectories differ: what is known of both and not the same, and what of one only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.statements.said import said_of
from graph.questions.statements.themes import find_lessons
from graph.questions.things.facts import find_facts
from graph.questions.views.terms import BOTTLENECK, LESSON, NEGATIVE
from graph.support import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.questions.statements.themes import Theme
    from graph.questions.things.facts import Fact
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Difference:
    """What each of two things has by one property or relation, ``name``; never the same."""

    name: str
    one: tuple[Fact, ...]
    other: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two trajectories, what is known of both and differs, and the bottlenecks of only one of them.

    ``only_one`` and ``only_other`` are what went wrong according to lessons on the one and on no
    part of the other, of which at least one is sure.
    """

    one: Node
    other: Node
    differences: tuple[Difference, ...]
    only_one: tuple[Theme, ...]
    only_other: tuple[Theme, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is known that sets the two apart."""
        return not (self.differences or self.only_one or self.only_other)


def contrast(view: View, one: Node, other: Node) -> Contrast:
    """In what two trajectories differ, as far as the ontology and the documents tell."""
    alike = view.root(one.id) == view.root(other.id)
    wrong = ({}, {}) if alike else (_wrong(view, one), _wrong(view, other))
    return Contrast(
        one=one,
        other=other,
        differences=tuple(_differences(view, one, other)),
        only_one=_only(*wrong),
        only_other=_only(*reversed(wrong)),
    )


def _differences(view: View, one: Node, other: Node) -> Iterator[Difference]:
    """The properties and relations of which both have a value, and none that is of both."""
    ours, theirs = _outgoing(view, one), _outgoing(view, other)
    for name, facts in ours.items():
        if name in theirs and {*map(_value, facts)}.isdisjoint(map(_value, theirs[name])):
            yield Difference(name, facts, theirs[name])


def _outgoing(view: View, thing: Node) -> dict[str, tuple[Fact, ...]]:
    found = (one for one in find_facts(view, thing) if one.outgoing)
    return {name: tuple(facts) for name, facts in groupby(found, key=lambda one: one.name)}


def _value(fact: Fact) -> str:
    return fact.value.id if isinstance(fact.value, Node) else fact.value


def _wrong(view: View, trajectory: Node) -> Mapping[str, Theme]:
    """What went wrong there, or in the whole that it is of, by the bottleneck that it shows."""
    lessons = [one for one in said_of(view, view.root(trajectory.id)) if one.node.kind == LESSON]
    themes = find_lessons(view, trajectory, lessons).get(NEGATIVE, ())
    return {
        one.topic.id: one
        for one in themes
        if one.topic is not None and one.topic.kind == BOTTLENECK
    }


def _only(ours: Mapping[str, Theme], theirs: Mapping[str, Theme]) -> tuple[Theme, ...]:
    """The themes of the one and not of the other, but those of which nothing is sure."""
    sure = (one for id_, one in ours.items() if id_ not in theirs)
    return tuple(one for one in sure if not is_doubtful(one.evidence))
