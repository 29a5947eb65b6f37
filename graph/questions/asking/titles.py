"""The title of a report in a question: its words are a name, and not what an answer must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.asking.slots import empty_words
from graph.questions.asking.tokens import padded
from graph.questions.views.keeping import kept
from graph.stems import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.views.view import View

SHORTEST = 4  # words of a title that name it
TELLING = 3  # of which say something


def title_in(view: View, tokens: Sequence[str]) -> tuple[int, int, tuple[str, ...]]:
    """Where the words stand that are of a title, from and to, and of which documents.

    Nowhere, both 0, where there are none: a title is named by some words of it in a row.
    """
    for length in range(len(tokens), SHORTEST - 1, -1):
        for start in range(len(tokens) - length + 1):
            words = tokens[start : start + length]
            if sum(word not in STOP and word not in empty_words() for word in words) < TELLING:
                continue
            name = f" {' '.join(words)} "
            found = tuple(id_ for id_, title in _titles(view) if name in title)
            if found:
                return start, start + length, found
    return 0, 0, ()


@kept
def _titles(view: View) -> tuple[tuple[str, str], ...]:
    return tuple((id_, padded(one.title)) for id_, one in sorted(view.documents.items()))
