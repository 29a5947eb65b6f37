"""What a reader looks at in the graph: in the address, and step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.exploration import (
    CAP,
    SIZES,
    Exploration,
    Pin,
    follow,
    read_exploration,
    remember,
)
from dashboard.views.selection import Selection
from ontology import load
from tests.dashboard_story import FINANCE, TIMELINESS, TOESLAGEN

EDGE = f"{TIMELINESS} occursIn {TOESLAGEN}"
ids = st.sampled_from([TIMELINESS, TOESLAGEN, FINANCE])
several = st.lists(ids, max_size=3)
unique = st.lists(ids, max_size=3, unique=True).map(tuple)
pins = st.lists(
    st.builds(Pin, ids, st.integers(0, 1000), st.integers(0, 1000)), unique_by=lambda one: one.id
)
explorations = st.builds(
    Exploration,
    ids=unique,
    to=st.sampled_from(["", FINANCE]),
    selection=st.builds(Selection, st.sampled_from(["", "te laat"])),
    steps=st.sampled_from([1, 2]),
    size=st.sampled_from(SIZES),
    opened=several.map(tuple),
    hidden=unique,
    without=st.sampled_from([(), ("Lesson",), ("about", "Lesson")]),
    pinned=pins.map(tuple),
    chosen=st.sampled_from(["", TOESLAGEN, EDGE]),
    named=st.booleans(),
)


def read(pairs: list[tuple[str, str]]) -> Exploration:
    return read_exploration(load(), lambda key: [value for name, value in pairs if name == key])


@given(explorations)
def test_an_exploration_goes_into_the_address_and_back(wanted: Exploration) -> None:
    assert read(wanted.pairs()) == wanted


def test_the_address_leaves_out_what_begins_most_names() -> None:
    assert Exploration((TIMELINESS,), chosen=EDGE).pairs() == [
        ("id", "knelpunten/tijdigheid"),
        ("keus", "knelpunten/tijdigheid occursIn traject/hersteloperatie-toeslagen"),
    ]


def test_a_name_in_full_is_read_as_well() -> None:
    assert read([("id", TIMELINESS), ("id", FINANCE)]).ids == (TIMELINESS, FINANCE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("meer", "x"),
        ("meer", "²"),
        ("stappen", "9"),
        ("vast", "1 x"),
        ("vast", "-1 2 x"),
        ("zonder", "Onzin"),
        ("namen", "ja"),
        ("id", ""),
    ],
)
def test_what_means_nothing_in_an_address_is_passed_over(name: str, value: str) -> None:
    assert read([("id", TIMELINESS), (name, value)]) == Exploration((TIMELINESS,))


def test_no_address_asks_for_more_than_can_be_drawn() -> None:
    assert read([("id", TIMELINESS), ("meer", "999999")]).size == CAP
    assert Exploration(size=CAP).larger().size == CAP


def test_every_step_can_be_taken_back() -> None:
    start = Exploration((TIMELINESS,))
    steps: list[dict[str, object]] = [
        {"do": "expand", "id": TOESLAGEN},
        {"do": "hide", "id": FINANCE},
        {"do": "toggle", "id": "Lesson"},
        {"do": "pin", "id": TOESLAGEN, "x": 250, "y": 500},
        {"do": "name"},
        {"do": "unpin", "id": TOESLAGEN},
        {"do": "show"},
    ]
    now, past, seen = start, remember((), start), [start]
    for step in steps:
        now = follow(now, step)
        past = remember(past, now)
        seen.append(now)
    assert list(past) == seen
    while len(past) > 1:
        past = remember(past, past[-2])
    assert past == (start,)


def test_choosing_something_is_no_step_to_take_back() -> None:
    start = Exploration((TIMELINESS,))
    chosen = follow(start, {"do": "choose", "id": EDGE})
    assert chosen.chosen == EDGE
    assert remember((start,), chosen) == (chosen,)


def test_another_opening_begins_anew() -> None:
    start = Exploration((TIMELINESS,))
    past = (start, start.expand(TOESLAGEN))
    assert remember(past, Exploration((TOESLAGEN,))) == (Exploration((TOESLAGEN,)),)


def test_what_is_hidden_is_not_chosen_any_more() -> None:
    start = Exploration((TIMELINESS,), chosen=TOESLAGEN)
    assert start.hide(TOESLAGEN) == replace(start, hidden=(TOESLAGEN,), chosen="")


@pytest.mark.parametrize(
    "step", [{}, {"do": "burn"}, {"do": "pin", "id": TIMELINESS, "x": "a", "y": None}]
)
def test_a_step_that_is_not_known_changes_nothing(step: dict[str, object]) -> None:
    assert follow(Exploration((TIMELINESS,)), step) == Exploration((TIMELINESS,))
