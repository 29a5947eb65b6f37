"""How well it is told which lessons are the same: ``python -m bench.lessons [PAIRS]``.

The pairs stand in a file like ``tests/lesson_pairs.toml``. The threshold is the lowest that is
right in at least nine of ten on every other pair; precision and recall are of the rest, both at
that threshold and at the one that leergraaf uses.

Of the lessons in ``tests/lesson_gists.toml`` any two statements are laid beside each other: how
many are found to be the same word by word, by what they come down to, and by either.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from graph.gist import load_gists
from graph.model import Node
from graph.questions.lessons import read
from graph.questions.likeness.alignment import Alignment
from graph.questions.likeness.sameness import SAME
from graph.questions.views.terms import LESSON, NEGATIVE, POSITIVE, RECOMMENDATION

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = Path(__file__).parent.parent / "tests" / "lesson_pairs.toml"
GISTS = PAIRS.with_name("lesson_gists.toml")
SORTS = {  # of statements: kind and polarity
    "failed": (LESSON, NEGATIVE),
    "worked": (LESSON, POSITIVE),
    "advised": (RECOMMENDATION, "neutraal"),
}
USED = ("come down to the same, or used", SAME, True)
WAYS = ("word by word", "come down to the same", "either")
PRECISION = 0.9  # at least, of what is called the same


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, whether they are the same lesson, and how alike they were found.

    ``gist`` is whether they come down to the same, each read as advice or as what went wrong.
    """

    one: str
    other: str
    same: bool
    alike: float
    gist: bool = False


def read_pairs(path: Path) -> list[Pair]:
    """The pairs in the file, with their likeness."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    texts = [text for row in rows for text in (row["one"], row["other"])]
    likeness, gists = Alignment(texts), [_gists(text) for text in texts]
    return [
        Pair(
            row["one"],
            row["other"],
            row["same"],
            likeness.between(2 * at, 2 * at + 1),
            not gists[2 * at].isdisjoint(gists[2 * at + 1]),
        )
        for at, row in enumerate(rows)
    ]


def _gists(text: str) -> set[str]:
    """What the text comes down to, be it advice or what went wrong."""
    told = [(text, True), (text, False)]
    return {code for codes in load_gists().of(told) for code in codes}


def _node(text: str, sort: str) -> Node:
    kind, polarity = SORTS[sort]
    return Node(text, kind, (("polarity", polarity), ("text", text)))


def measure(
    pairs: Sequence[Pair], threshold: float, *, or_gist: bool = False
) -> tuple[float, float]:
    """Precision and recall of calling the pairs that are so alike, or of one gist, the same."""
    found = [p.same for p in pairs if p.alike >= threshold or (or_gist and p.gist)]
    right = sum(found)
    return right / max(1, len(found)), right / max(1, sum(pair.same for pair in pairs))


def choose(pairs: Sequence[Pair]) -> float:
    """The lowest threshold with the precision that is asked; 1 where there is none."""
    fitting = (p.alike for p in pairs if measure(pairs, p.alike)[0] >= PRECISION)
    return min(fitting, default=1.0)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a lesson, by its number; of a near miss each has its own."""

    lesson: int
    held: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Couple:
    """Two statements: whether they are the same lesson, and in which ways that is found."""

    held: bool
    same: bool
    found: tuple[bool, ...]


def read_told(path: Path) -> list[Told]:
    """The statements of the lessons in the file."""
    found: list[Told] = []
    for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["lesson"]):
        for sort in SORTS:
            for text in row.get(sort, ()):
                lesson = -len(found) - 1 if row.get("apart") else number
                found.append(Told(lesson, row["held"], _node(text, sort)))
    return found


def couples(told: Sequence[Told]) -> list[Couple]:
    """Any two of the statements that are held out, and any two of those that are not."""
    likeness = Alignment([one.node.get("text") or "" for one in told])
    gists = [set(codes) for codes in load_gists().of([read(one.node) for one in told])]
    found = []
    for at, to in combinations(range(len(told)), 2):
        one, other = told[at], told[to]
        if one.held is other.held:
            sorts = {(each.node.kind, each.node.get("polarity")) for each in (one, other)}
            by_words = len(sorts) == 1 and likeness.between(at, to) >= SAME
            by_gist = not gists[at].isdisjoint(gists[to])
            ways = by_words, by_gist, by_words or by_gist
            found.append(Couple(one.held, one.lesson == other.lesson, ways))
    return found


def measure_way(some: Sequence[Couple], way: int) -> tuple[int, float, float]:
    """How many are found in that way, and with what precision and recall."""
    found = [one.same for one in some if one.found[way]]
    right, same = sum(found), sum(one.same for one in some)
    return len(found), right / max(1, len(found)), right / max(1, same)


def print_gists(told: Sequence[Told]) -> None:
    """Print a Markdown table of how many couples are found in which way."""
    print("| any two of | found | precision | recall |\n| --- | --- | --- | --- |")
    every = couples(told)
    for held, name in ((False, "made with"), (True, "held out")):
        some = [one for one in every if one.held is held]
        number = sum(one.held is held for one in told)
        for way, said in enumerate(WAYS):
            count, precision, recall = measure_way(some, way)
            print(f"| {name}, {number}: {said} | {count} | {precision:.2f} | {recall:.2f} |")


def main() -> None:
    """Print two Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    pairs = read_pairs(parser.parse_args().pairs)
    chosen = choose(pairs[::2])
    print("| threshold | pairs | precision | recall |\n| --- | --- | --- | --- |")
    for name, least, or_gist in (("chosen", chosen, False), ("used", SAME, False), USED):
        for half, some in (("chosen on", pairs[::2]), ("the rest", pairs[1::2])):
            precision, recall = measure(some, least, or_gist=or_gist)
            print(f"| {name} {least:.3f} | {half}, {len(some)} | {precision:.2f} | {recall:.2f} |")
    print()
    print_gists(read_told(GISTS))


if __name__ == "__main__":
    main()
