"""A briefing: understood, near, and what that teaches; silent where nothing is near."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.draft import Draft, make_node
from graph.model import Evidence, Page, mint
from graph.questions.brief import Brief, brief
from graph.questions.likeness.described import names_of
from graph.questions.likeness.reasons import Reason
from graph.questions.statements.plans import is_planned
from graph.questions.views.view import open_view
from graph.sheets.forms.form import Form, to_file
from graph.sheets.questions.brief import brief_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology import load
from tests.contributions import EXTRACTOR, KNELPUNT, Said, curated, make_document, report
from tests.views import stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.model import Contribution
    from graph.sheets.sheet import Point

ID = "https://w3id.org/leergraaf/id"
GRONINGEN = f"{ID}/traject/herstel-en-versterking-groningen"
UWV = "https://identifier.overheid.nl/tooi/id/zbo/zb000117"
LIMBURG = "Regeling voor mijnbouwschade in Limburg"
CRACKS = Said("Bewoners met een scheur in de muur kregen geen vergoeding.", trajectory=GRONINGEN)
DESK = Said("Het loket in het dorp hielp bewoners snel.", trajectory=GRONINGEN, polarity="positief")
DUTCHBAT = f"{ID}/traject/erkenning-dutchbat-iii"
VISITS = [
    Said(text, trajectory=DUTCHBAT)
    for text in (
        "Een algoritme koos bij wie controleurs aanbelden.",
        "Veteranen wachtten jaren op een lintje.",
        "De minister sprak pas laat met hun gezinnen.",
        "Niemand had een plan voor de nazorg na thuiskomst.",
        "Brieven raakten zoek in het archief van het leger.",
    )
]
ELSEWHERE = Said("Veteranen wachtten op een lintje.", trajectory=DUTCHBAT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def ask(store: Store, text: str = LIMBURG, as_of: str | None = None) -> Brief:
    return brief(open_view(store, as_of), text, 5)


def told(found: Brief) -> tuple[list[str | None], list[str | None]]:
    wrong, right = (
        [one.statement.get("text") for one in some] for some in (found.wrong, found.right)
    )
    return wrong, right


def near(found: Brief) -> list[str]:
    return [one.trajectory.id for one in found.near]


def test_mining_damage_elsewhere_is_shown_groningens_lessons(store: Store) -> None:
    store.put(report(CRACKS, DESK, ELSEWHERE))
    found = ask(store)
    assert [one.title for one in found.understood.things] == ["Mijnbouwschade Limburg"]
    assert [one.title for one in found.understood.subjects] == ["Mijnbouwschade"]
    assert near(found) == [GRONINGEN]
    assert told(found) == ([CRACKS.text], [DESK.text])
    (expected,) = found.bottlenecks
    assert (expected.thing.id, [one.id for one in expected.trajectories]) == (KNELPUNT, [GRONINGEN])
    assert expected.evidence


def test_a_paraphrase_brings_them_up_too(store: Store) -> None:
    store.put(report(CRACKS, DESK, ELSEWHERE))
    text = "Mensen zien scheuren in hun muren doordat de grond onder hun dorp beweegt."
    found = ask(store, text)
    assert not found.understood.things
    assert near(found) == [GRONINGEN]


def test_a_part_that_is_near_brings_up_what_is_told_of_the_whole(store: Store) -> None:
    store.put(report(Said("De minister was traag.", trajectory=GRONINGEN)))
    found = ask(store, "Nieuwe regeling voor funderingsschade door droogte")
    (whole,) = found.near
    assert whole.trajectory.id == GRONINGEN
    assert whole.told == 1
    assert told(found) == (["De minister was traag."], [])
    assert "Schadeafhandeling Groningen" in [one.title for one in found.silent]


@pytest.mark.parametrize(
    "text",
    [
        "Meng bloem, boter en suiker en bak een uur.",
        "…",
        "heeft is de",
        "Een nieuwe regeling.",
        "Een programma voor oudere schepen.",
    ],
)
def test_where_nothing_is_near_it_says_so(store: Store, text: str) -> None:
    store.put(report(CRACKS, DESK))
    found = ask(store, text)
    assert (found.near, found.silent, found.bottlenecks, found.wrong) == ((), (), (), ())
    assert not any(step.told for step in found.steps)
    sheet = brief_sheet(Writer(store), found)
    assert sheet.lead.startswith("Geen traject in deze opslag lijkt genoeg")
    assert len(sheet.sections) == 1


def test_an_empty_store_gives_no_briefing(store: Store) -> None:
    assert not ask(store).near


def test_the_checklist_has_every_phase_in_order(store: Store) -> None:
    store.put(report(CRACKS, DESK))
    steps = ask(store).steps
    assert [one.phase.id for one in steps] == [one.id for one in load().members["trajectfase"]]
    filled = {
        one.phase.title: [t.statement.get("text") for t in one.told] for one in steps if one.told
    }
    assert filled == {"Uitvoering van herstel": [DESK.text, CRACKS.text]}


def test_advice_is_open_until_somebody_says_that_it_was_done(store: Store) -> None:
    store.put(advice())
    open_ = ask(store, f"{LIMBURG}, uitgevoerd door UWV").open
    assert [one.statement.get("text") for one in open_] == ["Richt een loket in."]
    store.put(advice("verankerd", "Twee"))
    assert ask(store, f"{LIMBURG}, uitgevoerd door UWV").open == ()
    store.put(advice("niet-opgevolgd", "Drie", "2022"))
    (again,) = ask(store, f"{LIMBURG}, uitgevoerd door UWV").open
    assert again.status == "niet-opgevolgd"


def test_beside_open_advice_stands_what_was_done_near_it(store: Store) -> None:
    advice = Said("Richt een loket in.", "Recommendation", GRONINGEN, UWV)
    deed = Said("UWV bood excuses aan.", "Measure", GRONINGEN, UWV, explicit=False)
    store.put(report(CRACKS, advice, deed))
    sheet = brief_sheet(Writer(store), ask(store, f"{LIMBURG}, uitgevoerd door UWV"))
    (section,) = (one for one in sheet.sections if one.title == "Openstaande aanbevelingen")
    (point,) = section.points
    assert any(f"niet beoordeeld): “{deed.text}”" in remark for remark in point.remarks)


def test_where_nobody_is_named_only_advice_on_what_is_near_is_open(store: Store) -> None:
    institute = "https://identifier.overheid.nl/tooi/id/zbo/zb000312"  # that executes it
    cracks, ribbons = (
        Said(text, "Recommendation", trajectory=one, organisation=institute)
        for one, text in (
            (GRONINGEN, "Laat een ander de scheuren meten."),
            (DUTCHBAT, "Reik lintjes uit."),
        )
    )
    store.put(report(CRACKS, DESK, cracks, ribbons, ELSEWHERE))
    text = "Mensen zien scheuren in hun muren doordat de grond onder hun dorp beweegt."
    named = f"{text} Het Instituut Mijnbouwschade Groningen helpt hen."
    nobody, whom = (
        {one.statement.get("text") for one in ask(store, told).open} for told in (text, named)
    )
    assert nobody == {cracks.text}
    assert whom == {cracks.text, ribbons.text}


def advice(status: str | None = None, title: str = "Een", published: str = "2021") -> Contribution:
    """A report that advises UWV on Groningen, and says what became of it."""
    text = "Richt een loket in."
    document = make_document({"sha256": mint("x", title), "title": title, "published": published})
    draft = Draft(load(), document, [Page(0, 1, text)])
    here = Evidence(draft.passage(0, len(text), 1, text).id, EXTRACTOR, 0.9)
    id_ = mint("Recommendation", "one")
    said = draft.add_node(
        make_node(load(), "Recommendation", id_, {"text": text, "explicit": "true"}), here
    )
    draft.add_edge(said, "about", draft.add_node(curated(GRONINGEN), here), here)
    draft.add_edge(said, "addressedTo", draft.add_node(curated(UWV), here), here)
    if status is not None:
        node = make_node(load(), "FollowUp", mint("FollowUp", title), {"status": status})
        draft.add_edge(draft.add_node(node, here), "followsUp", said, here)
    return draft.finish()


def test_what_worked_and_was_recommended_comes_first_whomever_it_is_addressed_to(
    store: Store,
) -> None:
    advice = Said(
        "Laat een ander dan de veroorzaker de schade beoordelen.",
        "Recommendation",
        trajectory=GRONINGEN,
    )
    store.put(report(CRACKS, DESK, advice))
    found = ask(store)
    assert [one.statement.get("text") for one in found.advised] == [advice.text]
    quoted = [one for one in brief_sheet(Writer(store), found).sections if one.points]
    titles = [one.title for one in quoted if any(point.quotes for point in one.points)]
    assert titles[:3] == ["Wat werkte", "Wat misging", "Wat is aanbevolen"]


def test_a_description_in_words_told_of_one_trajectory_finds_it(store: Store) -> None:
    store.put(report(CRACKS, DESK, *VISITS))
    found = ask(
        store,
        "De stad liet een algoritme kiezen waar iemand langsging. Controleurs stonden in de regen "
        "op de stoep. Gordijnen gingen dicht en honden blaften. Een raadslid stelde er vragen over "
        "en kreeg na de zomer een antwoord. De krant schreef dat zij ook daar aanbelden.",
    )
    assert near(found) == [DUTCHBAT]
    (why,) = (one for one in found.near[0].why if one.reason == Reason.WORDING)
    assert why.share > 50


def test_one_such_word_finds_nothing(store: Store) -> None:
    store.put(report(CRACKS, DESK, *VISITS))
    assert near(ask(store, "Een algoritme rekent uit hoe laat de zon opkomt.")) == []


def test_a_place_a_ministry_a_participle_and_a_benefit_are_no_target_group(store: Store) -> None:
    text = "In Twente heeft Defensie een fout gemaakt met huurtoeslag voor oude veteranen."
    assert ask(store, text).understood.target_group == ("veteranen",)


def test_what_is_no_advice_of_the_document_itself_is_not_told_as_recommended(store: Store) -> None:
    own = Said("Laat een ander de schade meten.", "Recommendation", trajectory=GRONINGEN)
    norm = replace(own, text="Bewoners moeten zelf de schade meten.", explicit=False)
    store.put(report(CRACKS, own, norm))
    found = ask(store)
    checked = [one.statement.get("text") for step in found.steps for one in step.told]
    assert [one.statement.get("text") for one in found.advised] == [own.text]
    assert own.text in checked
    assert norm.text not in checked
    assert [one.statement.get("text") for one in found.likewise] == [norm.text]
    sheet = brief_sheet(Writer(store), found)
    (apart,) = (one for one in sheet.sections if one.title.startswith("Niet herkend als eigen"))
    assert [one.text.words.startswith("Aanbevolen") for one in apart.points] == [False]


def test_praise_of_a_plan_is_nothing_that_worked_nor_what_is_neither_right_nor_wrong(
    store: Store,
) -> None:
    plan = Said(
        "Het is goed dat het loket bewoners vaker gaat bellen.",
        trajectory=GRONINGEN,
        polarity="positief",
    )
    neutral = Said("De scheuren zijn ingemeten.", trajectory=GRONINGEN, polarity="neutraal")
    store.put(report(CRACKS, DESK, plan, neutral))
    found = ask(store)
    assert told(found) == ([CRACKS.text], [DESK.text])
    steps = {one.statement.get("text") for step in found.steps for one in step.told}
    assert steps == {CRACKS.text, DESK.text}


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Het ministerie wil de aanpak uitbreiden.", True),
        ("De gemeente zal mensen thuis bezoeken.", True),
        ("De proef die UWV gaat uitvoeren, draagt daaraan bij.", True),
        ("De werkwijze is nog in ontwikkeling.", True),
        ("De aanpak is geslaagd en moet blijven.", False),
        ("Het loket werkte zo goed dat andere gemeenten het willen overnemen.", False),
        ("Het gaat om een werkwijze die mensen helpt.", False),
        ("Mensen waarderen de vaste contactpersoon.", False),
    ],
)
def test_a_plan_is_known_by_its_verbs(text: str, planned: bool) -> None:
    assert is_planned(text) is planned


def test_needs_and_who_did_it_are_told_by_the_ontology_too(store: Store) -> None:
    store.put(report(CRACKS))
    found = ask(store)
    assert "Instituut Mijnbouwschade Groningen" in {one.thing.title for one in found.executing}
    assert found.needs
    assert not any(one.evidence for one in (*found.needs, *found.executing))


def test_an_unrelated_report_changes_nothing(store: Store) -> None:
    store.put(report(CRACKS, DESK))
    before = ask(store)
    store.put(report(Said("Zwaluwen nestelden.", trajectory="Zulu", bottleneck=None), title="Twee"))
    assert ask(store) == replace(before, documents=2)


def test_the_same_report_in_another_file_changes_no_count_and_no_ranking(store: Store) -> None:
    store.put(report(CRACKS, DESK, ELSEWHERE))
    before = ask(store)
    store.put(report(CRACKS, DESK, ELSEWHERE, title="Hetzelfde als Word-bestand"))
    after = ask(store)
    assert told(after) == told(before)
    assert [(one.trajectory.id, one.score, one.told) for one in after.near] == [
        (one.trajectory.id, one.score, one.told) for one in before.near
    ]
    for once, again in ((before.needs, after.needs), (before.bottlenecks, after.bottlenecks)):
        assert [one.thing.id for one in once] == [one.thing.id for one in again]


def test_what_was_known_only_grows(store: Store) -> None:
    store.put(report(CRACKS, published="2018"))
    store.put(report(DESK, title="Twee", published="2020"))
    days = ["2017-12-31", "2018-12-31", "2020-12-31"]
    assert [told(ask(store, as_of=day)) for day in days] == [
        ([], []),
        ([CRACKS.text], []),
        ([CRACKS.text], [DESK.text]),
    ]


def test_abbreviations_are_names_only_as_they_are_written(store: Store) -> None:
    names = names_of(open_view(store))
    assert [one.title for one in names.find("gedupeerden van DES").things] == ["DES"]
    assert not names.find("nu des te meer, en now we zien").things


def test_the_longest_name_is_meant(store: Store) -> None:
    found = names_of(open_view(store)).find("De Hersteloperatie WIA van UWV loopt.")
    assert [one.title for one in found.things] == [
        "Hersteloperatie WIA",
        "Uitvoeringsinstituut Werknemersverzekeringen",
    ]


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Voorkom herhaling"), ("en", "Prevent it from recurring")]
)
def test_the_sheet_quotes_what_it_says_and_no_description_that_is_not_to_be_told(
    store: Store, language: str, title: str
) -> None:
    store.put(report(CRACKS, DESK))
    found = ask(store, f"{LIMBURG}. Bel mevrouw Jansen op 0612345678.")
    writer = Writer(store, language)
    sheet = brief_sheet(writer, found)
    markdown = to_file(Form.MARKDOWN, found, sheet, writer).decode()
    plain = to_file(Form.JSON, found, sheet, writer).decode()
    assert sheet.title == title
    for file in (markdown, plain):
        assert CRACKS.text in file
        assert DESK.text in file
        assert "Jansen" not in file
        assert "0612345678" not in file
    assert json.loads(plain)["near"][0]["why"]


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.JSON])
def test_a_briefing_says_what_was_described_and_up_to_when_was_read(
    store: Store, form: Form
) -> None:
    store.put(report(CRACKS, DESK, published="2020-05-31"))
    writer, told = Writer(store), "Regeling voor mijnbouwschade"
    found = brief(open_view(store), LIMBURG, 5, told)
    sheet = brief_sheet(writer, found)
    assert told in to_file(form, found, sheet, writer).decode()
    assert sheet.title == f"Voorkom herhaling: {told}"
    assert sheet.sections[0].lead == f"U beschreef: “{told}”"
    assert sheet.lead.endswith("Gelezen zijn documenten tot en met 31 mei 2020.")
    assert sheet.note.startswith("Gemaakt uit 1 document.")


def test_of_a_briefing_as_of_a_date_the_documents_of_then_are_counted(store: Store) -> None:
    store.put(report(CRACKS, published="2018"))
    store.put(report(DESK, title="Twee", published="2020"))
    sheet = brief_sheet(Writer(store), ask(store, as_of="2019-06-30"))
    assert sheet.lead.endswith("tot en met 30 juni 2019.")
    assert sheet.note.startswith("Gemaakt uit 1 document.")


def test_of_a_long_description_the_title_and_the_sheet_have_the_beginning(store: Store) -> None:
    store.put(report(CRACKS))
    text = "Mijnbouwschade in Limburg. " * 100
    sheet = brief_sheet(Writer(store), brief(open_view(store), text, 5, text))
    assert len(sheet.title) < 90
    assert len(sheet.sections[0].lead) < 1100


BARE = [
    Said(text, trajectory=None, bottleneck=None)
    for text in (
        "Eigenaren met funderingsschade wachtten.",
        "Funderingsschade werd niet gemeld.",
        "De gemeente hielp niet.",
    )
]


def worded_section(*said: Said, text: str, told: str) -> list[Point]:
    """The lines on reports in the words of the description."""
    with stored(report(*said, title="Een stuk over huizen")) as found:
        sheet = brief_sheet(Writer(found), brief(open_view(found), text, 3, told))
    sections = (one for one in sheet.sections if one.title == "Rapporten met uw eigen woorden")
    return [point for one in sections for point in one.points]


def test_a_report_in_the_words_of_the_description_is_named_with_what_it_says() -> None:
    text = "Wij maken een regeling voor funderingsschade."
    (point,) = worded_section(*BARE, text=text, told=text)
    assert point.text.words == "Een stuk over huizen"
    assert point.remarks == ("Met: funderingsschade.",)
    assert [one.quote for one in point.quotes] == [one.text for one in BARE[:2]]
    assert worded_section(*BARE, text=text, told="") == []


def test_a_report_that_only_once_uses_such_a_word_is_not_named() -> None:
    text = "Wij maken een regeling voor funderingsschade."
    assert worded_section(*BARE[1:], text=text, told=text) == []
