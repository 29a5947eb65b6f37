"""What documents of questions and answers say to nearly the question that is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.covering import rarity
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import MUST, sort_of
from graph.questions.asking.nearing import TWO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.asking.covering import Shares
    from graph.questions.asking.shelf import Shelf
    from graph.questions.asking.subject import Subject
    from graph.questions.asking.understanding import Understood

ASKED = 0.75  # which part of the words a question must hold of which the answer is told


def direct_answers(shelf: Shelf, asked: Understood, subject: Subject, near: Shares) -> list[Hit]:
    """What answers that are numbered say first, to a question that holds nearly all words of it."""
    words = asked.terms
    if len(words) < TWO:
        return []
    found = []
    held = shelf.headings.covering.held(words)
    share = np.average(held, axis=0, weights=rarity(shelf.lines.covering.held(words)))
    for heading in np.flatnonzero(share >= ASKED):
        at = int(np.flatnonzero(shelf.under == heading)[0])
        first, block = shelf.sentences[at], shelf.beside(at)
        after = shelf.sentences[at + 1 : min(at + TWO, block.stop)]
        sort = sort_of(asked) if asked.kind in MUST else None
        is_it = sort is None or any(sort.search(one.text) for one in (first, *after))
        if first.answer and subject.fits[at] and is_it:
            found.append(Hit(first, float(share[heading] + near[at]), after, first.above))
    return sorted(found, key=lambda hit: -hit.score)


def led(known: Iterable[Hit], direct: Iterable[Hit]) -> Iterator[Hit]:
    """The statements, those that begin an answer to the question with what that goes on to say."""
    begun = {hit.text: hit for hit in direct}
    for hit in known:
        told = begun.get(hit.text)
        yield hit if told is None else replace(hit, beside=told.beside, question=told.question)
