"""The words by which a question says what it wants of the answer, out of ``slots.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.stems import fold, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("slots.toml")


@cache
def slots() -> Mapping[str, Any]:
    """What questions say beside kind and things, as the file has it."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def fate_in(text: str) -> Mapping[str, Any] | None:
    """What became of advice as a question asks it, where it asks for one."""
    return _slot(text, "fate")


def fate_told(text: str) -> re.Pattern[str] | None:
    """How a sentence tells what a question asks became of advice, where it asks for one."""
    slot = fate_in(text)
    return None if slot is None else _whole(slot["said"])


def going_on(text: str) -> re.Pattern[str] | None:
    """How a sentence tells what a question goes on to ask of what was told, where it does.

    >>> going_on("wat kwam daaruit?").search("Dat leidde tot een besluit.")[0]
    'leidde'
    """
    slot = _slot(text, "continued")
    return None if slot is None else _whole(slot["said"])


def asks_promise(text: str) -> bool:
    """Whether what was promised is asked for, of all that was or will be done."""
    return _says(text, "promise", "cues")


def asks_addressed(text: str) -> bool:
    """Whether what is asked for is to be addressed to somebody.

    >>> asks_addressed("Wat is gericht aan het UWV?"), asks_addressed("Wat doet het UWV?")
    (True, False)
    """
    return _says(text, "addressed", "cues")


def plain_polarity(text: str) -> str | None:
    """Whether a sentence tells in plain words that it went right or wrong; none where in both.

    >>> plain_polarity("Mensen hoeven niets aan te vragen."), plain_polarity("Dat liep vast.")
    ('positief', 'negatief')
    """
    folded = fold(text)
    told = [code for code, words in slots()["plain"].items() if _whole(words).search(folded)]
    return told[0] if len(told) == 1 else None


def contradicts(question: str, text: str) -> bool:
    """Whether a text says that what the question says people had to do, they had not to.

    >>> contradicts("Waar moesten mensen bewijs leveren?", "Zij hoeven niets te bewijzen.")
    True
    """
    obliged, freed = (_whole(slots()["obliged"][one]) for one in ("obliged", "freed"))
    asked, told = fold(question), fold(text)
    return (
        (obliged.search(asked) is not None or asks_burden(question))
        and freed.search(asked) is None
        and freed.search(told) is not None
        and obliged.search(told) is None
    )


def asks_burden(text: str) -> bool:
    """Whether it is asked where it was for people to prove something.

    >>> asks_burden("Waar lag de bewijslast bij inwoners?"), asks_burden("Wat is bewijslast?")
    (True, False)
    """
    return _says(text, "obliged", "burden")


def burdens(text: str) -> bool:
    """Whether a text says that somebody had to prove something.

    >>> burdens("Zij moesten hun schade bewijzen."), burdens("Zij moesten wachten.")
    (True, False)
    """
    proof = _says(text, "obliged", "proof")
    return (proof and obliges(text)) or asks_burden(text)


def tells_knowing(text: str) -> bool:
    """Whether a text says that somebody asked about it or rang the bell."""
    return _says(text, "knew", "said")


def tells_unknown(text: str) -> bool:
    """Whether a text says that something was not known."""
    return _says(text, "knew", "unknown")


def asks_knowing(text: str) -> bool:
    """Whether it is asked where people knew or warned that it went wrong.

    >>> asks_knowing("Waar wisten medewerkers dat het misging?"), asks_knowing("Waar ging het mis?")
    (True, False)
    """
    return _says(text, "knew", "asked")


def frees(text: str) -> bool:
    """Whether a text says, or a question asks, that people had not to do something.

    >>> frees("Waar hoefden zij niets te bewijzen?"), frees("Waar kregen zij niets?")
    (True, False)
    """
    return _says(text, "obliged", "freed")


def obliges(text: str) -> bool:
    """Whether a text says that somebody had to do something."""
    return _says(text, "obliged", "obliged")


def asks_adviser(text: str) -> bool:
    """Whether it is asked who gave advice.

    >>> asks_adviser("Wie adviseerde dat?"), asks_adviser("Wie zei dat?")
    (True, False)
    """
    return _says(text, "advised", "asked")


def advises(text: str) -> bool:
    """Whether a text says that somebody gave advice."""
    return _says(text, "advised", "said")


def _slot(text: str, section: str) -> Mapping[str, Any] | None:
    """The first in a section whose cues a text has."""
    folded = fold(text)
    return next((one for one in slots()[section] if _whole(one["cues"]).search(folded)), None)


def _says(text: str, section: str, name: str) -> bool:
    """Whether a text has an expression of a section."""
    return _whole(slots()[section][name]).search(fold(text)) is not None


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """The expression, as whole words."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what the answer should be on."""
    return frozenset(slots()["empty"]["words"].split())


@cache
def ordinary_stems() -> frozenset[str]:
    """The stems of words of the names of trajectories that are said of much else."""
    return frozenset(map(stem, slots()["ordinary"]["words"].split()))


@cache
def weak_words() -> frozenset[str]:
    """Words that say little beside others: for people in general."""
    return frozenset(slots()["weak"]["words"].split())


@cache
def polar_words() -> frozenset[str]:
    """Words that ask for what went right, or for what went wrong."""
    patterns = slots()["polarity"].values()
    return frozenset(word for pattern in patterns for word in pattern.split("|"))
