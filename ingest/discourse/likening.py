"""Which of some texts words surely speak of, though they are not the words of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.meaning import load_meaning
from graph.stems import STOP, WORD

SURELY, APART = 0.58, 0.2  # how near in meaning one must be, and how much nearer than any other
SMALL = STOP | frozenset(
    WORD.findall(
        "mogelijk mogelijke snel zoveel kunnen kan moeten moet hebben heeft zullen zouden laten"
        " gaan jaar jaren maand maanden weken dagen twee drie vier eerste tweede meer alle elke"
        " ieder iedere deze andere eigen geen geven nemen maken komen"
    )
)


def meant(which: str, texts: Sequence[str]) -> int | None:
    """The index of the one that words are near to in meaning, if no other is; ``None`` in doubt.

    What only is of the same subject is not near enough.
    """
    if not texts:
        return None
    vectors = load_meaning().vectors([which, *texts])
    near: list[float] = (vectors[1:] @ vectors[0]).tolist()
    best = max(range(len(near)), key=near.__getitem__)
    others = [one for at, one in enumerate(near) if at != best]
    sure = near[best] >= SURELY and all(near[best] - one >= APART for one in others)
    return best if sure else None


def same_run(which: str, texts: Sequence[str]) -> int | None:
    """The index of the one that has two of the words side by side, as no other has.

    >>> same_run("om één balie te openen", ["Houd de balie open.", "Wijs één balie aan."])
    1
    """
    runs = _runs(which)
    having = [at for at, text in enumerate(texts) if runs & _runs(text)]
    return having[0] if len(having) == 1 else None


def _runs(text: str) -> set[tuple[str, str]]:
    """The pairs of words side by side that tell something: no names and no numbers; "één" does."""
    words = WORD.findall(text)
    return {(one, other) for one, other in pairwise(words) if _tells(one) and _tells(other)}


def _tells(word: str) -> bool:
    return word.islower() and word.isalpha() and word not in SMALL
