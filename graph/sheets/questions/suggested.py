"""Questions to begin with, or that can be asked instead; each has an answer in the store."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.questions.followup import Fate, what_became
from graph.questions.things.ministries import ministries
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    BOTTLENECK,
    CONCERNS,
    EXPLICIT,
    LESSON,
    OCCURS_IN,
    ORGANISATION,
    POLARITY,
    POSITIVE,
    RECOMMENDATION,
    SHOWS,
    TRAJECTORY,
)
from graph.sheets.articles import with_article
from graph.sheets.naming import uncapitalise
from graph.sheets.sheet import Point, Text
from graph.support import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.sheets.writer import Writer


def beginnings(writer: Writer, view: View) -> Iterator[str]:
    """Questions on everything, and on what most is told of, for who knows nothing of the store."""
    naming = writer.naming
    for key in _on_everything(view):
        yield _question(writer, key)
    if (right := _most(view, (ABOUT,), _is_right)) is not None:
        yield _question(writer, "right", naming.title(right))
    if (theme := _most(view, SHOWS, _is_lesson)) is not None:
        yield _question(writer, "theme", uncapitalise(naming.title(theme)))
    if (like := _like_another(view)) is not None:
        yield _question(writer, "related", naming.title(like))
    if (told := _most(view, (ADDRESSED_TO,), _is_advice, _is_under_ministry(view))) is not None:
        yield _question(writer, "recommendations", naming.title(told))
        yield _question(writer, "ministry", naming.title(told))


def _is_lesson(statement: Node) -> bool:
    return statement.kind == LESSON


def _is_right(statement: Node) -> bool:
    return statement.kind == LESSON and statement.get(POLARITY) == POSITIVE


def _is_advice(statement: Node) -> bool:
    return statement.kind == RECOMMENDATION and statement.get(EXPLICIT) == "true"


def _is_under_ministry(view: View) -> Callable[[str], bool]:
    return lambda organisation: bool(ministries(view, organisation))


def _most(
    view: View,
    relations: Iterable[str],
    wanted: Callable[[Node], bool],
    of: Callable[[str], bool] = bool,
) -> Node | None:
    """Of the things ``of`` a sort that to which most of the ``wanted`` statements stand so.

    Only what is sure counts: a question to begin with has to have a good answer.
    """
    edges = (edge for relation in relations for edge in view.edges_of(relation))
    told = Counter(
        one.object
        for one in edges
        if wanted(said := view.node(one.subject))
        and not is_doubtful(said.evidence)
        and not is_doubtful(one.evidence)
    )
    return _first(view, Counter({id_: number for id_, number in told.items() if of(id_)}))


def _like_another(view: View) -> Node | None:
    """The trajectory that has most bottlenecks of which another has some too."""
    roots: dict[str, set[str]] = {}
    for edge in view.edges_of(OCCURS_IN):
        roots.setdefault(edge.subject, set()).add(view.root(edge.object))
    shared = [one for found in roots.values() if len(found) > 1 for one in found]
    return _first(view, Counter(shared))


def _first(view: View, counts: Counter[str]) -> Node | None:
    best = min(counts, key=lambda id_: (-counts[id_], id_), default=None)
    return None if best is None else view.node(best)


def suggestions(writer: Writer, view: View, things: Iterable[Node]) -> Iterator[Point]:
    """Questions about what was named, and some on everything, as far as something answers them."""
    questions = [
        *(
            _question(writer, key, writer.naming.title(thing))
            for thing in things
            for key in _answered(view, thing)
        ),
        *(_question(writer, key) for key in _on_everything(view)),
    ]
    for one in questions:
        yield Point(Text(one, question=True))


def _question(writer: Writer, key: str, name: str = "") -> str:
    return writer.say(f"examples.{key}", name=with_article(writer.say, name))


def _on_everything(view: View) -> Iterator[str]:
    """Which questions that name nothing have an answer."""
    if view.edges_of(OCCURS_IN):
        yield "recurring"
    fates = {one.fate for one in what_became(view).values()}
    if Fate.BROKEN in fates:
        yield "broken"
    elif Fate.OPEN in fates:
        yield "open"


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
        yield from ["ministry"] if ministries(view, thing.id) else []
