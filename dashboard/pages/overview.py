"""The overview: what is in the graph, and where the same bottlenecks return."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import recurrence_chart, year_chart
from dashboard.markup import colour, details, heading, link, paragraph, table
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
from dashboard.views.selection import KIND, TEXT, YEAR
from dashboard.views.waiting import WAITING, doubts, fates
from dashboard.views.years import years
from graph.questions.followup import Fate
from graph.questions.recurring import recurring
from graph.questions.views.terms import BOTTLENECK, DOCUMENT, TRAJECTORY
from graph.sheets.naming import abridge
from graph.sheets.questions.recurring import apart, recurrence_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    st.html(_counts(site, site.store.counts()) + _given(site))
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


def _given(site: Site) -> str:
    """How many of the recommendations and measures are followed, which leads to those."""
    number = sum(fates(site.view).number.values())
    if not number:
        return ""
    told = link(site.link(FOLLOW_UP), site.say.count("follow_up.number", number))
    return f'<p class="lg-muted">{escape(site.say("overview.given"))} {told}.</p>'


def _listed(site: Site, kind: str) -> str:
    """The address of the list of all things of a kind: a page of its own, or the search."""
    page = LISTS.get(kind)
    return site.link(SEARCH, (KIND, kind)) if page is None else site.link(page)


def _recurring(site: Site, found: list[Recurrence]) -> None:
    """The bottlenecks that recur, by how widespread they are, and the way to those that do not."""
    say = site.say
    again, once = apart(one for one in found if one.told)
    title = heading(2, say("overview.recurring"))
    st.html(title + paragraph(say("overview.recurring_hint"), "lg-muted"))
    if again:
        chart = recurrence_chart(site, again[:CHARTED])
        st.altair_chart(chart, width="stretch", alt=say("overview.chart_alt"))
    else:
        st.html(paragraph(say(f"overview.recurring_{'not' if once else 'none'}")))
    if more := _recurring_more(site, again, once):
        st.html(more)


def _recurring_more(site: Site, again: Sequence[Recurrence], once: Sequence[Recurrence]) -> str:
    """The chart as a table, and links to all that recur and to what does not."""
    say, page, parts = site.say, address(site, recurrence.NAME), []
    if again:
        told = table_html(site, recurrence_table(site.writer, again[:CHARTED]))
        parts.append(details(say("overview.as_table"), told))
        parts.append(f"<p>{link(page, say('overview.patterns'))}</p>")
    if once:
        number = say.count("overview.once", len(once))
        parts.append(f"<p>{link(f'{page}#{recurrence.ONCE}', number)}</p>")
    return "".join(parts)


def _years(site: Site, records: list[DocumentRecord]) -> None:
    """The documents by year, as a chart and a table."""
    say, counted = site.say, years(records)
    st.html(heading(2, say("overview.years")))
    if counted:
        st.altair_chart(year_chart(site, counted), width="stretch", alt=say("overview.years_alt"))
        head = [escape(say(f"overview.{name}")) for name in ("year", "documents")]
        rows = [_in_year(site, year, number) for year, number in counted.items() if number]
        st.html(details(say("overview.as_table"), table(head, rows, {1}, stacked=False)))
    undated = len(records) - sum(counted.values())
    if undated:
        st.html(paragraph(say("overview.years_undated", n=say.number(undated)), "lg-muted"))


def _in_year(site: Site, year: str, number: int) -> list[str]:
    """A year, and how many documents appeared in it, which leads to those."""
    return [escape(year), link(site.link(DOCUMENTS, (YEAR, year)), site.say.number(number))]


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
