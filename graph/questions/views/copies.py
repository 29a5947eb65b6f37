"""Which documents say what another one says already: the same report in another file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIKE = 0.8  # part of all they say that two documents have in common
FEW = 3  # statements; with fewer, the same words may well be said of something else


@dataclass(frozen=True, slots=True)
class Gist:
    """What a document says: the texts of its statements, and the whole trajectories they are on."""

    texts: frozenset[str]
    trajectories: frozenset[str] = frozenset()


def originals(said: Mapping[str, Gist]) -> dict[str, str]:
    """For each document, what it repeats: the first that says the same, else itself.

    ``said`` has the documents in order of preference.

    >>> one, other = Gist(frozenset({"x", "y"})), Gist(frozenset({"y", "X"}))
    >>> originals({"a": one, "b": other, "c": Gist(frozenset("z"))})
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    found: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for document, gist in said.items():
        told = {folded(text) for text in gist.texts}
        shared = Counter(other for text in told for other in holders.get(text, ()))
        alike = (
            other
            for other, n in shared.items()
            if n >= ALIKE * (len(told) + sizes[other] - n)
            if not (n < FEW and _are_apart(gist, said[other]))
        )
        found[document] = next(alike, document)
        if found[document] == document:
            sizes[document] = len(told)
            for text in told:
                holders.setdefault(text, []).append(document)
    return found


def _are_apart(one: Gist, other: Gist) -> bool:
    """Whether they are on different trajectories."""
    return bool(one.trajectories and other.trajectories) and one.trajectories.isdisjoint(
        other.trajectories
    )


def folded(text: str) -> str:
    """The text as texts are compared: in lower case, without accents, single spaces."""
    return " ".join(fold(text).split())
