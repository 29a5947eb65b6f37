"""What happened to a thing when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.dates import certain
from graph.questions.views.terms import DATES, FOLLOWUP, PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Evidence, Node
    from graph.questions.statements.advice import Advice
    from graph.questions.things.connections import Telling
    from graph.questions.things.facts import Fact
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened when: ``what`` is a property that holds a date, or the kind of follow-up."""

    date: str
    what: str
    thing: Node
    curated: bool
    evidence: tuple[Evidence, ...] = ()


def find_moments(
    view: View,
    thing: Node,
    facts: Iterable[Fact],
    documents: Iterable[Telling],
    advice: Iterable[Advice],
) -> tuple[Moment, ...]:
    """The dates of the thing, of the documents on it and of what became of advice, by date."""
    found = [
        *_of_facts(view, thing, facts),
        *(
            Moment(published, PUBLISHED, one.document, curated=False, evidence=one.evidence)
            for one in documents
            if (published := one.document.get(PUBLISHED)) is not None
        ),
        *(
            Moment(fate.date, FOLLOWUP, one.statement, curated=False, evidence=fate.evidence)
            for one in advice
            for fate in one.fates
            if fate.date
        ),
    ]
    return tuple(sorted(found, key=lambda one: (certain(one.date), one.what, one.thing.id)))


def _of_facts(view: View, thing: Node, facts: Iterable[Fact]) -> Iterator[Moment]:
    for one in facts:
        property_ = view.schema.properties.get(one.name)
        if property_ is not None and property_.datatype in DATES and isinstance(one.value, str):
            yield Moment(one.value, one.name, thing, one.curated, one.evidence)
