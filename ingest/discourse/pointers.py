"""Which statement a sentence points back to: by its number, as "this one", or by its wording."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from graph.stems import stems
from ingest.annotations import Findings, Place
from ingest.dates import MONTHS

NOUNS = {
    "aanbeveling": "Recommendation",
    "advies": "Recommendation",
    "toezegging": "Measure",
    "maatregel": "Measure",
}
NOUN = "|".join(NOUNS)
SUBJECT = re.compile(
    rf"\b(?:(?P<this>deze|die|dit|dat|bovenstaande)|(?P<the>de|het|uw|onze|haar|zijn|hun))?\s*"
    rf"\b(?P<noun>{NOUN})\b"
    r"(?P<which>(?:\s+[\w-]+){0,3}?\s+(?:om|over|voor|tot|aan|dat|van|inzake)\s+\w[^.;:]*)?",
    re.IGNORECASE,
)
SUBJECTS = re.compile(rf"\b(?:{NOUN}|adviezen)(?:en)?\b", re.IGNORECASE)
MARK = r"(?:\d{1,2}|[a-j])"
NUMBERED = re.compile(
    rf"\b(?P<noun>{NOUN})(?:en)?\s+(?:nummers?\s+|nr\.\s*)?"
    rf"(?P<numbers>{MARK}(?:\s*(?:,|en|t/m)\s*{MARK})*)\b"
    rf"(?![.,]?\d|\s*(?:%|(?:procent|jaar|jaren|maand|maanden|weken|dagen|keer|maal|{'|'.join(MONTHS)})\b))",
    re.IGNORECASE,
)
COUNTS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}
ALL = re.compile(
    rf"(?P<part>\b(?:van|deel|meeste)\s+)?\b(?:de|deze|alle|onze|uw)\s+"
    rf"(?:(?P<which>eerste|laatste)\s+(?P<count>{'|'.join(COUNTS)})\s+)?(?P<noun>{NOUN})en\b",
    re.IGNORECASE,
)
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
ORDINAL = re.compile(rf"\b(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<noun>{NOUN})\b", re.IGNORECASE)
LABEL = re.compile(
    rf"\s*(?P<noun>{NOUN})\s+(?P<number>\d{{1,2}})\b\s*(?:[.:)\n–-]|$)", re.IGNORECASE
)
COUNTER = re.compile(rf"\s*(?P<number>{MARK})[.)]\s*")
ADVISES = re.compile(
    r"\b(?:advise(?:ert|ren|erde|erden)|beve(?:elt|len)|beval(?:en)?)\b", re.IGNORECASE
)
EARLIER = re.compile(
    r"\b(?:beval(?:en)?|adviseerden?|geadviseerd|aanbevolen|toegezegd|zegden?|beloofden?|beloofd)\b",
    re.IGNORECASE,
)  # what was said before, in the past tense
PRONOUN = re.compile(
    r"(?:^|[;,–]\s*(?:maar\s+|en\s+|doch\s+)?)(?P<clause>(?:dat|dit|hieraan|daaraan|hiervan|daarvan)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
BACK = 3  # sentences back that "this recommendation" can point to
GAP = 200  # characters between two items of one list, such as a sentence that is no statement
SHARED = 2  # words that "the recommendation on …" must share with the one it means
MARGIN = 1  # words that it must share more than any other


class Pointers:
    """Resolves what the sentences of one document say of its recommendations and measures."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.places = [place.start for place in found.places]
        self.sections = [one.place.section for one in found.statements]
        self.numbers = dict(self._numbered())
        self.words: Callable[[int], set[str]] = functools.cache(
            lambda i: set(stems(self._text(found.statements[i].place)))
        )

    def of(self, place: Place, text: str, besides: Iterable[int] = ()) -> list[int]:
        """The statements that a sentence speaks of, by index; none where words leave a doubt.

        ``besides`` is the places of sentences that only report, which nothing points to.
        """
        if numbered := NUMBERED.search(text):
            return self._by_number(place, numbered["noun"], _numbers(numbered["numbers"]))
        if counted := ORDINAL.search(text):
            number = ORDINALS.index(counted["ordinal"].lower()) + 1
            return self._by_number(place, counted["noun"], [str(number)])
        subject = SUBJECT.search(text)
        if subject is not None:
            return self._named(place, subject, besides)
        together = ALL.search(text)
        return self._restated(place, text) if together is None else self._listed(place, together)

    def _named(self, place: Place, subject: re.Match[str], besides: Iterable[int]) -> list[int]:
        """What "this recommendation", "the recommendation" or "the one on …" means."""
        if subject["this"] and ADVISES.search(subject.string, 0, subject.start()) is not None:
            return [i for i, one in enumerate(self.found.statements) if one.place == place]
        possible = self._possible(NOUNS[subject["noun"].lower()], [place.start, *besides])
        if subject["which"] and not subject["this"]:
            return self._worded(possible, subject["which"])
        labelled = LABEL.match(place.heading)
        before = [i for i in possible if self._stands_before(i, place)]
        if subject["this"] and (near := [i for i in before if self._distance(i, place) <= BACK]):
            return near[-1:]
        if labelled is not None:
            return self._by_number(place, labelled["noun"], [labelled["number"]])
        return before if subject["the"] and len(before) == 1 else []

    def like(self, kind: str, words: str) -> list[int]:
        """The one statement of a kind that these words come near, if one does."""
        return self._worded(self._possible(kind, ()), words)

    def _possible(self, kind: str, besides: Iterable[int]) -> list[int]:
        left_out = set(besides)
        return [
            i
            for i, one in enumerate(self.found.statements)
            if one.kind == kind and one.place.start not in left_out
        ]

    def _listed(self, place: Place, together: re.Match[str]) -> list[int]:
        """All of the list before a sentence in its section, or the first or last few of it."""
        kind = NOUNS[together["noun"].lower()]
        items: list[int] = []
        for i, one in enumerate(self.found.statements):
            if (
                one.kind == kind
                and one.place.block.kind == "item"
                and self._stands_before(i, place)
            ):
                apart = items and one.place.start - self.found.statements[items[-1]].place.end > GAP
                items = [i] if apart else [*items, i]
        if together["part"] or len(items) < COUNTS["twee"]:
            return []
        if together["which"] is None:
            return items
        count = COUNTS[together["count"].lower()]
        if count >= len(items):
            return []
        return items[:count] if together["which"].lower() == "eerste" else items[-count:]

    def _restated(self, place: Place, text: str) -> list[int]:
        """What the sentence itself, or the one before it, says was advised or promised earlier."""
        told = PRONOUN.search(text)
        if told is None:
            return []
        start = place.start
        if told.start("clause") == 0:
            at = bisect_left(self.places, place.start)
            if at == 0 or self.found.places[at - 1].section != place.section:
                return []
            start = self.places[at - 1]
        return [
            i
            for i, one in enumerate(self.found.statements)
            if one.place.start == start and EARLIER.search(self._text(one.place))
        ]

    def _stands_before(self, i: int, place: Place) -> bool:
        return (
            self.sections[i] == place.section and self.found.statements[i].place.start < place.start
        )

    def _distance(self, i: int, place: Place) -> int:
        """How many sentences further a sentence stands than a statement."""
        start = self.found.statements[i].place.start
        return bisect_left(self.places, place.start) - bisect_left(self.places, start)

    def _by_number(self, place: Place, noun: str, numbers: Iterable[str]) -> list[int]:
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

    def _worded(self, possible: list[int], which: str) -> list[int]:
        """The one statement that shares most of these words, if it shares enough of them."""
        wanted = set(stems(which))
        shared = sorted(((len(wanted & self.words(i)), i) for i in possible), key=lambda p: -p[0])
        if not shared or shared[0][0] < SHARED:
            return []
        alone = len(shared) == 1 or shared[0][0] - shared[1][0] >= MARGIN
        return [shared[0][1]] if alone else []

    def _text(self, place: Place) -> str:
        return self.found.source.text[place.start : place.end]


def _numbers(text: str) -> list[str]:
    """The numbers of "1, 2 en 4" or "1 t/m 3", or the letters.

    >>> _numbers("1, 3 t/m 5 en 8")
    ['1', '3', '4', '5', '8']
    """
    found: list[str] = []
    for part in re.split(r"\s*(?:,|\ben\b)\s*", text.lower()):
        first, _, last = (one.strip() for one in part.partition("t/m"))
        numeric = first.isdigit() and last.isdigit()
        found += map(str, range(int(first), int(last) + 1)) if numeric else [first]
    return found


def told_part(text: str) -> str:
    """The part of a sentence that reports what became of what the rest of it restates.

    >>> told_part("In 2018 bevalen wij aan te meten; dat is niet gebeurd.")
    'dat is niet gebeurd.'
    """
    told = PRONOUN.search(text)
    return text if SUBJECT.search(text) or told is None else told["clause"]
