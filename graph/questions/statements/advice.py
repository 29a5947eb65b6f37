"""What became of recommendations and measures, by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.statements.retelling import retellings, retold
from graph.questions.statements.said import all_said, said_by_id
from graph.questions.views.dates import certain
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ACCORDING_TO,
    ADDRESSED_TO,
    EXPLICIT,
    FOLLOWS_UP,
    IMPLEMENTS,
    INDEPENDENT,
    PASSED_ON,
    RECOMMENDATION,
    REPORTED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View

STATUSES, CLASSES = "opvolgstatus", "rekenkamerklasse"
OWN_WORD = (REPORTED, PASSED_ON)  # of who had to act, in its own paper or in another's
NOT_YET = "nog-niet-opgevolgd"
DONE = ("opgevolgd", "verankerd")  # statuses after which nothing is left to do


@dataclass(frozen=True, slots=True)
class Status:
    """What a document tells of the follow-up.

    A status, the class of the Court of Audit that it falls in, when it held, by whose word (the
    ledger, ``""`` where unknown), whom the document names as who says so and, where it was done,
    how it is anchored.
    """

    status: str
    audit_class: str
    date: str
    ledger: str
    by: tuple[Node, ...]
    anchoring: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation or measure, to whom, and what became of it, the latest last.

    ``standing`` is the status that counts, ``""`` where no document tells of any; it is ``open``
    while no document says that it was followed up, and none of a measure that carries it out. What
    is not ``given`` is only told of, and nobody has to follow it up.
    """

    statement: Node
    addressees: tuple[Node, ...]
    measures: tuple[Node, ...]
    fates: tuple[Status, ...]
    standing: str
    open: bool
    given: bool


def find_advice(view: View, said: Iterable[Said]) -> tuple[Advice, ...]:
    """The statements with what became of them: first what is open, the latest first.

    What only repeats earlier advice to tell what became of it is left out.
    """
    latest = sorted(
        (one for one in said if one.node.id not in retold(view)), key=lambda one: one.node.id
    )
    latest.sort(key=lambda one: certain(one.date) if one.date else "", reverse=True)
    return tuple(sorted((_advice(view, one) for one in latest), key=lambda one: not one.open))


def _advice(view: View, said: Said) -> Advice:
    statuses, measures = find_statuses(view, said), find_measures(view, said)
    standing = standing_of(statuses)
    return Advice(
        statement=said.node,
        addressees=find_addressees(view, said),
        measures=measures,
        fates=tuple(statuses),
        standing=standing,
        open=standing not in DONE and not measures,
        given=is_given(said.node, statuses),
    )


def is_given(statement: Node, statuses: Sequence[Status]) -> bool:
    """Whether a document itself recommends or promises it, or tells what became of it.

    Else it is a norm, an explanation, or something that was done.
    """
    return bool(statuses) or statement.get(EXPLICIT) == "true"


@kept
def given_advice(view: View) -> frozenset[str]:
    """The IRIs of the recommendations that a document itself gives, or of which one tells the fate.

    Those that only repeat earlier advice are left out.
    """
    return frozenset(
        one.node.id
        for one in all_said(view)
        if one.node.kind == RECOMMENDATION
        and one.node.id not in retold(view)
        and is_given(one.node, find_statuses(view, one))
    )


def find_addressees(view: View, said: Said) -> tuple[Node, ...]:
    """To whom it is addressed, by name."""
    return view.by_title({edge.object for edge in said.outgoing(view, ADDRESSED_TO)})


def find_measures(view: View, said: Said) -> tuple[Node, ...]:
    """What is said to implement it, each once, by IRI."""
    known = said_by_id(view)
    ids = {known[edge.subject].node.id for edge in said.incoming(view, IMPLEMENTS)}
    return tuple(known[id_].node for id_ in sorted(ids))


def find_statuses(view: View, said: Said) -> list[Status]:
    """All that is told of the follow-up, the earliest first; of one day what is furthest first.

    So of two judgements of one day the one that tells of less is the latest. Of the same report in
    other files it is what the earliest tells. What is told of a later repetition is told of it.
    """
    edges = said.incoming(view, FOLLOWS_UP)
    for later in retellings(view).get(said.node.id, ()):
        edges = [*edges, *view.incoming(later, FOLLOWS_UP)]
    if not edges:
        return []
    nodes = [view.nodes[id_] for id_ in sorted({edge.subject for edge in edges})]
    told = sorted(nodes, key=lambda one: certain(view.first(one.evidence)), reverse=True)
    statuses = {
        (*node.properties, *sorted(view.sources(node.evidence))): _status(view, node)
        for node in told
    }
    order = [concept.code for concept in view.schema.members[STATUSES]]
    return sorted(
        statuses.values(),
        key=lambda one: (_day(one.date), -order.index(one.status), one.ledger),
    )


def _day(date: str) -> str:
    """When it held for certain; what has no date is the earliest, so that it decides nothing."""
    return certain(date) if date else ""


def _status(view: View, node: Node) -> Status:
    concept = view.schema.concept(STATUSES, node.get("status") or "")
    classes = [view.schema.concepts[one] for one in concept.close]
    return Status(
        status=concept.code,
        audit_class=next((one.code for one in classes if one.scheme == CLASSES), ""),
        date=node.get("date") or view.first(node.evidence),
        ledger=node.get("ledger") or "",
        by=view.by_title({edge.object for edge in view.outgoing(node.id, ACCORDING_TO)}),
        anchoring=(node.get("anchoring") or "") if concept.code in DONE else "",
        evidence=node.evidence,
    )


def latest(statuses: Sequence[Status], *ledgers: str) -> Status | None:
    """The last that is told by one of these ledgers."""
    return next((one for one in reversed(statuses) if one.ledger in ledgers), None)


def judgement(statuses: Sequence[Status]) -> Status | None:
    """The one that counts: the latest independent one, else the latest by who had to act.

    That it was not done yet counts no more once a later document says what became of it.
    """
    independent, own = latest(statuses, INDEPENDENT), latest(statuses, *OWN_WORD)
    if independent is not None and own is not None and independent.status == NOT_YET:
        independent = None if _day(independent.date) < _day(own.date) else independent
    return independent or own or latest(statuses, "")


def standing_of(statuses: Sequence[Status]) -> str:
    """The status that counts, ``""`` where none is told."""
    judged = judgement(statuses)
    return "" if judged is None else judged.status
