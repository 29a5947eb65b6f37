"""Words that people use for one another in questions and reports, out of ``equivalents.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.questions.asking.forms import base
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("equivalents.toml")
PAIR = "-"  # between two words that say it together


def equivalents(word: str) -> frozenset[str]:
    """What stands for a folded word, in any form of it, each as its ``base``; pairs as "a-b".

    >>> "herroepen" in equivalents("teruggedraaid"), "bellen" in equivalents("telefonisch")
    (True, True)
    """
    return _groups().get(base(word), frozenset())


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The groups of words as the file has them."""
    content: dict[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    lines = (line for text in content.values() for line in text.splitlines())
    return tuple(tuple(line.split()) for line in lines if line.strip())


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The equivalents of each base that is in a group."""
    found: dict[str, set[str]] = {}
    for group in groups():
        based = {PAIR.join(map(base, fold(one).split(PAIR))) for one in group}
        for one in based:
            if PAIR not in one:
                found.setdefault(one, set()).update(based - {one})
    return {one: frozenset(others) for one, others in found.items()}
