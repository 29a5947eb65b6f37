"""Many documents put at once: the same comes of it as of one by one, or nothing does."""

from __future__ import annotations

from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.batches import DOCUMENTS, put_in_batches
from graph.store import UNKNOWN_ORIGIN, Origin, Store, open_store
from ontology import StoreError
from tests.contributions import (
    KNELPUNT,
    LESSON,
    OTHER_KNELPUNT,
    contributions,
    decided,
    ledgers,
    report,
    statement_of,
)
from tests.stores import STORES, empty_database, empty_store
from tests.test_graph_stores_alike import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from graph.model import Contribution
    from graph.store import Put

ONE, TWO, THREE = (report(title=title) for title in ("Een", "Twee", "Drie"))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(empty_store(request, tmp_path)) as opened:
        yield opened


def at(*locations: str | None) -> Iterator[Origin]:
    return (Origin(one) for one in locations)


def places(store: Store) -> dict[str, tuple[str, ...]]:
    """Where each document stands, by its title."""
    return {one.document.title: one.locations for one in store.documents()}


def otherwise(one: Contribution) -> Contribution:
    """What the report says, with its bottlenecks as things of another kind."""
    nodes = (replace(n, kind="Need") if n.kind == "Bottleneck" else n for n in one.nodes)
    return replace(one, nodes=tuple(nodes), edges=())


def test_documents_put_at_once_are_all_there(store: Store) -> None:
    store.put_all(zip((ONE, TWO, THREE), at("/a.txt", None, "/c.txt"), strict=True))
    assert places(store) == {"Een": ("/a.txt",), "Twee": (), "Drie": ("/c.txt",)}
    assert store.contribution(TWO.document.id) == TWO


def test_putting_nothing_at_once_does_nothing(store: Store) -> None:
    store.put_all([])
    assert store.documents() == []


def test_of_a_document_that_comes_twice_the_last_stays(store: Store) -> None:
    changed = replace(ONE, edges=ONE.edges[1:])
    store.put_all(zip((ONE, TWO, changed), at("/a.txt", None, "/b.txt"), strict=True))
    assert store.contribution(ONE.document.id) == changed
    assert places(store) == {"Een": ("/a.txt", "/b.txt"), "Twee": ()}


def test_a_place_that_goes_from_one_to_another_is_the_last_ones(store: Store) -> None:
    store.put_all(
        zip((ONE, TWO, TWO, ONE), at("/a.txt", "/a.txt", "/b.txt", "/a.txt"), strict=True)
    )
    assert places(store) == {"Twee": ("/b.txt",), "Een": ("/a.txt",)}


def test_a_document_that_is_replaced_goes_with_its_place(store: Store) -> None:
    store.put(ONE, Origin("/a.txt"))
    store.put_all(zip((ONE, TWO), at(None, "/a.txt"), strict=True))
    assert places(store) == {"Twee": ("/a.txt",)}


def test_a_conflict_leaves_all_as_it_was(store: Store) -> None:
    store.put(ONE, Origin("/a.txt"))
    store.record(decided("reject", statement_of(ONE).id))
    before = answers(store), store.revision()
    for other in (otherwise(THREE), otherwise(ONE)):
        with pytest.raises(StoreError, match="kent dit als Bottleneck, niet als Need"):
            store.put_all(zip((TWO, ONE, other), at(None, "/b.txt", "/a.txt"), strict=True))
    assert (answers(store), store.revision()) == before


def test_what_another_document_claimed_until_it_went_may_be_of_another_kind(store: Store) -> None:
    store.put(ONE, Origin("/a.txt"))
    store.put_all([(otherwise(TWO), Origin("/a.txt"))])
    found = store.node(KNELPUNT)
    assert found is not None
    assert found.kind == "Need"


def test_a_kind_is_kept_though_its_document_comes_anew_later(store: Store) -> None:
    store.put(ONE)
    with pytest.raises(StoreError, match="kent dit als Bottleneck, niet als Need"):
        store.put_all([(otherwise(TWO), UNKNOWN_ORIGIN), (otherwise(ONE), UNKNOWN_ORIGIN)])
    store.put_all([(otherwise(ONE), UNKNOWN_ORIGIN), (otherwise(TWO), UNKNOWN_ORIGIN)])
    assert store.counts() == {"Document": 2, "Trajectory": 1, "Lesson": 2, "Need": 1, "edges": 0}


def test_two_things_seen_as_one_have_one_edge_which_goes_with_the_document(store: Store) -> None:
    both = LESSON, replace(LESSON, text="Ook dat was te laat.", bottleneck=OTHER_KNELPUNT)
    one = report(*both)
    store.record(decided("merge", OTHER_KNELPUNT, into=KNELPUNT))
    store.put_all([(one, UNKNOWN_ORIGIN), (ONE, UNKNOWN_ORIGIN)])
    (edge,) = store.relation("occursIn")
    assert len(edge.evidence) == 3
    store.withdraw(one.document.id)
    (edge,) = store.relation("occursIn")
    assert edge.evidence == ONE.edges[0].evidence


ORIGINS = st.builds(
    Origin, st.sampled_from([None, "/a.txt", "/b.txt", "/c.txt"]), st.sampled_from(["", "1", "2"])
)


@st.composite
def versions(draw: st.DrawFn) -> list[Contribution]:
    """Reports, some of them in another version, or with things of another kind."""
    found = draw(st.lists(contributions(), min_size=1, max_size=3))
    for one in list(found):
        found.append(replace(one, edges=one.edges[draw(st.integers(0, 2)) :]))
    if draw(st.booleans()):
        found.append(otherwise(draw(st.sampled_from(found))))
    return found


def puts(corpus: list[Contribution]) -> st.SearchStrategy[list[Put]]:
    return st.lists(st.tuples(st.sampled_from(corpus), ORIGINS), max_size=6)


def put_each(store: Store, some: Iterable[Put]) -> None:
    for contribution, origin in some:
        store.put(contribution, origin)


def check_alike(
    opened: Callable[[], Store], prepare: Callable[[Store], None], coming: list[Put]
) -> None:
    """Put them one by one and at once, into stores that held the same."""
    with opened() as store:
        prepare(store)
        expected = answers(store)
        try:
            put_each(store, coming)
        except StoreError:
            refused = True
        else:
            expected, refused = answers(store), False
    with opened() as store:
        prepare(store)
        if refused:
            with pytest.raises(StoreError, match="kent dit als"):
                store.put_all(coming)
        else:
            store.put_all(coming)
        assert answers(store) == expected


@st.composite
def cases(draw: st.DrawFn) -> tuple[Callable[[Store], None], list[Put]]:
    """What a store holds, and what comes into it."""
    corpus = draw(versions())
    held, decisions, coming = draw(puts(corpus)), draw(ledgers(corpus)), draw(puts(corpus))

    def prepare(store: Store) -> None:
        for decision in decisions:
            store.record(decision)
        for contribution, origin in held:
            try:
                store.put(contribution, origin)
            except StoreError:
                continue

    return prepare, coming


@given(cases())
def test_at_once_comes_to_the_same_as_one_by_one(
    case: tuple[Callable[[Store], None], list[Put]],
) -> None:
    with TemporaryDirectory() as folder:
        names = iter("ab")
        check_alike(lambda: open_store(f"sqlite:///{folder}/{next(names)}.sqlite"), *case)


@pytest.mark.neo4j
@given(cases())
def test_at_once_comes_to_the_same_as_one_by_one_in_neo4j(
    neo4j_url: str, case: tuple[Callable[[Store], None], list[Put]]
) -> None:
    def opened() -> Store:
        empty_database(neo4j_url)
        return open_store(neo4j_url)

    check_alike(opened, *case)


# In batches


def many(count: int) -> list[Put]:
    return [(report(title=f"Rapport {number:02}"), UNKNOWN_ORIGIN) for number in range(count)]


def test_in_batches_each_is_told_once_it_is_there(store: Store) -> None:
    coming = many(DOCUMENTS + 5)
    for number, (contribution, refused) in enumerate(put_in_batches(store, coming)):
        assert refused is None
        assert contribution == coming[number][0]
        assert len(store.documents()) == (DOCUMENTS if number < DOCUMENTS else len(coming))


def test_documents_with_much_text_come_in_smaller_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.batches.CHARACTERS", 2 * len(LESSON.text))
    there = [len(store.documents()) for _ in put_in_batches(store, many(5))]
    assert there == [2, 2, 4, 4, 5]


def test_of_a_batch_only_what_is_at_fault_is_refused(store: Store) -> None:
    coming = [ONE, otherwise(TWO), THREE]
    told = list(put_in_batches(store, ((one, UNKNOWN_ORIGIN) for one in coming)))
    assert [one for one, _ in told] == coming
    assert [refused is None for _, refused in told] == [True, False, True]
    assert set(places(store)) == {"Een", "Drie"}


def test_what_was_read_before_reading_broke_off_is_put(store: Store) -> None:
    def coming() -> Iterator[Put]:
        yield ONE, UNKNOWN_ORIGIN
        yield TWO, UNKNOWN_ORIGIN
        raise StoreError("afgebroken")

    with pytest.raises(StoreError, match="afgebroken"):
        list(put_in_batches(store, coming()))
    assert set(places(store)) == {"Een", "Twee"}
