"""What documents of questions and answers say to nearly the question that is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.causes import EXPLAINS, WHY, asks_why
from graph.questions.asking.covering import rarity
from graph.questions.asking.fitting import OF_WHAT
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import HOLDS, MUST, UNANSWERED, sort_of
from graph.questions.asking.names import names_of
from graph.questions.asking.nearing import TWO
from graph.questions.asking.scarce import tells_scarcity
from graph.questions.asking.sentences import is_yes_or_no
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.asking.covering import Shares
    from graph.questions.asking.shelf import Shelf
    from graph.questions.asking.subject import Subject
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

ASKED = 0.75  # which part of the words a question must hold of which the answer is told
PARTLY = 0.4  # which part, where the answer holds the rest, and both ask why


def direct_answers(
    view: View, shelf: Shelf, asked: Understood, subject: Subject, near: Shares
) -> list[Hit]:
    """What answers that are numbered say first, to a question that holds nearly all words of it.

    Where there is but one word, it names all that is asked about too. Of a question that asks why,
    what its answer says of the cause, or that it is not known.
    """
    words, things = asked.terms, asked.of_kind(*OF_WHAT)
    if not words or len(words) + len(things) < TWO:
        return []
    own, above = shelf.lines.covering.held(words), shelf.headings.covering.held(words)
    weights = rarity(own)
    share = np.average(above, axis=0, weights=weights)
    if len(words) < TWO:
        names = [shelf.headings.named(names_of(view).aliases(one.id)) for one in things]
        share = share * np.logical_and.reduce(names)
    found = []
    for heading in np.flatnonzero(share >= (PARTLY if asks_why(asked) else ASKED)):
        places = np.flatnonzero(shelf.under == heading)
        whole = np.maximum(above[:, heading], own[:, places].max(axis=1))
        held = float(share[heading]), float(np.average(whole, weights=weights))
        at = _begins(shelf, asked, [int(one) for one in places], *held)
        if at is None or not shelf.sentences[at].answer or not subject.fits[at]:
            continue
        first, block = shelf.sentences[at], shelf.beside(at)
        after = shelf.sentences[at + 1 : min(at + TWO, block.stop)]
        before = shelf.sentences[max(at - 1, block.start) : at]
        whole_of_it = (*(one for one in before if is_yes_or_no(one.text)), *after)
        sort = sort_of(asked) if asked.kind in MUST else None
        if not any(tells_scarcity(asked, one) for one in (first.above, first.text)):
            continue
        untold = len(words) >= TWO and HOLDS[UNANSWERED].search(first.text) is not None
        if sort is None or untold or any(sort.search(one.text) for one in (first, *after)):
            found.append(Hit(first, float(share[heading] + near[at]), whole_of_it, first.above))
    return sorted(found, key=lambda hit: -hit.score)


def _begins(
    shelf: Shelf, asked: Understood, places: list[int], share: float, whole: float
) -> int | None:
    """Where what answers begins, in these places under one question of a document, if it is asked.

    That holds a ``share`` of the words, with its answer the ``whole``. Where both ask why, it
    begins at the first cause.
    """
    if asks_why(asked) and WHY.search(fold(shelf.sentences[places[0]].above)):
        causes = [at for at in places if EXPLAINS.search(shelf.sentences[at].text)]
        unknown = (at for at in places[:1] if HOLDS[UNANSWERED].search(shelf.sentences[at].text))
        return next(iter([*causes, *unknown]), None) if whole >= ASKED else None
    told = [at for at in places if not is_yes_or_no(shelf.sentences[at].text)]
    return next(iter(told or places), None) if share >= ASKED else None


def led(known: Iterable[Hit], direct: Iterable[Hit]) -> Iterator[Hit]:
    """The statements, those that begin an answer to the question with what that goes on to say."""
    begun = {hit.text: hit for hit in direct}
    for hit in known:
        told = begun.get(hit.text)
        yield hit if told is None else replace(hit, beside=told.beside, question=told.question)
