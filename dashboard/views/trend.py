"""Bottlenecks through the years of publication."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.views.heat import by_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Evidence
    from graph.questions.recurring import Recurrence
    from graph.questions.views.view import View


def number_in(one: Recurrence, year: str, reports: Mapping[str, int]) -> int | None:
    """In how many independent trajectories it occurs by reports of that year.

    ``None`` where there are no ``reports`` of it: then a nought would say too much.
    """
    return one.years.get(year, 0) if reports.get(year) else None


def told_in(view: View, one: Recurrence, year: str) -> dict[str, tuple[Evidence, ...]]:
    """By whole trajectory what reports of that year tell, as many as ``years`` counts."""
    told = (
        replace(place, evidence=tuple(e for e in place.evidence if view.date(e)[:4] == year))
        for place in one.occurrences
    )
    return by_whole(view, (place for place in told if place.evidence))
