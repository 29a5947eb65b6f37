"""What is no answer is not told as one: numbers of others, words alike, advice where it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Node
from graph.questions.asking.counted import gives_count
from graph.questions.asking.covering import SYNONYM, Covering
from graph.questions.asking.replying import ask
from graph.questions.followup import Fate, FollowUps
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.reply import Reply
    from graph.sheets.sheet import Point, Sheet
    from graph.store import Store

LETTER = """Brief over de dijken bij Limburg
Nationale ombudsman
Datum: 3 mei 2024

Op 12 maart 2023 kwam het rapport over de dijken uit. Het telt vier delen. De minister maakte \
diezelfde dag een gebaar naar de pachters. In juni 2023 maakte de dijkgraaf een gebaar naar de \
schippers. Het dijkfonds heeft honderden schippers betaald.

Schippers in Limburg wachten maanden op een ligplaats. Leg schippers niet op om te wachten op een \
bericht. Ik verwacht dat de schippers snel varen.

De dijkgraaf antwoordde: “Wij telden elke dag. De sluis kende geen rust.” Het CoronaPeilappteam \
meet de dijken.

De baggerwet is er nog niet. Het oeveroverzicht ligt er.

Het peilplan is een plan waarbij alle polders hun stand doorgeven. In dit plan staan ook de \
sluizen. De sluizen sluiten om tien uur.
"""
ANSWERS = """Algemene Rekenkamer
Antwoorden op vragen over de gaswinning in Groningen
Datum: 8 juni 2018

Vraag 1
Wat is de reden dat bewoners in Groningen geen huisbezoek hebben gehad?

Antwoord 1
De Algemene Rekenkamer beschikt niet over de informatie om deze vraag te beantwoorden. Wij \
verwijzen naar de minister.

Vraag 5
Waarom zijn de tegoeden te hoog?

Antwoord 5
Gemeenten konden een tegoed vragen voor de opvang van schippers. Zij gaven het aantal op. De \
provincie telde dat. Zij keek in maart. De tegoeden zijn te hoog, omdat het oude tarief gold.

Vraag 2
Zijn de sloten in Groningen veilig?

Antwoord 2
Wij hebben hier geen onderzoek naar verricht. De provincie weet meer.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    texts = {"letter.txt": LETTER, "answers.txt": ANSWERS}
    with loaded(tmp_path_factory.mktemp("strict"), texts) as opened:
        yield opened


def said(reply: Reply) -> str:
    return " ".join(text for hit in reply.told for text in hit.said)


def points(sheet: Sheet) -> Iterator[Point]:
    for one in sheet.sections:
        yield from one.points
        for inner in one.sections:
            yield from inner.points


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 Het bedrag staat bekend als het dijkgeld.", False),
        ("De derde aanbeveling wordt overgenomen.", False),
        ("De regeling voor 75-plussers is verlengd.", False),
        ("Een derde van de schippers wacht.", True),
        ("Er wachten 12 schippers.", True),
    ],
)
def test_what_only_orders_or_notes_is_no_number(text: str, number: bool) -> None:
    assert gives_count(text, "schippers") is number


def test_a_number_of_others_is_not_told(store: Store) -> None:
    assert ask(store, "Hoeveel pachters kregen een gebaar?").empty
    assert "honderden" in said(ask(store, "Hoeveel schippers heeft het dijkfonds betaald?"))


def test_a_word_with_something_before_it_that_is_no_word_may_mean_something_else() -> None:
    held = Covering(["Ik verwacht een brief.", "Zij verkopen de grond."]).held(["wachten", "kopen"])
    assert held[0, 0] < SYNONYM
    assert held[1, 1] >= SYNONYM


def test_where_it_took_too_long_no_advice_is_told(store: Store) -> None:
    told = said(ask(store, "Waar moesten schippers te lang wachten?"))
    assert "wachten maanden" in told
    assert "Leg schippers" not in told
    assert "verwacht" not in told


def test_who_did_it_is_told_with_when_it_was(store: Store) -> None:
    reply = ask(store, "Wanneer is er een gebaar gemaakt en door wie?")
    assert not reply.also
    assert "Op 12 maart 2023" in said(reply)  # with what was the same day
    assert "dijkgraaf" in said(reply)


def test_that_the_cause_is_not_known_answers_nearly_the_same_question(store: Store) -> None:
    reply = ask(store, "Waarom kregen bewoners van Groningen geen huisbezoek?")
    assert "beschikt niet over de informatie" in said(reply)


def test_a_cause_is_told_wherever_in_the_answer_it_stands(store: Store) -> None:
    reply = ask(store, "Waarom kregen gemeenten te hoge tegoeden voor de opvang van schippers?")
    assert "omdat het oude tarief gold" in said(reply)


def test_that_something_else_was_not_studied_is_no_number(store: Store) -> None:
    assert "geen onderzoek" in said(ask(store, "Hoeveel sloten in Groningen zijn veilig?"))
    assert "geen onderzoek" not in said(ask(store, "Hoeveel sloten zijn er in Groningen?"))


def test_what_was_not_studied_is_told_with_the_question_that_it_points_at(store: Store) -> None:
    reply = ask(store, "Wat is er niet onderzocht in Groningen?")
    assert reply.understood.kind == "unanswered"
    (hit,) = [one for one in reply.told if one.text.startswith("Wij hebben hier")]
    assert hit.question == "Zijn de sloten in Groningen veilig?"


def test_what_is_no_trajectory_is_not_compared(store: Store) -> None:
    reply = ask(store, "Welke trajecten lijken op de dijken?")
    assert reply.empty
    assert "Vergelijken kan leergraaf alleen trajecten" in asked_sheet(Writer(store), reply).lead


def test_a_sentence_is_told_with_what_follows(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Wat is het peilplan?"))
    first = next(points(sheet))
    assert first.quotes[0].quote.startswith("Het peilplan is een plan waarbij")
    assert first.after.startswith("Daarna staat: “In dit plan staan ook de sluizen.")


def test_what_another_is_quoted_for_is_told_with_who_it_is(store: Store) -> None:
    reply = ask(store, "Wie zei dat de sluis geen rust kende?")
    first = next(points(asked_sheet(Writer(store), reply)))
    assert first.text.words.startswith("In een stuk van")
    told = " ".join([*first.remarks, *(one.quote for one in first.quotes)])
    assert "De dijkgraaf antwoordde" in told


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hoe staat het met de baggerwet?", "nog niet"),
        ("Wat meet het CoronaPeilapp-team?", "CoronaPeilapp"),
    ],
)
def test_everyday_wording_finds_what_is_there(store: Store, question: str, answer: str) -> None:
    assert answer in said(ask(store, question))


@pytest.mark.parametrize(
    "question", ["Had de Kamer goed zicht op de dijken?", "Waarom keurde men de dijken goed?"]
)
def test_good_may_say_nothing_of_what_went_right(store: Store, question: str) -> None:
    assert ask(store, question).understood.polarity is None


def test_a_word_for_what_all_reports_are_on_counts_beside_one_other(store: Store) -> None:
    asked = ask(store, "Komt er een wet voor hersteloperaties?").understood
    assert asked.terms == ("wet", "hersteloperaties")


def test_advice_on_an_organisation_is_that_on_the_trajectory_called_by_it(samples: Store) -> None:
    reply = ask(samples, "Wat is er gedaan met de aanbevelingen over het CBR?")
    assert [one.title for one in reply.understood.things] == ["Achterstanden rijgeschiktheid CBR"]
    assert reply.answer is not None


@pytest.mark.parametrize(
    "question", ["Waar greep men te laat in?", "Waar schoot het toezicht tekort?"]
)
def test_where_is_asked_with_strong_verbs_too(samples: Store, question: str) -> None:
    assert ask(samples, question).understood.kind == "where"


def test_contact_with_people_is_told_by_calls_visits_and_talks(samples: Store) -> None:
    told = said(ask(samples, "Wat ging er goed in het contact met mensen?"))
    assert "Bellers waren verrast" in told
    assert "De huisbezoeken van de experts" in told


def test_what_stands_around_what_comes_near_is_told_too(store: Store) -> None:
    reply = ask(store, "Hoeveel pachters kregen een gebaar?")
    (near, *_) = reply.hits
    assert near.before or near.after
    assert "Daarvoor staat" in str(asked_sheet(Writer(store), reply))


def test_what_stands_further_on_is_not_said_to_stand_right_before(samples: Store) -> None:
    reply = ask(samples, "Waarom schoot het toezicht op de adoptiebemiddeling tekort?")
    for point in points(asked_sheet(Writer(samples), reply)):
        for remark in (one for one in point.remarks if one.startswith("Daarvoor staat: “")):
            text = remark.removeprefix("Daarvoor staat: “").rstrip("”")
            document = samples.pages(point.quotes[0].document)
            whole = " ".join(" ".join(page.text.split()) for page in document)
            assert f"{text} {point.quotes[0].quote}" in whole


def test_where_people_had_to_prove_nothing_only_that_is_told(samples: Store) -> None:
    told = said(ask(samples, "Waar hoefden mensen niets te bewijzen?"))
    assert "hoeven niets aan te vragen" in told
    assert "wachtte LNV op bewijs" not in told


def test_how_long_may_be_told_by_two_years(samples: Store) -> None:
    assert "Van 2013 tot en met" in said(ask(samples, "Hoe lang is de fraudelijst gebruikt?"))


def test_past_each_other_is_poor_cooperation_and_nothing_that_worked(samples: Store) -> None:
    asked = ask(samples, "Waar werkten organisaties langs elkaar heen?").understood
    assert [one.title for one in asked.things] == ["Moeizame samenwerking in de keten"]
    assert asked.polarity is None


def test_needs_that_no_document_tells_stand_on_one_line(samples: Store) -> None:
    sheet = asked_sheet(Writer(samples), ask(samples, "Wat willen toeslagenouders het liefst?"))
    curated = [one for one in points(sheet) if "niet uit een document" in " ".join(one.remarks)]
    assert len(curated) == 1
    assert "; " in curated[0].text.words


def test_who_did_something_else_is_not_who_is_responsible(samples: Store) -> None:
    resigned = ask(samples, "Wie is er afgetreden vanwege de toeslagenaffaire?")
    assert resigned.facts == ()
    responsible = ask(samples, "Wie was verantwoordelijk voor de schaderegeling in Limburg?")
    assert "Ministerie van Justitie en Veiligheid" in str(asked_sheet(Writer(samples), responsible))


def _fates(reply: Reply) -> set[Fate]:
    assert isinstance(reply.answer, FollowUps)
    return {one.fate for one in reply.answer.told}


def test_what_was_done_wholly_is_not_what_was_done_partly(samples: Store) -> None:
    wholly = ask(samples, "Welke aanbevelingen zijn helemaal uitgevoerd?")
    done = ask(samples, "Welke aanbevelingen zijn uitgevoerd?")
    assert _fates(wholly) == {Fate.DONE}
    assert _fates(done) == {Fate.DONE, Fate.PARTLY}


def test_where_something_was_missing_no_advice_is_told(samples: Store) -> None:
    reply = ask(samples, "Waar ontbrak een vast contactpersoon?")
    kinds = {hit.found.kind for hit in reply.told if isinstance(hit.found, Node)}
    assert "drie verschillende contactpersonen" in said(reply)
    assert "Recommendation" not in kinds
