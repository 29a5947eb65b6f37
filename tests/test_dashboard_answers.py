"""The pages that show answers: a question, follow-up, a briefing, trajectories and quality."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from dashboard.charts import course_chart
from dashboard.pages.trajectories import ending, period
from dashboard.site import (
    ASK,
    BRIEF,
    DOCUMENTS,
    FOLLOW_UP,
    OVERVIEW,
    PATTERNS,
    QUALITY,
    THING,
    TRAJECTORIES,
)
from dashboard.views.comparison import RIGHT, WRONG, comparison
from dashboard.views.courses import course
from dashboard.views.documents import subjects
from dashboard.views.heat import heat
from dashboard.views.measured import measured
from graph.draft import Draft, make_node
from graph.model import Evidence, Page, mint
from graph.questions.asking.replying import ask
from graph.questions.views.view import open_view
from graph.store import open_store
from ontology import load
from tests.contributions import Said, curated, make_document, report
from tests.dashboard_app import html, shown
from tests.dashboard_site import site_of
from tests.dashboard_story import (
    ADVICE,
    FINANCE,
    GOOD,
    KINDREGELING,
    SHARING,
    TIMELINESS,
    TOESLAGEN,
    story,
)

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Contribution

DESCRIBED = "Een regeling voor ouders die te veel kinderopvangtoeslag moesten terugbetalen."

TOZO, FSV, LIMBURG = (
    f"https://w3id.org/leergraaf/id/traject/{name}"
    for name in ("tozo", "fraude-signalering-voorziening", "wateroverlast-limburg-2021")
)


def only_counted() -> Contribution:
    """A report that gives a number for a trajectory, and makes no statement on it."""
    text = "Er waren 30.000 Tozo-aanvragen."
    document = make_document({"sha256": "f" * 64, "title": "Cijfers"})
    draft = Draft(load(), document, [Page(0, 1, text)])
    here = Evidence(draft.passage(0, len(text), 1, text).id, "test@1", 0.8)
    value = {"text": "30.000 Tozo-aanvragen", "value": "30000", "unit": "aanvragen"}
    figure = draft.add_node(make_node(load(), "Figure", mint("Figure", text), value), here)
    draft.add_edge(figure, "quantifies", draft.add_node(curated(TOZO), here), here)
    return draft.finish()


def only_named(title: str, trajectory: str) -> Contribution:
    """A report that names a trajectory, and says nothing on it."""
    document = make_document({"sha256": mint("x", title), "title": title})
    draft = Draft(load(), document, [Page(0, 1, title)])
    here = Evidence(draft.passage(0, len(title), 1, title).id, "test@1", 0.8)
    draft.add_node(curated(trajectory), here)
    return draft.finish()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


def test_an_answer_says_how_the_question_was_understood_and_where_each_sentence_stands(
    url: str,
) -> None:
    text = html(shown(ASK, url, q="Wat ging er goed bij de hersteloperatie toeslagen?"))
    assert "Begrepen als: lessen" in text
    quote = text[text.index(f"<blockquote>{GOOD}</blockquote>") :]
    assert re.match(r".*?<a href=\"ding\?id=[^\"]+&amp;p=2&amp;c=\d+\"", quote, re.DOTALL)


def test_what_can_be_asked_instead_leads_to_its_answer(url: str) -> None:
    text = html(shown(ASK, url, q="Wie wordt de volgende minister-president?"))
    assert 'href="vraag?q=Welke+knelpunten+keren+steeds+terug%3F"' in text


def test_the_example_in_the_box_is_a_question_that_the_store_answers(
    url: str, tmp_path: Path
) -> None:
    with open_store(url) as store:
        example = shown(ASK, url).text_input[0].placeholder.removeprefix("bijvoorbeeld: ")
        assert example
        assert not ask(store, example).empty
    assert shown(ASK, f"sqlite:///{tmp_path}/leeg.sqlite").text_input[0].placeholder == ""


def test_a_report_that_only_gives_an_amount_is_a_document_on_the_trajectory(url: str) -> None:
    with open_store(url) as store:
        store.put(only_counted())
        view = open_view(store)
        found = course(view, view.node(TOZO))
        assert [(one.document.title, one.statements) for one in found.documents][-1] == (
            "Cijfers",
            0,
        )
        assert TOZO in subjects(view)[found.documents[-1].document.id]


def test_a_report_that_only_names_a_trajectory_is_told_as_that(url: str) -> None:
    with open_store(url) as store:
        store.put(only_named("Cijfers over Tozo", TOZO))
        store.put(only_named("Nog iets over de toeslagen", TOESLAGEN))
    text = html(shown(TRAJECTORIES, url))
    named = "lleen genoemd in 1 document"
    assert (
        f'<p class="lg-source"><a href="ding?id={quote(TOZO, safe="")}" target="_self">a{named}'
        in text
    )
    assert "n nog 1 document alleen genoemd" in text
    assert f"A{named}." in html(shown(THING, url, id=TOZO))
    assert "In nog 1 document alleen genoemd." in html(shown(THING, url, id=TOESLAGEN))
    beside = html(shown(TRAJECTORIES, url, met=[TOZO, TOESLAGEN]))
    assert re.search(rf"Documenten</th><td[^>]*>a{named}", beside)


def test_a_question_that_is_typed_goes_into_the_address(url: str) -> None:
    app = shown(ASK, url)
    assert "Bijvoorbeeld" in html(app)
    app.text_input[0].set_value("Welke knelpunten keren steeds terug?").run()
    assert app.query_params == {"q": "Welke knelpunten keren steeds terug?"}
    assert "Terugkerende knelpunten" in html(app)


def test_what_was_advised_is_told_with_what_became_of_it(url: str) -> None:
    text = html(shown(FOLLOW_UP, url))
    assert ADVICE in text
    one = html(shown(FOLLOW_UP, url, stand="done"))
    assert "1 aanbeveling of toezegging<" in one
    assert "Gericht aan: Ministerie van Financiën" in one
    assert "Uitgevoerd: Aanbeveling" in one


def test_values_of_one_filter_of_what_was_advised_are_alternatives(url: str) -> None:
    number = re.compile(r"<h2>(\d+) aanbeveling")
    one, other, both = (
        int(number.findall(html(shown(FOLLOW_UP, url, stand=given)))[0])
        for given in (["going"], ["promised"], ["going", "promised"])
    )
    assert both == one + other


def test_every_number_beside_what_was_advised_is_that_of_its_page(url: str) -> None:
    text = html(shown(FOLLOW_UP, url))
    found = re.findall(r'href="opvolging\?(\w+)=([^"&]+)"><span>[^<]+</span><span>(\d+)<', text)
    assert found
    for name, value, number in dict.fromkeys(found):
        page = html(shown(FOLLOW_UP, url, **{name: unquote(value)}))
        assert re.search(rf"<h2>{number} aanbeveling", page)


def test_a_briefing_is_made_of_the_address_and_of_a_file(url: str) -> None:
    text = html(shown(BRIEF, url, q=f"{DESCRIBED} Bel 0612345678."))
    assert "Zo is uw beschrijving begrepen" in text
    assert f"U beschreef: “{DESCRIBED} Bel ██████████.”" in text
    app = shown(BRIEF, url)
    assert "Zo is uw beschrijving begrepen" not in html(app)
    app.file_uploader[0].set_value([("plan.txt", DESCRIBED.encode(), "text/plain")])
    app.button[0].click().run()
    assert "Zo is uw beschrijving begrepen" in html(app)
    assert "q" not in app.query_params


def test_a_briefing_of_nothing_or_of_a_bad_file_is_told_in_a_sentence(url: str) -> None:
    app = shown(BRIEF, url)
    app.button[0].click().run()
    assert "Beschrijf eerst het traject" in app.warning[0].value
    app.file_uploader[0].set_value([("leeg.txt", b"", "text/plain")])
    app.button[0].click().run()
    assert "er staat niets in het bestand" in app.error[0].value


def test_the_numbers_of_a_trajectory_are_those_of_the_search_they_lead_to(url: str) -> None:
    text = html(shown(TRAJECTORIES, url))
    found = re.findall(r'href="(zoeken\?[^"]+)" target="_self">(\d+)</a>', text)
    assert found
    for href, number in found:
        asked = parse_qs(urlsplit(unescape(href)).query)
        result = html(shown("zoeken", url, **asked))  # type: ignore[arg-type]
        assert re.search(rf"<h2>{number} resulta", result)


def test_the_documents_of_a_trajectory_are_those_its_number_leads_to(url: str) -> None:
    text = html(shown(TRAJECTORIES, url, met=[TOESLAGEN, KINDREGELING]))
    found = re.findall(r'href="(documenten\?[^"]+)" target="_self">(\d+)</a>', text)
    assert len(found) == 5  # three in the table of all, two side by side
    for href, number in found:
        asked = parse_qs(urlsplit(unescape(href)).query)
        page = html(shown(DOCUMENTS, url, **asked))  # type: ignore[arg-type]
        assert re.search(rf"<h2>{number} document", page)


def test_every_number_of_the_overview_leads_to_what_it_counts(url: str) -> None:
    with open_store(url) as store:
        store.put(only_counted())
    tiles = html(shown(OVERVIEW, url))
    tiles = tiles[tiles.index('class="lg-kinds"') :]
    found = re.findall(r'<a href="([^"]+)"><strong>(\d+)</strong>', tiles)
    assert len(found) > 5
    for href, number in found:
        to = urlsplit(unescape(href))
        page = html(shown(to.path, url, **parse_qs(to.query)))  # type: ignore[arg-type]
        assert re.search(rf"<h2>{number} (?:resulta|document|traject)", page), href


def test_the_quotes_of_the_one_connection_that_there_is_are_in_sight(url: str) -> None:
    with open_store(url) as store:
        store.put(only_counted())
        (figure,) = store.nodes("Figure")
    text = html(shown(THING, url, id=figure.id))
    assert "<details open><summary>1 citaat: Cijfers" in text
    assert "<dd>30.000</dd>" in text
    assert "<details open>" not in html(shown(THING, url, id=TOESLAGEN))


def test_recurring_bottlenecks_say_of_how_many_they_are(url: str) -> None:
    with open_store(url) as store:
        every = len(store.nodes("Bottleneck"))
    text = html(shown(PATTERNS, url, toon="knelpunten"))
    numbers = re.findall(r"<h3[^>]*>(\d+) (?:terugkerende )?knelpunt(?:en)?\b", text)
    assert text.count('<th scope="row">') == sum(map(int, numbers))
    assert f'<a href="zoeken?kind=Bottleneck" target="_self">zijn {every} knelpunten' in text


def test_a_scheme_that_ended_says_when_and_another_that_its_end_is_not_known(url: str) -> None:
    with open_store(url) as store:
        view = open_view(store)
        found = {id_: course(view, view.node(id_)) for id_ in (TOZO, TOESLAGEN, FSV, LIMBURG)}
        told = {id_: (period(one), ending(site_of(store), one)) for id_, one in found.items()}
    assert told == {
        TOZO: ("2020 – 2021", ""),
        TOESLAGEN: ("2019 –", "uitvoering van herstel"),
        FSV: ("2020 –", "einde niet bekend"),
        LIMBURG: ("2021 –", "afgerond, jaar niet bekend"),
    }
    assert [one.closed for one in found.values()] == [True, False, False, True]


def test_a_bar_without_a_known_end_is_drawn_otherwise(url: str) -> None:
    with open_store(url) as store:
        view = open_view(store)
        found = [course(view, view.node(id_)) for id_ in (TOZO, FSV, LIMBURG)]
        drawn = course_chart(site_of(store), found).to_dict()
    rows = next(rows for rows in drawn["datasets"].values() if "known" in rows[0])
    ends = [(row["ended"], row["known"]) for row in rows]
    assert ends == [("2022", True), ("2022", False), ("2022", False)]
    colours = [layer["mark"]["color"] for layer in drawn["layer"]]
    assert [isinstance(one, dict) for one in colours] == [False, True, False]


def test_a_trajectory_without_a_beginning_stands_under_the_chart(url: str) -> None:
    text = html(shown(TRAJECTORIES, url))
    title = "Zonder balk: van 1 traject is niet bekend wanneer het begon"
    under = text[text.index(title) :]
    told = (
        r"Schadeherstel Groningen</a> <span[^>]+>· begin niet bekend · rapport verschenen in 2023<"
    )
    assert re.search(told, under)


def test_a_trajectory_is_called_by_what_sort_it_is(url: str) -> None:
    assert '<p class="lg-source">Hersteltraject</p>' in html(shown(TRAJECTORIES, url))
    badge = re.search(r'class="lg-badge".*?</span>(\w+)</span>', html(shown(THING, url, id=TOZO)))
    assert badge is not None
    assert badge[1] == "Steunregeling"


def test_trajectories_side_by_side_show_in_bold_what_they_share(url: str) -> None:
    with open_store(url) as store:
        told = {edge.object for edge in store.edges(TIMELINESS) if edge.relation == "occursIn"}
    (other,) = told - {TOESLAGEN, KINDREGELING}
    text = html(shown(TRAJECTORIES, url, met=[TOESLAGEN, other]))
    assert "Naast elkaar" in text
    assert re.search(r"<li><strong><a [^>]+>Tijdigheid en doorlooptijd</a></strong></li>", text)
    assert "op elkaar lijken" in text


def test_side_by_side_a_whole_has_what_its_part_has_as_on_the_map(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/part.sqlite") as store:
        wrong = Said("Kinderen wachtten lang.", trajectory=KINDREGELING, bottleneck=TIMELINESS)
        right = Said(
            "Gemeenten deelden gegevens snel.",
            trajectory=KINDREGELING,
            bottleneck=SHARING,
            polarity="positief",
        )
        store.put(report(wrong, right))
        view = open_view(store)
        whole, part = map(view.node, (TOESLAGEN, KINDREGELING))
        told = {row.name: row.cells for row in comparison(view, [whole, part])}
        cells = heat(view).cells
        responsible = set(view.facts(TOESLAGEN, "responsible"))
    assert {one.id for one in told["responsible"][0]} == responsible
    assert [one.id for one in told[WRONG][0]] == [TIMELINESS]
    assert [one.id for one in told[RIGHT][0]] == [SHARING]
    assert told[WRONG][0] == told[WRONG][1]
    assert cells[TIMELINESS, TOESLAGEN].wrong.documents == 1
    assert cells[SHARING, TOESLAGEN].right.documents == 1


@pytest.mark.parametrize("turned", [False, True])
def test_side_by_side_a_part_and_its_whole_are_said_to_be_that(url: str, turned: bool) -> None:
    met = [TOESLAGEN, KINDREGELING]
    text = html(shown(TRAJECTORIES, url, met=met[::-1] if turned else met))
    assert "Kindregeling toeslagen is deel van Hersteloperatie toeslagen." in text
    assert "op elkaar lijken" not in text
    parts = [KINDREGELING, KINDREGELING.replace("kindregeling", "brede-ondersteuning-gemeenten")]
    with open_store(url) as store:
        store.put(report(Said("Het duurde lang.", trajectory=parts[1])))
    assert "Beide zijn deel van Hersteloperatie toeslagen" in html(
        shown(TRAJECTORIES, url, met=parts)
    )


def test_a_trajectory_shows_what_it_is_related_to_and_a_reason_can_be_left_out(url: str) -> None:
    text = html(shown(THING, url, id=TOESLAGEN))
    assert "Verwante trajecten, en waarom" in text
    assert "knelpunten (" in text
    without = html(shown(THING, url, id=TOESLAGEN, zonder="occursIn"))
    assert "knelpunten (" not in without
    assert 'class="lg-off"' in without


def test_what_waits_leads_to_where_it_stands(url: str) -> None:
    text = html(shown(OVERVIEW, url))
    assert 'href="opvolging?stand=promised"' in text
    assert 'href="kwaliteit#candidates"' in text
    page = html(shown(QUALITY, url))
    assert 'id="candidates"' in page
    assert "Schadeherstel Groningen" in page[page.index('id="candidates"') :]


def test_the_measured_figures_are_those_that_are_shipped(url: str) -> None:
    text = html(shown(QUALITY, url))
    for one in measured():
        assert one.model in text
        share = round(100 * float(one.figures[0][1]))
        assert re.search(rf"aanbeveling of maatregel\?</th><td [^>]+>{share}%", text)
        assert re.search(r'<th scope="row">\d0–\d+%</th>', text)


def test_who_was_told_nothing_is_not_among_the_choices(url: str) -> None:
    text = html(shown(FOLLOW_UP, url, aan=FINANCE))
    assert 'aria-current="true"><span>Ministerie van Financiën' in text
    assert "Gericht aan: Ministerie van Financiën" in text


@pytest.mark.parametrize("name", [ASK, FOLLOW_UP, BRIEF, TRAJECTORIES, QUALITY])
def test_a_page_on_an_empty_store_says_that_there_is_nothing(tmp_path: Path, name: str) -> None:
    app = shown(name, f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert html(app).count("<h1>") == 1
