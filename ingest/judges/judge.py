"""What every judge of sentences is asked and answers, and how one is chosen by name."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, get_args

Name = Literal["rules", "compact", "full"]
DEFAULT: Name = "compact"
NOTHING = "geen"
YES = "ja"
THEME = "theme:"
STEPS = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence is: by task, the probability of every answer.

    ``phrase`` is the words of it that name what went wrong, if something did and words name it;
    its white space and the form of its letters are normalised.
    """

    chances: Mapping[str, Mapping[str, float]]
    phrase: str = ""

    def best(self, task: str) -> str:
        """The most probable answer."""
        chances = self.chances[task]
        return max(chances, key=chances.__getitem__)

    def yes(self, task: str) -> float:
        """The probability of yes to a yes-or-no question, 0 where it was not put."""
        return self.chances.get(task, {}).get(YES, 0.0)


class Sentence(NamedTuple):
    """A sentence as a judge is shown it.

    Sentences of one ``section`` follow each other in running text; ``heading`` is what stands above
    the section: its heading, or the question that it answers.
    """

    text: str
    section: int = 0
    heading: str = ""


def certainty(chance: float) -> float:
    """The chance in steps of a twentieth, as a claim bears it.

    It is no more exact than that, and what is finer may differ from processor to processor.

    >>> certainty(0.8249)
    0.8
    """
    return round(chance * STEPS) / STEPS


class Judge(Protocol):
    """What finds statements among sentences; its name and version go with every claim."""

    @property
    def name(self) -> str:
        """The name a user chooses it with."""

    @property
    def version(self) -> str:
        """What changes when its answers do."""

    def judge(self, sentences: Sequence[Sentence]) -> list[Judgement]:
        """What each sentence of a document is, by every task; the sentences are in order."""


@functools.cache
def load_judge(name: Name = DEFAULT) -> Judge:
    """The judge called ``name``; one that cannot be had here raises ReadError."""
    if name == "rules":
        from ingest.judges.rules import Rules  # noqa: PLC0415 - each judge loads its own libraries

        return Rules()
    from ingest.judges.reader import load_reader  # noqa: PLC0415

    return load_reader(name)


def judge_of(model: str) -> Name:
    """The judge that goes with a model: itself, or the default where others find the names."""
    return next((name for name in names() if name == model), DEFAULT)


def names() -> tuple[Name, ...]:
    """The names that a judge can be chosen with."""
    return get_args(Name)


def signature(judge: Judge) -> str:
    """The judge's name and version, as a claim bears them."""
    return f"{judge.name} {judge.version}"
