"""Questions in Cypher to a store in Neo4j: a box, the answer as a table, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import details, heading, link, paragraph, plain_markdown
from dashboard.site import CYPHER
from dashboard.views.spreadsheet import write_csv
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from dashboard.site import Site
    from graph.neo4j.console import Answer
    from graph.neo4j.cookbook import Recipe

QUERY, BOX, SEEN = "q", "cypher question", "cypher question of the address"
DRAWN = 200  # rows of a table that a browser shows in no time


def render(site: Site) -> None:
    """Draw the page; the question is in the address, so that it can be sent on."""
    say, query = site.say, st.query_params.get(QUERY, "")
    st.html(heading(1, say("cypher.title")) + paragraph(say("cypher.intro"), "lg-lead"))
    _box(site, query)
    if query:
        _tell(site, query)
    _examples(site)


def _box(site: Site, query: str) -> None:
    """The box for a question; what is typed goes into the address once it is sent."""
    if st.session_state.get(SEEN) != query:
        st.session_state[BOX] = st.session_state[SEEN] = query
    with st.form("cypher", border=False):
        st.text_area(
            site.say("cypher.label"),
            key=BOX,
            height=220,
            placeholder=site.say("cypher.placeholder"),
            help=site.say("cypher.limits"),
        )
        st.form_submit_button(site.say("cypher.button"), type="primary", on_click=_sent)


def _sent() -> None:
    query = str(st.session_state[BOX]).strip()
    st.session_state[SEEN] = query
    if query:
        st.query_params[QUERY] = query
    else:
        st.query_params.pop(QUERY, None)


def _tell(site: Site, query: str) -> None:
    """The answer, or in one sentence why there is none."""
    from graph.neo4j.console import ask  # noqa: PLC0415 - most stores do without the driver

    try:
        answer = ask(site.store, query)
    except LeergraafError as error:
        st.error(plain_markdown(str(error)))
        return
    if not answer.rows:
        st.html(heading(2, site.say("cypher.none")) + paragraph(site.say("cypher.none_hint")))
        return
    st.html(heading(2, site.say.count("cypher.rows", len(answer.rows))))
    if answer.more:
        st.warning(plain_markdown(site.say("cypher.more")))
    _table(site, answer)


def _table(site: Site, answer: Answer) -> None:
    rows = answer.texts()
    st.download_button(
        site.say("cypher.download"),
        data=write_csv(site.say.language, answer.columns, rows),
        file_name="leergraaf.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
    if len(rows) > DRAWN:
        st.html(paragraph(site.say.count("cypher.shown", DRAWN), "lg-muted"))
    columns = zip(*rows[:DRAWN], strict=True)
    drawn = {
        plain_markdown(name): [plain_markdown(cell) for cell in cells]
        for name, cells in zip(answer.columns, columns, strict=True)
    }
    st.table(drawn, border="horizontal", hide_index=True)


def _examples(site: Site) -> None:
    """The questions of the cookbook, each a link that asks it."""
    from graph.neo4j.cookbook import recipes  # noqa: PLC0415 - read where it is shown

    items = "".join(f"<li>{_example(site, one)}</li>" for one in recipes())
    body = paragraph(site.say("cypher.examples_hint"), "lg-muted") + f"<ul>{items}</ul>"
    closed = QUERY in st.query_params
    st.html(details(site.say("cypher.examples"), body, opened=not closed))


def _example(site: Site, recipe: Recipe) -> str:
    """The question in the reader's language; what the answer shows is told in Dutch only."""
    href = site.link(CYPHER, (QUERY, recipe.query))
    if site.say.language == "nl":
        return link(href, recipe.title) + paragraph(recipe.note.replace("`", ""), "lg-muted")
    return link(href, recipe.english)
