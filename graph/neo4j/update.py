"""One change of the store, inside one transaction: what goes, what comes, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graph.neo4j import claiming, documents, edges, ledger, queries
from graph.neo4j.arrivals import arriving
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.effects import Effect
from graph.neo4j.states import (
    HIDDEN,
    Settlement,
    State,
    plain_state,
    read_states,
    read_things,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import neo4j

    from graph.model import Decision, Node
    from graph.neo4j.arrivals import Arrival
    from graph.neo4j.contents import Claims
    from graph.neo4j.effects import Decided
    from graph.neo4j.naming import Naming
    from graph.store import Put


class Update:
    """A change under way; ``follow`` ends it.

    The claims of a document are taken out of the graph and laid in again whenever what they come
    to may have changed; so the graph is always what all claims and all decisions say together.
    Things that no decision bears on, most of them, are written at once.
    """

    def __init__(self, transaction: neo4j.ManagedTransaction, naming: Naming) -> None:
        self._transaction = transaction
        self._naming = naming
        recorded = ledger.lock(transaction)
        self._decided = bool(recorded)
        self._before = ledger.carried_out(transaction, recorded)
        self._borne_on = self._before.borne_on
        self._fresh: list[Claims] = []  # what is put in
        self._plain: set[str] = set()  # things that were written at once, with their evidence
        self._touched: set[str] = set()  # things to look at again

    # What goes

    def take_out(self, document: str) -> bool:
        """Remove what the document contributed, and its places; whether it was there."""
        known = documents.find(self._transaction, [document])
        self._remove({id_: one.claims for id_, one in known.items()})
        return document in known

    def _remove(self, gone: Mapping[str, Claims]) -> None:
        if gone:
            self._forget_edges(gone.values())
            documents.forget(self._transaction, gone)
            self._touched |= {node.id for claims in gone.values() for node in claims.things}

    # What comes

    def replace(self, puts: Sequence[Put]) -> Sequence[Put]:
        """Put in contributions, for their documents' earlier ones and what stood in their places.

        These are the first of ``puts``, as many as have no document or place to do with each other;
        the rest is for another update.
        """
        coming = arriving(self._transaction, puts)
        self._fresh = [one.claims for one in coming]
        wanted = claiming.together(self._fresh)
        known = read_things(self._transaction, wanted)
        claiming.keep_kinds(self._transaction, coming, known)
        self._remove({id_: claims for one in coming for id_, claims in one.gone.items()})
        self._put_in(coming, wanted, known)
        return puts[len(coming) :]

    def _put_in(
        self, coming: Sequence[Arrival], wanted: Mapping[str, Node], known: Mapping[str, State]
    ) -> None:
        states = {
            id_: plain_state(node, known.get(id_), self._naming)
            for id_, node in wanted.items()
            if self._is_plain(node, known.get(id_))
        }
        plain = Settlement(states, self._before, self._naming)
        settled = known.keys() | states.keys()
        bare = {id_: node.kind for id_, node in wanted.items() if id_ not in settled}
        claiming.insert_bare(self._transaction, bare)
        own = {claims.document.id for claims in self._fresh}
        fresh = [states[id_] for id_ in sorted((own & states.keys()) - known.keys())]
        rows = [plain.wanted(state)._asdict() for state in fresh]
        write_rows(self._transaction, queries.INSERT_THINGS, rows)
        documents.insert(self._transaction, coming)
        claiming.claim(self._transaction, self._fresh, plain, {*own, *known, *bare})
        plain.write_states(self._transaction)
        self._plain = set(states)
        self._touched |= wanted.keys() - states.keys()

    def _is_plain(self, node: Node, state: State | None) -> bool:
        """Whether no decision bears on the thing, nor on what it was derived from."""
        return (
            node.id not in self._touched
            and node.id not in self._borne_on
            and (state is None or HIDDEN not in state.labels)
            and self._borne_on.isdisjoint(one.via for one in node.evidence)
        )

    def _rows_of_ids(self, statement: str, ids: Iterable[str]) -> list[list[object]]:
        return rows_of(self._transaction, statement, ids=list(ids))

    def decide(self, decision: Decision) -> None:
        """Append to the ledger; recording one again changes nothing."""
        ledger.append(self._transaction, decision)
        self._decided = True

    def add_concepts(self, rows: list[dict[str, str]]) -> int:
        """Keep these concepts, and let things be found by their names; how many were new."""
        self._touched |= {row["id"] for row in rows}
        ((new,),) = rows_of(self._transaction, queries.INSERT_CONCEPTS, rows=rows)
        return cast("int", new)

    # What follows

    def follow(self) -> None:
        """Bring the graph in line with the claims and decisions as they are now."""
        after = self._now()
        fresh = {claims.document.id for claims in self._fresh}
        self._lay_evidence(self._fresh, after, self._plain)
        again = self._claimants(self._unsettled(after)) - fresh
        for document in sorted(again):
            claims = documents.claims_of(self._transaction, document)
            self._forget_edges([claims])
            self._transaction.run(queries.FORGET_EVIDENCE, document=document).consume()
            self._lay_evidence([claims], after, set())
        settlement = self._settle(after)
        revived = self._claimants(settlement.turned) - again - fresh
        for document in sorted(revived):
            self._forget_edges([documents.claims_of(self._transaction, document)])
        settlement.write(self._transaction, self._before.merges)
        self._lay_edges(self._fresh, after)
        for document in sorted(again | revived):
            self._lay_edges([documents.claims_of(self._transaction, document)], after)

    def _now(self) -> Decided:
        """The decisions in force."""
        if not self._decided:
            return self._before
        return ledger.in_force(self._transaction, self._naming.schema)

    def _unsettled(self, after: Decided) -> set[str]:
        """The things on which other decisions are in force than before."""
        before = self._before
        found = {
            id_
            for id_ in before.merges.keys() | after.merges.keys()
            if before.merges.get(id_) != after.merges.get(id_)
        }
        self._touched |= {seen for id_ in found for seen in (before.seen_as(id_), id_)}
        self._touched |= {after.seen_as(id_) for id_ in found}
        self._touched |= before.overlay.accepted ^ after.overlay.accepted
        for target in before.overlay.rejected ^ after.overlay.rejected:
            subject, _, rest = target.partition(" ")
            found |= before.group(subject) | after.group(subject) if rest else {target}
        return found

    def _claimants(self, ids: Iterable[str]) -> set[str]:
        """The documents that bring up any of these things."""
        wanted = sorted(ids)
        rows = self._rows_of_ids(queries.CLAIMANTS, wanted) if wanted else []
        return {cast("str", id_) for (id_,) in rows}

    def _lay_evidence(self, some: Sequence[Claims], decided: Decided, written: set[str]) -> None:
        """Let the evidence for things be what stands of it, but for what is ``written``."""
        self._add_targets(some, decided)
        support: list[dict[str, object]] = []
        rows: list[dict[str, object]] = []
        for claims in some:
            effect = Effect(claims, decided)
            for node in claims.things:
                if node.id in written:
                    continue
                standing, fallen = effect.support(node)
                counted = {"standing": len(standing), "fallen": fallen}
                support.append({"document": claims.document.id, "id": node.id, **counted})
                self._touched.add(node.id)
                if node.id not in decided.overlay.rejected:
                    seen = decided.seen_as(node.id)
                    rows += ({"id": seen, **claiming.told(one)} for one in standing)
        write_rows(self._transaction, queries.SET_SUPPORT, support)
        write_rows(self._transaction, queries.INSERT_EVIDENCE, rows)

    def _add_targets(self, some: Iterable[Claims], decided: Decided) -> None:
        """Make the concepts of the ontology that something is merged into."""
        concepts = self._naming.schema.concepts
        merges = decided.merges
        targets = {merges[one.id] for claims in some for one in claims.nodes if one.id in merges}
        known = read_things(self._transaction, targets) if targets else {}
        fresh = {id_: concepts[id_].kind or "" for id_ in sorted(targets - known.keys())}
        claiming.insert_bare(self._transaction, fresh)
        self._touched |= targets

    def _settle(self, after: Decided) -> Settlement:
        groups = {
            member
            for id_ in self._touched
            for one in (self._before, after)
            for member in one.group(id_)
        }
        states = read_states(self._transaction, groups) if groups else {}
        return Settlement(states, after, self._naming)

    def _forget_edges(self, some: Iterable[Claims]) -> None:
        """Take the evidence of documents out of every edge it may be in."""
        every = [edge for claims in some for edge in claims.edges]
        edges.forget(self._transaction, every, self._places(some), self._naming)

    def _lay_edges(self, some: Sequence[Claims], decided: Decided) -> None:
        """Let what stands of the evidence of documents be in the edges."""
        left = [edge for claims in some for edge in Effect(claims, decided).edges]
        edges.insert(self._transaction, left, self._places(some), self._naming)

    def _places(self, some: Iterable[Claims]) -> edges.Places:
        """As what the things of documents are seen at this moment, where not as themselves."""
        if not self._decided:
            return {}
        ids = {node.id for claims in some for node in claims.nodes}
        rows = self._rows_of_ids(queries.HIDDEN_AMONG, sorted(ids))
        return dict(cast("list[tuple[str, str | None]]", rows))
