"""A page of the dashboard, run by Streamlit without a browser, on a store and with real reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Html

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 60
LEVEL = re.compile(r"<h(\d)")  # of each heading


def _page(name: str, url: str, language: str) -> None:
    """Draw one page: AppTest runs the source of this function on its own."""
    from dashboard.catalogue import load
    from dashboard.main import PAGES
    from dashboard.site import Site
    from graph.store import open_store
    from ingest.load import Uploads

    def go(where: str, parameters: object) -> None:
        import streamlit as st

        st.text(f"{where} {parameters}")

    with open_store(url) as store:
        PAGES[name][1](Site(store, load(language), Uploads(), go))


def shown(name: str, url: str, language: str = "nl", **given: str | Sequence[str]) -> AppTest:
    """The page of this name, at an address with the parameters that are ``given``."""
    app = AppTest.from_function(_page, args=(name, url, language), default_timeout=PATIENCE)
    for key, value in given.items():
        app.query_params[key] = value if isinstance(value, str) else list(value)
    return ran(app)


def ran(app: AppTest) -> AppTest:
    """The page, drawn anew without a fault."""
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    """The page after its button of this name was pressed."""
    next(one for one in app.button if one.label == label).click()
    return ran(app)


def html(app: AppTest) -> str:
    """All that the page draws itself."""
    return "\n".join(one.body for one in app.get("html") if isinstance(one, Html))
