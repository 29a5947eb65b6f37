"""Dates in running text, as ISO 8601."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.annotations import DATE
from ingest.dates import MONTHS
from tests.pipeline import ents, read


def dates(text: str) -> list[tuple[str, str]]:
    return [(ent.text, ent.id_) for ent in ents(read(text), DATE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op 8 juni 2017 begon het.", [("8 juni 2017", "2017-06-08")]),
        ("In juni 2017 begon het.", [("juni 2017", "2017-06")]),
        ("In het najaar van 2019 stopte het.", [("najaar van 2019", "2019")]),
        ("Het liep tot eind 2021 door.", [("eind 2021", "2021")]),
        ("Op 3 MAART 2020 ook.", [("3 MAART 2020", "2020-03-03")]),
    ],
)
def test_a_date_is_found_and_normalised(text: str, found: list[tuple[str, str]]) -> None:
    assert [(written.removeprefix("het "), iso) for written, iso in dates(text)] == found


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("12. Mai 2022", "2022-05-12"),
        ("3. März 2021", "2021-03-03"),
        ("1. Januar 2024", "2024-01-01"),
        ("Dezember 2020", "2020-12"),
        ("12.05.2022", "2022-05-12"),
        ("12 mai 2022", "2022-05-12"),
        ("3 mars 2021", "2021-03-03"),
        ("1er janvier 2024", "2024-01-01"),
        ("août 2019", "2019-08"),
        ("5 November 2022", "2022-11-05"),
        ("12th of May 2022", "2022-05-12"),
        ("May 12, 2022", "2022-05-12"),
    ],
)
def test_a_date_in_another_language_is_found_and_normalised(written: str, iso: str) -> None:
    assert dates(f"({written}).") == [(written, iso)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In punt 12. Juni 2019 was volgens de gemeente een slechte maand.", ["Juni 2019"]),
        ("Das Ministerium hat am 12. Juni 2019 über die Akte entschieden.", ["12. Juni 2019"]),
        ("De mars 2019 was volgens de deelnemers veel te lang.", []),
        ("Le rapport de mars 2019 constate que le dossier est incomplet.", ["mars 2019"]),
    ],
)
def test_what_is_a_date_in_one_language_may_be_none_in_another(text: str, found: list[str]) -> None:
    assert [written for written, _ in dates(text)] == found


def test_a_day_without_a_year_is_a_date_without_a_value() -> None:
    assert dates("Uw brief van 12 mei is ontvangen.") == [("12 mei", "")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 begon het.",
        "De 12 regels.",
        "Zij mei niet.",
        "Zie p. 2019.",
        "De 12 meisjes.",
        "Punt 12.5.2019.3.",
    ],
)
def test_a_bare_year_or_number_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert [iso for _, iso in dates("Op 31 februari 2020 was er niets.")] == [""]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_written_in_dutch_is_read_back(day: dt.date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert dates(f"Het begon op {written} in Utrecht.") == [(written, day.isoformat())]
