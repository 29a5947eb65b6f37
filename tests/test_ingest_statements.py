"""Statements: which sentences are a lesson, recommendation or measure, and which are none."""

from __future__ import annotations

import pytest

from ingest.components.statements import stated
from ingest.discourse.method import is_own_work
from ingest.discourse.supposing import is_aim, is_hoped
from ingest.judges.judge import Judgement
from tests.pipeline import places, read, statements

WRONG = (
    "De regeling was veel te ingewikkeld, waardoor burgers jarenlang in onzekerheid zaten.",
    "Wij concluderen dat de minister onvoldoende zicht had op de achterstanden bij de uitvoering.",
    "Gemeenten kregen de gegevens te laat, zodat gedupeerden niet op tijd werden geholpen.",
)
RIGHT = (
    "De vaste contactpersoon heeft goed gewerkt en bewoners waren daarover tevreden.",
    "Het nieuwe loket is een succes: de samenwerking is duidelijk verbeterd.",
)
ADVICE = (
    "Wij bevelen de minister aan om de regeling eenvoudiger te maken.",
    "Zorg voor één vast aanspreekpunt voor iedere gedupeerde.",
    "Het kabinet zou de gegevens eerder met gemeenten moeten delen.",
)
PROMISED = (
    "Het kabinet heeft toegezegd in 2025 een onafhankelijk meldpunt in te stellen.",
    "Wij gaan de werkwijze aanpassen en zullen extra medewerkers aannemen.",
)
NOTHING = (
    "Voor dit onderzoek spraken wij met 32 medewerkers van vier organisaties.",
    "In hoofdstuk 3 beschrijven wij de opzet van het onderzoek.",
    "Op 12 mei 2019 verscheen het rapport in een oplage van 500 stuks.",
)


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        *((text, "Lesson", "negatief") for text in WRONG),
        *((text, "Lesson", "positief") for text in RIGHT),
        *((text, "Recommendation", "neutraal") for text in ADVICE),
        *((text, "Measure", "neutraal") for text in PROMISED),
    ],
)
def test_a_clear_statement_is_found_with_its_kind_and_polarity(
    text: str, kind: str, polarity: str
) -> None:
    ((words, one),) = statements(read(text))
    assert (words, one.kind, one.polarity) == (text, kind, polarity)


@pytest.mark.parametrize("text", NOTHING)
def test_a_description_is_no_statement(text: str) -> None:
    assert statements(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Waarom was de regeling veel te ingewikkeld voor burgers?",
        "# De regeling was veel te ingewikkeld voor burgers\n\nZie hierna.",
        "Zie hierna.\n\n[1] De regeling was veel te ingewikkeld en kwam te laat voor burgers.",
        "Vraag 2\nVindt u ook dat de uitvoering veel te laat kwam en onvoldoende was geregeld?",
        "Te laat.",
        "De uitvoering was onvoldoende " + "en veel te laat " * 120 + ".",
    ],
)
def test_questions_headings_footnotes_and_scraps_are_no_statements(text: str) -> None:
    assert statements(read(text)) == []


def test_what_is_no_sentence_in_a_table_is_no_statement() -> None:
    text = (
        "| Oordeel | Jaar |\n|---|---|\n| De uitvoering was onvoldoende en veel te laat | 2019 |\n"
    )
    assert statements(read(text, "rapport.md")) == []


def test_a_sentence_in_a_table_is_a_statement_without_the_bars_of_its_cell() -> None:
    rows = "".join(
        f"| {wrong} {RIGHT[0]} | {advice} | 12 |\n"
        for wrong, advice in zip(WRONG, ADVICE, strict=True)
    )
    text = f"| Bevinding | Aanbeveling | Aantal |\n|---|---|---|\n{rows}"
    told = [(words, one.kind) for words, one in statements(read(text, "rapport.md"))]
    for wrong, advice in zip(WRONG, ADVICE, strict=True):
        assert (wrong, "Lesson") in told
        assert (advice, "Recommendation") in told
    assert not any("|" in words for words, _ in told)


def test_the_end_of_a_sentence_that_was_cut_is_no_statement() -> None:
    assert statements(read(f"{WRONG[0][0].lower()}{WRONG[0][1:]}")) == []


def test_a_list_item_can_be_a_statement() -> None:
    text = "Wij bevelen aan:\n- Zorg voor één vast aanspreekpunt voor iedere gedupeerde.\n"
    assert [one.kind for _, one in statements(read(text))] == ["Recommendation"]


def test_the_answer_to_a_question_can_be_a_statement() -> None:
    doc = read(f"Vraag 1\nKlopt dat bericht over de regeling?\n\nAntwoord 1\n{WRONG[0]}")
    assert [words for words, _ in statements(doc)] == [WRONG[0]]


def test_statements_come_in_the_order_of_the_text() -> None:
    text = "\n\n".join(["# Bevindingen", *WRONG, "# Opzet", *NOTHING, "# Aanbevelingen", *ADVICE])
    assert [words for words, _ in statements(read(text, "rapport.md"))] == [*WRONG, *ADVICE]


def test_where_a_line_breaks_makes_no_difference() -> None:
    (one, other) = (
        statements(read(WRONG[0].replace(" en ", gap)))[0][1] for gap in (" en ", " en\n")
    )
    assert (one.kind, one.confidence, one.judged) == (
        other.kind,
        other.confidence,
        other.judged,
    )


def test_a_confidence_is_at_least_half_the_threshold_and_at_most_one() -> None:
    found = statements(read(" ".join([*WRONG, *RIGHT, *ADVICE, *PROMISED])))
    assert all(0.2 < one.confidence <= 1 for _, one in found)
    assert all(round(one.confidence, 2) == one.confidence for _, one in found)


def test_who_says_to_promise_something_recommends_nothing() -> None:
    promise = "Het kabinet zegt daarom toe dat de overheid gezamenlijk van herstel moet leren."
    ((_, one),) = statements(read(promise))
    assert one.kind == "Measure"


OWN_WORK = "Daarna hebben wij samen met het ministerie veel extra werkzaamheden moeten uitvoeren."


def test_what_an_overseer_tells_of_its_own_work_is_no_statement() -> None:
    text = f"{WRONG[0]} {OWN_WORK}"
    told = [words for words, _ in statements(read(text, publisher="Algemene Rekenkamer"))]
    assert told == [WRONG[0]]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (OWN_WORK, True),
        ("Wij hebben daarom gesprekken gevoerd met bewoners.", True),
        ("Wij hebben dossiers onderzocht en vastgesteld dat brieven ontbreken.", False),
        ("Wij hebben niemand gesproken die het redelijk vond.", False),
        ("De minister heeft veel onderzoek gedaan.", False),
        ("Wij hebben moeten concluderen dat de controle tekortschoot.", False),
    ],
)
def test_own_work_is_what_was_done_and_not_what_was_found(text: str, own: bool) -> None:
    assert is_own_work(text) is own


def _judged(lesson: float, right: float, advice: float = 0.0) -> Judgement:
    """A sentence so probable to be a lesson, or advice, and then on what went right."""
    kind = {"geen": 1 - lesson - advice, "les": lesson, "aanbeveling": advice}
    return Judgement({"kind": kind, "polarity": {"positief": right, "negatief": 1 - right}})


MEETING = "De gesprekken wegen mee in de afweging van het kabinet."


def test_a_lesson_in_doubt_that_no_word_shows_is_what_is_next_most_probable() -> None:
    assert stated(MEETING, _judged(0.45, 0.1)) is None
    assert stated(MEETING, _judged(0.45, 0.1, advice=0.4)) == ("maatregel", 0.4, "neutraal")
    wanted = "De gesprekken zouden mee kunnen wegen."
    assert stated(wanted, _judged(0.45, 0.1, advice=0.4)) == ("aanbeveling", 0.4, "neutraal")
    assert stated(MEETING, _judged(0.55, 0.1)) == ("les", 0.55, "negatief")
    assert stated(f"{MEETING[:-1]}, maar te laat.", _judged(0.45, 0.1)) == ("les", 0.45, "negatief")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zij willen dat hun gezin gezien wordt.", None),
        ("Geadopteerden hebben behoefte aan toegang tot hun eigen geschiedenis.", None),
        ("Daarbij moet de werknemer zelf aantonen dat hij ziek werd.", ("les", 0.8, "negatief")),
        ("De minister moet aantonen dat het werkt.", ("aanbeveling", 0.8, "neutraal")),
        ("DUO en het UWV: zij willen in 2025 beginnen.", ("aanbeveling", 0.8, "neutraal")),
    ],
)
def test_what_people_want_is_no_advice_and_what_they_must_prove_is_a_fault(
    text: str, told: tuple[str, float, str] | None
) -> None:
    assert stated(text, _judged(0.1, 0.1, advice=0.8)) == told


def test_praise_that_no_word_shows_must_be_surer_than_a_fault() -> None:
    assert stated(MEETING, _judged(0.6, 0.9)) is None
    assert stated(MEETING, _judged(0.85, 0.9)) == ("les", 0.85, "positief")


@pytest.mark.parametrize(
    "text",
    [
        "Als niemand de brieven leest, bestaat het risico dat ouders niet op tijd betalen.",
        "Bijvoorbeeld als blijkt dat een ouder de brief niet heeft ontvangen.",
        "Dit kan bijvoorbeeld het geval zijn als een ouder in de schulden raakt.",
        "Zo kunnen fouten in de berekening worden voorkomen en gaat het betalen sneller.",
        "Een goed register verkleint het risico op fouten in de betaling.",
    ],
)
def test_what_might_go_wrong_or_is_kept_away_is_no_fault(text: str) -> None:
    assert stated(text, _judged(0.95, 0.05)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Als gevolg van de fouten ontstond het risico dat ouders niet konden betalen.",
        "Deze fouten hadden kunnen worden voorkomen.",
        "Fouten in de berekening kunnen voorkomen en blijven dan jaren staan.",
        "Daardoor ontstaat het risico dat ouders te laat worden betaald.",
    ],
)
def test_what_went_wrong_or_may_occur_is_a_fault(text: str) -> None:
    assert stated(text, _judged(0.95, 0.05)) == ("les", 0.95, "negatief")


def test_to_take_note_of_something_is_no_measure() -> None:
    judged = Judgement(
        {
            "kind": {"geen": 0.1, "les": 0.0, "aanbeveling": 0.0, "maatregel": 0.9},
            "polarity": {"positief": 0.5, "negatief": 0.5},
        }
    )
    noted = "Wij hebben met genoegen kennisgenomen van het plan van de minister."
    assert stated(noted, judged) is None
    assert stated("Het bureau heeft zijn kennis van de wijk uitgebreid.", judged) is not None


BEGIN = "We vinden het een positieve ontwikkeling dat DUO volgend jaar een proef start."
LETTER = "Ministerie van Financiën"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (BEGIN, "Algemene Rekenkamer"),
        ("De proeven die DUO gaat uitvoeren, helpen ouders vooruit.", "Algemene Rekenkamer"),
        ("De bedoeling is dat het loket in mei goed bereikbaar is.", "Algemene Rekenkamer"),
        ("We luisteren daarbij beter naar ouders.", LETTER),
        ("Hiermee wordt geborgd dat ouders op tijd antwoord krijgen.", LETTER),
        ("Bij ieder gesprek met ouders staat hun verhaal voorop.", LETTER),
    ],
)
def test_what_has_yet_to_begin_or_is_aimed_at_has_not_worked(text: str, publisher: str) -> None:
    doc = read(text, publisher=publisher)
    aims = is_aim(doc, places(doc)[-1])
    assert stated(text, _judged(0.95, 0.95), aims=aims) == ("maatregel", 0.5, "neutraal")


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Goed was dat artsen samen werkten, zodat niemand opnieuw hoefde te beginnen.", LETTER),
        ("We luisteren daarbij beter naar ouders.", "Algemene Rekenkamer"),
        ("We zien dat ouders nu sneller antwoord krijgen.", LETTER),
        ("De proef die DUO in 2019 uitvoerde, heeft ouders geholpen.", LETTER),
    ],
)
def test_what_was_done_or_seen_by_others_may_have_worked(text: str, publisher: str) -> None:
    doc = read(text, publisher=publisher)
    aims = is_aim(doc, places(doc)[-1])
    assert stated(text, _judged(0.95, 0.95), aims=aims) == ("les", 0.95, "positief")


def test_how_an_inquiry_was_made_is_no_lesson_under_a_heading_that_says_so() -> None:
    told = "Huurders zijn nooit zonder hun begeleider gesproken, omdat de groep klein is."
    found = "Daarbij bleek dat de administratie ernstig tekortschoot."
    said = [
        text for text, _ in statements(read(f"# Rapport\n\n## 2. Opzet\n\n{told} {found}", "a.md"))
    ]
    assert told not in said
    assert found in said


def test_praise_of_that_is_of_what_the_sentence_before_tells() -> None:
    later = read(f"{BEGIN} Wij vinden dat een positieve ontwikkeling.")
    earlier = read("DUO hield vorig jaar een proef. Wij vinden dat een positieve ontwikkeling.")
    assert [is_hoped(doc, places(doc)[-1]) for doc in (later, earlier)] == [True, False]


def test_to_see_a_chance_in_something_is_no_lesson() -> None:
    hope = "Wij zien de proeven die DUO gaat houden als een goede kans om ouders te helpen."
    assert not [one for _, one in statements(read(hope)) if one.kind == "Lesson"]


def test_a_fault_that_did_no_harm_is_no_lesson() -> None:
    assert stated("De fouten hebben niet geleid tot vertraging.", _judged(0.95, 0.05)) is None
    assert stated("De fouten hebben geleid tot vertraging.", _judged(0.95, 0.05)) is not None


def test_a_wish_is_no_lesson_on_what_went_right() -> None:
    wish, sure = "Een gesprek waarin iemand zijn naam noemt.", _judged(0.95, 0.95)
    assert stated(wish, sure, ["Wat bewoners willen"]) is None
    assert stated(wish, sure, ["Bevindingen"]) == ("les", 0.95, "positief")
    praised = "Dat gesprek verdient navolging."
    assert stated(praised, sure, ["Wat bewoners willen"]) == ("les", 0.95, "positief")


def _measure(chance: float) -> Judgement:
    """A sentence so probable to be a measure, and nothing else."""
    return Judgement({"kind": {"geen": 1 - chance, "maatregel": chance}})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Het ministerie van Justitie wordt aangeraden een vast loket te openen.",
            ("aanbeveling", 0.8, "neutraal"),
        ),
        ("Bewoners worden geadviseerd door een bouwkundige.", ("maatregel", 0.8, "neutraal")),
        (
            "De visitatiecommissie stelde vast dat het bureau klagers nooit heeft gehoord.",
            ("les", 0.8, "negatief"),
        ),
        ("De inspectie constateerde dat het loket in 2020 was geopend.", None),
        (
            "De minister constateert dat dit te lang heeft geduurd en zal een loket openen.",
            ("maatregel", 0.8, "neutraal"),
        ),
    ],
)
def test_what_somebody_is_advised_or_concluded_is_no_measure(
    text: str, told: tuple[str, float, str] | None
) -> None:
    assert stated(text, _measure(0.8)) == told


LIST_OF_ADVICE = (
    "# Aanbevelingen\n\nDe ombudsman beveelt het bestuur van het fonds aan:\n\n"
    "- klagers voortaan vanaf de eerste dag bij het gesprek te betrekken;\n"
    "- nabestaanden in een gebaar te betrekken;\n"
)


def test_what_a_list_of_advice_holds_is_advice_whatever_it_was_judged_to_be() -> None:
    told = statements(read(LIST_OF_ADVICE, "rapport.md"))
    assert [one.kind for _, one in told] == ["Recommendation"] * 2
    pledged = LIST_OF_ADVICE.replace("beveelt het bestuur van het fonds aan", "zegt toe")
    kinds = [one.kind for _, one in statements(read(pledged, "rapport.md"))]
    assert "Recommendation" not in kinds


CALLS = (
    "# Aanbevelingen\n\nAan de gemeente Zaanstad: houd vast aan het gesprek en maak er een gewone"
    " manier van werken van.\n\nVoor andere diensten geldt: laat een verhuizing niet doorgaan"
    " zonder dat de bewoners ermee instemmen.\n"
)


def test_a_call_on_somebody_under_a_heading_on_advice_is_advice() -> None:
    told = statements(read(CALLS, "rapport.md"))
    assert [one.kind for _, one in told] == ["Recommendation"] * 2
