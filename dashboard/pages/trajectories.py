"""The trajectories: all of them in time, and two or more side by side."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import course_chart
from dashboard.markup import heading, items_html, link, paragraph, table
from dashboard.parts.beside import explore_link
from dashboard.parts.boxes import choices_box
from dashboard.parts.comparing import comparison_buttons, comparison_html
from dashboard.parts.downloads import csv_button
from dashboard.parts.sections import only_named
from dashboard.site import DOCUMENTS, SEARCH
from dashboard.views.courses import courses
from dashboard.views.exploration import Exploration
from dashboard.views.selection import KIND
from graph.questions.views.terms import (
    LESSON,
    NEGATIVE,
    POLARITY,
    POSITIVE,
    STATEMENT,
    TRAJECTORY,
)
from graph.sheets.naming import uncapitalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site
    from dashboard.views.courses import Course

CHARTED = 25  # trajectories on the map in time
MOST = 200  # in the table
COMPARED = 4  # side by side
WITH = "met"
COLUMNS = ("trajectory", "period", "responsible", "wrong", "right", "statements", "documents")
WORDED = 3  # of them; the rest are numbers
CELLS = ("trajectory", "sort", "period", "end", *COLUMNS[2:], "named")  # of a spreadsheet


def render(site: Site) -> None:
    """Draw the page; the trajectories to compare are in the address."""
    say, found = site.say, courses(site.view)
    st.html(heading(1, say("trajectories.title")) + paragraph(say("trajectories.intro"), "lg-lead"))
    if not found:
        st.html(paragraph(say("trajectories.none")))
        return
    _compare(site, found)
    st.html(heading(2, say("trajectories.in_time")) + paragraph(say("trajectories.chart_hint")))
    dated = [one for one in found if one.began is not None]
    if dated:
        st.html(_key(site))
        chart = course_chart(site, dated[:CHARTED])
        st.altair_chart(chart, width="stretch", alt=say("trajectories.chart_alt"))
    undated = [one for one in found if one.began is None]
    if undrawn := _undrawn(site, dated[CHARTED:], undated):
        st.html(undrawn)
    st.html(heading(2, say.count("trajectories.all", len(found))) + _table(site, found[:MOST]))
    csv_button(
        site, say("trajectories.file"), [*_names(site, CELLS), "IRI"], partial(_rows, site, found)
    )


def _key(site: Site) -> str:
    """What the bars and dots of the chart mean."""
    items = "".join(
        f'<li><span class="lg-{name}" aria-hidden="true"></span>'
        f"{escape(site.say(f'trajectories.key_{name}'))}</li>"
        for name in ("ended", "open", "report")
    )
    return f'<ul class="lg-key">{items}</ul>'


def _undrawn(site: Site, more: Sequence[Course], undated: Sequence[Course]) -> str:
    """What has no bar: beyond what a chart can show, or because its beginning is not known."""
    lists = (("more", more), ("undated_all", undated))
    return "".join(
        heading(3, site.say.count(f"trajectories.{name}", len(some)))
        + items_html(_undrawn_item(site, one) for one in some)
        for name, some in lists
        if some
    )


def _undrawn_item(site: Site, one: Course) -> str:
    """The name, with what is known of when it ran and when reports on it appeared."""
    say, name = site.say, link(site.thing(one.trajectory.id), site.naming.title(one.trajectory))
    began = say("trajectories.undated") if one.began is None else period(one)
    ended = say("trajectories.ended", year=one.ended) if one.ended and not one.began else ""
    told = say("trajectories.told", years=", ".join(one.told)) if one.told else ""
    named = only_named(site, len(one.documents), len(one.named)) if not told else ""
    known = [began, ended, _phase(site, one), told or named or say("trajectories.untold")]
    return f'{name} <span class="lg-muted">· {escape(" · ".join(filter(None, known)))}</span>'


def _compare(site: Site, found: Sequence[Course]) -> None:
    """A box to choose trajectories in, and those that are chosen side by side."""
    names = {one.trajectory.id: site.naming.title(one.trajectory) for one in found}
    asked = [one for one in st.query_params.get_all(WITH) if one in names][:COMPARED]
    options = dict(sorted(names.items(), key=lambda pair: pair[1]))
    label, hint = site.say("trajectories.compare"), site.say("trajectories.choose")
    choices_box(WITH, label, options, asked, most=COMPARED, placeholder=hint)
    if len(asked) > 1:
        chosen = [site.view.node(one) for one in asked]
        st.html(comparison_html(site, chosen))
        comparison_buttons(site, chosen)
        href = explore_link(site, Exploration(tuple(asked)))
        st.html(f"<p>{link(href, site.say('trajectories.explore'))}</p>")


def _table(site: Site, found: Sequence[Course]) -> str:
    """Each with its years, who is responsible, and how much is said, which leads to what it is."""
    names, rows = map(escape, _names(site, COLUMNS)), (_row(site, one) for one in found)
    return table(names, rows, range(WORDED, len(COLUMNS)), titled=True)


def _row(site: Site, one: Course) -> Iterator[str]:
    id_ = one.trajectory.id
    yield link(site.thing(id_), site.naming.title(one.trajectory)) + _note(_sort(site, one))
    years = escape(period(one)).replace(" ", "&nbsp;")  # on one line
    yield years + _note(ending(site, one))
    yield items_html(link(site.thing(o.id), site.naming.title(o)) for o in one.responsible)
    for code in (NEGATIVE, POSITIVE):
        number = one.lessons.get(code, 0)
        yield _number(site, number, SEARCH, id_, (KIND, LESSON), (POLARITY, code))
    kinds = [(KIND, kind) for kind in site.store.schema.concrete(STATEMENT)]
    yield _number(site, one.statements, SEARCH, id_, *kinds)
    yield _documents(site, one)


def _documents(site: Site, one: Course) -> str:
    """How many speak of it, which leads to those, and how many only name it, which to its page."""
    spoken, id_ = len(one.documents), one.trajectory.id
    named = only_named(site, spoken, len(one.named))
    number = _number(site, spoken, DOCUMENTS, id_) if spoken or not named else ""
    return number + (f'<p class="lg-source">{link(site.thing(id_), named)}</p>' if named else "")


def _sort(site: Site, one: Course) -> str:
    """What sort of trajectory it is, where the ontology knows."""
    sort = site.naming.sort(one.trajectory)
    return sort if sort != site.naming.kind(TRAJECTORY) else ""


def _note(text: str) -> str:
    return paragraph(text, "lg-source") if text else ""


def _number(site: Site, number: int, page: str, trajectory: str, *pairs: tuple[str, str]) -> str:
    """A number that leads to the statements or documents it counts."""
    text = site.say.number(number)
    return link(site.link(page, (TRAJECTORY, trajectory), *pairs), text) if number else text


def period(one: Course) -> str:
    """From when to when it ran, as far as is known.

    >>> from dashboard.views.courses import Course
    >>> from graph.model import Node
    >>> period(Course(Node("urn:t", "Trajectory", ()), "2019", None, None, (), {}, 0, ()))
    '2019 –'
    """
    return f"{one.began or ''} – {one.ended or ''}".strip() if one.began or one.ended else ""


def ending(site: Site, one: Course) -> str:
    """What is known of an end without a year: that it is over, or how far it is, or nothing."""
    if one.ended is not None:
        return ""
    unknown = site.say("trajectories.unknown" if one.began is None else "trajectories.open")
    return _phase(site, one) or unknown


def _phase(site: Site, one: Course) -> str:
    """How far it is, where no year of its end says so."""
    if one.ended is not None:
        return ""
    if one.closed:
        return site.say("trajectories.closed")
    return "" if one.phase is None else uncapitalise(site.naming.title(one.phase))


def _names(site: Site, columns: Sequence[str]) -> list[str]:
    return [site.say(f"trajectories.{one}") for one in columns]


def _rows(site: Site, found: Sequence[Course]) -> Iterator[list[str]]:
    for one in found:
        yield [
            site.naming.title(one.trajectory),
            _sort(site, one),
            period(one),
            ending(site, one),
            ", ".join(map(site.naming.title, one.responsible)),
            str(one.lessons.get(NEGATIVE, 0)),
            str(one.lessons.get(POSITIVE, 0)),
            str(one.statements),
            str(len(one.documents)),
            str(len(one.named)),
            one.trajectory.id,
        ]
