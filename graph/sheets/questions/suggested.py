"""Questions that can be asked instead, of which each has an answer in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.followup import Fate, what_became
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    BOTTLENECK,
    CONCERNS,
    LESSON,
    OCCURS_IN,
    ORGANISATION,
    POLARITY,
    POSITIVE,
    RECOMMENDATION,
    SHOWS,
    TRAJECTORY,
)
from graph.sheets.sheet import Point, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.sheets.writer import Writer


def suggestions(writer: Writer, view: View, things: Iterable[Node]) -> Iterator[Point]:
    """Questions about what was named, and two on everything, as far as something answers them."""
    for thing in things:
        for key in _answered(view, thing):
            yield _example(writer, key, writer.naming.title(thing))
    if view.edges_of(OCCURS_IN):
        yield _example(writer, "recurring")
    if any(one.fate is Fate.BROKEN for one in what_became(view).values()):
        yield _example(writer, "broken")


def _example(writer: Writer, key: str, name: str = "") -> Point:
    return Point(Text(writer.say(f"examples.{key}", name=name), question=True))


def _answered(view: View, thing: Node) -> Iterator[str]:
    """Which questions about the thing have an answer."""
    relations = {TRAJECTORY: (ABOUT,), BOTTLENECK: SHOWS, ORGANISATION: (CONCERNS, ADDRESSED_TO)}
    edges = view.incoming(thing.id, *relations.get(thing.kind, ()))
    told = [view.node(one.subject) for one in edges]
    lessons = [one for one in told if one.kind == LESSON]
    if thing.kind == TRAJECTORY:
        yield from ["lessons"] if lessons else []
        yield from ["right"] if any(one.get(POLARITY) == POSITIVE for one in lessons) else []
        yield from ["related"] if told else []
    elif thing.kind == BOTTLENECK:
        yield from ["theme"] if lessons else []
    else:
        yield from ["recommendations"] if any(one.kind == RECOMMENDATION for one in told) else []
        yield from ["profile"] if thing.evidence else []
