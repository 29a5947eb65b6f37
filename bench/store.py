"""What a store costs: ``python -m bench.store [--documents N] [--neo4j URL] [--python-driver]``.

The made-up graph of ``bench/big_graph.py`` is put into an SQLite file and into a Neo4j server,
started for it unless one is named (and then emptied!). Two tables are printed: side by side on the
same server, what loading takes the store, a document a transaction and in batches, the bare driver
and rdflib-neo4j (``bench/rivals.py``); and what each store takes to load, to load again, and to
answer.
``--python-driver`` does without the compiled part of the driver, where that is installed.
"""

from __future__ import annotations

import argparse
import io
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence

import numpy as np

if "--python-driver" in sys.argv:
    sys.modules["neo4j._rust"] = None  # type: ignore[assignment]  # before the driver looks for it

import neo4j

from bench.big_graph import reports
from bench.rivals import Load, bare_driver, rdflib_neo4j
from bench.servers import a_server
from graph.batches import DOCUMENTS as BATCH
from graph.batches import put_in_batches
from graph.export import write_trig
from graph.model import Contribution
from graph.neo4j.address import address
from graph.questions.recurring import recurring
from graph.questions.views.view import open_view
from graph.rdf import contribution_to_graph
from graph.store import UNKNOWN_ORIGIN, Query, Store, open_store
from ontology import load as load_ontology
from tests.stores import empty_database

DOCUMENTS, COMPARED, ROUNDS, TIMES = 2000, 200, 3, 50
WORDS = ("nazorg", "termijn", "herstel toeslagen", "wachten", "dossiers", "vertrouwen burgers")


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the clock on the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spread(works: Sequence[Callable[[], object]]) -> str:
    """The middle and the 95th percentile of the seconds that each of ``works`` takes."""
    found = sorted(seconds(work) for work in works)
    return f"{statistics.median(found):.3f} / {found[round(0.95 * (len(found) - 1))]:.3f}"


def two_hops(store: Store, id_: str) -> int:
    """Read all edges of a thing, and all edges of the things they lead to."""
    near = store.edges(id_)
    ends = {end for edge in near for end in (edge.subject, edge.object)} - {id_}
    return sum(len(store.edges(end)) for end in sorted(ends))


def put_each(store: Store, contributions: Sequence[Contribution]) -> None:
    """Put them into the store, a document in a transaction."""
    for one in contributions:
        store.put(one)


def put_together(store: Store, contributions: Sequence[Contribution]) -> None:
    """Put them into the store in batches, as a copy and an import do."""
    for _, refused in put_in_batches(store, ((one, UNKNOWN_ORIGIN) for one in contributions)):
        if refused is not None:
            raise refused


def measure(url: str, contributions: Sequence[Contribution], times: int) -> dict[str, str]:
    """What each thing costs on the store at ``url``."""
    chance = np.random.default_rng(5)
    nodes = sum(len(one.nodes) + 1 for one in contributions)
    edges = sum(len(one.edges) for one in contributions)
    found = {}
    with open_store(url) as store:
        loaded = seconds(lambda: put_each(store, contributions))
        found["load (s)"] = f"{loaded:.0f}"
        found["load (claims a second)"] = f"{(nodes + edges) / loaded:,.0f}"
        counts = store.counts()
        some = [contributions[at] for at in chance.integers(0, len(contributions), 100)]
        again = seconds(lambda: put_each(store, some))
        found["load again (ms a document)"] = f"{again / len(some) * 1000:.0f}"
        if store.counts() != counts:
            raise AssertionError("loading again changed what there is")
        ids = [node.id for node in store.nodes("Statement")]
        chosen = [ids[at] for at in chance.integers(0, len(ids), times)]
        found["neighbourhood, 1 hop"] = spread([lambda i=i: store.edges(i) for i in chosen])  # type: ignore[misc]
        found["neighbourhood, 2 hops"] = spread(
            [lambda i=i: two_hops(store, i) for i in chosen[: times // 5]]  # type: ignore[misc]
        )
        found["search"] = spread(
            [lambda w=w: store.search(Query(w)) for w in WORDS * max(1, times // len(WORDS))]  # type: ignore[misc]
        )
        found["recurrence, first (s)"] = f"{seconds(lambda: recurring(open_view(store))):.1f}"
        found["recurrence, later"] = spread(
            [lambda: recurring(open_view(store)) for _ in range(times // 5)]
        )
        stream = io.BytesIO()
        found["export (s)"] = f"{seconds(lambda: write_trig(store, stream)):.0f}"
    return found


def compare(url: str, contributions: Sequence[Contribution], rounds: int) -> None:
    """Print what loading takes the store and its rivals, on the same server."""
    schema, where = load_ontology(), address(url)

    def by_store(put: Callable[[Store, Sequence[Contribution]], None]) -> Load:
        def load(some: Sequence[Contribution]) -> None:
            with open_store(url) as store:
                put(store, some)

        return load

    each, together = "the store, one by one", f"the store, {BATCH} a transaction"
    ways: dict[str, Load] = {
        each: by_store(put_each),
        together: by_store(put_together),
        "the bare driver, one by one": bare_driver(where, schema),
        "rdflib-neo4j, batches of triples": rdflib_neo4j(where, schema),
    }
    for way in ways.values():  # so that the server has seen every statement
        empty_database(url)
        way(contributions[: len(contributions) // 4])
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            empty_database(url)
            taken[name].append(seconds(lambda way=way: way(contributions)))  # type: ignore[misc]
    empty_database(url)
    triples = sum(len(contribution_to_graph(one, schema)) for one in contributions)
    own = [statistics.median(taken[name]) for name in (each, together)]
    print(f"\n{len(contributions)} documents, {triples:,} triples, {rounds} rounds.\n")
    head = "| loaded by | seconds (each round) | documents a second |"
    print(f"{head} the store's rate to its: one by one | {BATCH} a transaction |")
    print("| --- | --- | ---: | ---: | ---: |")
    for name, found in taken.items():
        middle = statistics.median(found)
        rounds_ = ", ".join(f"{one:.1f}" for one in found)
        rates = " | ".join(f"{middle / one:.2f}" for one in own)
        print(f"| {name} | {rounds_} | {len(contributions) / middle:.1f} | {rates} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--compared", type=int, default=COMPARED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--neo4j", help="a server that may be emptied")
    parser.add_argument("--python-driver", action="store_true")
    arguments = parser.parse_args()
    contributions = list(reports(max(arguments.documents, arguments.compared)))
    compiled = sys.modules.get("neo4j._rust") is not None
    print(f"{platform.machine()}, driver {neo4j.__version__}{', compiled' if compiled else ''}.")
    with a_server(arguments.neo4j) as url, tempfile.TemporaryDirectory() as folder:
        if arguments.compared:
            compare(url, contributions[: arguments.compared], arguments.rounds)
        if arguments.documents:
            empty_database(url)
            chosen = contributions[: arguments.documents]
            columns = {
                "SQLite": measure(f"sqlite:///{folder}/store.sqlite", chosen, arguments.times),
                "Neo4j": measure(url, chosen, arguments.times),
            }
            _print(columns, len(chosen))


def _print(columns: dict[str, dict[str, str]], documents: int) -> None:
    print(f"\n{documents:,} documents; seconds as p50 / p95 where there are two.\n")
    print(f"| | {' | '.join(columns)} |\n| --- {'| ---: ' * len(columns)}|")
    for what in next(iter(columns.values())):
        print(f"| {what} | {' | '.join(column[what] for column in columns.values())} |")


if __name__ == "__main__":
    main()
