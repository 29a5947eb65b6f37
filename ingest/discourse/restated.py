"""Recommendations that a list or table of follow-up restates, with what became of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.annotations import Findings, Place
from ingest.discourse.numbering import LABEL, NOUNS, NUMBERED, SUBJECTS
from ingest.discourse.phrases import Phrases
from ingest.discourse.pointers import Pointers
from ingest.discourse.reported import status_of
from ingest.discourse.tables import Row, tables

STAND = re.compile(
    r"\b(?:stand|status|opvolging|voortgang|resultaat|uitkomst|\w*reactie)\b", re.IGNORECASE
)
COUNTER = re.compile(r"\W*(?:nr|no|nummer|volgnummer)?\W*|\W*\w{1,3}\W*", re.IGNORECASE)
ITEM = re.compile(r"(?P<what>[^:]{15,200}):\s+(?P<told>\S.*)", re.DOTALL)
SOON = 30  # characters within which what is told of an item begins with its status
FEWEST = 3  # words of a cell that says what was recommended


@dataclass(frozen=True, slots=True)
class Restated:
    """A statement in a list or table of follow-up: where its words and where its status stand."""

    place: Place
    kind: str
    told: Place


def is_head(found: Findings, rows: list[Row]) -> bool:
    """Whether a table has the heads of one on follow-up: "Aanbeveling | … | Stand van zaken"."""
    heads = rows[0].words(found)
    at = _column(heads)
    return (
        len(heads) > at + 1
        and SUBJECTS.search(heads[at]) is not None
        and STAND.search(heads[-1]) is not None
    )


def _column(words: list[str]) -> int:
    """In which cell of a row stands what was recommended: behind its number, if it has one."""
    return 1 if len(words) > 1 and COUNTER.fullmatch(words[0]) else 0


def in_lists(found: Findings, statuses: Phrases) -> Iterator[Restated]:
    """The items such as "Nazorg: in uitvoering." under words that announce how advice fares."""
    text = found.source.text
    announced: dict[int, str] = {}
    for place in found.places:
        if place.block.kind != "item":
            spoken = f"{announced.get(place.section, '')} {text[place.start : place.end]}"
            announced[place.section] = spoken[-400:]
            continue
        item = ITEM.fullmatch(text, place.start, place.end)
        lead = f"{place.heading} {announced.get(place.section, '')}"
        noun = SUBJECTS.search(lead)
        if item is None or noun is None or STAND.search(lead) is None:
            continue
        if status_of(statuses, item["told"][:SOON]) is not None:
            told = replace(place, start=item.start("told"))
            yield Restated(replace(place, end=item.end("what")), _kind(noun.group()), told)


def in_tables(found: Findings, statuses: Phrases) -> Iterator[Restated]:
    """The rows of tables of follow-up."""
    for rows in tables(found):
        if is_head(found, rows):
            heads = rows[0].words(found)
            kind = _kind(heads[_column(heads)])
            for row in rows[1:]:
                if (one := _row(found, row, kind, statuses)) is not None:
                    yield one


def meant(pointers: Pointers, found: Findings, one: Restated) -> list[int]:
    """The statement of the document that a row means, by number or in like words."""
    cell = found.source.text[one.place.start : one.place.end]
    if NUMBERED.search(cell) is not None or LABEL.match(cell) is not None:
        return pointers.of(one.place, cell)
    return [i for kind in dict.fromkeys(NOUNS.values()) for i in pointers.like(kind, cell)]


def _row(found: Findings, row: Row, kind: str, statuses: Phrases) -> Restated | None:
    """What a row restates, with the last cell that tells of a status; else with its last."""
    words = row.words(found)
    at = _column(words)
    numbered = LABEL.match(words[at]) is not None
    if len(words) <= at + 1 or (len(words[at].split()) < FEWEST and not numbered):
        return None
    telling = [i for i in range(at + 1, len(words)) if status_of(statuses, words[i]) is not None]
    if numbered and not telling:
        return None
    (start, end), (low, high) = row.cells[at], row.cells[telling[-1] if telling else -1]
    place, told = replace(row.place, start=start, end=end), replace(row.place, start=low, end=high)
    return Restated(place, kind, told)


def _kind(words: str) -> str:
    """The kind of statement that "aanbevelingen" or "toezegging" is; of "adviezen" too."""
    lowered = words.lower()
    return next((kind for noun, kind in NOUNS.items() if noun in lowered), NOUNS["advies"])
