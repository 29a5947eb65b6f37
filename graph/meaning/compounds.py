"""Dutch compounds cut into the words that they are made of."""

from __future__ import annotations

from collections.abc import Container

SHORTEST = 3  # letters of a part
LONGEST = 40  # letters of a word that is cut at all
LINKS = ("", "s", "e", "n", "en")  # what may stand between two parts

Parts = tuple[str, ...]


def split_compound(word: str, known: Container[str]) -> Parts:
    """The fewest ``known`` words that make up ``word``, or none.

    Of as many, those of which the shortest is longest.

    >>> split_compound("mijnbouwschaderegeling", {"mijn", "bouw", "mijnbouw", "schade", "regeling"})
    ('mijnbouw', 'schade', 'regeling')
    >>> split_compound("oorlogsslachtoffer", {"oorlog", "slachtoffer"})
    ('oorlog', 'slachtoffer')
    >>> split_compound("oorlogs", {"oorlog"})
    ()
    """
    if len(word) > LONGEST:
        return ()
    best: dict[int, Parts] = {len(word): ()}  # by where the rest of the word starts
    for start in range(len(word) - SHORTEST, -1, -1):
        found = [
            (word[start:end], *best[rest])
            for end in range(start + SHORTEST, len(word) + 1)
            if word[start:end] in known
            for rest in _rests(word, end)
            if rest in best
        ]
        if found:
            best[start] = min(found, key=_cost)
    return best.get(0, ())


def _rests(word: str, end: int) -> list[int]:
    """Where the next part may start; after the last part nothing may stand."""
    if end == len(word):
        return [end]
    return [
        end + len(link)
        for link in LINKS
        if word.startswith(link, end) and end + len(link) < len(word)
    ]


def _cost(parts: Parts) -> tuple[int, int, Parts]:
    return len(parts), -min(map(len, parts)), parts
