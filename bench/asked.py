"""How many questions in plain language get the answer a careful reader gives.

``python -m bench.asked [STORE]`` asks those of ``tests/questions.toml`` of a store of the samples,
which is made when none is given, and prints a Markdown table by kind; with ``--misses`` also what
was expected and not told.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.questions.asking.facts import Count
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.understanding import NONE
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.sheet import Point, Section, Sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology.shipped import shipped

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions.toml"
FIRST = 30  # lines of an answer that are read
COUNTED = ("kind", "about", "right")
COLUMNS = ("kind", "questions", "kind recognised", "subject recognised", "answered")
FOLLOW_UP = {"follow-up": "followup"}  # the names of kinds that differ


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with what came of it: the kind, the things named, and what was not told."""

    question: dict[str, Any]
    kind: bool
    about: bool
    missed: tuple[str, ...]
    told: bool

    @property
    def right(self) -> bool:
        """Whether the answer was the expected one."""
        return not self.missed and not self.told


def questions() -> list[dict[str, Any]]:
    """The questions with what is expected of the answers."""
    found: list[dict[str, Any]] = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]
    return found


def fill(store: Store) -> None:
    """Put the samples into a store."""
    from ingest.load import Loader, plan  # noqa: PLC0415 - slow to load

    loader = Loader(store)
    for path in plan([shipped("samples")]):
        if isinstance(path, Path):
            loader.load(path)


def outcomes(store: Store) -> Iterator[Outcome]:
    """What comes of each question."""
    for question in questions():
        reply = ask(store, question["text"])
        yield _outcome(store, question, reply, asked_sheet(Writer(store), reply))


def _outcome(store: Store, question: dict[str, Any], reply: Reply, sheet: Sheet) -> Outcome:
    asked = reply.understood
    kind = FOLLOW_UP.get(question["kind"], question["kind"])
    things = [*asked.things, *(one for one in (asked.publisher, asked.topic) if one is not None)]
    named = {one.title for one in things}
    concepts = (store.schema.concepts.get(one.id) for one in things)
    named |= {one.label() for one in concepts if one is not None}
    about = set(question.get("about", ())) <= named
    if kind == NONE:
        return Outcome(question, asked.kind == kind, about, (), asked.kind != kind)
    said = _said(sheet)
    told = any(_plain(one) in said for one in question.get("not", ()))
    put_as = reply.sought if asked.kind == NONE else asked.kind  # understood, though not answered
    return Outcome(question, put_as == kind, about, tuple(_missed(question, said, reply)), told)


def _missed(question: dict[str, Any], said: str, reply: Reply) -> Iterator[str]:
    """What was expected and is not among the first lines; ``any`` of each sort is enough."""
    sorts = [one["quote"] for one in question.get("finds", ())], question.get("names", [])
    for expected in sorts:
        missed = [one for one in expected if _plain(one) not in said]
        if missed and not (question.get("any") and len(missed) < len(expected)):
            yield from missed
    number = question.get("number")
    if number is not None and not (
        isinstance(reply.answer, Count) and reply.answer.number == number
    ):
        yield str(number)


def _said(sheet: Sheet) -> str:
    """The first lines of a sheet, and all its headings and tables."""
    points = [one for section in sheet.sections for one in _points(section)][:FIRST]
    lines = [one.text.words for one in points]
    lines += [remark for one in points for remark in one.remarks]
    lines += [cited.quote for one in points for cited in one.quotes]
    lines += [line for section in sheet.sections for line in _headings(section)]
    return _plain(" ".join(lines))


def _points(section: Section) -> Iterator[Point]:
    yield from section.points
    for inner in section.sections:
        yield from _points(inner)


def _headings(section: Section) -> Iterator[str]:
    yield section.title
    yield section.lead
    for row in section.table.rows if section.table is not None else ():
        yield " ".join(cell.words for cell in row)
    for inner in section.sections:
        yield from _headings(inner)


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    found = measured(arguments.store)
    print(f"| {' | '.join(COLUMNS)} |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for row in counts(found):
        print(f"| {' | '.join(map(str, row))} |")
    for one in found if arguments.misses else ():
        if not one.right:
            print(f"- {one.question['text']}: {'; '.join(one.missed) or 'answered'}")


def measured(url: str | None = None) -> list[Outcome]:
    """What comes of each question in a store, or in one of the samples that is made for it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(url or f"sqlite:///{folder}/samples.sqlite") as store,
    ):
        if url is None:
            fill(store)
        return list(outcomes(store))


def counts(found: list[Outcome]) -> Iterator[tuple[str | int, ...]]:
    """How many questions there are of each kind and of all, and how many went well, as COLUMNS."""
    kinds = sorted({one.question["kind"] for one in found})
    for kind in [*kinds, None]:
        some = [one for one in found if kind is None or one.question["kind"] == kind]
        told = (sum(getattr(one, name) for one in some) for name in COUNTED)
        yield (kind or "**all**", len(some), *told)


if __name__ == "__main__":
    main()
