"""Which things are told of most: in the most documents, or by the most statements of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.asking.facts import kind_called
from graph.questions.asking.finding import all_statements, find_statements
from graph.questions.asking.fitting import documents_of
from graph.questions.things.ministries import is_ministry
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    CITES,
    CONCERNS,
    DOCUMENT,
    LAW,
    LESSON,
    MEASURE,
    ORGANISATION,
    RECOMMENDATION,
    STATEMENT,
    TRAJECTORY,
)
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Evidence
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

FIRST = 10  # that are told
WHICH = re.compile(r"\b(?:welke?|which) (\w+)")
MOST = re.compile(r"\b(?:meeste|most) (\w+)")
MINISTRIES = re.compile(r"\b(?:ministerie|departement|ministr)")
LAWS = re.compile(r"\b(?:welke|which) (?:wet|wetten|laws?)\b")
TIES = {  # by which statements are on a thing
    ORGANISATION: (CONCERNS, ADDRESSED_TO),
    TRAJECTORY: (ABOUT,),
    LAW: (CITES,),
}
TOLD_TO = (RECOMMENDATION, MEASURE)  # what is addressed to somebody
COUNTED = (LESSON, *TOLD_TO)


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing, how much tells of it, and where that stands."""

    thing: Node
    number: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """The things of a ``kind`` of which most is told, the first of a ``total``, most first.

    ``counted`` is the kind of what is counted: documents, or statements of a kind, of one
    ``polarity`` where that is asked; ``ministries`` is whether only these were asked for.
    """

    kind: str
    counted: str
    polarity: str | None
    first: tuple[Standing, ...]
    total: int
    ministries: bool = False


def standings(view: View, asked: Understood) -> Standings | None:
    """The things of the kind that is asked for, by how much tells of them; none where none is."""
    folded = fold(asked.text)
    kind = LAW if LAWS.search(folded) else _kind(view, WHICH, folded)
    kind = kind if kind in TIES else ORGANISATION
    counted = _kind(view, MOST, folded)
    counted = counted if counted in COUNTED else LESSON if asked.polarity else DOCUMENT
    polarity = asked.polarity if counted == LESSON else None
    asked = uncounted(view, asked)
    told = _of_documents(view, asked, kind) if counted == DOCUMENT else {}
    told = told or _of_statements(view, asked, kind, counted)
    ministries = MINISTRIES.search(folded) is not None
    rows = [
        Standing(view.node(id_), len(found), tuple(found.values()))
        for id_, found in told.items()
        if not ministries or is_ministry(view.schema, id_)
    ]
    rows.sort(key=lambda one: (-one.number, one.thing.title, one.thing.id))
    first = tuple(rows[:FIRST])
    return Standings(kind, counted, polarity, first, len(rows), ministries) if rows else None


def uncounted(view: View, asked: Understood) -> Understood:
    """The question but for the words that only say what is counted."""
    return replace(asked, terms=tuple(one for one in asked.terms if not kind_called(view, [one])))


def _kind(view: View, asked: re.Pattern[str], folded: str) -> str | None:
    return next(filter(None, (kind_called(view, [word]) for word in asked.findall(folded))), None)


def _of_documents(view: View, asked: Understood, kind: str) -> dict[str, dict[str, Evidence]]:
    """By thing, one place in every document that names it, where nothing else is asked of it."""
    if asked.things or asked.terms:
        return {}
    found: dict[str, dict[str, Evidence]] = {}
    allowed = documents_of(view, asked)
    for node in view.of_kind(kind):
        for one in node.evidence:
            if view.document(one) in allowed:
                found.setdefault(node.id, {}).setdefault(view.document(one), one)
    return found


def _of_statements(
    view: View, asked: Understood, kind: str, counted: str
) -> dict[str, dict[str, Evidence]]:
    """By thing, one place of every statement on it, or of every document that has one."""
    found: dict[str, dict[str, Evidence]] = {}
    for statement, id_ in _tied(view, asked, kind, counted):
        for one in statement.evidence[:1] if counted != DOCUMENT else statement.evidence:
            key = view.document(one) if counted == DOCUMENT else statement.id
            found.setdefault(id_, {}).setdefault(key, one)
    return found


def _tied(view: View, asked: Understood, kind: str, counted: str) -> Iterator[tuple[Node, str]]:
    """The statements of what is asked, with the things of a kind that they are on or told to."""
    ties = (ADDRESSED_TO,) if kind == ORGANISATION and counted in TOLD_TO else TIES[kind]
    kinds = view.schema.concrete(STATEMENT if counted == DOCUMENT else counted)
    hits = find_statements(view, asked, kinds) if asked.terms else ()
    statements = [one.found for one in hits] if asked.terms else all_statements(view, asked)
    for statement in statements:
        if isinstance(statement, Node) and statement.kind in kinds:
            for edge in view.outgoing(statement.id, *ties):
                if view.node(edge.object).kind == kind:
                    yield statement, edge.object
