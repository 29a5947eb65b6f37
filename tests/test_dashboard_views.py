"""What the pages show, worked out from a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.catalogue import load
from dashboard.parts.facets import facets_html
from dashboard.views.connections import follow_ups, groups
from dashboard.views.courses import course
from dashboard.views.decisions import rejection
from dashboard.views.facts import facts
from dashboard.views.selection import Selection, answer, read_selection
from dashboard.views.spreadsheet import harmless, to_csv
from dashboard.views.years import years
from graph.model import Decision
from graph.questions.views.view import open_view
from graph.reading import marks, statements, stretches
from graph.sheets.naming import Naming
from graph.store import Store, open_store
from graph.support import support
from ontology import load as load_schema
from tests.contributions import Said, report
from tests.dashboard_site import site_of
from tests.dashboard_story import ADVICE, FINANCE, HARSH, KINDREGELING, TIMELINESS, TOESLAGEN, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.site import Site

ORGANISATIONS = load_schema().members["organisaties"]
KNOWN = {name: one.id for one in ORGANISATIONS for name in one.names}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'story.sqlite'}") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def site(store: Store) -> Site:
    return site_of(store)


@pytest.mark.parametrize(("language", "told"), [("nl", "7.900.000.000"), ("en", "7,900,000,000")])
def test_a_large_number_has_its_thousands_apart(language: str, told: str) -> None:
    assert Naming(load_schema(), load(language)).value("value", "7900000000") == told


def test_the_years_leave_no_gap_and_count_no_undated_document(store: Store) -> None:
    assert years(store.documents()) == {"2021": 1, "2022": 0, "2023": 2}


def test_the_years_of_nothing_are_none() -> None:
    assert years([]) == {}


def test_the_connections_of_a_bottleneck_part_what_went_wrong_from_what_went_right(
    store: Store,
) -> None:
    found = groups(store, TIMELINESS, store.edges(TIMELINESS))
    assert [(one.kind, one.polarity, len(one.connections)) for one in found] == [
        ("Trajectory", None, 3),
        ("Lesson", "negatief", 4),
        ("Lesson", "positief", 1),
        ("Recommendation", None, 1),
    ]


def test_what_is_said_in_the_same_words_is_one_connection_with_both_quotes(
    tmp_path: Path,
) -> None:
    said = Said("De dienst reageerde te laat.", organisation="Dienst Alfa")
    with open_store(f"sqlite:///{tmp_path / 'twice.sqlite'}") as opened:
        opened.put(report(said, said))
        opened.put(report(said, title="Een ander rapport"))
        (service,) = opened.nodes("Organisation")
        (lessons,) = (one for one in groups(opened, service.id, opened.edges(service.id)))
    (one,) = lessons.connections
    assert len(one.evidence) == 3


def test_what_an_organisation_was_told_comes_before_where_it_is_named(store: Store) -> None:
    found = groups(store, FINANCE, store.edges(FINANCE))
    assert [one.relation.name for one in found] == ["addressedTo", "addressedTo", "concerns"]


def test_the_follow_up_of_a_recommendation_is_found(store: Store) -> None:
    (advice,) = store.nodes("Recommendation")
    assert advice.title == ADVICE
    assert [node.get("status") for node in follow_ups(store, advice.id)] == ["opgevolgd"]


def test_curated_facts_are_read_both_ways(site: Site) -> None:
    own = {fact.label: [one.text for one in fact.values] for fact in facts(site.naming, TOESLAGEN)}
    assert own["Begonnen"] == ["2019"]
    assert "Ministerie van Financiën" in own["Verantwoordelijk"]
    turned = {
        fact.label: [one.thing for one in fact.values] for fact in facts(site.naming, FINANCE)
    }
    assert TOESLAGEN in turned["verantwoordelijk voor"]


@pytest.mark.parametrize(
    ("name", "ministries"),
    [
        ("UHT", ["Ministerie van Financiën"]),
        (
            "COA",
            [
                "Ministerie van Justitie en Veiligheid",
                "Ministerie van Asiel en Migratie (2024–2026)",
            ],
        ),
    ],
)
def test_an_organisation_shows_the_ministry_that_it_falls_under(
    site: Site, name: str, ministries: list[str]
) -> None:
    told = {
        fact.label: [one.text for one in fact.values] for fact in facts(site.naming, KNOWN[name])
    }
    assert told["Verantwoordelijk ministerie"] == ministries


def test_a_former_ministry_says_what_took_its_place(site: Site) -> None:
    told = {
        fact.label: [one.text for one in fact.values] for fact in facts(site.naming, KNOWN["VROM"])
    }
    assert told["opgevolgd door"] == ["Ministerie van Infrastructuur en Milieu"]


def test_the_timeline_is_in_order_with_the_undated_last(store: Store) -> None:
    view = open_view(store)
    moments = course(view, view.node(TOESLAGEN)).documents
    assert [one.document.get("published") for one in moments] == ["2021-03-04", None]
    assert [one.statements for one in moments] == [5, 1]


def test_support_gives_each_passage_once_and_says_what_it_leaves_out(store: Store) -> None:
    node = store.node(TIMELINESS)
    assert node is not None
    held = support(store, (*node.evidence, *node.evidence), 2)
    assert (len(held.quotes), held.total, held.unseen) == (2, 6, 4)


def test_the_stretches_of_a_page_are_its_text(store: Store) -> None:
    document = store.documents()[-2].document
    pages = store.pages(document.id)
    found = marks(store, store.contribution(document.id))
    cut = stretches(pages, found)
    assert "".join(one.text for one in cut) == "".join(page.text for page in pages)
    assert {one.text for one in cut if one.mark} == {mark.passage.quote for mark in found}


def test_the_statements_of_a_document_are_in_the_order_of_its_text(store: Store) -> None:
    document = next(one.document for one in store.documents() if one.statements == 5)
    found = statements(store, marks(store, store.contribution(document.id)))
    assert [passage.page for passage, _ in found] == [1, 1, 2, 2, 2]
    assert [node.title for _, node in found] == [passage.quote for passage, _ in found]


def test_a_selection_goes_into_the_address_and_back() -> None:
    chosen = Selection("te laat", {"kind": ("Lesson", "Measure"), "Trajectory": (TOESLAGEN,)}, 3)
    pairs = chosen.pairs()
    read = read_selection(load_schema(), lambda key: [v for name, v in pairs if name == key])
    assert read == chosen


@pytest.mark.parametrize("page", ["0", "-1", "x", "²"])
def test_a_page_that_is_none_is_the_first(page: str) -> None:
    assert read_selection(load_schema(), lambda key: [page] if key == "p" else []).page == 1


def test_choosing_a_value_twice_is_not_choosing_it() -> None:
    once = Selection("x", {}, 4).toggle("kind", "Lesson")
    assert (once.facets["kind"], once.page) == (("Lesson",), 1)
    assert once.toggle("kind", "Lesson").pairs() == [("q", "x")]


def test_the_alternatives_to_a_chosen_value_keep_their_counts(store: Store) -> None:
    found = answer(store, Selection(facets={"kind": ("Lesson",)}))
    assert (found.total, found.facets["kind"]["Measure"]) == (7, 1)


def test_a_facet_links_to_the_search_with_its_value(site: Site) -> None:
    html = facets_html(site, Selection("gegevens"), {"kind": {"Lesson": 1}})
    assert 'href="zoeken?q=gegevens&amp;kind=Lesson"' in html


def test_the_spreadsheet_has_a_row_a_result_with_its_quote(site: Site) -> None:
    lines = to_csv(site, Selection("contactpersoon")).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Soort;Naam of tekst;")
    assert sum("Nationale ombudsman;2021-03-04;p. 2;" in line for line in lines) == 2


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_formula_is_kept_from_running(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_a_language_goes_along_in_every_link(store: Store) -> None:
    english = site_of(store, "en")
    assert english.link("zoeken", q="x") == "zoeken?q=x&lang=en"


def test_what_was_rejected_is_known_by_the_decision_that_holds(store: Store) -> None:
    assert rejection(store, TIMELINESS) is None
    decision = Decision("reject", TIMELINESS, "Redactie", "2026-03-04T10:00:00Z", "onjuist")
    store.record(decision)
    assert rejection(store, TIMELINESS) == decision
    store.record(Decision("undo", decision.id, "Redactie", "2026-03-05T10:00:00Z", "toch juist"))
    assert rejection(store, TIMELINESS) is None


def test_what_was_merged_is_rejected_with_what_it_became(store: Store) -> None:
    store.record(Decision("merge", HARSH, "Redactie", "2026-03-04T10:00:00Z", "dubbel", TIMELINESS))
    decision = Decision("reject", TIMELINESS, "Redactie", "2026-03-05T10:00:00Z", "onjuist")
    store.record(decision)
    assert store.node(HARSH) is None
    assert rejection(store, HARSH) == decision


def test_a_kind_of_another_trajectory_has_its_own_label(store: Store) -> None:
    node = store.node(KINDREGELING)
    assert node is not None
    assert Naming(store.schema, load("en")).title(node) == "Children's scheme, childcare benefits"
