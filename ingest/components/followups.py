"""Follow-up: sentences and table rows that report what became of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import DATE, Findings, Place, Status, findings, names_in, text_of
from ingest.discourse.phrases import Phrases
from ingest.discourse.pointers import LABEL, NOUNS, NUMBERED, SUBJECTS, Pointers, told_part
from ingest.discourse.reported import is_independent, status_of
from ingest.document import Block
from ontology.load import load
from ontology.schema import Schema

YEAR = re.compile(r"\b(?:in|sinds|per|eind|begin|medio)\s((?:19|20)\d\d)\b")
STAND = re.compile(r"\b(?:stand van zaken|status|opvolging|voortgang|resultaat)\b", re.IGNORECASE)
CELLS = re.compile(r"\s*\|\s*")


@Language.factory("leergraaf_followups")
def make_followups(nlp: Language, name: str) -> FollowUps:  # noqa: ARG001 - spaCy's signature
    """The component, with the shipped ontology's status phrases."""
    return FollowUps(load())


class FollowUps:
    """Ties sentences on follow-up to the recommendation or measure they speak of."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.statuses = Phrases(schema.members["opvolgstatus"])
        self.anchors = Phrases(schema.members["verankering"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the follow-ups of ``doc`` to its findings."""
        found = findings(doc)
        pointers = Pointers(found)
        found.followups = [
            *self._sentences(doc, found, pointers),
            *self._tables(doc, found, pointers),
        ]
        return doc

    def _sentences(self, doc: Doc, found: Findings, pointers: Pointers) -> Iterator[Status]:
        reports: set[int] = set()  # sentences on follow-up, which no later one follows up
        for place in found.places:
            text = found.source.text[place.start : place.end]
            if place.in_question or text.endswith("?") or place.block.kind == "table":
                continue
            told = told_part(text)
            status = status_of(self.statuses, told)
            if status is None:
                continue
            clause = replace(place, start=place.end - len(told))
            for follows in pointers.of(place, text, reports):
                yield Status(place, status, *self._told(doc, place, clause), follows)
            if told == text:
                reports.add(place.start)

    def _told(self, doc: Doc, place: Place, told: Place) -> tuple[str | None, str, str | None]:
        """Date, ledger and kind of anchoring by the part ``told`` of a sentence."""
        text = text_of(doc, told)
        ledger = "onafhankelijk" if is_independent(doc, place, self.schema) else "zelfgerapporteerd"
        return _date(doc, told, text), ledger, self.anchors.first(text)

    def _tables(self, doc: Doc, found: Findings, pointers: Pointers) -> Iterator[Status]:
        """The rows under a head such as "Aanbeveling | Stand van zaken"."""
        for kind, run in groupby(found.source.blocks, key=lambda block: block.kind):
            rows = list(run) if kind == "table" else []
            if not rows or not _is_head(_cells(found, rows[0])):
                continue
            for row in rows[1:]:
                yield from self._row(doc, found, pointers, row)

    def _row(self, doc: Doc, found: Findings, pointers: Pointers, row: Block) -> Iterator[Status]:
        cells = _cells(found, row)
        inside = [place for place in found.places if row.start <= place.start < row.end]
        if not cells[1:] or not inside:
            return
        place = replace(inside[0], end=inside[-1].end)
        status = status_of(self.statuses, cells[-1])
        if status is None:
            return
        for follows in _meant(pointers, place, cells[:-1]):
            told = replace(place, start=place.end - len(cells[-1]))
            yield Status(place, status, *self._told(doc, place, told), follows)


def _meant(pointers: Pointers, place: Place, cells: list[str]) -> list[int]:
    """The statement that the cells before the last name by number or in like words."""
    for cell in cells:
        number = NUMBERED.search(cell) or LABEL.match(cell)
        if number is not None:
            return pointers.of(place, cell)
    return [
        i for kind in dict.fromkeys(NOUNS.values()) for i in pointers.like(kind, " ".join(cells))
    ]


def _is_head(cells: list[str]) -> bool:
    """Whether these are the heads of a table of follow-up."""
    return (
        len(cells) > 1
        and SUBJECTS.search(cells[0]) is not None
        and STAND.search(cells[-1]) is not None
    )


def _cells(found: Findings, row: Block) -> list[str]:
    text = found.source.text[row.start : row.end].strip().strip("|").strip()
    return CELLS.split(text)


def _date(doc: Doc, place: Place, text: str) -> str | None:
    """The first date that is told, or else the year."""
    dates = [e.id_ for e in names_in(doc, place.start, place.end, DATE) if e.id_]
    year = YEAR.search(text)
    return dates[0] if dates else (year.group(1) if year else None)
