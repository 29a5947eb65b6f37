"""What the questions cost: ``python -m bench.questions [--documents N] [--store URL …]``.

A made-up graph of 100,000 nodes and 300,000 edges (``bench/big_graph.py``) is put into each store
unless it is there: the ones named, else a new file and, with ``--neo4j``, a new server, each in a
process of its own. Then each question is asked many times, of other things each time, and a table
printed: the seconds of the first time, in which what it needs is worked out of the whole graph, and
the middle and the 95th percentile of the later ones; wall clock. The seconds in which the graph is
read into memory, and the most memory, stand below it.
"""

from __future__ import annotations

import argparse
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from multiprocessing import Process

import numpy as np

from bench.big_graph import fill
from bench.servers import a_server
from graph.questions.asking.replying import ask
from graph.questions.brief import brief
from graph.questions.coverage import coverage
from graph.questions.followup import follow_up
from graph.questions.known import known
from graph.questions.lessons import recurring_lessons
from graph.questions.path import connections
from graph.questions.profile import profile
from graph.questions.recurring import recurring
from graph.questions.related import related
from graph.questions.signals import signals
from graph.questions.structure import structure
from graph.questions.views.view import View, open_view
from graph.store import Store, open_store

DOCUMENTS = 2000
TIMES = 20
MOST = 5
TEXTS = (
    "Regeling voor mijnbouwschade in Limburg",
    "Bewoners zien scheuren in hun muren doordat de grond onder hun dorp beweegt",
    "Een loket voor ouders die hun toeslag moesten terugbetalen",
    "Tegemoetkoming voor mensen die ziek werden van hun werk",
)
ASKED = (
    "Wat is er geleerd over nazorg?",
    "Wie zei dat de termijnen niet haalbaar waren, en waar staat dat?",
    "Hoeveel kostte de hersteloperatie toeslagen?",
    "Wat ging er goed in het contact met mensen?",
)

Asking = Callable[[int], object]


def askings(store: Store, view: View) -> dict[str, Asking]:
    """The questions; each takes a number, and another number is another thing to ask about."""
    chance = np.random.default_rng(3)

    def some(kind: str) -> list[str]:
        ids = [node.id for node in view.of_kind(kind)]
        return [ids[at] for at in chance.integers(0, len(ids), TIMES + 1)]

    trajectories, organisations, bottlenecks = map(
        some, ("Trajectory", "Organisation", "Bottleneck")
    )
    return {
        "recurring": lambda _: recurring(view),
        "related": lambda at: related(view, trajectories[at], MOST),
        "brief": lambda at: brief(view, TEXTS[at % len(TEXTS)], MOST),
        "coverage": lambda _: coverage(view),
        "profile, trajectory": lambda at: profile(view, view.node(trajectories[at])),
        "profile, organisation": lambda at: profile(view, view.node(organisations[at])),
        "profile, bottleneck": lambda at: profile(view, view.node(bottlenecks[at])),
        "path": lambda at: connections(
            view, view.node(trajectories[at]), view.node(organisations[at])
        ),
        "known": lambda at: known(view, "", view.node(trajectories[at])),
        "followup": lambda at: follow_up(view, view.node(organisations[at])),
        "ask": lambda at: ask(store, ASKED[at % len(ASKED)]),
        "lessons": lambda _: recurring_lessons(view),
        "signals": lambda at: signals(view, f"{2020 + at % 3}-01-01", MOST),
        "structure": lambda _: structure(view),
    }


def measure(asking: Asking, times: int) -> tuple[float, Sequence[float]]:
    """The seconds of the first time, and those of the later ones."""
    seconds = []
    for at in range(times + 1):
        began = time.perf_counter()
        asking(at)
        seconds.append(time.perf_counter() - began)
    return seconds[0], sorted(seconds[1:])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", action="append")
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--times", type=int, default=TIMES)
    arguments = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = arguments.store or [f"sqlite:///{folder}/big.sqlite"]
        if arguments.neo4j:
            urls.append(stack.enter_context(a_server()))
        for url in urls:
            one = Process(target=_measure, args=(url, arguments.documents, arguments.times))
            one.start()
            one.join()


def _measure(url: str, documents: int, times: int) -> None:
    with open_store(url) as store:
        if not store.documents():
            fill(store, documents)
        _print(store, times)


def _print(store: Store, times: int) -> None:
    counts = store.counts()
    nodes = sum(number for kind, number in counts.items() if kind != "edges")
    began = time.perf_counter()
    view = open_view(store)
    loaded = time.perf_counter() - began
    print(
        f"{nodes:,} nodes, {counts['edges']:,} edges in {type(store).__name__}; "
        f"{platform.machine()}, {times} times each.\n"
    )
    print("| question | first (s) | p50 (s) | p95 (s) |\n| --- | ---: | ---: | ---: |")
    for name, asking in askings(store, view).items():
        first, later = measure(asking, times)
        last = later[min(len(later) - 1, round(0.95 * (len(later) - 1)))]
        print(f"| {name} | {first:.2f} | {statistics.median(later):.3f} | {last:.3f} |", flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nRead into memory in {loaded:.1f} s; at most {most} MB.")


if __name__ == "__main__":
    main()
