"""What putting a document in, or taking it out, would change: told before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.change import Status, change, only_in, stated
from graph.model import Contribution
from graph.questions.views.view import open_view
from graph.store import Origin, Store, open_store
from tests.contributions import (
    ADVICE,
    LESSON,
    Said,
    contributions,
    corpora,
    decided,
    report,
    statement_of,
    thing_of,
)
from tests.views import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.change import Change, Stated

HERE = Origin("upload:rapport.pdf")
MORE = Said("Gemeenten hoorden er niets over.", organisation="Gemeente Voorbeeld")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'opslag.sqlite'}") as opened:
        yield opened


def texts(some: Iterable[Stated]) -> list[str]:
    return [one.node.title for one in some]


def test_a_document_that_is_new_only_adds(store: Store) -> None:
    found = change(store, report(LESSON, ADVICE), HERE)
    assert found.status is Status.NEW
    assert texts(found.come) == [LESSON.text, ADVICE.text]
    assert {one.kind for one in found.new} == {"Trajectory", "Bottleneck"}
    assert (found.stay, found.go, found.known, found.lost, found.replaced) == ((),) * 5


def test_a_document_that_is_there_already_changes_nothing(store: Store) -> None:
    store.put(report(LESSON, ADVICE), HERE)
    found = change(store, report(LESSON, ADVICE), HERE)
    assert found.status is Status.SAME
    assert (texts(found.stay), found.come, found.go) == ([LESSON.text, ADVICE.text], (), ())
    assert (found.new, found.lost) == ((), ())


def test_a_newer_version_of_a_file_replaces_the_older(store: Store) -> None:
    store.put(report(LESSON, ADVICE), HERE)
    found = change(store, report(LESSON, MORE, title="Een rapport, herzien"), HERE)
    assert found.status is Status.REPLACES
    assert [one.name for one in found.replaced] == ["Een rapport"]
    assert [texts(some) for some in (found.come, found.stay, found.go)] == [
        [MORE.text],
        [LESSON.text],
        [ADVICE.text],
    ]
    assert [one.title for one in found.new] == ["Gemeente Voorbeeld"]


def test_what_a_replaced_document_alone_told_of_is_lost(store: Store) -> None:
    store.put(report(MORE), HERE)
    store.put(report(LESSON, title="Een ander rapport"))
    found = change(store, report(LESSON, title="Een rapport, herzien"), HERE)
    assert [one.title for one in found.lost if one.kind == "Organisation"] == ["Gemeente Voorbeeld"]


def test_a_file_that_stands_in_another_place_too_is_not_replaced(store: Store) -> None:
    store.put(report(LESSON), HERE)
    store.put(report(LESSON), Origin("/rapporten/rapport.pdf"))
    assert change(store, report(ADVICE, title="Nieuw"), HERE).status is Status.NEW


def test_a_document_that_is_read_otherwise_now_says_what_differs(store: Store) -> None:
    whole = report(LESSON, ADVICE)
    store.put(whole, HERE)
    lesson = statement_of(whole)
    less = Contribution(whole.document, whole.pages, whole.passages, (lesson,), ())
    found = change(store, less, HERE)
    assert found.status is Status.REREAD
    assert texts(found.go) == [ADVICE.text]
    assert {one.kind for one in found.lost} == {"Recommendation", "Trajectory", "Bottleneck"}


def test_a_document_of_the_same_title_is_pointed_out(store: Store) -> None:
    store.put(report(LESSON), Origin("/rapporten/eerste.pdf"))
    found = change(store, report(ADVICE), HERE)
    assert (found.status, [one.name for one in found.namesakes]) == (Status.NEW, ["Een rapport"])


def test_sentences_with_the_same_words_are_counted_one_by_one(store: Store) -> None:
    store.put(report(LESSON), HERE)
    found = change(store, report(LESSON, LESSON, title="Herzien"), HERE)
    assert (len(found.come), len(found.stay), len(found.go)) == (1, 1, 0)


def test_what_was_merged_or_rejected_is_no_news(store: Store) -> None:
    one = report(MORE)
    store.put(one, HERE)
    store.record(decided("reject", thing_of(one, "Organisation").id))
    found = change(store, report(MORE, title="Weer een"), Origin("upload:ander.pdf"))
    assert found.new == ()


def test_only_what_stands_nowhere_else_goes_with_a_document(store: Store) -> None:
    one, other = report(LESSON, MORE), report(LESSON, title="Een ander rapport")
    for each in (one, other):
        store.put(each)
    gone = only_in(open_view(store), {one.document.id})
    assert {each.title for each in gone if each.kind == "Organisation"} == {"Gemeente Voorbeeld"}
    assert not [each for each in gone if each.kind in {"Trajectory", "Bottleneck"}]


@given(corpus=corpora())
def test_what_would_go_is_what_goes(corpus: list[Contribution]) -> None:
    with stored(*corpus) as store:
        before = open_view(store)
        told = {one.id for one in only_in(before, {corpus[0].document.id})}
        store.withdraw(corpus[0].document.id)
        after = open_view(store)
        assert before.nodes.keys() - after.nodes.keys() == told | {corpus[0].document.id}


@given(corpus=corpora(), data=st.data())
def test_what_would_come_and_be_lost_is_what_does(
    corpus: list[Contribution], data: st.DataObject
) -> None:
    added = data.draw(contributions())
    with stored() as store:
        for number, one in enumerate(corpus):
            store.put(one, Origin(f"upload:{number}.pdf"))
        origin = Origin(f"upload:{data.draw(st.integers(0, len(corpus)))}.pdf")
        before = open_view(store).nodes
        found = change(store, added, origin)
        store.put(added, origin)
        after = open_view(store).nodes
        assert {one.id for one in found.new} == _others(after.keys() - before.keys())
        assert {one.id for one in found.lost} >= _others(before.keys() - after.keys())
        assert len(found.come) + len(found.stay) == len(stated(added, store.schema))
        assert _balanced(found)


def _others(ids: Iterable[str]) -> set[str]:
    """Those that are neither a document nor a statement."""
    marks = ("/document/", "/lesson/", "/recommendation/", "/measure/")
    return {id_ for id_ in ids if not any(mark in id_ for mark in marks)}


def _balanced(found: Change) -> bool:
    """No sentence both comes and goes."""
    come = {(one.node.kind, one.node.title) for one in found.come}
    return come.isdisjoint((one.node.kind, one.node.title) for one in found.go)
