"""The texts of the dashboard, and what things are called."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import string

import pytest

import dashboard
from dashboard.catalogue import load
from graph.model import Node
from graph.sheets.catalogue import LANGUAGES
from graph.sheets.naming import Naming
from ontology import load as load_schema
from tests.dashboard_story import TIMELINESS

MODULES = [
    info.name for info in pkgutil.walk_packages(dashboard.__path__, "dashboard.") if not info.ispkg
]

NO_NOUN = {"overview.years_undated", "search.more", "thing.all_of"}  # the number stands alone


def _fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_the_catalogues_have_the_same_keys() -> None:
    dutch, english = (load(language).messages for language in LANGUAGES)
    assert dutch.keys() == english.keys()


@pytest.mark.parametrize("key", load("nl").messages)
def test_a_message_takes_the_same_values_in_both_languages(key: str) -> None:
    assert _fields(load("nl").messages[key]) == _fields(load("en").messages[key])


def test_no_message_is_empty() -> None:
    assert all(message for language in LANGUAGES for message in load(language).messages.values())


def test_a_message_with_a_number_has_two_forms() -> None:
    messages = load("nl").messages
    counted = {key for key, message in messages.items() if "n" in _fields(message)} - NO_NOUN
    assert {key.removesuffix("_other") for key in counted if key.endswith("_other")} == {
        key.removesuffix("_one") for key in messages if key.endswith("_one")
    }
    assert [key for key in counted if not key.endswith("_other")] == []


@pytest.mark.parametrize(
    ("number", "language", "label"),
    [(1, "nl", "Les"), (2, "nl", "Lessen"), (0, "nl", "Lessen"), (2, "en", "Lessons")],
)
def test_a_kind_is_called_by_the_number_of_it(number: int, language: str, label: str) -> None:
    assert Naming(load_schema(), load(language)).kind("Lesson", number) == label


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2021", "2021"), ("2021-03", "maart 2021"), ("2021-03-04", "4 maart 2021"), ("x", "x")],
)
def test_dates_are_written_out(value: str, shown: str) -> None:
    assert load("nl").date(value) == shown


def test_a_bottleneck_is_called_by_its_label_in_the_language_of_the_reader() -> None:
    node = Node(TIMELINESS, "Bottleneck", (("name", "iets anders"),))
    names = [Naming(load_schema(), load(language)).title(node) for language in LANGUAGES]
    assert names == ["Tijdigheid en doorlooptijd", "Timeliness"]


def test_a_thing_without_a_name_is_called_by_what_is_known_of_it() -> None:
    node = Node("urn:x", "FollowUp", (("date", "2022-06"), ("status", "opgevolgd")))
    assert Naming(load_schema(), load("nl")).title(node) == "Opvolging: Opgevolgd, juni 2022"


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
