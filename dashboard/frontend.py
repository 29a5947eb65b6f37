"""What runs in the browser: our style sheet, the bridge to the page, and the graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.site import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.sheets.catalogue import Catalogue

STREAMLIT = "streamlit"  # the section of the messages with its own words
STATIC = Path(__file__).parent / "static"
VENDOR = {
    "cytoscape": "cytoscape.min.js",
    "layout-base": "layout-base.js",
    "cose-base": "cose-base.js",
    "cytoscape-fcose": "cytoscape-fcose.js",
}
CANVAS = "canvas"
# One module, in this order.
MODULES = (
    "labels.js",
    "look.js",
    "names.js",
    "layout.js",
    "choosing.js",
    "export.js",
    "controls.js",
    "keyboard.js",
    "canvas.js",
)


@cache
def read(name: str) -> str:
    """The text of a file in ``static``."""
    return (STATIC / name).read_text(encoding="utf-8")


@cache
def engine() -> str:
    """The graph library as one JavaScript module."""
    files = (
        f'load("{name}", function (module, exports, require) {{\n{read(f"vendor/{file}")}\n}});'
        for name, file in VENDOR.items()
    )
    return read("engine.js").replace("/* VENDOR */", "\n".join(files))


def mount_bridge(say: Catalogue, pages: Iterable[str], page: str, show: str = "") -> None:
    """Set the language of ``page``, scroll to ``show``, follow links to ``pages`` in place."""
    st.html(f"<style>{read('style.css')}{read('shapes.css')}</style>")
    component = st.components.v2.component("leergraaf_bridge", js=read("bridge.js"))
    data = {
        "language": say.language,
        "standard": DEFAULT_LANGUAGE,
        "page": page,  # another page, other data: so that the bridge looks at the address again
        "pages": list(pages),
        "show": show,
        "words": dict(_words(say)),
    }
    component(data=data, key="bridge", height="content")


def _words(say: Catalogue) -> Iterator[tuple[str, str]]:
    """The words of Streamlit's own that are others in this language."""
    for key, text in say.messages.items():
        section, _, word = key.partition(".")
        if section == STREAMLIT and word != text:
            yield word, text


def mount_canvas(data: Mapping[str, object], obey: Callable[[], None]) -> None:
    """Draw the graph; ``obey`` is called when the reader asks for something in it.

    What is asked for stands in the session under ``CANVAS``: ``request``, with its ``number`` and
    the ``steps`` to take. The drawing waits until ``data`` says that this number is ``done``.
    """
    # The library goes in a component of its own, whose message never changes: Streamlit sends
    # such a message to a browser once.
    st.components.v2.component("leergraaf_engine", js=engine())(key="engine", height="content")
    js = "".join(map(read, MODULES))
    css = read("shapes.css") + read("canvas.css")
    canvas = st.components.v2.component(
        "leergraaf_canvas", html=read("canvas.html"), css=css, js=js
    )
    canvas(data=data, key=CANVAS, on_request_change=obey, height="content")
