"""What ingest costs: ``python bench/ingest.py`` prints Markdown tables.

Every measurement runs in a process of its own, so that its peak memory is its own. The baseline is
spaCy's Dutch tokenizer with its rule-based sentence splitter over the same texts: what a pipeline
does that finds nothing. Each process imports only what it measures. ``--long CHARACTERS`` measures
one text of that length in place of all this, and where the time goes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import count as counting
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "data" / "samples"
WORDS_A_PAGE = 400
COUNTS = (10, 100, 1000)
QUICK = (10, 50)

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: what went through it, the seconds it took, and the most memory it had, in MB.

    ``start`` is the seconds before the first document: imports, ontology, model.
    """

    documents: int
    words: int
    start: float
    seconds: float
    memory: float

    @property
    def pages(self) -> float:
        """Pages of 400 words a second."""
        return self.words / WORDS_A_PAGE / self.seconds


@dataclass(frozen=True, slots=True)
class Steps:
    """What each step of ingest took for one text, in seconds, and the most memory, in MB."""

    characters: int
    statements: int
    seconds: Mapping[str, float]
    memory: float


def read_texts(folder: Path) -> list[str]:
    """The texts of the reports in a folder, in any format that can be read."""
    from ingest.read import find_reports, read_report  # noqa: PLC0415

    return [read_report(path).text for path in find_reports([folder])]


def write_reports(texts: Sequence[str], folder: Path, count: int) -> None:
    """Write ``count`` reports, each of its own: every sentence of a copy tells which copy it is."""
    folder.mkdir()
    for number, text in zip(range(count), cycle(texts), strict=False):
        copy = number // len(texts)
        own = text if copy == 0 else text.replace(". ", f" in geval {copy}. ")
        (folder / f"{number:05}.txt").write_text(f"Rapport {number}\n\n{own}", encoding="utf-8")


def measure_ingest(folder: Path) -> Measurement:
    """Load the folder into a fresh SQLite store."""
    began = time.perf_counter()
    from graph.store import open_store  # noqa: PLC0415
    from ingest.load import Loader, plan  # noqa: PLC0415

    words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir())
    store_folder = tempfile.TemporaryDirectory()
    with store_folder, open_store(f"sqlite:///{store_folder.name}/store.sqlite") as store:
        loader = Loader(store)
        loader.nlp  # noqa: B018 - made on first use, and no part of the cost of a document
        ready = time.perf_counter()
        statuses = [loader.load(path).status for path in plan([folder]) if isinstance(path, Path)]
    if set(statuses) != {"added"}:
        raise SystemExit(f"not every report was added: {statuses}")
    return _finish(len(statuses), words, began, ready)


def measure_spacy(folder: Path) -> Measurement:
    """Run spaCy's tokenizer and sentence splitter over the folder, and keep nothing."""
    began = time.perf_counter()
    import spacy  # noqa: PLC0415

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    words = sum(len(text.split()) for text in texts)
    ready = time.perf_counter()
    for text in texts:
        nlp(text)
    return _finish(len(texts), words, began, ready)


def measure_steps(folder: Path) -> Steps:
    """Load the one text in the folder into a fresh SQLite store, a step at a time."""
    from graph.gate import check_shapes  # noqa: PLC0415
    from graph.store import UNKNOWN_ORIGIN, open_store  # noqa: PLC0415
    from ingest.annotations import annotate  # noqa: PLC0415
    from ingest.contribute import contribute  # noqa: PLC0415
    from ingest.nlp import make_nlp  # noqa: PLC0415
    from ingest.read import read_report  # noqa: PLC0415
    from ontology import load  # noqa: PLC0415

    schema, seconds = load(), dict[str, float]()
    nlp = make_nlp(schema, "compact")
    (path,) = folder.iterdir()

    def timed(step: str, work: Callable[[], Made]) -> Made:
        began = time.perf_counter()
        made = work()
        seconds[step] = time.perf_counter() - began
        return made

    source = timed("reading", lambda: read_report(path))
    doc = timed("tokens", lambda: annotate(nlp.make_doc(source.text), source))
    for name, component in nlp.pipeline:
        doc = timed(name, partial(component, doc))
    found = timed("contribution", lambda: contribute(doc, schema))
    timed("SHACL gate", lambda: check_shapes(found, schema, name=path.name))
    folder_ = tempfile.TemporaryDirectory()
    with folder_, open_store(f"sqlite:///{folder_.name}/store.sqlite") as store:
        timed("store", lambda: store.put(found, UNKNOWN_ORIGIN))
        counts = store.counts()
        statements = sum(counts.get(kind, 0) for kind in schema.concrete("Statement"))
    return Steps(len(source.text), statements, seconds, peak())


def _finish(documents: int, words: int, began: float, ready: float) -> Measurement:
    return Measurement(documents, words, ready - began, time.perf_counter() - ready, peak())


def peak() -> float:
    """The most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


MEASURES: dict[str, Callable[[Path], Measurement | Steps]] = {
    "ingest": measure_ingest,
    "spacy": measure_spacy,
    "steps": measure_steps,
}


def in_own_process(measure: str, folder: Path) -> Measurement:
    """The measurement, made in a fresh process."""
    return Measurement(**_told(measure, folder))


def _told(measure: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--measure", measure, "--reports", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def speed_table(folder: Path) -> Iterator[str]:
    """Ingest beside spaCy alone, on the same texts in the same run."""
    ours, base = (in_own_process(measure, folder) for measure in ("ingest", "spacy"))
    yield "| | pages a second | words a second | start, s | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|"
    for label, one in (("full ingest into SQLite", ours), ("spaCy tokens and sentences", base)):
        rate = one.words / one.seconds
        yield f"| {label} | {one.pages:.1f} | {rate:,.0f} | {one.start:.1f} | {one.memory:.0f} |"
    ratio = ours.seconds / base.seconds
    yield f"| ratio | {1 / ratio:.2f} | | | {ours.memory / base.memory:.2f} |"


def growth_table(texts: Sequence[str], work: Path, counts: Sequence[int]) -> Iterator[str]:
    """Time and memory at several numbers of documents."""
    yield "| documents | words | seconds | ms a document | peak memory, MB |"
    yield "|---:|---:|---:|---:|---:|"
    for count in counts:
        write_reports(texts, work / str(count), count)
        one = in_own_process("ingest", work / str(count))
        each = 1000 * one.seconds / one.documents
        yield f"| {count:,} | {one.words:,} | {one.seconds:.1f} | {each:.0f} | {one.memory:.0f} |"


def long_table(texts: Sequence[str], folder: Path, length: int) -> Iterator[str]:
    """Where the time goes in one text of this many characters."""
    folder.mkdir()
    copies = (text.replace(". ", f" in geval {n}. ") for n in counting() for text in texts)
    whole = ""
    while len(whole) < length:
        whole += next(copies) + "\n\n"
    (folder / "lang.txt").write_text(whole[:length], encoding="utf-8")
    one = Steps(**_told("steps", folder))
    yield f"{one.characters:,} characters, {one.statements:,} statements, {one.memory:.0f} MB\n"
    yield "| step | seconds |"
    yield "|---|---:|"
    yield from (f"| {step} | {taken:.1f} |" for step, taken in one.seconds.items())
    yield f"| all | {sum(one.seconds.values()):.1f} |"


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=SAMPLES, help="a folder of reports")
    parser.add_argument("--quick", action="store_true", help="fewer documents")
    parser.add_argument("--long", type=int, metavar="CHARACTERS", help="one text alone")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(asdict(MEASURES[arguments.measure](arguments.reports))))
        return
    texts = read_texts(arguments.reports)
    counts = QUICK if arguments.quick else COUNTS
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"{machine}, load {os.getloadavg()[0]:.1f} at the start\n")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if arguments.long:
            print(*long_table(texts, work / "long", arguments.long), sep="\n")
            return
        write_reports(texts, work / "speed", len(texts) * (1 if arguments.quick else 4))
        print(*speed_table(work / "speed"), sep="\n", flush=True)
        print()
        for line in growth_table(texts, work, counts):
            print(line, flush=True)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)  # not this folder, in which this file hides the package
    main()
