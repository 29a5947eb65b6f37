"""One store copied into another, from each kind to each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.batches import DOCUMENTS
from graph.copying import carry_out, make_plan
from graph.digest import digest, inventory
from graph.store import UNKNOWN_ORIGIN, Origin, Store, open_store
from ontology import StoreError
from tests.contributions import (
    ADVICE,
    LESSON,
    corpora,
    decided,
    ledgers,
    make_concept,
    report,
    statement_of,
)
from tests.stores import STORES, empty_database, empty_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.model import Contribution

ONE = report(LESSON, title="Een")
TWO = report(ADVICE, title="Twee", published="2021")
CHANGED = report(LESSON, title="Een", publisher="Iemand anders")
NEO4J = pytest.param("neo4j", marks=pytest.mark.neo4j)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A store with two documents, one of them in two places, a concept and two decisions."""
    with open_store(f"sqlite:///{tmp_path}/bron.sqlite") as store:
        fill(store)
        yield store


@pytest.fixture(params=STORES)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(empty_store(request, tmp_path)) as store:
        yield store


def fill(store: Store) -> None:
    store.add_concepts([make_concept()])
    store.put(ONE, Origin("/rapporten/een.txt", "afdruk 1"))
    store.put(ONE, Origin("/kopie/een.txt", "afdruk 1"))
    store.put(TWO, Origin("/rapporten/twee.txt", "afdruk 2"))
    first = decided("reject", statement_of(ONE).id, 1)
    for decision in (first, decided("undo", first.id, 2)):
        store.record(decision)


def copy(source: Store, target: Store, *, merge: bool = False) -> int:
    """Make the copy; how many documents were put."""
    return len(list(carry_out(make_plan(source, target, merge=merge), source, target)))


def test_a_copy_holds_the_same_from_the_same_places(source: Store, target: Store) -> None:
    assert copy(source, target) == 2
    assert digest(target) == digest(source)
    assert target.documents() == source.documents()
    assert target.decisions() == source.decisions()
    assert target.added_concepts() == source.added_concepts()


def test_a_copy_made_again_puts_nothing(source: Store, target: Store) -> None:
    copy(source, target)
    before = target.revision()
    assert copy(source, target) == 0
    assert target.revision() == before


def test_a_copy_that_was_broken_off_goes_on(source: Store, target: Store) -> None:
    source.put_all((report(title=f"Rapport {n}"), UNKNOWN_ORIGIN) for n in range(DOCUMENTS))
    next(carry_out(make_plan(source, target), source, target))
    there = len(target.documents())
    assert 0 < there < len(source.documents())
    assert copy(source, target) == len(source.documents()) - there
    assert digest(target) == digest(source)


def test_a_copy_can_go_back(source: Store, target: Store, tmp_path: Path) -> None:
    copy(source, target)
    with open_store(f"sqlite:///{tmp_path}/terug.sqlite") as back:
        copy(target, back)
        assert back.documents() == source.documents()
        assert digest(back) == digest(source)


def test_a_place_that_was_added_later_is_copied_too(source: Store, target: Store) -> None:
    copy(source, target)
    source.put(TWO, Origin("/elders/twee.txt", "afdruk 2"))
    assert copy(source, target) == 1
    assert target.documents() == source.documents()


@pytest.mark.parametrize("kind", ["document", "changed", "decision", "concept"])
def test_a_target_with_something_else_is_refused_and_left_alone(
    kind: str, source: Store, target: Store
) -> None:
    other: dict[str, Callable[[], object]] = {
        "document": lambda: target.put(report(title="Drie")),
        "changed": lambda: target.put(CHANGED),
        "decision": lambda: target.record(decided("accept", statement_of(TWO).id, 9)),
        "concept": lambda: target.add_concepts([make_concept("Iets anders", "anders")]),
    }
    other[kind]()
    before = digest(target)
    with pytest.raises(StoreError, match=r"houdt iets anders dan de bron .*1 .*--merge"):
        make_plan(source, target)
    assert digest(target) == before


def test_a_merge_keeps_what_only_the_target_has(source: Store, target: Store) -> None:
    extra = report(title="Drie")
    target.put(extra, Origin("/rapporten/twee.txt"))
    target.put(CHANGED)
    copy(source, target, merge=True)
    assert CHANGED.document.id == ONE.document.id
    assert target.contribution(ONE.document.id) == ONE
    assert not inventory(source).beyond(inventory(target)).documents
    places = {one.document.title: one.locations for one in target.documents()}
    assert places == {
        "Een": ("/kopie/een.txt", "/rapporten/een.txt"),
        "Twee": (),
        "Drie": ("/rapporten/twee.txt",),
    }


def test_documents_that_changed_places_are_both_kept(source: Store, target: Store) -> None:
    target.put(TWO, Origin("/rapporten/een.txt", "afdruk 2"))
    target.put(ONE, Origin("/rapporten/twee.txt", "afdruk 1"))
    copy(source, target)
    assert digest(target) == digest(source)


def test_the_source_is_not_written_to(source: Store, target: Store, tmp_path: Path) -> None:
    before = hash_of(tmp_path / "bron.sqlite"), source.revision()
    copy(source, target)
    assert (hash_of(tmp_path / "bron.sqlite"), source.revision()) == before


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@given(corpus=corpora(), data=st.data())
def test_whatever_is_copied_has_the_same_digest(
    corpus: list[Contribution], data: st.DataObject
) -> None:
    with (
        TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/bron.sqlite") as source,
        open_store(f"sqlite:///{folder}/doel.sqlite") as target,
    ):
        check_copies(corpus, data, source, target)


@pytest.mark.neo4j
@given(corpus=corpora(), data=st.data())
def test_whatever_is_copied_into_neo4j_and_back_has_the_same_digest(
    neo4j_url: str, corpus: list[Contribution], data: st.DataObject
) -> None:
    empty_database(neo4j_url)
    with (
        TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/bron.sqlite") as source,
        open_store(f"sqlite:///{folder}/terug.sqlite") as back,
        open_store(neo4j_url) as target,
    ):
        check_copies(corpus, data, source, target)
        copy(target, back)
        assert digest(back) == digest(source)


def check_copies(
    corpus: list[Contribution], data: st.DataObject, source: Store, target: Store
) -> None:
    """Fill the source, copy part of it and then the rest."""
    for number, one in enumerate(corpus):
        source.put(one, Origin(f"/rapporten/{number}.txt", str(number)))
    for decision in data.draw(ledgers(corpus)):
        source.record(decision)
    going = carry_out(make_plan(source, target), source, target)
    for _ in range(data.draw(st.integers(0, len(corpus)))):
        next(going)
    going.close()  # type: ignore[attr-defined]
    copy(source, target)
    assert digest(target) == digest(source)
    assert target.documents() == source.documents()
    assert target.content().nodes == source.content().nodes
