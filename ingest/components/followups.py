"""Follow-up: sentences and table rows that report what became of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import DATE, Findings, Place, Status, findings, names_in, text_of
from ingest.discourse.phrases import Phrases
from ingest.discourse.pointers import Pointers, told_part
from ingest.discourse.reported import status_of
from ingest.discourse.restated import in_lists, in_tables, meant
from ingest.discourse.telling import ledger_of
from ontology.load import load
from ontology.schema import Schema

YEAR = re.compile(r"\b(?:in|sinds|per|eind|begin|medio)\s((?:19|20)\d\d)\b")
EXISTS = r"(?:besta(?:at|an)|actief|werkzaam)"
SINCE = r"(?:sinds|per|vanaf)"
HAS_EXISTED = re.compile(rf"\b{EXISTS}\s+(?:[\w-]+\s+){{0,3}}?{SINCE}\s+$", re.IGNORECASE)
EXISTS_SINCE = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}?{EXISTS}\b", re.IGNORECASE)
JUST_SINCE = re.compile(rf"\b{SINCE}\s+$", re.IGNORECASE)


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
            *self._restated(doc, found, pointers),
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
                yield Status(place, status, *self._told(doc, place, clause, status), follows)
            if told == text:
                reports.add(place.start)

    def _told(
        self, doc: Doc, place: Place, told: Place, status: str
    ) -> tuple[str | None, str, str | None]:
        """Date, ledger and kind of anchoring by the part ``told`` of a sentence."""
        text, ledger = text_of(doc, told), ledger_of(doc, place, self.schema, status)
        return _held(doc, _date(doc, told, text)), ledger, self.anchors.first(text)

    def _restated(self, doc: Doc, found: Findings, pointers: Pointers) -> Iterator[Status]:
        """What lists and tables of follow-up tell of each that they name or restate."""
        at = {one.place.start: i for i, one in enumerate(found.statements)}
        for one in [*in_lists(found, self.statuses), *in_tables(found, self.statuses)]:
            status = status_of(self.statuses, text_of(doc, one.told))
            itself = at.get(one.place.start)
            for follows in meant(pointers, found, one) if itself is None else [itself]:
                if status is not None:
                    whole = replace(one.place, end=one.told.end)
                    told = self._told(doc, one.told, one.told, status)
                    yield Status(whole, status, *told, follows)


def _held(doc: Doc, date: str | None) -> str | None:
    """The date, unless it is to come when the document appeared: nothing was so then yet."""
    known = findings(doc).source.metadata.published
    ahead = date is not None and known is not None and date > known[: len(date)]
    return None if ahead else date


def _date(doc: Doc, place: Place, text: str) -> str | None:
    """The first date that is told, or else the year; since when something exists is neither."""
    named = [one for one in names_in(doc, place.start, place.end, DATE) if one.id_]
    dates = [(one.start_char - place.start, one.end_char - place.start, one.id_) for one in named]
    years = [(*one.span(1), one.group(1)) for one in YEAR.finditer(text)]
    told = (date for low, high, date in [*dates, *years] if not _is_of_existence(text, low, high))
    return next(told, None)


def _is_of_existence(text: str, start: int, end: int) -> bool:
    """Whether a date in a sentence says since when somebody or something is there."""
    if HAS_EXISTED.search(text, 0, start) is not None:
        return True
    since = JUST_SINCE.search(text, 0, start) is not None
    return since and EXISTS_SINCE.match(text, end) is not None
