"""How well it is told which lessons are the same: ``python -m bench.lessons [PAIRS]``.

The pairs stand in a file like ``tests/lesson_pairs.toml``. The threshold is the lowest that is
right in at least nine of ten on every other pair; precision and recall are of the rest, both at
that threshold and at the one that leergraaf uses.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.questions.likeness.alignment import Alignment
from graph.questions.likeness.sameness import SAME

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = Path(__file__).parent.parent / "tests" / "lesson_pairs.toml"
PRECISION = 0.9  # at least, of what is called the same


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, whether they are the same lesson, and how alike they were found."""

    one: str
    other: str
    same: bool
    alike: float


def read_pairs(path: Path) -> list[Pair]:
    """The pairs in the file, with their likeness."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    likeness = Alignment([text for row in rows for text in (row["one"], row["other"])])
    return [
        Pair(row["one"], row["other"], row["same"], likeness.between(2 * at, 2 * at + 1))
        for at, row in enumerate(rows)
    ]


def measure(pairs: Sequence[Pair], threshold: float) -> tuple[float, float]:
    """Precision and recall of calling the pairs that are so alike the same."""
    found = [pair.same for pair in pairs if pair.alike >= threshold]
    right = sum(found)
    return right / max(1, len(found)), right / max(1, sum(pair.same for pair in pairs))


def choose(pairs: Sequence[Pair]) -> float:
    """The lowest threshold with the precision that is asked; 1 where there is none."""
    fitting = (p.alike for p in pairs if measure(pairs, p.alike)[0] >= PRECISION)
    return min(fitting, default=1.0)


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    pairs = read_pairs(parser.parse_args().pairs)
    chosen = choose(pairs[::2])
    print("| threshold | pairs | precision | recall |\n| --- | --- | --- | --- |")
    for name, threshold in (("chosen", chosen), ("used", SAME)):
        for half, some in (("chosen on", pairs[::2]), ("the rest", pairs[1::2])):
            precision, recall = measure(some, threshold)
            print(
                f"| {name} {threshold:.3f} | {half}, {len(some)} | {precision:.2f} | {recall:.2f} |"
            )


if __name__ == "__main__":
    main()
