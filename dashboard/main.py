"""The application: its pages, its language, and what every page has in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import streamlit as st

from dashboard.catalogue import load
from dashboard.frontend import STATIC, mount_bridge
from dashboard.markup import link, plain_markdown
from dashboard.pages import (
    accessibility,
    asked,
    briefing,
    cypher,
    documents,
    explore,
    followup,
    overview,
    patterns,
    quality,
    quotes,
    search,
    thing,
    trajectories,
    unknown,
)
from dashboard.parts.reading import anchor_of
from dashboard.site import (
    ACCESSIBILITY,
    ADD,
    ASK,
    BRIEF,
    CYPHER,
    DOCUMENTS,
    EXPLORE,
    FOLLOW_UP,
    OVERVIEW,
    PATTERNS,
    QUALITY,
    QUOTES,
    SEARCH,
    THING,
    TRAJECTORIES,
    Site,
    address,
    spoken,
)
from graph.neo4j.address import is_neo4j
from graph.sheets.catalogue import LANGUAGES
from graph.store import open_store
from ontology.errors import LeergraafError, StoreError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from dashboard.site import Reading
    from graph.sheets.catalogue import Catalogue
    from graph.store import Store

LANGUAGE = "language"
WAIT_SECONDS = 5.0
Entry = tuple[str, Callable[[Site], None]]
PAGES: dict[str, Entry] = {
    OVERVIEW: ("overview", overview.render),
    SEARCH: ("search", search.render),
    EXPLORE: ("explore", explore.render),
    TRAJECTORIES: ("trajectories", trajectories.render),
    PATTERNS: ("patterns", patterns.render),
    FOLLOW_UP: ("follow_up", followup.render),
    BRIEF: ("brief", briefing.render),
    DOCUMENTS: ("documents", documents.render),
    QUALITY: ("quality", quality.render),
    CYPHER: ("cypher", cypher.render),  # where the store is in Neo4j
    ASK: ("ask", asked.render),
    THING: ("thing", thing.render),
    QUOTES: ("quotes", quotes.render),
    ADD: ("add", partial(documents.render, adding=True)),
    ACCESSIBILITY: ("accessibility", accessibility.render),
}
UNLISTED = (ASK, THING, QUOTES, ADD, ACCESSIBILITY)  # to which other pages lead
UNKNOWN: Entry = ("unknown", unknown.render)


def run(store_url: str, reading: Reading) -> None:
    """Draw the page the address asks for, from the store at ``store_url``.

    ``reading`` reads files that are handed over. What goes wrong with the store is told to
    the reader in the one sentence of its error; when it does not answer, the page is drawn again
    as soon as it does.
    """
    say = load(_language())
    st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.logo(str(STATIC / "logo.svg"), size="large")
    try:
        _draw(_store(store_url), say, reading)
    except LeergraafError as error:
        st.error(f"**{say('app.error')}** {plain_markdown(str(error))}")
        if isinstance(error, UnavailableError) or not _answers(store_url):
            st.info(say("app.waiting"))
            _wait(store_url)


def _close(store: Store) -> None:
    store.close()


@st.cache_resource(show_spinner=False, on_release=_close)
def _store(url: str) -> Store:
    """The store, opened once for all readers; it shows what other processes add as they do."""
    return open_store(url)


def _answers(url: str) -> bool:
    """Whether the store can be read; one that cannot is opened anew the next time.

    Its server may have come back with another password.
    """
    try:
        _store(url).revision()
    except StoreError:
        _store.clear(url)
        return False
    return True


@st.fragment(run_every=WAIT_SECONDS)
def _wait(url: str) -> None:
    """Draw the whole page again as soon as the store answers."""
    if _answers(url):
        st.rerun()


def _language() -> str:
    """The language the address asks for, else the one chosen before, else Dutch."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[LANGUAGE] = asked
    return str(st.session_state.get(LANGUAGE, LANGUAGES[0]))


def _draw(store: Store, say: Catalogue, reading: Reading) -> None:
    pages: dict[str, StreamlitPage] = {}
    site = Site(store, say, reading, partial(_go, pages, say.language))
    entries = {path: one for path, one in PAGES.items() if path != CYPHER or is_neo4j(store.url)}
    pages |= {
        path: _page(site, path, one, listed=path not in UNLISTED) for path, one in entries.items()
    }
    chosen = st.navigation([*pages.values(), *_unlisted(site, pages)], position="top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    mount_bridge(site.say, PAGES, chosen.url_path, _place(chosen.url_path))
    st.html(_switch(site, chosen.url_path))
    chosen.run()
    st.html(_footer(site))


def _footer(site: Site) -> str:
    """What stands below every page."""
    links = (
        (QUALITY, site.say("pages.quality")),
        (ACCESSIBILITY, site.say("accessibility.title")),
    )
    items = " · ".join(link(site.link(page), text) for page, text in links)
    return f'<footer class="lg-footer">{escape(site.say("app.footer"))} {items}</footer>'


def _place(page: str) -> str:
    """The id of the place on the page that the address leads to, ``""`` where it names none."""
    if page == PATTERNS:
        return patterns.place()
    start = st.query_params.get("c") if page == THING else None
    return "" if start is None else anchor_of(start)


def _go(
    pages: Mapping[str, StreamlitPage], language: str, path: str, parameters: Mapping[str, str]
) -> None:
    st.switch_page(pages[path], query_params={**parameters, **spoken(language)})


def _page(site: Site, path: str, entry: Entry, *, listed: bool) -> StreamlitPage:
    name, render = entry
    return st.Page(
        partial(render, site),
        title=site.say(f"pages.{name}"),
        url_path=path,
        default=path == OVERVIEW,
        visibility="visible" if listed else "hidden",
    )


def _unlisted(site: Site, pages: Mapping[str, StreamlitPage]) -> list[StreamlitPage]:
    """A page at the address that was asked for, where we have none.

    Streamlit would tell of it in English and show the overview.
    """
    asked = unquote(urlsplit(st.context.url or "").path.rpartition("/")[2])
    return [] if asked in pages else [_page(site, asked, UNKNOWN, listed=False)]


def _switch(site: Site, page: str) -> str:
    """A link to this very page in the other language."""
    other = next(one for one in LANGUAGES if one != site.say.language)
    query = [
        (name, value)
        for name in st.query_params
        if name != "lang"
        for value in st.query_params.get_all(name)
    ]
    href = escape(address(page, [*query, ("lang", other)]))
    hint = escape(site.say("app.other_language_hint"))
    text = escape(site.say("app.other_language"))
    return (
        f'<div class="lg-language"><a href="{href}" lang="{other}" hreflang="{other}" '
        f'title="{hint}" target="_self">{text}</a></div>'
    )
