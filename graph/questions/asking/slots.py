"""The words by which a question says what it wants of the answer, out of ``slots.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("slots.toml")


@cache
def slots() -> Mapping[str, Any]:
    """What questions say beside kind and things, as the file has it."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def fate_in(text: str) -> Mapping[str, Any] | None:
    """What became of advice as a question asks it, where it asks for one."""
    folded = fold(text)
    return next((one for one in slots()["fate"] if _whole(one["cues"]).search(folded)), None)


def fate_told(text: str) -> re.Pattern[str] | None:
    """How a sentence tells what a question asks became of advice, where it asks for one."""
    slot = fate_in(text)
    return None if slot is None else _whole(slot["said"])


def asks_promise(text: str) -> bool:
    """Whether what was promised is asked for, of all that was or will be done."""
    return _whole(slots()["promise"]["cues"]).search(fold(text)) is not None


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """The expression, as whole words."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what the answer should be on."""
    return frozenset(slots()["empty"]["words"].split())


@cache
def polar_words() -> frozenset[str]:
    """Words that ask for what went right, or for what went wrong."""
    patterns = slots()["polarity"].values()
    return frozenset(word for pattern in patterns for word in pattern.split("|"))
