"""Whatever is put, decided and withdrawn: both kinds of store answer alike."""

from __future__ import annotations

from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.digest import digest
from graph.store import Order, Origin, Query, Store, open_store
from tests.contributions import contributions, corpora, ledgers
from tests.stores import empty_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.model import Contribution

pytestmark = pytest.mark.neo4j
WORDS = ("toeslagen", "zin", "raad", "dienst 0", "herstel gegevens", "de", "gegeven", "")
DAY = "2019-06-01"


@contextmanager
def pair(neo4j_url: str) -> Iterator[tuple[Store, Store]]:
    """Two empty stores, one of each kind."""
    empty_database(neo4j_url)
    with (
        TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/leergraaf.sqlite") as one,
        open_store(neo4j_url) as other,
    ):
        yield one, other


def answers(store: Store) -> dict[str, object]:
    """Everything a store can say of what it holds."""
    content = store.content()
    documents = store.documents()
    things = sorted({n.id for d in documents for n in store.contribution(d.document.id).nodes})
    found: dict[str, object] = {
        "nodes": content.nodes,
        "edges": content.edges,
        "sources": content.sources,
        "documents": documents,
        "decisions": store.decisions(),
        "counts": store.counts(),
        "digest": digest(store),
    }
    for id_ in things:
        node = store.node(id_)
        found[f"node {id_}"] = node
        found[f"told {id_}"] = store.told(id_)
        found[f"edges {id_}"] = store.edges(id_), store.edges(id_, as_of=DAY)
        if node is not None:
            found[f"quotes {id_}"] = store.quotes(node.evidence)
    for kind in ("Statement", "Organisation", "Bottleneck", "Document"):
        found[f"kind {kind}"] = store.nodes(kind)
    for relation in content.edges:
        found[f"relation {relation}"] = store.relation(relation, as_of=DAY)
    for text in WORDS:
        found[f"search {text}"] = store.search(Query(text))
        found[f"search {text} then"] = store.search(Query(text, as_of=DAY, limit=3, offset=1))
        for order in Order:
            found[f"search {text} {order}"] = store.search(Query(text, limit=5, order=order))
    kinds = Query("zin", {"kind": ("Lesson", "Measure"), "polarity": ("negatief",)})
    found["search facets"] = store.search(kinds)
    return found


@given(data=st.data())
def test_both_kinds_of_store_answer_alike(neo4j_url: str, data: st.DataObject) -> None:
    corpus: list[Contribution] = data.draw(corpora())
    steps: list[Callable[[Store], object]] = [
        lambda store, one=one, at=at: store.put(one, Origin(f"/rapporten/{at}.txt"))  # type: ignore[misc]
        for at, one in enumerate(corpus)
    ]
    steps += [
        lambda store, one=one: store.record(one)  # type: ignore[misc]
        for one in data.draw(ledgers(corpus))
    ]
    steps.append(lambda store: store.withdraw(corpus[0].document.id))
    later = data.draw(contributions())
    steps.append(lambda store: store.put(later, Origin("/rapporten/0.txt")))
    steps.append(lambda store: store.put(corpus[0]))
    order = data.draw(st.permutations(steps))
    with pair(neo4j_url) as stores:
        for step in order:
            for store in stores:
                step(store)
        one, other = (answers(store) for store in stores)
    for question, answer in one.items():
        assert other[question] == answer, question
