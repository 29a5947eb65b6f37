"""Where a report looks aside at another trajectory than its own, by heading and by words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.names.linking import normalise
from ontology.schema import Concept

ASIDE = re.compile(
    r"\b(?:verband|vergelijking(?:en)?|parallel(?:len)?|overeenkomst(?:en)?|verhouding)"
    r" (?:met|tot)\b",
    re.IGNORECASE,
)
THERE = re.compile(r"\W*(?:(?:ook|juist|zelfs|en) )+daar\b", re.IGNORECASE)
HERE = re.compile(
    r"\b(?:hier|hierbij|(?:dit|deze|ons|onze) (?:[a-z]+ )?"
    r"(?:herstel)?(?:traject|operatie|regeling|ontwerp|evaluatie|rapport))\b",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)  # who writes, on the own trajectory
ROW = re.compile(r"\bbij [^,;.]+[,;] (?:en )?bij [^,;.]+", re.IGNORECASE)
CASE = re.compile(
    r"\W*(?:(?:ook|juist|zelfs) )?(?:bij|in|binnen) (?:de |het )?(?P<case>[\w-]+)", re.IGNORECASE
)
CONTRAST = re.compile(r"\b(?:anders|daarentegen|evenmin|eveneens|ook|wel|juist)\b", re.IGNORECASE)
TELLING = 6  # letters of a word of a name that tells which trajectory is meant


def looks_aside(heading: str) -> bool:
    """Whether a heading says that what stands under it is on other trajectories.

    >>> looks_aside("5 Vergelijking met eerdere operaties"), looks_aside("5 De operatie")
    (True, False)
    """
    return ASIDE.search(heading) is not None


def is_there(text: str) -> bool:
    """Whether a sentence opens on what was so "there" too.

    >>> is_there("Ook daar bleef de brief liggen."), is_there("Daarom bleef de brief liggen.")
    (True, False)
    """
    return THERE.match(text) is not None


def is_own(text: str) -> bool:
    """Whether who writes speaks of itself in a sentence."""
    return OURS.search(text) is not None


def is_row(text: str) -> bool:
    """Whether a sentence goes through several cases.

    >>> is_row("Bij de ene dienst was het kwijt, bij de andere onleesbaar.")
    True
    >>> is_row("Bij de dienst was het kwijt, of onleesbaar.")
    False
    """
    return ROW.search(text) is not None


def is_at_home(text: str, own: Concept | None, label: str) -> bool:
    """Whether a sentence says "here", or has a word made of the name of its own trajectory."""
    names = (label,) if own is None else (own.labels["nl"], *own.synonyms)
    proper = {word.lower() for name in names for word in name.split() if word[:1].isupper()}
    made = any(
        word.startswith(part)
        for word in normalise(text).split()
        for part in map(normalise, proper)
        if len(part) >= TELLING
    )
    return made or HERE.search(text) is not None


def opens_on_other(text: str, own: Iterable[str], others: frozenset[str]) -> bool:
    """Whether a sentence opens on a case by one of the words that ``others`` bear, not its own.

    ``own`` is the names, as they stand, of those that are spoken of around it.
    """
    case = CASE.match(text)
    if case is None:
        return False
    word = normalise(case["case"])
    return len(word) >= TELLING and word in others and word not in words_of(own)


def contrasts(text: str) -> bool:
    """Whether a sentence says that it was otherwise, or so too.

    >>> contrasts("Bij de beurs was dat anders."), contrasts("Bij de beurs was dat zo.")
    (True, False)
    """
    return CONTRAST.search(text) is not None


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words of the names, as they are compared."""
    return frozenset(word for name in names for word in normalise(name).split())
