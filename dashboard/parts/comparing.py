"""Trajectories side by side as HTML: what each has, what they share, and why they are alike."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import heading, items_html, link, paragraph, table
from dashboard.parts.sheets import points_html
from dashboard.site import DOCUMENTS
from dashboard.views.comparison import RIGHT, WRONG, comparison
from dashboard.views.courses import course
from graph.questions.related import related
from graph.questions.views.terms import TRAJECTORY
from graph.sheets.parts.reasons import reason_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.site import Site
    from dashboard.views.comparison import Row
    from graph.model import Node

ALL = 1000  # more trajectories than there are


def comparison_html(site: Site, trajectories: Sequence[Node]) -> str:
    """A column a trajectory, what more than one has in bold; below it why they are alike."""
    say = site.say
    heads = [link(site.thing(one.id), site.naming.title(one)) for one in trajectories]
    rows = [_row(site, one) for one in comparison(site.view, trajectories)]
    number = [len(course(site.view, one).documents) for one in trajectories]
    links = (
        link(site.link(DOCUMENTS, (TRAJECTORY, one.id)), say.number(n)) if n else say.number(n)
        for one, n in zip(trajectories, number, strict=True)
    )
    told = [escape(say("trajectories.documents")), *links]
    hint = paragraph(say("trajectories.beside_hint"), "lg-muted")
    beside = table([escape(say("trajectories.what")), *heads], [*rows, told], titled=True)
    return (
        f"<section>{heading(2, say('trajectories.beside'))}{hint}{beside}</section>"
        f"{_alike(site, trajectories)}"
    )


def _row(site: Site, row: Row) -> list[str]:
    own = row.name in (WRONG, RIGHT)
    name = site.say(f"trajectories.{row.name}") if own else site.naming.attribute(row.name)
    return [escape(name), *(_cell(site, cell, row.shared) for cell in row.cells)]


def _cell(site: Site, things: Sequence[Node], shared: frozenset[str]) -> str:
    items = [link(site.thing(one.id), site.naming.title(one)) for one in things]
    marked = (
        f"<strong>{item}</strong>" if one.id in shared else item
        for one, item in zip(things, items, strict=True)
    )
    return items_html(marked) or "–"


def _alike(site: Site, trajectories: Sequence[Node]) -> str:
    """The reasons why the first is related to each of the others, with quotes of both."""
    first, *others = trajectories
    found = {one.trajectory.id: one for one in related(site.view, first.id, ALL).related}
    name = site.naming.title(first)
    parts = []
    for other in others:
        title = site.say("trajectories.alike", one=name, other=site.naming.title(other))
        why = found.get(other.id)
        body = (
            paragraph(site.say("trajectories.not_alike"))
            if why is None
            else points_html(site, reason_points(site.writer, why, name))
        )
        parts.append(f"<section>{heading(2, title)}{body}</section>")
    return "".join(parts)
