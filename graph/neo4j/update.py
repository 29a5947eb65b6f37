"""One change of the store, inside one transaction: what goes, what comes, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graph.neo4j import claiming, documents, edges, ledger, queries
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.contents import Claims
from graph.neo4j.effects import effect
from graph.neo4j.states import (
    HIDDEN,
    Settlement,
    State,
    plain_state,
    read_states,
    read_things,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    import neo4j

    from graph.model import Contribution, Decision, Node
    from graph.neo4j.effects import Decided
    from graph.neo4j.naming import Naming
    from graph.store import Origin


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
        self._fresh: dict[str, Claims] = {}  # what is put in, by document
        self._plain: set[str] = set()  # things that were written at once, with their evidence
        self._touched: set[str] = set()  # things to look at again

    # What goes

    def take_out(self, document: str) -> bool:
        """Remove what the document contributed, and its places; whether it was there."""
        known = documents.find(self._transaction, document)
        if known is not None:
            self._remove(known.claims)
        return known is not None

    def _remove(self, claims: Claims) -> None:
        self._forget_edges(claims)
        documents.forget(self._transaction, claims.document.id)
        self._touched |= {node.id for node in claims.things}

    def replace(self, contribution: Contribution, origin: Origin) -> None:
        """Put in a contribution, for the document's earlier one and what stood in its place."""
        document = contribution.document.id
        known = documents.find(self._transaction, document)
        paths = set() if known is None else set(known.paths)
        if known is not None:
            self._remove(known.claims)
        if origin.location is not None:
            self._take_out_at(origin.location)
            paths.add(origin.location)
        self._put_in(contribution, origin, paths)

    def _take_out_at(self, path: str) -> None:
        """Remove the document that stands at this place, unless it stands at another too."""
        id_ = documents.located(self._transaction, path)
        known = None if id_ is None else documents.find(self._transaction, id_)
        if known is not None and known.paths == (path,):
            self._remove(known.claims)

    # What comes

    def _put_in(self, contribution: Contribution, origin: Origin, paths: set[str]) -> None:
        document = contribution.document
        claims = Claims(document, contribution.nodes, contribution.edges)
        wanted = {one.id: one for one in claims.things}
        known = read_things(self._transaction, wanted)
        claiming.keep_kinds(self._transaction, wanted, known)
        states = {
            id_: plain_state(node, known.get(id_), self._naming)
            for id_, node in wanted.items()
            if self._is_plain(node, known.get(id_))
        }
        plain = Settlement(states, self._before, self._naming)
        settled = known.keys() | states.keys()
        bare = {id_: node.kind for id_, node in wanted.items() if id_ not in settled}
        claiming.insert_bare(self._transaction, bare)
        if document.id in states and document.id not in known:
            row = plain.wanted(states[document.id])._asdict()
            write_rows(self._transaction, queries.INSERT_THINGS, [row])
        documents.insert(self._transaction, contribution, origin, paths)
        there = {document.id, *known, *bare}
        claiming.claim(self._transaction, claims, plain, there)
        plain.write_states(self._transaction)
        self._fresh[document.id] = claims
        self._plain |= states.keys()
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
        again = self._claimants(self._unsettled(after)) | self._fresh.keys()
        for document in sorted(again):
            self._lay_evidence(document, after)
        settlement = self._settle(after)
        revived = self._claimants(settlement.turned) - again
        for document in sorted(revived):
            self._forget_edges(self._claims(document))
        settlement.write(self._transaction, self._before.merges)
        for document in sorted(again | revived):
            claims = self._claims(document)
            edges.insert(
                self._transaction, effect(claims, after).edges, self._places(claims), self._naming
            )

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

    def _claims(self, document: str) -> Claims:
        return self._fresh.get(document) or documents.claims_of(self._transaction, document)

    def _lay_evidence(self, document: str, decided: Decided) -> None:
        """Let the evidence for things be what stands of it; take out what edges there were."""
        claims = self._claims(document)
        written = self._plain if document in self._fresh else set()
        if document not in self._fresh:
            self._forget_edges(claims)
            self._transaction.run(queries.FORGET_EVIDENCE, document=document).consume()
        self._touched |= {node.id for node in claims.things} - written
        self._add_targets(claims, decided)
        found = effect(claims, decided).things
        support = [
            {"id": id_, "standing": len(one.standing), "fallen": one.fallen}
            for id_, one in found.items()
            if id_ not in written
        ]
        write_rows(self._transaction, queries.SET_SUPPORT, support, document=document)
        rows = [
            {"id": decided.seen_as(id_), **claiming.told(one)}
            for id_, support_ in found.items()
            if id_ not in decided.overlay.rejected and id_ not in written
            for one in support_.standing
        ]
        write_rows(self._transaction, queries.INSERT_EVIDENCE, rows)

    def _add_targets(self, claims: Claims, decided: Decided) -> None:
        """Make the concepts of the ontology that something is merged into."""
        concepts = self._naming.schema.concepts
        targets = {decided.merges[node.id] for node in claims.nodes if node.id in decided.merges}
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

    def _forget_edges(self, claims: Claims) -> None:
        """Take the document's evidence out of every edge it may be in."""
        every = {edge.key: edge.evidence for edge in claims.edges}
        edges.forget(self._transaction, every, self._places(claims), self._naming)

    def _places(self, claims: Claims) -> edges.Places:
        """As what the things of a document are seen at this moment, where not as themselves."""
        if not self._decided:
            return {}
        rows = self._rows_of_ids(queries.HIDDEN_AMONG, [node.id for node in claims.things])
        return dict(cast("list[tuple[str, str | None]]", rows))
