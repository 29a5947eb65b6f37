"""What holds of every contribution, whatever it says."""

from __future__ import annotations

import itertools
import tempfile
import unicodedata
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.digest import digest
from graph.export import write_rdf
from graph.gate import check_shapes
from graph.model import Contribution, Decision, mint
from graph.rdf import contribution_from_graph, contribution_to_graph
from graph.restore import read_rdf
from graph.store import Query, Store, open_store
from ontology import load
from tests.contributions import TEXTS, contributions, corpora, ledgers, make_concept
from tests.stores import STORES, empty_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    Opened = Callable[..., AbstractContextManager[Store]]


@contextmanager
def a_file(reports: Iterable[Contribution] = ()) -> Iterator[Store]:
    """A store in a file, with these reports in it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/store.sqlite") as store,
    ):
        for one in reports:
            store.put(one)
        yield store


@pytest.fixture(scope="module", params=STORES)
def opened(request: pytest.FixtureRequest) -> Opened:
    """Opens an empty store of each kind, and puts reports in it."""
    if request.param == "sqlite":
        return a_file
    url: str = request.getfixturevalue("neo4j_url")

    @contextmanager
    def a_database(reports: Iterable[Contribution] = ()) -> Iterator[Store]:
        empty_database(url)
        with open_store(url) as store:
            for one in reports:
                store.put(one)
            yield store

    return a_database


def seen(store: Store) -> object:
    """All that a reader sees."""
    found = store.search(Query(limit=1000)).nodes
    edges = {edge for node in found for edge in store.edges(node.id)}
    return [store.node(node.id) for node in found], edges, store.counts()


@given(contributions())
def test_what_is_put_comes_back(opened: Opened, one: Contribution) -> None:
    with opened([one]) as store:
        assert store.contribution(one.document.id) == one


@given(corpora())
def test_putting_again_changes_nothing(opened: Opened, corpus: list[Contribution]) -> None:
    with opened(corpus) as store:
        before = seen(store)
        for one in corpus:
            store.put(one)
        assert seen(store) == before


@given(corpora())
def test_withdrawing_leaves_what_was_there_before(
    opened: Opened, corpus: list[Contribution]
) -> None:
    with opened(corpus[1:]) as store:
        before = seen(store)
        store.put(corpus[0])
        store.withdraw(corpus[0].document.id)
        assert seen(store) == before


@given(st.data(), corpora())
def test_order_makes_no_difference(
    opened: Opened, data: st.DataObject, corpus: list[Contribution]
) -> None:
    decisions = data.draw(ledgers(corpus))
    steps: list[Contribution | Decision] = [*corpus, *decisions]
    results = []
    for order in (steps, data.draw(st.permutations(steps))):
        with opened() as store:
            for step in order:
                if isinstance(step, Contribution):
                    store.put(step)
                else:
                    store.record(step)
            results.append((digest(store), seen(store)))
    assert results[0] == results[1]


@given(st.data(), corpora())
def test_decisions_survive_a_replaced_contribution(
    opened: Opened, data: st.DataObject, corpus: list[Contribution]
) -> None:
    decisions = data.draw(ledgers(corpus))
    with opened(corpus) as store:
        for decision in decisions:
            store.record(decision)
        before = seen(store)
        store.withdraw(corpus[0].document.id)
        store.put(corpus[0])
        assert seen(store) == before


@given(contributions())
def test_a_contribution_is_the_same_in_rdf(one: Contribution) -> None:
    assert contribution_from_graph(contribution_to_graph(one, load()), load()) == one


@pytest.mark.parametrize("notation", ["trig", "nquads"])
@given(st.data(), corpora())
def test_an_export_read_back_is_the_same_store(
    opened: Opened, notation: str, data: st.DataObject, corpus: list[Contribution]
) -> None:
    with opened(corpus) as store, a_file() as other:
        store.add_concepts([make_concept(data.draw(TEXTS))])
        for decision in data.draw(ledgers(corpus)):
            store.record(decision)
        path = Path(other.url.removeprefix("sqlite:///")).with_name(f"export.{notation[:6]}")
        path = path.with_suffix(".trig" if notation == "trig" else ".nq")
        path.write_bytes(exported(store, notation))
        assert read_rdf(other, path) == len(corpus)
        assert digest(other) == digest(store)
        assert seen(other) == seen(store)


@given(corpora())
def test_an_export_has_the_same_bytes_whatever_the_order(
    opened: Opened, corpus: list[Contribution]
) -> None:
    with opened(corpus) as store, a_file(reversed(corpus)) as other:
        for notation in ("trig", "nquads", "jsonld"):
            assert exported(store, notation) == exported(other, notation)


def exported(store: Store, notation: str) -> bytes:
    stream = BytesIO()
    write_rdf(store, stream, notation)
    return stream.getvalue()


@given(contributions())
def test_what_draft_builds_passes_the_gate(one: Contribution) -> None:
    check_shapes(one, load())


@given(st.lists(TEXTS | st.text("a\x1e\x1f", max_size=3), min_size=2, max_size=3))
def test_ids_are_minted_from_the_parts_and_their_borders(parts: list[str]) -> None:
    others = [["".join(parts)], ["\x1f".join(parts)], *map(list, itertools.permutations(parts))]
    for other in others:
        assert (mint("Lesson", *other) == mint("Lesson", *parts)) == (nfc(other) == nfc(parts))


def nfc(parts: list[str]) -> list[str]:
    return [unicodedata.normalize("NFC", part) for part in parts]
