"""What returns: bottlenecks by trajectory and year, what is not said, and what hangs together."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, paragraph
from dashboard.parts.patterns import coverage, heat, lessons, recurrence, ties, trend
from dashboard.parts.patterns.counted import PART, address, anchor, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.site import Site

# Of each part how it is drawn, and the parameters that ask for what one of its numbers counts.
PARTS: dict[str, tuple[Callable[[Site], None], tuple[str, ...]]] = {
    heat.NAME: (heat.render, heat.ASKED),
    trend.NAME: (trend.render, trend.ASKED),
    recurrence.NAME: (recurrence.render, recurrence.ASKED),
    coverage.NAME: (coverage.render, coverage.ASKED),
    ties.NAME: (ties.render, ()),
    lessons.NAME: (lessons.render, ()),
}


def render(site: Site) -> None:
    """Draw the part of the page that the address names, the heat map where it names none."""
    say, part = site.say, _part()
    title, name = say("patterns.title"), say(f"patterns.{part}")
    st.set_page_config(page_title=f"{name} · {title} · {say('app.name')}")
    lead = paragraph(say(f"patterns.{part}_lead"), "lg-lead")
    st.html(heading(1, title) + _parts(site, part) + heading(2, name) + lead)
    draw, _ = PARTS[part]
    with st.spinner(say("patterns.working")):  # it takes long once after every change
        draw(site)


def place() -> str:
    """The id of what the address asks for on the page, ``""`` where it asks for nothing in it."""
    _, names = PARTS[_part()]
    return anchor(asked(*names))


def _part() -> str:
    part = st.query_params.get(PART, "")
    return part if part in PARTS else heat.NAME


def _parts(site: Site, chosen: str) -> str:
    """Links to the parts of the page, with which one this is."""
    items = "".join(
        f'<li><a href="{escape(address(site, part))}" target="_self"{_current(part, chosen)}>'
        f"{escape(site.say(f'patterns.{part}'))}</a></li>"
        for part in PARTS
    )
    label = escape(site.say("patterns.parts"))
    return f'<nav aria-label="{label}"><ul class="lg-tabs">{items}</ul></nav>'


def _current(part: str, chosen: str) -> str:
    return ' aria-current="page"' if part == chosen else ""
