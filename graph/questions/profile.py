"""The profile of a thing: everything that is known of it, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.statements.advice import Advice, find_advice
from graph.questions.statements.said import said_of
from graph.questions.statements.themes import Theme, find_lessons
from graph.questions.things.connections import (
    Connection,
    Telling,
    find_connections,
    find_documents,
)
from graph.questions.things.facts import Fact, find_facts, find_unknown
from graph.questions.things.figures import Amount, find_figures
from graph.questions.things.moments import Moment, find_moments
from graph.questions.things.publishing import find_published
from graph.questions.views.families import family
from graph.questions.views.terms import LESSON, MEASURE, RECOMMENDATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.questions.statements.said import Said
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of ``thing``; ``parts`` are counted in.

    ``documents`` tell of it, ``published`` are the documents that it published itself.
    ``lessons`` are by polarity; ``addressed`` the recommendations addressed to it, and
    ``recommendations`` the other ones on it. ``unknown`` names the properties and relations of
    which nothing is known.
    """

    thing: Node
    parts: tuple[Node, ...]
    facts: tuple[Fact, ...]
    statements: int
    documents: tuple[Telling, ...]
    published: tuple[Node, ...]
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
    statements = said_of(view, thing.id)
    facts = find_facts(view, thing)
    recommendations = find_advice(view, _of(statements, RECOMMENDATION))
    measures = find_advice(view, _of(statements, MEASURE))
    documents = tuple(find_documents(view, thing, statements))
    return Profile(
        thing=thing,
        parts=tuple(view.nodes[one] for one in family(view, thing.id)[1:] if one in view.nodes),
        facts=facts,
        statements=len(statements),
        documents=documents,
        published=find_published(view, thing),
        lessons=find_lessons(view, thing, _of(statements, LESSON)),
        addressed=tuple(one for one in recommendations if _is_to(thing, one)),
        recommendations=tuple(one for one in recommendations if not _is_to(thing, one)),
        measures=measures,
        connections=tuple(find_connections(view, thing, statements)),
        figures=tuple(find_figures(view, thing)),
        timeline=find_moments(view, thing, facts, documents, (*recommendations, *measures)),
        unknown=find_unknown(view, thing, facts),
    )


def _of(statements: Iterable[Said], kind: str) -> list[Said]:
    return [one for one in statements if one.node.kind == kind]


def _is_to(thing: Node, advice: Advice) -> bool:
    """Whether it is addressed to the thing."""
    return any(one.id == thing.id for one in advice.addressees)
