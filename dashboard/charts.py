"""The charts, with labels dark enough to read in either theme."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from dashboard.views.recurrence import Recurrence

INK = {"light": "#26313d", "dark": "#dfe5ec"}
BARS = {"light": ("#a34700", "#5f7fa3"), "dark": ("#f0a063", "#9dbbdd")}
# Whether the element the chart stands in has little room; naming `width`, the size of the chart
# alone, has Vega ask again when the window changes.
NARROW = "(width && containerSize()[0] < 560)"
WIDE_NAME, NARROW_NAME = 280, 150  # pixels, of the name of a bottleneck on one line
LINE = 24  # characters that fit in ``NARROW_NAME``
SIZE = 13  # pixels, of the letters
ROW, EDGES = 38, 80  # pixels: a bottleneck, and the legend with the axis


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def recurrence_chart(site: Site, found: list[Recurrence]) -> alt.Chart:
    """Two bars a bottleneck: trajectories and documents."""
    theme, names = _theme(), (site.say("overview.trajectories"), site.say("overview.documents"))
    order = [one.title for one in found]
    data = pd.DataFrame(
        [
            {"title": one.title, "what": name, "number": number}
            for one in found
            for name, number in zip(names, (one.trajectories, one.documents), strict=True)
        ]
    )
    chart = (
        alt.Chart(data, height=EDGES + ROW * len(found))
        .mark_bar()
        .encode(
            y=alt.Y("title:N", sort=order, title=None, axis=_names(order)),
            yOffset=alt.YOffset("what:N", sort=list(names)),
            x=alt.X("number:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(domain=list(names), range=list(BARS[theme])),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("title:N", title=site.say("overview.bottleneck")),
                alt.Tooltip("what:N", title=" "),
                alt.Tooltip("number:Q", title="n"),
            ],
        )
    )
    return _themed(chart, INK[theme])


def _names(titles: list[str]) -> alt.Axis:
    """The names of the rows: on one line, or on two of half the width on a narrow screen."""
    folded = json.dumps({title: fold(title) for title in titles})
    return alt.Axis(
        labelLimit=alt.ExprRef(f"{NARROW} ? {NARROW_NAME} : {WIDE_NAME}"),
        labelFontSize=alt.ExprRef(f"{NARROW} ? 12 : {SIZE}"),
        labelLineHeight=SIZE,
        labelExpr=f"{NARROW} ? {folded}[datum.label] : datum.label",
        labelOverlap=False,
    )


def fold(title: str) -> list[str]:
    """The title on at most two lines; the chart cuts the second where it is too long.

    >>> fold("Tekortschietende erkenning en immaterieel herstel")
    ['Tekortschietende', 'erkenning en immaterieel herstel']
    """
    first, *rest = wrap(title, LINE)
    return [first, " ".join(rest)] if rest else [first]


def year_chart(site: Site, counted: Mapping[str, int]) -> alt.Chart:
    """A bar a year."""
    theme = _theme()
    data = pd.DataFrame({"year": list(counted), "number": list(counted.values())})
    year, number = site.say("overview.year"), site.say("overview.documents")
    chart = (
        alt.Chart(data, height=240)
        .mark_bar(color=BARS[theme][1])
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y("number:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=[alt.Tooltip("year:O", title=year), alt.Tooltip("number:Q", title=number)],
        )
    )
    return _themed(chart, INK[theme])


def _themed(chart: alt.Chart, ink: str) -> alt.Chart:
    """The chart with labels in the ink of the theme: Streamlit's own are too pale."""
    axis = alt.AxisConfig(labelColor=ink, labelFontSize=SIZE, ticks=False)
    legend = alt.LegendConfig(labelColor=ink, labelFontSize=SIZE)
    return chart.properties(config=alt.Config(axis=axis, legend=legend))
