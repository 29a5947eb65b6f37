"""What the dashboard costs a reader: ``python -m bench.dashboard [--documents N] [--times N]``.

A made-up graph (``bench/big_graph.py``; 100 documents make some 5,000 nodes, 2,000 some 100,000) is
put into a new file, the dashboard started on it, and a real Chromium let loose. For each page a
table has the seconds until it can be used: the first time anybody opens it, in which the graph is
read and worked out, and the middle of ``--times`` visits after that, each by a browser that has
nothing yet; and the seconds after a choice on the page until it is drawn again. Browser and server
share the machine. Then ``--sessions`` readers at once ask for every page in turn, without a pause,
by the connection over which a browser asks (twenty browsers would take the machine for themselves);
the middle and the 95th percentile of what they wait until a page has come whole, what went wrong,
and the memory of the server are printed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from urllib.parse import quote

import psutil
from playwright.async_api import Browser, Page, async_playwright
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from bench.big_graph import fill
from dashboard.launch import command
from graph.questions.recurring import recurring
from graph.questions.views.view import open_view
from graph.store import open_store

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
DRAWN = ".canvas[data-ready][aria-busy=false]"
WAIT = 120_000  # milliseconds
FACET = ".lg-wide .lg-facet a"


def pages(trajectory: str, bottleneck: str) -> dict[str, str]:
    """The addresses to visit, by name."""
    return {
        "overview": "",
        "search": "zoeken?q=gegevens",
        "explore, 1 step": f"verkennen?id={quote(trajectory, safe='')}",
        "trajectories": "trajecten",
        "patterns": "patronen",
        "follow-up": "opvolging",
        "briefing": "voorkom-herhaling?q=Regeling+voor+mijnbouwschade+in+Limburg",
        "documents": "documenten",
        "quality": "kwaliteit",
        "a question": "vraag?q=Wat+is+er+geleerd+over+nazorg%3F",
        "a trajectory": f"ding?id={quote(trajectory, safe='')}",
        "a bottleneck": f"ding?id={quote(bottleneck, safe='')}",
    }


@contextmanager
def serving(url: str) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a dashboard on the store, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "LEERGRAAF_STORE": url}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command(port), env=environment, stdout=quiet, stderr=quiet) as server:
        try:
            while not _answers(port):
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}/", psutil.Process(server.pid)
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def reader(browser: Browser, address: str) -> AsyncIterator[Page]:
    """A page of a browser that has nothing yet."""
    context = await browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    try:
        yield await context.new_page()
    finally:
        await context.close()


async def visit(page: Page, path: str) -> float:
    """The seconds until the page at ``path`` can be used."""
    start = time.perf_counter()
    await page.goto(path)
    await page.wait_for_selector("h1")
    await page.wait_for_selector(IDLE)
    if path.startswith("verkennen?id"):
        await page.wait_for_selector(DRAWN)
    return time.perf_counter() - start


async def choose(page: Page) -> float | None:
    """The seconds after a choice beside results until the page is drawn again, if there is one."""
    facet = page.locator(FACET).first
    if not await facet.count():
        return None
    before = page.url
    start = time.perf_counter()
    await facet.click()
    await page.wait_for_function(f"location.href !== {before!r}")
    await page.wait_for_selector(".lg-facet a[aria-current]")
    await page.wait_for_selector(IDLE)
    return time.perf_counter() - start


async def alone(browser: Browser, address: str, paths: dict[str, str], times: int) -> None:
    """Print the table of pages, one reader at a time."""
    print("\n| page | first (s) | page (s) | after a choice (s) |\n| --- | ---: | ---: | ---: |")
    for name, path in paths.items():
        taken, again = [], []
        for _ in range(times + 1):
            async with reader(browser, address) as page:
                taken.append(await visit(page, path))
                again.append(await choose(page))
        chosen = [one for one in again[1:] if one is not None]
        redrawn = f"{statistics.median(chosen):.2f}" if chosen else ""
        print(f"| {name} | {taken[0]:.2f} | {statistics.median(taken[1:]):.2f} | {redrawn} |")


async def ask(session: ClientConnection, path: str) -> tuple[float, list[str]]:
    """The seconds until the page at ``path`` has come whole, and the faults in it."""
    name, _, words = path.partition("?")
    wanted = BackMsg(rerun_script=ClientState(page_name=name, query_string=words))
    faults: list[str] = []
    start = time.perf_counter()
    await session.send(wanted.SerializeToString())
    while True:
        told = ForwardMsg.FromString(
            await asyncio.wait_for(session.recv(decode=False), WAIT / 1000)
        )
        element = told.delta.new_element
        if element.HasField("exception"):
            faults.append(element.exception.message)
        elif element.HasField("alert") and element.alert.format == Alert.ERROR:
            faults.append(element.alert.body)
        if told.HasField("script_finished"):
            return time.perf_counter() - start, faults


async def at_once(address: str, paths: list[str], sessions: int, server: psutil.Process) -> None:
    """Print what as many readers wait who all read at once, and what went wrong."""
    before = server.memory_info().rss
    stream = f"{address.replace('http', 'ws', 1)}_stcore/stream"
    waited: list[float] = []
    faults: list[str] = []

    async def read(session: ClientConnection, number: int) -> None:
        for at in range(len(paths)):
            seconds, wrong = await ask(session, paths[(number + at) % len(paths)])
            waited.append(seconds)
            faults.extend(wrong)

    async with AsyncExitStack() as opened:
        entered = [
            await opened.enter_async_context(
                connect(stream, origin=Origin(address.rstrip("/")), max_size=None)
            )
            for _ in range(sessions)
        ]
        await asyncio.gather(*(read(one, number) for number, one in enumerate(entered)))
        after = server.memory_info().rss
    late = statistics.quantiles(waited, n=20)[-1]
    print(f"p50 {statistics.median(waited):.2f} s, p95 {late:.2f} s of {len(waited)} pages")
    print(f"{len(faults)} faults{': ' if faults else ''}{'; '.join(sorted(set(faults)))}")
    each = max(0, after - before) / sessions / 1e6
    print(f"server: {after / 1e6:,.0f} MB; {each:.1f} MB a session")


async def measure(url: str, times: int, sessions: int) -> None:
    """Print everything about the store at ``url``."""
    with open_store(url) as store:
        view = open_view(store)
        first = recurring(view)[0]
        paths = pages(first.occurrences[0].trajectory.id, first.bottleneck.id)
        counts = store.counts()
    nodes = sum(number for kind, number in counts.items() if kind != "edges")
    print(f"{platform.machine()}, {nodes:,} nodes, {counts['edges']:,} edges.")
    with serving(url) as (address, server):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            await alone(browser, address, paths, times)
            await browser.close()
        print(f"\n{sessions} readers at once, each of {len(paths)} pages:\n")
        await at_once(address, list(paths.values()), sessions, server)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--store", help="the URL of a store that is there, in place of a new file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.store or f"sqlite:///{folder}/store.sqlite"
        if arguments.store is None:
            with open_store(url) as store:
                fill(store, arguments.documents)
        asyncio.run(measure(url, arguments.times, arguments.sessions))


if __name__ == "__main__":
    main()
