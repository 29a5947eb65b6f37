"""Judging sentences by rules and the ontology alone: what a trained model is compared with."""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.judges.judge import NOTHING, Judgement, Sentence
from ontology.load import load

NAME = "rules"
LEXICON = Path(__file__).with_name("lexicon.toml")
CERTAIN, DOUBTFUL = 0.7, 0.1  # how probable a statement is, by a rule and by none
ASKING = ("imperative", "advice")
PROMISING = ("commitment", "first_person")
BLAMING = ("negative", "not_well")
PRAISING = ("positive", "judgement")


@dataclass(frozen=True)
class Rules:
    """A judge of sentences, that was never trained.

    Advice makes a recommendation, a commitment in the first person a measure, and a fault, praise
    or the ontology's phrase for a bottleneck a lesson. Of themes it says nothing: the phrases do.
    """

    name: str = NAME

    @property
    def version(self) -> str:
        """A hash of the rules and of the ontology."""
        content = LEXICON.read_bytes() + load().digest.encode()
        return hashlib.sha256(content).hexdigest()[:8]

    def judge(self, sentences: Sequence[Sentence]) -> list[Judgement]:
        """What each sentence is, by kind and polarity."""
        return [_judge(" ".join(one.text.split())) for one in sentences]


@functools.cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of the lexicon, by name."""
    content = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    loose = {name: re.compile(p, re.IGNORECASE) for name, p in content["patterns"].items()}
    return loose | {name: re.compile(p) for name, p in content["exact"].items()}


def _judge(text: str) -> Judgement:
    def has(name: str) -> bool:
        return patterns()[name].search(text) is not None

    blames = any(map(has, BLAMING))
    kinds = {"aanbeveling": 0.0, "les": 0.0, "maatregel": 0.0}
    if any(map(has, ASKING)) and not has("past_duty"):
        kinds["aanbeveling"] = CERTAIN
    elif all(map(has, PROMISING)):
        kinds["maatregel"] = CERTAIN
    elif not has("number") and (blames or all(map(has, PRAISING))):
        kinds["les"] = CERTAIN
    else:
        kinds["les"] = DOUBTFUL
    praise = 1 - CERTAIN if blames or has("not") else CERTAIN
    chances = {
        "kind": kinds | {NOTHING: 1 - sum(kinds.values())},
        "polarity": {"positief": praise, "negatief": 1 - praise},
        "subdimension": {"": 1.0},
    }
    return Judgement(chances)
