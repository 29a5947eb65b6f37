"""The trajectories: all of them in time, and two or more side by side."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import course_chart
from dashboard.markup import heading, link, paragraph, table
from dashboard.parts.boxes import choices_box
from dashboard.parts.comparing import comparison_html
from dashboard.parts.downloads import csv_button
from dashboard.site import EXPLORE, SEARCH
from dashboard.views.courses import courses
from dashboard.views.selection import KIND
from graph.questions.views.terms import LESSON, NEGATIVE, POLARITY, POSITIVE, STATEMENT, TRAJECTORY

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


def render(site: Site) -> None:
    """Draw the page; the trajectories to compare are in the address."""
    say, found = site.say, courses(site.view)
    st.html(heading(1, say("trajectories.title")) + paragraph(say("trajectories.intro"), "lg-lead"))
    if not found:
        st.html(paragraph(say("trajectories.none")))
        return
    _compare(site, found)
    st.html(heading(2, say("trajectories.in_time")) + paragraph(say("trajectories.chart_hint")))
    chart = course_chart(site, found[:CHARTED])
    st.altair_chart(chart, width="stretch", alt=say("trajectories.chart_alt"))
    st.html(heading(2, say.count("trajectories.all", len(found))) + _table(site, found[:MOST]))
    csv_button(site, say("trajectories.file"), [*_names(site), "IRI"], partial(_rows, site, found))


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
        href = site.link(EXPLORE, *(("id", one) for one in asked))
        st.html(f"<p>{link(href, site.say('trajectories.explore'))}</p>")


def _table(site: Site, found: Sequence[Course]) -> str:
    """Each with its years, who is responsible, and how much is said, which leads to what it is."""
    return table(
        map(escape, _names(site)), (_row(site, one) for one in found), range(WORDED, len(COLUMNS))
    )


def _row(site: Site, one: Course) -> Iterator[str]:
    id_ = one.trajectory.id
    yield link(site.thing(id_), site.naming.title(one.trajectory))
    yield escape(period(one))
    yield "<br>".join(link(site.thing(o.id), site.naming.title(o)) for o in one.responsible)
    for code in (NEGATIVE, POSITIVE):
        yield _number(site, one.lessons.get(code, 0), id_, (KIND, LESSON), (POLARITY, code))
    kinds = [(KIND, kind) for kind in site.store.schema.concrete(STATEMENT)]
    yield _number(site, one.statements, id_, *kinds)
    yield escape(site.say.number(len(one.documents)))


def _number(site: Site, number: int, trajectory: str, *pairs: tuple[str, str]) -> str:
    """A number that leads to the statements it counts."""
    text = site.say.number(number)
    return link(site.link(SEARCH, (TRAJECTORY, trajectory), *pairs), text) if number else text


def period(one: Course) -> str:
    """From when to when it ran, as far as is known.

    >>> from dashboard.views.courses import Course
    >>> from graph.model import Node
    >>> period(Course(Node("urn:t", "Trajectory", ()), "2019", None, (), {}, 0, ()))
    '2019 –'
    """
    return f"{one.began or ''} – {one.ended or ''}".strip() if one.began or one.ended else ""


def _names(site: Site) -> list[str]:
    return [site.say(f"trajectories.{one}") for one in COLUMNS]


def _rows(site: Site, found: Sequence[Course]) -> Iterator[list[str]]:
    for one in found:
        yield [
            site.naming.title(one.trajectory),
            period(one),
            ", ".join(map(site.naming.title, one.responsible)),
            str(one.lessons.get(NEGATIVE, 0)),
            str(one.lessons.get(POSITIVE, 0)),
            str(one.statements),
            str(len(one.documents)),
            one.trajectory.id,
        ]
