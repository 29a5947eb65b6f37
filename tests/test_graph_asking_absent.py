"""What no report tells of: it is said, and what is told of something else stands as that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.covering import Covering
from graph.questions.asking.replying import ask
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = """Nationale ombudsman
Nazorg na de wateroverlast in Limburg
Datum: 5 juni 2023

De nazorg voor gedupeerden van de wateroverlast in Limburg kwam te laat op gang. De gemeenten \
moeten nazorg opnemen in het rampenplan.

De tegemoetkoming

Aan gezinnen in Limburg is in totaal € 34 miljoen betaald. Een deel van de 1.200 ondernemers in \
Limburg kreeg een voorschot. De minister heeft toegezegd de gezinnen te bezoeken.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("afwezig"), {"limburg.txt": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hoe was de nazorg na de vuurwerkramp?", "Vuurwerkramp Enschede"),
        ("Hoe was de nazorg voor gedupeerden in Winterswijk?", "Winterswijk"),
        ("Hoe was de nazorg op Sint Eustatius?", "Sint Eustatius"),
        ("Wat deed de gemeente Utrecht aan nazorg?", "Gemeente Utrecht"),
    ],
)
def test_of_a_name_in_no_report_it_is_said_that_nothing_is_told(
    store: Store, text: str, name: str
) -> None:
    reply = ask(store, text)
    assert reply.empty
    assert reply.absent == (name,)
    sheet = asked_sheet(Writer(store), reply)
    assert sheet.lead.startswith(f"Daarover staat hier niets: {name}")
    titles = [one.title for one in sheet.sections]
    assert "Zo staat het er" not in titles
    assert "Uitspraken in de rapporten" not in titles


def test_what_is_told_of_something_else_stands_as_that(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Hoe was de nazorg na de vuurwerkramp?"))
    [other] = [one for one in sheet.sections if one.title == "Wat hier over iets anders staat"]
    assert other.lead == "Dit gaat niet over wat u vraagt."
    assert any("nazorg" in cited.quote for one in other.points for cited in one.quotes)


def test_what_a_report_tells_of_a_name_is_an_answer(store: Store) -> None:
    reply = ask(store, "Hoe was de nazorg in Limburg?")
    assert not reply.empty
    assert reply.absent == ()


def test_of_a_part_of_which_nothing_is_told_its_whole_is(tmp_path: Path) -> None:
    text = """# De versterking in Groningen

De hersteloperatie in Groningen duurde veel te lang en de hulp aan bewoners was onvoldoende.
"""
    with loaded(tmp_path, {"groningen.md": text}) as store:
        reply = ask(store, "Wat ging er mis bij de schadeafhandeling in Groningen?")
        lead = asked_sheet(Writer(store), reply).lead
        assert "duurde veel te lang" in reply.told[0].text
        assert "Over Schadeafhandeling Groningen zelf gaat geen uitspraak" in lead
        assert ask(store, "Wat ging er mis bij de kindregeling?").empty


@pytest.mark.parametrize(
    ("who", "number"), [("Defensie", "1 aanbeveling"), ("Financiën", "2 aanb")]
)
def test_of_how_much_nothing_became_known_is_counted_of_who_is_asked_about(
    who: str, number: str, tmp_path: Path
) -> None:
    text = """# Advies over het archief

Wij bevelen de minister van Defensie aan om het archief te ordenen.

Wij bevelen de minister van Financiën aan om de post sneller te openen.

Wij bevelen de minister van Financiën aan om brieven korter te maken.
"""
    with loaded(tmp_path, {"archief.md": text}) as store:
        reply = ask(store, f"Wat heeft de minister van {who} beloofd en niet gedaan?")
        assert f"Van {number}" in asked_sheet(Writer(store), reply).lead


def test_a_compound_is_not_found_by_its_last_part_alone() -> None:
    texts = ["Het rampenplan was oud.", "De watersnoodramp.", "Na de vuurwerkramp."]
    assert list(Covering(texts).held(["vuurwerkramp"])[0] > 0) == [False, False, True]


def test_an_amount_of_money_is_no_number_of_people(store: Store) -> None:
    reply = ask(store, "Hoeveel gezinnen in Limburg kregen hulp?")
    assert reply.empty
    lead = asked_sheet(Writer(store), reply).lead
    assert lead.startswith("Het getal waar u om vraagt, is")


def test_a_number_of_those_who_are_asked_for_is_told(store: Store) -> None:
    reply = ask(store, "Hoeveel ondernemers in Limburg kregen een voorschot?")
    assert any("1.200 ondernemers" in hit.text for hit in reply.sentences)


def test_a_word_without_content_is_not_missed(store: Store) -> None:
    reply = ask(store, "Waarom kwam de nazorg in Limburg eigenlijk zoveel te laat?")
    assert not {"eigenlijk", "zoveel"} & {*reply.missed, *reply.understood.terms}
