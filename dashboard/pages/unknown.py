"""The page for an address that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.site import OVERVIEW, SEARCH

if TYPE_CHECKING:
    from dashboard.site import Site


def render(site: Site) -> None:
    """Draw the page: that it does not exist, and where to go from here."""
    say = site.say
    ways = (
        link(site.link(OVERVIEW), say("pages.overview")),
        link(site.link(SEARCH), say("pages.search")),
    )
    st.html(
        heading(1, say("unknown.title"))
        + paragraph(say("unknown.text"))
        + f"<p>{' · '.join(ways)}</p>"
    )
