"""Which lessons are drawn again: by what they say, elsewhere or later, never a near miss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bench.lessons import GISTS, couples, measure, measure_way, read_pairs, read_told
from graph.questions.lessons import RecurringLesson, recurring_lessons
from graph.questions.likeness.sameness import SAME
from graph.questions.views.dates import months_between
from graph.questions.views.view import open_view
from graph.sheets.questions.lessons import lessons_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import LESSON, OTHER_KNELPUNT, Said, report, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = "De taxateurs kwamen vaak te laat op hun afspraken met aanvragers."
AGAIN = "Vaak kwamen de taxateurs te laat op de afspraken met de aanvragers."
ADVISED = "Wijs voor iedere aanvrager één vaste contactpersoon aan."
FAILED = "Wie belde, kreeg telkens een andere medewerker aan de lijn."
OTHER = "De ramingen van de kosten bleken achteraf veel te laag."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def put(  # noqa: PLR0917 - what tells reports apart
    store: Store,
    text: str,
    trajectory: str | None,
    published: str,
    said: Said = LESSON,
    publisher: str | None = "Nationale ombudsman",
) -> None:
    """A report with the lesson, and with another sentence, lest it be the same as another."""
    lesson = replace(said, text=text, trajectory=trajectory)
    own = Said(f"In {published} verscheen dit verslag over {trajectory}.", "Measure")
    title = f"{trajectory} {published}"
    store.put(report(lesson, own, title=title, publisher=publisher, published=published))


def found(store: Store, as_of: str | None = None, **more: str) -> list[RecurringLesson]:
    return recurring_lessons(open_view(store, as_of), **more)


def test_a_lesson_drawn_again_elsewhere_is_told_with_how_long_it_was_known(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018-03-01")
    put(store, AGAIN, "Bravo", "2020-03-15")
    put(store, OTHER, "Charlie", "2021")
    (answer,) = found(store)
    (again,) = answer.again
    assert answer.first.statement.get("text") == FIRST
    assert again.statement.get("text") == AGAIN
    assert answer.months == again.months == 24
    assert answer.documents == 2
    assert [one.title for one in again.trajectories] == ["Bravo"]


def test_what_one_document_says_twice_is_not_drawn_again(store: Store) -> None:
    store.put(report(Said(FIRST, trajectory="Alfa"), Said(AGAIN, trajectory="Bravo")))
    assert found(store) == []


def test_one_trajectory_on_one_day_is_one_occasion(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018-03-01")
    store.put(report(Said(AGAIN, trajectory="Alfa"), title="Bijlage", published="2018-03-01"))
    assert found(store) == []


@pytest.mark.parametrize("trajectory", ["Alfa", None])
def test_who_says_the_same_again_of_one_trajectory_or_none_draws_no_lesson_again(
    store: Store, trajectory: str | None
) -> None:
    put(store, FIRST, trajectory, "2018-03-01")
    put(store, AGAIN, trajectory, "2019-03-01")
    put(store, AGAIN, trajectory, "2020-03-01", publisher=None)
    assert found(store) == []
    put(store, AGAIN, trajectory, "2021-03-01", publisher="Algemene Rekenkamer")
    (answer,) = found(store)
    assert (answer.first.date, answer.months, answer.documents) == ("2018-03-01", 36, 2)


def test_of_those_who_draw_it_again_each_counts_once(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018")
    for year in ("2019", "2020"):
        put(store, AGAIN, "Bravo", year)
    (answer,) = found(store)
    assert [one.date for one in answer.again] == ["2019"]


@pytest.mark.parametrize(
    "other",
    [
        Said(AGAIN, polarity="positief"),
        Said(AGAIN, "Recommendation"),
        Said(AGAIN, bottleneck=OTHER_KNELPUNT),
    ],
)
def test_another_polarity_kind_or_bottleneck_is_another_lesson(store: Store, other: Said) -> None:
    put(store, FIRST, "Alfa", "2018")
    put(store, AGAIN, "Bravo", "2020", other)
    assert found(store) == []


def test_lessons_are_not_joined_by_way_of_another(store: Store) -> None:
    """All that is drawn again is the same as the first, and stands with it alone."""
    for year, (name, text) in enumerate({"A": FIRST, "B": AGAIN, "C": FIRST}.items(), start=2015):
        put(store, text, name, str(year))
    (answer,) = found(store)
    assert [one.date for one in answer.again] == ["2016", "2017"]


def test_it_can_be_asked_about_a_thing_and_a_polarity(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018")
    contribution = report(Said(AGAIN, trajectory="Bravo"), published="2020")
    store.put(contribution)
    bravo = thing_of(contribution, "Trajectory").id
    assert len(found(store, about=bravo)) == 1
    assert found(store, about=thing_of(report(Said(AGAIN, trajectory="X")), "Trajectory").id) == []
    assert len(found(store, polarity="negatief")) == 1
    assert found(store, polarity="positief") == []


def test_the_same_report_in_another_file_is_not_drawn_again(store: Store) -> None:
    lines = Said(FIRST, trajectory="Alfa"), Said(OTHER, trajectory="Alfa")
    store.put(report(*lines, title="Een", published="2018"))
    store.put(report(*lines, title="Een, als Word-bestand", published="2019"))
    assert found(store) == []


def test_what_was_known_does_not_change_afterwards(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018")
    put(store, AGAIN, "Bravo", "2019-02")
    before = found(store)
    put(store, FIRST, "Charlie", "2020")
    assert [len(one.again) for one in found(store)] == [2]
    assert found(store, as_of="2019-12-31") == before
    assert found(store, as_of="2018-12-31") == []


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2018-03-31", "2019-03-31", 12),
        ("2018-03-31", "2019-03-30", 11),
        ("2018", "2019", 0),
        ("2018", "2020", 12),
        ("2018-02", "2018-05", 2),
        ("2019", "2018", 0),
        (None, "2018", None),
    ],
)
def test_months_are_counted_only_as_far_as_dates_tell(
    earlier: str | None, later: str, months: int | None
) -> None:
    assert months_between(earlier or "", later) == months


def test_the_sheet_says_where_it_was_known_and_quotes_both(store: Store) -> None:
    put(store, FIRST, "Alfa", "2018-03-01")
    put(store, AGAIN, "Bravo", "2020-03-15")
    sheet = lessons_sheet(Writer(store), found(store), 5)
    first, again = sheet.sections[0].sections
    assert first.points[0].quotes[0].quote == FIRST
    assert again.points[0].quotes[0].quote == AGAIN
    assert "ten minste 2 jaar eerder, bij Alfa" in again.points[0].remarks[0]


def test_pairs_are_told_apart_as_they_were_measured() -> None:
    """By half of the pairs the threshold was chosen; `bench.lessons` tells of both."""
    from pathlib import Path

    pairs = read_pairs(Path(__file__).parent / "lesson_pairs.toml")
    precision, recall = measure(pairs[1::2], SAME)
    assert len(pairs) == 100
    assert precision >= 0.9
    assert recall >= 0.25
    precision, recall = measure(pairs[1::2], SAME, or_gist=True)
    assert precision >= 0.9
    assert recall >= 0.75


def test_lessons_in_other_words_are_found_as_they_were_measured() -> None:
    held = [one for one in couples(read_told(GISTS)) if one.held]
    _, precision, recall = measure_way(held, 2)
    assert precision >= 0.95
    assert recall >= 0.7


def test_advice_and_what_went_wrong_are_one_lesson_where_they_come_down_to_the_same(
    store: Store,
) -> None:
    put(store, FAILED, "Alfa", "2018")
    put(store, ADVISED, "Bravo", "2020", Said(ADVISED, "Recommendation"))
    (answer,) = found(store)
    (again,) = answer.again
    assert (answer.gist, again.statement.get("text"), again.alike) == ("contact", ADVISED, 0)


@pytest.mark.parametrize(("ledger", "number"), [("zelfgerapporteerd", 0), ("onafhankelijk", 1)])
def test_who_had_to_follow_advice_does_not_draw_its_lesson_again(
    store: Store, ledger: str, number: int
) -> None:
    put(store, FAILED, "Alfa", "2018")
    followed = (("opgevolgd", None, ledger),)
    put(store, ADVISED, "Bravo", "2020", Said(ADVISED, "Recommendation", followed=followed))
    assert len(found(store)) == number


def test_what_comes_down_to_the_same_is_told_once(store: Store) -> None:
    """Also where some of it is alike word by word."""
    put(store, FAILED, "Alfa", "2015")
    put(store, FAILED, "Bravo", "2016")
    put(store, ADVISED, "Charlie", "2017", Said(ADVISED, "Recommendation"))
    (answer,) = found(store)
    assert [one.alike for one in answer.again] == [1, 0]


def test_what_comes_down_to_the_same_was_known_as_before(store: Store) -> None:
    put(store, FAILED, "Alfa", "2015")
    put(store, ADVISED, "Bravo", "2017", Said(ADVISED, "Recommendation"))
    before = found(store)
    put(store, "Ouders hadden in een jaar drie verschillende begeleiders.", "Charlie", "2019")
    assert [len(one.again) for one in found(store)] == [2]
    assert found(store, as_of="2018-12-31") == before


def test_only_bottlenecks_that_more_than_one_shows_are_told(store: Store) -> None:
    put(store, FAILED, "Alfa", "2018", Said(FAILED, bottleneck=OTHER_KNELPUNT))
    put(store, ADVISED, "Bravo", "2020", Said(ADVISED, "Recommendation"))
    (answer,) = found(store)
    assert answer.bottlenecks == ()


@pytest.mark.parametrize(
    ("language", "title", "judged"),
    [
        ("nl", "Geef mensen één vaste contactpersoon", "Volgens het programma"),
        ("en", "Give people one regular contact person", "The program judges"),
    ],
)
def test_the_sheet_says_what_lessons_come_down_to_and_who_judges_that(
    store: Store, language: str, title: str, judged: str
) -> None:
    put(store, FAILED, "Alfa", "2018")
    put(store, ADVISED, "Bravo", "2020", Said(ADVISED, "Recommendation"))
    (section,) = lessons_sheet(Writer(store, language), found(store), 5).sections
    assert section.title == title
    assert judged in (section.lead or "")
