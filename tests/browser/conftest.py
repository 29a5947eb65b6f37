"""A browser and the dashboard on the sample reports, for the tests in this folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from dashboard.launch import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page, Request

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 90.0
WAIT = 20_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the release fail, not skip, where there is no browser."""
    parser.addoption("--require-browser", action="store_true", help="fail without Chromium")


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Debian's Chromium, without a word to the outside."""
    if shutil.which(CHROMIUM) is None:
        missing = f"{CHROMIUM} is not installed (apt-get install chromium)"
        if request.config.getoption("--require-browser", default=False):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def store_url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the sample reports, made through the command line as a user would."""
    del browser  # without one there is nothing to make a store for
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'samples.sqlite'}"
    subprocess.run(
        [sys.executable, "-m", "leergraaf", "ingest", str(SAMPLES), "--store", url],
        check=True,
        timeout=600,
        capture_output=True,
    )
    return url


@contextmanager
def _serving(store_url: str) -> Iterator[str]:
    """The address of a dashboard that runs on a store, with a reader's folder of its own."""
    port = _free_port()
    quiet = subprocess.DEVNULL
    with (
        tempfile.TemporaryDirectory(prefix="leergraaf-reader-") as folder,
        subprocess.Popen(
            command(port),
            env={**os.environ, "LEERGRAAF_STORE": store_url, "XDG_DATA_HOME": folder},
            stdout=quiet,
            stderr=quiet,
        ) as server,
    ):
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def serve() -> Callable[[str], AbstractContextManager[str]]:
    """What runs a dashboard on the store at a URL, and tells its address."""
    return _serving


@pytest.fixture(scope="session")
def address(store_url: str) -> Iterator[str]:
    """The address of a dashboard that runs on the store."""
    with _serving(store_url) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when it asks anything of another machine."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, locale="nl-NL"
    )
    context.set_default_timeout(WAIT)
    opened, outside = context.new_page(), list[str]()

    def watch(request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme in {"http", "https", "ws", "wss"} and where.hostname != "127.0.0.1":
            outside.append(request.url)

    context.on("request", watch)
    yield opened
    context.close()
    assert outside == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"The dashboard did not answer on port {port} within {PATIENCE:.0f} s.")
