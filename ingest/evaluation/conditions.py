"""Annotated documents made harder, their annotations moved along: noise, lists, tables, length.

Every transformation is a list of edits of the text, so that what was annotated is still known to
the character. The same documents give the same edits.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, cycle, pairwise
from typing import NamedTuple

from ingest.evaluation.gold import Annotated, Name, Said

NOISE = 0.02  # the part of the places where a misreading is possible that are misread
SEED = 20261125
CONFUSIONS = (  # what recognised text has for what stands on paper
    *(("l", "1"), ("1", "l"), ("i", "l"), ("I", "l"), ("O", "0"), ("0", "O"), ("e", "c")),
    *(("rn", "m"), ("m", "rn"), ("u", "ii"), ("h", "b"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ij", "ĳ")),
    *((" ", ""), (" ", "\n"), (",", "."), ("-", "")),
)
BROKEN = "-\n"  # between the halves of a word
PAGES, PAGE = 500, 2500  # the pages of a long document, and the characters of a page
GAP = "\n\n"


class Edit(NamedTuple):
    """That the characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


def edited(gold: Annotated, edits: Iterable[Edit]) -> Annotated:
    """The document after these edits, which do not overlap; what they touch ends with them."""
    moves = Moves(edits)

    def names() -> Iterator[Name]:
        for one in gold.names:
            yield replace(one, start=moves.start(one.start), end=moves.end(one.end))

    def sentences() -> Iterator[Said]:
        for one in gold.sentences:
            yield replace(one, start=moves.start(one.start), end=moves.end(one.end))

    return replace(
        gold, text=moves.text(gold.text), names=tuple(names()), sentences=tuple(sentences())
    )


class Moves:
    """Where the characters of a text are after edits of it."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits)
        self.starts = [edit.start for edit in self.edits]
        self.ends = [edit.end for edit in self.edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self.edits)
        self.shifts = [0, *accumulate(grown)]

    def text(self, text: str) -> str:
        """The text after the edits."""
        parts, at = [], 0
        for edit in self.edits:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
        return "".join([*parts, text[at:]])

    def start(self, at: int) -> int:
        """Where what began at ``at`` begins: behind what was put in there."""
        number = bisect_right(self.ends, at)
        if number < len(self.edits) and self.starts[number] < at:
            at = self.starts[number]
        return at + self.shifts[number]

    def end(self, at: int) -> int:
        """Where what ended at ``at`` ends: before what was put in there."""
        number = bisect_left(self.starts, at)
        return max(at, self.ends[number - 1] if number else 0) + self.shifts[number]


def scanned(gold: Annotated) -> Annotated:
    """The document as bad recognition of a scan gives it: letters, spaces and lines gone wrong."""
    chance = random.Random(f"{SEED} {gold.id}")  # noqa: S311 - the same noise every time
    return edited(gold, _misread(gold.text, chance))


def _misread(text: str, chance: random.Random) -> Iterator[Edit]:
    at = 0
    while at < len(text):
        if chance.random() >= NOISE:
            at += 1
            continue
        possible = [pair for pair in CONFUSIONS if text.startswith(pair[0], at)]
        if text[at : at + 2].isalpha() and text[at - 1 : at].isalpha():
            possible.append((text[at], text[at] + BROKEN))
        if not possible:
            at += 1
            continue
        seen, read = chance.choice(possible)
        yield Edit(at, at + len(seen), read)
        at += len(seen)


def listed(gold: Annotated) -> Annotated:
    """The document with every paragraph of several sentences as a list of them."""
    return edited(gold, _between(gold, "- ", lambda _: "\n- ", ""))


def tabled(gold: Annotated) -> Annotated:
    """The document, as Markdown, with every paragraph of several sentences as a table of them."""
    head = "| Nr. | Bevinding |\n|---|---|\n| 1 | "
    rows = edited(gold, _between(gold, head, lambda n: f" |\n| {n} | ", " |"))
    return replace(rows, form=".md")


def _between(
    gold: Annotated, before: str, between: Callable[[int], str], after: str
) -> Iterator[Edit]:
    """The edits that put something around and between the sentences of a paragraph."""
    for group in _paragraphs(gold):
        if len(group) > 1:
            yield Edit(group[0].start, group[0].start, before)
            for number, (one, other) in enumerate(pairwise(group), start=2):
                yield Edit(one.end, other.start, between(number))
            yield Edit(group[-1].end, group[-1].end, after)


def _paragraphs(gold: Annotated) -> Iterator[list[Said]]:
    """The sentences that follow each other with nothing but spaces between them."""
    group: list[Said] = []
    for one in sorted(gold.sentences, key=lambda said: said.start):
        if group and re.fullmatch(" *", gold.text[group[-1].end : one.start]) is None:
            yield group
            group = []
        group.append(one)
    yield group


def lengthened(documents: Sequence[Annotated]) -> Annotated:
    """The documents one after another, again and again, as one report of ``PAGES`` pages."""
    parts: list[Annotated] = []
    size = 0
    for one in cycle(one for one in documents if one.text):
        if size >= PAGES * PAGE:
            break
        parts.append(_moved(one, size))
        size += len(one.text) + len(GAP)
    whole = Annotated(
        id="-".join(["lang", *(one.id for one in parts[:1])]),
        text="".join(one.text + GAP for one in parts),
        names=tuple(name for one in parts for name in one.names),
        sentences=tuple(said for one in parts for said in one.sentences),
        relations=frozenset(),
    )
    return edited(whole, _page_breaks(whole.text))


def _moved(gold: Annotated, by: int) -> Annotated:
    return replace(
        gold,
        names=tuple(replace(one, start=one.start + by, end=one.end + by) for one in gold.names),
        sentences=tuple(
            replace(one, start=one.start + by, end=one.end + by) for one in gold.sentences
        ),
    )


def _page_breaks(text: str) -> Iterator[Edit]:
    """A form feed before the first paragraph on every page."""
    at = 0
    while (at := text.find(GAP, at + PAGE)) >= 0:
        yield Edit(at + len(GAP), at + len(GAP), "\f")


CONDITIONS: Mapping[str, Callable[[Sequence[Annotated]], list[Annotated]]] = {
    "ocr": lambda documents: list(map(scanned, documents)),
    "lists": lambda documents: list(map(listed, documents)),
    "tables": lambda documents: list(map(tabled, documents)),
    "long": lambda documents: [lengthened(documents)],
}
"""What can be done to annotated documents, by the name a user chooses it with."""
