"""The overview: what is in the graph, and where the same bottlenecks return."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import recurrence_chart, year_chart
from dashboard.markup import colour, heading, link, markdown_link, paragraph
from dashboard.quotes import origin
from dashboard.site import ADD, SEARCH
from dashboard.views.recurrence import BOTTLENECK, DOCUMENT, recurrences, years
from dashboard.views.selection import KIND, TEXT
from graph.sheets.naming import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from dashboard.views.recurrence import Recurrence
    from graph.store import DocumentRecord

CHARTED = 12
NEWEST = 6
FRESH = 15  # seconds


def render(site: Site) -> None:
    """Draw the page."""
    records = site.store.documents()
    st.html(
        heading(1, site.say("overview.title")) + paragraph(site.say("overview.intro"), "lg-lead")
    )
    if not records:
        st.html(_empty(site))
        return
    _search_box(site)
    st.html(_counts(site, site.store.counts()))
    _recurring(site, _ranked(site))
    left, right = st.columns(2, gap="large")
    with left:
        _years(site, records)
    with right:
        st.html(_newest(site, records))


def _ranked(site: Site) -> list[Recurrence]:
    """The bottlenecks, worked out again when the store has grown, and every few seconds."""
    size = tuple(site.store.counts().items())

    @st.cache_data(ttl=FRESH, max_entries=4, show_spinner=False)
    def ranked(url: str, language: str, size: tuple[tuple[str, int], ...]) -> list[Recurrence]:
        del url, language, size  # what the answer depends on: the key of the cache
        return recurrences(site.store, site.naming)

    return ranked(site.store.url, site.say.language, size)


def _empty(site: Site) -> str:
    """What to do with an empty store."""
    say = site.say
    known = len([c for c in site.store.schema.concepts.values() if c.kind == BOTTLENECK])
    return (
        f'<section class="lg-empty">{heading(2, say("overview.empty_title"))}'
        f"{paragraph(say('overview.empty_text'))}"
        f"<p>{link(site.link(ADD), say('overview.empty_upload'), css='lg-button')}</p>"
        f"{paragraph(say('overview.empty_upload_hint'), 'lg-muted')}"
        f"{paragraph(say('overview.empty_demo'))}<p><code>leergraaf demo</code></p>"
        f"{paragraph(say.count('overview.empty_known', known), 'lg-muted')}</section>"
    )


def _search_box(site: Site) -> None:
    """A search box that leads to the search page."""
    text = st.text_input(
        site.say("overview.search_label"),
        placeholder=site.say("overview.search_placeholder"),
        key="overview search",
        icon=":material/search:",
    )
    if text.strip():
        site.go(SEARCH, {TEXT: text.strip()})


def _counts(site: Site, counts: Mapping[str, int]) -> str:
    """How many things there are of each kind, each number leading to them."""
    cards = "".join(
        f'<li style="--kind:{colour(kind)}"><a href="{escape(site.link(SEARCH, (KIND, name)))}">'
        f"<strong>{site.say.number(counts[name])}</strong>"
        f"<span>{escape(site.naming.kind(name, counts[name]))}</span></a></li>"
        for name, kind in site.store.schema.kinds.items()
        if name in counts
    )
    return heading(2, site.say("overview.counts")) + f'<ul class="lg-kinds">{cards}</ul>'


def _recurring(site: Site, found: list[Recurrence]) -> None:
    """The bottlenecks by how widespread they are: a chart, and a table with links."""
    say = site.say
    st.html(
        heading(2, say("overview.recurring"))
        + paragraph(say("overview.recurring_hint"), "lg-muted")
    )
    if not found:
        st.html(paragraph(say("overview.recurring_none")))
        return
    st.altair_chart(
        recurrence_chart(site, found[:CHARTED]), width="stretch", alt=say("overview.chart_alt")
    )
    st.table(_rows(site, found[:CHARTED]), border="horizontal", hide_index=True)
    if found[CHARTED:]:
        with st.expander(say.count("overview.recurring_rest", len(found) - CHARTED)):
            st.table(_rows(site, found[CHARTED:]), border="horizontal", hide_index=True)


def _rows(site: Site, found: list[Recurrence]) -> dict[str, list[str]]:
    say = site.say
    return {
        say("overview.bottleneck"): [markdown_link(one.title, site.thing(one.id)) for one in found],
        say("overview.trajectories"): [say.number(one.trajectories) for one in found],
        say("overview.documents"): [say.number(one.documents) for one in found],
    }


def _years(site: Site, records: list[DocumentRecord]) -> None:
    """The documents by year, as a chart and a table."""
    say, counted = site.say, years(records)
    st.html(heading(2, say("overview.years")))
    if counted:
        st.altair_chart(year_chart(site, counted), width="stretch", alt=say("overview.years_alt"))
        rows = [(year, number) for year, number in counted.items() if number]
        with st.expander(say("overview.as_table")):
            st.table(
                {
                    say("overview.year"): [year for year, _ in rows],
                    say("overview.documents"): [say.number(number) for _, number in rows],
                },
                border="horizontal",
                hide_index=True,
            )
    undated = len(records) - sum(counted.values())
    if undated:
        st.html(paragraph(say("overview.years_undated", n=say.number(undated)), "lg-muted"))


def _newest(site: Site, records: list[DocumentRecord]) -> str:
    """The documents published last."""
    say = site.say
    items = "".join(
        f"<li>{link(site.thing(one.document.id), shorten(one.name, 120))}"
        f'<p class="lg-source">{origin(site, one.document)} · '
        f"{say.count('overview.statements', one.statements)}</p></li>"
        for one in records[: -NEWEST - 1 : -1]
    )
    every = link(site.link(SEARCH, (KIND, DOCUMENT)), say("overview.newest_all"))
    return f'{heading(2, say("overview.newest"))}<ul class="lg-cards">{items}</ul><p>{every}</p>'
