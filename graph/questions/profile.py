"""The profile of a thing: everything that is known of it, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.model import Node
from graph.questions.statements.advice import Advice, find_advice
from graph.questions.statements.themes import Theme, find_lessons
from graph.questions.things.facts import Fact, find_facts, find_unknown
from graph.questions.things.moments import PUBLISHED, Moment, find_moments
from graph.questions.views.scope import scope
from graph.questions.views.view import DOCUMENT, SHOWS, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import Edge, Evidence
    from graph.questions.views.view import View

LESSON, RECOMMENDATION, MEASURE = "Lesson", "Recommendation", "Measure"
QUANTIFIES = "quantifies"


@dataclass(frozen=True, slots=True)
class Told:
    """A document that tells of the thing, in how many statements."""

    document: Node
    statements: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """Another thing that statements on this thing name."""

    thing: Node
    statements: int
    documents: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, and the trajectory it is given for."""

    figure: Node
    trajectory: Node
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of ``thing``; ``parts`` are counted in.

    ``lessons`` are by polarity; ``addressed`` the recommendations addressed to it, and
    ``recommendations`` the other ones on it. ``unknown`` names the properties and relations of
    which nothing is known.
    """

    thing: Node
    parts: tuple[Node, ...]
    facts: tuple[Fact, ...]
    statements: int
    documents: tuple[Told, ...]
    lessons: Mapping[str, tuple[Theme, ...]]
    addressed: tuple[Advice, ...]
    recommendations: tuple[Advice, ...]
    measures: tuple[Advice, ...]
    connections: tuple[Connection, ...]
    figures: tuple[Amount, ...]
    timeline: tuple[Moment, ...]
    unknown: tuple[str, ...]


def profile(view: View, thing: Node) -> Profile:
    """The profile of the thing, as it is known in the view."""
    thing = view.nodes.get(thing.id) or Node(thing.id, thing.kind, thing.properties)
    family = scope(view).family(thing.id)
    statements = scope(view).statements(thing)
    facts = find_facts(view, thing)
    addressed, others = _split(view, thing, _of(statements, RECOMMENDATION))
    measures = find_advice(view, _of(statements, MEASURE))
    documents = tuple(_documents(view, thing, statements))
    advice = (*addressed, *others, *measures)
    return Profile(
        thing=thing,
        parts=tuple(view.nodes[one] for one in family[1:] if one in view.nodes),
        facts=facts,
        statements=len(statements),
        documents=documents,
        lessons=find_lessons(view, thing, _of(statements, LESSON)),
        addressed=addressed,
        recommendations=others,
        measures=measures,
        connections=tuple(_connections(view, set(family), statements)),
        figures=tuple(_figures(view, thing, family)),
        timeline=find_moments(
            view, thing, facts, ((one.document, one.evidence) for one in documents), advice
        ),
        unknown=find_unknown(view, thing, facts),
    )


def _of(statements: Iterable[Node], kind: str) -> list[Node]:
    return [one for one in statements if one.kind == kind]


def _split(
    view: View, thing: Node, recommendations: Sequence[Node]
) -> tuple[tuple[Advice, ...], tuple[Advice, ...]]:
    """The recommendations addressed to the thing, and the others."""
    found = find_advice(view, recommendations)
    to = [one for one in found if any(node.id == thing.id for node in one.addressees)]
    ids = {one.statement.id for one in to}
    return tuple(to), tuple(one for one in found if one.statement.id not in ids)


def _documents(view: View, thing: Node, statements: Iterable[Node]) -> Iterator[Told]:
    """The documents that tell of the thing, by date; a repeated one is the one it repeats."""
    if thing.kind == DOCUMENT:
        return
    told: dict[str, set[Evidence]] = {}
    numbers: dict[str, int] = {}
    for one in statements:
        for source in view.sources(one.evidence):
            numbers[source] = numbers.get(source, 0) + 1
    for one in (thing, *statements):
        for evidence in one.evidence:
            told.setdefault(view.originals[view.document(evidence)], set()).add(evidence)
    for document in sorted(map(view.node, told), key=_by_date):
        yield Told(document, numbers.get(document.id, 0), sort_evidence(told[document.id]))


def _by_date(document: Node) -> tuple[str, str]:
    return document.get(PUBLISHED) or "9999", document.id


def _connections(view: View, family: set[str], statements: Iterable[Node]) -> list[Connection]:
    """What else the statements name, bottlenecks excepted, what most documents do first."""
    edges: dict[str, list[Edge]] = {}
    for one in statements:
        for edge in view.outgoing(one.id):
            if edge.relation not in SHOWS and edge.object not in family:
                edges.setdefault(edge.object, []).append(edge)
    found = []
    for id_, told in edges.items():
        node = view.node(id_)
        if not view.schema.is_a(node.kind, STATEMENT):
            evidence = tuple(dict.fromkeys(e for edge in told for e in edge.evidence))
            number = len({edge.subject for edge in told})
            found.append(Connection(node, number, len(view.sources(evidence)), evidence))
    kinds = list(view.schema.kinds)
    return sorted(
        found,
        key=lambda one: (
            kinds.index(one.thing.kind),
            -one.documents,
            -one.statements,
            one.thing.title,
            one.thing.id,
        ),
    )


def _figures(view: View, thing: Node, family: Sequence[str]) -> Iterator[Amount]:
    """The figures that documents give for it, or that the document gives, by date and text."""
    if thing.kind == DOCUMENT:
        edges = scope(view).figures.get(thing.id, [])
    else:
        told = (edge for id_ in family for edge in view.incoming(id_, QUANTIFIES))
        edges = [one for one in told if scope(view).is_own(one.evidence)]
    for edge in sorted(edges, key=lambda one: (view.first(one.evidence), one.key)):
        yield Amount(view.node(edge.subject), view.node(edge.object), edge.evidence)
