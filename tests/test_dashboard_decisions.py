"""Accepting, rejecting and taking back on the page of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.parts.quotes import finder
from dashboard.site import THING
from graph.store import Store, open_store
from tests.contributions import LESSON, Said, report, statement_of, thing_of
from tests.dashboard_app import html, shown
from tests.dashboard_site import site_of
from tests.dashboard_story import GOOD, GRONINGEN, TIMELINESS, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'story.sqlite'}") as found:
        fill(found)
        yield found


def candidate(store: Store) -> str:
    return next(one.id for one in store.nodes("Trajectory") if one.title == GRONINGEN)


def lesson(store: Store) -> str:
    return next(one.id for one in store.nodes("Lesson") if one.title == GOOD)


def decide(
    app: AppTest, action: str, who: str = "redactie", why: str = "Nagelezen.", about: str = ""
) -> AppTest:
    """Fill in the form and send it."""
    if about:
        box = app.selectbox[0]
        box.set_value(next(i for i, text in enumerate(box.options) if about in text))
    app.radio[0].set_value(next(text for text in app.radio[0].options if action in text))
    app.text_input[0].set_value(who)
    app.text_input[1].set_value(why)
    app.button[0].click().run()
    assert not app.exception
    return app


def take_back(app: AppTest) -> AppTest:
    app.text_input[-2].set_value("redactie")
    app.text_input[-1].set_value("Toch niet.")
    app.button[-1].click().run()
    assert not app.exception
    return app


def test_a_candidate_that_is_accepted_is_one_no_longer(store: Store) -> None:
    id_ = candidate(store)
    app = shown(THING, store.url, id=id_)
    assert ">kandidaat<" in html(app)
    decide(app, "Aanvaarden")
    assert ">kandidaat<" not in html(app)
    assert GRONINGEN.replace(" ", "") in app.success[0].value.replace(" ", "")
    [one] = store.decisions()
    assert (one.action, one.target, one.who, one.why) == ("accept", id_, "redactie", "Nagelezen.")


def test_a_statement_that_is_rejected_is_gone_until_that_is_taken_back(store: Store) -> None:
    id_ = lesson(store)
    app = decide(shown(THING, store.url, id=id_), "Verwerpen")
    assert store.node(id_) is None
    assert "heeft dit op" in html(app)
    assert "Verworpen" in app.success[0].value
    take_back(app)
    assert store.node(id_) is not None
    assert "Teruggenomen" in app.success[0].value
    assert [one.action for one in store.decisions()] == ["reject", "undo"]


def test_one_connection_is_rejected_and_taken_back(store: Store) -> None:
    id_ = lesson(store)
    app = decide(shown(THING, store.url, id=id_), "Verwerpen", about="Tijdigheid")
    assert all(edge.object != TIMELINESS for edge in store.edges(id_))
    assert store.node(id_) is not None
    assert any("Tijdigheid" in one.value and "verworpen" in one.value for one in app.markdown)
    take_back(app)
    assert any(edge.object == TIMELINESS for edge in store.edges(id_))


@pytest.mark.parametrize(("who", "why"), [("", "Nagelezen."), ("redactie", " ")])
def test_nothing_is_decided_without_who_and_why(store: Store, who: str, why: str) -> None:
    app = decide(shown(THING, store.url, id=lesson(store)), "Verwerpen", who, why)
    assert "nog niets vastgelegd" in app.warning[0].value
    assert store.decisions() == []


def test_nothing_is_decided_before_a_choice(store: Store) -> None:
    app = shown(THING, store.url, id=lesson(store))
    app.button[0].click().run()
    assert "Kies eerst" in app.warning[0].value
    assert store.decisions() == []


def test_what_only_the_ontology_knows_is_not_decided_on(store: Store) -> None:
    app = shown(THING, store.url, id=TIMELINESS.replace("tijdigheid", "bejegening"))
    assert not app.button


def test_the_form_speaks_english_too(store: Store) -> None:
    app = shown(THING, store.url, "en", id=lesson(store))
    assert app.button[0].label == "Record the decision"
    decide(app, "Accept")
    assert "Accepted" in app.success[0].value


def test_what_is_uncertain_says_so_on_its_line_until_it_is_accepted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'twijfel.sqlite'}"
    one = report(Said(LESSON.text, confidence=0.51))
    with open_store(url) as store:
        store.put(one)
    doubted = shown(THING, url, id=statement_of(one).id)
    assert ">onzeker</span>" in html(doubted)
    assert "zekerheid 51%; onzeker" in html(doubted)
    assert ">onzeker</span>" in html(shown("zoeken", url, kind="Lesson"))
    assert ">onzeker</span>" in html(shown(THING, url, id=thing_of(one, "Trajectory").id))
    decide(doubted, "Aanvaarden")
    assert '<span class="lg-tag lg-doubtful"' not in html(shown("zoeken", url, kind="Lesson"))


@pytest.mark.parametrize(
    ("extractor", "told"),
    [
        ("leergraaf/3 names", "naam herkend"),
        (
            "leergraaf/3 bottlenecks (compact 66a2a83a)",
            "knelpunt herkend door het programma (model compact)",
        ),
        (
            "leergraaf/12 names (nl_core_news_lg 3.8.0)",
            "naam herkend door het programma (model nl_core_news_lg)",
        ),
        ("iemand anders", "gevonden door iemand anders"),
        ("leergraaf/3 ietsnieuws", "gevonden door leergraaf/3 ietsnieuws"),
    ],
)
def test_who_found_something_is_told_in_words(store: Store, extractor: str, told: str) -> None:
    assert finder(site_of(store), extractor) == told
