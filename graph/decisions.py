"""What the ledger of decisions amounts to: the overlay on the contributions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

from graph.model import Action
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Decision


@dataclass(frozen=True, slots=True)
class Overlay:
    """What holds after all decisions: targets rejected or accepted, and what was merged into what.

    ``merged`` leads to the last of a chain of merges.
    """

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)


def check(decision: Decision) -> None:
    """Raise StoreError when nothing could ever follow from the decision, saying why."""
    if decision.action not in get_args(Action):
        raise StoreError(f"{decision.action!r} is geen besluit dat leergraaf kent.")
    if len(decision.target.split(" ")) not in {1, 3} or not all(decision.target.split(" ")):
        raise StoreError(f"{decision.target!r} is geen ding en geen verband.")
    if not decision.who.strip():
        raise StoreError("Een besluit zegt wie besloot.")
    if (decision.action == "merge") != (decision.into is not None):
        raise StoreError("Samenvoegen, en niets anders, noemt het ding dat blijft bestaan.")
    if decision.into == decision.target:
        raise StoreError(f"{decision.target}: een ding kan niet in zichzelf opgaan.")
    moment(decision.when)


def moment(when: str) -> datetime:
    """The moment that ``when`` names; other than ISO 8601 in UTC raises StoreError."""
    try:
        found = datetime.fromisoformat(when)
    except ValueError as error:
        raise StoreError(f"{when!r} is geen tijdstip.") from error
    if found.utcoffset() != timedelta(0):
        raise StoreError(f"{when!r} is geen tijdstip in UTC.")
    return found.astimezone(UTC)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions by the moment they were taken."""
    return sorted(decisions, key=lambda decision: (moment(decision.when), decision.id))


def overlay(decisions: Iterable[Decision]) -> Overlay:
    """The overlay that ``decisions`` add up to: of those on one target the last one holds."""
    rejected: set[str] = set()
    accepted: set[str] = set()
    merged: dict[str, str] = {}
    for decision in _standing(in_order(decisions)):
        rejected.discard(decision.target)
        accepted.discard(decision.target)
        merged.pop(decision.target, None)
        if decision.action == "reject":
            rejected.add(decision.target)
        elif decision.action == "accept":
            accepted.add(decision.target)
        elif decision.into is not None and _end(merged, decision.into) != decision.target:
            merged[decision.target] = decision.into
    ends = {source: _end(merged, source) for source in merged}
    return Overlay(frozenset(rejected), frozenset(accepted), ends)


def in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By target, the decision that holds on it."""
    return {decision.target: decision for decision in _standing(in_order(decisions))}


def withdrawal(decisions: Iterable[Decision], document: str) -> Decision | None:
    """The last time that the document was withdrawn, ``None`` where nobody said so.

    Nothing else follows from it: the document may have come back since.
    """
    withdrawn = [one for one in decisions if (one.action, one.target) == ("withdraw", document)]
    return next(reversed(in_order(withdrawn)), None)


def _standing(decisions: list[Decision]) -> list[Decision]:
    """The decisions that no standing decision undid; an undo can itself be undone."""
    undos: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.action == "undo":
            undos.setdefault(decision.target, []).append(decision)

    def stands(decision: Decision) -> bool:
        return not any(stands(undo) for undo in undos.get(decision.id, ()))

    return [one for one in decisions if one.action not in {"undo", "withdraw"} and stands(one)]


def _end(merged: Mapping[str, str], id_: str) -> str:
    while id_ in merged:
        id_ = merged[id_]
    return id_
