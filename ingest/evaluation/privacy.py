"""How much of what identifies people is masked, and how much else is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.privacy.masking import mask
from ingest.privacy.persons import find_private
from ingest.rows import read_rows

LONG = 3  # letters of a part of a name that must not be left either


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what must be masked in it, what must stay, and the sort of case it is."""

    text: str
    private: tuple[str, ...]
    keep: tuple[str, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Privacy:
    """Of one sort of case: how much was masked of what there was, and how much stayed."""

    sort: str
    masked: int = 0
    private: int = 0
    kept: int = 0
    keep: int = 0

    def __add__(self, other: Privacy) -> Privacy:
        """Both together, under the name of the first."""
        return Privacy(
            self.sort,
            self.masked + other.masked,
            self.private + other.private,
            self.kept + other.kept,
            self.keep + other.keep,
        )


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON Lines file; what is no such file raises ReadError."""
    return list(read_rows(path, _case, "geval"))


def _case(row: Mapping[str, Any]) -> Case:
    return Case(row["text"], tuple(row["private"]), tuple(row["keep"]), row["sort"])


def measure_privacy(cases: Iterable[Case]) -> list[Privacy]:
    """What is masked and what stays, by sort of case."""
    found: dict[str, Privacy] = {}
    for case in cases:
        text = mask(case.text, find_private(case.text))
        found[case.sort] = found.get(case.sort, Privacy(case.sort)) + Privacy(
            case.sort,
            sum(is_masked(piece, text, case.keep) for piece in case.private),
            len(case.private),
            sum(piece in text for piece in case.keep),
            len(case.keep),
        )
    return [found[sort] for sort in sorted(found)]


def total(measured: Iterable[Privacy], sort: str) -> Privacy:
    """All sorts of cases together, under this name."""
    return sum(measured, Privacy(sort))


def is_masked(piece: str, text: str, keep: Iterable[str]) -> bool:
    """Whether neither the piece nor a long word of it with a capital is left in the text.

    A word that something to be kept has too may be left.

    >>> is_masked("Jan Smit", "██████ Smit", []), is_masked("Jan Smit", "████████", [])
    (False, True)
    """
    elsewhere = " ".join(keep)
    words = [word for word in piece.replace(",", " ").split() if len(word) > LONG]
    left = (word for word in words if word[0].isupper() and word in text and word not in elsewhere)
    return piece not in text and next(left, None) is None
