"""Dates, normalised to ISO 8601 as far as they go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import DATE, Findings, findings
from ingest.dates import MONTH, ONLY_GERMAN, ORDINAL, iso_date
from ingest.languages import language_at

YEAR = r"(?:19|20)\d\d"
PATTERNS = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:(?P<stop>\.)|{ORDINAL})?\s(?:of\s)?(?P<month>{MONTH})(?!\w)"
        rf"(?:\s(?P<year>{YEAR}))?(?:\sjl\.)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}}){ORDINAL}?,\s(?P<year>{YEAR})\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<month>{MONTH})\s(?P<year>{YEAR})\b", re.IGNORECASE),
    re.compile(rf"(?<![\w/-])(?P<numbers>\d{{1,2}}[-/]\d{{1,2}}[-/]{YEAR})(?![\w/-])"),
    re.compile(rf"(?<![\w./-])(?P<numbers>\d\d?\.\d\d?\.{YEAR})(?![\w/-]|\.\d)"),
    re.compile(
        rf"\b(?:eerste|tweede|derde|vierde|1e|2e|3e|4e)\skwartaal(?:\svan)?\s(?P<year>{YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:begin|medio|eind|het\s)?(?:(?:voorjaar|najaar|zomer|herfst|winter|lente)(?:\svan)?"
        rf"|(?<=begin)|(?<=medio)|(?<=eind))\s(?P<year>{YEAR})\b",
        re.IGNORECASE,
    ),
)


@Language.factory("leergraaf_dates")
def make_dates(nlp: Language, name: str) -> Dates:  # noqa: ARG001 - spaCy's signature
    """The component."""
    return Dates()


class Dates:
    """Marks days, months and seasons; a bare year is no date."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the dates of ``doc`` to its names."""
        doc.set_ents(_without_overlap(_spans(doc)), default="unmodified")
        return doc


def _spans(doc: Doc) -> Iterator[Span]:
    found = findings(doc)
    text = found.source.text
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not _is_date(match, found):
                continue
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            span = doc.char_span(start, match.end(), label=DATE, alignment_mode="expand")
            if span is not None:
                span.id_ = to_iso(match)
                yield span


def _is_date(match: re.Match[str], found: Findings) -> bool:
    """Whether it is none of the words and numbers that only look like a date in their language."""
    parts = match.groupdict()
    month = (parts.get("month") or "").lower()
    if month == "mars" and _language(match, found) != "fr":
        return None not in (parts.get("day"), parts["year"])
    if parts.get("stop"):  # in other languages a sentence may end there: "… in punt 12. Juni 2022"
        return month in ONLY_GERMAN or _language(match, found) == "de"
    numbers = parts.get("numbers") or ""
    return "." not in numbers or iso_date(numbers) is not None  # else it numbers a section


def _language(match: re.Match[str], found: Findings) -> str | None:
    return language_at(match.start(), found.source.blocks, found.languages)


def to_iso(match: re.Match[str]) -> str:
    """The date a match names: a day, month or year; empty without a year or such a day."""
    parts = match.groupdict()
    if numbers := parts.get("numbers"):
        return iso_date(numbers) or ""
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year is None:
        return ""
    if month is None:
        return year
    return iso_date(f"{month} {year}" if day is None else f"{day} {month} {year}") or ""


def _without_overlap(spans: Iterator[Span]) -> list[Span]:
    """The spans that share no token with one before them, in the order they are given in."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in spans:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return kept
