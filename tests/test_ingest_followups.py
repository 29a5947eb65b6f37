"""Follow-up: what became of a recommendation or commitment, who says so, and of which one."""

from __future__ import annotations

import pytest

from tests.pipeline import contribution, found, nodes

ADVICE = "Wij bevelen de minister aan om ouders voortaan eerder en beter te informeren."
OTHER = "Wij bevelen UWV aan om elk kwartaal de juistheid van de dagloonberekening te controleren."
THIRD = "Wij bevelen de gemeente aan om studenten actief te wijzen op de regeling."
PROMISE = "De minister heeft toegezegd in 2024 een meldpunt voor studenten in te stellen."
OVERSEER = "Algemene Rekenkamer"
MINISTRY = "Ministerie van Financiën"
LIST = f"# Aanbevelingen\n\n1. {ADVICE}\n2. {OTHER}\n\n# Opvolging\n\n"


def told(
    text: str, publisher: str = OVERSEER, name: str = "rapport.txt"
) -> list[tuple[str | None, str]]:
    """The statuses that a text reports, each with the statement that it is of."""
    one = contribution(text, name, publisher=publisher)
    by_id = {node.id: node for node in one.nodes}
    return sorted(
        (by_id[e.subject].get("status"), by_id[e.object].title) for e in found(one, "followsUp")
    )


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("De minister heeft deze aanbeveling opgevolgd.", "opgevolgd"),
        ("Deze aanbeveling is in het voorjaar van 2023 volledig uitgevoerd.", "opgevolgd"),
        ("Aan deze aanbeveling heeft het ministerie inmiddels gevolg gegeven.", "opgevolgd"),
        ("Deze aanbeveling is inmiddels afgerond.", "opgevolgd"),
        ("De uitvoering van deze aanbeveling loopt nog.", "in-uitvoering"),
        ("Deze aanbeveling is in uitvoering.", "in-uitvoering"),
        ("Aan deze aanbeveling wordt inmiddels gewerkt.", "in-uitvoering"),
        ("Deze aanbeveling wordt met ingang van volgend jaar ingevoerd.", "in-uitvoering"),
        ("Deze aanbeveling wordt in de wet vastgelegd.", "in-uitvoering"),
        ("Deze aanbeveling, die ook elders wordt gedaan, is ingevoerd.", "opgevolgd"),
        ("Deze aanbeveling die elders wordt gedaan is ingevoerd.", "opgevolgd"),
        ("Deze aanbeveling is deels uitgevoerd.", "deels-opgevolgd"),
        ("Deze aanbeveling is voor een deel opgevolgd.", "deels-opgevolgd"),
        ("Deze aanbeveling is nog niet volledig uitgevoerd.", "deels-opgevolgd"),
        ("Deze aanbeveling is met ingang van 1 juli 2022 doorgevoerd.", "opgevolgd"),
        ("Deze aanbeveling neem ik over.", "geleerd"),
        ("Het kabinet neemt deze aanbeveling over.", "geleerd"),
        ("Deze aanbeveling heeft de staatssecretaris in haar brief overgenomen.", "geleerd"),
        ("De minister onderschrijft deze aanbeveling.", "geleerd"),
        ("Deze aanbeveling is vastgelegd in de wet.", "verankerd"),
        ("Deze aanbeveling is nog niet uitgevoerd.", "nog-niet-opgevolgd"),
        ("De minister heeft deze aanbeveling nog niet overgenomen.", "nog-niet-opgevolgd"),
        (
            "Deze aanbeveling is nog steeds niet door het ministerie uitgevoerd.",
            "nog-niet-opgevolgd",
        ),
        (
            "Deze aanbeveling is overgenomen, maar in 2023 nog niet door de dienst uitgevoerd.",
            "nog-niet-opgevolgd",
        ),
        ("De minister heeft deze aanbeveling niet overgenomen.", "niet-opgevolgd"),
        ("Wij zien dat deze aanbeveling nog niet is gerealiseerd.", "nog-niet-opgevolgd"),
        ("Aan deze aanbeveling is geen gevolg gegeven.", "niet-opgevolgd"),
        ("De minister neemt deze aanbeveling niet over.", "niet-opgevolgd"),
        ("Deze aanbeveling is blijven liggen.", "niet-opgevolgd"),
        ("Het college wijst deze aanbeveling af.", "niet-opgevolgd"),
        ("Met deze aanbeveling is tot op heden niets gedaan.", "nog-niet-opgevolgd"),
        ("Met deze aanbeveling is niets gedaan.", "niet-opgevolgd"),
    ],
)
def test_a_sentence_tells_what_became_of_the_recommendation_before_it(
    sentence: str, status: str
) -> None:
    assert told(f"{ADVICE} {sentence}") == [(status, ADVICE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Deze aanbeveling moet nog dit jaar worden uitgevoerd.",
        "Deze aanbeveling zal in 2027 worden uitgevoerd.",
        "Wij gaan volgend jaar na of deze aanbeveling is opgevolgd.",
        "Als deze aanbeveling is uitgevoerd, kunnen ouders sneller bezwaar maken.",
        "Is deze aanbeveling inmiddels uitgevoerd?",
        "Aan drie van de vijf aanbevelingen is gevolg gegeven.",
        "Een groot deel van de aanbevelingen is overgenomen.",
        "Deze aanbeveling sluit aan bij ons rapport uit 2019.",
        "Deze aanbeveling zou eerder opgevolgd kunnen worden.",
        "Deze aanbeveling is voor nieuwe gevallen overgenomen, maar voor oude gevallen afgewezen.",
        "Het onderzoek is in maart 2021 uitgevoerd.",
        "De wijze waarop deze aanbeveling kan worden uitgevoerd, is aan de minister.",
        "De aanbeveling van de inspectie over brandveiligheid in gevangenissen is uitgevoerd.",
    ],
)
def test_a_wish_a_question_or_a_number_of_them_tells_nothing(sentence: str) -> None:
    assert told(f"{ADVICE} {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Aanbeveling 1 is uitgevoerd.", [("opgevolgd", ADVICE)]),
        ("Aanbeveling 2 is niet overgenomen.", [("niet-opgevolgd", OTHER)]),
        (
            "De aanbevelingen 1 en 2 zijn opgevolgd.",
            [("opgevolgd", ADVICE), ("opgevolgd", OTHER)],
        ),
        ("De tweede aanbeveling is inmiddels doorgevoerd.", [("opgevolgd", OTHER)]),
        ("De aanbeveling om ouders beter te informeren is uitgevoerd.", [("opgevolgd", ADVICE)]),
        (
            "De aanbeveling over de juistheid van de dagloonberekening is niet opgevolgd.",
            [("niet-opgevolgd", OTHER)],
        ),
        ("Aanbeveling 7 is uitgevoerd.", []),
        ("De aanbeveling is uitgevoerd.", []),
        ("Aanbevelingen 3 en 4 zijn opgevolgd.", []),
    ],
)
def test_a_recommendation_is_meant_by_its_number_or_its_words(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(LIST + sentence) == sorted(expected)


def test_a_number_in_the_heading_tells_which_recommendation_an_answer_is_of() -> None:
    text = f"{LIST}# Aanbeveling 2\n\nDeze aanbeveling neem ik over."
    assert told(text, MINISTRY) == [("geleerd", OTHER)]


def test_under_its_own_heading_a_restated_recommendation_is_the_nearest() -> None:
    text = f"# Aanbeveling 1\n\n{ADVICE}\n\nDe aanbeveling is overgenomen."
    assert told(text, MINISTRY) == [("geleerd", ADVICE)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Deze toezegging is nagekomen.", "opgevolgd"),
        ("Deze toezegging wordt uitgevoerd.", "in-uitvoering"),
        ("Deze toezegging is in 2024 niet nagekomen.", "niet-opgevolgd"),
        ("Deze maatregel is nog niet ingevoerd.", "nog-niet-opgevolgd"),
    ],
)
def test_a_commitment_is_followed_up_too(sentence: str, status: str) -> None:
    assert told(f"{PROMISE} {sentence}") == [(status, PROMISE)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [("Dat is niet gebeurd.", "niet-opgevolgd"), ("Daaraan is gevolg gegeven.", "opgevolgd")],
)
def test_what_was_advised_in_an_earlier_report_is_the_statement(sentence: str, status: str) -> None:
    earlier = "In 2018 bevalen wij de minister aan om ouders beter te informeren over hun rechten."
    assert told(f"{earlier} {sentence}") == [(status, earlier)]


def test_one_sentence_can_restate_a_recommendation_and_tell_what_became_of_it() -> None:
    both = "In 2018 bevalen wij aan om ouders beter te informeren; dat is niet gebeurd."
    assert told(both) == [("niet-opgevolgd", both)]
    (node,) = nodes(contribution(both, publisher=OVERSEER), "FollowUp")
    assert node.get("date") is None


@pytest.mark.parametrize(
    ("told_so", "date"),
    [
        ("uitgevoerd per 1 januari 2017", "2017-01-01"),
        ("uitgevoerd door het bureau, dat bestaat sinds 1 juli 2020", None),
        ("uitgevoerd door het bureau, dat sinds 1 juli 2020 bestaat", None),
        ("uitgevoerd in 2021 door het bureau, dat bestaat sinds 1 juli 2020", "2021"),
    ],
)
def test_since_when_something_exists_is_not_when_advice_was_followed(
    told_so: str, date: str | None
) -> None:
    text = f"{ADVICE} Deze aanbeveling is {told_so}."
    (node,) = nodes(contribution(text, publisher=OVERSEER), "FollowUp")
    assert node.get("date") == date


def test_that_something_did_not_happen_is_no_follow_up_of_a_finding() -> None:
    assert (
        told("De uitbetaling kwam veel te laat bij de ouders terecht. Dat is niet gebeurd.") == []
    )


def test_the_rows_of_a_table_tell_the_state_of_each_recommendation() -> None:
    text = (
        f"# Aanbevelingen\n\n1. {ADVICE}\n2. {OTHER}\n\n# Opvolging\n\n"
        "| Aanbeveling | Stand van zaken |\n|---|---|\n"
        "| Aanbeveling 1 | Uitgevoerd in 2021 |\n"
        "| Controleer elk kwartaal de juistheid van de dagloonberekening | Nog niet uitgevoerd |\n"
        "| Iets heel anders voor de scheepvaart | Uitgevoerd |\n"
    )
    one = contribution(text, name="rapport.md", publisher=OVERSEER)
    by_id = {node.id: node for node in one.nodes}
    told_of = {by_id[e.object].title: by_id[e.subject] for e in found(one, "followsUp")}
    assert {title: node.get("status") for title, node in told_of.items()} == {
        ADVICE: "opgevolgd",
        OTHER: "nog-niet-opgevolgd",
    }
    assert told_of[ADVICE].get("date") == "2021"


@pytest.mark.parametrize(
    ("publisher", "sentence", "ledger"),
    [
        (OVERSEER, "Wij zien dat deze aanbeveling is uitgevoerd.", "onafhankelijk"),
        ("Nationale ombudsman", "Deze aanbeveling is uitgevoerd.", "onafhankelijk"),
        ("Rekenkamer Lindervoort", "Deze aanbeveling is uitgevoerd.", "onafhankelijk"),
        (OVERSEER, "De minister meldt dat deze aanbeveling is uitgevoerd.", "weergegeven"),
        (MINISTRY, "Deze aanbeveling is uitgevoerd.", "zelfgerapporteerd"),
        (
            MINISTRY,
            "De Algemene Rekenkamer constateert dat deze aanbeveling is uitgevoerd.",
            "onafhankelijk",
        ),
    ],
)
def test_the_ledger_says_who_speaks(publisher: str, sentence: str, ledger: str) -> None:
    (node,) = nodes(contribution(f"{ADVICE} {sentence}", publisher=publisher), "FollowUp")
    assert node.get("ledger") == ledger


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Het college neemt de aanbevelingen over.", [ADVICE, OTHER, THIRD]),
        ("Het college neemt de eerste twee aanbevelingen over.", [ADVICE, OTHER]),
        ("De minister heeft aanbevelingen a en c overgenomen.", [ADVICE, THIRD]),
        ("De meeste van de aanbevelingen zijn overgenomen.", []),
        ("De minister heeft enkele aanbevelingen overgenomen.", []),
    ],
)
def test_a_list_is_taken_over_whole_or_by_its_letters(sentence: str, expected: list[str]) -> None:
    text = f"# Aanbevelingen en reactie\n\na. {ADVICE}\n\nb. {OTHER}\n\nc. {THIRD}\n\n{sentence}"
    assert told(text, MINISTRY) == sorted(("geleerd", title) for title in expected)


def test_advice_that_the_same_sentence_reports_is_not_the_advice_before_it() -> None:
    sentence = "De commissie adviseert om twee routes over te houden en dat advies is overgenomen."
    assert all(title != ADVICE for _, title in told(f"{ADVICE} {sentence}", MINISTRY))


@pytest.mark.parametrize(
    ("sentence", "ledger"),
    [
        (
            "De minister schrijft aan de Tweede Kamer dat deze aanbeveling is uitgevoerd.",
            "zelfgerapporteerd",
        ),
        (
            "De minister meldt dat deze aanbeveling van de Algemene Rekenkamer is uitgevoerd.",
            "zelfgerapporteerd",
        ),
        (
            "De minister van Financiën meldt de Rekenkamer dat deze aanbeveling is uitgevoerd.",
            "zelfgerapporteerd",
        ),
        (
            "In 2023 constateert de Algemene Rekenkamer dat deze aanbeveling is uitgevoerd.",
            "onafhankelijk",
        ),
        (
            "De minister heeft volgens de Algemene Rekenkamer deze aanbeveling uitgevoerd.",
            "onafhankelijk",
        ),
    ],
)
def test_only_what_an_overseer_says_itself_is_independent(sentence: str, ledger: str) -> None:
    one = contribution(f"{ADVICE} {sentence}", publisher=MINISTRY)
    assert [node.get("ledger") for node in nodes(one, "FollowUp")] == [ledger]


def test_two_years_later_is_not_the_second_recommendation() -> None:
    assert told(f"{LIST}De minister heeft de aanbeveling 2 jaar later uitgevoerd.") == []


def test_a_table_of_advice_given_elsewhere_restates_it_with_its_state() -> None:
    rows = {
        "Wijs één bestuurder aan voor het hele herstel": "deels-opgevolgd",
        "Leg de rechten van ouders vast in de wet": "nog-niet-opgevolgd",
    }
    text = (
        "# Opvolging\n\n| Aanbeveling | Gedaan door | Stand |\n|---|---|---|\n"
        "| Wijs één bestuurder aan voor het hele herstel | Rekenkamer | Deels uitgevoerd |\n"
        "| Leg de rechten van ouders vast in de wet | Rekenkamer | Nog niet uitgevoerd |\n"
        "| Open een loket in elke gemeente | Rekenkamer | Onbekend |\n"
    )
    one = contribution(text, name="rapport.md", publisher=MINISTRY)
    unknown = "Open een loket in elke gemeente"  # advice of which nothing is told
    assert {node.title for node in nodes(one, "Recommendation")} == {*rows, unknown}
    quotes = {passage.id: passage.quote for passage in one.passages}
    for edge in found(one, "followsUp"):
        by_id = {node.id: node for node in one.nodes}
        assert rows[by_id[edge.object].title] == by_id[edge.subject].get("status")
        assert "uitgevoerd" in quotes[edge.evidence[0].passage]
    assert len(found(one, "followsUp")) == len(rows)


def test_the_items_of_a_list_tell_the_state_of_what_they_restate() -> None:
    text = (
        "# Opvolging\n\nIn 2018 deed de commissie aanbevelingen. De stand is als volgt.\n\n"
        "- Een regeling met lichter bewijs: uitgevoerd in 2019.\n"
        "- Eén dossier voor iedere aanvrager: nog niet uitgevoerd.\n"
        "- Let op: bewaar alle brieven goed.\n"
    )
    assert [status for status, _ in told(text)] == ["nog-niet-opgevolgd", "opgevolgd"]
    restated = nodes(contribution(text, publisher=OVERSEER), "Recommendation")
    assert {one.title.split(":")[0] for one in restated} >= {
        "Een regeling met lichter bewijs",
        "Eén dossier voor iedere aanvrager",
    }
    plain = text.replace("deed de commissie aanbevelingen. De stand is", "was het")
    assert told(plain) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De dagloonberekening komt er niet.", [("niet-opgevolgd", OTHER)]),
        ("Een regeling voor scheepvaart komt er niet.", []),
        ("De minister heeft niets gedaan.", []),
        (
            "Voor het geld onder b wacht het college; deze aanbeveling wordt niet opgevolgd.",
            [("niet-opgevolgd", OTHER)],
        ),
        ("De aanbeveling over dagloonberekening is deels opgevolgd.", [("deels-opgevolgd", OTHER)]),
    ],
)
def test_below_a_heading_on_follow_up_the_thing_itself_tells_which_is_meant(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    text = f"# Aanbevelingen\n\na. {ADVICE}\n\nb. {OTHER}\n\n# Opvolging\n\n{sentence}"
    assert told(text) == expected


@pytest.mark.parametrize(
    ("publisher", "text", "ledger"),
    [
        ("Evaluatiebureau Waterkant", "Deze aanbeveling is niet uitgevoerd.", "onafhankelijk"),
        (
            OVERSEER,
            "De minister heeft in 2024 laten weten dat deze aanbeveling is uitgevoerd.",
            "weergegeven",
        ),
    ],
)
def test_an_evaluator_is_independent_and_what_a_minister_let_know_is_not(
    publisher: str, text: str, ledger: str
) -> None:
    one = contribution(f"{ADVICE} {text}", publisher=publisher)
    assert [node.get("ledger") for node in nodes(one, "FollowUp")] == [ledger]


def test_an_overseer_only_passes_on_what_a_reply_says() -> None:
    text = f"{LIST}# Reactie van de minister\n\nAanbeveling 1 is uitgevoerd."
    one = contribution(text, publisher=OVERSEER)
    assert [node.get("ledger") for node in nodes(one, "FollowUp")] == ["weergegeven"]


def test_advice_is_known_by_what_it_means_in_other_words() -> None:
    advice = "Breng de beoordeling van schade onder bij een partij die losstaat van de NAM."
    text = (
        f"# Aanbevelingen\n\n1. {advice}\n2. {OTHER}\n\n# Reacties\n\n"
        "De aanbeveling over een onafhankelijke afhandeling van schade is nog niet overgenomen."
    )
    assert told(text) == [("nog-niet-opgevolgd", advice)]


def test_advice_that_is_only_told_to_be_refused_is_advice_with_what_became_of_it() -> None:
    refused = "De aanbeveling om een meldpunt in te richten wordt niet opgevolgd."
    assert told(f"# Reactie van de minister\n\n{refused}") == [("niet-opgevolgd", refused)]


def tellers(text: str, publisher: str) -> list[tuple[str | None, list[str]]]:
    """Each ledger of a text with by whose word it is."""
    one = contribution(text, publisher=publisher)
    by_id = {node.id: node for node in one.nodes}
    said = [(e.subject, by_id[e.object].title) for e in found(one, "accordingTo")]
    return [
        (node.get("ledger"), sorted(name for id_, name in said if id_ == node.id))
        for node in nodes(one, "FollowUp")
    ]


@pytest.mark.parametrize(
    ("publisher", "sentence", "expected"),
    [
        (
            OVERSEER,
            "De minister van Financiën heeft deze aanbeveling overgenomen.",
            ("weergegeven", [MINISTRY]),
        ),
        (
            OVERSEER,
            "Volgens het Ministerie van Financiën is deze aanbeveling uitgevoerd.",
            ("weergegeven", [MINISTRY]),
        ),
        (
            OVERSEER,
            "Wij schreven in 2023 dat deze aanbeveling is uitgevoerd.",
            ("onafhankelijk", []),
        ),
        (
            OVERSEER,
            "De minister van Financiën heeft deze aanbeveling niet uitgevoerd.",
            ("onafhankelijk", []),
        ),
        (
            MINISTRY,
            "Volgens de Algemene Rekenkamer is deze aanbeveling niet uitgevoerd.",
            ("onafhankelijk", [OVERSEER]),
        ),
        (MINISTRY, "De minister heeft deze aanbeveling overgenomen.", ("zelfgerapporteerd", [])),
        (
            "Ministerie van Defensie",
            "De minister van Financiën heeft deze aanbeveling overgenomen.",
            ("weergegeven", [MINISTRY]),
        ),
        ("Stichting Voorbeeld", "Deze aanbeveling is uitgevoerd.", ("weergegeven", [])),
    ],
)
def test_who_speaks_is_told_apart_from_who_publishes(
    publisher: str, sentence: str, expected: tuple[str, list[str]]
) -> None:
    assert tellers(f"{ADVICE} {sentence}", publisher) == [expected]


def test_in_a_reply_its_heading_says_who_speaks() -> None:
    text = f"{LIST}# Reactie van de minister van Financiën\n\nAanbeveling 1 is uitgevoerd."
    assert tellers(text, OVERSEER) == [("weergegeven", [MINISTRY])]


def test_where_two_reply_it_is_not_told_which_of_them_speaks() -> None:
    heading = "# Reactie van de staatssecretaris van Financiën en van het UWV"
    text = f"{LIST}{heading}\n\nAanbeveling 1 is uitgevoerd."
    assert tellers(text, OVERSEER) == [("weergegeven", [])]


def test_who_took_advice_over_is_whom_it_was_addressed_to() -> None:
    advice = "In 2018 bevalen wij aan om ouders beter te informeren over hun rechten."
    text = f"{advice} Dit heeft de minister van Financiën overgenomen."
    one = contribution(text, publisher=OVERSEER)
    by_id = {node.id: node.title for node in one.nodes}
    told = [(by_id[e.subject], by_id[e.object]) for e in found(one, "addressedTo")]
    assert told == [(advice, MINISTRY)]


def test_the_recommendation_is_the_one_to_who_begins_the_sentence() -> None:
    advice = "Wij bevelen het college van Almere aan om binnen acht weken te beslissen."
    text = (
        "# Aanbevelingen\n\nWij bevelen de minister van BZK aan om een landelijk fonds te maken. "
        f"{advice}\n\n# Reactie\n\nHet college van Almere neemt de aanbeveling niet over."
    )
    assert told(text) == [("niet-opgevolgd", advice)]
    unnamed = text.replace("Het college van Almere neemt", "Het bestuur neemt")
    assert told(unnamed) == []


def test_advice_of_an_earlier_report_is_advice_whatever_it_was_judged_to_be() -> None:
    advice = "In 2022 bevalen wij de minister van Financiën aan om één loket in te richten."
    other = "In ons rapport van 2021 bevalen wij het UWV aan de raming jaarlijks te herzien."
    text = f"# Opvolging\n\n{advice} De minister heeft deze aanbeveling opgevolgd.\n\n"
    text += f"{other} Deze aanbeveling is niet uitgevoerd."
    assert told(text) == [("niet-opgevolgd", other), ("opgevolgd", advice)]
    one = contribution(text, publisher=OVERSEER)
    assert {node.title for node in nodes(one, "Recommendation")} == {advice, other}


def test_this_advice_is_none_of_the_paragraph_before() -> None:
    text = f"{ADVICE} De minister heeft deze aanbeveling opgevolgd.\n\n"
    text += "Over de raming spraken wij eerder. Deze aanbeveling is niet uitgevoerd."
    assert told(text) == [("opgevolgd", ADVICE)]


@pytest.mark.parametrize(
    "refused",
    [
        "De aanbeveling om een noodfonds in te stellen heeft het kabinet niet overgenomen.",
        "Het kabinet heeft de aanbeveling om een noodfonds in te stellen afgewezen.",
        "De staatssecretaris neemt onze aanbeveling om ouders rechtsbijstand te geven niet over.",
        "Onze aanbeveling om de raming jaarlijks te herzien is niet uitgevoerd.",
    ],
)
def test_advice_that_was_refused_is_no_promise_that_was_broken(refused: str) -> None:
    one = contribution(f"# Opvolging\n\n{refused}", publisher=OVERSEER)
    assert [node.title for node in nodes(one, "Recommendation")] == [refused]
    assert told(f"# Opvolging\n\n{refused}") == [("niet-opgevolgd", refused)]


TABLE = """# Opvolging hersteloperatie toeslagen

| {number}Aanbeveling | Gericht aan | Reactie | Stand |
|{line}---|---|---|---|
| {one}Geef iedere ouder een contactpersoon. | Minister van Financiën | Overgenomen | Opgevolgd |
| {two}Stel een noodfonds in van € 12 miljoen. | Kabinet | Niet overgenomen | – |
"""


@pytest.mark.parametrize(
    "numbers",
    [
        {"number": "", "line": "", "one": "", "two": ""},
        {"number": "Nr. | ", "line": "---|", "one": "1 | ", "two": "2 | "},
    ],
)
def test_a_table_says_what_became_of_advice_and_to_whom_it_was(numbers: dict[str, str]) -> None:
    text = TABLE.format(**numbers)
    advice = "Geef iedere ouder een contactpersoon."
    fund = "Stel een noodfonds in van € 12 miljoen."
    expected = [("niet-opgevolgd", fund), ("opgevolgd", advice)]
    assert told(text, name="rapport.md") == expected
    one = contribution(text, "rapport.md", publisher=OVERSEER)
    by_id = {node.id: node.title for node in one.nodes}
    to = {(by_id[e.subject], by_id[e.object]) for e in found(one, "addressedTo")}
    assert {(advice, MINISTRY), (fund, "Kabinet")} <= to


def test_that_advice_was_followed_is_no_measure_that_carries_it_out() -> None:
    text = f"{ADVICE} De minister heeft deze aanbeveling opgevolgd."
    one = contribution(text, publisher=OVERSEER)
    assert nodes(one, "Measure") == []
    assert found(one, "implements") == []


REPLIED = (
    "# Aanbevelingen\n\n"
    "- Richt een meldpunt in waar medewerkers misstanden vertrouwelijk kunnen melden.\n"
    "- Controleer ieder kwartaal of uitkeringen juist zijn berekend.\n"
    "- Betrek cliënten bij het opstellen van brieven.\n"
    "- Laat één wethouder over de planning beslissen.\n\n"
    "# Reacties en vervolg\n\n"
)
POINT, CHECK, LETTERS, ALDERMAN = (line[2:] for line in REPLIED.splitlines()[2:6])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "De dienst meldt dat de kwartaalcontrole op uitkeringen per 1 mei 2020 is ingevoerd.",
            [("opgevolgd", CHECK)],
        ),
        (
            "Over een vertrouwelijk meldpunt voor medewerkers wordt nog overlegd.",
            [("nog-niet-opgevolgd", POINT)],
        ),
        (
            "Over het opstellen van brieven is nog geen besluit genomen.",
            [("nog-niet-opgevolgd", LETTERS)],
        ),
        (
            "Over het opstellen van brieven met cliënten zijn afspraken gemaakt.",
            [("in-uitvoering", LETTERS)],
        ),
        (
            "De aanbeveling om één wethouder doorzettingsmacht te verlenen wordt niet opgevolgd.",
            [("niet-opgevolgd", ALDERMAN)],
        ),
        ("Het onderzoek naar de brieven is afgerond.", []),
        ("De controle op uitkeringen in het buitenland is uitgevoerd.", []),
        ("De dienst meldt dat de berekening van de uitkeringen over 2018 is afgerond.", []),
        ("Over de huisvesting van de dienst is nog geen besluit genomen.", []),
    ],
)
def test_below_a_heading_on_follow_up_advice_is_meant_in_other_words_if_surely(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(REPLIED + sentence, name="rapport.md") == expected


def test_advice_that_is_taken_over_in_part_is_taken_over() -> None:
    assert told(f"{LIST}De tweede aanbeveling neemt de minister gedeeltelijk over.") == [
        ("geleerd", OTHER)
    ]


def test_a_promise_is_on_the_advice_that_it_means_where_follow_up_is_told() -> None:
    promised = "De minister heeft toegezegd een vertrouwelijk meldpunt voor medewerkers te openen."
    one = contribution(REPLIED + promised, "rapport.md", publisher=OVERSEER)
    by_id = {node.id: node.title for node in one.nodes}
    tied = [(by_id[e.subject], by_id[e.object]) for e in found(one, "implements")]
    assert tied == [(promised, POINT)]
    elsewhere = REPLIED.replace("Reacties en vervolg", "Achtergrond") + promised
    assert not found(contribution(elsewhere, "rapport.md", publisher=OVERSEER), "implements")


def test_what_was_done_is_not_of_advice_to_another_that_is_named() -> None:
    text = REPLIED.replace("- Controleer", "- Aan DUO: controleer")
    sentence = "Het UWV meldt dat de kwartaalcontrole op uitkeringen per 1 mei 2020 is ingevoerd."
    assert told(text + sentence, name="rapport.md") == []


def test_advice_of_a_named_body_that_a_sentence_restates_is_advice() -> None:
    restated = "De aanbeveling van de ombudsman om gezinnen eerst te bellen, is deels opgevolgd."
    assert told(f"# Stand van zaken\n\n{restated}") == [("deels-opgevolgd", restated)]


def test_a_day_to_come_is_not_when_a_status_held() -> None:
    sentence = "Deze aanbeveling is in uitvoering, met een einddatum in 2030."
    one = contribution(f"{ADVICE} {sentence}", publisher=OVERSEER, published="2024-05-01")
    assert [node.get("date") for node in nodes(one, "FollowUp")] == [None]
