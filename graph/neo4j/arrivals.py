"""What comes into the store together, and what goes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.neo4j import documents
from graph.neo4j.contents import Claims
from graph.neo4j.documents import Known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import neo4j

    from graph.model import Contribution
    from graph.store import Origin, Put


class Arrival(NamedTuple):
    """A contribution to put in, and the places where its document will stand.

    ``gone`` is what goes for it, by document: its earlier contribution, what stood in its place.
    """

    contribution: Contribution
    fingerprint: str
    paths: frozenset[str]
    gone: Mapping[str, Claims]

    @property
    def claims(self) -> Claims:
        """What it claims."""
        one = self.contribution
        return Claims(one.document, one.nodes, one.edges)


def arriving(transaction: neo4j.ManagedTransaction, puts: Sequence[Put]) -> list[Arrival]:
    """The first of ``puts``, as many as have no document or place to do with each other."""
    paths = {origin.location for _, origin in puts if origin.location is not None}
    held = documents.located(transaction, paths)
    together = puts[: _unrelated(puts, held)]
    concerned = {one.document.id for one, _ in together} | {
        held[origin.location] for _, origin in together if origin.location in held
    }
    known = documents.find(transaction, concerned)
    return [_arrival(contribution, origin, held, known) for contribution, origin in together]


def _unrelated(puts: Sequence[Put], held: Mapping[str, str]) -> int:
    """How many of them, from the first, concern no document or place that another does."""
    concerned: set[str] = set()
    for number, (contribution, origin) in enumerate(puts):
        these = {contribution.document.id}
        if origin.location is not None:
            these |= {origin.location, held.get(origin.location, origin.location)}
        if not concerned.isdisjoint(these):
            return number
        concerned |= these
    return len(puts)


def _arrival(
    contribution: Contribution,
    origin: Origin,
    held: Mapping[str, str],
    known: Mapping[str, Known],
) -> Arrival:
    document, place = contribution.document.id, origin.location
    earlier = known.get(document)
    paths = frozenset() if earlier is None else earlier.paths
    gone = {} if earlier is None else {document: earlier.claims}
    if place is not None:
        paths |= {place}
        other = held.get(place, document)
        if other != document and known[other].paths == {place}:
            gone[other] = known[other].claims
    return Arrival(contribution, origin.fingerprint, paths, gone)
