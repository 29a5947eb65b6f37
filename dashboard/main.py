"""The application: its pages, its language, and what every page has in common."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.catalogue import LANGUAGES, load
from dashboard.frontend import STATIC, mount_bridge
from dashboard.markup import plain_markdown
from dashboard.pages import add, document, explore, overview, search, thing
from dashboard.site import ADD, EXPLORE, OVERVIEW, SEARCH, THING, Site, Upload, address
from graph.store import open_store
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.navigation.page import StreamlitPage

    from dashboard.catalogue import Catalogue
    from graph.store import Store

LANGUAGE = "language"
PAGES: dict[str, tuple[str, Callable[[Site], None]]] = {
    OVERVIEW: ("overview", overview.render),
    SEARCH: ("search", search.render),
    THING: ("thing", thing.render),
    EXPLORE: ("explore", explore.render),
    ADD: ("add", add.render),
}


def run(store_url: str, ingest: Upload) -> None:
    """Draw the page the address asks for, from the store at ``store_url``.

    ``ingest`` reads an uploaded file into the store. What goes wrong with the store is told to
    the reader in the one sentence of its error.
    """
    say = load(_language())
    st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.logo(str(STATIC / "logo.svg"), size="large")
    try:
        _draw(_store(store_url), say, ingest)
    except LeergraafError as error:
        st.error(f"**{say('app.error')}** {plain_markdown(str(error))}")


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    """The store, opened once for all readers; it shows what other processes add as they do."""
    return open_store(url)


def _language() -> str:
    """The language the address asks for, else the one chosen before, else Dutch."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[LANGUAGE] = asked
    return str(st.session_state.get(LANGUAGE, LANGUAGES[0]))


def _draw(store: Store, say: Catalogue, ingest: Upload) -> None:
    pages: dict[str, StreamlitPage] = {}
    site = Site(store, say, ingest, partial(_go, pages))
    pages |= {path: _page(site, path, *entry) for path, entry in PAGES.items()}
    chosen = st.navigation(list(pages.values()), position="top")
    place = document.HERE if chosen.url_path == THING and "c" in st.query_params else ""
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    mount_bridge(site.say.language, place)
    st.html(_switch(site, chosen.url_path or OVERVIEW))
    chosen.run()


def _go(pages: Mapping[str, StreamlitPage], path: str, parameters: Mapping[str, str]) -> None:
    st.switch_page(pages[path], query_params=dict(parameters))


def _page(site: Site, path: str, name: str, render: Callable[[Site], None]) -> StreamlitPage:
    return st.Page(
        partial(render, site),
        title=site.say(f"pages.{name}"),
        url_path=path,
        default=path == OVERVIEW,
        visibility="hidden" if path == THING else "visible",
    )


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
