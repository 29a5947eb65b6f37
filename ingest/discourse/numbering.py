"""Recommendations and measures by their number, letter or rank in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.annotations import Findings, Place
from ingest.dates import MONTHS

NOUNS = {
    "aanbeveling": "Recommendation",
    "advies": "Recommendation",
    "toezegging": "Measure",
    "maatregel": "Measure",
}
NOUN = "|".join(NOUNS)
SUBJECTS = re.compile(rf"\b(?:{NOUN}|adviezen)(?:en)?\b", re.IGNORECASE)
MARK = r"(?:\d{1,2}|[a-j])"
NUMBERED = re.compile(
    rf"\b(?P<noun>{NOUN})(?:en)?\s+(?:nummers?\s+|nr\.\s*)?"
    rf"(?P<numbers>{MARK}(?:\s*(?:,|en|t/m)\s*{MARK})*)\b"
    rf"(?![.,]?\d|\s*(?:%|(?:procent|jaar|jaren|maand|maanden|weken|dagen|keer|maal|{'|'.join(MONTHS)})\b))",
    re.IGNORECASE,
)
UNDER = re.compile(
    rf"\bonder\s+(?P<number>{MARK})\b(?![.,]?\d)[^.]*\b(?P<noun>{NOUN})\b", re.IGNORECASE
)
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
ORDINAL = re.compile(rf"\b(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<noun>{NOUN})\b", re.IGNORECASE)
LABEL = re.compile(
    rf"\s*(?P<noun>{NOUN})\s+(?P<number>\d{{1,2}})\b\s*(?:[.:)\n–-]|$)", re.IGNORECASE
)
COUNTER = re.compile(rf"\s*(?P<number>{MARK})[.)]\s*")


class Numbering:
    """The numbers that the statements of one document bear."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.numbers = dict(self._numbered())

    def named(self, place: Place, text: str) -> list[int] | None:
        """The statements before a place that a text numbers; ``None`` where it numbers none."""
        if numbered := NUMBERED.search(text):
            return self.by_number(place, numbered["noun"], numbers_of(numbered["numbers"]))
        if under := UNDER.search(text):
            return self.by_number(place, under["noun"], [under["number"].lower()])
        if counted := ORDINAL.search(text):
            number = ORDINALS.index(counted["ordinal"].lower()) + 1
            return self.by_number(place, counted["noun"], [str(number)])
        return None

    def by_number(self, place: Place, noun: str, numbers: Iterable[str]) -> list[int]:
        """For each number the last statement before a place that bears it."""
        kind = NOUNS[noun.lower()]
        found: list[int] = []
        for number in numbers:
            bearing = self.numbers.get((kind, number), [])
            found += [i for i in bearing if self.found.statements[i].place.start < place.start][-1:]
        return found

    def _numbered(self) -> Iterator[tuple[tuple[str, str], list[int]]]:
        """The statements by kind and number, where the text gives them one."""
        numbers: dict[tuple[str, str], list[int]] = {}
        under: set[tuple[int, str]] = set()
        for i, one in enumerate(self.found.statements):
            own = LABEL.match(self._text(one.place))
            above = LABEL.match(one.place.heading)
            if own is not None:
                numbers.setdefault((one.kind, own["number"]), []).append(i)
            elif above is not None and NOUNS[above["noun"].lower()] == one.kind:
                if (one.place.section, one.kind) not in under:
                    numbers.setdefault((one.kind, above["number"]), []).append(i)
                under.add((one.place.section, one.kind))
            elif (counted := self._counted(one.place)) is not None:
                numbers.setdefault((one.kind, counted), []).append(i)
        yield from numbers.items()

    def _counted(self, place: Place) -> str | None:
        """The number of the first sentence of an item in a list of recommendations."""
        if place.start != place.block.start or SUBJECTS.search(place.heading) is None:
            return None
        text = self.found.source.text
        line = text.rfind("\n", 0, place.start) + 1
        match = COUNTER.match(text, line)
        return None if match is None or match.end() < place.start else match["number"].lower()

    def _text(self, place: Place) -> str:
        return self.found.source.text[place.start : place.end]


def numbers_of(text: str) -> list[str]:
    """The numbers of "1, 2 en 4" or "1 t/m 3", or the letters.

    >>> numbers_of("1, 3 t/m 5 en 8")
    ['1', '3', '4', '5', '8']
    """
    found: list[str] = []
    for part in re.split(r"\s*(?:,|\ben\b)\s*", text.lower()):
        first, _, last = (one.strip() for one in part.partition("t/m"))
        numeric = first.isdigit() and last.isdigit()
        found += map(str, range(int(first), int(last) + 1)) if numeric else [first]
    return found
