"""The search page without a browser: order, facets, saved questions, and what is taken along."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dashboard.catalogue import load
from dashboard.parts.saving import NEW, ONLY_NEW, QUESTION
from dashboard.saved import (
    FOLLOWED,
    MOST,
    marked,
    path,
    read_saved,
    remove,
    rename,
    save,
    unseen,
)
from dashboard.site import SEARCH
from dashboard.views.selection import ORDERS, Selection, orders, read_selection
from graph.model import Node
from graph.questions.sought import sought
from graph.sheets.forms.form import Form, to_file
from graph.sheets.questions.sought import MOST as TOLD
from graph.sheets.questions.sought import sought_sheet
from graph.sheets.writer import Writer
from graph.store import Order, Query, open_store
from ontology import load as load_schema
from ontology.errors import LeergraafError
from tests.contributions import ADVICE, LESSON, Said, report
from tests.dashboard_app import html, press, ran, shown
from tests.dashboard_story import FINANCE, TIMELINESS, story

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

TITLE = re.compile(r'class="lg-title"><a[^>]*>(.*?)</a>')
STORE = "sqlite:///een.sqlite"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


def titles(app: AppTest) -> list[str]:
    """The results, in their order; without the saved questions, which stand above them."""
    text = html(app)
    return TITLE.findall(text[text.rindex("<ol") :])


def test_without_words_what_is_quoted_most_comes_first(url: str) -> None:
    app = shown(SEARCH, url, kind="Bottleneck")
    assert titles(app)[0] == load_schema().concepts[TIMELINESS].label()
    assert "<strong>meeste citaten eerst</strong>" in html(app)
    assert "past het best" not in html(app)


def test_the_order_is_in_the_address_and_stays_with_the_facets(url: str) -> None:
    app = shown(SEARCH, url, kind="Document", orde="nieuw")
    assert titles(app)[0] == "Kinderen van de toeslagen"
    assert titles(app)[-1] == "Een stuk zonder datum"
    assert 'href="zoeken?kind=Document&amp;publisher=' in html(app)
    assert "&amp;orde=nieuw" in html(app)


def test_with_words_the_best_fit_is_the_usual_order(url: str) -> None:
    assert "<strong>past het best</strong>" in html(shown(SEARCH, url, q="gegevens"))
    assert orders(Selection("gegevens")) == [*ORDERS]


@pytest.mark.parametrize("order", ["", "onzin", "best"])
def test_an_order_that_is_none_is_passed_over(order: str) -> None:
    read = read_selection(load_schema(), lambda name: [order] if name == "orde" else [])
    assert read.query().order is Order.BEST
    assert read.pairs() == []


def test_a_recommendation_is_found_by_what_became_of_it(url: str) -> None:
    app = shown(SEARCH, url, kind="Recommendation", status="opgevolgd")
    assert len(titles(app)) == 1
    assert "Status: Opgevolgd ×" in html(app)


def test_a_facet_with_a_great_many_values_offers_the_most_frequent(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'veel.sqlite'}"
    said = [Said(f"Zin {n}.", organisation=f"Dienst {n}") for n in range(70)]
    with open_store(url) as store:
        store.put(report(*said))
    text = html(shown(SEARCH, url, kind="Lesson"))
    assert "Nog 10 komen minder vaak voor" in text


def test_the_results_can_be_read_on_paper_with_their_quotes(url: str) -> None:
    with open_store(url) as store:
        found = sought(store, Query("contactpersoon", {"kind": ("Lesson",)}), ["Soort: Les"])
        sheet = sought_sheet(Writer(store), found)
        told = to_file(Form.MARKDOWN, found, sheet, Writer(store)).decode()
        machine = json.loads(to_file(Form.JSON, found, sheet, Writer(store)))
    assert "“contactpersoon”" in told
    assert "1 resultaat. Gekozen filters: Soort: Les." in told
    assert "p. 2" in told
    (only,) = machine["found"]
    assert (only["quotes"], only["evidence"][0]["page"]) == (1, 2)


def test_a_long_list_on_paper_says_how_many_are_left_out(tmp_path: Path) -> None:
    said = [Said(f"Zin {n}.", bottleneck=None, trajectory=None) for n in range(TOLD + 5)]
    with open_store(f"sqlite:///{tmp_path / 'veel.sqlite'}") as store:
        store.put(report(*said))
        found = sought(store, Query(facets={"kind": ("Lesson",)}, limit=1000))
        (section,) = sought_sheet(Writer(store), found).sections
    assert section.points[-1].text.words == "En nog 5."
    assert len(section.points) == TOLD + 1


def test_a_search_that_found_nothing_has_a_sheet_that_says_so(url: str) -> None:
    with open_store(url) as store:
        sheet = sought_sheet(Writer(store), sought(store, Query("olifant")))
    assert (sheet.lead, sheet.sections) == ("Niets gevonden.", ())


def kept(app: AppTest, name: str) -> AppTest:
    """The page after the question on it was saved under a name."""
    app.text_input[1].set_value(name)
    return press(app, load("nl")("saved.save"))


def test_a_saved_question_tells_what_is_new_since_it_was_seen(url: str) -> None:
    app = kept(shown(SEARCH, url, q="gegevens", kind="Lesson"), "Gegevens delen")
    assert "Niets nieuws sinds" in html(app)
    with open_store(url) as store:
        store.put(report(LESSON))
    text = html(ran(app))
    assert ">1 nieuw resultaat sinds</a>" in text
    assert "vraag=1&amp;alleen=nieuw" in text
    only = shown(SEARCH, url, q="gegevens", kind="Lesson", **{QUESTION: "1", NEW: ONLY_NEW})
    assert titles(only) == [LESSON.text.replace("gegevens", "<mark>gegevens</mark>")]
    press(only, "Dit heb ik gezien")
    assert "Niets nieuws sinds" in html(shown(SEARCH, url, q="gegevens", **{QUESTION: "1"}))


def test_a_question_is_renamed_and_kept_no_longer(url: str) -> None:
    app = kept(shown(SEARCH, url, kind="Lesson"), "Lessen")
    app.text_input[2].set_value("Alle lessen")
    app = press(app, "Hernoem")
    assert [one.name for one in read_saved(url)] == ["Alle lessen"]
    press(app, "Bewaar niet langer")
    assert read_saved(url) == ()


def test_a_question_without_a_name_is_not_saved_and_told_why(url: str) -> None:
    app = kept(shown(SEARCH, url, kind="Lesson"), "  ")
    assert app.error[0].value == r"Geef de vraag een naam\."
    assert read_saved(url) == ()


def test_nothing_is_saved_where_nothing_is_asked(url: str) -> None:
    app = shown(SEARCH, url)
    assert "Zoek eerst met woorden of filters" in html(app)
    assert [one.label for one in app.button] == []


def test_a_question_that_is_gone_is_a_plain_search(url: str) -> None:
    app = shown(SEARCH, url, q="gegevens", **{QUESTION: "7", NEW: ONLY_NEW})
    assert "Bewaarde vraag" not in "".join(one.value for one in app.markdown)
    assert titles(app)


def test_questions_are_kept_apart_for_each_store() -> None:
    save(STORE, "Een", [("q", "een")], (), "2026-01-02")
    save("neo4j://jan:geheim@graaf:7687", "Twee", [("q", "twee")], (), "2026-01-02")
    assert [one.name for one in read_saved(STORE)] == ["Een"]
    assert [one.name for one in read_saved("neo4j://jan:anders@graaf:7687")] == ["Twee"]
    assert b"geheim" not in path().read_bytes()


def test_a_name_is_used_once_and_there_is_an_end_to_them() -> None:
    for number in range(MOST):
        save(STORE, f"Vraag {number}", [("q", "x")], (), "2026-01-02")
    with pytest.raises(LeergraafError, match="verwijder er eerst een"):
        save(STORE, "Nog een", [("q", "x")], (), "2026-01-02")
    remove(STORE, "1")
    for name, why in (("vraag 3", "die “vraag 3” heet"), ("x" * 81, "te lang")):
        with pytest.raises(LeergraafError, match=why):
            rename(STORE, "2", name)
    rename(STORE, "2", "VRAAG 1")
    assert len(read_saved(STORE)) == MOST - 1


def test_a_question_removed_leaves_its_number_to_no_other() -> None:
    first = save(STORE, "Een", [("q", "x")], (), "2026-01-02")
    second = save(STORE, "Twee", [("q", "x")], (), "2026-01-02")
    remove(STORE, first)
    third = save(STORE, "Drie", [("q", "x")], (), "2026-01-02")
    assert third not in {first, second}


def test_a_damaged_file_is_told_of_and_left_as_it_is(url: str) -> None:
    path().parent.mkdir(parents=True)
    path().write_text("{")
    with pytest.raises(LeergraafError, match="beschadigd"):
        save(url, "Een", [("q", "x")], (), "2026-01-02")
    app = shown(SEARCH, url, q="gegevens")
    assert "beschadigd" in app.warning[0].value
    assert titles(app)
    assert path().read_text() == "{"


def test_a_folder_that_cannot_be_written_is_told_of() -> None:
    path().parent.parent.mkdir(parents=True)
    path().parent.write_text("geen map")
    with pytest.raises(LeergraafError, match="niet bewaard"):
        save(STORE, "Een", [("q", "x")], (), "2026-01-02")


def test_of_a_question_with_too_many_results_it_is_not_told_what_is_new() -> None:
    nodes = [Node(f"urn:{n}", "Lesson", ()) for n in range(FOLLOWED)]
    assert marked(nodes, FOLLOWED + 1) is None
    save(STORE, "Alles", [("q", "x")], marked(nodes, FOLLOWED + 1), "2026-01-02")
    (wide,) = read_saved(STORE)
    assert unseen(wide, nodes, FOLLOWED) is None


def test_what_is_new_is_what_was_not_there() -> None:
    old, new = (Node(f"urn:{n}", "Lesson", ()) for n in range(2))
    save(STORE, "Een", [("q", "x")], marked([old], 1), "2026-01-02")
    (one,) = read_saved(STORE)
    assert unseen(one, [old, new], 2) == [new]
    assert unseen(one, [old, new], 3) is None


def test_the_search_speaks_english_too(url: str) -> None:
    text = html(shown(SEARCH, url, "en", q="gegevens"))
    assert "<strong>best fit</strong>" in text
    assert "most quoted first" in text


def test_an_organisation_is_found_with_the_status_of_what_it_was_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'stand.sqlite'}"
    done = Said(ADVICE.text, "Recommendation", status="opgevolgd", organisation=FINANCE)
    with open_store(url) as store:
        store.put(report(done, ADVICE))
    app = shown(SEARCH, url, Organisation=FINANCE, status="opgevolgd")
    assert titles(app) == [ADVICE.text]


def test_results_lead_to_the_same_as_a_graph(url: str) -> None:
    text = html(shown(SEARCH, url, q="ouders", kind="Lesson"))
    (href,) = re.findall(r'href="(verkennen\?[^"]+)"', text)
    assert "q=ouders" in href
    assert "kind=Lesson" in href
    assert "verkennen" not in html(shown(SEARCH, url))
