"""Which documents say what another one says already: the same report in another file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIKE = 0.8  # part of all they say that two documents have in common


def originals(said: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """For each document, what it repeats: the first that says the same, else itself.

    ``said`` gives the texts of each document's statements, the documents in order of preference.

    >>> originals({"a": frozenset({"x", "y"}), "b": frozenset({"y", "X"}), "c": frozenset("z")})
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    found: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for document, texts in said.items():
        told = {" ".join(fold(text).split()) for text in texts}
        shared = Counter(other for text in told for other in holders.get(text, ()))
        alike = (
            other for other, n in shared.items() if n >= ALIKE * (len(told) + sizes[other] - n)
        )
        found[document] = next(alike, document)
        if found[document] == document:
            sizes[document] = len(told)
            for text in told:
                holders.setdefault(text, []).append(document)
    return found
