"""From what somebody types to the thing that is meant, and decisions on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.decide import decide, withdraw
from graph.decisions import in_force, withdrawal
from graph.lookup import find_document, find_exactly, find_named, find_one, find_things
from graph.store import Origin, Store, open_store
from ontology import NotFoundError, StoreError, load
from tests.contributions import (
    ADVICE,
    KNELPUNT,
    LESSON,
    Said,
    candidate,
    decided,
    report,
    statement_of,
    thing_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = report(Said(LESSON.text, organisation="Dienst Voorbeelden"), title="Het eerste rapport")
TWO = report(ADVICE, title="Het tweede rapport")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        opened.put(ONE, Origin("/rapporten/2020/een.pdf"))
        opened.put(TWO, Origin("/rapporten/2021/twee.pdf"))
        yield opened


@pytest.mark.parametrize(
    "text",
    [
        KNELPUNT,
        "knelpunten/gegevensdeling",
        "Gegevensdeling en gegevensuitwisseling",
        "gegevensdeling en GEGEVENSUITWISSELING",
        "dubbele uitvraag",
        "gegevensdeling",
        "Data sharing",
    ],
)
def test_a_concept_is_found_by_iri_label_synonym_code(store: Store, text: str) -> None:
    assert find_one(store, text).id == KNELPUNT


def test_an_affair_is_found_by_the_name_people_give_it(store: Store) -> None:
    assert find_one(store, "toeslagenaffaire").title == "Hersteloperatie toeslagen"


def test_a_candidate_is_found_by_its_name_without_accents(store: Store) -> None:
    organisation = thing_of(ONE, "Organisation")
    assert find_one(store, "dienst vóórbeelden").id == organisation.id


def test_a_thing_is_found_by_part_of_its_name(store: Store) -> None:
    assert find_one(store, "Voorbeelden").title == "Dienst Voorbeelden"


def test_a_thing_is_found_by_the_start_of_its_id(store: Store) -> None:
    organisation = thing_of(ONE, "Organisation")
    assert find_one(store, organisation.id.rsplit("/", 1)[-1][:8]).id == organisation.id


def test_a_statement_is_found_by_its_words(store: Store) -> None:
    assert find_one(store, "loket gemeenten").id == statement_of(TWO).id


def test_what_is_found_comes_with_its_evidence(store: Store) -> None:
    assert len(find_one(store, "gegevensdeling").evidence) == 2


def test_a_merged_thing_is_found_as_the_other(store: Store) -> None:
    uwv = next(one for one in load().members["organisaties"] if "UWV" in one.synonyms)
    store.record(decided("merge", thing_of(ONE, "Organisation").id, 0, uwv.id))
    assert find_one(store, "UWV").id == uwv.id
    assert find_one(store, thing_of(ONE, "Organisation").id).id == uwv.id


def test_a_name_of_several_things_gives_the_candidates(store: Store) -> None:
    with pytest.raises(NotFoundError, match="meer dan één ding") as caught:
        find_one(store, "Het")
    assert "Het eerste rapport" in {title for _, _, title in caught.value.candidates}


def test_what_has_most_evidence_here_comes_first_then_trajectories(store: Store) -> None:
    found = find_things(store, "gegevens")
    assert found[0].id == KNELPUNT
    told = [node for node in find_things(store, "Groningen") if not node.evidence]
    assert [node.kind for node in told][:1] == ["Trajectory"]


def test_what_was_rejected_is_found_by_its_name(store: Store) -> None:
    organisation = thing_of(ONE, "Organisation")
    store.record(decided("reject", organisation.id))
    assert find_one(store, "Dienst Voorbeelden").id == organisation.id
    assert find_one(store, organisation.id).title == "Dienst Voorbeelden"


def test_a_kind_narrows_what_is_meant(store: Store) -> None:
    kinds = {node.kind for node in find_things(store, "rapport", "Document")}
    assert kinds == {"Document"}


@pytest.mark.parametrize("text", ["", "  ", "xyzzy", '"', "https://example.org/nergens"])
def test_what_means_nothing_is_not_found(store: Store, text: str) -> None:
    with pytest.raises(NotFoundError, match="niet gevonden"):
        find_one(store, text)


@pytest.mark.parametrize(
    "text",
    [
        ONE.document.id,
        "/rapporten/2020/een.pdf",
        "een.pdf",
        "een",
        ONE.document.id.rsplit("/", 1)[-1][:8],
        (ONE.document.get("sha256") or "")[:12],
        "eerste RAPPORT",
    ],
)
def test_a_document_is_found(store: Store, text: str) -> None:
    assert find_document(store, text).document.id == ONE.document.id


def test_part_of_two_titles_gives_both(store: Store) -> None:
    with pytest.raises(NotFoundError, match="meer dan één document") as caught:
        find_document(store, "rapport")
    assert len(caught.value.candidates) == 2


@pytest.mark.parametrize("text", ["", "derde rapport", KNELPUNT])
def test_what_is_no_document_is_not_found(store: Store, text: str) -> None:
    with pytest.raises(NotFoundError, match="geen document"):
        find_document(store, text)


def test_a_decision_says_when_it_was_taken(store: Store) -> None:
    first = decide(store, "reject", KNELPUNT, "onderzoeker", "proef")
    second = decide(store, "undo", first.id, "onderzoeker", "toch niet")
    assert [one.id for one in store.decisions()] == [first.id, second.id]


@pytest.mark.parametrize("target", ["https://example.org/x", f"{KNELPUNT} occursIn {KNELPUNT}"])
def test_nothing_is_decided_on_what_is_not_there(store: Store, target: str) -> None:
    with pytest.raises(NotFoundError, match="in deze opslag"):
        decide(store, "reject", target, "onderzoeker", "proef")


def test_what_was_rejected_can_still_be_accepted(store: Store) -> None:
    decide(store, "reject", KNELPUNT, "onderzoeker", "proef")
    decide(store, "accept", KNELPUNT, "onderzoeker", "toch wel")
    assert store.node(KNELPUNT) is not None


def test_an_unknown_decision_cannot_be_undone(store: Store) -> None:
    with pytest.raises(NotFoundError, match="geen besluit"):
        decide(store, "undo", KNELPUNT, "onderzoeker", "proef")


def test_things_of_two_kinds_are_not_merged(store: Store) -> None:
    with pytest.raises(StoreError, match="het ene is organisatie, het andere systeemknelpunt"):
        decide(store, "merge", thing_of(ONE, "Organisation").id, "ik", "proef", into=KNELPUNT)


def test_a_thing_is_not_merged_into_what_went_into_it(store: Store) -> None:
    one = candidate("Trajectory", "Herstel toeslagen").id
    two = next(member.id for member in load().members["trajecten"])
    decide(store, "merge", one, "ik", "proef", into=two)
    with pytest.raises(StoreError, match="is zelf opgegaan in"):
        decide(store, "merge", two, "ik", "proef", into=one)


def test_a_decision_names_who(store: Store) -> None:
    with pytest.raises(StoreError, match="zegt wie besloot"):
        decide(store, "reject", KNELPUNT, " ", "proef")


@pytest.mark.parametrize("text", ["Dienst Voor", "gegevens toeslagen", "xyzzy", ""])
def test_what_is_acted_on_is_named_as_a_whole(store: Store, text: str) -> None:
    with pytest.raises(NotFoundError, match="geen hele naam"):
        find_exactly(store, text)


def test_what_is_acted_on_is_found_by_name_iri_or_start_of_id(store: Store) -> None:
    node = thing_of(ONE, "Organisation")
    last = node.id.rsplit("/", 1)[-1]
    for text in (node.title, node.id, last[:8]):
        assert find_exactly(store, text).id == node.id
    decide(store, "reject", node.id, "redactie", "bestaat niet")
    for text in (node.title, last[:8]):
        assert find_exactly(store, text).id == node.id


def test_what_no_document_names_is_found_only_where_nothing_else_is(store: Store) -> None:
    assert [node.title for node in find_things(store, "voorbeelden")] == ["Dienst Voorbeelden"]
    assert all(not node.evidence for node in find_things(store, "hersteloperatie"))
    store.put(report(Said("Zin.", organisation="Bureau Hersteloperatie"), title="Drie"))
    found = find_things(store, "hersteloperatie")
    assert [node.title for node in found] == ["Bureau Hersteloperatie"]


def test_a_rejected_thing_is_no_name_to_search_by(store: Store) -> None:
    assert find_named(store, "dubbele uitvraag")
    decide(store, "reject", KNELPUNT, "redactie", "te ruim")
    assert find_named(store, "dubbele uitvraag") == []


@pytest.mark.parametrize("action", ["reject", "merge"])
def test_a_document_is_withdrawn_not_rejected(store: Store, action: str) -> None:
    into = TWO.document.id if action == "merge" else None
    with pytest.raises(StoreError, match="teruggetrokken"):
        decide(store, action, ONE.document.id, "redactie", "oud", into=into)  # type: ignore[arg-type]


def test_who_withdraws_a_document_is_in_the_ledger_and_it_can_come_back(store: Store) -> None:
    done = withdraw(store, ONE.document.id, "redactie", "een concept")
    assert [one.document.id for one in store.documents()] == [TWO.document.id]
    assert withdrawal(store.decisions(), ONE.document.id) == done
    assert in_force(store.decisions()) == {}
    store.put(ONE)
    assert store.contribution(ONE.document.id) == ONE


def test_only_a_document_that_is_there_is_withdrawn(store: Store) -> None:
    for target in (KNELPUNT, "urn:onbekend"):
        with pytest.raises(NotFoundError, match="geen document"):
            withdraw(store, target, "redactie", "proef")
    assert store.decisions() == []


def test_a_withdrawal_is_not_taken_back_but_read_again(store: Store) -> None:
    done = withdraw(store, ONE.document.id, "redactie", "een concept")
    with pytest.raises(StoreError, match="opnieuw in te lezen"):
        decide(store, "undo", done.id, "redactie", "toch niet")
