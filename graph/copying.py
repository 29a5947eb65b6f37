"""All that one store holds put into another, whatever kinds of store they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.batches import put_in_batches
from graph.digest import Inventory, inventory
from graph.store import Origin
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import DocumentRecord, Put, Store


@dataclass(frozen=True, slots=True)
class Move:
    """A document to put into the target, and at which of its locations it stands there."""

    record: DocumentRecord
    locations: tuple[str, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """How it comes into the target: once for each location, or once without any."""
        return tuple(Origin(at, self.record.fingerprint) for at in self.locations or (None,))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be put into the target: what it lacks, or holds otherwise than the source.

    ``wanted`` is all of the source. ``others`` is what the target holds and the source does not, or
    not alike.
    """

    wanted: Inventory
    others: Inventory
    moves: tuple[Move, ...]
    decisions: frozenset[str]
    concepts: frozenset[str]

    @property
    def present(self) -> int:
        """How many documents of the source the target has as they are."""
        return len(self.wanted.documents) - len(self.moves)


def make_plan(source: Store, target: Store, *, merge: bool = False) -> Plan:
    """How the target comes to hold all of the source; nothing is written yet.

    A target that holds something else raises StoreError, unless ``merge`` is true: then what only
    the target holds stays, and a document that both hold becomes as it is in the source.
    """
    wanted, held = inventory(source), inventory(target)
    others, missing = held.beyond(wanted), wanted.beyond(held)
    if others != Inventory({}, {}, {}) and not merge:
        raise StoreError(
            f"De bestemming houdt iets anders dan de bron ({amounts(others)}); kies een lege "
            "bestemming, of voeg beide samen met --merge."
        )
    return Plan(
        wanted,
        others,
        tuple(_moves(source, target, missing)),
        frozenset(missing.decisions),
        frozenset(missing.concepts),
    )


def _moves(source: Store, target: Store, missing: Inventory) -> Iterator[Move]:
    """The documents that the target lacks, or does not know to stand where they stand.

    A location is taken from another document only where the source has another one for that: a
    document that loses its last location is withdrawn.
    """
    records = {one.document.id: one for one in source.documents()}
    there = {one.document.id: one for one in target.documents()}
    holders = {at: id_ for id_, one in there.items() for at in one.locations}
    for id_, record in sorted(records.items()):
        locations = []
        for at in record.locations:
            holder = records.get(holders.get(at, id_))
            if holder is not None and holder.locations:
                locations.append(at)
        move = Move(record, tuple(locations))
        if id_ in missing.documents or not _stands(move, there[id_]):
            yield move


def _stands(move: Move, there: DocumentRecord) -> bool:
    """Whether the target knows where the document stands and how it was read."""
    return (
        set(move.locations) <= set(there.locations) and move.record.fingerprint == there.fingerprint
    )


def carry_out(plan: Plan, source: Store, target: Store) -> Iterator[Move]:
    """Put what is planned into the target, telling of each document when it is there.

    Only the target is written to, in transactions of whole documents; what was broken off is
    finished by another plan. Concepts come first, since documents use them, and decisions last.
    """
    concepts = [one for one in source.added_concepts() if one.id in plan.concepts]
    if concepts:
        target.add_concepts(concepts)
    told = put_in_batches(target, _puts(plan, source))
    for move in plan.moves:
        for _, refused in islice(told, len(move.origins)):
            if refused is not None:
                raise refused
        yield move
    for decision in source.decisions():
        if decision.id in plan.decisions:
            target.record(decision)


def _puts(plan: Plan, source: Store) -> Iterator[Put]:
    for move in plan.moves:
        contribution = source.contribution(move.record.document.id)
        yield from ((contribution, origin) for origin in move.origins)


def amounts(held: Inventory) -> str:
    """How much it is, in words.

    >>> amounts(Inventory({"a": "1", "b": "2"}, {}, {"c": "3"}))
    '2 documenten, 0 besluiten, 1 begrip'
    """
    counted = (
        (len(held.documents), "document", "documenten"),
        (len(held.decisions), "besluit", "besluiten"),
        (len(held.concepts), "begrip", "begrippen"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted)
