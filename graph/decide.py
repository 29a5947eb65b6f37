"""Taking a decision: only on what there is, and only what can be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.decisions import check, overlay
from graph.model import Decision
from ontology.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    from graph.model import Action
    from graph.store import Store

WITHDRAWN_INSTEAD = {"reject", "merge"}  # what cannot be done to a document


def decide(
    store: Store, action: Action, target: str, who: str, why: str, *, into: str | None = None
) -> Decision:
    """Record that ``who`` decided this now, and return the decision.

    ``target`` and ``into`` are as in ``Decision``. What is not in the store raises NotFoundError;
    merging what a merge cannot join raises StoreError.
    """
    decision = Decision(action, target, who, now(), why, into)
    check(decision)
    if action == "undo":
        _require_decision(store, target)
    else:
        _require_things(store, target)
    if action in WITHDRAWN_INSTEAD:
        _refuse_document(store, target)
    if into is not None:
        _require_same_kind(store, target, into)
    store.record(decision)
    return decision


def withdraw(store: Store, document: str, who: str, why: str) -> Decision:
    """Take a document out of the store, and record that ``who`` did so now; the decision.

    It is recorded first: what is gone is never without the word of who took it out. A document
    that is not in the store raises NotFoundError.
    """
    decision = Decision("withdraw", document, who, now(), why)
    check(decision)
    if all(record.document.id != document for record in store.documents()):
        raise NotFoundError(f"{document} is geen document in deze opslag.")
    store.record(decision)
    store.withdraw(document)
    return decision


def now() -> str:
    """This moment, in UTC, as a decision says it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _require_decision(store: Store, id_: str) -> None:
    found = next((decision for decision in store.decisions() if decision.id == id_), None)
    if found is None:
        raise NotFoundError(f"{id_} is geen besluit in deze opslag.")
    if found.action == "withdraw":
        raise StoreError("Een teruggetrokken document komt terug door het opnieuw in te lezen.")


def _require_things(store: Store, target: str) -> None:
    """The target is a thing or an edge that some document tells of, rejected or not."""
    parts = target.split(" ")
    touched = {decision.target for decision in store.decisions()}
    if target in touched:
        return
    if len(parts) == 1 and store.node(target) is None:
        raise NotFoundError(f"{target} staat niet in deze opslag.")
    if len(parts) > 1 and all(edge.key != tuple(parts) for edge in store.edges(parts[0])):
        raise NotFoundError(f"Dit verband staat niet in deze opslag: {target}.")


def _refuse_document(store: Store, target: str) -> None:
    """What a document says falls with it only when it is withdrawn."""
    node = store.node(target)
    if node is not None and node.kind == "Document":
        raise StoreError(
            f"{node.title}: een document wordt niet verworpen of samengevoegd, maar teruggetrokken "
            "(leergraaf withdraw)."
        )


def _require_same_kind(store: Store, target: str, into: str) -> None:
    source, kept = _kind(store, target), _kind(store, into)
    if source != kept:
        labels = [store.schema.kind(kind).labels["nl"].lower() for kind in (source, kept)]
        raise StoreError(f"Samenvoegen kan niet: het ene is {labels[0]}, het andere {labels[1]}.")
    if overlay(store.decisions()).merged.get(into) == target:
        raise StoreError(f"{into} is zelf opgegaan in {target}; neem dat eerst terug.")


def _kind(store: Store, id_: str) -> str:
    node = store.node(id_)
    concept = store.schema.concepts.get(id_)
    if node is not None:
        return node.kind
    if concept is None or concept.kind is None:
        raise NotFoundError(f"{id_} staat niet in deze opslag en niet in de ontologie.")
    return concept.kind
