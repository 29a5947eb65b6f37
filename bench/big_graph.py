"""A graph as large as a ministry's archive, made up: 100,000 nodes and 300,000 edges by default.

The same numbers make the same graph. Its things are the ontology's own and some hundred made-up
trajectories; its sentences are put together of the words of the benchmark, so that words
are as rare and as frequent as they are in reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from graph.draft import Draft, make_node
from graph.model import Contribution, Evidence, Node, Page, mint
from graph.store import Store
from ontology import Schema, load

TEXTS = Path(__file__).parent.parent / "data" / "benchmark" / "texts"
STATEMENTS = 48  # in a report
MADE_UP = 130  # trajectories beside the ontology's
PUBLISHERS = ("Algemene Rekenkamer", "Nationale ombudsman", "Ministerie van Financiën", "Inspectie")
KINDS = ("Lesson", "Lesson", "Lesson", "Recommendation", "Measure")
SHOWS = {"Lesson": "indicates", "Recommendation": "addresses", "Measure": "addresses"}
BY = "bench@1"


def fill(store: Store, documents: int) -> None:
    """Put as many made-up reports into the store."""
    for contribution in reports(documents):
        store.put(contribution)


def reports(count: int) -> Iterator[Contribution]:
    """Reports that are all different, the same ones every time."""
    schema, chance = load(), np.random.default_rng(7)
    words = _words()
    things = {kind: _things(schema, kind) for kind in ("Trajectory", "Bottleneck", "Organisation")}
    for number in range(count):
        yield _report(schema, number, chance, words, things)


def _words() -> Sequence[str]:
    """The words of the benchmark, as often as they stand there."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt")))
    return [word for word in text.split() if word.isalpha()]


def _things(schema: Schema, kind: str) -> list[Node]:
    concepts = [one for one in schema.concepts.values() if one.kind == kind]
    found = [make_node(schema, kind, one.id, {"name": one.label()}) for one in concepts]
    if kind == "Trajectory":
        names = (f"Herstel regeling {number}" for number in range(MADE_UP))
        found += [
            make_node(schema, kind, mint(kind, name), {"name": name, "candidate": "true"})
            for name in names
        ]
    return found


def _report(
    schema: Schema,
    number: int,
    chance: np.random.Generator,
    words: Sequence[str],
    things: dict[str, list[Node]],
) -> Contribution:
    said = [_sentence(chance, words) for _ in range(STATEMENTS)]
    text = "\n".join(said)
    year, month, day = 2000 + number % 26, 1 + number % 12, 1 + number % 28
    properties = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": f"Rapport {number}",
        "publisher": PUBLISHERS[number % len(PUBLISHERS)],
        "published": f"{year}-{month:02}-{day:02}",
    }
    document = make_node(schema, "Document", mint("Document", properties["sha256"]), properties)
    draft = Draft(schema, document, [Page(0, 1, text)])
    subjects = [_drawn(chance, things["Trajectory"]) for _ in range(2)]
    starts = [0, *np.cumsum([len(one) + 1 for one in said]).tolist()]
    for at, (start, end) in enumerate(pairwise(starts)):
        passage = draft.passage(start, end - 1, 1, said[at])
        here = Evidence(passage.id, BY, 0.5 + at % 50 / 100)
        kind = KINDS[at % len(KINDS)]
        properties = {"text": said[at], "level": "centraal", "subdimension": "uitvoering"}
        if kind == "Lesson":
            properties["polarity"] = "positief" if at % 4 == 0 else "negatief"
        id_ = mint(kind, document.id, passage.id)
        statement = draft.add_node(make_node(schema, kind, id_, properties), here)
        via = replace(here, via=id_)
        trajectory = draft.add_node(subjects[at % 2], here)
        bottleneck = draft.add_node(_drawn(chance, things["Bottleneck"]), via)
        organisation = draft.add_node(_drawn(chance, things["Organisation"]), here)
        draft.add_edge(statement, "about", trajectory, here)
        draft.add_edge(statement, SHOWS[kind], bottleneck, here)
        draft.add_edge(statement, "concerns", organisation, here)
        if kind == "Lesson" and properties["polarity"] == "negatief":
            draft.add_edge(bottleneck, "occursIn", trajectory, via)
    return draft.finish()


def _drawn(chance: np.random.Generator, things: Sequence[Node]) -> Node:
    """A thing, the first ones much more often than the last."""
    return things[int(len(things) * chance.random() ** 2)]


def _sentence(chance: np.random.Generator, words: Sequence[str]) -> str:
    length = int(chance.integers(10, 30))
    chosen = [words[at] for at in chance.integers(0, len(words), length)]
    return " ".join(chosen).capitalize() + "."
