"""Adding documents: files are read and what would change is shown; nothing is kept before a yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import link, paragraph, plain_markdown
from dashboard.parts.boxes import files_box
from dashboard.parts.completing import completing_boxes, filled_in, lacking
from dashboard.parts.previews import preview_html, warnings
from graph.change import Status, change
from graph.lookup import called
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from dashboard.site import Site
    from graph.model import Contribution
    from graph.store import Origin

READY, FAILED, ADDED = "documents ready", "documents failed", "documents added"


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that was read, under its name, and is in no store yet."""

    name: str
    content: bytes
    contribution: Contribution
    origin: Origin


def add_documents(site: Site, *, opened: bool) -> None:
    """The box for files, and of each file that was read what it would change."""
    say = site.say
    ready: list[Ready] = st.session_state.get(READY, [])
    with st.expander(say("add.title"), expanded=opened or bool(ready), icon=":material/upload:"):
        st.html(paragraph(say("add.intro")) + paragraph(say("add.private"), "lg-muted"))
        with st.form("add", clear_on_submit=True, border=False):
            files = files_box(say("add.label"))
            sent = st.form_submit_button(say("add.button"), type="primary")
        if sent and not files:
            st.warning(say("add.nothing"))
        elif sent:
            _read(site, files)
            st.rerun()
    _told(site)
    for number, one in enumerate(ready):
        with st.container(border=True):
            _preview(site, number, one)
    if len(ready) > 1:
        _all(site, ready)


def _read(site: Site, files: Iterable[UploadedFile]) -> None:
    """Read the files one by one, showing how far it is; a bad one stops no other."""
    ready: list[Ready] = st.session_state.setdefault(READY, [])
    failed: list[str] = []
    for file in files:
        try:
            read = _as_stored(site, _prepared(site, file.name, file.getvalue(), {}))
            if all(read.origin.fingerprint != one.origin.fingerprint for one in ready):
                ready.append(read)
        except LeergraafError as error:
            failed.append(str(error))
    st.session_state[FAILED], st.session_state[ADDED] = failed, []


def _as_stored(site: Site, read: Ready) -> Ready:
    """The file, read anew with what was filled in for it when it was stored, if anything was."""
    document = read.contribution.document
    stored = site.store.node(document.id)
    if stored is None:
        return read
    known = {one: value for one in lacking(document) if (value := stored.get(one))}
    return _prepared(site, read.name, read.content, known) if known else read


def _prepared(site: Site, name: str, content: bytes, known: Mapping[str, str]) -> Ready:
    """The file as it was read, with what is known of it besides, showing how far it is."""
    bar = st.progress(0.0, _step(site, name, "read"))

    def show(part: float, step: str) -> None:
        bar.progress(min(1.0, max(0.0, part)), _step(site, name, step))

    try:
        return Ready(
            name,
            content,
            *site.reading.prepare(site.store.schema, name, content, known, show),
        )
    finally:
        bar.empty()


def _step(site: Site, name: str, step: str) -> str:
    return plain_markdown(site.say("add.progress", name=name, step=site.say(f"add.step_{step}")))


def _told(site: Site) -> None:
    """What could not be read, and what was added, since the files were handed over."""
    for text in st.session_state.get(FAILED, []):
        st.error(f"**{plain_markdown(site.say('add.failed'))}** {plain_markdown(text)}")
    added = [
        (name, node)
        for name, id_ in st.session_state.get(ADDED, [])
        if (node := site.store.node(id_)) is not None
    ]
    for name, node in added:
        way = link(site.thing(node.id), called(site.store, node))
        st.success(plain_markdown(site.say("add.done", name=name)))
        st.html(f"<p>{way}</p>")


def _preview(site: Site, number: int, one: Ready) -> None:
    """What the file would change, and the choice to add it or to leave it."""
    say = site.say
    found = change(site.store, one.contribution, one.origin)
    st.html(preview_html(site, one.name, one.contribution, found))
    for text in warnings(site, one.contribution, found):
        st.warning(plain_markdown(text))
    document, same = one.contribution.document, found.status is Status.SAME
    completing_boxes(site, document, _key(one))
    with st.container(horizontal=True):
        put = "add.fill" if same else "add.put"
        if (not same or lacking(document)) and st.button(
            say(put), key=f"put {number}", type="primary", icon=":material/add:"
        ):
            if same and not filled_in(document, _key(one)):
                st.warning(say("add.unfilled"))
            else:
                _put(site, [one])
        leave = "add.close" if same else "add.leave"
        if st.button(say(leave), key=f"leave {number}"):
            _drop([one])


def _key(one: Ready) -> str:
    """What the boxes of a file are known by."""
    return f"complete {one.origin.fingerprint}"


def _completed(site: Site, one: Ready) -> Ready:
    """The file, read anew with what was filled in for it, if anything was."""
    known = filled_in(one.contribution.document, _key(one))
    return _prepared(site, one.name, one.content, known) if known else one


def _all(site: Site, ready: list[Ready]) -> None:
    with st.container(horizontal=True):
        if st.button(site.say("add.put_all"), key="put all", icon=":material/library_add:"):
            _put(site, ready)
        if st.button(site.say("add.leave_all"), key="leave all"):
            _drop(ready)


def _put(site: Site, some: list[Ready]) -> None:
    """Put the files into the store; one that the store refuses stays, and the others go on."""
    failed, added, done = [], [], []
    for one in some:
        try:
            told = _completed(site, one)
            site.store.put(told.contribution, told.origin)
        except LeergraafError as error:
            failed.append(f"{one.name}: {error}")
        else:
            added.append((one.name, told.contribution.document.id))
            done.append(one)
    st.session_state[FAILED] = failed
    st.session_state[ADDED] = [*st.session_state.get(ADDED, []), *added]
    _drop(done)


def _drop(some: list[Ready]) -> None:
    """Let go of files that were read, and draw the page anew."""
    ready: list[Ready] = st.session_state[READY]
    st.session_state[READY] = [one for one in ready if all(one is not gone for gone in some)]
    st.rerun()
