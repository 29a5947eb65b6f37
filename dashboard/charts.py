"""The charts, with labels dark enough to read in either theme."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.views.trend import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.site import Site
    from dashboard.views.courses import Course
    from graph.questions.recurring import Recurrence

Layered = alt.LayerChart | alt.FacetChart
INK = {"light": "#26313d", "dark": "#dfe5ec"}
BARS = {"light": ("#a34700", "#5f7fa3"), "dark": ("#f0a063", "#5f8fc2")}
# Whether the element the chart stands in has little room; naming `width`, the size of the chart
# alone, has Vega ask again when the window changes.
NARROW = "(width && containerSize()[0] < 560)"
WIDE_NAME, NARROW_NAME = 350, 168  # pixels, of the name of a bottleneck on one line
LINE = 28  # characters that fit in ``NARROW_NAME``
SIZE = 13  # pixels, of the letters
ROW, EDGES = 30, 40  # pixels: a bottleneck, and the axis
TREND_ROW = 64  # pixels, of a bottleneck through the years
FADED = 4  # years drawn of what is over, no one knows in which year
DOUBTED = 0.45  # opacity of the part of a bar that is in doubt
TALLEST, MIDDLE = 0.7, 0.5  # parts of such a row: the highest bar, and where its name stands


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def recurrence_chart(site: Site, found: Sequence[Recurrence]) -> Layered:
    """A bar a bottleneck, of the trajectories it occurs in, and a line from low to high.

    What is in doubt is light.
    """
    theme, say = _theme(), site.say
    order = [site.naming.title(one.bottleneck) for one in found]
    data = pd.DataFrame(
        {
            "title": order,
            "number": [one.number for one in found],
            "sure": [one.sure for one in found],
            "low": [one.low for one in found],
            "high": [one.high for one in found],
        }
    )
    chart = alt.Chart(data, height=EDGES + ROW * len(found)).encode(
        y=alt.Y("title:N", sort=order, title=None, axis=_names(order)),
        tooltip=[
            alt.Tooltip("title:N", title=say("overview.bottleneck")),
            alt.Tooltip("number:Q", title=say("overview.trajectories")),
            alt.Tooltip("sure:Q", title=say("overview.sure")),
            alt.Tooltip("low:Q", title=say("overview.low")),
            alt.Tooltip("high:Q", title=say("overview.high")),
        ],
    )
    axis = alt.Axis(tickMinStep=1, format="d")
    bars = chart.mark_bar(color=BARS[theme][1], opacity=DOUBTED).encode(
        x=alt.X("number:Q", title=None, axis=axis)
    )
    sure = chart.mark_bar(color=BARS[theme][1]).encode(x="sure:Q")
    ranges = chart.mark_rule(color=INK[theme], strokeWidth=2).encode(x="low:Q", x2="high:Q")
    return alt.layer(bars, sure, ranges, config=_config(INK[theme]))


def _names(titles: list[str], at: str = "datum.label") -> alt.Axis:
    """The names of the rows: on one line, or on two of half the width on a narrow screen.

    ``at`` is the Vega expression of the title of a row.
    """
    folded = json.dumps({title: fold(title) for title in titles})
    return alt.Axis(
        labelLimit=alt.ExprRef(f"{NARROW} ? {NARROW_NAME} : {WIDE_NAME}"),
        labelFontSize=alt.ExprRef(f"{NARROW} ? 12 : {SIZE}"),
        labelLineHeight=SIZE,
        labelExpr=f"{NARROW} ? {folded}[{at}] : {at}",
        labelOverlap=False,
    )


def fold(title: str) -> list[str]:
    """The title on at most two lines; the chart cuts the second where it is too long.

    >>> fold("Tekortschietende erkenning en immaterieel herstel")
    ['Tekortschietende erkenning', 'en immaterieel herstel']
    """
    first, *rest = wrap(title, LINE)
    return [first, " ".join(rest)] if rest else [first]


def year_chart(site: Site, counted: Mapping[str, int]) -> alt.Chart:
    """A bar a year."""
    theme = _theme()
    data = pd.DataFrame({"year": list(counted), "number": list(counted.values())})
    year, number = site.say("overview.year"), site.say("overview.documents")
    chart: alt.Chart = (
        alt.Chart(data, height=240)
        .mark_bar(color=BARS[theme][1])
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y("number:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=[alt.Tooltip("year:O", title=year), alt.Tooltip("number:Q", title=number)],
        )
    )
    return chart.properties(config=_config(INK[theme]))


def trend_chart(site: Site, found: Sequence[Recurrence], reports: Mapping[str, int]) -> Layered:
    """A row a bottleneck, with a bar a year of ``reports``; a year without any is shaded."""
    theme, say, years = _theme(), site.say, list(reports)
    titles = [site.naming.title(one.bottleneck) for one in found]
    told = [
        (row, title, year, number)
        for row, (title, one) in enumerate(zip(titles, found, strict=True), 1)
        for year in years
        if (number := number_in(one, year, reports))
    ]
    most = max((number for *_, number in told), default=1)
    bars = pd.DataFrame(
        [(row, row - TALLEST * number / most, *rest, number) for row, *rest, number in told],
        columns=["base", "top", "title", "year", "number"],
    )
    silent = pd.DataFrame({"year": [year for year in years if not reports[year]]})
    lines = pd.DataFrame({"base": range(1, len(found) + 1)})
    x = alt.X(
        "year:O",
        title=None,
        scale=alt.Scale(domain=years),
        axis=alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False),
    )
    axis = _names(titles, f"{json.dumps(titles)}[datum.value - {MIDDLE}]")
    axis.values, axis.grid, axis.domain = [row + MIDDLE for row in range(len(found))], False, False
    scale = alt.Scale(domain=[len(found), 0], nice=False)  # the first row at the top
    base, top = (alt.Y(f"{end}:Q", title=None, axis=axis, scale=scale) for end in ("base", "top"))
    tips = [
        alt.Tooltip("title:N", title=say("overview.bottleneck")),
        alt.Tooltip("year:O", title=say("overview.year")),
        alt.Tooltip("number:Q", title=say("overview.trajectories")),
    ]
    drawn = alt.Chart(bars).encode(x=x, tooltip=tips)
    return alt.layer(
        alt.Chart(silent).mark_rect(color=INK[theme], opacity=0.12).encode(x=x),
        alt.Chart(lines).mark_rule(color=INK[theme], opacity=0.4).encode(y=base),
        drawn.mark_bar(color=BARS[theme][1]).encode(y=base, y2="top:Q"),
        drawn.mark_text(color=INK[theme], fontSize=SIZE - 1, dy=-7).encode(y=top, text="number:Q"),
        height=EDGES + TREND_ROW * len(found),
        config=_config(INK[theme]),
    )


def course_chart(site: Site, found: Sequence[Course]) -> Layered:
    """A bar a trajectory, of the years it ran, with a dot for each report on it."""
    theme, say = _theme(), site.say
    order = [site.naming.title(one.trajectory) for one in found]
    reports = pd.DataFrame(
        [
            {"title": title, "day": day, "report": node.title, "number": number}
            for title, one in zip(order, found, strict=True)
            for node, number in one.documents
            if (day := node.get("published"))
        ],
        columns=["title", "day", "report", "number"],
    )
    latest = max(
        [*(day[:4] for day in reports["day"]), *(one.ended or one.began or "" for one in found)]
    )
    ran = pd.DataFrame(
        [
            {"title": title, "began": one.began, "ended": _drawn_to(one, int(latest))}
            | {"known": one.ended is not None}
            for title, one in zip(order, found, strict=True)
            if one.began
        ],
        columns=["title", "began", "ended", "known"],
    )
    y = alt.Y("title:N", sort=order, title=None, axis=_names(order))
    x = alt.Axis(format="%Y", labelOverlap=True, tickCount="year")
    drawn = alt.Chart(ran, height=EDGES + ROW * len(found)).encode(
        y=y, x=alt.X("began:T", title=None, axis=x), x2="ended:T"
    )
    bars = (
        drawn.transform_filter(f"{'' if known else '!'}datum.known").mark_bar(
            color=colour, opacity=0.55, height=ROW / 2
        )
        for known, colour in ((True, BARS[theme][1]), (False, _fading(BARS[theme][1])))
    )
    dots = (
        alt.Chart(reports)
        .mark_circle(color=BARS[theme][0], opacity=1, size=70)
        .encode(
            y=y,
            x=alt.X("day:T", title=None, axis=x),
            tooltip=[
                alt.Tooltip("report:N", title=say("head.document")),
                alt.Tooltip("day:N", title=say("head.published")),
                alt.Tooltip("number:Q", title=say("head.statements")),
            ],
        )
    )
    return alt.layer(*bars, dots, config=_config(INK[theme]))


def _drawn_to(one: Course, latest: int) -> str:
    """The year before which its bar ends: where no end is known it goes on, unless it is over."""
    if one.ended is not None:
        return str(int(one.ended) + 1)
    return str(min(int(one.began or latest) + FADED, latest + 1) if one.closed else latest + 1)


def _fading(colour: str) -> dict[str, object]:
    """The colour that grows fainter to the right, for a bar of which the end is not known."""
    stops = [{"offset": 0, "color": colour}, {"offset": 1, "color": f"{colour}14"}]
    return {"gradient": "linear", "stops": stops, "x1": 0, "x2": 1, "y1": 0, "y2": 0}


def _config(ink: str) -> alt.Config:
    """Labels in the ink of the theme: Streamlit's own are too pale."""
    axis = alt.AxisConfig(labelColor=ink, labelFontSize=SIZE, ticks=False)
    legend = alt.LegendConfig(labelColor=ink, labelFontSize=SIZE)
    return alt.Config(axis=axis, legend=legend)
