"""The set of questions that answers are measured on: whether it is true to the samples.

A question of ``questions.toml`` has its ``text``, the ``kind`` it asks for and what it is
``about``: preferred labels, each of which must be recognised. ``polarity`` is a code; ``since`` and
``until`` bound the publication of what may be told, both days included. Two questions on one line
have the kind of the first, and what answers either.

Among the first answers must be each sentence with a quote in ``finds``, and each of ``names``; with
``any`` one of each is enough. Nothing of ``not``, labels or quotes, may be told. ``number`` is what
was counted. Of the kind ``none`` are questions that must get no answer.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict

from ingest.read import find_reports, read_report
from ontology import load
from ontology.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.document import SourceDocument

SET = Path(__file__).with_name("questions.toml")
KINDS = {
    *("recurring", "related", "brief", "lessons", "repeated", "path", "known", "coverage"),
    *("profile", "structure", "signals", "follow-up", "recommendations", "measures", "who-said"),
    *(
        "succession",
        "warned",
        "most",
        "needs",
        "amount",
        "who",
        "law",
        "when",
        "documents",
        "count",
        "definition",
        "compare",
        "none",
    ),
}


class Find(TypedDict):
    quote: str
    document: str


Question = TypedDict(
    "Question",
    {
        "text": str,
        "kind": str,
        "about": NotRequired[list[str]],
        "polarity": NotRequired[str],
        "since": NotRequired[date],
        "until": NotRequired[date],
        "finds": NotRequired[list[Find]],
        "names": NotRequired[list[str]],
        "any": NotRequired[bool],
        "not": NotRequired[list[str]],
        "number": NotRequired[int],
    },
)


@cache
def questions() -> tuple[Question, ...]:
    return tuple(tomllib.loads(SET.read_text(encoding="utf-8"))["question"])


@cache
def samples() -> Mapping[str, SourceDocument]:
    return {path.stem: read_report(path) for path in find_reports([shipped("samples")])}


@cache
def labels() -> frozenset[str]:
    """What things are called in Dutch: concepts, kinds and documents."""
    schema = load()
    called = {one.label() for one in schema.concepts.values()}
    called |= {kind.labels["nl"] for kind in schema.kinds.values()}
    return frozenset(called | {one.metadata.title or "" for one in samples().values()})


def told(question: Question) -> list[tuple[str, str]]:
    """The quotes that answer a question, each with its document."""
    return [(find["quote"], find["document"]) for find in question.get("finds", [])]


def test_every_key_is_known_and_every_kind_is_asked_twice() -> None:
    asked = Counter(one["kind"] for one in questions())
    assert not {key for one in questions() for key in one} - Question.__annotations__.keys()
    assert asked.keys() == KINDS
    assert min(asked.values()) >= 2
    assert asked["none"] >= 6
    assert asked.total() >= 76


def test_no_question_is_asked_twice() -> None:
    asked = Counter(" ".join(one["text"].lower().rstrip("?. ").split()) for one in questions())
    assert [text for text, times in asked.items() if times > 1] == []


def test_every_quote_stands_once_in_its_document() -> None:
    quotes = {one for question in questions() for one in told(question)}
    wrong = [one for one in sorted(quotes) if samples()[one[1]].text.count(one[0]) != 1]
    assert wrong == []


def test_every_quote_is_of_one_sentence() -> None:
    quotes = {quote for question in questions() for quote, _ in told(question)}
    assert [one for one in sorted(quotes) if re.search(r"[.!?]\s|\n", one)] == []
    assert [one for one in sorted(quotes) if not 2 <= len(one.split()) <= 8] == []


def test_every_sample_answers_three_questions_or_more() -> None:
    answers = Counter(document for one in questions() for _, document in told(one))
    assert {name for name in samples() if answers[name] < 3} == set()


def test_every_label_is_of_the_ontology_or_a_title() -> None:
    used = {label for one in questions() for label in one.get("about", []) + one.get("names", [])}
    assert used - labels() == set()


def test_what_must_not_be_told_is_a_label_or_stands_in_a_sample() -> None:
    texts = [one.text for one in samples().values()]
    banned = {one for question in questions() for one in question.get("not", [])} - labels()
    assert [one for one in sorted(banned) if not any(one in text for text in texts)] == []


def test_a_question_expects_an_answer_unless_it_must_get_none() -> None:
    for one in questions():
        answered = one.keys() & {"finds", "names", "not", "number"}
        assert ("about" in one) == bool(answered) == (one["kind"] != "none"), one["text"]


def test_an_answer_is_of_the_years_and_the_polarity_asked_for() -> None:
    polarities = {one.code for one in load().members["polariteit"]}
    for one in questions():
        assert one.get("polarity", "positief") in polarities
        for _, document in told(one):
            published = date.fromisoformat(samples()[document].metadata.published or "")
            assert one.get("since", date.min) <= published <= one.get("until", date.max)
