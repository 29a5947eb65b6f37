"""Which longer words are made with a word, and which only hold its letters.

A longer word is made with one where what stands before that is a word too ("herstelbetaling"), or
where both mean about the same ("heronderzoek"). Known words that are neither hold it by accident
("verouderd" of "ouders"), and so does whatever is made with those ("vergunninghouder").
"""

from __future__ import annotations

from functools import cache

from graph.meaning.compounds import LINKS, SHORTEST, split_compound
from graph.meaning.vectors import load_meaning

BOUND = frozenset(("be", "er", "ge", "her", "mis", "on", "ont", "ver", "wan"))  # are no words
SUFFIXES = frozenset(("baar", "dom", "heid", "lijk", "loos", "schap"))  # that are words as well
LEAST = 5  # letters of a first part
SAME = 0.4  # how near in meaning a longer word must be where what stands before is no word


def is_part(stemmed: str, longer: str) -> bool:
    """Whether a longer stem is made with this one; any is that begins with it.

    >>> is_part("betal", "herstelbetal"), is_part("ouder", "verouderd")
    (True, False)
    """
    return stemmed in longer and not any(one in longer for one in accidents(stemmed))


@cache
def accidents(stemmed: str) -> tuple[str, ...]:
    """The known stems that hold this one by accident, the shortest first; none with another in."""
    meaning = load_meaning()
    holding = [one for one in meaning.by_stem if one.find(stemmed) > 0]
    if not holding:
        return ()
    words = list(meaning.rows)
    row = meaning.by_stem.get(stemmed)
    itself = meaning.vectors([stemmed if row is None else words[row]])[0]
    near = meaning.vectors([words[meaning.by_stem[one]] for one in holding]) @ itself
    found: list[str] = []
    for one, alike in sorted(zip(holding, near, strict=True), key=lambda pair: len(pair[0])):
        if alike < SAME and not _is_made(stemmed, one) and not any(part in one for part in found):
            found.append(one)
    return tuple(found)


def first_parts(stemmed: str) -> list[str]:
    """The first part of a stem, however it is cut, of which the rest is a known word too.

    >>> first_parts("bewijslast"), first_parts("gemeentelijk")
    (['bewijs'], [])
    """
    known = load_meaning().by_stem
    cuts = ((stemmed[:at], stemmed[at:]) for at in range(LEAST, len(stemmed)))
    return [
        first
        for first, rest in cuts
        if any(_is_last(rest.removeprefix(link)) for link in LINKS) and first in known
    ]


def _is_last(rest: str) -> bool:
    return len(rest) > SHORTEST and rest not in SUFFIXES and rest in load_meaning().by_stem


def _is_made(stemmed: str, longer: str) -> bool:
    """Whether what stands before it somewhere in the longer one is a word."""
    places = (at for at in range(1, len(longer)) if longer.startswith(stemmed, at))
    return any(_is_word(longer[:at]) for at in places)


def _is_word(before: str) -> bool:
    """Whether it is known, or made of what is, but for what may stand between two parts."""
    known = load_meaning().rows
    made = (split_compound(before.removesuffix(link), known) for link in LINKS)
    return any(parts and parts[-1] not in BOUND for parts in made)
