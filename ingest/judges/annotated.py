"""Annotated reports: JSON Lines, a sentence or heading a line, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.judges.judge import NOTHING, Sentence
from ingest.questions import asks, is_label, without_label
from ingest.rows import read_rows
from ontology.errors import ReadError

HEADINGS = ("title", "heading")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and what it is; ``doubtful`` where annotators doubted. ``bottlenecks`` is quotes.

    ``speaks`` is whether it can be a statement: a heading and a question cannot. ``loose`` is
    whether it stands alone, in no document.
    """

    sentence: Sentence
    kind: str
    polarity: str
    subdimension: str | None
    themes: frozenset[str]
    bottlenecks: tuple[str, ...]
    doubtful: bool
    speaks: bool
    loose: bool


Report = tuple[Labelled, ...]


def read_annotated(paths: Iterable[Path]) -> dict[str, Report]:
    """The reports in the files and folders, by the name of the file.

    A file that cannot be read, or is no annotated report, raises ReadError.
    """
    files = sorted(
        file for path in paths for file in (path.rglob("*.jsonl") if path.is_dir() else [path])
    )
    if not files:
        raise ReadError("Hier staan geen geannoteerde rapporten: geef .jsonl-bestanden op.")
    return {file.stem: tuple(_labelled(_rows(file))) for file in files}


def _rows(file: Path) -> Iterator[Mapping[str, Any]]:
    return read_rows(file, _checked, "geannoteerde zin")


def _checked(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row, if it has what every sentence has."""
    row["text"], row["kind"], row["polarity"], list(row["themes"])
    return row


@dataclass(slots=True)
class _Place:
    """Where the reading of a report is: in which section, under what, and whether it is asked."""

    section: int = 0
    heading: str = ""
    question: str = ""
    asking: bool = False

    def turn(self, heading: str, *, asking: bool) -> None:
        """Begin a section; one that answers the question before it stands under that question."""
        if not asking and self.asking:
            heading = self.question
        self.section += 1
        self.heading, self.asking, self.question = heading, asking, ""


def _labelled(rows: Iterable[Mapping[str, Any]]) -> Iterator[Labelled]:
    place = _Place()
    for row in rows:
        text = without_label(row["text"])
        heading = row.get("block") in HEADINGS or not text.strip()
        if heading or text != row["text"]:
            place.turn(text if heading and not is_label(text) else "", asking=asks(row["text"]))
        elif "before" in row:
            place.turn(row["before"], asking=False)
        if place.asking:
            place.question = f"{place.question} {text}".strip()
        yield Labelled(
            Sentence(text, place.section, place.heading),
            kind=row["kind"],
            polarity=row["polarity"],
            subdimension=row.get("subdimension"),
            themes=frozenset(row["themes"]) if row["kind"] != NOTHING else frozenset(),
            bottlenecks=tuple(row.get("bottlenecks", ())),
            doubtful=bool(row.get("optional")),
            speaks=not heading and not place.asking and row.get("block") != "question",
            loose="before" in row,
        )
