"""What a document itself recommends or promises, of all that is judged to be such."""

from __future__ import annotations

import pytest

from ingest.annotations import Statement, text_of
from ingest.components.statements import NEUTRAL
from ingest.discourse.actors import Actors
from ingest.discourse.context import Contexts
from ingest.discourse.explicit import is_explicit
from ingest.discourse.promising import is_vowed
from ingest.judges.judge import Judgement
from ontology.load import load
from tests.pipeline import contribution, edges, nodes, places, read

OVERSEER, MINISTRY = "Algemene Rekenkamer", "Ministerie van Financiën"


def explicit(text: str, kind: str = "Recommendation", publisher: str = OVERSEER) -> bool:
    """Whether the last sentence of a text, taken to be of this kind, is given in so many words."""
    doc, schema = read(text, publisher=publisher), load()
    place = places(doc)[-1]
    assert text.rstrip().endswith(text_of(doc, place).strip())
    statement = Statement(place, kind, 0.9, NEUTRAL, None, Judgement({}))
    actors = Actors(doc, schema, Contexts(doc, schema))
    return is_explicit(doc, schema, statement, actors.addressed(statement))


@pytest.mark.parametrize(
    "text",
    [
        "Wij bevelen de minister van Financiën aan om ouders eerder te informeren.",
        "In ons vorige rapport hebben we de minister aanbevolen om de controle uit te breiden.",
        "Zoals wij eerder aanbevelen, is een loket in iedere gemeente nodig.",
        "De Algemene Rekenkamer adviseert het UWV om elk kwartaal te controleren.",
        "De gemeenten wordt geadviseerd om nazorg op te nemen in het plan.",
        "Aan de gemeenten geven wij mee om een ondergrens af te spreken.",
        "Het ABP zou keuringsartsen moeten inzetten die de uitzending kennen.",
        "Wij vinden dat de minister van Financiën strakker moet sturen op de uitvoering.",
        "Wij achten het van belang dat er goede afspraken worden gemaakt over de prijs.",
        "Het is zaak dat de minister van Financiën de norm vaststelt.",
        "# Aanbevelingen\n\n- Geef iedere ouder één vaste contactpersoon.",
        "# 4. Aanbevelingen\n\nZorg voor een loket in iedere gemeente.",
        "# Slot\n\nWij bevelen de minister aan:\n\n- ouders eerder te informeren over hun rechten;",
        "# Slot\n\nAan de SVB: maak de achterstand zichtbaar voor iedereen.",
        "Wij bevelen aan dat de prijs vaststaat. De gemeenten moeten vervolgens de wacht bewaken.",
    ],
)
def test_advice_is_what_the_author_advises(text: str) -> None:
    assert explicit(text)


@pytest.mark.parametrize(
    "text",
    [
        "De provincies moeten toezien op een doelmatige besteding van deze middelen.",
        "Wij bevelen een vaste prijs aan. De gemeenten moeten deze wet al jaren uitvoeren.",
        "De wet stelt een prijs vast. De gemeenten moeten vervolgens de wacht bewaken.",
        "Daarna hebben wij veel aanvullende controles moeten uitvoeren.",
        "Dit kan nodig zijn om schrijnende situaties te voorkomen.",
        "De minister kan dan het budget toekennen op basis van een actuele kostprijs.",
        "Om beter zicht te krijgen op de ruimte deden we verschillende aanbevelingen.",
        "De Raad van State adviseert de regering om de wet aan te passen.",
        "# Reactie op de aanbevelingen\n\n- Het loket is geopend voor iedere ouder.",
        "# Aanbevelingen\n\nDaarmee de wachttijd bekorten helpt ouders vooruit.",
        "# Aanbevelingen\n\nDit kan de wachttijd voor ouders bekorten.",
        "Herstel van vertrouwen is de grootste opgave van deze tijd.",
    ],
)
def test_a_norm_an_explanation_and_what_another_advised_is_none(text: str) -> None:
    assert not explicit(text)


@pytest.mark.parametrize(
    "text",
    [
        "U raadt aan een kennisnetwerk in te stellen voor alle hersteloperaties.",
        "De commissie beveelt aan om archieven wettelijk te beschermen.",
        "We moeten soms een pas op de plaats maken bij de aanvang van herstel.",
        "Hierbij is het van belang dat we kijken naar wat goed gaat.",
    ],
)
def test_who_has_to_act_only_recounts_what_it_was_advised(text: str) -> None:
    assert not explicit(text, publisher=MINISTRY)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("De minister heeft toegezegd in 2024 een meldpunt in te stellen.", True),
        ("In een brief geeft de minister aan dat zij de genoemde punten oppakt.", True),
        ("De minister geeft aan dat zij de genoemde punten kent.", False),
        ("De minister van Financiën zal volgend jaar een voorstel aan de Kamer sturen.", True),
        ("Zij zal zich hiervoor inzetten bij haar collega's.", True),
        ("Het formulier zal in 2025 worden vervangen.", True),
        ("Ik zal onderzoekers vragen om de knelpunten in kaart te brengen.", True),
        ("De minister geeft aan dat dit eind 2017 zal zijn opgelost.", False),
        ("De dienst heeft in 2019 excuses aangeboden aan de ouders.", False),
        ("De conferentie zal de aftrap vormen van een gesprek met de samenleving.", False),
        ("De organisatie heeft middelen ontvangen of zal deze ontvangen.", False),
        ("Gemeenten zullen vorm moeten geven aan hun samenwerking.", False),
    ],
)
def test_a_promise_is_what_somebody_says_to_be_going_to_do(text: str, promised: bool) -> None:
    assert explicit(text, "Measure", MINISTRY) is promised


CARED = "Het kabinet draagt daarvoor zorg voor de oprichting van een steunpunt voor ouders."
CARED_BY_MINISTER = "De minister draagt zorg voor de oprichting van een steunpunt voor ouders."
PLANNED = "In het najaar van 2026 openen we een steunpunt, waar ouders hun verhaal kwijt kunnen."


@pytest.mark.parametrize("text", [CARED, CARED_BY_MINISTER, PLANNED])
def test_who_has_to_act_promises_what_it_sees_to_or_does_later(text: str) -> None:
    doc, schema = read(text, publisher=MINISTRY, published="2025-11-03"), load()
    statement = Statement(places(doc)[-1], "Measure", 0.9, NEUTRAL, None, Judgement({}))
    assert is_explicit(doc, schema, statement, [])


@pytest.mark.parametrize(
    ("text", "publisher", "published"),
    [
        (CARED, OVERSEER, "2025-11-03"),
        (PLANNED, OVERSEER, "2025-11-03"),
        (PLANNED, MINISTRY, "2027-02-01"),
        ("Gemeenten dragen zorg voor de opvang van ouders.", MINISTRY, "2025-11-03"),
        ("In het najaar van 2026 verwachten we minder meldingen.", MINISTRY, "2025-11-03"),
        ("Wij lezen dat ouders in 2026 een brief krijgen.", MINISTRY, "2025-11-03"),
    ],
)
def test_a_description_or_what_is_behind_us_is_no_promise(
    text: str, publisher: str, published: str
) -> None:
    doc, schema = read(text, publisher=publisher, published=published), load()
    statement = Statement(places(doc)[-1], "Measure", 0.9, NEUTRAL, None, Judgement({}))
    assert not is_explicit(doc, schema, statement, [])


def test_what_we_do_later_is_promised_by_the_ministry_that_writes() -> None:
    text = f"Het ministerie van Financiën antwoordt hierop.\n\n{PLANNED}"
    doc, schema = read(text, publisher=MINISTRY, published="2025-11-03"), load()
    statement = Statement(places(doc)[-1], "Measure", 0.9, NEUTRAL, None, Judgement({}))
    told = Actors(doc, schema, Contexts(doc, schema)).addressed(statement)
    assert [one.id_ for one in told] == [MINISTRY]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De minister van OCW heeft toegezegd vóór 1 maart 2027 een lijst te publiceren.", True),
        ("De minister van OCW heeft niet toegezegd die lijst in 2027 te publiceren.", False),
        ("De minister van OCW heeft geen lijst gepubliceerd.", False),
    ],
)
def test_words_alone_show_that_somebody_has_promised(text: str, found: bool) -> None:
    doc = read(f"# Stand van zaken\n\n{text}", publisher=OVERSEER)
    assert is_vowed(doc, places(doc)[-1]) is found


def test_a_promise_that_the_network_does_not_see_is_a_measure_all_the_same() -> None:
    text = "De minister van OCW heeft toegezegd vóór 1 maart 2027 een lijst te publiceren."
    (node,) = nodes(contribution(f"# Stand van zaken\n\n{text}", publisher=OVERSEER), "Measure")
    assert node.get("explicit") == "true"


def test_it_is_kept_with_the_statement() -> None:
    advice = "Wij bevelen de minister van Financiën aan om ouders voortaan eerder te informeren."
    (node,) = nodes(contribution(advice, publisher=OVERSEER), "Recommendation")
    assert node.get("explicit") == "true"


@pytest.mark.parametrize(
    ("text", "to"),
    [
        (
            "# Aanbevelingen aan het UWV\n\n- Geef iedere ouder een vaste contactpersoon.",
            "Uitvoeringsinstituut Werknemersverzekeringen",
        ),
        (
            (
                "Het Ministerie van Financiën stelde de regels op. Daarom hebben we de minister"
                " aanbevolen om ouders voortaan eerder te informeren."
            ),
            MINISTRY,
        ),
        (
            "Vandaar onze oproep aan het UWV om ouders voortaan eerder en beter te informeren.",
            "Uitvoeringsinstituut Werknemersverzekeringen",
        ),
        (
            "Wij hebben bij de minister van Financiën aangedrongen op beter contact met ouders.",
            MINISTRY,
        ),
    ],
)
def test_whom_advice_is_addressed_to_is_found(text: str, to: str) -> None:
    found = edges(contribution(text, publisher=OVERSEER), "addressedTo")
    assert {name for _, name in found} == {to}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Het kabinet zegt daarom toe de lessen op te halen.", "Kabinet"),
        (
            "De minister van Financiën neemt dit advies over. Zij zal zich hiervoor inzetten.",
            "Ministerie van Financiën",
        ),
        ("De brieven kwamen te laat. Zij zal zich hiervoor inzetten.", None),
        (
            (
                "Het ministerie van Financiën schreef de brieven. Wij lazen de reactie van de"
                " minister. Hij zal ouders voortaan eerder schrijven."
            ),
            "Ministerie van Financiën",
        ),
        (
            (
                "Het ministerie van Defensie hielp mee. Tijdens ons gesprek gaf de minister van"
                " Financiën daarop een toelichting. Hij zal ouders voortaan eerder schrijven."
            ),
            "Ministerie van Financiën",
        ),
    ],
)
def test_who_promises_is_named_by_the_sentence_or_the_one_before(
    text: str, who: str | None
) -> None:
    doc, schema = read(text, publisher=OVERSEER), load()
    statement = Statement(places(doc)[-1], "Measure", 0.9, NEUTRAL, None, Judgement({}))
    told = Actors(doc, schema, Contexts(doc, schema)).addressed(statement)
    assert [schema.concepts[one.kb_id_].label() for one in told] == ([who] if who else [])


def test_what_a_question_for_advice_is_answered_with_is_advice() -> None:
    text = (
        "Antwoorden op Kamervragen\n\nVraag 1\n\nWat adviseert u andere werkgevers?\n\n"
        "Antwoord 1\n\nLeg van elke medewerker vast met welke stoffen hij heeft gewerkt."
    )
    one = contribution(text, publisher="Ministerie van Defensie")
    (advice,) = nodes(one, "Recommendation")
    assert advice.get("explicit") == "true"
