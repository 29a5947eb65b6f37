"""The literal sentences that best fit a question as a whole, whatever was made of them.

What the graph holds is found by its labels, and a label that is wrong or missing hides a sentence.
Here only the sentence counts: how rare the words of the question are that it holds, how near it is
in meaning, whether it is of what is asked about, and whether it is of the sort that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.covering import SYNONYM, rarity
from graph.questions.asking.finding import WHO_SAID, Hit, best
from graph.questions.asking.fitting import OF_WHAT, documents_of, of_what, subjects
from graph.questions.asking.holding import sort_of
from graph.questions.asking.literal import MUST, on_it, places
from graph.questions.asking.names import names_of
from graph.questions.asking.sentences import open_shelf
from graph.questions.asking.understanding import KNOWN
from graph.questions.views.terms import TRAJECTORY

if TYPE_CHECKING:
    from graph.questions.asking.covering import Shares
    from graph.questions.asking.sentences import Sentence, Shelf
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

HELD = 0.5  # how far a sentence must hold a word that counts as held
TWO = 2  # words of the question that it must hold where there are as many
LEAST = 0.45  # which part of the words, by rarity
OF_IT = 0.3  # which part of them where it is of what is asked about
ABOVE = 0.7  # what a word counts that only the heading or the question above holds
ON = 2.0  # what a word counts that names the bottleneck that is asked about
UNDER = 0.4  # what it counts that what stands above is near in meaning
HOW = 0.35  # what a word counts that says how it is asked
CLOSE = 0.75  # of the best, how good a sentence must be
BAR = 0.95  # how good a sentence must be
BARE = 0.7  # where the question says only of what, and how it is asked
NAMED = 0.4  # what it counts that it names all that is asked about
THERE = 0.2  # what it counts that its document is on it
SORT = 0.3  # what it counts that it is of the sort that is asked for


@dataclass(frozen=True, slots=True)
class _Fit:
    """How far each of N sentences holds the words of a question.

    ``shares`` is which part, by rarity; ``counts`` is how many; ``rarest`` is how far the rarest;
    ``subject`` is how far those that name the bottleneck that it is on;
    ``own`` is how far it holds any itself, and not only what stands above it.
    """

    shares: Shares
    counts: Shares
    rarest: Shares
    subject: Shares
    own: Shares


def find_closest(store: Store, view: View, asked: Understood, most: int) -> list[Hit]:
    """The at most ``most`` sentences that best fit the whole question; none where none fits."""
    if not (asked.content or asked.of_kind(*OF_WHAT)):
        return []
    shelf = open_shelf(store, view, places(store, view, asked))
    if not shelf.sentences:
        return []
    above = shelf.above.texts.scores(asked.text)[shelf.above.rows]
    near = np.maximum(shelf.texts.scores(asked.text), UNDER * above)
    fit, allowed = _fit(shelf, asked), documents_of(view, asked)
    subject = _Subject(view, asked)
    sort = sort_of(asked)
    hits = []
    for at, sentence in enumerate(shelf.sentences):
        of_it = subject.score(sentence, shelf.padded[at])
        if sentence.document.id not in allowed or of_it is None:
            continue
        is_it = sort is not None and sort.search(sentence.text) is not None
        if not _holds(asked, fit, at, of_it, is_it=is_it or sort is None):
            continue
        share = float(fit.shares[at]) * (1 if asked.content else HOW)
        score = share + float(near[at]) + of_it + SORT * is_it
        if score >= (BAR if asked.content else BARE):
            hits.append(Hit(sentence, score))
    return best(hits, CLOSE)[:most]


def _holds(asked: Understood, fit: _Fit, at: int, of_it: float, *, is_it: bool) -> bool:
    """Whether a sentence holds enough of the question, less where it is of its subject."""
    if asked.kind in MUST and not (is_it and fit.rarest[at] >= SYNONYM):
        return False
    if not asked.content:  # only how it is asked is said, and of what
        return is_it and of_it >= (NAMED if asked.kind in MUST else THERE)
    if fit.own[at] < SYNONYM and not (is_it and asked.kind in MUST):
        return False
    words = min(TWO, len(asked.content)) - (of_it > 0)
    least = OF_IT if of_it > THERE else LEAST
    held = fit.counts[at] >= words and fit.shares[at] >= least
    return bool(held and fit.subject[at] >= SYNONYM)


def _fit(shelf: Shelf, asked: Understood) -> _Fit:
    words = asked.telling
    if not words:
        ones = np.ones(len(shelf.sentences), dtype=np.float32)
        return _Fit(np.zeros_like(ones), ones, ones, ones, ones)
    held = shelf.covering.held(words)
    weights = rarity(held) * [_importance(asked, one) for one in words]
    own = np.max(held, axis=0)
    held = np.maximum(held, ABOVE * shelf.above.covering.held(words)[:, shelf.above.rows])
    shares = np.asarray(np.average(held, axis=0, weights=weights), dtype=np.float32)
    counts = np.asarray(np.count_nonzero(held >= HELD, axis=0), dtype=np.float32)
    subject = [held[at] for at, one in enumerate(words) if _importance(asked, one) == ON]
    on_it = np.max(subject, axis=0) if subject else np.ones_like(counts)
    return _Fit(shares, counts, held[int(np.argmax(weights))], on_it, own)


def _importance(asked: Understood, word: str) -> float:
    """What a word of the question counts: those that name a bottleneck are its subject."""
    if word not in asked.content:
        return 1.0 if asked.kind in {WHO_SAID, KNOWN} else HOW
    return 1.0 if word in asked.words else ON


class _Subject:
    """Whether sentences are of what a question is about."""

    def __init__(self, view: View, asked: Understood) -> None:
        self._names, self._subjects = names_of(view), subjects(view)
        self._things, self._proper = of_what(asked), asked.proper
        self._on = on_it(view, asked) | set(asked.titled)

    def score(self, sentence: Sentence, text: str) -> float | None:
        """What it counts how far a sentence is of it; None where it is of something else."""
        if any(f" {word} " not in text for word in self._proper):
            return None
        if not self._things:
            return 0.0
        named = [self._names.named_in(text, one.id) for one in self._things]
        about = self._subjects.get(sentence.document.id, frozenset())
        of_it = [it or one.id in about for it, one in zip(named, self._things, strict=True)]
        there = sentence.document.id in self._on
        if not any(of_it) and (not there or self._things[0].kind == TRAJECTORY):
            return None  # an organisation is not named in every sentence of what is told of it
        return THERE * there + NAMED * (sum(named) + sum(of_it)) / 2 / len(named)
