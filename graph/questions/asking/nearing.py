"""The sentences that come nearest where none answers, and the words that none of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.covering import IN_PART, SYNONYM, Shares
from graph.questions.asking.held import FEW
from graph.questions.asking.hits import Hit
from graph.questions.asking.reading import POINTS
from graph.questions.asking.subject import THERE

if TYPE_CHECKING:
    from graph.questions.asking.held import Held
    from graph.questions.asking.shelf import Shelf
    from graph.questions.asking.subject import Subject
    from graph.questions.asking.understanding import Understood

CLOSE = 0.75  # of the best, how good a sentence must be
NEAREST = 0.4  # which part of the words a sentence must hold that is near an answer
TWO = 2  # words of the question that it must hold where there are as many


def nearest_to(
    shelf: Shelf, asked: Understood, subject: Subject, fit: Held, near: Shares
) -> list[tuple[Hit, int]]:
    """The few sentences that hold most of the question where none answers, with their places."""
    if not asked.terms:
        return []
    share = fit.share(fit.wide)
    literal = np.count_nonzero(fit.own[fit.content] >= IN_PART, axis=0)
    words = min(TWO, len(asked.terms)) - (subject.counts > THERE)
    enough = subject.fits & (share >= NEAREST) & (literal >= np.maximum(words, 1))
    scores = share + near + subject.counts
    order = sorted(np.flatnonzero(enough), key=lambda at: (-scores[at], at))
    first = {shelf.sentences[at].text: at for at in reversed(order)}  # each text once
    order = [at for at in order if first[shelf.sentences[at].text] == at]
    order = [at for at in order if not POINTS.match(shelf.sentences[at].text)]
    close = [at for at in order if scores[at] >= CLOSE * scores[order[0]]][:FEW]
    return [(Hit(shelf.sentences[at], float(scores[at])), int(at)) for at in close]


def missed_by(asked: Understood, fit: Held, places: list[int]) -> tuple[str, ...]:
    """The words of the question that none of the sentences holds."""
    if not places:
        return ()
    most = fit.held[:, places].max(axis=1)
    words = zip(asked.telling, most, fit.content, strict=False)
    return tuple(one for one, held, told in words if told and held < SYNONYM)
