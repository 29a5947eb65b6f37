"""What words tell of how it went: right again, with less asked of people, late, or not at all."""

from __future__ import annotations

import doctest

import pytest

from ingest.components.statements import stated
from ingest.discourse import bare, turning
from ingest.discourse.bare import is_dated, is_half, is_withdrawn
from ingest.discourse.turning import polarity_told
from ingest.judges.judge import Judgement

RIGHT, WRONG = "positief", "negatief"


@pytest.mark.parametrize(
    "text",
    [
        "Sinds het najaar worden de rekeningen weer binnen de termijn voldaan.",
        "Achteraf bezien was dat een verstandige keuze.",
        "De telefooncirkel is een vondst gebleken.",
        "Bestuurders zagen dat het werkt.",
        "De snelle start is te danken aan vrijwilligers.",
        "Het vaste bedrag gaf bewoners rust.",
        "Het blijkt dat de nieuwe werkwijze mensen een rechtszaak bespaart.",
        "De test heeft fouten aan het licht gebracht voordat er brieven uitgingen.",
        "Dat de directeur het zelf meldde, getuigt van moed.",
        "Vrijwilligers bieden hulp zonder aanvraag.",
        "Wie aan de voorwaarden voldoet, krijgt het bedrag zonder nadere keuring.",
        "Het ging eenvoudig: geen formulier, geen bewijs.",
        "Huurders hoefden geen bonnen te overleggen.",
        "Wat buurten zelf opzetten, houdt veel langer stand.",
    ],
)
def test_what_is_in_order_again_or_asks_little_of_people_went_right(text: str) -> None:
    assert polarity_told(text, WRONG) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "Pas na twee jaar kwamen de betalingen weer op tijd.",
        "De brieven moeten weer op tijd komen.",
        "Dat was niet de juiste keuze.",
        "De vraag is of dat een verstandig besluit was.",
        "Het was een goede stap, maar hij kwam te laat.",
        "Zij kregen zonder bewijs een boete.",
        "Het gaf bewoners geen rust.",
        "Bewoners geven aan dat zij rust willen.",
        "Mensen zonder bewijs werden niet geholpen.",
        "De dienst gaf een signaal zonder bewijs door aan banken.",
        "Controleurs hoefden niets te bewijzen.",
        "De RDW hoefde niets aan te tonen.",
        "Zij hopen dat het werkt.",
        "De fouten zijn ontdekt nadat de brieven waren verzonden.",
    ],
)
def test_what_is_not_so_or_not_yet_did_not(text: str) -> None:
    assert polarity_told(text, WRONG) == WRONG


@pytest.mark.parametrize(
    "text",
    [
        "De kennis over het model lag volledig bij de leverancier.",
        "De haast van dat voorjaar heeft meegespeeld.",
        "Nabestaanden zoeken nog steeds naar antwoorden.",
        "De vergoeding kwam er pas na vijf jaar.",
        "Wie belde, kreeg daarna zelden bericht.",
        "Een gezamenlijk loket is er niet gekomen.",
        "De afstand werd groter; onafhankelijk is het nog niet.",
    ],
)
def test_what_stays_with_few_comes_late_or_never_went_wrong(text: str) -> None:
    assert polarity_told(text, RIGHT) == WRONG


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen zelden klachten over de balie.",
        "De gevreesde achterstand is er niet gekomen.",
        "De kennis over het model wordt gedeeld met gemeenten.",
    ],
)
def test_what_was_dreaded_and_did_not_come_went_right(text: str) -> None:
    assert polarity_told(text, RIGHT) == RIGHT


def test_a_sentence_that_only_dates_something_finds_no_fault() -> None:
    assert is_dated("De eerste meldingen dateren van 2011, toen de fabriek openging.")
    assert not is_dated("De meldingen dateren al van 2011.")
    assert stated("De eerste meldingen dateren van 2011.", _lesson(0.1)) is None


def test_half_of_a_sentence_is_no_lesson() -> None:
    assert is_half("Ook vanwege de gevolgen voor de kleine gemeenten.")
    assert not is_half("Omdat niemand het wist werd er niets gedaan.")
    assert stated("Omdat het bijdraagt aan herstel van het contact.", _lesson(0.1)) is None


def test_that_a_profile_is_no_longer_used_is_a_measure() -> None:
    text = "De dienst heeft het risicomodel in mei buiten gebruik gesteld."
    assert is_withdrawn(text)
    told = stated(text, _lesson(0.1))
    assert told is not None
    assert told[0] == "maatregel"
    assert not is_withdrawn("Pas toen ouders ernaar vroegen, is het risicomodel stilgelegd.")


def test_what_people_want_is_no_fault_unless_the_sentence_finds_one() -> None:
    above = ["4 Wat huurders nodig hebben"]
    assert stated("Voorop staat de erkenning van hun zorgen.", _lesson(0.1), above) is None
    assert stated("Hun vragen worden nergens bijgehouden.", _lesson(0.1), above) is not None


@pytest.mark.parametrize("module", [bare, turning])
def test_the_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def _lesson(right: float) -> Judgement:
    """A sentence that is surely a lesson, and so probable to praise."""
    kinds = {"geen": 0.05, "les": 0.9, "aanbeveling": 0.03, "maatregel": 0.02}
    return Judgement({"kind": kinds, "polarity": {WRONG: 1 - right, RIGHT: right, "neutraal": 0.0}})
