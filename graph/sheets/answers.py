"""How the answer to each question is told, by the question's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graph.sheets.recurring import recurring_sheet

if TYPE_CHECKING:
    from graph.sheets.sheet import Sheet
    from graph.sheets.writer import Writer

SHOWN = 3  # of a long list, how many are told in full

ANSWERS: Mapping[str, Callable[[Writer, Any], Sheet]] = {
    "recurring": lambda writer, answer: recurring_sheet(writer, answer, SHOWN),
}
