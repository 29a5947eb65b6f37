"""The page of patterns: the maps behind it, and each of its parts run without a browser."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from dashboard.views.heat import STEPS, Cell, Heat, Side, heat
from dashboard.views.trend import number_in, told_in
from graph.model import Decision, mint
from graph.questions.recurring import recurring
from graph.questions.views.view import open_view
from graph.store import open_store
from tests.contributions import KNELPUNT, Said, report
from tests.dashboard_app import LEVEL, html, shown
from tests.dashboard_story import (
    GOOD,
    GRONINGEN,
    HARSH,
    KINDREGELING,
    SHARING,
    TIMELINESS,
    TOESLAGEN,
    story,
)
from tests.views import corpora, few, stored, view_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Contribution
    from graph.questions.views.view import View

PAGE = "patronen"
PARTS = ("warmte", "trend", "knelpunten", "dekking", "samenhang", "lessen")
NEVER = TIMELINESS.replace("tijdigheid", "bejegening")  # a bottleneck that no report names


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


@pytest.fixture
def view(url: str) -> View:
    with open_store(url) as store:
        return open_view(store)


def a_map(*documents: int) -> Heat:
    """A map of one trajectory, in which bottlenecks occur by so many documents."""
    told = {
        (f"urn:{at}", "urn:t"): Cell(Side(n, ()), Side(0, ())) for at, n in enumerate(documents)
    }
    return Heat((), (), told)


def test_what_is_told_of_a_part_is_on_the_map_of_the_whole(view: View) -> None:
    found = heat(view)
    assert KINDREGELING not in {one.id for one in found.trajectories}
    cell = found.cells[TIMELINESS, TOESLAGEN]
    assert (cell.wrong.documents, cell.right.documents) == (2, 1)


def test_the_map_begins_with_what_is_told_most(view: View) -> None:
    found = heat(view)
    assert found.bottlenecks[0].id == TIMELINESS
    assert found.trajectories[0].id == TOESLAGEN
    assert len(found.trajectories) == 2


@few
@given(corpora())
def test_a_row_of_the_map_has_as_many_cells_as_its_bottleneck_has_trajectories(
    corpus: list[Contribution],
) -> None:
    view = view_of(*corpus)
    cells = heat(view).cells
    for one in recurring(view):
        mine = [cell for (id_, _), cell in cells.items() if id_ == one.bottleneck.id]
        assert sum(cell.wrong.documents > 0 for cell in mine) == one.number


@pytest.mark.parametrize("most", [1, 3, 5, 6, 7, 12, 40])
def test_the_strengths_of_the_legend_are_those_of_the_map(most: int) -> None:
    found = a_map(*range(1, most + 1))
    told = [found.step(n) for first, last in found.ranges() for n in range(first, last + 1)]
    assert told[:most] == [found.step(n) for n in range(1, most + 1)]
    assert told == sorted(told)
    assert (min(told), max(told)) == (1, min(most, STEPS))


def test_a_map_of_nothing_is_empty() -> None:
    assert a_map().ranges() == []
    assert heat(view_of()).cells == {}


@few
@given(corpora())
def test_what_is_told_in_a_year_is_as_much_as_is_counted(corpus: list[Contribution]) -> None:
    view = view_of(*corpus)
    for one in recurring(view):
        for year in ("2009", "2010", "2011", "2012", "2013"):
            assert len(told_in(view, one, year)) == one.years.get(year, 0)


def test_a_year_without_reports_has_no_number(view: View) -> None:
    one = next(one for one in recurring(view) if one.bottleneck.id == TIMELINESS)
    reports = {"2020": 0, "2021": 1, "2022": 3, "2023": 2}
    assert [number_in(one, year, reports) for year in reports] == [None, 1, 0, 2]


def test_the_page_opens_on_the_map(url: str) -> None:
    text = html(shown(PAGE, url))
    assert 'aria-current="page">Knelpunten per traject</a>' in text
    assert '<th scope="row"><a href="ding?id=' in text
    assert "ging mis volgens 2 documenten; ging goed volgens 1 document" in text


def test_a_cell_leads_to_its_quotes_wrong_and_right_apart(url: str) -> None:
    text = html(shown(PAGE, url, k=TIMELINESS, t=TOESLAGEN))
    behind = text[text.index('class="lg-counted"') :]
    assert "Ging mis: 2 documenten" in behind
    assert "Ging goed: 1 document, 1 citaat" in behind
    assert behind.rindex(f"<mark>{GOOD}</mark>") > behind.index("Ging goed")
    assert "&amp;c=" in behind
    assert "verkennen?id=knelpunten%2Ftijdigheid&amp;id=" in behind


def test_a_cell_where_nothing_is_told_says_what_that_means(url: str) -> None:
    elsewhere = mint("Trajectory", GRONINGEN)
    assert "Dat betekent niet" in html(shown(PAGE, url, k=SHARING, t=elsewhere))
    assert "Er staat niets in deze leergraaf" in html(shown(PAGE, url, k="urn:<x>", t=TOESLAGEN))


def test_a_part_of_a_trajectory_leads_to_the_cell_of_the_whole(url: str) -> None:
    text = html(shown(PAGE, url, k=SHARING, t=KINDREGELING))
    assert "Dat betekent niet" not in text
    assert "Ging mis: 2 documenten" in text


def test_a_cell_of_which_nothing_is_sure_says_so_until_a_person_accepts_it() -> None:
    with stored(report(Said("Het duurde lang.", trajectory=TOESLAGEN, confidence=0.4))) as store:
        assert 'lg-doubtful" target' in html(shown(PAGE, store.url))
        edge = f"{KNELPUNT} occursIn {TOESLAGEN}"
        store.record(Decision("accept", edge, "Redactie", "2026-03-04T10:00:00Z", "klopt"))
        assert 'lg-doubtful" target' not in html(shown(PAGE, store.url))


def test_the_map_says_how_much_is_not_on_it() -> None:
    told = [
        report(
            Said(f"Zaak {at} duurde lang.", trajectory=f"Herstel zaak {at}"), title=f"Rapport {at}"
        )
        for at in range(25)
    ]
    with stored(*told) as store:
        text = html(shown(PAGE, store.url))
        assert "Niet op de kaart: 5 trajecten." in text
        assert 'href="patronen?toon=warmte&amp;meer=2"' in text
        larger = html(shown(PAGE, store.url, meer="2"))
    assert "Niet op de kaart" not in larger
    assert larger.count("lg-heat-1") > text.count("lg-heat-1")


def test_the_years_begin_with_the_most_widespread_and_mark_years_without_reports(url: str) -> None:
    app = shown(PAGE, url, toon="trend")
    assert TIMELINESS in app.multiselect[0].value
    text = html(app)
    row = text[text.index("Tijdigheid en doorlooptijd</a></th>") :].split("</tr>")[0]
    assert '<td class="lg-number">–</td>' in row  # 2022
    assert row.count("<a ") == 2


def test_bottlenecks_that_are_chosen_go_into_the_address(url: str) -> None:
    app = shown(PAGE, url, toon="trend", k=HARSH, bij=HARSH, jaar="2023")
    assert app.multiselect[0].value == [HARSH]
    app.multiselect[0].set_value([HARSH, SHARING]).run()
    assert app.query_params["k"] == [HARSH, SHARING]
    assert "jaar" not in app.query_params


def test_a_number_of_a_year_leads_to_the_trajectories_it_counts(url: str) -> None:
    text = html(shown(PAGE, url, toon="trend", bij=TIMELINESS, jaar="2023"))
    behind = text[text.index('class="lg-counted"') :]
    assert "volgens rapporten uit 2023" in behind
    assert behind.count("<h4>") == 2
    assert "Kinderen hoorden pas na drie jaar" in behind
    assert "Ouders wachtten jaren" not in behind


def test_a_bottleneck_shows_where_it_occurs_and_where_it_went_right(url: str) -> None:
    text = html(shown(PAGE, url, toon="knelpunten", k=TIMELINESS))
    behind = text[text.index('class="lg-counted"') :]
    assert behind.index("Waar het voorkomt") < behind.index("Waar het goed ging")
    assert 'class="lg-quote"' in behind
    assert 'href="patronen?toon=warmte&amp;k=' in behind
    unknown = html(shown(PAGE, url, toon="knelpunten", k=NEVER))
    assert "komt in geen rapport van deze leergraaf voor" in unknown


def test_the_coverage_map_takes_its_axes_from_the_address(url: str) -> None:
    app = shown(PAGE, url, toon="dekking", rijen="year", kolommen="polarity")
    assert [one.value for one in app.selectbox] == ["year", "polarity", ""]
    text = html(app)
    assert '<th scope="row">2021</th>' in text
    assert "rij=2021&amp;kolom=negatief" in text


def test_an_axis_is_not_set_out_against_itself(url: str) -> None:
    app = shown(PAGE, url, toon="dekking", rijen="polarity", kolommen="polarity")
    rows, columns, _ = app.selectbox
    assert rows.value == "polarity"
    assert columns.value != rows.value
    assert set(rows.options) - set(columns.options) == {rows.options[rows.index or 0]}


def test_a_cell_of_the_coverage_map_leads_to_its_quotes(url: str) -> None:
    given = {"toon": "dekking", "rijen": "year", "rij": "2021", "kolom": "positief"}
    text = html(shown(PAGE, url, **given))
    assert "1 uitspraak: 1 document, 1 citaat" in text
    assert f"<mark>{GOOD}</mark>" in text


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("2021", "alles", "5 uitspraken: 1 document, 5 citaten"),
        ("alles", "positief", "1 uitspraak: 1 document"),
        ("alles", "alles", "9 uitspraken: 4 documenten, 9 citaten"),
        ("onbekend", "alles", "1 uitspraak: 1 document"),
    ],
)
def test_a_total_of_the_coverage_map_leads_to_its_quotes(
    url: str, row: str, column: str, told: str
) -> None:
    given = {"toon": "dekking", "rijen": "year", "rij": row, "kolom": column}
    assert told in html(shown(PAGE, url, **given))


def test_a_blank_of_the_coverage_map_says_what_it_means(url: str) -> None:
    given = {"toon": "dekking", "rijen": "year", "rij": "2023", "kolom": "positief"}
    text = html(shown(PAGE, url, **given))
    assert "Niets positiefs in rapporten uit 2023." in text
    given["rij"] = "1850"
    assert "Deze combinatie staat niet op de kaart." in html(shown(PAGE, url, **given))


def test_the_coverage_map_can_be_of_one_thing(url: str) -> None:
    app = shown(PAGE, url, toon="dekking", over=HARSH)
    assert app.selectbox[2].value == HARSH
    assert "2 uitspraken in 2 documenten" in html(app)
    app.selectbox[2].set_value("").run()
    assert "over" not in app.query_params
    assert "9 uitspraken in 4 documenten" in html(app)


def test_what_hangs_together_leads_to_the_graph_of_it(url: str) -> None:
    text = html(shown(PAGE, url, toon="samenhang"))
    pairs = text[text.index("Trajecten die samenhangen") :]
    assert "Toon in de graaf" in pairs
    assert pairs.index("Toon in de graaf") < pairs.index("Waar de graaf te klein voor is")


def test_a_lesson_that_returns_stands_with_the_months_between() -> None:
    text = "De gemeente besliste veel te laat op de aanvragen van gedupeerde ouders."
    told = [
        report(Said(text, trajectory="Alfa"), title="Eerst", published="2019-01-01"),
        report(Said(text, trajectory="Bravo"), title="Later", published="2021-01-01"),
    ]
    with stored(*told) as store:
        page = html(shown(PAGE, store.url, toon="lessen"))
    assert "Van de eerste tot de laatste keer: ten minste 2 jaar." in page
    assert page.index("Voor het eerst") < page.index(">Opnieuw<")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_without_reports_says_so_and_where_to_begin(tmp_path: Path, part: str) -> None:
    text = html(shown(PAGE, f"sqlite:///{tmp_path / 'empty.sqlite'}", toon=part))
    assert '<section class="lg-empty">' in text
    assert 'href="toevoegen"' in text


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_part_says_what_it_shows_and_skips_no_heading(url: str, part: str, language: str) -> None:
    text = html(shown(PAGE, url, language, toon=part, k=TIMELINESS, t=TOESLAGEN))
    levels = [int(level) for level in LEVEL.findall(text)]
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert '<p class="lg-lead">' in text
    assert text.count('aria-current="page"') == 1


def test_nothing_of_a_report_is_run(url: str) -> None:
    text = html(shown(PAGE, url, k=TIMELINESS, t=TOESLAGEN))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
