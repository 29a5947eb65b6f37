"""The answer to a question in plain language, with how it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.parts.boxes import words_box
from dashboard.parts.downloads import download_buttons
from dashboard.parts.sheets import sheet_html
from dashboard.site import ASK, SEARCH
from dashboard.views.selection import TEXT
from graph.questions.asking.replying import ask
from graph.sheets.naming import uncapitalise
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.questions.suggested import beginnings

if TYPE_CHECKING:
    from dashboard.site import Site


def render(site: Site) -> None:
    """Draw the page; the question is in the address, so that the answer can be sent on."""
    say, question = site.say, st.query_params.get(TEXT, "").strip()
    st.html(heading(1, say("ask.title")) + paragraph(say("ask.intro"), "lg-lead"))
    words_box(TEXT, say("ask.label"), example(site), icon=":material/help:")
    if question:
        _tell(site, question)
    else:
        draw_examples(site)


def example(site: Site) -> str:
    """What stands in an empty box: a question that this store answers, if there is any."""
    question = next(beginnings(site.writer, site.view), "")
    return site.say("ask.placeholder", question=uncapitalise(question)) if question else ""


def _tell(site: Site, question: str) -> None:
    reply = ask(site.store, question)
    sheet = asked_sheet(site.writer, reply)
    st.set_page_config(page_title=f"{question} · {site.say('app.name')}")
    st.html(heading(2, question) + sheet_html(site, sheet, titled=False))
    download_buttons(site, site.say("ask.file"), reply, lambda: sheet)
    search = link(site.link(SEARCH, (TEXT, question)), site.say("ask.search"))
    st.html(f"<p>{search}</p>")


def draw_examples(site: Site) -> None:
    """Draw questions to begin with, each a link to the answer that this store has, if any."""
    questions = list(beginnings(site.writer, site.view))
    if not questions:
        return
    items = "".join(f"<li>{link(site.link(ASK, (TEXT, one)), one)}</li>" for one in questions)
    label = site.say("ask.examples")
    chips = f'<ul class="lg-chips" aria-label="{label}">{items}</ul>'
    st.html(paragraph(label, "lg-muted") + chips)
