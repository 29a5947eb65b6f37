"""Amounts and numbers of people, with their unit, and the trajectory they are given for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gate import check_shapes
from ingest.annotations import findings
from ingest.extract import extracted
from ingest.numerals import numeral
from ingest.quantities import Quantities
from ingest.read import read_bytes
from ontology.load import load
from tests.pipeline import contribution, edges, found, nlp, nodes, read

QUANTITIES = Quantities(load())


def counted(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[one.start : one.end], one.canonical, one.qualifier) for one in QUANTITIES.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "canonical", "qualifier"),
    [
        ("€ 7,25 miljard", "7250000000 EUR", None),
        ("€12.500", "12500 EUR", None),
        ("€\n4,5 miljoen", "4500000 EUR", None),
        ("3,4 mln. euro", "3400000 EUR", None),
        ("900 euro", "900 EUR", None),
        ("circa € 60 mld", "60000000000 EUR", "ongeveer"),
        ("maximaal 40.000 euro", "40000 EUR", "ten-hoogste"),
        ("€ 3 tot 8 miljoen", "3000000-8000000 EUR", "bandbreedte"),
        ("tussen € 100 en € 250", "100-250 EUR", "bandbreedte"),
        ("41.000 gedupeerde ouders", "41000 ouders", None),
        ("bijna 7.000 huurwoningen", "7000 woningen", "bijna"),
        ("ten minste 350 niet-afgehandelde bezwaren", "350 bezwaren", "ten-minste"),
        ("tussen de 400 en 600 gezinnen", "400-600 huishoudens", "bandbreedte"),
        ("9.000 à 11.000 meldingen", "9000-11000 meldingen", "bandbreedte"),
        ("drieduizend bewoners", "3000 personen", None),
        ("ruim tweehonderdvijftig (oud-)studenten", "250 personen", "meer-dan"),
        ("2,5 miljoen mensen", "2500000 personen", None),
        ("ruim 2020 aanvragen", "2020 aanvragen", "meer-dan"),
        ("27 van de 62 dossiers", "27 dossiers", None),
        ("120 van de in totaal 4.000 ouders", "120 ouders", None),
    ],
)
def test_a_quantity_is_normalised(text: str, canonical: str, qualifier: str | None) -> None:
    assert counted(f"Het ging om {text}, aldus het rapport.") == [(text, canonical, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "Enkele honderden mensen en duizenden gezinnen wachtten.",
        "In 2019 ouders en kinderen helpen bleek lastig.",
        "Van de ouders kreeg 45% en van de kinderen 12 procent bericht.",
        "Zie artikel 12, mensen; zie p. 30 woningen; zie bijlage 4 dossiers.",
        "Antwoord 7 Gemeenten voeren dit uit.",
        "De bijstelling was -/- € 348 miljoen.",
        "De bijstelling was -€ 348 miljoen.",
        "De bijstelling was −€ 348 miljoen.",
        "Dat zijn er veel per 1.000 inwoners.",
        "Het waren er geen 5.000 ouders.",
        "Het kost 1–2 miljoen euro.",
        "Vier op de tien respondenten wisten dat.",
        "Twee ouders en drie kinderen vertelden hun verhaal.",
        "De stijging was 1,5 miljoen en dat is veel.",
        f"Het ging om € {'9' * 5000} en om {'8' * 5000} mensen.",
    ],
)
def test_what_is_no_quantity_is_left_out(text: str) -> None:
    assert counted(text) == []


def test_two_amounts_are_no_range() -> None:
    found = [canonical for _, canonical, _ in counted("Het ging van € 5 miljoen naar € 9 miljoen.")]
    assert found == ["5000000 EUR", "9000000 EUR"]
    found = [canonical for _, canonical, _ in counted("Dat kost € 3.000 of € 4.000 extra.")]
    assert found == ["3000 EUR", "4000 EUR"]


@pytest.mark.parametrize(
    "text",
    [
        "De kosten stegen van € 5 miljoen tot € 9 miljoen.",
        "De kosten liepen op van € 5 miljoen tot € 9 miljoen.",
        "De kosten stijgen met € 5 miljoen tot € 9 miljoen.",
    ],
)
def test_what_an_amount_was_and_became_is_no_range(text: str) -> None:
    assert [canonical for _, canonical, _ in counted(text)] == ["5000000 EUR", "9000000 EUR"]


def test_what_an_amount_grew_by_can_be_a_range() -> None:
    ((_, canonical, _),) = counted("De kosten stijgen met € 5 tot € 9 miljoen.")
    assert canonical == "5000000-9000000 EUR"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("negentien", 19),
        ("achtentachtig", 88),
        ("honderdtwaalf", 112),
        ("vijftienhonderd", 1500),
        ("zesendertigduizend vierhonderd", 36400),
        ("duizend", 1000),
    ],
)
def test_numerals_in_words(text: str, number: int) -> None:
    assert numeral(text) == number


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_numerals_in_digits(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert numeral(written) == Decimal(f"{whole}.{cents:02d}")


def test_cells_of_tables_and_personal_data_are_not_counted() -> None:
    doc = read("# Kosten\n\n| post | kosten |\n|---|---|\n| herstel | € 400 |\n", name="rapport.md")
    assert findings(doc).quantities == []


def test_a_figure_is_given_for_the_trajectory_of_its_sentence() -> None:
    one = contribution("In de toeslagenaffaire meldden zich ruim 26.000 gezinnen.")
    (node,) = nodes(one, "Figure")
    assert dict(node.properties) == {
        "text": "ruim 26.000 gezinnen",
        "value": "26000",
        "unit": "huishoudens",
        "qualifier": "meer-dan",
    }
    assert edges(one, "quantifies") == [("ruim 26.000 gezinnen", "Hersteloperatie toeslagen")]
    (edge,) = found(one, "quantifies")
    assert {e.passage for e in edge.evidence} == {p.id for p in one.passages}
    check_shapes(one, load())


@pytest.mark.parametrize(
    "text",
    [
        "Er meldden zich ruim 26.000 gezinnen.",
        "Klopt het dat zich in de toeslagenaffaire 26.000 gezinnen meldden?",
        "Een lid vroeg: ‘Meldden zich in de toeslagenaffaire 26.000 gezinnen?’",
        "De toeslagenaffaire en de WIA-hersteloperatie raakten samen 26.000 gezinnen.",
        "In de toeslagenaffaire kreeg mevrouw Zomerdijk € 30.000 terug.",
    ],
)
def test_a_figure_without_one_clear_trajectory_is_left_out(text: str) -> None:
    assert nodes(contribution(text), "Figure") == []


def test_a_figure_is_not_the_reports_where_its_paragraph_spoke_of_another_trajectory() -> None:
    title = "Lessen uit de toeslagenaffaire"
    own = "De commissie kende aan slachtoffers een vast bedrag van € 5.000 toe."
    other = f"Ook bij Q-koorts kwam er een regeling. {own}"
    for text, figures in ((own, ["€ 5.000"]), (other, [])):
        one = contribution(f"{title}\n\n# Bedragen\n\n{text}", title=title)
        assert [subject for subject, _ in edges(one, "quantifies")] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "In de € 2,4 miljard aan fouten zit € 900 miljoen voor de toeslagenaffaire.",
            ["€ 900 miljoen"],
        ),
        ("Er ging € 64 miljoen naar een lening voor de toeslagenaffaire en een garantie.", []),
        ("Er ging € 64 miljoen naar ouders in de toeslagenaffaire en dat was te laat.", ["€ 64"]),
        ("Er waren 300 medewerkers en € 5 miljoen voor de toeslagenaffaire.", ["300", "€ 5"]),
    ],
)
def test_a_figure_is_of_the_trajectory_that_it_stands_nearest_to(
    text: str, figures: list[str]
) -> None:
    told = sorted(subject for subject, _ in edges(contribution(text), "quantifies"))
    assert len(told) == len(figures)
    assert all(one.startswith(figure) for one, figure in zip(told, figures, strict=True))


def test_a_range_keeps_both_ends() -> None:
    (node,) = nodes(contribution("In de toeslagenaffaire ging het om € 2 tot 3 miljoen."), "Figure")
    assert (node.get("value"), node.get("upTo")) == ("2000000", "3000000")


def test_extract_tells_amounts_counts_and_references() -> None:
    text = "Voor 30.000 ouders was € 5,5 miljard nodig (artikel 3:4 Awb)."
    told = extracted(read_bytes("rapport.txt", text.encode()), load(), nlp())
    (amount,) = (one for one in told["entities"] if one["type"] == "Amount")
    (count,) = (one for one in told["entities"] if one["type"] == "Count")
    (article,) = (one for one in told["entities"] if one["type"] == "Provision")
    assert (amount["value"], amount["unit"], amount["canonical"]) == (
        5_500_000_000,
        "EUR",
        "5500000000 EUR",
    )
    assert (count["value"], count["unit"], count["qualifier"]) == (30_000, "ouders", None)
    assert article["canonical"] == "jci1.3:c:BWBR0005537&artikel=3:4"
    assert all(text[one["start"] : one["end"]] == one["text"] for one in told["entities"])
