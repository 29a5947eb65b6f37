"""Relations: what a sentence says of a statement, and of a trajectory."""

from __future__ import annotations

import pytest

from tests.pipeline import contribution, edges, found, nodes, titles

AFFAIR = "Hersteloperatie toeslagen"
GRONINGEN = "Herstel en versterking Groningen (gaswinning)"
FIN = "Ministerie van Financiën"
WRONG = "De uitbetaling kwam veel te laat, waardoor ouders jarenlang in onzekerheid zaten."
ADVICE = "Wij bevelen aan om ouders voortaan eerder en beter te informeren over hun rechten."


def about(text: str, **known: str) -> dict[str, float]:
    """What the one statement of the text is about, and how certain that is."""
    one = contribution(text, **known)
    return {titles(one)[e.object]: e.evidence[0].confidence for e in found(one, "about")}


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (
            "In de toeslagenaffaire kwam de uitbetaling veel te laat en was de hulp onvoldoende.",
            0.95,
        ),
        (f"Dit gaat over de toeslagenaffaire. {WRONG}", 0.85),
        (f"# De toeslagenaffaire\n\n{WRONG}", 0.85),
        (f"# Bevindingen\n\nDit gaat over de toeslagenaffaire.\n\n{WRONG}", 0.7),
        (f"Vraag 1\nKent u de toeslagenaffaire?\n\nAntwoord 1\n{WRONG}", 0.7),
    ],
)
def test_a_statement_is_about_the_nearest_trajectory(text: str, confidence: float) -> None:
    assert about(text) == {AFFAIR: confidence}


def test_a_statement_is_about_the_trajectory_in_the_title() -> None:
    title = "Lessen uit de toeslagenaffaire"
    text = f"{title}\n\n# Bevindingen\n\n{WRONG}"
    assert about(text, title=title) == {AFFAIR: 0.6}


def test_two_trajectories_in_a_section_give_no_guess() -> None:
    text = (
        "# Bevindingen\n\nWij keken naar de toeslagenaffaire.\n\n"
        f"Zie verder de aardbevingsschade in Groningen.\n\n{WRONG}"
    )
    assert about(text) == {}


def test_a_sentence_that_names_two_trajectories_is_about_both() -> None:
    text = (
        "In de toeslagenaffaire en bij de aardbevingsschade in Groningen kwam hulp veel te laat en "
        "was de informatie onvoldoende."
    )
    assert set(about(text)) == {AFFAIR, GRONINGEN}


def test_what_a_footnote_names_is_no_context() -> None:
    text = f"# Evaluatie\n\nHet herstel is bekend.[^1]\n\n[^1]: Zie de toeslagenaffaire.\n\n{WRONG}"
    assert about(text, name="rapport.md") == {}


def test_what_another_section_names_is_no_context() -> None:
    text = f"# Evaluatie\n\n# De toeslagenaffaire\n\nDit is bekend.\n\n# Iets anders\n\n{WRONG}"
    assert about(text) == {}


def test_that_a_statement_is_about_something_rests_on_both_sentences() -> None:
    one = contribution(f"Dit gaat over de toeslagenaffaire. {WRONG}")
    (edge,) = found(one, "about")
    quotes = {p.id: p.quote for p in one.passages}
    assert {quotes[e.passage] for e in edge.evidence} == {
        "Dit gaat over de toeslagenaffaire.",
        WRONG,
    }


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Wij bevelen de minister van Financiën aan om ouders beter te informeren.", FIN),
        ("Het ministerie van Financiën zou de ouders eerder moeten informeren.", FIN),
        ("De SVB dient samen met DUO te zorgen voor één loket.", "Sociale Verzekeringsbank"),
        (
            "De Nationale ombudsman adviseert de SVB om één loket in te richten.",
            "Sociale Verzekeringsbank",
        ),
        ("Het ministerie van Financiën heeft toegezegd een meldpunt in te stellen.", FIN),
    ],
)
def test_advice_and_promises_are_addressed_to_who_must_act(text: str, addressee: str) -> None:
    one = contribution(text, published="2021-03-01")
    assert [object_ for _, object_ in edges(one, "addressedTo")] == [addressee]


def test_a_lesson_is_addressed_to_nobody_but_concerns_who_it_names() -> None:
    one = contribution(
        "De SVB informeerde ouders onvoldoende, waardoor zij te laat bezwaar maakten."
    )
    assert edges(one, "addressedTo") == []
    assert [object_ for _, object_ in edges(one, "concerns")] == ["Sociale Verzekeringsbank"]


def test_a_statement_cites_the_law_it_names() -> None:
    one = contribution("De Awb is onvoldoende nageleefd, waardoor burgers te laat antwoord kregen.")
    assert [object_ for _, object_ in edges(one, "cites")] == ["Algemene wet bestuursrecht"]


@pytest.mark.parametrize(
    ("text", "relation", "object_"),
    [
        (
            "De minister van Financiën is verantwoordelijk voor de toeslagenaffaire.",
            "responsible",
            FIN,
        ),
        (
            "De Belastingdienst voert de hersteloperatie toeslagen uit.",
            "executedBy",
            "Belastingdienst",
        ),
        (
            "De hersteloperatie toeslagen is uitgevoerd door de SVB.",
            "executedBy",
            "Sociale Verzekeringsbank",
        ),
        (
            "De Nationale ombudsman heeft de toeslagenaffaire onderzocht.",
            "investigatedBy",
            "Nationale ombudsman",
        ),
        (
            "De hersteloperatie toeslagen is gebaseerd op de Wet hersteloperatie toeslagen.",
            "basedOn",
            "Wet hersteloperatie toeslagen",
        ),
        (
            "De ouders in de toeslagenaffaire hebben behoefte aan erkenning.",
            "hasNeed",
            "Erkenning van leed",
        ),
    ],
)
def test_a_sentence_tells_who_does_what_in_a_trajectory(
    text: str, relation: str, object_: str
) -> None:
    assert edges(contribution(text, published="2021-03-01"), relation) == [(AFFAIR, object_)]


@pytest.mark.parametrize(
    "text",
    [
        "Voert de Belastingdienst de hersteloperatie toeslagen uit?",
        "Vraag 3\nDe Belastingdienst voert de hersteloperatie toeslagen uit, klopt dat.",
        "De Belastingdienst voert veel wetten uit.",
    ],
)
def test_a_question_or_another_task_tells_nothing(text: str) -> None:
    assert found(contribution(text), "executedBy") == []


def test_a_recommendation_follows_from_the_lesson_before_it_when_words_say_so() -> None:
    one = contribution(
        f"{WRONG} Daarom bevelen wij de minister aan om ouders voortaan eerder te informeren."
    )
    assert [object_ for _, object_ in edges(one, "followsFrom")] == [WRONG]
    assert found(contribution(f"{WRONG} {ADVICE}"), "followsFrom") == []


def test_a_recommendation_does_not_follow_from_another_section() -> None:
    advice = "Daarom bevelen wij de minister aan om ouders voortaan eerder te informeren."
    text = f"# Eén\n\n{WRONG}\n\n# Twee\n\n{advice}"
    assert found(contribution(text), "followsFrom") == []


def test_a_measure_implements_the_recommendation_that_it_takes_up() -> None:
    taken = "Het kabinet neemt deze aanbeveling over en zal in 2025 een meldpunt instellen."
    one = contribution(f"{ADVICE} {taken}")
    assert edges(one, "implements") == [(taken, ADVICE)]


def followed(text: str, publisher: str) -> dict[str, str | None]:
    """The one follow-up of the text, as its properties."""
    one = contribution(text, publisher=publisher)
    assert [object_ for _, object_ in edges(one, "followsUp")] == [ADVICE]
    (node,) = nodes(one, "FollowUp")
    return {name: node.get(name) for name in ("status", "date", "ledger", "anchoring")}


def test_an_overseer_reports_follow_up_independently_with_its_date() -> None:
    told = followed(
        f"{ADVICE} Deze aanbeveling is in maart 2021 uitgevoerd.", "Algemene Rekenkamer"
    )
    assert told["status"] == "opgevolgd"
    assert (told["date"], told["ledger"]) == ("2021-03", "onafhankelijk")


def test_a_ministry_reports_on_itself() -> None:
    told = followed(f"{ADVICE} Deze aanbeveling is sinds 2022 verankerd.", FIN)
    assert (told["status"], told["date"]) == ("verankerd", "2022")
    assert told["ledger"] == "zelfgerapporteerd"


def test_what_an_overseer_only_passes_on_is_self_reported() -> None:
    text = f"{ADVICE} Volgens de minister is deze aanbeveling uitgevoerd."
    assert followed(text, "Algemene Rekenkamer")["ledger"] == "zelfgerapporteerd"


def test_not_followed_up_is_another_status() -> None:
    text = f"{ADVICE} Deze aanbeveling is niet uitgevoerd."
    assert followed(text, "Algemene Rekenkamer")["status"] == "niet-opgevolgd"


def test_two_reports_in_a_row_follow_up_the_same_recommendation() -> None:
    one = contribution(
        f"{ADVICE} De minister neemt deze aanbeveling over. Deze aanbeveling is in 2021 uitgevoerd."
    )
    assert {object_ for _, object_ in edges(one, "followsUp")} == {ADVICE}


def test_a_report_without_a_recommendation_before_it_follows_up_nothing() -> None:
    assert found(contribution("Deze aanbeveling is in maart 2021 uitgevoerd."), "followsUp") == []


def test_a_follow_up_in_another_section_is_tied_by_its_words_or_not_at_all() -> None:
    start = f"# Eén\n\n{ADVICE}\n\n# Twee\n\n"
    loose = contribution(f"{start}Deze aanbeveling is uitgevoerd.")
    tied = contribution(f"{start}De aanbeveling om ouders beter te informeren is uitgevoerd.")
    assert found(loose, "followsUp") == []
    assert [object_ for _, object_ in edges(tied, "followsUp")] == [ADVICE]
