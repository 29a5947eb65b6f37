"""Which trajectory is part of which, and which statement follows from or implements which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.discourse.pointers import Pointers
from ingest.discourse.reported import DENIED

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


def parts(doc: Doc, place: Place) -> Iterator[tuple[Span, Span]]:
    """The trajectory that a sentence says is a part of another, and that other."""
    names = names_in(doc, place.start, place.end, "Trajectory")
    text = findings(doc).source.text
    for part, whole in pairwise(names):
        between = text[part.end_char : whole.start_char]
        stated = PART.search(between) is not None and DENIED.search(between) is None
        if part.id_ != whole.id_ and not place.in_question and stated:
            yield part, whole


def chains(doc: Doc) -> Iterator[tuple[int, str, int]]:
    """Which statement follows from or implements which: by index, with the relation between."""
    found = findings(doc)
    pointers = Pointers(found)
    for i, (earlier, later) in enumerate(pairwise(found.statements)):
        if _follows_from(doc, earlier, later):
            yield i + 1, "followsFrom", i
    for i, one in enumerate(found.statements):
        for taken in _taken_up(doc, one, pointers):
            yield i, "implements", taken


def _follows_from(doc: Doc, earlier: Statement, later: Statement) -> bool:
    """Whether words tie a recommendation to the lesson before it in the same section."""
    return (
        (later.kind, earlier.kind) == ("Recommendation", "Lesson")
        and earlier.place.section == later.place.section
        and THEREFORE.search(text_of(doc, later.place)) is not None
    )


def _taken_up(doc: Doc, measure: Statement, pointers: Pointers) -> list[int]:
    """The recommendations, by index, that a measure says it carries out or takes over."""
    text = text_of(doc, measure.place)
    if measure.kind != "Measure" or TAKEN_UP.search(text) is None:
        return []
    statements = findings(doc).statements
    return [i for i in pointers.of(measure.place, text) if statements[i].kind == "Recommendation"]
