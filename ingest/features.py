"""What the classifiers see of a sentence: its words, word pairs and the patterns of the lexicon."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log, sqrt
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon.toml")
WORD = re.compile(r"\w+|\?")
PATTERN_WEIGHT = 0.5
SHORT = 6  # words


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    content = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    loose = {name: re.compile(p, re.IGNORECASE) for name, p in content["patterns"].items()}
    return loose | {name: re.compile(p) for name, p in content["exact"].items()}


def terms(text: str) -> Iterator[str]:
    """The words of ``text`` in lower case, and the pairs of words that follow each other.

    >>> list(terms("Te laat."))
    ['te', 'laat', 'te laat']
    """
    words = WORD.findall(text.lower())
    yield from words
    for one, other in pairwise(words):
        yield f"{one} {other}"


def features(text: str, rarity: Mapping[str, float]) -> dict[str, float]:
    """The features of ``text``: terms weighed by ``rarity`` (those it lacks left out), patterns.

    The terms' weights have length 1 together; a pattern's feature is named ``@name``.
    """
    counts = Counter(term for term in terms(text) if term in rarity)
    weights = {term: (1 + log(count)) * rarity[term] for term, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    found = {term: weight / length for term, weight in weights.items()}
    for name, pattern in _patterns().items():
        if times := len(pattern.findall(text)):
            found[f"@{name}"] = PATTERN_WEIGHT
            found[f"@{name}+"] = PATTERN_WEIGHT * min(times, 3) / 3
    count = len(text.split())
    found["@length"] = PATTERN_WEIGHT * min(count, 50) / 50
    if count < SHORT:
        found["@short"] = PATTERN_WEIGHT
    return found
