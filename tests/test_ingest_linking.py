"""Linking: from a name to a concept, and to nothing where there is doubt."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.names.linking import Linker, choose, normalise
from ontology.load import load
from ontology.schema import Concept


@functools.cache
def organisations() -> Linker:
    return Linker(load(), "Organisation")


def concept(code: str, **attributes: str) -> Concept:
    known = {name: (value,) for name, value in attributes.items()}
    return Concept(
        f"https://voorbeeld.nl/{code}", "organisaties", code, {"nl": code}, attributes=known
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Sociale Verzekeringsbank", "label"),
        ("sociale  VERZEKERINGSBANK", "label"),
        ("SVB", "label"),
        ("Sociale Verzekerings-bank", "similar"),
        ("Sociale Verzekeringbank", "similar"),
    ],
)
def test_a_name_links_with_a_reason(name: str, reason: str) -> None:
    link = organisations().link(name, None)
    assert link is not None
    assert (link.concept.labels["nl"], link.reason) == ("Sociale Verzekeringsbank", reason)


def test_a_certain_link_is_more_certain_than_a_likeness() -> None:
    exact, alike = (
        organisations().link(name, None)
        for name in ("Sociale Verzekeringsbank", "Sociale Verzekeringbank")
    )
    assert exact is not None
    assert alike is not None
    assert exact.confidence > alike.confidence


@pytest.mark.parametrize(
    "name",
    ["Gemeente Bergen", "EZ", "Bureau voor Zonneschijn", "Gemeente Utrechtsestraatweg", "", "X"],
)
def test_what_is_unknown_or_in_doubt_links_to_nothing(name: str) -> None:
    assert organisations().link(name, None) is None


def test_two_names_that_are_equally_alike_link_to_neither() -> None:
    assert organisations().link("Gemeente Noordwijkerhuut", None) is None


@given(st.text(max_size=40))
def test_normalising_again_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


@pytest.mark.parametrize(
    ("date", "chosen"),
    [
        ("2015-06-01", "vroeger"),
        ("2017-10-25", "vroeger"),
        ("2017-10-26", "later"),
        ("2018", "later"),
        ("2017-10", None),
        ("2017", None),
        (None, None),
        ("2009", None),
    ],
)
def test_a_date_chooses_when_one_bore_the_name_all_that_time(
    date: str | None, chosen: str | None
) -> None:
    former = concept("vroeger", validFrom="2010-10-14", validUntil="2017-10-26")
    later = concept("later", validFrom="2017-10-26")
    found = choose([former, later], date)
    assert (None if found is None else found.code) == chosen


def test_one_concept_needs_no_date() -> None:
    only = concept("enig", validFrom="2020-01-01")
    assert choose([only, only], None) == only
