"""A dashboard in a real browser whose server stops and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.neo4j.server.home import Home
from graph.store import open_store
from tests.dashboard_story import fill
from tests.servers import command, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.neo4j]
WAIT = 60_000


@pytest.mark.usefixtures("_java")
def test_a_page_tells_of_a_server_that_stops_and_comes_back_by_itself(
    browser: Browser,
    serve: Callable[[str], AbstractContextManager[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = Home(tmp_path / "server")
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(home.folder))
    for _ in run(home):
        with open_store("neo4j:local") as store:
            fill(store)
        with serve("neo4j:local") as address:
            page = browser.new_page()
            page.goto(address)
            shown = page.get_by_text("Tijdigheid en doorlooptijd").first
            shown.wait_for(timeout=WAIT)
            command(home, "stop")
            page.reload()
            page.get_by_text("uw eigen Neo4j antwoordt niet").wait_for(timeout=WAIT)
            page.get_by_text("verschijnt deze pagina vanzelf").wait_for(timeout=WAIT)
            command(home, "start")
            shown.wait_for(timeout=WAIT)  # nobody touches the page
            assert page.get_by_text("antwoordt niet").count() == 0
            page.close()
