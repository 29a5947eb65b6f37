"""Annotated documents, and what the extraction says of the same text.

Both have the form that ``leergraaf extract`` writes; the annotated ones have their sentences too,
each with its ``kind`` (``geen`` for no statement) and ``optional`` where annotators doubted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.rows import read_rows

NEEDED = ("doc_id", "entities", "sentences", "text")  # what every document has


@dataclass(frozen=True, slots=True)
class Name:
    """A name, date or bottleneck phrase: characters ``start`` to ``end`` of the text."""

    start: int
    end: int
    type: str
    canonical: str | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and what it is; ``confidence`` is 0 where annotators said it.

    ``level`` and ``perspective`` are nothing at all where annotators were not asked for them.
    """

    start: int
    end: int
    kind: str
    polarity: str
    dimension: str | None
    subdimension: str | None
    themes: frozenset[str]
    trajectories: frozenset[str]
    organisations: frozenset[str]
    level: frozenset[str] | None = None
    perspective: frozenset[str] | None = None
    optional: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what stands in it, by annotators or by the extraction.

    ``form`` is the suffix of the file that its text makes.
    """

    id: str
    text: str
    names: tuple[Name, ...]
    sentences: tuple[Said, ...]
    relations: frozenset[tuple[str, str, str]]
    form: str = ".txt"


def read_gold(path: Path) -> list[Annotated]:
    """The annotated documents of a JSON Lines file; what is no such file raises ReadError."""
    return list(read_rows(path, _document, "geannoteerd document"))


def _document(row: Mapping[str, Any]) -> Annotated:
    id_, _, sentences, text = (row[name] for name in NEEDED)
    return annotated(id_, text, row, sentences)


def annotated(
    id_: str, text: str, row: Mapping[str, Any], sentences: Sequence[Mapping[str, Any]]
) -> Annotated:
    """A document of the form that ``leergraaf extract`` writes, with these sentences."""
    own = {one.get("sid") for one in sentences}
    relations = (
        (one["subject"], one["predicate"], one["object"]) for one in row.get("relations", ())
    )
    return Annotated(
        id=id_,
        text=text,
        names=tuple(
            Name(
                one["start"],
                one["end"],
                one["type"],
                one.get("canonical"),
                bool(one.get("optional")),
            )
            for one in row["entities"]
        ),
        sentences=tuple(map(_said, sentences)),
        relations=frozenset(one for one in relations if one[0] not in own),
    )


def _said(one: Mapping[str, Any]) -> Said:
    return Said(
        start=one["start"],
        end=one["end"],
        kind=one["kind"],
        polarity=one["polarity"],
        dimension=one.get("dimension"),
        subdimension=one.get("subdimension"),
        themes=frozenset(one.get("themes", ())),
        trajectories=frozenset(one.get("trajectories", ())),
        organisations=frozenset(one.get("organisations", ())),
        level=_at_most_one(one, "level"),
        perspective=_at_most_one(one, "perspective"),
        optional=bool(one.get("optional")),
        confidence=one.get("confidence", 0.0),
    )


def _at_most_one(one: Mapping[str, Any], name: str) -> frozenset[str] | None:
    return frozenset(filter(None, [one[name]])) if name in one else None
