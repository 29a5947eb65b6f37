"""The accessibility statement: what was tested, and what Streamlit does not allow yet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, outward, paragraph

if TYPE_CHECKING:
    from dashboard.site import Site

ISSUES = "https://github.com/streamlit/streamlit/issues/"
LIMITS = {"language": "15726", "words": "1353", "upload": "13500", "contrast": "8288"}
STANDARD = "https://www.w3.org/TR/WCAG21/"


def render(site: Site) -> None:
    """Draw the page."""
    say = site.say
    limits = "".join(
        f"<li>{escape(say(f'accessibility.{name}'))} "
        f"{outward(ISSUES + number, say('accessibility.upstream', number=number))}</li>"
        for name, number in LIMITS.items()
    )
    st.html(
        heading(1, say("accessibility.title"))
        + paragraph(say("accessibility.intro"), "lg-lead")
        + f"<p>{outward(STANDARD, 'WCAG 2.1')}</p>"
        + heading(2, say("accessibility.tested"))
        + paragraph(say("accessibility.tested_how"))
        + heading(2, say("accessibility.keys"))
        + paragraph(say("accessibility.keys_how"))
        + heading(2, say("accessibility.limits"))
        + f"<ul>{limits}</ul>"
        + heading(2, say("accessibility.tell"))
        + paragraph(say("accessibility.tell_how"))
    )
