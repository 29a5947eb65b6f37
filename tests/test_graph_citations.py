"""Which documents of a store a cited publication is, and which documents cite another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.citations import Shelf, citations, open_shelf
from graph.digest import digest
from graph.draft import make_node
from graph.export import write_trig
from graph.model import Node
from graph.restore import read_rdf
from graph.store import Store, open_store
from ontology import load
from tests.pipeline import contribution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CITED = "In dit rapport staat veel."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as opened:
        yield opened


def document(title: str, **known: str) -> Node:
    return make_node(load(), "Document", "id:document", {"title": title, **known})


def publication(title: str, **known: str) -> Node:
    return make_node(load(), "Publication", "id:publication", {"title": title, **known})


def sure(shelf: Shelf, one: Node) -> list[bool]:
    return [match.sure for match in shelf.matches(one)]


def test_a_number_tells_a_document_whatever_its_title() -> None:
    shelf = Shelf([document("Een brief", identifier="kst-29362-17")])
    assert sure(shelf, publication("Kamerstuk 29 362, nr. 17", identifier="kst-29362-17")) == [True]
    assert sure(shelf, publication("Kamerstuk 29 362, nr. 18", identifier="kst-29362-18")) == []


def test_a_title_is_the_same_without_accents_and_punctuation() -> None:
    shelf = Shelf([document("Financiën: zicht op de keten")])
    assert sure(shelf, publication("FINANCIEN – Zicht op de keten")) == [True]
    assert sure(shelf, publication("Zicht op de keten")) == []


def test_a_short_title_is_doubtful_unless_the_publisher_agrees() -> None:
    shelf = Shelf([document("Ongekend onrecht", publisher="Tweede Kamer", published="2020-12-17")])
    assert sure(shelf, publication("Ongekend onrecht")) == [False]
    assert sure(shelf, publication("Ongekend onrecht", publisher="Tweede Kamer")) == [True]


def test_a_title_of_another_year_is_doubtful() -> None:
    shelf = Shelf([document("Staat van de uitvoering", published="2022-01")])
    assert sure(shelf, publication("Staat van de uitvoering", published="2022")) == [True]
    assert sure(shelf, publication("Staat van de uitvoering", published="2021")) == [False]


def test_a_title_of_another_publisher_is_doubtful() -> None:
    shelf = Shelf([document("Staat van de uitvoering", publisher="UWV")])
    one = publication("Staat van de uitvoering", publisher="Algemene Rekenkamer")
    assert sure(shelf, one) == [False]


def test_a_title_that_two_documents_bear_is_doubtful() -> None:
    pair = [document("Staat van de uitvoering"), Node("id:other", "Document", ())]
    pair[1] = make_node(load(), "Document", "id:other", {"title": "Staat van de uitvoering"})
    assert sure(Shelf(pair), publication("Staat van de uitvoering")) == [False, False]


def test_a_document_knows_who_cites_it(store: Store) -> None:
    cited = contribution(CITED, title="Klem tussen twee loketten", published="2017-05-01")
    citing = contribution("Zie het rapport ‘Klem tussen twee loketten’ (2017).", title="Later")
    store.put(cited)
    store.put(citing)
    (one,) = citations(store, cited.document)
    assert (one.document.id, one.sure) == (citing.document.id, True)
    assert [q.passage.quote for q in store.quotes(one.edge.evidence)] == [
        "Zie het rapport ‘Klem tussen twee loketten’ (2017)."
    ]
    assert citations(store, citing.document) == []


def test_a_document_that_is_withdrawn_cites_no_more(store: Store) -> None:
    cited = contribution(CITED, title="Klem tussen twee loketten")
    citing = contribution("Zie het rapport ‘Klem tussen twee loketten’ (2017).", title="Later")
    store.put(cited)
    store.put(citing)
    store.withdraw(citing.document.id)
    assert citations(store, cited.document) == []
    assert store.nodes("Publication") == []
    assert store.node(cited.document.id) is not None


def test_what_a_document_cites_survives_export_and_import(store: Store, tmp_path: Path) -> None:
    text = (
        "In de toeslagenaffaire kregen 900 ouders niets (artikel 3:4 Awb; ECLI:NL:RVS:2018:9).\n\n"
        "Zie Kamerstuk 29 362, nr. 17."
    )
    store.put(contribution(text, title="Een rapport"))
    path = tmp_path / "export.trig"
    with path.open("wb") as stream:
        write_trig(store, stream)
    with open_store(f"sqlite:///{tmp_path / 'other.sqlite'}") as other:
        assert read_rdf(other, path) == 1
        assert digest(other) == digest(store)
        assert len(other.relation("cites")) == 3
    assert open_shelf(store).matches(store.nodes("Publication")[0]) == []
