"""How the answer to each question is told, by the question's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.questions.contrast import Contrast
from graph.sheets.questions.brief import brief_sheet
from graph.sheets.questions.contrast import contrast_sheet
from graph.sheets.questions.coverage import coverage_sheet
from graph.sheets.questions.followup import followup_sheet
from graph.sheets.questions.known import known_sheet
from graph.sheets.questions.lessons import lessons_sheet
from graph.sheets.questions.path import path_sheet
from graph.sheets.questions.profile import profile_sheet
from graph.sheets.questions.recurring import recurring_sheet
from graph.sheets.questions.related import related_sheet
from graph.sheets.questions.signals import signals_sheet
from graph.sheets.questions.standings import standings_sheet
from graph.sheets.questions.structure import structure_sheet

if TYPE_CHECKING:
    from graph.questions.related import Relations
    from graph.sheets.sheet import Sheet
    from graph.sheets.writer import Writer

MOST = 5  # of what became of advice, by whose word
SHOWN = 3  # of a long list, how many are told in full


def _compared(writer: Writer, found: Relations | Contrast) -> Sheet:
    """What two trajectories have in common, or in what they differ."""
    if isinstance(found, Contrast):
        return contrast_sheet(writer, found)
    return related_sheet(writer, found, quoted=True)


ANSWERS: Mapping[str, Callable[[Any, Any], Sheet]] = {
    "recurring": partial(recurring_sheet, most=SHOWN),
    "related": partial(related_sheet, quoted=True),
    "compare": _compared,
    "brief": brief_sheet,
    "signals": signals_sheet,
    "path": path_sheet,
    "known": partial(known_sheet, most=SHOWN),
    "coverage": partial(coverage_sheet, most=SHOWN, tables=False),
    "most": standings_sheet,
    "structure": partial(structure_sheet, most=SHOWN),
    "repeated": partial(lessons_sheet, most=SHOWN),
    "followup": partial(followup_sheet, most=MOST, tables=False),
    "profile": partial(profile_sheet, most=SHOWN),
}
