"""Annotated documents, and what the extraction says of the same text.

Both have the form that ``leergraaf extract`` writes; the annotated ones have their sentences too,
each with its ``kind`` (``geen`` for no statement) and ``optional`` where annotators doubted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ontology.errors import ReadError, reason

NEEDED = {"doc_id", "text", "entities", "sentences"}


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
    """A sentence and what it is; ``confidence`` is 0 where annotators said it."""

    start: int
    end: int
    kind: str
    polarity: str
    dimension: str | None
    subdimension: str | None
    themes: frozenset[str]
    trajectories: frozenset[str]
    organisations: frozenset[str]
    optional: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what stands in it, by annotators or by the extraction."""

    id: str
    text: str
    names: tuple[Name, ...]
    sentences: tuple[Said, ...]
    relations: frozenset[tuple[str, str, str]]


def read_gold(path: Path) -> list[Annotated]:
    """The annotated documents of a JSON Lines file; what is no such file raises ReadError."""
    return list(_documents(path))


def _documents(path: Path) -> Iterator[Annotated]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "het is geen UTF-8"
        raise ReadError(f"{path} kan niet worden gelezen: {why}.") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            missing = NEEDED - row.keys()
        except (ValueError, AttributeError) as error:
            raise ReadError(f"{path}: regel {number} is geen geannoteerd document.") from error
        if missing:
            raise ReadError(f"{path}: in regel {number} ontbreekt {min(missing)!r}.")
        yield annotated(row["doc_id"], row["text"], row, row["sentences"])


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
        optional=bool(one.get("optional")),
        confidence=one.get("confidence", 0.0),
    )
