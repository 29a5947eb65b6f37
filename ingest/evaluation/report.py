"""The evaluation as tables: what was measured, with intervals, confusions, and reliability."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.evaluation.measures import (
    ATTRIBUTES,
    EXACT,
    LINKED,
    OVERLAP,
    SETS,
    TYPES,
    Measured,
    Tally,
    total,
)

DRAWS = 1000
SEED = 20261125
WITHIN = 0.95  # the part of the draws that an interval holds
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
CHOICES = {*ATTRIBUTES, *(f"{type_} {LINKED}" for type_ in TYPES)}
ORDER = [
    *(f"{type_} {how}" for type_ in TYPES for how in (EXACT, OVERLAP, LINKED)),
    "statements",
    *ATTRIBUTES,
    *SETS,
    "relations",
]
Row = tuple[str, str, str, str, str, str]


def table(measured: Sequence[Measured]) -> Iterator[Row]:
    """Rows of what was measured: precision, recall, F1 or the share right, interval, and count."""
    tallies = total(measured)
    for what in ORDER:
        if what in tallies:
            yield _row(what, tallies[what], interval(measured, what))


def _row(what: str, tally: Tally, between: tuple[float, float]) -> Row:
    low, high = between
    bounds = f"{low:.2f}–{high:.2f}"
    if what in CHOICES:
        return what, "", "", f"{tally.precision:.2f}", bounds, str(tally.right + tally.wrong)
    there = str(tally.right + tally.missed)
    return (
        what,
        f"{tally.precision:.2f}",
        f"{tally.recall:.2f}",
        f"{tally.f1:.2f}",
        bounds,
        there,
    )


def score(what: str, tally: Tally) -> float:
    """The one number of a tally: the share right of a choice, else F1."""
    return tally.precision if what in CHOICES else tally.f1


def interval(measured: Sequence[Measured], what: str) -> tuple[float, float]:
    """Between which two numbers the score lies in most draws of as many documents.

    A bootstrap over documents: Efron, *Bootstrap methods* (1979).
    """
    chance = random.Random(SEED)  # noqa: S311 - the same draws every time
    own = [one.tallies.get(what, Tally()) for one in measured]
    scores = sorted(
        score(what, sum(chance.choices(own, k=len(own)), Tally())) for _ in range(DRAWS)
    )
    edge = int(DRAWS * (1 - WITHIN) / 2)
    return scores[edge], scores[-1 - edge]


def confusion(counts: Counter[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Rows of a confusion table: what it was by what was said; the first row is the heading."""
    answers = sorted({answer for pair in counts for answer in pair})
    yield ("", *answers)
    for wanted in answers:
        yield (wanted, *(str(counts[wanted, said]) for said in answers))


def reliability(
    pairs: Sequence[tuple[float, bool]], bins: Sequence[float] = BINS
) -> Iterator[tuple[str, str, str, str]]:
    """Rows of how certain one was of a statement, and how often there was one, by bin."""
    for low, high in pairwise(bins):
        inside = [one for one in pairs if low <= one[0] < high or one[0] == high == bins[-1]]
        if inside:
            mean = sum(chance for chance, _ in inside) / len(inside)
            share = sum(truth for _, truth in inside) / len(inside)
            yield f"{low:.1f}–{high:.1f}", f"{mean:.2f}", f"{share:.2f}", str(len(inside))


def by_document(measured: Sequence[Measured], whats: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Rows of the scores of every document."""
    for one in measured:
        scores: Mapping[str, Tally] = one.tallies
        yield one.id, *(_of_document(w, scores.get(w)) for w in whats)


def _of_document(what: str, tally: Tally | None) -> str:
    """The score of one document; a dash where there was nothing of it to find, nor found."""
    if tally is None or not tally.right + tally.wrong + tally.missed:
        return "–"
    return f"{score(what, tally):.2f}"
