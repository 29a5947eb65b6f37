"""The words of texts and questions, folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+")
TOKEN = re.compile(r"\d+|[^\W\d]+")  # "box3" is two


def tokens_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return TOKEN.findall(fold(text))


def padded(text: str) -> str:
    """The words of a text, folded, with a space around each.

    >>> padded("Het CBR, in 2020.")
    ' het cbr in 2020 '
    """
    return joined(tokens_of(text))


def joined(tokens: Iterable[str]) -> str:
    """The words with a space around each."""
    return f" {' '.join(tokens)} "
