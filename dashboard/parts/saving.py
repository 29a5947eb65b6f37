"""The questions that a reader keeps: the list with what is new, and the forms to manage them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import link, paragraph, plain_markdown
from dashboard.saved import (
    FOLLOWED,
    LONGEST,
    look,
    marked,
    read_saved,
    remove,
    rename,
    save,
    unseen,
)
from dashboard.site import SEARCH
from dashboard.views.selection import read_selection
from graph.decide import now
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.saved import Saved
    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.model import Node
    from graph.store import Store

QUESTION, NEW = "vraag", "alleen"  # parameters of the address
ONLY_NEW = "nieuw"
DAY = len("2025-09-18")


def opened(site: Site) -> tuple[Saved | None, bool]:
    """The saved question that the address names, and whether only what is new is asked of it."""
    wanted = st.query_params.get(QUESTION)
    if wanted is None:
        return None, False
    found = next((one for one in _saved(site) if one.id == wanted), None)
    return found, found is not None and st.query_params.get(NEW) == ONLY_NEW


def new_results(site: Site, saved: Saved) -> list[Node] | None:
    """What the question gives now and did not give before; ``None`` where that is unknown."""
    ids = _new(site.store, site.store.url, site.store.revision(), saved)
    if ids is None:
        return None
    wanted = frozenset(ids)
    return [one for one in _results(site.store, saved.pairs)[0] if one.id in wanted]


@st.cache_data(show_spinner=False, max_entries=200)
def _new(_store: Store, url: str, revision: str, saved: Saved) -> list[str] | None:  # noqa: ARG001
    """The IRIs of what is new, found once for each revision of the store at ``url``."""
    found = unseen(saved, *_results(_store, saved.pairs))
    return None if found is None else [one.id for one in found]


def _results(store: Store, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[Node, ...], int]:
    """What a question gives, as far as it is followed, and how much there is in all."""
    selection = read_selection(store.schema, lambda name: [v for key, v in pairs if key == name])
    found = store.search(selection.whole(FOLLOWED))
    return found.nodes, found.total


def saved_box(site: Site, selection: Selection) -> None:
    """The saved questions, and the forms to keep the present one and to manage them."""
    kept = _saved(site)
    with st.expander(f"{site.say('saved.title')} ({len(kept)})", icon=":material/bookmark:"):
        if kept:
            st.html(f'<ul class="lg-beside">{"".join(_item(site, one) for one in kept)}</ul>')
        _save_form(site, selection)
        if kept:
            _manage_form(site, kept)


def _saved(site: Site) -> tuple[Saved, ...]:
    try:
        return read_saved(site.store.url)
    except LeergraafError as error:
        st.warning(plain_markdown(str(error)))
        return ()


def _item(site: Site, saved: Saved) -> str:
    """A saved question, which leads to what it gives, with a number that leads to what is new."""
    say, pairs = site.say, (*saved.pairs, (QUESTION, saved.id))
    since = say.date(saved.day)
    found = _new(site.store, site.store.url, site.store.revision(), saved)
    told = escape(say("saved.too_many" if found is None else "saved.nothing_new", since=since))
    if found:
        text = say.count("saved.new", len(found))
        told = f"{link(site.link(SEARCH, *pairs, (NEW, ONLY_NEW)), text)} {escape(since)}"
    return (
        f"<li><p>{link(site.link(SEARCH, *pairs), saved.name)}</p>"
        f'<p class="lg-source">{told}</p></li>'
    )


def saved_note(site: Site, saved: Saved, *, only_new: bool) -> None:
    """Which saved question this is and what is new of it, with the button that notes it as seen."""
    say, found = site.say, _new(site.store, site.store.url, site.store.revision(), saved)
    pairs, since = (*saved.pairs, (QUESTION, saved.id)), say.date(saved.day)
    st.html(f'<p class="lg-source">{escape(say("saved.this", name=saved.name))}</p>')
    if not found:
        key = "saved.too_many" if found is None else "saved.nothing_new"
        st.html(paragraph(say(key, since=since)))
        return
    text = say.count("saved.new", len(found))
    other = (
        link(site.link(SEARCH, *pairs), say("saved.all"))
        if only_new
        else link(site.link(SEARCH, *pairs, (NEW, ONLY_NEW)), say("saved.only_new"))
    )
    st.html(f"<p><strong>{escape(text)} {escape(since)}</strong> · {other}</p>")
    if st.button(say("saved.look"), icon=":material/done_all:"):
        seen = marked(*_results(site.store, saved.pairs))
        _do(lambda: look(site.store.url, saved.id, seen, now()[:DAY]))


def _save_form(site: Site, selection: Selection) -> None:
    say, pairs = site.say, tuple(selection.at(1).pairs())
    if not pairs:
        st.html(paragraph(say("saved.none"), "lg-muted"))
        return
    with st.form("save question", border=False, clear_on_submit=True):
        name = st.text_input(say("saved.name"), max_chars=LONGEST)
        sent = st.form_submit_button(say("saved.save"), icon=":material/bookmark_add:")
    if sent:
        seen = marked(*_results(site.store, pairs))
        _do(lambda: save(site.store.url, name, pairs, seen, now()[:DAY]))


def _manage_form(site: Site, kept: tuple[Saved, ...]) -> None:
    """Rename a question, or keep it no longer."""
    say = site.say
    with st.form("manage questions", border=False, clear_on_submit=True, enter_to_submit=False):
        at = st.selectbox(
            say("saved.which"), range(len(kept)), format_func=lambda i: kept[i].name, key="which"
        )
        name = st.text_input(say("saved.new_name"), max_chars=LONGEST)
        with st.container(horizontal=True):
            renamed = st.form_submit_button(say("saved.rename"))
            removed = st.form_submit_button(say("saved.remove"), icon=":material/delete:")
    if renamed:
        _do(lambda: rename(site.store.url, kept[at].id, name))
    elif removed:
        _do(lambda: remove(site.store.url, kept[at].id))


def _do(change: Callable[[], object]) -> None:
    """Carry out a change and draw the page anew; say what is wrong instead."""
    try:
        change()
    except LeergraafError as error:
        st.error(plain_markdown(str(error)))
        return
    st.rerun()
