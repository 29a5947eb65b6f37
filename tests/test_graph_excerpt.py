"""Things of a store as RDF to work on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph, URIRef

from graph.excerpt import excerpt_turtle
from graph.rdf import LG
from graph.restore import read_rdf
from graph.store import Query, Store, open_store
from ontology.errors import StoreError
from tests.contributions import KNELPUNT, LESSON, OTHER_KNELPUNT, Said, decided, report
from tests.stores import STORES, empty_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = Said("De wet was te hard.", bottleneck=OTHER_KNELPUNT)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(empty_store(request, tmp_path)) as opened:
        yield opened


def lessons(store: Store) -> list[str]:
    store.put(report(LESSON, title="Een"))
    store.put(report(LESSON, OTHER, title="Twee"))
    return [one.id for one in store.search(Query(LESSON.text)).nodes if one.kind == "Lesson"]


def read(store: Store, ids: list[str]) -> Graph:
    return Graph().parse(data=excerpt_turtle(store, ids), format="turtle")


def test_a_thing_comes_with_its_edges_and_with_the_quotes_behind_them(store: Store) -> None:
    ids = lessons(store)
    graph = read(store, ids)
    for one in ids:
        assert (URIRef(one), RDF.type, LG.Lesson) in graph
        edges = store.edges(one)
        assert KNELPUNT in {edge.object for edge in edges}
        for edge in edges:
            assert (URIRef(edge.subject), LG[edge.relation], URIRef(edge.object)) in graph
    claims = list(graph.subjects(RDF.type, LG.Claim))
    assert len(claims) > len(ids)
    for claim in claims:
        said = graph.value(claim, RDF.subject), graph.value(claim, RDF.object)
        assert (said[0], graph.value(claim, RDF.predicate), said[1]) in graph
        passage = graph.value(claim, LG.passage)
        assert str(graph.value(passage, LG.quote)) == LESSON.text
        assert (graph.value(passage, LG.inDocument), RDF.type, LG.Document) in graph


def test_a_document_has_its_properties_and_what_it_cites(store: Store) -> None:
    lessons(store)
    ids = [record.document.id for record in store.documents()]
    graph = read(store, ids)
    titles = {str(graph.value(URIRef(one), LG.title)) for one in ids}
    assert titles == {"Een", "Twee"}


def test_what_is_not_asked_for_or_was_rejected_is_not_there(store: Store) -> None:
    ids = lessons(store)
    before = excerpt_turtle(store, ids)
    assert OTHER.text not in before.decode()
    store.record(decided("reject", KNELPUNT))
    assert URIRef(KNELPUNT) not in read(store, ids).all_nodes()
    assert excerpt_turtle(store, [*ids, "https://example.org/nergens"]) != before


def test_it_is_the_same_every_time_and_no_export(store: Store, tmp_path: Path) -> None:
    ids = lessons(store)
    assert excerpt_turtle(store, ids) == excerpt_turtle(store, ids[::-1])
    path = tmp_path / "deel.ttl"
    path.write_bytes(excerpt_turtle(store, ids))
    with pytest.raises(StoreError, match="geen export"):
        read_rdf(store, path)
