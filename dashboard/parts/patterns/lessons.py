"""The lessons that were drawn again, by another or elsewhere, a page at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import paragraph
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.paging import paging_html
from dashboard.parts.patterns.counted import address, nothing_html
from dashboard.parts.sheets import sections_html
from dashboard.views.selection import page_in
from graph.questions.lessons import recurring_lessons
from graph.sheets.questions.lessons import lessons_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site
    from graph.questions.lessons import RecurringLesson

NAME = "lessen"
SIZE = 10  # lessons on a page
TOLD = 100  # in the files
PAGE = "p"
COLUMNS = ("lesson", "since", "first", "documents", "months", "again")


def render(site: Site) -> None:
    """Draw a page of the lessons, those in most documents first, and the downloads."""
    say = site.say
    found = recurring_lessons(site.view)
    if not found:
        st.html(nothing_html(site, say("lessons.none")))
        return
    last = -(-len(found) // SIZE)
    page = min(page_in(st.query_params.get(PAGE, "")), last)
    shown = found[(page - 1) * SIZE : page * SIZE]
    sheet = lessons_sheet(site.writer, shown, SIZE)
    paging = paging_html(site, page, last, lambda to: address(site, NAME, (PAGE, to)))
    lead = paragraph(say.count("lessons.lead", len(found)))
    st.html(lead + sections_html(site, sheet.sections, 3) + paging)
    name = say("patterns.lessen_file")
    csv_button(site, name, _head(site), partial(_rows, site, found))
    download_buttons(site, name, found[:TOLD], partial(lessons_sheet, site.writer, found, TOLD))
    st.html(paragraph(sheet.note, "lg-muted"))


def _head(site: Site) -> list[str]:
    return [*(site.say(f"patterns.lesson_{name}") for name in COLUMNS), "IRI"]


def _rows(site: Site, found: Sequence[RecurringLesson]) -> Iterator[list[str]]:
    """A row for each lesson, with where and when it was drawn first and again."""
    names = site.writer.names
    for one in found:
        again = (f"{drawn.date} {names(drawn.trajectories)}".strip() for drawn in one.again)
        yield [
            site.naming.title(one.first.statement),
            one.first.date,
            names(one.first.trajectories),
            str(one.documents),
            "" if one.months is None else str(one.months),
            "; ".join(again),
            one.first.statement.id,
        ]
