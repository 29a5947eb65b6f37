"""Relations: what a sentence says of a statement, and of a trajectory."""

from __future__ import annotations

import pytest

from tests.pipeline import contribution, edges, found, nodes, titles

AFFAIR = "Hersteloperatie toeslagen"
GRONINGEN = "Herstel en versterking Groningen (gaswinning)"
AFFECTED = "gedupeerden"
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
        (f"Dit gaat over de toeslagenaffaire. {WRONG}", 0.9),
        (f"# De toeslagenaffaire\n\n{WRONG}", 0.9),
        (f"# Bevindingen\n\nDit gaat over de toeslagenaffaire.\n\n{WRONG}", 0.85),
        (f"Vraag 1\nKent u de toeslagenaffaire?\n\nAntwoord 1\n{WRONG}", 0.85),
    ],
)
def test_a_statement_is_about_the_nearest_trajectory(text: str, confidence: float) -> None:
    assert about(text) == {AFFAIR: confidence}


def test_a_statement_is_about_the_trajectory_in_the_title() -> None:
    title = "Lessen uit de toeslagenaffaire"
    text = f"{title}\n\n# Bevindingen\n\n{WRONG}"
    assert about(text, title=title) == {AFFAIR: 0.8}


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


def test_in_a_report_on_one_trajectory_another_is_spoken_of_for_one_sentence() -> None:
    title = "Lessen uit de toeslagenaffaire"
    other = "Bij de aardbevingsschade in Groningen kwam de hulp eveneens te laat."
    one = contribution(f"{title}\n\n# Bevindingen\n\n{other} {WRONG}", title=title)
    assert set(edges(one, "about")) == {(other, GRONINGEN), (other, AFFAIR), (WRONG, AFFAIR)}


def test_an_abbreviation_means_the_trajectory_that_the_report_names() -> None:
    named = "De Tegemoetkoming Vaste Lasten (TVL) is een regeling voor ondernemers."
    late = "De TVL-voorschotten zijn veel te laat vastgesteld, waardoor bedrijven failliet gingen."
    text = f"# Eén\n\n{named}\n\n# Twee\n\n{late}"
    assert set(about(text)) == {"Tegemoetkoming Vaste Lasten (TVL)"}


def test_a_title_that_names_the_whole_and_the_words_of_a_part_is_about_the_part() -> None:
    title = "Gaswinning Groningen, hoofdstuk 8: schadeafhandeling door bedrijf en overheid"
    text = f"{title}\n\n# Bevindingen\n\n{WRONG}"
    assert set(about(text, title=title)) == {"Schadeafhandeling Groningen"}


def test_this_scheme_is_the_last_that_was_named_in_the_section() -> None:
    text = (
        "# Bevindingen\n\nWij keken naar Q-koorts.\n\nZie verder de toeslagenaffaire.\n\n"
        "Bij deze hersteloperatie kwam de uitbetaling veel te laat en bleven ouders in onzekerheid."
    )
    assert set(about(text)) == {AFFAIR}


def test_what_a_section_only_mentions_the_paragraphs_below_are_not_about() -> None:
    text = (
        "# Bevindingen\n\nMensen verwachten een overheid die helpt. Zo staat het in het "
        f"verslag over de toeslagenaffaire. Dat is openbaar.\n\n{WRONG}"
    )
    assert about(text) == {}


def test_a_paragraph_goes_on_behind_what_breaks_it_off() -> None:
    text = (
        "# Bevindingen\n\nMensen verwachten een overheid die helpt. Ook in de toeslagenaffaire was "
        f"dat zo, want het ging\n\nom mensen in nood. {WRONG}"
    )
    assert set(about(text)) == {AFFAIR}


@pytest.mark.parametrize(("who", "told"), [("Ministeries", False), ("Zij", True)])
def test_what_is_said_of_many_ministries_is_not_about_what_was_just_named(
    who: str, told: bool
) -> None:
    wrong = f"{who} betaalden veel te laat uit, waardoor mensen in onzekerheid zaten."
    one = contribution(f"# Bevindingen\n\nWij keken naar de toeslagenaffaire. {wrong}")
    assert ((wrong, AFFAIR) in edges(one, "about")) is told


def test_what_is_said_of_one_organisation_as_well_as_another_is_not_about_what_one_serves() -> None:
    said = "de Nationaal Coördinator Groningen maakte bij de inkoop veel fouten."
    assert set(about(f"In 2020 was dat duidelijk: {said}")) == {GRONINGEN}
    both = "Zowel het ministerie zelf als de Nationaal Coördinator Groningen maakte veel fouten."
    assert about(both) == {}


def test_as_many_trajectories_are_meant_as_are_counted() -> None:
    text = (
        "# Bevindingen\n\nWij keken naar Q-koorts.\n\nZie verder de toeslagenaffaire.\n\n"
        "In deze twee trajecten kwam de uitbetaling veel te laat en bleven mensen in onzekerheid."
    )
    assert set(about(text)) == {"Q-koorts", AFFAIR}


def test_what_one_item_of_a_list_names_the_text_behind_it_is_not_about() -> None:
    text = (
        "# Bevindingen\n\nWij zagen het volgende:\n\n- De toeslagenaffaire is bekend.\n"
        f"- De wachttijd is lang.\n\n{WRONG}"
    )
    assert WRONG not in [subject for subject, _ in edges(contribution(text), "about")]


def test_a_committee_on_an_affair_speaks_of_that_affair() -> None:
    said = "De Onderzoekscommissie Hersteloperatie Toeslagen vond dat hulp veel te laat kwam."
    assert set(about(f"# Inleiding\n\n{said} {WRONG}")) == {AFFAIR}


def test_a_title_in_capitals_and_on_two_lines_is_the_title_all_the_same() -> None:
    text = f"TERUG NAAR AF\nLessen uit de toeslagenaffaire\n\n# Bevindingen\n\n{WRONG}"
    assert about(text, title="Terug naar af: lessen uit de toeslagenaffaire") == {AFFAIR: 0.8}


CBR_TITLE = "Op de wachtlijst: burgers en het CBR"
LIMBURG_TITLE = "Na het water: de tegemoetkoming in Limburg"


@pytest.mark.parametrize(
    ("title", "opening", "expected"),
    [
        (
            CBR_TITLE,
            "In 2019 liepen de keuringen bij het CBR vast.",
            ["Achterstanden rijgeschiktheid CBR"],
        ),
        (CBR_TITLE, "Wij keken naar het CBR en zijn personeel.", []),
        ("Burgers op de wachtlijst", "In 2019 liepen de keuringen bij het CBR vast.", []),
        (
            CBR_TITLE,
            "De keuringen bij het CBR liepen vast, zoals eerder bij de toeslagenaffaire.",
            [],
        ),
        (
            LIMBURG_TITLE,
            "In juli 2021 viel veel regen. Het kabinet noemde het hoogwater een ramp.",
            ["Wateroverlast Limburg 2021"],
        ),
        (LIMBURG_TITLE, "Het kabinet noemde het hoogwater een ramp.", []),
        (
            "Herstel bij de Slachthuisregeling",
            "De Hersteloperatie Slachthuisregeling ging in 2023 van start.",
            ["Hersteloperatie Slachthuisregeling"],
        ),
        (
            "Herstel voor ondernemers",
            "De Hersteloperatie Slachthuisregeling ging in 2023 van start.",
            [],
        ),
    ],
)
def test_a_report_is_on_the_trajectory_that_title_and_opening_show_together(
    title: str, opening: str, expected: list[str]
) -> None:
    text = f"{title}\n\n# Aanleiding\n\n{opening}\n\n# Bevindingen\n\n{WRONG}"
    subjects = edges(contribution(text, title=title), "about")
    assert [trajectory for said, trajectory in subjects if said == WRONG] == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Dit hoofdstuk gaat over de toeslagenaffaire.", {AFFAIR}),
        ("Herstel vraagt tijd. Een voorbeeld is de toeslagenaffaire.", set[str]()),
        ("Wij keken naar de toeslagenaffaire en naar de Q-koorts.", set[str]()),
    ],
)
def test_a_chapter_is_on_the_trajectory_that_its_first_sentence_names(
    opening: str, expected: set[str]
) -> None:
    assert (
        set(about(f"# Rapport\n\n## Casus\n\n{opening}\n\n### Uitbetaling\n\n{WRONG}")) == expected
    )


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Het IMG", "Schadeafhandeling Groningen"),
        ("De Nationaal Coördinator Groningen", GRONINGEN),
        ("De Catshuisregeling", AFFAIR),
    ],
)
def test_what_is_named_after_the_trajectory_it_serves_speaks_of_it_in_that_sentence(
    named: str, expected: str
) -> None:
    said = f"{named} was veel te traag en onduidelijk en liet bewoners te lang in onzekerheid."
    one = contribution(f"# Bevindingen\n\n{said} {WRONG}")
    assert edges(one, "about") == [(said, expected)]


def test_what_is_said_of_any_trajectory_is_not_about_the_last_one() -> None:
    anything = "Nazorg was onvoldoende, en is in geen enkel hersteltraject vooraf goed begroot."
    text = f"# Bevindingen\n\nDit gaat over de toeslagenaffaire. {anything}"
    assert about(text) == {}


@pytest.mark.parametrize(("later", "is_about"), [("In 2022", True), ("In 2019", False)])
def test_years_gone_through_backwards_are_a_row_of_cases(later: str, is_about: bool) -> None:
    said = f"{later} was de besluitvorming veel te traag en onduidelijk voor de mensen."
    text = f"# Bevindingen\n\nIn 2021 kwam dat door de toeslagenaffaire. {said}"
    assert set(about(text)) == ({AFFAIR} if is_about else set())


@pytest.mark.parametrize(
    ("before", "is_about"),
    [
        ("Bij de toeslagenaffaire bleef een memo liggen.", True),
        ("Bij het IMG viel dat al op. Bij de toeslagenaffaire bleef een memo liggen.", False),
    ],
)
def test_a_sentence_that_opens_as_other_cases_do_is_another_case(
    before: str, *, is_about: bool
) -> None:
    said = "In de jeugdhuizen was de leiding veel te traag en onduidelijk voor de mensen."
    found = edges(contribution(f"# Bevindingen\n\n{before} {said}"), "about")
    assert ((said, AFFAIR) in found) == is_about
    assert len([subject for subject, _ in found if subject == said]) == is_about


@pytest.mark.parametrize(
    ("title", "who", "is_about"),
    [
        ("Achterstanden rijgeschiktheid CBR", "het UWV", False),
        ("Achterstanden rijgeschiktheid CBR", "het CBR", True),
        ("Alleenverdienersproblematiek", "het UWV", True),
    ],
)
def test_what_a_report_says_of_who_carries_out_other_trajectories_is_not_of_its_own(
    title: str, who: str, *, is_about: bool
) -> None:
    said = f"Bij {who} was de keuring veel te traag en de uitleg onvoldoende."
    text = f"# {title}\n\nWij keken naar meer keuringen.\n\n{said}"
    found = edges(contribution(text, title=title), "about")
    assert bool([subject for subject, _ in found if subject == said]) == is_about


def test_what_serves_another_trajectory_ends_what_was_spoken_of() -> None:
    between = "Bij het IMG ging dat anders."
    text = f"# Bevindingen\n\nDit gaat over de toeslagenaffaire. {between} {WRONG}"
    assert (WRONG, AFFAIR) not in edges(contribution(text), "about")


def concerned(text: str, **known: str) -> list[str]:
    """Whom the last statement of a text concerns."""
    one = contribution(text, **known)
    last = nodes(one, "Lesson")[-1].title
    return sorted(object_ for subject, object_ in edges(one, "concerns") if subject == last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De Autoriteit Persoonsgegevens oordeelde dat het profiel van DUO onrechtmatig was.",
            ["Dienst Uitvoering Onderwijs"],
        ),
        (
            "Volgens de Nationale ombudsman informeerde de SVB burgers onvoldoende en te laat.",
            ["Sociale Verzekeringsbank"],
        ),
        (
            "De minister van Financiën informeerde de Tweede Kamer veel te laat over de fouten.",
            [FIN],
        ),
        (
            "De minister van Financiën schreef. De minister liet ouders veel te lang wachten.",
            [FIN],
        ),
    ],
)
def test_a_statement_concerns_whom_it_speaks_of_not_whom_it_quotes_or_tells(
    text: str, expected: list[str]
) -> None:
    assert concerned(text, published="2021-03-01") == expected


@pytest.mark.parametrize(
    "who", ["Een bewindspersoon", "De minister-president", "De minister die over landbouw gaat,"]
)
def test_any_other_minister_is_not_the_one_that_was_named(who: str) -> None:
    text = f"De minister van Financiën schreef. {who} liet ouders veel te lang wachten."
    assert concerned(text, published="2021-03-01") == []


def test_a_health_service_is_an_organisation_and_is_meant_by_its_kind() -> None:
    text = "De GGD Hart voor Brabant hield spreekavonden. De GGD kreeg veel te laat informatie."
    assert concerned(text) == ["GGD Hart voor Brabant"]


def test_an_answer_concerns_whom_its_question_names() -> None:
    text = f"Vraag 1\nHoe verliep de uitbetaling door de SVB?\n\nAntwoord 1\n{WRONG}"
    assert concerned(text) == ["Sociale Verzekeringsbank"]


def test_that_most_of_a_report_is_on_one_organisation_makes_no_sentence_concern_it() -> None:
    text = "# Eén\n\n" + "DUO stuurde een brief. " * 5 + "\n\n# Twee\n\n"
    assert concerned(text + WRONG) == []
    one = contribution(text + WRONG.replace("De uitbetaling", "De uitbetaling door de organisatie"))
    (edge,) = (e for e in found(one, "concerns") if "organisatie" in titles(one)[e.subject])
    assert titles(one)[edge.object] == "Dienst Uitvoering Onderwijs"
    assert edge.evidence[0].confidence == 0.5


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            "De SVB stuurde brieven.",
            "Zij liet ouders daarna veel te lang in onzekerheid over hun rechten.",
            ["Sociale Verzekeringsbank"],
        ),
        (
            "Ouders schreven de SVB.",
            "Zij moesten daarna veel te lang wachten en bleven in onzekerheid.",
            [],
        ),
        (
            "De SVB stuurde brieven.",
            "Brieven werden veel te laat verstuurd, waardoor ouders in onzekerheid zaten.",
            [],
        ),
    ],
)
def test_she_who_acts_is_the_organisation_that_the_sentence_before_begins_with(
    before: str, sentence: str, expected: list[str]
) -> None:
    assert concerned(f"# Bevindingen\n\n{before} {sentence}") == expected


def test_a_portfolio_names_no_organisation() -> None:
    text = (
        "De staatssecretaris van Financiën – Toeslagen en Douane liet ouders veel te lang wachten."
    )
    assert concerned(text, published="2021-03-01") == [FIN]


def test_the_items_of_a_list_are_addressed_to_whom_its_lead_in_asks() -> None:
    first = "alle ouders voor 1 juli 2025 persoonlijk over hun rechten te informeren;"
    text = f"# Aanbevelingen\n\nWij bevelen de SVB aan om:\n\n- {first}\n- één loket te openen."
    assert (first, "Sociale Verzekeringsbank") in edges(contribution(text), "addressedTo")


def addressed(text: str, **known: str) -> dict[str, list[str]]:
    """The organisations that advice and measures are addressed to, by their words."""
    one = contribution(text, **known)
    whom: dict[str, list[str]] = {
        node.title: [] for kind in ("Recommendation", "Measure") for node in nodes(one, kind)
    }
    for subject, object_ in edges(one, "addressedTo"):
        whom[subject] = sorted([*whom[subject], object_])
    return whom


IMPERATIVE = "Informeer ouders voortaan eerder en beter over hun rechten en plichten."
SVB, DUO = "Sociale Verzekeringsbank", "Dienst Uitvoering Onderwijs"
GEMEENTEN = "Gezamenlijke gemeenten"


@pytest.mark.parametrize(
    "text",
    [
        f"Aan de SVB:\n\n- {IMPERATIVE}",
        f"Aan de SVB.\n\n{IMPERATIVE}",
        f"Aan de SVB. {IMPERATIVE}",
        f"## Aan de SVB\n\n{IMPERATIVE}",
        f"Aan DUO: stuur ouders voortaan op tijd een brief.\n\nAan de SVB:\n\n- {IMPERATIVE}",
    ],
)
def test_advice_is_addressed_to_whom_the_words_above_it_call_on(text: str) -> None:
    assert addressed(f"# Aanbevelingen\n\n{text}", name="rapport.md")[IMPERATIVE] == [SVB]


def test_a_call_holds_until_the_next_and_not_for_who_is_named_instead() -> None:
    own = "Gemeenten zouden ouders niet langer om stukken mogen vragen die DUO al bezit."
    called = "Aan DUO en de SVB: stuur ouders voortaan op tijd een begrijpelijke brief."
    schools = "Aan alle scholen: zorg dat ouders op tijd een brief krijgen."
    text = f"# Aanbevelingen\n\n{called} {own}\n\n{schools}"
    whom = addressed(text)
    assert whom[called] == [DUO, SVB]
    assert whom[own] == [GEMEENTEN]
    assert [whom[title] for title in whom if title.startswith("Aan alle")] == [[]]


def test_a_lead_in_is_no_advice_itself() -> None:
    lead = "De Nationale ombudsman beveelt de minister van Financiën aan:"
    first = "alle ouders voor 1 juli 2025 persoonlijk over hun rechten te informeren;"
    text = f"# Aanbevelingen\n\n{lead}\n\n- {first}\n- één loket te openen."
    whom = addressed(text, published="2021-03-01")
    assert lead not in whom
    assert whom[first] == [FIN]


@pytest.mark.parametrize(
    "sentence",
    [
        "Doe ouders geen nieuwe toezegging voordat DUO heeft aangegeven wat die betekent.",
        "namens DUO in persoonlijk contact met ouders te erkennen dat zij informatie misten;",
    ],
)
def test_who_is_named_in_passing_is_not_who_must_act(sentence: str) -> None:
    text = f"# Aanbevelingen\n\nWij geven de SVB in overweging:\n\n- {sentence}\n- {IMPERATIVE}"
    assert addressed(text, name="rapport.md")[sentence] == [SVB]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Wij doen een oproep aan het kabinet en het parlement om vaker te evalueren.",
            ["Kabinet", "Staten-Generaal"],
        ),
        (
            (
                "Ten slotte bevelen we het parlement aan om elke raming te bekijken en bevelen we"
                " de minister van Financiën aan om die ramingen te verbeteren."
            ),
            [FIN, "Staten-Generaal"],
        ),
        (
            "Het is van belang dat het parlement bij nieuwe regelingen op de uitvoering let.",
            ["Staten-Generaal"],
        ),
        (
            f"Aan het Rijk, de SVB en de gemeenten.\n\n{IMPERATIVE}",
            [GEMEENTEN, "Rijksoverheid als geheel", SVB],
        ),
        ("Over de gevolgen daarvan moet het parlement voortaan worden geïnformeerd.", []),
    ],
)
def test_everybody_whom_advice_addresses_must_act(text: str, who: list[str]) -> None:
    assert sorted({name for names in addressed(text).values() for name in names}) == sorted(who)


def test_parliament_is_named_only_where_it_is_addressed() -> None:
    told = "Het parlement kreeg de cijfers te laat, waardoor het besluit onzorgvuldig was."
    assert "Staten-Generaal" not in titles(contribution(told)).values()


def test_all_who_are_named_together_must_act() -> None:
    sentence = "DUO en de SVB moeten samen één loket inrichten waar ouders terechtkunnen."
    assert addressed(sentence)[sentence] == [DUO, SVB]


def test_we_who_promise_are_the_ministry_that_writes() -> None:
    sentence = "Wij zeggen toe in 2026 een meldpunt voor alle ouders in te richten."
    text = f"Ministerie van Financiën\n\n{sentence}"
    whom = addressed(text, publisher=FIN, published="2021-03-01")
    assert whom[sentence] == [FIN]


def test_the_minister_is_the_one_of_the_section() -> None:
    text = f"De minister van Financiën reageerde. {ADVICE.replace('aan om', 'de minister aan om')}"
    one = contribution(text, published="2021-03-01")
    assert [object_ for _, object_ in edges(one, "addressedTo")] == [FIN]


@pytest.mark.parametrize(
    ("text", "level", "perspective"),
    [
        (
            "De gemeente heeft ouders onvoldoende over hun rechten geïnformeerd.",
            "gemeentelijk",
            None,
        ),
        ("Het UWV heeft mensen onvoldoende over hun rechten geïnformeerd.", "centraal", None),
        (
            "De provincie liet na om te controleren, waardoor fouten ontstonden.",
            "provinciaal",
            None,
        ),
        ("Ouders voelden zich niet gehoord en vonden de brieven onbegrijpelijk.", None, AFFECTED),
        ("Volgens medewerkers was er veel te weinig tijd voor elk dossier.", None, "medewerkers"),
        (
            "Voor bewoners bleef onduidelijk wie verantwoordelijk was voor de schade.",
            None,
            AFFECTED,
        ),
        ("Brieven aan ouders waren onbegrijpelijk en kwamen veel te laat.", None, None),
    ],
)
def test_a_statement_tells_its_level_and_whose_view_it_is(
    text: str, level: str | None, perspective: str | None
) -> None:
    (lesson,) = nodes(contribution(text), "Lesson")
    assert (lesson.get("level"), lesson.get("perspective")) == (level, perspective)


def test_where_no_level_is_named_it_is_that_of_the_title_or_of_the_author() -> None:
    for known, level in (
        ({"title": "De energietoeslag in de gemeente Breda"}, "gemeentelijk"),
        ({"publisher": "Algemene Rekenkamer"}, "centraal"),
        ({"publisher": "Bureau Waterkant"}, None),
    ):
        text = f"{known.get('title', 'Rapport')}\n\n# Bevindingen\n\n{WRONG}"
        (lesson,) = nodes(contribution(text, **known), "Lesson")
        assert lesson.get("level") == level


def test_a_trajectory_is_part_of_another_where_a_sentence_says_so() -> None:
    one = contribution("De kindregeling is een onderdeel van de hersteloperatie toeslagen.")
    assert edges(one, "partOf") == [("Kindregeling toeslagen", AFFAIR)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("De SVB onderzocht bij hoeveel ouders de toeslagenaffaire speelde.", "investigatedBy"),
        (
            "Dit gaat over de toeslagenaffaire. De SVB voert de Toeslagenwet en die regeling uit.",
            "executedBy",
        ),
    ],
)
def test_a_sentence_on_something_else_tells_nothing_of_a_trajectory(
    text: str, relation: str
) -> None:
    assert found(contribution(text), relation) == []


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


WHT = "Wet hersteloperatie toeslagen"
ABOUT = "# De toeslagenaffaire\n\n"


@pytest.mark.parametrize(
    ("text", "relation", "objects"),
    [
        ("De minister van Financiën is verantwoordelijk.", "responsible", [FIN]),
        ("De minister van Financiën is verantwoordelijk voor de begroting.", "responsible", []),
        (
            "De herstelregeling loopt. De minister van Financiën is daarvoor verantwoordelijk.",
            "responsible",
            [FIN],
        ),
        (
            "Het Rijk betaalt de kosten; de minister van Financiën is daarvoor verantwoordelijk.",
            "responsible",
            [],
        ),
        (
            "De SVB handelt de aanvragen af, DUO voert de herstelregeling uit.",
            "executedBy",
            [DUO, SVB],
        ),
        ("De SVB voert de wet uit en is met de hersteloperatie belast.", "executedBy", [SVB]),
        ("De SVB heeft haar werk nog niet uitgevoerd.", "executedBy", []),
        ("Grondslag is de Wet hersteloperatie toeslagen.", "basedOn", [WHT]),
        ("De begroting berust op de Wet hersteloperatie toeslagen.", "basedOn", []),
        (
            f"De toeslagenaffaire rust op twee wetten: de {WHT} (Wht) en de Awb.",
            "basedOn",
            ["Algemene wet bestuursrecht", WHT],
        ),
        ("Wij onderzochten de toeslagenaffaire.", "investigatedBy", ["Algemene Rekenkamer"]),
        ("Wij hebben de toeslagenaffaire niet onderzocht.", "investigatedBy", []),
    ],
)
def test_what_a_report_on_one_trajectory_states_of_it(
    text: str, relation: str, objects: list[str]
) -> None:
    known = {"publisher": "Algemene Rekenkamer", "published": "2021-03-01"}
    one = contribution(f"Algemene Rekenkamer\n\n{ABOUT}{text}", name="rapport.md", **known)
    assert sorted(object_ for _, object_ in edges(one, relation)) == objects


def test_a_table_tells_who_does_what() -> None:
    text = (
        "| Traject | Verantwoordelijk | Uitvoerder | Grondslag | Budget |\n|---|---|---|---|---|\n"
        f"| Hersteloperatie toeslagen | minister van Financiën | SVB en DUO | {WHT} | DUO |\n"
        "| Iets anders | minister van Financiën | DUO | geen | geen |\n"
    )
    one = contribution(text, name="rapport.md", published="2021-03-01")
    assert edges(one, "responsible") == [(AFFAIR, FIN)]
    assert sorted(edges(one, "executedBy")) == [(AFFAIR, DUO), (AFFAIR, SVB)]
    assert edges(one, "basedOn") == [(AFFAIR, WHT)]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Ouders hebben behoefte aan uitleg en aan erkenning.", {"erkenning", "duidelijkheid"}),
        ("Zij vragen om snelheid.", {"snelheid"}),
        ("Medewerkers hebben behoefte aan erkenning.", set()),
        ("Gemeenten vroegen om snelheid.", set()),
        ("Ouders hebben geen behoefte aan excuses.", set()),
        ("Er was veel aandacht voor erkenning.", set()),
        ("## Wat ouders nodig hebben\n\n- Erkenning dat zij gelijk hadden.", {"erkenning"}),
    ],
)
def test_needs_are_those_of_the_people_affected(text: str, needs: set[str]) -> None:
    one = contribution(f"{ABOUT}{text}", name="rapport.md", title="De toeslagenaffaire")
    assert {e.object.rsplit("/", 1)[-1] for e in found(one, "hasNeed")} == needs


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


def test_a_measure_implements_the_recommendation_of_another_section_that_it_numbers() -> None:
    second = "Wij bevelen UWV aan om elk kwartaal de juistheid van de daglonen te controleren."
    measure = "Naar aanleiding van aanbeveling 2 zal UWV voortaan elk kwartaal de daglonen nagaan."
    text = f"# Aanbevelingen\n\n1. {ADVICE}\n2. {second}\n\n# Opvolging\n\n{measure}"
    assert edges(contribution(text), "implements") == [(measure, second)]


def test_a_measure_does_not_implement_what_it_turns_down() -> None:
    mixed = (
        "Het kabinet neemt deze aanbeveling over voor nieuwe gevallen en heeft haar voor oude "
        "gevallen afgewezen; wij stellen in 2025 een meldpunt in."
    )
    assert found(contribution(f"{ADVICE} {mixed}"), "implements") == []


def test_the_items_of_a_list_follow_from_the_lesson_before_its_lead_in() -> None:
    first = "alle ouders voor 1 juli 2025 persoonlijk over hun rechten te informeren;"
    text = f"# Oordeel\n\n{WRONG} Daarom bevelen wij de SVB aan om:\n\n- {first}\n- te luisteren."
    assert (first, WRONG) in edges(contribution(text), "followsFrom")


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


def test_what_an_overseer_only_passes_on_is_its_judgement_no_more_than_the_ministrys_paper() -> (
    None
):
    text = f"{ADVICE} Volgens de minister is deze aanbeveling uitgevoerd."
    assert followed(text, "Algemene Rekenkamer")["ledger"] == "weergegeven"


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


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("De SVB is niet verantwoordelijk voor de toeslagenaffaire.", "responsible"),
        ("De Belastingdienst voert de hersteloperatie toeslagen niet uit.", "executedBy"),
        ("De Nationale ombudsman heeft de toeslagenaffaire nooit onderzocht.", "investigatedBy"),
        ("De kindregeling maakt geen deel uit van de hersteloperatie toeslagen.", "partOf"),
        ("De ouders in de toeslagenaffaire hebben geen behoefte aan erkenning.", "hasNeed"),
    ],
)
def test_what_a_sentence_denies_is_no_fact(text: str, relation: str) -> None:
    assert found(contribution(text), relation) == []


def test_what_is_done_badly_is_done_all_the_same() -> None:
    one = contribution("De SVB voerde de hersteloperatie toeslagen niet goed uit.")
    assert edges(one, "executedBy") == [(AFFAIR, "Sociale Verzekeringsbank")]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (
            "# Aanbevelingen\n\nVolgens de Rekenkamer zou de SVB de regels moeten vereenvoudigen.",
            ["Sociale Verzekeringsbank"],
        ),
        ("Wij bevelen aan om de gegevens van UWV voortaan beter te controleren.", []),
        (
            "De minister van Financiën schreef. Wij bevelen de minister aan om de SVB te helpen.",
            [FIN],
        ),
    ],
)
def test_advice_is_not_addressed_to_whom_it_only_mentions(text: str, addressees: list[str]) -> None:
    one = contribution(text, published="2021-03-01")
    assert [object_ for _, object_ in edges(one, "addressedTo")] == addressees


def test_a_council_of_the_state_is_not_that_of_the_municipality() -> None:
    late = "De Raad voor de rechtspraak was veel te laat, waardoor ouders in onzekerheid zaten."
    assert concerned(f"De gemeente Breda ligt in Brabant. {late}") == ["Raad voor de rechtspraak"]


def test_a_chapter_on_the_question_of_a_report_is_no_question() -> None:
    text = f"# Vraagstelling\n\nZie de toeslagenaffaire.\n\n# Bevindingen\n\n{WRONG}"
    assert about(text) == {}
