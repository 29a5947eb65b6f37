"""Trajectories side by side, on a page and to take along: what each has, and why they are alike."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import heading, items_html, link, paragraph, table
from dashboard.parts.downloads import download_buttons
from dashboard.parts.sections import only_named
from dashboard.parts.sheets import sections_html
from dashboard.site import DOCUMENTS
from dashboard.views.comparison import RIGHT, WRONG, comparison
from dashboard.views.courses import course
from graph.questions.related import related
from graph.questions.views.families import family
from graph.questions.views.terms import TRAJECTORY
from graph.sheets.parts.reasons import reason_points
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site
    from dashboard.views.comparison import Row
    from graph.model import Node
    from graph.questions.likeness.nearest import Related

ALL = 1000  # more trajectories than there are


def comparison_html(site: Site, trajectories: Sequence[Node]) -> str:
    """A column a trajectory, what more than one has in bold; below it why they are alike."""
    say = site.say
    heads = [link(site.thing(one.id), site.naming.title(one)) for one in trajectories]
    rows = [_row(site, one) for one in comparison(site.view, trajectories)]
    told = [escape(say("trajectories.documents")), *(_documents(site, o) for o in trajectories)]
    hint = paragraph(say("trajectories.beside_hint"), "lg-muted")
    beside = table([escape(say("trajectories.what")), *heads], [*rows, told], titled=True)
    return (
        f"<section>{heading(2, say('trajectories.beside'))}{hint}{beside}</section>"
        f"{sections_html(site, _alike(site, trajectories))}"
    )


def _documents(site: Site, trajectory: Node) -> str:
    """How many documents speak of it or of a part of it, which leads to those."""
    courses = [course(site.view, site.view.node(one)) for one in family(site.view, trajectory.id)]
    spoken = {told.document.id for one in courses for told in one.documents}
    number = site.say.number(len(spoken))
    if not spoken:
        named = {id_ for one in courses for id_ in one.named}
        return escape(only_named(site, 0, len(named)) or number)
    pairs = [(TRAJECTORY, one.trajectory.id) for one in courses if one.documents]
    return link(site.link(DOCUMENTS, *pairs), number)


def comparison_buttons(site: Site, trajectories: Sequence[Node]) -> None:
    """The same to take along, in every form that an answer has."""
    rows, found = comparison(site.view, trajectories), _related(site, trajectories[0])
    alike = [found[one.id] for one in trajectories if one.id in found]
    answer = {"trajectories": trajectories, "rows": rows, "related": alike}
    name = site.say("trajectories.beside_file")
    download_buttons(site, name, answer, lambda: _sheet(site, trajectories, rows))


def _sheet(site: Site, trajectories: Sequence[Node], rows: Sequence[Row]) -> Sheet:
    """What each has in a table, of which the last column is what they share, and the reasons."""
    say, titles = site.say, [site.naming.title(one) for one in trajectories]
    head = (say("trajectories.what"), *titles, say("trajectories.shared"))
    told = tuple(tuple(Text(words) for words in _told(site, row)) for row in rows)
    beside = Section(say("trajectories.beside"), table=Table(head, told))
    return Sheet(
        title=say("trajectories.beside_title", trajectories=", ".join(titles)),
        language=say.language,
        lead=say("trajectories.beside_lead"),
        sections=(beside, *_alike(site, trajectories)),
    )


def _told(site: Site, row: Row) -> Iterator[str]:
    yield _name(site, row)
    shared = {one.id: one for cell in row.cells for one in cell if one.id in row.shared}
    for things in (*row.cells, list(shared.values())):
        yield "; ".join(map(site.naming.title, things)) or "–"


def _row(site: Site, row: Row) -> list[str]:
    return [escape(_name(site, row)), *(_cell(site, cell, row.shared) for cell in row.cells)]


def _name(site: Site, row: Row) -> str:
    own = row.name in (WRONG, RIGHT)
    return site.say(f"trajectories.{row.name}") if own else site.naming.attribute(row.name)


def _cell(site: Site, things: Sequence[Node], shared: frozenset[str]) -> str:
    items = [link(site.thing(one.id), site.naming.title(one)) for one in things]
    marked = (
        f"<strong>{item}</strong>" if one.id in shared else item
        for one, item in zip(things, items, strict=True)
    )
    return items_html(marked) or "–"


def _alike(site: Site, trajectories: Sequence[Node]) -> Iterator[Section]:
    """The reasons why the first is related to each of the others, with quotes of both."""
    first, *others = trajectories
    found, name = _related(site, first), site.naming.title(first)
    for other in others:
        names = {"one": name, "other": site.naming.title(other)}
        if why := found.get(other.id):
            title = site.say("trajectories.alike", **names)
            yield Section(title, points=reason_points(site.writer, why, name))
        else:
            told = _one_family(site, first, other) or site.say("trajectories.not_alike")
            yield Section(site.say("trajectories.both", **names), told)


def _one_family(site: Site, one: Node, other: Node) -> str:
    """That one is part of the other, or both of a third; "" where neither is so."""
    view, names = site.view, site.naming.title
    for part, whole in ((one, other), (other, one)):
        if part.id in family(view, whole.id):
            return site.say("trajectories.part", part=names(part), whole=names(whole))
    root = view.root(one.id)
    if root != view.root(other.id):
        return ""
    return site.say("trajectories.parts", whole=names(view.node(root)))


def _related(site: Site, trajectory: Node) -> dict[str, Related]:
    """All that are related to it, by IRI."""
    return {one.trajectory.id: one for one in related(site.view, trajectory.id, ALL).related}
