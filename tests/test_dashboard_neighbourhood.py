"""What the graph shows, worked out from a store."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from dashboard.parts.beside import beside
from dashboard.parts.tables import edges_head, edges_rows, edges_table, things_table
from dashboard.views.drawing import elements, legend
from dashboard.views.exploration import Exploration
from dashboard.views.graphml import to_graphml
from dashboard.views.neighbourhood import neighbourhood, shown
from dashboard.views.reaching import Reader
from dashboard.views.selection import Selection
from graph.model import Decision
from graph.store import Store, open_store
from tests.dashboard_site import site_of
from tests.dashboard_story import (
    FINANCE,
    GOOD,
    HARSH,
    KINDREGELING,
    SHARING,
    TIMELINESS,
    TOESLAGEN,
    fill,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.site import Site
    from dashboard.views.neighbourhood import Neighbourhood

START = Exploration((TIMELINESS,))
ALONE = f"{HARSH[: HARSH.rindex('/')]}/bejegening"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'story.sqlite'}") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def site(store: Store) -> Site:
    return site_of(store)


def drawn(store: Store, wanted: Exploration) -> Neighbourhood:
    found = neighbourhood(Reader(store), wanted)
    assert found is not None
    return found


def ids(found: Neighbourhood) -> set[str]:
    return {node.id for node in found.nodes}


def test_the_neighbourhood_is_the_same_each_time_and_holds_no_loose_edge(store: Store) -> None:
    first, again = (drawn(store, replace(START, steps=2)) for _ in range(2))
    assert first == again
    assert all({edge.subject, edge.object} <= ids(first) for edge in first.edges)


def test_a_crowded_neighbourhood_keeps_every_kind_and_says_how_much_is_left_out(
    store: Store,
) -> None:
    found = drawn(store, replace(START, size=4))
    assert {node.kind for node in found.nodes} >= {"Bottleneck", "Trajectory", "Lesson"}
    assert len(found.nodes) == 4
    assert len(found.nodes) + found.unseen == 10 == 1 + len(Reader(store).neighbours(TIMELINESS))


def test_two_steps_have_room_for_the_second(store: Store) -> None:
    found = drawn(store, replace(START, steps=2, size=8))
    direct = Reader(store).neighbours(TIMELINESS) | {TIMELINESS}
    assert ids(found) - direct
    assert len(found.nodes) == 8


def test_what_only_the_ontology_knows_stands_alone(store: Store) -> None:
    found = drawn(store, Exploration((ALONE,)))
    assert (len(found.nodes), found.edges) == (1, ())


def test_nothing_is_around_what_is_not_known(store: Store) -> None:
    assert neighbourhood(Reader(store), Exploration(("urn:nothing",))) is None
    assert neighbourhood(Reader(store), Exploration()) is None


def test_several_things_are_shown_with_what_ties_them(store: Store) -> None:
    found = drawn(store, Exploration((TIMELINESS, SHARING, TOESLAGEN, KINDREGELING)))
    assert [node.id for node in found.seeds] == [TIMELINESS, SHARING, TOESLAGEN, KINDREGELING]
    reader = Reader(store)
    for node in found.nodes[4:]:
        assert len(reader.neighbours(node.id) & {one.id for one in found.seeds}) > 1
    assert (TIMELINESS, "occursIn", TOESLAGEN) in {edge.key for edge in found.edges}


def test_a_thing_that_is_not_known_is_left_out_of_several(store: Store) -> None:
    found = drawn(store, Exploration((TIMELINESS, "urn:nothing", TOESLAGEN)))
    assert [node.id for node in found.seeds] == [TIMELINESS, TOESLAGEN]


def test_a_way_holds_both_ends_and_hangs_together(store: Store) -> None:
    found = drawn(store, Exploration((HARSH,), to=FINANCE))
    assert [node.id for node in found.seeds] == [HARSH, FINANCE]
    assert found.total > 0
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from((edge.subject, edge.object) for edge in found.edges)
    assert nx.has_path(ties, HARSH, FINANCE)


def test_two_things_without_a_way_are_shown_apart(store: Store) -> None:
    found = drawn(store, Exploration((TIMELINESS,), to=ALONE))
    assert (len(found.nodes), found.edges, found.total) == (2, (), 0)


def test_a_search_opens_on_what_it_finds(store: Store) -> None:
    selection = Selection(facets={"kind": ("Lesson",), "polarity": ("positief",)})
    found = drawn(store, Exploration(selection=selection))
    assert [node.get("text") for node in found.seeds] == [GOOD]
    assert found.total == 1
    assert TOESLAGEN in ids(found)


def test_expanding_adds_what_is_connected_and_moves_nothing_to_another_wave(store: Store) -> None:
    before = drawn(store, START)
    after = drawn(store, START.expand(TOESLAGEN))
    added = ids(after) - ids(before)
    assert added
    assert added <= Reader(store).neighbours(TOESLAGEN)
    assert after.nodes[: len(before.nodes)] == before.nodes
    assert {after.waves[id_] for id_ in added} == {1}
    assert {after.waves[id_] for id_ in ids(before)} == {0}
    assert after.more[TOESLAGEN] == 0 < before.more[TOESLAGEN]


def test_expanding_what_is_not_drawn_changes_nothing(store: Store) -> None:
    assert drawn(store, START.expand("urn:nothing")) == drawn(store, START)


def test_what_is_hidden_or_left_out_takes_its_edges_with_it(store: Store) -> None:
    found = drawn(store, START)
    wanted = START.hide(TOESLAGEN).toggle("Lesson").toggle("occursIn")
    seen = shown(found, wanted)
    assert TOESLAGEN not in {node.id for node in seen.nodes}
    assert "Lesson" not in {node.kind for node in seen.nodes}
    assert "occursIn" not in {edge.relation for edge in seen.edges}
    left = {node.id for node in seen.nodes}
    assert all({edge.subject, edge.object} <= left for edge in seen.edges)
    assert shown(found, wanted.show().toggle("Lesson").toggle("occursIn")) == shown(found, START)


def test_what_the_ontology_says_is_drawn_without_quotes(site: Site) -> None:
    wanted = Exploration((TOESLAGEN, FINANCE))
    found = drawn(site.store, wanted)
    told = [edge for edge in found.edges if not edge.evidence]
    assert ("responsible", FINANCE) in {(edge.relation, edge.object) for edge in told}
    entries = elements(site, found, wanted)
    quotes = [one["data"]["quotes"] for one in entries if "source" in one["data"]]
    assert quotes.count(0) == len(told)
    text = beside(site, found, shown(found, wanted), wanted.choose(" ".join(told[0].key)))
    assert "Uit de ontologie" in text
    assert "<blockquote" not in text


def test_what_is_rejected_is_not_drawn(store: Store) -> None:
    store.record(Decision("reject", TOESLAGEN, "redactie", "2026-03-04T00:00:00Z", "proef"))
    assert TOESLAGEN not in ids(drawn(store, START))


def test_every_element_drawn_has_a_shape_a_colour_and_a_name(site: Site) -> None:
    wanted = START.hide(TOESLAGEN).pin(TIMELINESS, 10, 20)
    found = drawn(site.store, wanted)
    entries = [one["data"] for one in elements(site, found, wanted)]
    assert len(entries) == len(found.nodes) + len(found.edges)
    nodes = {one["id"]: one for one in entries if "source" not in one}
    assert all(one["shape"] and one["colour"] and one["name"] for one in nodes.values())
    assert nodes[TOESLAGEN]["out"]
    assert nodes[TIMELINESS]["pin"] == [10, 20]


def test_the_legend_counts_what_is_drawn_and_keeps_what_is_left_out(site: Site) -> None:
    found = drawn(site.store, START)
    before = {one["name"]: one for one in legend(site, found, START)["kinds"]}
    assert (before["Lesson"]["count"], before["Lesson"]["label"]) == ("5", "Lessen")
    wanted = START.toggle("Lesson").toggle("occursIn")
    after = legend(site, found, wanted)
    kinds = {one["name"]: one for one in after["kinds"]}
    assert (kinds["Lesson"]["on"], kinds["Lesson"]["count"]) == (False, "5")
    relations = {one["name"]: one["on"] for one in after["relations"]}
    assert relations["occursIn"] is False
    assert "indicates" not in relations


def test_a_chosen_edge_is_told_with_its_quotes_document_and_page(site: Site) -> None:
    found = drawn(site.store, START)
    edge = next(one for one in found.edges if one.key == (TIMELINESS, "occursIn", TOESLAGEN))
    text = beside(site, found, shown(found, START), START.choose(" ".join(edge.key)))
    assert "komt voor in" in text
    assert "Ouders wachtten jaren" in text
    assert "Ongekend laat: het herstel van de toeslagen, p. 1" in text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_a_chosen_thing_says_how_much_of_it_is_not_drawn(site: Site) -> None:
    found = drawn(site.store, START)
    text = beside(site, found, shown(found, START), START.choose(TOESLAGEN))
    more = found.more[TOESLAGEN]
    assert f"Nog {more} " in text or "Nog 1 ding" in text
    assert "Verder vanaf hier" in text


def test_the_tables_hold_every_thing_and_edge_that_is_seen(site: Site) -> None:
    wanted = START.toggle("Lesson")
    found = drawn(site.store, wanted)
    seen = shown(found, wanted)
    assert edges_table(site, seen, wanted, None).count("<tr>") == 1 + len(seen.edges)
    assert things_table(site, found, seen, wanted, None).count("<tr>") == 1 + len(seen.nodes)
    quotes = {one.passage.quote for edge in seen.edges for one in site.store.quotes(edge.evidence)}
    rows = [dict(zip(edges_head(site), row, strict=True)) for row in edges_rows(site, seen)]
    assert len(rows) == len(seen.edges)
    told = [row["Citaat"] for row in rows if row["Citaten"] != "0"]
    assert set(told) <= quotes
    assert len(told) == sum(bool(edge.evidence) for edge in seen.edges) > 0


def test_graphml_holds_what_is_seen(site: Site) -> None:
    wanted = START.hide(TOESLAGEN)
    seen = shown(drawn(site.store, wanted), wanted)
    read = nx.read_graphml(BytesIO(to_graphml(site, seen)), force_multigraph=True)
    assert set(read.nodes) == {node.id for node in seen.nodes}
    assert read.nodes[TIMELINESS]["label"] == "Tijdigheid en doorlooptijd"
    assert read.nodes[TIMELINESS]["type"] == "Bottleneck"
    assert read.number_of_edges() == len(seen.edges)
    assert all(data["quotes"] >= 1 and data["relation"] for *_, data in read.edges(data=True))
