"""Everything that is known of a thing, and what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.draft import Draft, make_node
from graph.model import Evidence, Page, mint
from graph.questions.coverage import coverage
from graph.questions.followup import follow_up
from graph.questions.known import known
from graph.questions.profile import Profile, profile
from graph.questions.views.terms import INDEPENDENT, REPORTED
from graph.questions.views.view import open_view
from graph.sheets.questions.profile import profile_sheet
from graph.sheets.writer import Writer
from ontology import load
from ontology.schema import IDENTIFIERS
from tests.contributions import (
    KNELPUNT,
    OTHER_KNELPUNT,
    Said,
    candidate,
    curated,
    decided,
    make_document,
    report,
    statement_of,
)
from tests.views import UNRELATED, before_and_after, corpora, few, over_the_years, stored, view_of

if TYPE_CHECKING:
    from graph.model import Contribution
    from graph.questions.views.view import View
    from graph.sheets.sheet import Section, Sheet

ALFA, SERVICE = mint("Trajectory", "alfa"), mint("Organisation", "dienst een")
TOESLAGEN = f"{IDENTIFIERS}traject/hersteloperatie-toeslagen"
KINDREGELING = f"{IDENTIFIERS}traject/kindregeling-toeslagen"
FINANCE = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1090"


def of(view: View, id_: str) -> Profile:
    return profile(view, view.node(id_))


def themes(found: Profile, polarity: str) -> dict[str | None, int]:
    told = found.lessons.get(polarity, ())
    return {None if one.topic is None else one.topic.id: len(one.statements) for one in told}


def words(sheet: Sheet) -> str:
    """All words of the sheet, to look in."""
    found = [sheet.title, sheet.lead, sheet.note]
    waiting: list[Section] = list(sheet.sections)
    while waiting:
        section = waiting.pop(0)
        waiting = [*section.sections, *waiting]
        found += [section.title, section.lead]
        for point in section.points:
            found += [point.text.words, *point.remarks, *(one.quote for one in point.quotes)]
        if section.table is not None:
            found += [cell.words for row in section.table.rows for cell in row]
    return "\n".join(found)


def test_what_went_wrong_and_right_is_told_by_bottleneck() -> None:
    wrong = [Said(f"Fout {n} in Alfa.", trajectory="Alfa") for n in range(2)]
    right = Said("In Alfa ging het snel.", "Lesson", "Alfa", None, OTHER_KNELPUNT, 0.8, "positief")
    loose = Said("In Alfa ging ook iets mis.", trajectory="Alfa", bottleneck=None)
    found = of(view_of(report(*wrong, right, loose)), ALFA)
    assert themes(found, "negatief") == {KNELPUNT: 2, None: 1}
    assert themes(found, "positief") == {OTHER_KNELPUNT: 1}
    assert [one.topic for one in found.lessons["negatief"]][-1] is None


def test_a_bottleneck_is_told_by_trajectory() -> None:
    said = [Said(f"Fout in {name}.", trajectory=name) for name in ("Alfa", "Bravo")]
    found = of(view_of(report(*said)), KNELPUNT)
    assert themes(found, "negatief") == {ALFA: 1, mint("Trajectory", "bravo"): 1}


def test_what_most_documents_say_comes_first() -> None:
    often = [Said(f"Vaak {n}.", trajectory="Alfa") for n in range(3)]
    one = report(*often)
    others = [
        report(Said(f"Wijd {n}.", trajectory="Alfa", bottleneck=OTHER_KNELPUNT), title=str(n))
        for n in range(2)
    ]
    found = of(view_of(one, *others), ALFA)
    assert list(themes(found, "negatief")) == [OTHER_KNELPUNT, KNELPUNT]


def test_an_organisation_knows_what_it_was_told_and_what_is_open() -> None:
    said = [
        Said("Doe een.", "Recommendation", organisation="Dienst Een", status="verankerd"),
        Said("Doe twee.", "Recommendation", organisation="Dienst Een", status="niet-opgevolgd"),
        Said("Doe drie.", "Recommendation", organisation="Dienst Een"),
        Said("Doe vier.", "Recommendation", organisation="Raad Twee"),
    ]
    found = of(view_of(report(*said)), SERVICE)
    told = {one.statement.get("text"): (one.standing, one.open) for one in found.addressed}
    assert told == {
        "Doe een.": ("verankerd", False),
        "Doe twee.": ("niet-opgevolgd", True),
        "Doe drie.": ("", True),
    }
    assert not found.addressed[-1].open  # what is open comes first
    assert found.recommendations == ()


def test_the_latest_word_on_a_recommendation_counts() -> None:
    advice = report(Said("Doe het.", "Recommendation", organisation="Dienst Een"))
    statement = statement_of(advice)
    view = view_of(
        advice,
        followup(statement.id, "geleerd", "2021"),
        followup(statement.id, "opgevolgd", "2022"),
    )
    (found,) = of(view, SERVICE).addressed
    assert [one.status for one in found.fates] == ["geleerd", "opgevolgd"]
    assert (found.standing, found.open) == ("opgevolgd", False)


def test_advice_that_a_measure_carries_out_is_open_nowhere() -> None:
    advice = report(Said("Doe het.", "Recommendation", organisation="Dienst Een"))
    view = view_of(advice, measure(statement_of(advice).id))
    (found,) = of(view, SERVICE).addressed
    assert (found.standing, found.open, len(found.measures)) == ("", False, 1)


def test_an_independent_judgement_counts_before_a_later_own_one() -> None:
    judged = (("niet-opgevolgd", "2021", INDEPENDENT), ("opgevolgd", "2022", REPORTED))
    advice = Said("Doe het.", "Recommendation", organisation="Dienst Een", followed=judged)
    view = view_of(report(advice))
    (found,), (same,) = of(view, SERVICE).addressed, follow_up(view).told
    assert (found.standing, found.open) == ("niet-opgevolgd", True)
    assert same.ledger == INDEPENDENT


def test_what_a_report_repeats_is_counted_once_by_every_question() -> None:
    said = Said("Fout in Alfa.", trajectory="Alfa")
    view = view_of(report(said, replace(said, text="FOUT in Alfa."), said_else()))
    alfa = view.node(ALFA)
    assert of(view, ALFA).statements == coverage(view, alfa).statements == 2
    assert len(known(view, "", alfa).lessons) == 2


def said_else() -> Said:
    return Said("Ook fout in Alfa.", trajectory="Alfa")


def measure(recommendation: str) -> Contribution:
    """A later document that repeats a recommendation and tells of a measure that carries it out."""
    text = "Doe het. Dat doen wij."
    document = make_document({"sha256": "b" * 64, "title": "Maatregel", "published": "2021"})
    draft = Draft(load(), document, [Page(0, 1, text)])
    here = Evidence(draft.passage(0, len(text), 1, text).id, "test@1", 0.8)
    told = make_node(draft.schema, "Recommendation", recommendation, {"text": "Doe het."})
    done = make_node(draft.schema, "Measure", mint("Measure", text), {"text": "Dat doen wij."})
    draft.add_edge(draft.add_node(done, here), "implements", draft.add_node(told, here), here)
    return draft.finish()


def followup(statement: str, status: str, year: str) -> Contribution:
    """A later document that repeats a recommendation and says what became of it."""
    text = f"In {year} is dit {status}."
    properties: dict[str, str | None] = {
        "sha256": text.encode().hex().ljust(64, "0")[:64],
        "title": text,
        "published": year,
    }
    draft = Draft(load(), make_document(properties), [Page(0, 1, text)])
    passage = draft.passage(0, len(text), 1, text)
    told = make_node(draft.schema, "Recommendation", statement, {"text": "Doe het."})
    here = Evidence(passage.id, "test@1", 0.8, via=statement)
    draft.add_node(told, Evidence(passage.id, "test@1", 0.8))
    fate = make_node(draft.schema, "FollowUp", mint("FollowUp", text), {"status": status})
    draft.add_edge(draft.add_node(fate, here), "followsUp", told, here)
    return draft.finish()


def figures(trajectory: str) -> Contribution:
    """A document that gives an amount for a trajectory."""
    text = "Het kostte € 5 miljoen."
    document = make_document({"sha256": "a" * 64, "title": "Geld", "published": "2020"})
    draft = Draft(load(), document, [Page(0, 1, text)])
    here = Evidence(draft.passage(0, len(text), 1, text).id, "test@1", 0.8)
    properties = {"text": "€ 5 miljoen", "value": "5000000", "unit": "EUR"}
    figure = draft.add_node(
        make_node(draft.schema, "Figure", mint("Figure", text), properties), here
    )
    draft.add_edge(
        figure, "quantifies", draft.add_node(candidate("Trajectory", trajectory), here), here
    )
    return draft.finish()


def test_figures_are_told_of_the_trajectory_and_of_the_document() -> None:
    one = figures("Alfa")
    view = view_of(one)
    for id_ in (ALFA, one.document.id):
        (found,) = of(view, id_).figures
        assert found.figure.get("text") == "€ 5 miljoen"
        assert found.evidence


def test_what_the_ontology_says_is_marked_and_has_no_quote() -> None:
    found = of(view_of(), TOESLAGEN)
    (responsible,) = [one for one in found.facts if one.name == "responsible"]
    assert responsible.curated
    assert responsible.evidence == ()
    assert isinstance(responsible.value, type(found.thing))
    assert responsible.value.id == FINANCE
    reverse = {one.value for one in of(view_of(), FINANCE).facts if one.name == "responsible"}
    assert TOESLAGEN in {getattr(one, "id", None) for one in reverse}


def test_a_part_counts_for_the_whole_and_is_named() -> None:
    found = of(
        view_of(report(Said("Fout in de kindregeling.", trajectory=KINDREGELING))), TOESLAGEN
    )
    assert [one.id for one in found.parts] == [KINDREGELING]
    assert found.statements == 1
    assert found.documents[0].statements == 1


def test_what_is_not_known_is_told() -> None:
    found = of(view_of(report(Said("Fout in Alfa.", trajectory="Alfa"))), ALFA)
    assert {"began", "responsible", "targetGroup"} <= set(found.unknown)
    with stored(report(Said("Fout in Alfa.", trajectory="Alfa"))) as store:
        told = words(profile_sheet(Writer(store), found, 5))
    assert "Wat goed ging: geen les zegt daar iets over." in told
    assert "Wat niet goed ging: geen les" not in told
    assert "nog door niemand aanvaard" in told


def test_what_is_named_beside_it_is_connected() -> None:
    said = Said("Dienst Een deed het fout in Alfa.", trajectory="Alfa", organisation="Dienst Een")
    view = view_of(report(said))
    assert [one.thing.id for one in of(view, ALFA).connections] == [SERVICE]
    assert [one.thing.id for one in of(view, SERVICE).connections] == [ALFA]


def test_a_document_tells_all_that_it_says() -> None:
    one = report(Said("Fout in Alfa.", trajectory="Alfa"), Said("Doe het.", "Recommendation"))
    found = of(view_of(one, UNRELATED), one.document.id)
    assert found.statements == 2
    assert len(found.recommendations) == 1
    assert found.documents == ()


def test_the_timeline_is_in_order() -> None:
    early = report(Said("Fout.", trajectory=TOESLAGEN), title="Vroeg", published="2018-02")
    late = report(Said("Nog fout.", trajectory=TOESLAGEN), title="Laat", published="2021")
    told = [
        (one.date, one.what, one.curated) for one in of(view_of(late, early), TOESLAGEN).timeline
    ]
    assert told == [
        ("2018-02", "published", False),
        ("2019", "began", True),
        ("2021", "published", False),
    ]


def test_what_was_rejected_is_gone() -> None:
    one = report(
        Said("Fout in Alfa.", trajectory="Alfa"), Said("Fout ook in Alfa.", trajectory="Alfa")
    )
    with stored(one) as store:
        store.record(decided("reject", statement_of(one).id))
        assert of(open_view(store), ALFA).statements == 1


@few
@given(corpora())
def test_an_unrelated_report_changes_no_profile(corpus: list[Contribution]) -> None:
    before, after = before_and_after(corpus, UNRELATED)
    for id_ in (ALFA, SERVICE, KNELPUNT, corpus[0].document.id):
        assert of(after, id_) == of(before, id_)


@few
@given(corpora())
def test_the_same_report_in_another_file_changes_no_count(corpus: list[Contribution]) -> None:
    said = (
        Said("Eens.", trajectory="Alfa", organisation="Dienst Een"),
        Said("En twee.", "Measure", "Alfa"),
    )
    once = report(*said, title="Eén", published="2030")
    again = report(*said, title="Eén, nog eens", published="2031")
    before, after = before_and_after([*corpus, once], again)
    for id_ in (ALFA, SERVICE, KNELPUNT):
        assert numbers(of(after, id_)) == numbers(of(before, id_))


def numbers(found: Profile) -> object:
    """All that is counted and in which order."""
    topics = {
        code: [(one.topic and one.topic.id, len(one.statements), one.documents) for one in told]
        for code, told in found.lessons.items()
    }
    connected = [(one.thing.id, one.statements, one.documents) for one in found.connections]
    documents = [(one.document.id, one.statements) for one in found.documents]
    return found.statements, topics, connected, documents, len(found.measures)


@few
@given(corpora())
def test_what_was_known_only_grows(corpus: list[Contribution]) -> None:
    found = [of(view, ALFA).statements for view in over_the_years(corpus, 2009, 2010, 2011, 2030)]
    assert found == sorted(found)
    assert found[0] == 0


@few
@given(corpora())
def test_the_order_of_reading_does_not_matter(corpus: list[Contribution]) -> None:
    assert of(view_of(*corpus), ALFA) == of(view_of(*reversed(corpus)), ALFA)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sheet_quotes_what_it_says(language: str) -> None:
    said = (
        Said("Dienst Een deed het fout in Alfa.", trajectory="Alfa", organisation="Dienst Een"),
        Said("Doe een.", "Recommendation", "Alfa", "Dienst Een", status="opgevolgd"),
        Said("Doe twee.", "Recommendation", "Alfa", "Dienst Een"),
        Said("Wij deden drie.", "Measure", "Alfa", "Dienst Een"),
    )
    one = report(*said)
    with stored(one) as store:
        writer = Writer(store, language)
        told = words(profile_sheet(writer, of(view_of(one), SERVICE), 5))
    assert all(one.text in told for one in said)
    assert {"nl": "Open: 1 van 2.", "en": "Open: 1 of 2."}[language] in told
    assert {"nl": "de oorzaak", "en": "the cause"}[language] in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "leergraaf heeft geen zin herkend die er iets over zegt"),
        ("en", "leergraaf recognised no sentence that says anything of it"),
    ],
)
def test_that_no_follow_up_was_recognised_does_not_deny_it(language: str, said: str) -> None:
    one = report(Said("Doe een.", "Recommendation", "Alfa", "Dienst Een"))
    with stored(one) as store:
        told = words(profile_sheet(Writer(store, language), of(view_of(one), SERVICE), 5))
    assert said in told
    assert not any(denial in told for denial in ("geen document", "geen gelezen", "no document"))


def test_beside_open_advice_a_profile_quotes_what_was_done_near_it() -> None:
    deed = Said("Dienst Een bood excuses aan.", "Measure", "Alfa", "Dienst Een", explicit=False)
    one = report(Said("Doe een.", "Recommendation", "Alfa", "Dienst Een"), deed)
    with stored(one) as store:
        told = words(profile_sheet(Writer(store), of(view_of(one), SERVICE), 5))
    assert "Wat er vlakbij over staat (of dit de opvolging is, is niet beoordeeld): " in told
    assert f"niet beoordeeld): “{deed.text}”" in told


def test_what_is_only_described_is_not_open_in_a_profile() -> None:
    advice = Said("Doe een.", "Recommendation", "Alfa", "Dienst Een")
    one = report(advice, replace(advice, text="Doe altijd goed.", explicit=False), publisher=None)
    with stored(one) as store:
        found = of(view_of(one), SERVICE)
        sheet = profile_sheet(Writer(store), found, 5)
    assert {one.statement.get("text"): one.given for one in found.addressed} == {
        "Doe een.": True,
        "Doe altijd goed.": False,
    }
    told = words(sheet)
    assert "Open: 1 van 1." in told
    assert told.index("Niet herkend als wat het document zelf aanbeveelt") < told.index(
        "Doe altijd goed."
    )
    (documents,) = (one.table for one in sheet.sections if one.title == "In welke documenten")
    assert documents is not None
    assert documents.rows[0][2].words == "onbekend"


def test_a_thing_that_only_the_ontology_knows_has_a_profile() -> None:
    with stored() as store:
        sheet = profile_sheet(Writer(store), profile(view_of(), curated(TOESLAGEN)), 5)
    assert "in geen document genoemd" in sheet.lead
    assert "volgens de ontologie" in words(sheet)


def test_as_of_a_day_the_ontology_is_told_without_a_date_and_without_what_began_later() -> None:
    groningen = f"{IDENTIFIERS}traject/herstel-en-versterking-groningen"
    said = Said("De schade bleef liggen.", trajectory=groningen)
    with stored(report(said, published="2015")) as store:
        found = of(open_view(store, "2016-01-01"), groningen)
        told = words(profile_sheet(Writer(store, "nl", "2016-01-01"), found, 5))
        now = words(profile_sheet(Writer(store), of(open_view(store), groningen), 5))
    assert "volgens de ontologie, zonder datum" in told
    assert "Instituut Mijnbouwschade Groningen" not in told
    assert "zonder datum" not in now
    assert "Instituut Mijnbouwschade Groningen" in now


def test_of_what_began_after_the_day_that_is_said() -> None:
    institute = "https://identifier.overheid.nl/tooi/id/zbo/zb000312"
    with stored(report(published="2015")) as store:
        found = of(open_view(store, "2016-01-01"), institute)
        sheet = profile_sheet(Writer(store, "nl", "2016-01-01"), found, 5)
    assert "Volgens de ontologie begon dit pas na 1 januari 2016." in sheet.lead
