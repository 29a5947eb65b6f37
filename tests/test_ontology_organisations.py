"""Who answers for the organisations that are shipped, and what became of former ministries."""

from __future__ import annotations

import pytest

from graph.questions.things.ministries import curated_ministries, is_ministry
from ontology import Concept, load

SCHEMA = load()
ORGANISATIONS = SCHEMA.members["organisaties"]
MINISTRIES = [one for one in ORGANISATIONS if is_ministry(SCHEMA, one.id)]
# Of which it is not certain, or that work for more than one.
LEFT_OUT = {
    "Instituut voor Mens, Milieu en Mijnbouw in Limburg",
    "Shared Service Organisatie Caribisch Nederland",
    "SSO-Noord",
}
EXECUTIVE = {"uitvoeringsorganisatie", "zbo"}


def named(text: str) -> Concept:
    (found,) = [one for one in ORGANISATIONS if text in one.names]
    return found


def kinds(one: Concept) -> set[str]:
    return {SCHEMA.concepts[id_].code for id_ in one.attributes.get("organisationKind", ())}


@pytest.mark.parametrize(
    ("organisation", "letters"),
    [
        ("SVB", ["SZW"]),
        ("UWV", ["SZW"]),
        ("CBR", ["IenW"]),
        ("RDW", ["IenW"]),
        ("DUO", ["OCW"]),
        ("Belastingdienst", ["MinFin"]),
        ("Dienst Toeslagen", ["MinFin"]),
        ("UHT", ["MinFin"]),
        ("Douane", ["MinFin"]),
        ("CAK", ["VWS"]),
        ("CJIB", ["JenV"]),
        ("RVO", ["EZK"]),
        ("IND", ["JenV", "AenM"]),
        ("COA", ["JenV", "AenM"]),
        ("IMG", ["BZK"]),
        ("Staatsbosbeheer", ["LVVN"]),
    ],
)
def test_an_organisation_falls_under_its_ministry(organisation: str, letters: list[str]) -> None:
    found = [SCHEMA.concepts[id_] for id_ in curated_ministries(SCHEMA, named(organisation).id)]
    assert len(found) == len(letters)
    assert all(name in one.synonyms for one, name in zip(found, letters, strict=True))


def test_every_executive_organisation_has_a_ministry_but_those_left_out() -> None:
    executive = [one for one in ORGANISATIONS if kinds(one) & EXECUTIVE]
    without = {one.label() for one in executive if not curated_ministries(SCHEMA, one.id)}
    assert without == LEFT_OUT


def test_what_answers_for_an_organisation_is_a_ministry() -> None:
    said = {id_ for one in ORGANISATIONS for id_ in one.attributes.get("responsibleMinistry", ())}
    assert said
    assert said <= {one.id for one in MINISTRIES}


def test_no_organisation_has_only_ministries_that_ended_before_it() -> None:
    for one in ORGANISATIONS:
        until = [
            SCHEMA.concepts[id_].first("validUntil") for id_ in curated_ministries(SCHEMA, one.id)
        ]
        if until and not any(end is None for end in until):
            assert one.first("validUntil") is not None, one.label()


def test_every_former_ministry_has_its_end_and_a_successor_that_began_by_then() -> None:
    for former in (one for one in MINISTRIES if one.first("validUntil")):
        end = former.first("validUntil") or ""
        later = [one for one in MINISTRIES if former.id in one.attributes.get("replaces", ())]
        assert later, former.label()
        assert all((one.first("validFrom") or end) <= end for one in later), former.label()


def test_nothing_takes_its_own_place() -> None:
    for one in ORGANISATIONS:
        seen, waiting = set[str](), [one.id]
        while waiting:
            earlier = SCHEMA.concepts[waiting.pop()].attributes.get("replaces", ())
            waiting += set(earlier) - seen
            seen |= set(earlier)
        assert one.id not in seen
