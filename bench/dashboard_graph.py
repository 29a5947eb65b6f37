"""How long the graph takes in a browser: ``python -m bench.dashboard_graph [--documents N]``.

A made-up store of some 5,000 things (``bench/big_graph.py``) is shown by a dashboard of its own in
Chromium. For each number of things the page is opened anew ``TIMES`` times; a table is printed of
the middle and the slowest of the seconds from the address to a graph that can be clicked on.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from bench.big_graph import fill
from bench.dashboard import CHROMIUM, WAIT, serving
from dashboard.views.exploration import Exploration
from graph.store import open_store

DOCUMENTS = 100
TIMES = 5
SIZES = (150, 300, 600, 1000)
START = "https://w3id.org/leergraaf/id/knelpunten/tijdigheid"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    documents = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/graph.sqlite"
        with open_store(url) as store:
            fill(store, documents)
            counts = store.counts()
        things = sum(number for kind, number in counts.items() if kind != "edges")
        print(f"{things:,} things, {counts['edges']:,} edges; {TIMES} times each.\n")
        print("| things drawn | edges | middle (s) | slowest (s) |\n| ---: | ---: | ---: | ---: |")
        with serving(url) as (address, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            for size in SIZES:
                _measure(browser, address, size)


def _measure(browser: Browser, address: str, size: int) -> None:
    """Print how long a graph of so many things takes."""
    path = urlencode(Exploration((START,), steps=2, size=size).pairs())
    seconds, drawn = [], (0, 0)
    for _ in range(TIMES):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(WAIT)
        began = time.perf_counter()
        page.goto(f"{address}verkennen?{path}")
        page.wait_for_selector(".canvas[data-ready]")
        seconds.append(time.perf_counter() - began)
        drawn = page.evaluate("[leergraafCanvas.nodes().length, leergraafCanvas.edges().length]")
        page.context.close()
    middle, most = statistics.median(seconds), max(seconds)
    print(f"| {drawn[0]} | {drawn[1]} | {middle:.1f} | {most:.1f} |", flush=True)


if __name__ == "__main__":
    main()
