"""Which trajectory is part of which, and which statement follows from or implements which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.discourse.addressing import lead_of
from ingest.discourse.phrases import Phrases
from ingest.discourse.pointers import Pointers
from ingest.discourse.reported import DENIED, is_refused
from ontology.schema import Schema

PART = re.compile(
    r"\b(?:(?:is|vormt|maakt|als)\s+(?:een\s+)?(?:onderdeel|deel)|deel\s+uit|valt\s+onder)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
THEREFORE = re.compile(
    r"\b(?:daarom|dus|hierom|derhalve|om (?:dit|dat|herhaling)|gezien (?:dit|deze|het voorgaande)"
    r"|(?:gelet op|op basis van|op grond van|naar aanleiding van) (?:dit|deze|het bovenstaande)"
    r"|naar aanleiding hiervan|in het licht hiervan)\b",
    re.IGNORECASE,
)
TAKEN_UP = re.compile(
    r"\b(?:overgenomen|overnemen|(?:neem|neemt|nemen|nam|namen)\b.{0,120}\bover|gevolg|conform"
    r"|in lijn met|naar aanleiding van|ter uitvoering van|volg(?:t|en)?\b.{0,120}\bop|opgevolgd"
    r"|in reactie op|gehoor)\b",
    re.IGNORECASE | re.DOTALL,
)

PROMISED = re.compile(
    r"\b(?:heeft|hebben|heb)\s+(?:(?!(?:niet|nooit)\b)[^\s.;:?]+\s+){0,8}?toegezegd,?\s+(?P<what>[^;:?]+)"
    r"|\b(?:zeg|zegt|zeggen|zegde|zegden)\s+(?:(?!(?:niet|nooit)\b)[^\s.;:?]+\s+){0,6}?toe,?\s+"
    r"(?P<that>[^;:?]+)",
    re.IGNORECASE,
)


def parts(doc: Doc, place: Place) -> Iterator[tuple[Span, Span]]:
    """The trajectory that a sentence says is a part of another, and that other."""
    names = names_in(doc, place.start, place.end, "Trajectory")
    text = findings(doc).source.text
    for part, whole in pairwise(names):
        between = text[part.end_char : whole.start_char]
        stated = PART.search(between) is not None and DENIED.search(between) is None
        if part.id_ != whole.id_ and not place.in_question and stated:
            yield part, whole


def chains(doc: Doc, schema: Schema) -> Iterator[tuple[int, str, int]]:
    """Which statement follows from or implements which: by index, with the relation between."""
    found = findings(doc)
    pointers, statuses = Pointers(found), Phrases(schema.members["opvolgstatus"])
    for i, one in enumerate(found.statements):
        if one.kind == "Recommendation" and (lesson := _drawn_from(doc, i)) is not None:
            yield i, "followsFrom", lesson
    for i, one in enumerate(found.statements):
        for taken in _taken_up(doc, one, pointers, statuses):
            yield i, "implements", taken


def _drawn_from(doc: Doc, at: int) -> int | None:
    """The lesson right before a recommendation or its list, where words tie them together."""
    statements = findings(doc).statements
    place = statements[at].place
    for tied in (place, lead_of(doc, place)):
        if tied is None or THEREFORE.search(text_of(doc, tied)) is None:
            continue
        before = [i for i in range(at) if statements[i].place.start < tied.start][-1:]
        for i in before:
            if statements[i].kind == "Lesson" and statements[i].place.section == place.section:
                return i
    return None


def _taken_up(doc: Doc, measure: Statement, pointers: Pointers, statuses: Phrases) -> list[int]:
    """The recommendations, by index, that a measure says it carries out or takes over."""
    text = text_of(doc, measure.place)
    if measure.kind != "Measure" or is_refused(statuses, text):
        return []
    statements = findings(doc).statements
    taken = pointers.of(measure.place, text) if TAKEN_UP.search(text) is not None else []
    said = PROMISED.search(text)
    if not taken and said is not None:
        taken = pointers.promised(measure.place, said["what"] or said["that"])
    return [i for i in taken if statements[i].kind == "Recommendation"]
