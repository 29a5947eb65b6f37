"""How well and how fast texts are compared in meaning, beside other ways.

    python -m bench.meaning [--encoder]

The texts of ``data/benchmark/meaning.jsonl`` say in other words what a system bottleneck, a
trajectory or another lesson says: is that the nearest of all, among how many first is it (the mean
of one divided by its place)? ``--encoder`` measures the encoder that the vectors were learned from
too, which needs leergraaf[train].
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from graph.meaning import Texts, load_meaning
from graph.stems import stems
from ontology import load

PARAPHRASES = Path(__file__).parent.parent / "data" / "benchmark" / "meaning.jsonl"
SCHEMES = {"bottleneck": "knelpunten", "trajectory": "trajecten"}
MANY = 60_000  # sentences
NEAR = 0.8  # the score of a pair of them that is counted

Scores = NDArray[np.float32]  # of each paraphrase and each text it may mean
Way = Callable[[Sequence[str], Sequence[str]], Scores]


def read_sets() -> dict[str, tuple[list[str], list[tuple[str, int]]]]:
    """For each set the texts that may be meant, and the paraphrases with which of them each is."""
    rows = [json.loads(line) for line in PARAPHRASES.read_text(encoding="utf-8").splitlines()]
    sets = {}
    for name in sorted({row["set"] for row in rows}):
        mine = [row for row in rows if row["set"] == name]
        meant = (
            _concepts(SCHEMES[name]) if name in SCHEMES else {r["meant"]: r["meant"] for r in mine}
        )
        places = {key: at for at, key in enumerate(meant)}
        sets[name] = [*meant.values()], [(row["text"], places[row["meant"]]) for row in mine]
    return sets


def _concepts(scheme: str) -> dict[str, str]:
    members = load().members[scheme]
    return {one.code: f"{one.label()}. {one.definitions['nl']}" for one in members}


def by_score(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By the score of the product."""
    among = Texts(texts)
    return np.stack([among.scores(text) for text in asked])


def by_meaning(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By the part of the score that is meaning."""
    among = Texts(texts)
    return np.stack([among.nearness(text).meaning for text in asked])


def by_stems(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By TF-IDF of stems, which is the part of the score that is wording."""
    return _tfidf(TfidfVectorizer(analyzer=stems, sublinear_tf=True), texts, asked)


def by_letters(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By TF-IDF of three to five letters in a row."""
    made = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    return _tfidf(made, texts, asked)


def _tfidf(made: TfidfVectorizer, texts: Sequence[str], asked: Sequence[str]) -> Scores:
    known = made.fit_transform(texts)
    scores: Scores = (made.transform(asked) @ known.T).toarray().astype(np.float32)
    return scores


def by_bm25(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By BM25 of stems (k1 1.2, b 0.75)."""
    words = [stems(text) for text in texts]
    mean = sum(map(len, words)) / len(words)
    scores = np.zeros((len(asked), len(texts)), dtype=np.float32)
    for row, text in enumerate(asked):
        for word in set(stems(text)):
            counts = np.array([one.count(word) for one in words])
            rare = np.log(1 + (len(words) - (counts > 0).sum() + 0.5) / ((counts > 0).sum() + 0.5))
            room = 1.2 * (0.25 + 0.75 * np.array([*map(len, words)]) / mean)
            scores[row] += rare * counts * 2.2 / (counts + room)
    return scores


def by_encoder(texts: Sequence[str], asked: Sequence[str]) -> Scores:
    """By the encoder that the vectors were learned from, centred on the texts."""
    from ingest.judges.encoder import Encoder  # noqa: PLC0415 - an optional extra

    encode = Encoder()
    known, new = encode(texts), encode(asked)
    middle = known.mean(axis=0)
    known, new = (
        one / np.linalg.norm(one, axis=1, keepdims=True) for one in (known - middle, new - middle)
    )
    scores: Scores = new @ known.T
    return scores


def places(scores: Scores, right: Sequence[int]) -> NDArray[np.intp]:
    """The place of what is meant, for each paraphrase: 1 is first; those that tie go before it."""
    own = scores[np.arange(len(right)), np.array(right)]
    made: NDArray[np.intp] = (scores >= own[:, None]).sum(axis=1)
    return made


def tell_quality(ways: Mapping[str, Way]) -> None:
    """Print how often what is meant comes first, and the mean of one divided by its place."""
    sets = read_sets()
    columns = [f"{name}, {len(asked)} of {len(texts)}" for name, (texts, asked) in sets.items()]
    print(f"| | {' | '.join(columns)} | all |\n|---|{'---:|' * (len(sets) + 1)}")
    for name, way in ways.items():
        found = [
            places(way(texts, [text for text, _ in asked]), [at for _, at in asked])
            for texts, asked in sets.values()
        ]
        cells = (
            f"{(one == 1).mean():.2f} / {(1 / one).mean():.2f}"
            for one in [*found, np.concatenate(found)]
        )
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def tell_speed() -> None:
    """Print what it costs."""
    started = time.perf_counter()
    load_meaning()
    print(f"\nload {1000 * (time.perf_counter() - started):.0f} ms, ", end="")
    texts = _sentences()
    started = time.perf_counter()
    load_meaning().vectors(texts)
    seconds = time.perf_counter() - started
    print(
        f"{len(texts):,} sentences to vectors {seconds:.1f} s "
        f"({len(texts) / seconds:,.0f} a second), ",
        end="",
    )
    started = time.perf_counter()
    among = Texts(texts)
    print(f"to Texts {time.perf_counter() - started:.1f} s,")
    started = time.perf_counter()
    for text in texts[:20]:
        among.nearest(text, 10)
    print(f"nearest {50 * (time.perf_counter() - started):.1f} ms, ", end="")
    started = time.perf_counter()
    count = sum(1 for _ in among.pairs(NEAR))
    print(f"pairs {time.perf_counter() - started:.1f} s ({count:,} of {NEAR} and more), ", end="")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:.0f} MB")


def _sentences() -> list[str]:
    """Sentences of the training data, each with one and another put together so that all differ."""
    files = sorted((PARAPHRASES.parents[1] / "training").glob("*/*.jsonl"))
    rows = [json.loads(line)["text"] for file in files for line in file.read_text().splitlines()]
    rows = sorted({row for row in rows if len(row) > 40})
    half = [row.split()[: len(row.split()) // 2] for row in rows]
    return [
        " ".join([*half[at % len(rows)], *half[(at * 7 + at // len(rows)) % len(rows)]])
        for at in range(MANY)
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", action="store_true", help="measure the encoder too")
    ways: dict[str, Way] = {
        "BM25": by_bm25,
        "TF-IDF of stems (wording)": by_stems,
        "TF-IDF of letters": by_letters,
        "word vectors (meaning)": by_meaning,
        "score": by_score,
    }
    if parser.parse_args().encoder:
        ways["multilingual-e5-small"] = by_encoder
    print(f"{platform.python_version()} on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    tell_speed()
    print()
    tell_quality(ways)


if __name__ == "__main__":
    main()
