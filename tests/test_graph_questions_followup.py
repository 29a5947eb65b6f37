"""What became of recommendations and promises: by whose word, and never mixed up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.questions.followup import FollowedUp, follow_up
from graph.questions.views.view import open_view
from graph.sheets.questions.followup import followed_point, followup_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import Said, report, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN, PASSED_ON, INDEPENDENT = "zelfgerapporteerd", "weergegeven", "onafhankelijk"
ADVICE = Said(
    "Wijs voor iedere gedupeerde een vaste contactpersoon aan.",
    "Recommendation",
    addressee="Dienst Alfa",
)
PROMISE = Said("De minister heeft toegezegd het formulier te vervangen.", "Measure")
DEED = Said("De dienst heeft in 2019 excuses aangeboden.", "Measure", explicit=False)
NORM = Said("De overheid moet zorgvuldig zijn.", "Recommendation", explicit=False)

Told = tuple[str, str | None, str]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def fate(store: Store, said: Said, *followed: Told) -> FollowedUp:
    store.put(report(replace(said, followed=followed), published="2020-01-31"))
    (found,) = follow_up(open_view(store)).told
    return found


@pytest.mark.parametrize(
    ("said", "followed", "expected"),
    [
        (ADVICE, [], "open"),
        (ADVICE, [("gesignaleerd", "2021", OWN)], "open"),
        (ADVICE, [("geleerd", "2021", OWN)], "promised"),
        (ADVICE, [("in-uitvoering", "2021", OWN)], "going"),
        (ADVICE, [("deels-opgevolgd", "2021", OWN)], "partly"),
        (ADVICE, [("opgevolgd", "2021", OWN)], "done"),
        (ADVICE, [("verankerd", "2021", OWN)], "done"),
        (ADVICE, [("nog-niet-opgevolgd", "2021", OWN)], "waiting"),
        (ADVICE, [("geleerd", "2021", OWN), ("nog-niet-opgevolgd", "2022", OWN)], "waiting"),
        (ADVICE, [("niet-opgevolgd", "2021", OWN)], "refused"),
        (ADVICE, [("geleerd", "2021", OWN), ("niet-opgevolgd", "2022", OWN)], "broken"),
        (ADVICE, [("niet-opgevolgd", "2021", OWN), ("verankerd", "2022", OWN)], "done"),
        (ADVICE, [("nog-niet-opgevolgd", "2015", INDEPENDENT), ("opgevolgd", "2020", OWN)], "done"),
        (
            ADVICE,
            [("opgevolgd", "2015", OWN), ("nog-niet-opgevolgd", "2020", INDEPENDENT)],
            "waiting",
        ),
        (PROMISE, [], "promised"),
        (PROMISE, [("niet-opgevolgd", "2021", INDEPENDENT)], "broken"),
        (PROMISE, [("nog-niet-opgevolgd", "2021", INDEPENDENT)], "waiting"),
    ],
)
def test_what_became_of_it_follows_from_the_latest_status(
    store: Store, said: Said, followed: list[Told], expected: str
) -> None:
    assert fate(store, said, *followed).fate.value == expected


def test_an_independent_judgement_counts_and_the_own_report_stands_beside_it(store: Store) -> None:
    own, judged = ("verankerd", "2023", OWN), ("niet-opgevolgd", "2021", INDEPENDENT)
    found = fate(store, ADVICE, own, judged)
    assert found.ledger == INDEPENDENT
    assert found.fate.value == "refused"
    assert found.independent is not None
    assert found.independent.status == "niet-opgevolgd"
    assert found.reported is not None
    assert found.reported.status == "verankerd"


@pytest.mark.parametrize("own", [OWN, PASSED_ON])
def test_the_word_of_who_had_to_act_counts_less_whoever_passes_it_on(
    store: Store, own: str
) -> None:
    found = fate(store, ADVICE, ("opgevolgd", "2023", own), ("niet-opgevolgd", "2021", INDEPENDENT))
    assert found.fate.value == "refused"
    assert found.reported is not None
    assert found.reported.ledger == own


def test_who_speaks_and_who_publishes_are_two(store: Store) -> None:
    followed = (("geleerd", "2021", PASSED_ON), ("opgevolgd", "2022", INDEPENDENT))
    store.put(report(replace(ADVICE, followed=followed, teller="Dienst Alfa")))
    (one,) = follow_up(open_view(store)).told
    for status in (one.independent, one.reported):
        assert status is not None
        assert [node.title for node in status.by] == ["Dienst Alfa"]
    remarks = followed_point(Writer(store), one).remarks
    assert any(
        text.startswith("Volgens Dienst Alfa, in een stuk van Nationale") for text in remarks
    )
    assert any("vastgesteld door Dienst Alfa, volgens een stuk van" in text for text in remarks)


def test_whose_inaction_is_meant_is_said(store: Store) -> None:
    one = fate(store, ADVICE, ("niet-opgevolgd", "2021", INDEPENDENT))
    (remark,) = (
        text for text in followed_point(Writer(store), one).remarks if "Rekenkamer" in text
    )
    assert "‘geen actie’, door Dienst Alfa" in remark


@pytest.mark.parametrize("said", [DEED, NORM])
def test_what_nobody_recommends_or_promises_is_left_out_unless_a_status_is_told(
    store: Store, said: Said
) -> None:
    store.put(report(said))
    assert follow_up(open_view(store)).told == ()
    assert fate(store, said, ("niet-opgevolgd", "2021", INDEPENDENT)).ledger == INDEPENDENT


def test_of_two_judgements_of_one_day_the_least_counts(store: Store) -> None:
    found = fate(store, ADVICE, ("verankerd", "2021", OWN), ("in-uitvoering", "2021", OWN))
    assert found.fate.value == "going"


def test_age_is_counted_to_the_newest_document_or_the_day_asked(store: Store) -> None:
    store.put(report(ADVICE, published="2020-01-31"))
    store.put(report(Said("Het ging mis."), title="Later", published="2021-01-31"))
    assert [one.months for one in follow_up(open_view(store)).told] == [12]
    assert [one.months for one in follow_up(open_view(store, "2020-07-31")).told] == [6]


def test_it_can_be_asked_what_was_told_an_organisation(store: Store) -> None:
    contribution = report(ADVICE, replace(ADVICE, text="Doe het anders.", addressee="Bravo"))
    store.put(contribution)
    view = open_view(store)
    for name in ("Dienst Alfa", "Bravo"):
        node = next(n for n in contribution.nodes if n.title == name)
        (told,) = follow_up(view, node).told
        assert [one.title for one in told.addressees] == [name]
    assert len(follow_up(view, thing_of(contribution, "Trajectory")).told) == 2


def test_the_same_again_after_it_was_closed_is_found(store: Store) -> None:
    closed = replace(ADVICE, followed=(("opgevolgd", "2020-06-30", OWN),), trajectory="Alfa")
    again = Said(
        "Geef elke gedupeerde een vaste contactpersoon.", "Recommendation", trajectory="Bravo"
    )
    for said, published in ((again, "2019-01-31"), (closed, "2020-06-30"), (again, "2022-06-30")):
        own = Said(f"In {published} verscheen dit verslag.")
        store.put(report(said, own, title=published, published=published))
    found = {one.date: one.again for one in follow_up(open_view(store)).told}
    assert [(one.date, one.months) for one in found["2020-06-30"]] == [("2022-06-30", 24)]
    assert found["2019-01-31"] == found["2022-06-30"] == ()
    sheet = followup_sheet(Writer(store), follow_up(open_view(store)), 5)
    assert sheet.sections[-1].title.startswith("Opnieuw aanbevolen")
    assert sheet.sections[-1].points[1].quotes[0].quote == again.text


def test_the_same_report_in_another_file_changes_nothing(store: Store) -> None:
    lines = [replace(ADVICE, followed=(("geleerd", "2021", OWN),)), PROMISE]
    store.put(report(*lines, title="Een", published="2020"))
    before = follow_up(open_view(store))
    store.put(report(*lines, title="Een, als Word-bestand", published="2021-06"))
    after = follow_up(open_view(store))
    assert [one.statement.id for one in after.told] == [one.statement.id for one in before.told]
    assert [one.fate for one in after.told] == [one.fate for one in before.told]


def test_the_sheet_keeps_the_ledgers_apart(store: Store) -> None:
    own = replace(ADVICE, followed=(("niet-opgevolgd", "2021", OWN),))
    judged = replace(
        ADVICE, text="Doe ook dit.", followed=(("niet-opgevolgd", "2021", INDEPENDENT),)
    )
    store.put(report(own, judged))
    sheet = followup_sheet(Writer(store), follow_up(open_view(store)), 5)
    table = sheet.sections[0].table
    assert table is not None
    refused = next(row for row in table.rows if row[0].words == "Niet opgevolgd")
    assert [cell.words for cell in refused[1:]] == ["1", "1", "0", "0"]
    section = next(one for one in sheet.sections if one.title == "Niet opgevolgd")
    quotes = [[point.quotes[0].quote for point in part.points] for part in section.sections]
    assert quotes == [[judged.text], [own.text]]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2017-07-01", "31 januari 2020, met als datum 1 juli 2017: opgevolgd"),
        ("2020", "31 januari 2020: opgevolgd"),
        (None, "31 januari 2020: opgevolgd"),
    ],
)
def test_the_date_that_a_document_gives_is_not_taken_for_its_own(
    store: Store, date: str | None, told: str
) -> None:
    store.put(report(replace(ADVICE, followed=(("opgevolgd", date, OWN),)), published="2020-01-31"))
    (found,) = follow_up(open_view(store)).told
    (remark,) = (one for one in followed_point(Writer(store), found).remarks if "Zelf" in one)
    assert told in remark


def test_nothing_told_is_said(store: Store) -> None:
    store.put(report(Said("Het ging mis.")))
    sheet = followup_sheet(Writer(store), follow_up(open_view(store)), 5)
    assert "Geen aanbeveling of toezegging gevonden." in sheet.lead
    assert sheet.sections == ()


def test_a_table_of_what_was_done_tells_it_of_the_advice_it_repeats(store: Store) -> None:
    advice = Said(
        "Breng de beoordeling van schade onder bij een partij die losstaat van de maatschappij.",
        "Recommendation",
    )
    other = Said("Leg de hulp aan dorpen in een wet vast.", "Recommendation")
    row = Said(
        "Schade beoordelen door een partij los van de maatschappij",
        "Recommendation",
        followed=(("opgevolgd", "2024", OWN),),
    )
    store.put(report(advice, other, published="2015-03-19"))
    store.put(report(row, title="Voortgang", publisher="Ministerie Beta", published="2024-05-01"))
    found = {one.statement.title: one for one in follow_up(open_view(store)).told}
    assert row.text not in found
    assert found[advice.text].fate.value == "done"
    assert found[other.text].fate.value == "open"


def test_what_its_publisher_repeats_itself_is_advice_of_its_own(store: Store) -> None:
    text = "Wijs een vaste contactpersoon aan voor iedere gedupeerde die wacht."
    row = replace(ADVICE, text=text, followed=(("opgevolgd", "2024", OWN),))
    store.put(report(ADVICE, published="2015-03-19"))
    store.put(report(row, title="Vervolg", published="2024-05-01"))
    found = [one.fate.value for one in follow_up(open_view(store)).told]
    assert sorted(found) == ["done", "open"]


def test_of_what_no_follow_up_is_recognised_stands_what_is_said_near_it(store: Store) -> None:
    deed = Said("De dienst heeft in 2019 een loket geopend.", "Measure", addressee="Dienst Alfa")
    store.put(report(ADVICE, replace(deed, explicit=False)))
    (found,) = follow_up(open_view(store)).told
    point = followed_point(Writer(store), found)
    assert any(deed.text in remark for remark in point.remarks)


def test_what_others_do_or_stands_before_it_is_not_near(store: Store) -> None:
    before = replace(DEED, addressee="Dienst Alfa")
    others = replace(DEED, text="Dienst Beta opende een post.", addressee="Dienst Beta")
    store.put(report(before, ADVICE, others))
    (found,) = follow_up(open_view(store)).told
    remarks = " ".join(followed_point(Writer(store), found).remarks)
    assert before.text not in remarks
    assert others.text not in remarks


@pytest.mark.parametrize(("confidence", "marked"), [(0.5, True), (0.8, False)])
def test_what_is_in_doubt_is_marked(store: Store, confidence: float, *, marked: bool) -> None:
    found = fate(store, replace(ADVICE, confidence=confidence))
    assert ("onzeker" in followed_point(Writer(store), found).text.words) is marked


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-31", "Aanbeveling in een stuk van 31 januari 2020, Herstel toeslagen"),
        (None, "Aanbeveling in een stuk zonder datum, Herstel toeslagen"),
    ],
)
def test_a_date_is_said_to_be_that_of_the_document(
    store: Store, day: str | None, said: str
) -> None:
    store.put(report(ADVICE, published=day))
    (told,) = follow_up(open_view(store)).told
    assert followed_point(Writer(store), told).text.words == said


def test_a_choice_out_of_all_says_in_title_and_lead_what_was_chosen(store: Store) -> None:
    store.put(report(ADVICE))
    found, chosen = follow_up(open_view(store)), [("Gericht aan", "Dienst Alfa")]
    sheet = followup_sheet(Writer(store), found, 5, chosen=chosen)
    assert sheet.title == "Opvolging: Dienst Alfa"
    assert "Gekozen filters: Gericht aan: Dienst Alfa." in sheet.lead
    assert "alle aanbevelingen" in followup_sheet(Writer(store), found, 5).title


def test_what_leans_on_the_sentence_before_it_is_shown_with_it(store: Store) -> None:
    said = Said("De staatssecretaris neemt de vertraging serieus.", trajectory=None)
    store.put(report(said, replace(PROMISE, text="Zij zal zich hiervoor inzetten.")))
    (promise,) = follow_up(open_view(store)).told
    point = followed_point(Writer(store), promise)
    assert f"Daarvoor staat: “{said.text}”" in point.remarks
    store.put(report(said, PROMISE, title="Nog een rapport"))
    told = {one.statement.get("text"): one for one in follow_up(open_view(store)).told}
    plain = followed_point(Writer(store), told[PROMISE.text])
    assert not any("Daarvoor" in remark for remark in plain.remarks)


def test_what_is_left_to_do_stands_beside_what_was_done(store: Store) -> None:
    deed = replace(DEED, organisation="Dienst Alfa")
    left = Said("Dienst Alfa bereikt nog niet alle ouders.", organisation="Dienst Alfa")
    other = Said("Dienst Alfa reageerde traag.", organisation="Dienst Alfa")
    unnamed = Said("Het probleem is nog niet opgelost.")
    store.put(report(ADVICE, deed, left, other, unnamed))
    (advice,) = (one for one in follow_up(open_view(store)).told if one.fate.value == "open")
    assert {one.get("text") for one in advice.doings} == {deed.text, left.text, unnamed.text}


def test_that_advice_was_taken_over_is_told_in_those_words(store: Store) -> None:
    store.put(report(replace(ADVICE, followed=(("geleerd", "2021", OWN),))))
    (one,) = follow_up(open_view(store)).told
    told = " ".join(followed_point(Writer(store), one).remarks)
    assert "overgenomen of onderschreven (status ‘geleerd’)" in told
