"""Measure everything and write ``docs/quality.md``.

    python -m tools.make_quality [--output FILE] [--quick]

The prose stands in ``quality.md`` beside this file; figures go where it has ``${name}``. Models are
the shipped ones and the Dutch spaCy pipelines that are installed. What cannot be measured on this
machine (no real reports, nothing written by ``leergraaf train``) says so on the page.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import json
import os
import platform
import resource
import string
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import spacy

import bench.asked
from ingest.evaluation.conditions import CONDITIONS
from ingest.evaluation.evaluate import evaluate
from ingest.evaluation.gold import read_gold
from ingest.evaluation.measures import Measured, confused
from ingest.evaluation.privacy import measure_privacy, read_cases, total
from ingest.evaluation.report import confusion, reliability
from ingest.judges.judge import DEFAULT, names
from ingest.judges.scoring import HELD_OUT
from ingest.nlp import make_nlp, signature_of
from leergraaf.commands.evaluate import NAMES
from ontology import load
from ontology.shipped import shipped
from tools.quality_tables import (
    CONDITION_COLUMNS,
    annotated_table,
    condition_row,
    markdown,
    scored_table,
    share,
)

ROOT = Path(__file__).parent.parent
TEMPLATE = Path(__file__).with_name("quality.md")
GOLD = ROOT / "data" / "benchmark" / "gold.jsonl"
OTHERS = ROOT.parent / "shared" / "gold-dev"  # documents of others, with a score of their own
ABSENT = "*Not measured here.*"
RULES = "rules"
ENGLISH = {  # what `leergraaf train` says in Dutch
    "uitspraak of niet": "statement or not",
    "soort": "kind, of those found",
    "polariteit van lessen": "polarity of lessons",
    "subdimensie": "sub-dimension",
    "knelpunten van uitspraken": "themes of those found, with the ontology's phrases",
}


def models() -> list[str]:
    """The models that can be had here: ours, then Dutch pipelines of others."""
    installed = spacy.util.get_installed_models()
    return [*names(), *sorted(name for name in installed if name.startswith("nl_"))]


@functools.cache
def measured(model: str, path: Path, condition: str = "") -> list[Measured]:
    """The annotated documents in a file, or what a condition makes of them, with a model."""
    print(f"{model}: {path.name} {condition}", file=sys.stderr)
    documents = read_gold(path)
    if condition:
        documents = CONDITIONS[condition](documents)
    schema = load()
    return list(evaluate(documents, schema, make_nlp(schema, model)))


def annotated(path: Path) -> str:
    """All models side by side on annotated documents."""
    if not path.is_file():
        return ABSENT
    return annotated_table({model: measured(model, path) for model in models()})


@functools.cache
def predicted(model: str, folder: Path) -> bytes:
    """What ``leergraaf extract`` says of the texts of others."""
    texts = map(str, sorted((folder / "texts").glob("*.txt")))
    return _run("extract", *texts, "--model", model)[0].encode()


def scored(subset: str) -> str:
    """All models side by side, by the score of others, on their ``real`` or ``synthetic`` texts."""
    if not (OTHERS / "score.py").is_file():
        return ABSENT
    found = {}
    for model in models():
        with tempfile.TemporaryDirectory() as folder:
            answers, result = Path(folder) / "answers.jsonl", Path(folder) / "result.json"
            answers.write_bytes(predicted(model, OTHERS))
            words = (OTHERS / "score.py", OTHERS / "gold-dev.jsonl", answers, "--subset", subset)
            command = [sys.executable, *map(str, words), "--json", str(result)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            found[model] = json.loads(result.read_text(encoding="utf-8"))
    return scored_table(found)


def conditions() -> str:
    """The default model on documents made harder, and on other languages."""
    harder = (("as written", ""), ("scanned", "ocr"), ("lists", "lists"), ("tables", "tables"))
    rows = [condition_row(label, measured(DEFAULT, GOLD, name)) for label, name in harder]
    rows += [
        condition_row(name, measured(DEFAULT, GOLD.with_name(f"{name}.jsonl")))
        for name in ("english", "mixed")
    ]
    return markdown(CONDITION_COLUMNS, rows)


def long_documents(*, quick: bool) -> str:
    """What a report of 500 pages costs, by model, each in a process of its own.

    ``quick`` leaves out the networks, which take many minutes.
    """
    rows = []
    for model in names():
        if quick and model != RULES:
            rows.append((f"`{model}`", ABSENT, "", ""))
            continue
        told, used = _run("evaluate", str(GOLD), "--condition", "long", "--model", model)
        row = f"{NAMES['statements']}\t"
        f1 = next(line.split("\t")[3] for line in told.splitlines() if line.startswith(row))
        seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        rows.append((f"`{model}`", f"{seconds:.0f}", f"{memory:.0f}", share(f1)))
    return markdown(("", "processor seconds", "peak memory, MB", "statement or not, F1"), rows)


def _run(*words: str) -> tuple[str, resource.struct_rusage]:
    """What a command of leergraaf writes, and what its process used."""
    command = [sys.executable, "-m", "leergraaf", *words]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, cwd=ROOT)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        out.seek(0)
        return out.read().decode(), used


def held_out(part: str, heading: Sequence[str]) -> str:
    """What ``leergraaf train`` wrote of the answers about reports held out, by model."""
    tables = []
    for name in names():
        path = shipped("model") / f"{name}{HELD_OUT}"
        if path.is_file():
            content = json.loads(path.read_text(encoding="utf-8"))
            rows = [
                (ENGLISH.get(row[0], row[0]), *map(share, row[1:-1]), row[-1])
                for row in content[part]
            ]
            told = f"Network `{content['model']}`, {content['sentences']} sentences:"
            tables.append(f"{told}\n\n{markdown(heading, rows)}")
    return "\n\n".join(tables) or ABSENT


def privacy() -> str:
    """What is masked and what stays, by sort of case and in all, by file of cases."""
    tables = []
    for path in sorted(GOLD.parent.glob("privacy*.jsonl")):
        found = measure_privacy(read_cases(path))
        rows = [
            (one.sort.replace("-", " "), _of(one.masked, one.private), _of(one.kept, one.keep))
            for one in found
        ]
        all_ = total(found, "all")
        whole = f"**{all_.masked} of {all_.private} ({all_.masked / all_.private:.0%})**"
        rest = f"**{all_.kept} of {all_.keep} ({all_.kept / all_.keep:.0%})**"
        heading = (f"`{path.name}`", "masked", "rightly left")
        tables.append(markdown(heading, [*rows, ("**all**", whole, rest)]))
    return "\n\n".join(tables)


def _of(some: int, all_: int) -> str:
    return f"{some} of {all_}" if all_ else "–"


def annotators() -> str:
    """How far the annotators of the training documents and of the benchmark agree."""
    try:
        from tools.agreement import (  # noqa: PLC0415 - scikit-learn is an optional extra
            agreement,
            benchmark_pairs,
            training_pairs,
        )
    except ImportError:
        return ABSENT
    sides = {"training": training_pairs(), "benchmark": benchmark_pairs()}
    found: dict[str, dict[str, str]] = {}
    for side, pairs in sides.items():
        for what, figure, count in agreement(list(pairs)):
            found.setdefault(what, {})[side] = f"{share(figure)} of {count}"
    rows = [(what, *(told.get(side, "–") for side in sides)) for what, told in found.items()]
    return markdown(("", "ten training documents", "benchmark"), rows)


def asked() -> str:
    """How many questions in plain language get the answer that is expected, by kind."""
    print("questions", file=sys.stderr)
    rows = [tuple(map(str, row)) for row in bench.asked.counts(bench.asked.measured())]
    return markdown(bench.asked.COLUMNS, rows)


def certainty() -> str:
    """How certain the default model is of statements in the benchmark, and how often rightly."""
    pairs = [pair for one in measured(DEFAULT, GOLD) for pair in one.confidences]
    rows = [(said, share(mean), share(true), of) for said, mean, true, of in reliability(pairs)]
    return markdown(("said", "on average", "true", "statements"), rows)


def confusions() -> str:
    """What kind the default model took sentences of the benchmark for."""
    heading, *rows = confusion(confused(measured(DEFAULT, GOLD))["kind"])
    return markdown(heading, rows)


def documents() -> str:
    """The default model on each document of the benchmark."""
    rows = [condition_row(one.id, [one]) for one in measured(DEFAULT, GOLD)]
    return markdown(CONDITION_COLUMNS, rows)


def machine() -> str:
    """On what it was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Python {platform.python_version()}, spaCy {spacy.about.__version__}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    )


def told_of_models() -> str:
    """The models measured, each with its version."""
    return ", ".join(f"`{model}` ({signature_of(model)})" for model in models())


def others() -> str:
    """The pipelines of others that were measured."""
    lent = [f"`{name}`" for name in models() if name not in names()]
    return f"Of others: {', '.join(lent)}." if lent else "No Dutch spaCy pipeline was installed."


MEASURED: Mapping[str, Callable[[], str]] = {
    "date": lambda: dt.datetime.now(tz=dt.UTC).date().isoformat(),
    "machine": machine,
    "models": told_of_models,
    "others": others,
    "held_out": lambda: held_out(
        "figures", ("", "precision", "recall", "F1, or share right", "sentences")
    ),
    "calibration": lambda: held_out("reliability", ("said", "on average", "true", "sentences")),
    "certainty": certainty,
    "confusions": confusions,
    "documents": documents,
    "benchmark": lambda: annotated(GOLD),
    "real_letter": lambda: scored("real"),
    "short_texts": lambda: scored("synthetic"),
    "conditions": conditions,
    "privacy": privacy,
    "agreement": annotators,
    "asked": asked,
}
"""What the template asks for, and what measures it; beside these, the long report."""


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "quality.md")
    parser.add_argument(
        "--quick", action="store_true", help="leave out the networks on a report of 500 pages"
    )
    chosen = parser.parse_args()
    # First: a process begins with as much memory as the one that starts it has.
    figures = {"long": long_documents(quick=chosen.quick)}
    figures |= {name: measure() for name, measure in MEASURED.items()}
    page = string.Template(TEMPLATE.read_text(encoding="utf-8")).substitute(figures)
    chosen.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
