"""The overview: what is in the graph, and where the same bottlenecks return."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import recurrence_chart, year_chart
from dashboard.markup import colour, details, heading, link, paragraph
from dashboard.pages.asked import draw_examples, example
from dashboard.parts.patterns import recurrence
from dashboard.parts.patterns.counted import address
from dashboard.parts.quotes import origin
from dashboard.parts.sheets import table_html
from dashboard.site import (
    ADD,
    ASK,
    DOCUMENTS,
    FOLLOW_UP,
    QUALITY,
    SEARCH,
    TRAJECTORIES,
)
from dashboard.views.advised import FATE, SOMEBODY, TO
from dashboard.views.selection import KIND, TEXT
from dashboard.views.waiting import WAITING, doubts, fates
from dashboard.views.years import years
from graph.questions.followup import Fate
from graph.questions.recurring import recurring
from graph.questions.views.terms import BOTTLENECK, DOCUMENT, TRAJECTORY
from graph.sheets.naming import abridge
from graph.sheets.questions.recurring import recurrence_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from graph.questions.recurring import Recurrence
    from graph.store import DocumentRecord

CHARTED = 10
NEWEST = 6
TITLE = 200  # characters of a title
LISTS = {DOCUMENT: DOCUMENTS, TRAJECTORY: TRAJECTORIES}
TOURED = "overview seen"


def render(site: Site) -> None:
    """Draw the page."""
    records = site.store.documents()
    st.html(
        heading(1, site.say("overview.title")) + paragraph(site.say("overview.intro"), "lg-lead")
    )
    if not records:
        st.html(_empty(site))
        return
    st.html(_tour(site))
    _question_box(site)
    st.html(_counts(site, site.store.counts()))
    _recurring(site, recurring(site.view))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(_newest(site, records))
    with right:
        st.html(_waiting(site))
        _years(site, records)


def _tour(site: Site) -> str:
    """How it works in three sentences, open on the first visit."""
    steps = "".join(f"<li>{escape(site.say(f'overview.tour_{at}'))}</li>" for at in (1, 2, 3))
    opened = not st.session_state.get(TOURED, False)
    st.session_state[TOURED] = True
    return details(site.say("overview.tour"), f"<ol>{steps}</ol>", opened=opened)


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


def _question_box(site: Site) -> None:
    """A box for a question in plain language, and some to begin with."""
    text = st.text_input(
        site.say("ask.label"),
        placeholder=example(site),
        key="overview question",
        icon=":material/help:",
    )
    if text.strip():
        site.go(ASK, {TEXT: text.strip()})
    draw_examples(site)


def _counts(site: Site, counts: Mapping[str, int]) -> str:
    """How many things there are of each kind, each number leading to them."""
    cards = "".join(
        f'<li style="--kind:{colour(kind)}"><a href="{escape(_listed(site, name))}">'
        f"<strong>{site.say.number(counts[name])}</strong>"
        f"<span>{escape(site.naming.kind(name, counts[name]))}</span></a></li>"
        for name, kind in site.store.schema.kinds.items()
        if name in counts
    )
    return heading(2, site.say("overview.counts")) + f'<ul class="lg-kinds">{cards}</ul>'


def _listed(site: Site, kind: str) -> str:
    """The address of the list of all things of a kind: a page of its own, or the search."""
    page = LISTS.get(kind)
    return site.link(SEARCH, (KIND, kind)) if page is None else site.link(page)


def _recurring(site: Site, found: list[Recurrence]) -> None:
    """The bottlenecks by how widespread they are: a chart, and a table with links."""
    say = site.say
    title = heading(2, say("overview.recurring"))
    st.html(title + paragraph(say("overview.recurring_hint"), "lg-muted"))
    found = [one for one in found if one.number][:CHARTED]
    if not found:
        st.html(paragraph(say("overview.recurring_none")))
        return
    chart = recurrence_chart(site, found)
    st.altair_chart(chart, width="stretch", alt=say("overview.chart_alt"))
    table = details(
        say("overview.as_table"), table_html(site, recurrence_table(site.writer, found))
    )
    every = link(address(site, recurrence.NAME), say("overview.patterns"))
    st.html(f"{table}<p>{every}</p>")


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


def _waiting(site: Site) -> str:
    """What waits for somebody, each number leading to what it counts."""
    say, told, unsure = site.say, fates(site.view), doubts(site.view)
    rows = [
        (say(f"followup.{fate}"), site.link(FOLLOW_UP, (FATE, fate)), told.number[fate])
        for fate in WAITING
        if told.number.get(fate)
    ]
    if told.unheard:
        href = site.link(FOLLOW_UP, (FATE, Fate.OPEN), (TO, SOMEBODY))
        rows.append((say("overview.open"), href, told.unheard))
    rows += [
        (say(f"overview.{name}"), f"{site.link(QUALITY)}#{name}", len(some))
        for name, some in (("doubtful", unsure.statements), ("candidates", unsure.candidates))
        if some
    ]
    items = "".join(
        f"<li><strong>{say.number(number)}</strong> {link(href, what)}</li>"
        for what, href, number in rows
    )
    waiting = (
        f'<ul class="lg-numbers">{items}</ul>' if rows else paragraph(say("overview.no_waiting"))
    )
    return heading(2, say("overview.waiting")) + waiting


def _newest(site: Site, records: list[DocumentRecord]) -> str:
    """The documents published last."""
    say = site.say
    items = "".join(
        f"<li>{link(site.thing(one.document.id), abridge(one.name, TITLE))}"
        f'<p class="lg-source">{origin(site, one.document)} · '
        f"{say.count('overview.statements', one.statements)}</p></li>"
        for one in records[: -NEWEST - 1 : -1]
    )
    every = link(site.link(DOCUMENTS), say("overview.newest_all"))
    return f'{heading(2, say("overview.newest"))}<ul class="lg-cards">{items}</ul><p>{every}</p>'
