"""The page of the dashboard for questions in Cypher, on a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.site import CYPHER
from graph.neo4j.cookbook import recipes
from graph.neo4j.guard import NO_CHANGE
from graph.store import open_store
from tests.dashboard_app import html, shown
from tests.dashboard_story import fill
from tests.stores import empty_database

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.neo4j
NASTY = "RETURN '<script>[x](y)' AS `a*b*`"


@pytest.fixture(scope="module")
def url(neo4j_url: str) -> str:
    empty_database(neo4j_url)
    with open_store(neo4j_url) as store:
        fill(store)
    return neo4j_url


def cells(app: AppTest) -> list[list[str]]:
    return [[*map(str, row)] for row in app.table[0].value.to_numpy().tolist()]


def test_the_page_answers_the_question_of_the_address(url: str) -> None:
    app = shown(CYPHER, url, q="MATCH (d:Document) RETURN d.published AS op ORDER BY op")
    assert "MATCH (d:Document)" in str(app.text_area[0].value)
    assert "3 rijen" not in html(app)
    assert "4 rijen" in html(app)
    assert len(cells(app)) == 4


def test_a_question_that_is_sent_goes_into_the_address(url: str) -> None:
    app = shown(CYPHER, url)
    assert not app.table
    app.text_area[0].set_value("RETURN 1 + 1 AS twee")
    app.button[0].click().run()
    assert app.query_params == {"q": "RETURN 1 + 1 AS twee"}
    assert cells(app) == [["2"]]


def test_what_is_refused_is_told_in_a_sentence(url: str) -> None:
    app = shown(CYPHER, url, q="CREATE (:Entity {id: 'x'})")
    assert [one.value.replace("\\", "") for one in app.error] == [NO_CHANGE]
    assert not app.table


def test_an_answer_without_rows_and_one_with_too_many_say_so(url: str) -> None:
    assert "Nothing found" in html(shown(CYPHER, url, "en", q="MATCH (n:Niets) RETURN n"))
    app = shown(CYPHER, url, q="UNWIND range(1, 9000) AS x RETURN x")
    assert "eerste 5" in app.warning[0].value
    assert "de eerste 200" in html(app)
    assert len(cells(app)) == 200


def test_nothing_in_an_answer_is_taken_as_markup(url: str) -> None:
    table = shown(CYPHER, url, q=NASTY).table[0].value
    assert str(table.iloc[0, 0]) == r"\<script\>\[x\]\(y\)"
    assert [*table.columns] == [r"a\*b\*"]


def test_every_question_of_the_cookbook_is_an_example(url: str) -> None:
    dutch, english = html(shown(CYPHER, url)), html(shown(CYPHER, url, "en"))
    assert all(one.title in dutch and one.english in english for one in recipes())
    assert 'href="cypher?q=%2F%2F+Recurring+bottlenecks' in dutch
