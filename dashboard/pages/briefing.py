"""Prevent repetition: describe a trajectory, and read what earlier ones teach about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, paragraph, plain_markdown
from dashboard.parts.boxes import file_box
from dashboard.parts.downloads import download_buttons
from dashboard.parts.sheets import sheet_html
from dashboard.views.selection import TEXT
from graph.questions.brief import brief
from graph.sheets.questions.brief import brief_sheet
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from dashboard.site import Site

NEAR = 5  # trajectories
BOX, SEEN = "briefing text", "briefing text of the address"
UNSENT = "briefing of a file or long text"
LONGEST = 1500  # characters of a description that the address holds, so that it can be sent on


def render(site: Site) -> None:
    """Draw the page: a description of somebody's own, or a document, and the briefing on it."""
    say = site.say
    st.html(heading(1, say("briefing.title")) + paragraph(say("briefing.intro"), "lg-lead"))
    given = st.query_params.get(TEXT, "")
    if given and st.session_state.get(SEEN) != given:
        st.session_state[BOX] = st.session_state[SEEN] = given
    with st.form("briefing", border=False):
        st.text_area(
            say("briefing.label"), key=BOX, height=160, placeholder=say("briefing.placeholder")
        )
        file = file_box(say("briefing.file"))
        sent = st.form_submit_button(say("briefing.button"), type="primary")
    st.html(paragraph(say("briefing.private"), "lg-muted"))
    described = _taken(site, file) if sent else given or st.session_state.get(UNSENT, "")
    if described:
        _tell(site, described)


def _taken(site: Site, file: UploadedFile | None) -> str:
    """What was described, in the file or else in the box; a short text goes into the address."""
    text = str(st.session_state[BOX]).strip()
    st.query_params.pop(TEXT, None)
    st.session_state[UNSENT] = ""
    if file is not None:
        try:
            st.session_state[UNSENT] = site.reading.text(file.name, file.getvalue())
        except LeergraafError as error:
            st.error(plain_markdown(str(error)))
        return str(st.session_state[UNSENT])
    if not text:
        st.warning(site.say("briefing.nothing"))
    elif len(text) > LONGEST:
        st.session_state[UNSENT] = text
    else:
        st.query_params[TEXT] = st.session_state[SEEN] = text
    return text


def _tell(site: Site, described: str) -> None:
    found = brief(site.view, described, NEAR, site.reading.masked(described))
    make = partial(brief_sheet, site.writer, found)
    download_buttons(site, site.say("briefing.download"), found, make)
    st.html(sheet_html(site, make(), titled=False))
