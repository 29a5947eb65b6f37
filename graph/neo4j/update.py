"""One change of the store, inside one transaction: what goes, what comes, and what follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from graph.decisions import overlay
from graph.neo4j import queries, read
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.contents import Claims, pack, unpack
from graph.neo4j.effects import Decided, Key, effect
from graph.neo4j.naming import caption
from graph.neo4j.states import Settlement, read_states
from graph.stems import stems
from graph.store import last_day
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import neo4j

    from graph.model import Contribution, Decision, Evidence, Node
    from graph.neo4j.naming import Naming
    from graph.store import Origin

Places = dict[str, str | None]  # as which thing each one is seen; None where it is hidden


class Update:
    """A change under way; ``follow`` ends it.

    The claims of a document are taken out of the graph and laid in again whenever what they come
    to may have changed; so the graph is always what all claims and all decisions say together.
    """

    def __init__(self, transaction: neo4j.ManagedTransaction, naming: Naming) -> None:
        self._transaction = transaction
        self._naming = naming
        transaction.run(queries.LOCK).consume()
        self._before = Decided(overlay(read.decisions(transaction)), self._merges())
        self._fresh: dict[str, Claims] = {}  # what is put in, by document
        self._touched: set[str] = set()  # things of which something may have changed

    def _merges(self) -> dict[str, str]:
        rows = rows_of(self._transaction, queries.MERGES)
        return dict(cast("list[tuple[str, str]]", rows))

    def _claims(self, document: str) -> Claims | None:
        if document in self._fresh:
            return self._fresh[document]
        rows = rows_of(self._transaction, queries.CONTENT, document=document)
        return unpack(cast("bytes", rows[0][0])) if rows else None

    # What goes

    def take_out(self, document: str) -> bool:
        """Remove what the document contributed, and its locations; whether it was there."""
        claims = self._claims(document)
        if claims is None:
            return False
        self._forget_edges(claims)
        for statement in (queries.FORGET_LOCATIONS, queries.FORGET_DOCUMENT):
            self._transaction.run(statement, document=document).consume()
        self._touched |= {node.id for node in claims.things}
        return True

    def locations(self, document: str) -> list[str]:
        """The places where the document stands."""
        rows = rows_of(self._transaction, queries.LOCATIONS, document=document)
        return [cast("str", path) for (path,) in rows]

    def located(self, path: str) -> str | None:
        """The document that stands at this place."""
        rows = rows_of(self._transaction, queries.LOCATED, path=path)
        return cast("str", rows[0][0]) if rows else None

    # What comes

    def put_in(self, contribution: Contribution, origin: Origin, locations: list[str]) -> None:
        """Take a contribution whole; it is laid in when the change is followed."""
        document = contribution.document
        things = (document, *contribution.nodes)
        self._add_things(things)
        published = document.get("published")
        properties = {
            "name": caption(document.title),
            "published": published,
            "known": None if published is None else last_day(published),
            "publisher": document.get("publisher"),
            "fingerprint": origin.fingerprint,
            "properties": json.dumps(document.properties),
        }
        self._transaction.run(
            queries.INSERT_CONTRIBUTION,
            document=document.id,
            properties=properties,
            content=pack(contribution),
        ).consume()
        if locations:
            self._transaction.run(queries.HOLD, document=document.id, paths=locations).consume()
        self._add_text(contribution)
        claimed = [{"id": one.id, "properties": json.dumps(one.properties)} for one in things]
        write_rows(self._transaction, queries.INSERT_CLAIMS, claimed, document=document.id)
        self._fresh[document.id] = Claims(document, contribution.nodes, contribution.edges)

    def _add_things(self, things: Iterable[Node]) -> None:
        """Make the things that are new; a thing keeps its kind."""
        wanted = {one.id: one.kind for one in things}
        known = dict(cast("list[tuple[str, str]]", self._rows_of_ids(queries.KINDS, wanted)))
        changed = {id_ for id_, kind in known.items() if kind != wanted[id_]}
        for (id_,) in self._rows_of_ids(queries.CLAIMED, changed) if changed else []:
            kinds = known[cast("str", id_)], wanted[cast("str", id_)]
            raise StoreError(f"{id_}: de opslag kent dit als {kinds[0]}, niet als {kinds[1]}.")
        rows = [{"id": id_, "kind": kind} for id_, kind in wanted.items() if known.get(id_) != kind]
        write_rows(self._transaction, queries.CHANGE_THINGS, [r for r in rows if r["id"] in known])
        write_rows(
            self._transaction, queries.INSERT_THINGS, [r for r in rows if r["id"] not in known]
        )
        self._touched |= wanted.keys()

    def _rows_of_ids(self, statement: str, ids: Iterable[str]) -> list[list[object]]:
        return rows_of(self._transaction, statement, ids=list(ids))

    def _add_text(self, contribution: Contribution) -> None:
        """Make its pages and passages, and let the document be found by what stands in it."""
        document = contribution.document
        pages = [
            {
                "name": f"{caption(document.title)}, p. {page.number}",
                "start": page.start,
                "pageNumber": page.number,
                "text": page.text,
            }
            for page in contribution.pages
        ]
        write_rows(self._transaction, queries.INSERT_PAGES, pages, document=document.id)
        passages = [
            {
                "id": one.id,
                "name": caption(one.quote),
                "start": one.start,
                "end": one.end,
                "pageNumber": one.page,
                "quote": one.quote,
            }
            for one in contribution.passages
        ]
        write_rows(self._transaction, queries.INSERT_PASSAGES, passages, document=document.id)
        texts = [*document.all("title"), *(page.text for page in contribution.pages)]
        found = " ".join(stems(" ".join(texts)))
        properties = {"name": caption(document.title), "stems": found}
        self._transaction.run(
            queries.INSERT_TEXT, document=document.id, properties=properties
        ).consume()

    def decide(self, decision: Decision) -> None:
        """Append to the ledger; recording one again changes nothing."""
        properties = {
            "name": f"{decision.action}: {caption(decision.why or decision.target)}",
            "action": decision.action,
            "target": decision.target,
            "into": decision.into,
            "who": decision.who,
            "when": decision.when,
            "why": decision.why,
        }
        self._transaction.run(
            queries.INSERT_DECISION, id=decision.id, properties=properties
        ).consume()

    def add_concepts(self, rows: list[dict[str, str]]) -> int:
        """Keep these concepts, and let things be found by their names; how many were new."""
        self._touched |= {row["id"] for row in rows}
        ((new,),) = rows_of(self._transaction, queries.INSERT_CONCEPTS, rows=rows)
        return cast("int", new)

    # What follows

    def follow(self) -> None:
        """Bring the graph in line with the claims and decisions as they are now."""
        after = self._decided()
        documents = sorted(self._fresh.keys() | self._claimants(self._unsettled(after)))
        for document in documents:
            self._lay_evidence(document, after)
        settlement = self._settle(after)
        revived = self._claimants(settlement.turned) - set(documents)
        for document in sorted(revived):
            self._forget_edges(self._known_claims(document))
        settlement.write(self._transaction, self._before.merges)
        for document in sorted({*documents, *revived}):
            self._lay_edges(document, after)

    def _decided(self) -> Decided:
        """The decisions in force, with the merges that the store has things for."""
        found = overlay(read.decisions(self._transaction))
        ends = {*found.merged.keys(), *found.merged.values()}
        claimed = {id_ for (id_,) in self._rows_of_ids(queries.CLAIMED, ends)} if ends else set()
        merges = {
            source: target
            for source, target in sorted(found.merged.items())
            if source in claimed and (target in claimed or self._from_ontology(target))
        }
        return Decided(found, merges)

    def _from_ontology(self, id_: str) -> bool:
        concept = self._naming.schema.concepts.get(id_)
        return concept is not None and concept.kind is not None

    def _unsettled(self, after: Decided) -> set[str]:
        """The things on which other decisions are in force than before."""
        before = self._before
        found = {
            id_
            for one, other in ((before, after), (after, before))
            for id_, target in one.merges.items()
            if other.merges.get(id_) != target
        }
        self._touched |= found | {after.seen_as(id_) for id_ in found}
        self._touched |= {before.seen_as(id_) for id_ in found}
        self._touched |= before.overlay.accepted ^ after.overlay.accepted
        for target in before.overlay.rejected ^ after.overlay.rejected:
            subject, _, rest = target.partition(" ")
            found |= before.group(subject) | after.group(subject) if rest else {target}
        return found

    def _claimants(self, ids: Iterable[str]) -> set[str]:
        wanted = sorted(ids)
        rows = self._rows_of_ids(queries.CLAIMANTS, wanted) if wanted else []
        return {cast("str", id_) for (id_,) in rows}

    def _known_claims(self, document: str) -> Claims:
        claims = self._claims(document)
        if claims is None:  # pragma: no cover - a claimant is there by definition
            raise StoreError(f"{document}: dit document staat niet in de opslag.")
        return claims

    def _lay_evidence(self, document: str, decided: Decided) -> None:
        """Let the evidence for things be what stands of it, and take out the document's edges."""
        claims = self._known_claims(document)
        if document not in self._fresh:
            self._forget_edges(claims)
            self._transaction.run(queries.FORGET_EVIDENCE, document=document).consume()
        self._touched |= {node.id for node in claims.things}
        self._add_targets(claims, decided)
        found = effect(claims, decided)
        support = [
            {"id": id_, "standing": len(one.standing), "fallen": one.fallen}
            for id_, one in found.things.items()
        ]
        write_rows(self._transaction, queries.SET_SUPPORT, support, document=document)
        rows = [
            {"id": decided.seen_as(id_), "passage": one.passage, "properties": _told(one)}
            for id_, support_ in found.things.items()
            if id_ not in decided.overlay.rejected
            for one in support_.standing
        ]
        write_rows(self._transaction, queries.INSERT_EVIDENCE, rows)

    def _add_targets(self, claims: Claims, decided: Decided) -> None:
        """Make the concepts of the ontology that something is merged into."""
        concepts = self._naming.schema.concepts
        targets = {decided.merges[node.id] for node in claims.nodes if node.id in decided.merges}
        known = {id_ for id_, _ in self._rows_of_ids(queries.KINDS, targets)} if targets else set()
        fresh = [{"id": id_, "kind": concepts[id_].kind} for id_ in sorted(targets - known)]
        write_rows(self._transaction, queries.INSERT_THINGS, fresh)
        self._touched |= targets

    def _settle(self, after: Decided) -> Settlement:
        groups = {
            member
            for id_ in self._touched
            for one in (self._before, after)
            for member in one.group(id_)
        }
        states = read_states(self._transaction, groups)
        return Settlement(states, after, self._naming)

    def _lay_edges(self, document: str, decided: Decided) -> None:
        claims = self._known_claims(document)
        places = self._places(claims)
        rows: dict[str, list[dict[str, object]]] = {}
        for key, evidence in effect(claims, decided).edges.items():
            row = _row_of_edge(key, places, evidence)
            if row is not None:
                rows.setdefault(self._naming.types[key[1]], []).append(row)
        for type_, found in sorted(rows.items()):
            write_rows(self._transaction, queries.insert_edges(type_), found)

    def _forget_edges(self, claims: Claims) -> None:
        """Take the document's evidence out of every edge it may be in."""
        places = self._places(claims)
        rows: dict[str, list[dict[str, object]]] = {}
        for edge in claims.edges:
            row = _row_of_edge(edge.key, places, edge.evidence)
            if row is not None:
                rows.setdefault(self._naming.types[edge.relation], []).append(row)
        for type_, found in sorted(rows.items()):
            write_rows(self._transaction, queries.forget_edges(type_), found)

    def _places(self, claims: Claims) -> Places:
        """As what the things of a document are seen at this moment, where not as themselves."""
        rows = self._rows_of_ids(queries.HIDDEN_AMONG, [node.id for node in claims.things])
        return dict(cast("list[tuple[str, str | None]]", rows))


def _row_of_edge(
    key: Key, places: Mapping[str, str | None], evidence: Iterable[Evidence]
) -> dict[str, object] | None:
    """The edge as it is written between things that are seen; ``None`` where one is hidden."""
    subject, object_ = (places.get(id_, id_) for id_ in (key[0], key[2]))
    if subject is None or object_ is None:
        return None
    told = tuple(evidence)
    return {
        "subject": subject,
        "object": object_,
        "passages": [one.passage for one in told],
        "extractors": [one.extractor for one in told],
        "confidences": [one.confidence for one in told],
        "via": [one.via or "" for one in told],
    }


def _told(one: Evidence) -> dict[str, object]:
    return {"extractor": one.extractor, "confidence": one.confidence, "via": one.via}
