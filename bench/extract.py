"""What extraction costs, beside a spaCy pipeline of the architecture of ``nl_core_news_sm``.

    python bench/extract.py [--reports DIR]

The other pipeline (tok2vec, morphologizer, tagger, parser, named entities) has random weights: the
same speed without a download. Each runs in a process of its own with one thread, on the same texts;
then the work is shared by two processes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "data" / "benchmark" / "texts"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
TIMES = 3
WIDTH, PIECES = 96, 2
LABELS = {"tagger": 60, "morphologizer": 120, "parser": 35, "ner": 18}
Work = Callable[[str], object]


def make_other() -> Language:
    """A pipeline of the architecture of ``nl_core_news_sm`` with random weights."""
    nlp = spacy.blank("nl")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": model})
    for name, count in LABELS.items():
        pipe: Any = nlp.add_pipe(name, config={"model": _head(name)})
        for number in range(count):
            pipe.add_label(f"Case=X{number}" if name == "morphologizer" else f"X{number}")
    nlp.initialize()
    return nlp


def _head(name: str) -> dict[str, object]:
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
    if name in {"tagger", "morphologizer"}:
        return {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": name,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": PIECES,
        "use_upper": True,
        "tok2vec": listener,
    }


def make_work(name: str) -> Work:
    """What is done with a text: the other pipeline, or ours with the model of this name."""
    if name == "sm":
        return make_other()
    from ingest.nlp import make_nlp, read_doc  # noqa: PLC0415 - only where it is measured
    from ingest.read import read_bytes  # noqa: PLC0415
    from ontology import load  # noqa: PLC0415

    nlp = make_nlp(load(), name)
    return lambda text: read_doc(nlp, read_bytes("tekst.txt", text.encode()))


def measure(name: str, folder: Path, part: int, parts: int) -> dict[str, float]:
    """Seconds and memory that one part of the texts takes, read several times."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))][part::parts]
    work, blank = make_work(name), spacy.blank("nl")
    tokens = sum(len(blank.make_doc(text)) for text in texts)
    work(texts[0])
    started = time.perf_counter()
    for _ in range(TIMES):
        for text in texts:
            work(text)
    seconds = (time.perf_counter() - started) / TIMES
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"tokens": tokens, "seconds": seconds, "memory": memory}


def run(name: str, folder: Path, parts: int) -> list[dict[str, float]]:
    """The measurements of as many processes at once, each on its part of the texts."""
    command = [sys.executable, __file__, "--reports", str(folder), "--measure", name]
    started = [
        subprocess.Popen(
            [*command, "--part", str(part), "--parts", str(parts)],
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
            text=True,
        )
        for part in range(parts)
    ]
    return [json.loads(process.communicate()[0]) for process in started]


def tell(folder: Path, models: Sequence[str]) -> None:
    """Print the table."""
    print(f"{platform.python_version()} on {os.cpu_count()} cores, texts of {folder.name}\n")
    print(
        "| | tokens a second, one core | ms a document of 3,700 tokens | peak memory, MB | speed |"
    )
    print("|---|---:|---:|---:|---:|")
    alone = {name: run(name, folder, 1)[0] for name in ("sm", *models)}
    for name, one in alone.items():
        speed, base = (each["tokens"] / each["seconds"] for each in (one, alone["sm"]))
        cells = f"{speed:,.0f} | {3_700_000 / speed:,.0f} | {one['memory']:.0f}"
        print(f"| {name} | {cells} | {speed / base:.2f} |")
    for name in models:
        gain = alone[name]["seconds"] / max(one["seconds"] for one in run(name, folder, 2))
        print(f"\n{name}: two processes do the same work {gain:.2f} times as fast as one.")


def main() -> None:
    """Measure, or be one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=TEXTS, help="a folder of .txt files")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--part", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--parts", type=int, default=1, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure is None:
        from ingest.judges.judge import names  # noqa: PLC0415 - only found from the root

        tell(chosen.reports, names())
    else:
        print(json.dumps(measure(chosen.measure, chosen.reports, chosen.part, chosen.parts)))


if __name__ == "__main__":
    sys.path[0] = str(ROOT)  # not this folder, in which a file hides the package ingest
    main()
