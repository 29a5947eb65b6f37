"""What every store promises; written against the protocol, run against each kind of store."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.store import Order, Origin, Query, Store, open_store
from ontology import StoreError, load
from tests.contributions import (
    ADVICE,
    KNELPUNT,
    LESSON,
    OTHER_KNELPUNT,
    Said,
    candidate,
    decided,
    make_concept,
    report,
    statement_of,
    thing_of,
)
from tests.stores import STORES, empty_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.model import Evidence


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(empty_store(request, tmp_path)) as opened:
        yield opened


def evidence_of(store: Store, id_: str) -> tuple[Evidence, ...]:
    """The evidence for a thing, none where it is not there."""
    node = store.node(id_)
    return () if node is None else node.evidence


def titles(store: Store, query: Query) -> set[str]:
    return {node.title for node in store.search(query).nodes}


def test_put_twice_is_put_once(store: Store) -> None:
    store.put(report())
    once = store.counts()
    store.put(report())
    assert store.counts() == once
    assert len(store.documents()) == 1


def test_put_and_withdraw_leaves_nothing(store: Store) -> None:
    store.put(report())
    assert store.withdraw(report().document.id)
    assert store.counts() == {"edges": 0}
    assert store.search(Query("toeslagen")).total == 0


def test_withdrawing_an_unknown_document_says_so(store: Store) -> None:
    assert not store.withdraw("https://example.org/nergens")


def test_only_a_document_can_be_withdrawn(store: Store) -> None:
    store.put(report())
    assert not store.withdraw(KNELPUNT)
    assert store.node(KNELPUNT) is not None


def test_what_two_documents_say_stays_when_one_goes(store: Store) -> None:
    first, second = report(title="Een"), report(title="Twee")
    store.put(first)
    store.put(second)
    store.withdraw(first.document.id)
    assert store.counts()["Trajectory"] == 1
    assert store.node(statement_of(first).id) is None


def test_a_changed_report_at_the_same_place_replaces_its_own_only(store: Store) -> None:
    old, new, other = report(LESSON), report(ADVICE), report(title="Een ander rapport")
    store.put(other, Origin("/rapporten/ander.txt"))
    store.put(old, Origin("/rapporten/een.txt"))
    store.put(new, Origin("/rapporten/een.txt"))
    assert {one.document.id for one in store.documents()} == {new.document.id, other.document.id}


def test_a_report_that_stands_in_two_places_stays_until_both_change(store: Store) -> None:
    store.put(report(), Origin("/a.txt"))
    store.put(report(), Origin("/b.txt"))
    store.put(report(ADVICE), Origin("/a.txt"))
    assert {record.locations for record in store.documents()} == {("/a.txt",), ("/b.txt",)}


def test_a_document_keeps_its_fingerprint(store: Store) -> None:
    store.put(report(), Origin("/a.txt", "vingerafdruk"))
    assert store.documents()[0].fingerprint == "vingerafdruk"


def test_documents_count_their_statements(store: Store) -> None:
    store.put(report(LESSON, ADVICE))
    assert store.documents()[0].statements == 2


def test_one_thing_cannot_be_of_two_kinds(store: Store) -> None:
    store.put(report(title="Een"))
    other = report(title="Twee")
    clash = replace(thing_of(other, "Trajectory"), kind="Organisation")
    with pytest.raises(StoreError, match="kent dit als Trajectory, niet als Organisation"):
        store.put(replace(other, nodes=(clash,), edges=()))
    assert [record.document.title for record in store.documents()] == ["Een"]


def test_an_unknown_document_has_no_contribution(store: Store) -> None:
    with pytest.raises(StoreError, match="staat niet in de opslag"):
        store.contribution("https://example.org/nergens")


def test_a_rejected_thing_is_not_there(store: Store) -> None:
    store.put(report())
    statement = statement_of(report())
    store.record(decided("reject", statement.id))
    assert store.node(statement.id) is None
    assert store.edges(statement.id) == []
    assert {node.kind for node in store.search(Query("gegevens")).nodes} == {"Document"}


def test_what_was_claimed_via_a_rejected_statement_falls(store: Store) -> None:
    one = report(LESSON, Said("Een tweede zin over het herstel.", bottleneck=None))
    store.put(one)
    store.record(decided("reject", statement_of(one).id))
    assert store.relation("occursIn") == []
    assert store.node(KNELPUNT) is None
    assert store.counts()["edges"] == 1


def test_a_claim_stands_while_another_statement_supports_it(store: Store) -> None:
    store.put(report(LESSON, ADVICE))
    store.record(decided("reject", statement_of(report(LESSON, ADVICE)).id))
    (edge,) = store.relation("occursIn")
    assert len(edge.evidence) == 1


def test_a_rejected_edge_is_not_there_but_its_ends_are(store: Store) -> None:
    store.put(report())
    (edge,) = store.relation("about")
    store.record(decided("reject", " ".join(edge.key)))
    assert store.relation("about") == []
    assert store.node(edge.subject) is not None
    assert store.node(edge.object) is not None


@pytest.mark.parametrize("relation", ["about", "indicates"])
def test_what_was_derived_from_a_rejected_edge_falls(store: Store, relation: str) -> None:
    store.put(report())
    (edge,) = store.relation(relation)
    reject = decided("reject", " ".join(edge.key))
    store.record(reject)
    assert store.relation("occursIn") == []
    store.record(decided("undo", reject.id, 1))
    assert len(store.relation("occursIn")) == 1


def test_a_mention_falls_with_the_rejected_edge_it_was_derived_with(store: Store) -> None:
    store.put(report())
    statement = statement_of(report())
    mentions = [one for one in evidence_of(store, KNELPUNT) if one.via == statement.id]
    assert mentions
    store.record(decided("reject", f"{statement.id} indicates {KNELPUNT}"))
    assert not [one for one in evidence_of(store, KNELPUNT) if one.via == statement.id]


def test_what_documents_tell_can_be_read_whatever_was_decided(store: Store) -> None:
    store.put(report())
    statement = statement_of(report())
    told = store.told(statement.id)
    assert told == store.node(statement.id)
    store.record(decided("reject", statement.id))
    assert store.told(statement.id) == told
    assert store.told("https://example.org/nergens") is None


def test_an_edge_of_a_merged_thing_can_be_rejected_as_it_is_seen(store: Store) -> None:
    source, target = add_organisation(store, "DT"), add_organisation(store, "Dienst Toeslagen")
    store.record(decided("merge", source, 0, target))
    for second, edge in enumerate(store.edges(target)):
        store.record(decided("reject", " ".join(edge.key), second + 1))
    assert store.edges(target) == []


def add_organisation(store: Store, name: str) -> str:
    said = Said("Een zin waarin een organisatie staat.", "Measure", None, name, None)
    store.put(report(said, title=f"Over {name}"))
    return candidate("Organisation", name).id


def test_a_merged_thing_is_seen_as_the_other(store: Store) -> None:
    source, target = add_organisation(store, "DT"), add_organisation(store, "Dienst Toeslagen")
    store.record(decided("merge", source, 0, target))
    merged = store.node(source)
    assert merged is not None
    assert (merged.id, merged.get("name")) == (target, "Dienst Toeslagen")
    assert len(merged.evidence) == 2
    assert [node.id for node in store.nodes("Organisation")] == [target]


def test_a_merged_thing_is_found_by_its_old_name(store: Store) -> None:
    source, target = add_organisation(store, "Hersteldienst"), add_organisation(store, "UHT")
    store.record(decided("merge", source, 0, target))
    found = store.search(Query("hersteldienst", {"kind": ("Organisation",)})).nodes
    assert [node.id for node in found] == [target]


def test_a_chain_of_merges_ends_at_the_last(store: Store) -> None:
    one, two, three = (add_organisation(store, name) for name in ("Een", "Twee", "Drie"))
    store.record(decided("merge", one, 0, two))
    store.record(decided("merge", two, 1, three))
    found = store.node(one)
    assert found is not None
    assert found.id == three


def test_merges_in_a_circle_leave_something_to_see(store: Store) -> None:
    one, two = add_organisation(store, "Een"), add_organisation(store, "Twee")
    store.record(decided("merge", one, 0, two))
    store.record(decided("merge", two, 1, one))
    assert len(store.nodes("Organisation")) == 1


def test_a_thing_can_be_merged_into_a_concept_no_document_names(store: Store) -> None:
    store.add_concepts([make_concept("Stichting Voorbeeld")])
    source = add_organisation(store, "De Voorbeeldclub")
    store.record(decided("merge", source, 0, make_concept().id))
    found = store.node(source)
    assert found is not None
    assert found.title == "Stichting Voorbeeld"


def test_undo_of_a_merge_brings_both_back(store: Store) -> None:
    source, target = add_organisation(store, "DT"), add_organisation(store, "Dienst Toeslagen")
    merge = decided("merge", source, 0, target)
    store.record(merge)
    store.record(decided("undo", merge.id, 1))
    assert {node.id for node in store.nodes("Organisation")} == {source, target}


def test_an_undo_can_be_undone(store: Store) -> None:
    store.put(report())
    reject = decided("reject", statement_of(report()).id)
    undo = decided("undo", reject.id, 1)
    for decision in (reject, undo, decided("undo", undo.id, 2)):
        store.record(decision)
    assert store.node(statement_of(report()).id) is None


def test_accepting_makes_a_candidate_no_candidate(store: Store) -> None:
    store.put(report())
    trajectory = thing_of(report(), "Trajectory")
    assert store.nodes("Trajectory")[0].get("candidate") == "true"
    store.record(decided("accept", trajectory.id))
    assert store.nodes("Trajectory")[0].get("candidate") is None


def test_the_last_decision_on_a_thing_holds(store: Store) -> None:
    store.put(report())
    statement = statement_of(report())
    store.record(decided("reject", statement.id, 0))
    store.record(decided("accept", statement.id, 1))
    assert store.node(statement.id) is not None


def test_decisions_survive_withdrawal_and_return(store: Store) -> None:
    store.put(report())
    store.record(decided("reject", statement_of(report()).id))
    store.withdraw(report().document.id)
    store.put(report())
    assert store.node(statement_of(report()).id) is None
    assert len(store.decisions()) == 1


def test_a_decision_is_recorded_once(store: Store) -> None:
    store.record(decided("reject", KNELPUNT))
    store.record(decided("reject", KNELPUNT))
    assert store.decisions() == [decided("reject", KNELPUNT)]


@pytest.mark.parametrize("target", ["", "een twee", "a b c d", "een  twee"])
def test_a_decision_on_what_is_no_thing_is_refused(store: Store, target: str) -> None:
    with pytest.raises(StoreError, match="geen ding en geen verband"):
        store.record(decided("reject", target))


def test_a_merge_must_say_into_what(store: Store) -> None:
    with pytest.raises(StoreError, match="noemt het ding dat blijft bestaan"):
        store.record(decided("merge", KNELPUNT))


def test_search_finds_plural_and_singular_alike(store: Store) -> None:
    store.put(report())
    assert titles(store, Query("toeslag")) == titles(store, Query("toeslagen")) != set()


def test_search_finds_a_thing_by_a_synonym_of_the_ontology(store: Store) -> None:
    store.put(report())
    assert "Gegevensdeling en gegevensuitwisseling" in titles(store, Query("dubbele uitvraag"))


def test_search_finds_a_word_within_compounds_behind_those_that_have_it_alone(
    store: Store,
) -> None:
    alone, compound = Said("De opvang is vol."), Said("De kinderopvangtoeslagen bleven uit.")
    store.put(report(compound, title="Een"))
    store.put(report(alone, title="Twee"))
    found = store.search(Query("opvang", {"kind": ("Lesson",)})).nodes
    assert [node.title for node in found] == [alone.text, compound.text]
    assert titles(store, Query("opvangtoeslag bleven")) == {compound.text, "Een"}


def test_a_word_that_only_stands_in_the_letters_of_another_is_not_found(store: Store) -> None:
    made = Said("De stiefouders kwamen.")
    store.put(report(made, Said("De verouderde systemen vielen uit."), Said("De houders kwamen.")))
    found = store.search(Query("ouders", {"kind": ("Lesson",)})).nodes
    assert [node.title for node in found] == [made.text]


def test_a_short_word_is_not_looked_for_within_others(store: Store) -> None:
    store.put(report(Said("De wethouder kwam.")))
    assert store.search(Query("wet", {"kind": ("Lesson",)})).total == 0


def test_search_for_nothing_but_stop_words_finds_nothing(store: Store) -> None:
    store.put(report())
    assert store.search(Query("de het een")).total == 0


@pytest.mark.parametrize("words", ['"', "NEAR(", "a AND", "*", "-toeslagen", "text:zin", "'; --"])
def test_search_takes_any_words(store: Store, words: str) -> None:
    store.put(report())
    assert store.search(Query(words)).total >= 0


def test_facets_narrow_and_count(store: Store) -> None:
    store.put(report(LESSON, ADVICE))
    results = store.search(Query(facets={"kind": ("Lesson",)}))
    assert [node.kind for node in results.nodes] == ["Lesson"]
    assert results.facets["polarity"] == {"negatief": 1}
    assert results.facets["Bottleneck"] == {KNELPUNT: 1}


@pytest.mark.parametrize(
    ("facet", "value", "total"),
    [
        ("publisher", "Nationale ombudsman", 1),
        ("publisher", "Algemene Rekenkamer", 0),
        ("year", "2020", 1),
        ("polarity", "negatief", 1),
        ("polarity", "positief", 0),
        ("Bottleneck", KNELPUNT, 1),
        ("Bottleneck", OTHER_KNELPUNT, 0),
    ],
)
def test_each_facet_narrows(store: Store, facet: str, value: str, total: int) -> None:
    store.put(report())
    assert store.search(Query(facets={"kind": ("Lesson",), facet: (value,)})).total == total


def test_an_unknown_facet_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="kan niet worden gefilterd"):
        store.search(Query(facets={"kleur": ("rood",)}))


def test_search_gives_a_page_of_results_and_the_total(store: Store) -> None:
    store.put(report(LESSON, ADVICE))
    results = store.search(Query(limit=2, offset=1))
    assert (len(results.nodes), results.total) == (2, 5)


def fill_in_years(store: Store) -> None:
    """Three reports on two bottlenecks: one quoted most, the other in most reports."""
    often, wide = Said("Een.", bottleneck=KNELPUNT), Said("Twee.", bottleneck=OTHER_KNELPUNT)
    twice, thrice = (replace(often, text=text) for text in ("Drie.", "Vier."))
    store.put(report(often, twice, thrice, title="Oud", published="2015"))
    store.put(report(wide, title="Midden", published="2018-03"))
    store.put(report(wide, title="Nieuw", published=None))


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order.BEST, KNELPUNT),
        (Order.QUOTED, KNELPUNT),
        (Order.WIDESPREAD, OTHER_KNELPUNT),
        (Order.NEWEST, OTHER_KNELPUNT),
    ],
)
def test_results_come_in_the_order_asked_for(store: Store, order: Order, first: str) -> None:
    fill_in_years(store)
    found = store.search(Query(facets={"kind": ("Bottleneck",)}, order=order)).nodes
    assert [one.id for one in found] == [first, *({KNELPUNT, OTHER_KNELPUNT} - {first})]


def test_the_newest_document_comes_first_and_one_without_a_date_last(store: Store) -> None:
    fill_in_years(store)
    found = store.search(Query(facets={"kind": ("Document",)}, order=Order.NEWEST)).nodes
    assert [one.title for one in found] == ["Midden", "Oud", "Nieuw"]


def test_another_order_still_gives_a_page_at_a_time(store: Store) -> None:
    fill_in_years(store)
    whole = store.search(Query(order=Order.NEWEST)).nodes
    parts = [store.search(Query(order=Order.NEWEST, limit=3, offset=n)).nodes for n in (0, 3, 6, 9)]
    assert [one.id for part in parts for one in part] == [one.id for one in whole[:12]]


@pytest.mark.parametrize("words", ["", "een", "de het"])
def test_what_is_found_does_not_depend_on_whether_facets_are_counted(
    store: Store, words: str
) -> None:
    fill_in_years(store)
    whole = store.search(Query(words))
    assert store.search(Query(words, spread=False)) == replace(whole, facets={})


def test_the_status_of_a_follow_up_counts_for_what_it_follows_up(store: Store) -> None:
    done = replace(ADVICE, followed=(("opgevolgd", "2021", "onafhankelijk"),))
    store.put(report(LESSON, done))
    found = store.search(Query(facets={"kind": ("Recommendation",)}))
    assert (found.facets["status"], found.facets["ledger"]) == (
        {"opgevolgd": 1},
        {"onafhankelijk": 1},
    )
    kept = store.search(Query(facets={"status": ("opgevolgd",)}))
    assert {one.kind for one in kept.nodes} == {"Recommendation", "FollowUp"}
    assert store.search(Query(facets={"status": ("verankerd",)})).total == 0


def test_a_rejected_follow_up_counts_for_nothing(store: Store) -> None:
    one = report(replace(ADVICE, followed=(("opgevolgd", "2021", "onafhankelijk"),)))
    store.put(one)
    store.record(decided("reject", thing_of(one, "FollowUp").id))
    found = store.search(Query(facets={"kind": ("Recommendation",)}))
    assert "status" not in found.facets


def test_as_of_leaves_out_what_was_said_later(store: Store) -> None:
    store.put(report(LESSON, title="Oud", published="2018-03-01"))
    store.put(report(ADVICE, title="Nieuw", published="2021-03-01"))
    assert titles(
        store, Query(facets={"kind": ("Lesson", "Recommendation")}, as_of="2019-01-01")
    ) == {LESSON.text}
    assert store.relation("addresses", as_of="2019-01-01") == []
    assert len(store.edges(KNELPUNT, as_of="2019-01-01")) == 2


@pytest.mark.parametrize(
    ("published", "known"),
    [("2018", True), ("2019", False), ("2019-05", False), ("2019-04", True), (None, False)],
)
def test_a_report_of_a_year_or_month_is_known_when_that_has_passed(
    store: Store, published: str | None, known: bool
) -> None:
    store.put(report(published=published))
    assert (store.relation("about", as_of="2019-05-01") != []) == known
    assert (store.search(Query("gegevens", as_of="2019-05-01")).total > 0) == known


def test_quotes_come_with_document_page_and_context(store: Store) -> None:
    one = report(ADVICE, LESSON, ADVICE)
    store.put(one)
    (quote,) = store.quotes(statement_of(one, 1).evidence)
    assert (quote.passage.quote, quote.passage.page) == (LESSON.text, 1)
    assert (quote.before, quote.after) == (f"{ADVICE.text}\n", f"\n{ADVICE.text}")
    assert quote.document.title == "Een rapport"


def test_evidence_of_a_withdrawn_document_has_no_quotes(store: Store) -> None:
    store.put(report())
    store.withdraw(report().document.id)
    assert store.quotes(statement_of(report()).evidence) == []


def test_pages_give_the_text(store: Store) -> None:
    store.put(report())
    assert [page.text for page in store.pages(report().document.id)] == [LESSON.text]


def test_added_concepts_are_in_the_schema(store: Store) -> None:
    assert store.add_concepts([make_concept()]) == 1
    assert store.add_concepts([make_concept()]) == 0
    assert store.schema.concepts[make_concept().id] == make_concept()
    assert store.added_concepts() == [make_concept()]


def test_a_shipped_concept_is_not_added(store: Store) -> None:
    assert store.add_concepts([load().concepts[KNELPUNT]]) == 0


def test_things_are_found_by_the_names_of_a_concept_added_later(store: Store) -> None:
    thing = add_organisation(store, "Voorbeeld")
    store.add_concepts([replace(make_concept(), id=thing)])
    assert [n.id for n in store.search(Query("SV", {"kind": ("Organisation",)})).nodes] == [thing]


def test_a_store_opened_again_holds_what_was_put(store: Store) -> None:
    store.put(report())
    with open_store(store.url) as again:
        assert again.contribution(report().document.id) == report()


COUNT = """
import sys
from graph.store import open_store
with open_store(sys.argv[1]) as store:
    for _ in sys.stdin:
        print(len(store.documents()), flush=True)
"""


def test_a_reader_in_another_process_sees_what_a_writer_commits(store: Store) -> None:
    command = [sys.executable, "-c", COUNT, store.url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        seen = []
        for number in range(3):
            reader.stdin.write("\n")
            seen.append(int(reader.stdout.readline()))
            store.put(report(title=f"Rapport {number}"))
        reader.stdin.close()
    assert seen == [0, 1, 2]


def test_the_content_is_what_is_seen_thing_by_thing(store: Store) -> None:
    store.put(report(LESSON, ADVICE))
    store.put(report(LESSON, title="Twee", published="2021"))
    gone, kept = statement_of(report(LESSON, ADVICE)), statement_of(report(LESSON, ADVICE), 1)
    store.record(decided("reject", gone.id))
    content = store.content()
    assert gone.id not in content.nodes
    assert kept.id in content.nodes
    assert all(store.node(id_) == node for id_, node in content.nodes.items())
    assert all(store.relation(name) == list(edges) for name, edges in content.edges.items())
    told = {one.passage for node in content.nodes.values() for one in node.evidence}
    assert told <= content.sources.keys()
    assert set(content.sources.values()) == {one.document.id for one in store.documents()}


def test_every_change_makes_another_revision(store: Store) -> None:
    seen = [store.revision()]
    store.put(report())
    seen.append(store.revision())
    store.record(decided("reject", statement_of(report()).id))
    seen.append(store.revision())
    store.withdraw(report().document.id)
    seen.append(store.revision())
    store.add_concepts([make_concept()])
    seen.append(store.revision())
    assert len(set(seen)) == len(seen)
    assert store.content().revision == store.revision() == seen[-1]
