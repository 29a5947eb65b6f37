"""Training the networks from annotated reports, by ``training.toml``; needs leergraaf[train]."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ingest.judges import network
from ingest.judges.annotated import Labelled, Report
from ingest.judges.calibration import calibrated
from ingest.judges.e5 import load_e5
from ingest.judges.export import described, exported
from ingest.judges.judge import NOTHING, THEME, YES, Judgement, Name
from ingest.judges.network import Weights
from ingest.judges.reader import ENDING, WORDS, Reader, Task, Vocabulary, about, load_vocabulary
from ingest.judges.runtime import Runtime
from ingest.judges.slimming import slimmed
from ingest.judges.subwords import Cutter, plain
from ingest.judges.weights import Floats
from ingest.judges.windows import Window, windows
from ontology.errors import ReadError
from ontology.shipped import shipped

Config = Mapping[str, Any]
CONFIG: Config = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
KINDS = (NOTHING, "les", "aanbeveling", "maatregel")
POLARITIES = ("negatief", "positief")
SUBDIMENSIONS = ("wet-en-regelgeving", "beleid", "uitvoering", "houding-en-gedrag")
UNKNOWN = -1
Reports = Mapping[str, Report]
Answer = tuple[Labelled, Judgement]  # an annotated sentence, and what a network made of it


@dataclass(frozen=True, slots=True)
class Example:
    """A window with what its sentences are; ``weight`` is what they count for."""

    window: Window
    sentences: tuple[Labelled, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Trained:
    """A network: what reads with it, the content of its file, its layers and heads."""

    reader: Reader
    content: bytes
    layers: Sequence[Weights]
    heads: Weights

    def write(self, folder: Path | None) -> Path:
        """Write the network where it is looked for, or into ``folder``, and return the file."""
        path = (folder or shipped("model")) / f"{self.reader.name}{ENDING}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(described(self.content, about(self.reader)))
        return path


def train(
    reports: Reports, held: Reports, vocabulary: Vocabulary, config: Config = CONFIG
) -> Iterator[tuple[Trained, list[Answer]]]:
    """The networks learned from all reports, each with the answers about those ``held`` out.

    The answers about a group of held-out reports are of a network that learned from all but that
    group, in a process of its own. The probabilities are calibrated on those answers.
    """
    names, folds = sorted(held), config["folds"]
    groups = [group for i in range(folds) if (group := names[i::folds])]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        apart = [
            processes.submit(_told_apart, reports, held, group, vocabulary, config)
            for group in groups
        ]
        networks = fit({**reports, **held}, set(held), Start(vocabulary, config))
        told = [one.result() for one in apart]
    for number, trained in enumerate(networks):
        reader, sure = calibrated(trained.reader, [one for group in told for one in group[number]])
        yield replace(trained, reader=reader), sure


def _told_apart(
    reports: Reports,
    held: Reports,
    group: Sequence[str],
    vocabulary: Vocabulary,
    config: Config,
) -> list[list[Answer]]:
    """What each network that learned from all reports but the ``group`` makes of that group."""
    others = {name: report for name, report in held.items() if name not in group}
    networks = fit({**reports, **others}, set(held), Start(vocabulary, config))
    return [list(_answers(one.reader, {name: held[name] for name in group})) for one in networks]


def words(folder: Path | None, reports: Iterable[Report], *, anew: bool) -> Vocabulary:
    """The vocabulary in ``folder`` or as shipped; made from the reports where it is not there."""
    path = (folder or shipped("model")) / WORDS
    if anew or not path.exists():
        from ingest.judges.vocabulary import make_vocabulary  # noqa: PLC0415 - an optional extra

        texts = (one.sentence.text for report in reports for one in report)
        make_vocabulary(path, texts, CONFIG["words"])
    return load_vocabulary(path)


def _answers(reader: Reader, reports: Reports) -> Iterator[Answer]:
    for _, report in sorted(reports.items()):
        said = [one for one in report if one.speaks]
        yield from zip(said, reader.judge([one.sentence for one in said]), strict=True)


class Start:
    """What a network starts from: the vocabulary, layers that stay as they are, and that learn."""

    def __init__(self, vocabulary: Vocabulary, config: Config = CONFIG) -> None:
        encoder = load_e5()
        below, above = config["full"]["below"], config["full"]["above"]
        self.vocabulary, self.config = vocabulary, config
        self.lower = [encoder.layer(number) for number in range(below)]
        self.upper = [encoder.layer(number) for number in range(below, below + above)]
        self._known: dict[tuple[int, ...], Floats] = {}

    def vectors(self, window: Window) -> Floats:
        """The vectors (L, H) of a window after the layers that stay; each is made once."""
        key = tuple(window.ids)
        if key not in self._known:
            self._known[key] = _encoded(self.lower, self.vocabulary.vectors(window.ids))
        return self._known[key]


def fit(reports: Reports, real: set[str], start: Start) -> tuple[Trained, Trained]:
    """The full and the compact network learned from the reports, of which ``real`` count for more.

    The compact one is the full one made narrower, which learned to follow it.

    Reports among which a kind or polarity is missing raise ReadError.
    """
    from ingest.judges.learning import learn  # noqa: PLC0415 - JAX is an optional extra

    vocabulary, config = start.vocabulary, start.config
    examples, tasks = list(_examples(reports, real, start)), _tasks(reports, config)
    wanted = targets(tasks, vocabulary.pieces)
    texts = [vocabulary.vectors(one.window.ids) for one in examples]
    some = texts[:: max(1, len(texts) // config["texts"])]

    def trained(name: Name, layers: Sequence[Weights], heads: Weights) -> Trained:
        content = exported(vocabulary.table, layers, heads, some, config[name]["apart"])
        version = _version(name, reports, real, config)
        reader = Reader(name, version, vocabulary, Runtime(content), tasks)
        return Trained(reader, content, layers, heads)

    halfway = [start.vectors(one.window) for one in examples]
    upper, heads = learn(config, examples, halfway, start.upper, wanted)
    full = trained("full", [*start.lower, *upper], heads)
    narrower = {**config, **config["compact"]}
    slim = slimmed(full.layers, some, narrower["heads"], narrower["inner"])
    model = [_encoded(upper, vectors) for vectors in halfway]
    layers, heads = learn(narrower, examples, texts, slim, wanted, heads=heads, model=model)
    return full, trained("compact", layers, heads)


def _encoded(layers: Sequence[Weights], vectors: Floats) -> Floats:
    """The vectors (L, H) of a window after the layers."""
    seen = np.ones((1, len(vectors)), dtype=np.float32)
    return cast("Floats", network.encode(np, layers, vectors[None], seen)[0])


def _version(name: Name, reports: Reports, real: set[str], config: Config) -> str:
    """A hash of all that is learned from: claims of another network are told apart by it."""
    content = hashlib.sha256(repr((name, sorted(config.items()))).encode())
    for file, report in sorted(reports.items()):
        told = [(replace(one, themes=frozenset()), sorted(one.themes)) for one in report]
        content.update(repr((file, file in real, told)).encode())
    return content.hexdigest()[:8]


def _examples(reports: Reports, real: set[str], start: Start) -> Iterator[Example]:
    vocabulary, weights = start.vocabulary, start.config["weights"]
    for file, report in sorted(reports.items()):
        said = [one for one in report if one.speaks]
        sentences = [one.sentence for one in said]
        for window in windows(sentences, vocabulary.opening, vocabulary.pieces):
            inside = tuple(said[number] for number in window.at)
            sort = "real" if file in real else "loose" if inside[0].loose else "written"
            yield Example(window, inside, weights[sort])


def _tasks(reports: Reports, config: Config) -> dict[str, Task]:
    """The questions that the reports can teach an answer to."""
    said = [one for report in reports.values() for one in report if one.speaks]
    given = {one.kind for one in said} | {one.polarity for one in said}
    if missing := sorted({*KINDS, *POLARITIES} - given):
        raise ReadError(f"Onder de zinnen is geen enkele {missing[0]}: geef er meer op.")
    counts = Counter(theme for one in said for theme in one.themes)
    enough = sorted(theme for theme, n in counts.items() if n >= config["theme_at_least"])
    return {
        "kind": Task(KINDS),
        "polarity": Task(POLARITIES),
        "subdimension": Task(SUBDIMENSIONS),
    } | {f"{THEME}{theme}": Task((YES,)) for theme in enough}


@dataclass(frozen=True, slots=True)
class Targets:
    """Turns what annotators said of a sentence into numbers to learn.

    ``themes`` is the themes that are learned, in order; ``cutter`` cuts sentences into pieces.
    """

    themes: tuple[str, ...]
    cutter: Cutter

    def choices(self, one: Labelled) -> tuple[int, int, int]:
        """The numbers of the right kind, polarity and sub-dimension."""
        if one.doubtful:
            return UNKNOWN, UNKNOWN, UNKNOWN
        polarity = POLARITIES.index(one.polarity) if one.kind == "les" else UNKNOWN
        known = one.kind != NOTHING and one.subdimension in SUBDIMENSIONS
        subdimension = SUBDIMENSIONS.index(one.subdimension or "") if known else UNKNOWN
        return KINDS.index(one.kind), polarity, subdimension

    def shown(self, one: Labelled) -> list[float]:
        """A 1 for every theme that the sentence shows."""
        return [float(theme in one.themes) for theme in self.themes]

    def marks(self, one: Labelled, length: int) -> NDArray[np.float32]:
        """For each of the first pieces of a negative lesson, a 1 where a phrase says what is wrong.

        ``UNKNOWN`` for the pieces of any other sentence, and of one of which no phrase is known.
        """
        text = plain(one.sentence.text)
        phrases = [plain(phrase) for phrase in one.bottlenecks]
        spans = [(text.find(phrase), len(phrase)) for phrase in phrases if phrase in text]
        if one.doubtful or one.polarity != "negatief" or not spans:
            return np.full(length, UNKNOWN, dtype=np.float32)
        places = self.cutter.places(one.sentence.text)[:length]
        inside = [
            any(end > start and begin < start + size for start, size in spans)
            for begin, end in places
        ]
        return np.array(inside, dtype=np.float32)


def targets(tasks: Mapping[str, Task], cutter: Cutter) -> Targets:
    """The targets of these tasks."""
    themes = tuple(name.removeprefix(THEME) for name in tasks if name.startswith(THEME))
    return Targets(themes, cutter)
