"""The words by which a question says what it wants of the answer, out of ``slots.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("slots.toml")


@cache
def slots() -> Mapping[str, Any]:
    """What questions say beside kind and things, as the file has it."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what the answer should be on."""
    return frozenset(slots()["empty"]["words"].split())


@cache
def polar_words() -> frozenset[str]:
    """Words that ask for what went right, or for what went wrong."""
    patterns = slots()["polarity"].values()
    return frozenset(word for pattern in patterns for word in pattern.split("|"))
