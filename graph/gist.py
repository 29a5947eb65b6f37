"""What a statement comes down to, by the lines of ``gist.toml``, and which bottleneck that shows.

Lessons that are put in quite other words are seldom near by their vectors: what they share is what
is to be done, and to what. So what lessons of this field often come down to is written out.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

FILE = Path(__file__).with_name("gist.toml")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
CLAUSE = re.compile(r"[,;:.!?()–]")
NAMED = re.compile(r"\{(\w+)\}")
WITHIN = 18  # words from the first to the last that a line matches
AROUND = 8  # words before and behind these in which the clause may deny it

Line = tuple[str, ...]  # what each of its words may be, as a regular expression
Known = Mapping[str, tuple[str, ...]]  # by word, the expressions that match it
Found = tuple[int, ...]  # where the words of a line are in a text
Places = dict[str, list[int]]  # where in a text there is a word that an expression matches


@dataclass(frozen=True, slots=True)
class Saying:
    """A line that says what lessons come down to, and whether it says so where that goes wrong."""

    gist: str
    line: Line
    wrong: bool

    def is_of(self, *, denied: bool, fails: bool) -> bool:
        """Whether who says it, or who denies it, draws the lesson.

        ``fails`` is whether it tells what failed; else it is advice, or tells what went right.
        """
        return denied or fails if self.wrong else denied is fails


@dataclass(frozen=True, slots=True)
class Gists:
    """All that lessons come down to.

    ``shows`` is the code of the bottleneck that a gist shows, where it shows one.

    ``absent`` are the words by which something is not there: of these ``ahead`` deny only what
    stands behind them. ``unless`` are the words by which it is there after all, behind one of
    ``absent``.
    """

    sayings: tuple[Saying, ...]
    absent: str
    ahead: str
    unless: str
    shows: Mapping[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """What lessons come down to, in the order of the file."""
        return tuple(dict.fromkeys(one.gist for one in self.sayings))

    def of(self, statements: Sequence[tuple[str, bool]]) -> list[tuple[str, ...]]:
        """The codes of what each comes down to: texts, with whether they tell what failed.

        Others advise, or tell what went right.
        """
        reading = self._reading(chain.from_iterable(_words_of(text) for text, _ in statements))
        found = []
        for text, fails in statements:
            said = self._said(text, reading)
            codes = {one.gist for one, denied in said if one.is_of(denied=denied, fails=fails)}
            found.append(tuple(sorted(codes)))
        return found

    def _reading(self, words: Iterable[str]) -> Reading:
        numbers = Counter(words)
        items = {item for one in self.sayings for item in one.line}
        known = _matched(numbers, {*items, self.absent, self.ahead, self.unless})
        return Reading(known, _by_word(self.sayings, known, numbers))

    def _said(self, text: str, reading: Reading) -> Iterator[tuple[Saying, bool]]:
        """The lines that a text says, and whether it denies them."""
        words = _words_of(text)
        here = [one for word in words for one in reading.telling.get(word, ())]
        places = _places(words, reading.known) if here else {}
        for one in here:
            found = _nearest(places, one.line)
            if found is not None:
                yield one, self._is_denied(places, found, _near(text, found))

    def _is_denied(self, places: Places, found: Found, near: Container[int]) -> bool:
        """Whether what is said at some places is denied near to these.

        What is not done before or without something is done with it.
        """
        late = {at for at in places.get(self.ahead, ()) if at > max(found)}
        denials = [at for at in places.get(self.absent, ()) if at in near]
        denials = [at for at in denials if at not in found and at not in late]
        return bool(denials) and not any(
            at in near and at > denials[0] for at in places.get(self.unless, ())
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of some texts match, and the lines of which each is the telling word."""

    known: Known
    telling: Mapping[str, list[Saying]]


@cache
def load_gists() -> Gists:
    """What the file has."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    words = {name: "|".join(listed.split()) for name, listed in told["words"].items()}
    return Gists(
        sayings=tuple(
            Saying(one["code"], line, wrong)
            for one in told["gist"]
            for wrong, lines in ((False, one["right"]), (True, one["wrong"]))
            for line in _lines(lines, words)
        ),
        absent=_expression(words["absent"]),
        ahead=_expression(words["ahead"]),
        unless=_expression(words["unless"]),
        shows={one["code"]: one["shows"] for one in told["gist"] if "shows" in one},
    )


def _lines(told: Sequence[str], words: Mapping[str, str]) -> tuple[Line, ...]:
    whole = (NAMED.sub(lambda name: words[name[1]], line) for line in told)
    return tuple(tuple(map(_expression, line.split())) for line in whole)


def _expression(item: str) -> str:
    return item.replace("*", r"[\w'’-]*")


def _words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _matched(words: Iterable[str], items: set[str]) -> Known:
    """By word, the expressions that match it; words that none matches are left out."""
    listed = "\n".join(sorted(words))
    found: dict[str, list[str]] = {}
    for item in sorted(items):
        for match in re.finditer(rf"^(?:{item})$", listed, re.MULTILINE):
            found.setdefault(match[0], []).append(item)
    return {word: tuple(told) for word, told in found.items()}


def _by_word(
    sayings: Iterable[Saying], known: Known, numbers: Mapping[str, int]
) -> Mapping[str, list[Saying]]:
    """The lines by each word that the expression matches that is the rarest of the line."""
    matched: dict[str, list[str]] = {}
    for word, items in known.items():
        for item in items:
            matched.setdefault(item, []).append(word)
    times = {item: sum(numbers[word] for word in words) for item, words in matched.items()}
    found: dict[str, list[Saying]] = {}
    for one in sayings:
        rarest = min(one.line, key=lambda item: times.get(item, 0))
        for word in matched.get(rarest, ()):
            found.setdefault(word, []).append(one)
    return found


def _places(words: Sequence[str], known: Known) -> Places:
    """By expression, where a word matches it."""
    places: Places = {}
    for at, word in enumerate(words):
        for item in known.get(word, ()):
            places.setdefault(item, []).append(at)
    return places


def _near(text: str, found: Found) -> set[int]:
    """The places around these, in the clauses that they are in."""
    clauses = clauses_of(text)
    told = {clauses[at] for at in found}
    around = range(min(found) - AROUND, max(found) + AROUND + 1)
    return {at for at, clause in enumerate(clauses) if at in around and clause in told}


def clauses_of(text: str) -> tuple[int, ...]:
    """In which clause each word is; a comma and the like end one.

    >>> clauses_of("Zeg niets toe, voordat het kan.")
    (0, 0, 0, 1, 1, 1)
    """
    clauses = enumerate(CLAUSE.split(text))
    return tuple(number for number, clause in clauses for _ in WORD.findall(clause))


def _nearest(places: Places, line: Line) -> Found | None:
    """Where the words of the line are, nearest together; ``None`` where they are too far or not."""
    if not all(item in places for item in line):
        return None
    ways = product(*(places[item] for item in line))
    near = [one for one in ways if len(set(one)) == len(one) and max(one) - min(one) < WITHIN]
    return min(near, key=lambda one: (max(one) - min(one), one), default=None)
