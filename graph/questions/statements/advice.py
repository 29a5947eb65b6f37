"""What became of recommendations and measures, by the word of the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.view import ADDRESSED_TO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

FOLLOWS_UP, IMPLEMENTS = "followsUp", "implements"
INDEPENDENT = "onafhankelijk"
CLOSED = ("opgevolgd", "verankerd")  # statuses after which nothing is left to do


@dataclass(frozen=True, slots=True)
class Fate:
    """What a document says became of a statement; ``""`` where it does not say.

    ``date`` is when that held, or else when the document was published.
    """

    status: str
    ledger: str
    anchoring: str
    date: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation or measure, to whom, and what became of it, the latest last.

    ``standing`` is the latest status, ``""`` where no document tells of any; it is ``open`` while
    no document says that it was followed up.
    """

    statement: Node
    addressees: tuple[Node, ...]
    measures: tuple[Node, ...]
    fates: tuple[Fate, ...]
    standing: str
    open: bool


def find_advice(view: View, statements: Iterable[Node]) -> tuple[Advice, ...]:
    """The statements with what became of them: first what is open, the latest first."""
    found = [_advice(view, one) for one in statements]
    dates = {one.statement.id: view.first(one.statement.evidence) for one in found}
    found.sort(key=lambda one: one.statement.id)
    found.sort(key=lambda one: dates[one.statement.id], reverse=True)
    return tuple(sorted(found, key=lambda one: not one.open))


def _advice(view: View, statement: Node) -> Advice:
    fates = [
        _fate(view, view.node(edge.subject), edge.evidence)
        for edge in view.incoming(statement.id, FOLLOWS_UP)
    ]
    fates.sort(key=lambda one: (one.date, one.ledger == INDEPENDENT, one.status))
    standing = fates[-1].status if fates else ""
    return Advice(
        statement=statement,
        addressees=_ends(view, (e.object for e in view.outgoing(statement.id, ADDRESSED_TO))),
        measures=_ends(view, (e.subject for e in view.incoming(statement.id, IMPLEMENTS))),
        fates=tuple(fates),
        standing=standing,
        open=standing not in CLOSED,
    )


def _fate(view: View, followup: Node, evidence: tuple[Evidence, ...]) -> Fate:
    return Fate(
        status=followup.get("status") or "",
        ledger=followup.get("ledger") or "",
        anchoring=followup.get("anchoring") or "",
        date=followup.get("date") or view.first(evidence),
        evidence=evidence,
    )


def _ends(view: View, ids: Iterable[str]) -> tuple[Node, ...]:
    return tuple(sorted(map(view.node, ids), key=lambda one: (one.title, one.id)))
