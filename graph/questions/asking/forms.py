"""Which word a word is a form of: a verb for its tenses, its participle and the noun made of it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.meaning import load_meaning
from graph.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTICLES = (
    *("aan", "achter", "af", "bij", "dicht", "door", "in", "kwijt", "los", "mee", "mis", "na"),
    *("neer", "om", "op", "over", "stil", "stop", "tegen", "tekort", "terug", "toe", "uit", "vast"),
    *("vol", "voor", "weg"),
)
FILE = Path(__file__).with_name("forms.toml")
SHORTEST = 3  # letters of the stem of a verb
PREFIXES = (
    *("be", "er", "ge", "her", "mis", "onder", "ont", "over", "ver", "vol", "voor", "weer"),
    *("aan", "achter", "door", "om"),
)
VOICELESS = re.compile(r"(?:[tkfsp]|ch)$")  # after which the past tense has -te
TWO_VOWELS = re.compile(r"(?:(?P<double>aa|ee|oo|uu)|ie|ei|ij|oe|ui|ou|au|eu)[^aeiou]$")
ONE_VOWEL = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxj]$")
VOWEL_I = re.compile(r"[aeou]i$")  # as in "draai"
VOICED = {"f": "v", "s": "z"}


@cache
def base(word: str) -> str:
    """The infinitive that a folded word is a form of, where one is known; else its stem.

    >>> base("teruggedraaid"), base("uitbetaling"), base("opbelde"), base("klachten")
    ('terugdraaien', 'uitbetalen', 'opbellen', 'klagen')
    >>> base("dossiers")
    'dossier'
    """
    return infinitive(word) or stem(word)


@cache
def infinitive(word: str) -> str | None:
    """The infinitive that a folded word is a form of, with its particle first, if any is known."""
    known = load_meaning().rows
    if word in _formless():
        return None
    for particle in (*(one for one in PARTICLES if word.startswith(one)), ""):
        for found in _infinitives(word.removeprefix(particle)):
            if particle + found in known or (particle and found in known):
                return particle + found
    return None


def _infinitives(word: str) -> Iterator[str]:
    """The infinitives that a word without a particle may be a form of, the likeliest first."""
    irregular = _irregular()
    yield from irregular.get(word, ())
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word:
            for form in (rest, f"ge{rest}"):
                yield from (prefix + one for one in irregular.get(form, ()))
    for stemmed in _stems_of(word):
        yield from (one for one in _of_stem(stemmed) if one not in irregular)
    if re.search(r"ing(?:en)?$", word):
        yield re.sub(r"ing(?:en)?$", "en", word)
    if re.search(r"atie(?:s)?$", word):
        yield re.sub(r"atie(?:s)?$", "eren", word)
    if word.endswith("en"):
        yield word
    yield from (one for one in _of_stem(word) if one not in irregular)


def _stems_of(word: str) -> Iterator[str]:
    """The stems of which a word may be the participle, the past tense or the third person."""
    participle = re.match(r"ge(.{3,}[dt])$", word)
    inseparable = word.endswith(("d", "t")) and word.startswith(PREFIXES)
    if participle or inseparable:
        whole = word if participle is None else participle[1]
        yield from (whole[:-1], whole)
    past = re.match(r"(.{3,}?)([dt])en?$", word)
    if past and (VOICELESS.search(past[1]) is not None) == (past[2] == "t"):
        yield past[1]
    if word.endswith("t") and len(word) > SHORTEST:
        yield word[:-1]


def _of_stem(stemmed: str) -> Iterator[str]:
    """The infinitives that a stem may be of: its last vowel short, long or without stress.

    >>> list(_of_stem("bel")), list(_of_stem("schrijf")), list(_of_stem("betaal"))
    (['bellen', 'belen'], ['schrijfen', 'schrijven'], ['betalen'])
    """
    if len(stemmed) < SHORTEST:
        return
    long = TWO_VOWELS.search(stemmed)
    if ONE_VOWEL.search(stemmed):
        yield f"{stemmed}{stemmed[-1]}en"
        yield f"{stemmed}en"
    elif VOWEL_I.search(stemmed):
        yield f"{stemmed}en"
    elif stemmed[-1] not in "aeiou":
        body = stemmed[:-2] if long is not None and long["double"] else stemmed[:-1]
        yield f"{body}{stemmed[-1]}en"
        if stemmed[-1] in VOICED:
            yield f"{body}{VOICED[stemmed[-1]]}en"


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    """The verbs that each form that follows no rule may be of."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    forms: dict[str, tuple[str, ...]] = {}
    for line in f"{content['strong']}{content['nouns']}".splitlines():
        verb, *others = line.split() or [""]
        for form in others:
            forms[form] = (*forms.get(form, ()), verb)
    return forms


@cache
def _formless() -> frozenset[str]:
    """What has the look of a form and is none."""
    return frozenset(tomllib.loads(FILE.read_text(encoding="utf-8"))["none"].split())
