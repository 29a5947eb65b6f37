"""What the words of a sentence leave no doubt of: a problem solved, denied, or with a cause."""

from __future__ import annotations

import doctest

import pytest

from ingest.components.bottlenecks import Bottlenecks
from ingest.discourse import outcomes
from ingest.discourse.outcomes import (
    denied,
    evaluates,
    is_amiss,
    is_begun,
    is_harmless,
    is_left,
    is_own_doing,
    is_solved,
    polarity_said,
)
from ingest.judges.judge import Judgement
from ingest.nlp import component


@pytest.mark.parametrize(
    "text",
    [
        "De wachtlijsten zijn in het voorjaar vrijwel geheel weggewerkt.",
        "Inmiddels waren de meeste problemen met het portaal verholpen.",
        "Het personeelstekort is opgelost.",
        "Hoewel het lang duurde, is de achterstand nu ingelopen.",
    ],
)
def test_a_problem_that_is_over_went_right(text: str) -> None:
    assert is_solved(text)
    assert polarity_said(text, "negatief") == "positief"


@pytest.mark.parametrize(
    "text",
    [
        "De wachtlijsten zijn nog niet weggewerkt.",
        "Pas na zes jaar waren de problemen opgelost.",
        "De fouten moeten eerst zijn hersteld en verholpen.",
        "De hulp stopt zodra de problemen zijn verholpen.",
        "Van de knelpunten is minder dan de helft weggenomen.",
        "Er is gewacht tot de achterstand was ingelopen.",
        "De problemen namen toe.",
    ],
)
def test_a_problem_that_is_not_over_did_not(text: str) -> None:
    assert not is_solved(text)
    assert polarity_said(text, "negatief") == "negatief"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("De voornaamste oorzaak was het ontbreken van een plan.", "negatief"),
        ("Daar ligt de eigenlijke oorzaak.", "negatief"),
        ("De oorzaken van de stijging liggen in het stelsel.", "negatief"),
        ("De oorzaak van het succes ligt bij de vaste contactpersoon.", "positief"),
        ("De gemeente zocht uit waardoor het kwam.", "positief"),
    ],
)
def test_what_has_a_cause_went_wrong_unless_it_is_a_success(text: str, polarity: str) -> None:
    assert polarity_said(text, "positief") == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Deze fouten hebben niet geleid tot vertraging.",
        "De aanpassingen overschrijden het budget niet.",
        "De stichting nam het werk over, maar heeft de fouten niet veroorzaakt.",
        "De fouten betekenen niet meteen dat er geen hulp is geboden.",
        "De uitbetaling verliep zonder grote problemen.",
    ],
)
def test_a_fault_that_is_denied_or_did_no_harm_is_known(text: str) -> None:
    assert is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "De uitbetaling verliep niet zonder problemen.",
        "De betaling kende geen fouten, maar de brieven waren onduidelijk.",
        "De gemeente heeft geen fouten hersteld.",
        "De plannen hebben niet geleid tot minder achterstanden, en mensen kregen niets.",
        "Dat betekent niet dat het goed gaat.",
        "De hulp kwam niet.",
    ],
)
def test_what_is_denied_beside_another_fault_still_went_wrong(text: str) -> None:
    assert not is_harmless(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Dat de gemeente niet wachtte, is te prijzen.", "positief"),
        ("De vaste contactpersoon heeft erg goed gewerkt.", "positief"),
        ("De snelle start is een goede stap, maar te laat.", "negatief"),
        ("De werkwijze is niet te prijzen.", "negatief"),
        ("De werkwijze heeft niet goed gewerkt.", "negatief"),
    ],
)
def test_what_is_praised_without_a_but_went_right(text: str, polarity: str) -> None:
    assert polarity_said(text, "negatief") == polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("De opzet vormt een belemmering om goed aan te sluiten bij mensen.", "negatief"),
        ("Het toezicht schoot tekort, hoewel er veel plannen waren.", "negatief"),
        ("De gebreken zijn vroeg gezien en verholpen.", "positief"),
        ("De regeling geeft de ruimte die in de oude wet ontbrak.", "positief"),
    ],
)
def test_a_fault_that_nothing_relieves_went_wrong(text: str, polarity: str) -> None:
    assert polarity_said(text, "positief") == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Gelukkig kwam het bestuur op dat besluit terug.",
        "Wat werkte: een loket waar de gemeente en het fonds samen zaten.",
        "De aanpak in deze stad is een goed voorbeeld van samenwerking.",
        "Dat gesprek heeft veel voor de nabestaanden betekend.",
        "Die omslag bleek een verstandige zet.",
        "De afronding verliep tot ieders tevredenheid.",
        "De voorschotten van € 1.500 hebben veel gezinnen een gang naar de kredietbank bespaard.",
    ],
)
def test_words_of_praise_say_that_it_went_right(text: str) -> None:
    assert polarity_said(text, "negatief") == "positief"
    assert evaluates(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gelukkig voelde niemand zich daarbij.",
        "Wat werkt voor de een, werkt niet voor de ander.",
        "De brief is een goed voorbeeld van hoe het niet moet.",
        "Het heeft jaren geduurd voordat bewoners werden geholpen.",
        "Geen van de loketten heeft de bewoners geholpen.",
        "Dit heeft bewoners te weinig geholpen.",
        "In de praktijk bleek een goede afstemming onmogelijk.",
    ],
)
def test_the_same_words_in_a_denial_say_nothing_of_the_kind(text: str) -> None:
    assert polarity_said(text, "negatief") == "negatief"


@pytest.mark.parametrize(
    "text",
    ["Helaas liep het anders.", "Het loket ging tot onze spijt op vrijdag dicht."],
)
def test_words_of_regret_say_that_it_went_wrong(text: str) -> None:
    assert polarity_said(text, "positief") == "negatief"
    assert evaluates(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("De balie was er binnen een week, ook voor wie geen afspraak had.", "positief"),
        ("Bewoners kregen geld zonder dat zij iets moesten aanvragen.", "positief"),
        ("De balie was er binnen een week, maar sloot al snel weer.", "negatief"),
        ("De balie was er niet voor iedereen.", "negatief"),
        ("Zij had een jaar eerder open kunnen gaan.", "negatief"),
        ("Helaas sloot de balie.", "negatief"),
    ],
)
def test_what_stands_under_what_went_right_did_unless_it_finds_fault(
    text: str, polarity: str
) -> None:
    assert polarity_said(text, "negatief", "positief") == polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("De balie was er na een maand.", "negatief"),
        ("De balie werd na een maand goed bezocht.", "positief"),
        ("De problemen waren na een maand verholpen.", "positief"),
    ],
)
def test_what_stands_under_what_went_wrong_did_unless_it_praises(text: str, polarity: str) -> None:
    assert polarity_said(text, "positief", "negatief") == polarity


def test_what_is_not_as_it_should_be_is_no_advice() -> None:
    assert is_amiss("De inkoop verloopt niet zoals het hoort.")
    assert not is_amiss("Het zou anders moeten.")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "Dit heeft niet geleid tot een overschrijding van het budget.",
            ["overschrijding van het budget"],
        ),
        ("Er was geen sprake van vertraging.", ["vertraging"]),
        ("De betaling verliep zonder grote fouten.", ["fouten"]),
        ("Er was geen maatwerk.", []),
        ("Dit leidde tot vertraging.", []),
    ],
)
def test_a_problem_that_was_not_there_is_denied(text: str, problems: list[str]) -> None:
    assert [text[start:end] for start, end in denied(text)] == problems


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("De uitbetaling verliep zonder vertraging.", set()),
        ("De uitbetaling liep vertraging op.", {"tijdigheid"}),
        ("Er was geen maatwerk mogelijk.", {"hardheidsclausule"}),
    ],
)
def test_a_denied_problem_shows_no_bottleneck(text: str, themes: set[str]) -> None:
    assert component(Bottlenecks).themes(text, Judgement({})).keys() == themes


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(outcomes).failed == 0


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("In 2024 is een leernetwerk van betrokken collega's ingesteld.", True),
        ("Onlangs zijn twee meldpunten geopend.", False),
        ("Inmiddels is een meldpunt gestart, maar niemand kent het.", False),
        ("Het meldpunt is pas in 2024 gestart.", False),
    ],
)
def test_what_was_set_up_is_known(text: str, begun: bool) -> None:
    assert is_begun(text) is begun


def test_what_stays_available_is_no_fault() -> None:
    assert is_left("Het geld dat niet is uitgegeven blijft volgend jaar beschikbaar.")
    assert not is_left("Het loket blijft beschikbaar, maar niemand weet het te vinden.")


def test_what_we_do_is_told_apart_from_what_we_advise() -> None:
    assert is_own_doing("We werken ook aan herstel van vertrouwen.")
    assert not is_own_doing("Wij geven de minister in overweging het loket open te houden.")
