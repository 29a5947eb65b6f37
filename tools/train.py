"""Train the shipped model from annotated sentences: ``python tools/train.py FILE_OR_FOLDER…``.

Reads JSON Lines with text, kind, polarity, subdimension, themes and (optionally) optional; writes
``data/model/statements.json.gz``. The same sentences give the same file. With ``--hold-out`` every
file is predicted by a model trained on the others, and the scores are printed instead.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ingest.classifier import Model, Task, read_model
from ingest.components.statements import PRAISE
from ingest.features import features, terms

TARGET = Path(__file__).parent.parent / "data" / "model" / "statements.json.gz"
SEEN_TWICE = 2
THEME_AT_LEAST = 8
NO_YES = ("Nee", "ja")  # sorted, as scikit-learn sorts them
THRESHOLD = 0.7  # those of ingest/pipeline.cfg
THEME_THRESHOLD = 0.9
Sentence = dict[str, Any]


def read_sentences(paths: Iterable[Path]) -> dict[str, list[Sentence]]:
    """The certain sentences of the files, by file; those marked optional are left out."""
    files = sorted(f for path in paths for f in (path.glob("*.jsonl") if path.is_dir() else [path]))
    found = {}
    for file in files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
        found[file.stem] = [row for row in rows if not row.get("optional")]
    return found


def rarity(texts: Sequence[str]) -> dict[str, float]:
    """The inverse document frequency of every term that occurs in at least two texts."""
    counts = Counter(term for text in texts for term in set(terms(" ".join(text.split()))))
    total = len(texts)
    return {
        term: round(log((1 + total) / (1 + count)) + 1, 4)
        for term, count in sorted(counts.items())
        if count >= SEEN_TWICE
    }


def fit(
    rows: Sequence[dict[str, float]], answers: Sequence[str], strength: float, columns: list[str]
) -> Task:
    """A logistic regression of ``answers`` on the features in ``rows``."""
    index = {name: i for i, name in enumerate(columns)}
    triples = [(r, index[n], v) for r, row in enumerate(rows) for n, v in row.items() if n in index]
    r, c, v = zip(*triples, strict=True)
    matrix = csr_matrix((v, (r, c)), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=5000)
    model.fit(matrix, np.array(answers))
    classes = [str(name) for name in model.classes_]
    if len(classes) == len(NO_YES):  # the weights speak for the second answer alone
        classes = classes[1:]
    coefficients = np.round(model.coef_, 3)
    weights = {
        name: tuple(float(w) for w in coefficients[:, i])
        for i, name in enumerate(columns)
        if coefficients[:, i].any()
    }
    bias = tuple(round(float(b), 4) for b in model.intercept_)
    return Task(tuple(classes), bias, weights)


def train(sentences: Sequence[Sentence]) -> Model:
    """The model of all tasks."""
    rare = rarity([one["text"] for one in sentences])
    rows = [features(" ".join(one["text"].split()), rare) for one in sentences]
    columns = sorted({name for row in rows for name in row})
    tasks = {"kind": fit(rows, [one["kind"] for one in sentences], 2.0, columns)}
    lessons = [i for i, one in enumerate(sentences) if one["kind"] == "les"]
    polarity = [sentences[i]["polarity"] for i in lessons]
    tasks["polarity"] = fit([rows[i] for i in lessons], polarity, 2.0, columns)
    placed = [i for i, one in enumerate(sentences) if one.get("subdimension")]
    dimension = [sentences[i]["subdimension"] for i in placed]
    tasks["subdimension"] = fit([rows[i] for i in placed], dimension, 2.0, columns)
    stated = [i for i, one in enumerate(sentences) if one["kind"] != "geen"]
    counts = Counter(theme for i in stated for theme in sentences[i]["themes"])
    for theme in sorted(theme for theme, count in counts.items() if count >= THEME_AT_LEAST):
        answers = [NO_YES[theme in sentences[i]["themes"]] for i in stated]
        tasks[f"theme:{theme}"] = fit([rows[i] for i in stated], answers, 8.0, columns)
    used = {name for task in tasks.values() for name in task.weights}
    digest = hashlib.sha256(json.dumps([one["text"] for one in sentences]).encode()).hexdigest()[:8]
    return Model(digest, {term: rare[term] for term in rare if term in used}, tasks)


def write(model: Model, path: Path) -> None:
    """Write the model, byte for byte the same for the same model."""
    tasks = {
        name: {"classes": task.classes, "bias": task.bias, "weights": task.weights}
        for name, task in model.tasks.items()
    }
    content = {"version": model.version, "rarity": model.rarity, "tasks": tasks}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def hold_out(files: dict[str, list[Sentence]], extra: list[Sentence]) -> None:
    """Print how well each file is predicted by a model trained on the others."""
    totals = Counter[str]()
    for name, held in files.items():
        others = [one for key, rows in files.items() if key != name for one in rows] + extra
        scores = score(train(others), held)
        totals.update(scores)
        print(f"{name:50} {figures(scores)}")
    print(f"{'total':50} {figures(totals)}")


def score(model: Model, held: Sequence[Sentence]) -> Counter[str]:
    """Counts of right and wrong answers on the sentences held out."""
    counts = Counter[str]()
    for one in held:
        found = model.features(one["text"])
        kinds = model.tasks["kind"].probabilities(found)
        said, real = 1 - kinds.pop("geen") >= THRESHOLD, one["kind"] != "geen"
        counts["tp"] += said and real
        counts["fp"] += said and not real
        counts["fn"] += real and not said
        if said and real:
            counts.update(score_attributes(model, found, max(kinds, key=lambda k: kinds[k]), one))
    return counts


def score_attributes(
    model: Model, found: dict[str, float], kind: str, one: Sentence
) -> Counter[str]:
    """Counts of right answers on a statement that was found, and of how many were asked."""
    sub = model.tasks["subdimension"].probabilities(found)
    themes = {
        name.removeprefix("theme:")
        for name, task in model.tasks.items()
        if name.startswith("theme:") and task.probabilities(found)["ja"] >= THEME_THRESHOLD
    }
    counts = Counter(
        kind=kind == one["kind"],
        sub=max(sub, key=lambda k: sub[k]) == one["subdimension"],
        sub_n=one["subdimension"] is not None,
        th_tp=len(themes & set(one["themes"])),
        th_fp=len(themes - set(one["themes"])),
        th_fn=len(set(one["themes"]) - themes),
    )
    if kind == one["kind"] == "les":
        praise = model.tasks["polarity"].probabilities(found)["positief"]
        counts["pol"] += ("positief" if praise >= PRAISE else "negatief") == one["polarity"]
        counts["pol_n"] += 1
    return counts


def figures(c: Counter[str]) -> str:
    """The counts as precision, recall and F1."""

    def prf(tp: int, fp: int, fn: int) -> str:
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        return f"P {p:.2f} R {r:.2f} F1 {2 * p * r / max(1e-9, p + r):.2f}"

    return (
        f"{prf(c['tp'], c['fp'], c['fn'])} kind {c['kind'] / max(1, c['tp']):.2f} "
        f"sub {c['sub'] / max(1, c['sub_n']):.2f} pol {c['pol'] / max(1, c['pol_n']):.2f} "
        f"themes {prf(c['th_tp'], c['th_fp'], c['th_fn'])}"
    )


def main() -> None:
    """Parse, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--extra", nargs="*", type=Path, default=[], help="always trained on")
    arguments = parser.parse_args()
    files = read_sentences(arguments.paths)
    extra = [one for rows in read_sentences(arguments.extra).values() for one in rows]
    if arguments.hold_out:
        hold_out(files, extra)
        return
    model = train([one for rows in files.values() for one in rows] + extra)
    write(model, TARGET)
    assert read_model(TARGET) == model  # noqa: S101
    print(f"{TARGET}: {len(model.rarity)} terms, {len(model.tasks)} tasks, {model.version}")


if __name__ == "__main__":
    main()
