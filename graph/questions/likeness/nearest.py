"""Which trajectories are nearest to what is portrayed, with every reason and what it adds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.questions.likeness.likeness import Texts
from graph.questions.likeness.reasons import WORDS, Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.questions.likeness.likeness import Likeness, Portrait

Rows: TypeAlias = csr_array | NDArray[np.float32]

WHOLE = 100  # per cent
LEAST = 0.5  # of a score: below it two share no more than most do
FACING = 200  # sentences of a side that are laid beside those of the other
# Of two sentences, and of a sentence and a whole description: below it likeness is chance.
ALIKE = {Reason.WORDING: 0.35, Reason.MEANING: 0.6}
NEAR = 0.42  # how near in meaning two sentences must be that are worded alike
SEVERAL = 2  # words that two sentences share: one alone may have two meanings
FITTING = {Reason.WORDING: 0.15, Reason.MEANING: 0.4}


@dataclass(frozen=True, slots=True)
class Shared:
    """What two have in common, with the evidence on each side: none where the ontology says it.

    ``what`` is a thing, or a word of a target group; ``None`` for sentences that are worded alike.
    ``number`` is in how many independent trajectories it is, 0 where that says nothing.
    """

    what: Node | str | None
    number: int
    here: tuple[Evidence, ...]
    there: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: its share of the whole in per cent, and what is shared, the rarest first.

    ``texts`` is what of each side was compared, where that was texts and not things.
    """

    reason: Reason
    share: int
    shared: tuple[Shared, ...]
    texts: tuple[Texts, Texts] | None = None


FIELD = 60  # per cent: where the subject is more of why two are alike, it is nearly all


@dataclass(frozen=True, slots=True)
class Related:
    """A trajectory that is near. The shares of its reasons are 100 together.

    ``told`` is how many statements are about it, those in a report's other files left out.
    """

    trajectory: Node
    score: float
    told: int
    why: tuple[Why, ...]


def nearest(
    found: Likeness,
    portrait: Portrait,
    reasons: Sequence[Reason],
    among: Collection[str],
    most: int,
) -> tuple[tuple[Related, ...], int]:
    """The at most ``most`` of the trajectories ``among`` that are nearest, and how many are near.

    Those of which reports tell come first, and then the nearest.
    """
    scores, said = found.scores(portrait, reasons), found.known.statements
    near = [
        one
        for one in ranked(found, scores)
        if one in among and (one in said or not _is_of_field(found, one, reasons, scores))
    ]
    near.sort(key=lambda one: one not in said)
    chosen = (related_by(found, portrait, one, reasons, scores) for one in near[:most])
    return tuple(chosen), len(near)


def _is_of_field(
    found: Likeness, trajectory: str, reasons: Sequence[Reason], scores: NDArray[np.float64]
) -> bool:
    """Whether little more than the field that they are of makes two trajectories alike."""
    shares = percentages(scores[found.rows[trajectory]])
    return dict(zip(reasons, shares, strict=True)).get(Reason.SUBJECT, 0) > FIELD


def ranked(found: Likeness, scores: NDArray[np.float64]) -> list[str]:
    """The trajectories that are near by these scores (trajectories, reasons), nearest first."""
    totals = np.round(scores.sum(axis=1), 6)  # so that equal ones are in the order of their IRIs
    order = np.argsort(-totals, kind="stable")
    return [found.known.ids[at] for at in order if totals[at] >= LEAST]


def related_by(
    found: Likeness,
    portrait: Portrait,
    trajectory: str,
    reasons: Sequence[Reason],
    scores: NDArray[np.float64],
) -> Related:
    """How the trajectory is related, by the scores of all (trajectories, reasons)."""
    parts = scores[found.rows[trajectory]]
    why = [
        Why(
            reason,
            share,
            tuple(_shared(found, portrait, trajectory, reason)),
            _texts(found, portrait, trajectory, reason),
        )
        for reason, share in zip(reasons, percentages(parts), strict=True)
        if share
    ]
    return Related(
        trajectory=found.view.node(trajectory),
        score=round(float(parts.sum()), 2),
        told=len(found.known.statements.get(trajectory, ())),
        why=tuple(sorted(why, key=lambda one: (-one.share, one.reason))),
    )


def percentages(parts: NDArray[np.float64]) -> list[int]:
    """What each part is of all, in whole per cents that are 100 together.

    >>> percentages(np.array([1.0, 1.0, 1.0, 0.0]))
    [34, 33, 33, 0]
    """
    exact = parts / parts.sum() * WHOLE
    shares = np.floor(exact).astype(int)
    largest = np.argsort(shares - exact, kind="stable")
    shares[largest[: WHOLE - shares.sum()]] += 1
    return [int(one) for one in shares]


def _texts(
    found: Likeness, portrait: Portrait, trajectory: str, reason: Reason
) -> tuple[Texts, Texts] | None:
    """Which texts of both were compared as a whole, where the reason is one of texts."""
    if reason not in WORDS:
        return None
    if reason == Reason.WORDING:
        return portrait.texts, found.texts_of(trajectory)
    told = found.told_nearest(portrait.subject, trajectory)
    there = Texts(curated=False, documents=found.documents(told)) if told else None
    mine = replace(portrait.texts, documents=())
    return mine, there or replace(found.texts_of(trajectory), documents=())


def _shared(
    found: Likeness, portrait: Portrait, trajectory: str, reason: Reason
) -> Iterable[Shared]:
    if reason in WORDS:
        return alike(found, portrait, trajectory, reason)
    holders = found.holders[reason]
    here, there = portrait.traits.get(reason, {}), found.known.traits[trajectory].get(reason, {})
    both = {one: int(holders.numbers[holders.columns[one]]) for one in there if one in here}
    named = sorted((number, _name(_what(found, one)), one) for one, number in both.items())
    return [Shared(_what(found, one), n, here[one], there[one]) for n, _, one in named]


def _what(found: Likeness, what: str) -> Node | str:
    """The thing with this IRI, or the word of this stem."""
    return found.known.words.get(what) or found.view.node(what)


def _name(what: Node | str) -> str:
    return what if isinstance(what, str) else what.title


def alike(found: Likeness, portrait: Portrait, trajectory: str, reason: Reason) -> Iterable[Shared]:
    """The two sentences of both that are most alike, if any are; one of both is none."""
    told = found.known.statements.get(trajectory, ())
    if not told or not portrait.sentences.shape[0]:
        return
    mine, theirs = (
        (portrait.sentences, found.sentences[trajectory])
        if reason == Reason.WORDING
        else (portrait.vectors, found.vectors[trajectory])
    )
    some, others = _facing(mine, theirs), _facing(theirs, mine)
    products = _dense(mine[some] @ theirs[others].T)
    if reason == Reason.WORDING:  # the same words may say quite another thing
        near = portrait.vectors[some] @ found.vectors[trajectory][others].T
        products[near < (NEAR if portrait.said else FITTING[Reason.MEANING])] = 0
        products[_words_shared(mine[some], theirs[others]) < SEVERAL] = 0
    at = {told[row].id: column for column, row in enumerate(others)}
    for row, place in enumerate(some):
        if portrait.said and portrait.said[place].id in at:
            products[row, at[portrait.said[place].id]] = 0
    best = np.unravel_index(np.argmax(products), products.shape)
    if products[best] >= (ALIKE if portrait.said else FITTING)[reason]:
        evidence = portrait.said[some[best[0]]].evidence if portrait.said else ()
        yield Shared(None, 0, evidence, told[others[best[1]]].evidence)


def _facing(
    ones: csr_array | NDArray[np.float32], others: csr_array | NDArray[np.float32]
) -> NDArray[np.intp]:
    """Which of the sentences are nearest to the middle of the others, not too many."""
    middle = others.sum(axis=0)
    order = np.argsort(-_dense(ones @ middle.reshape(-1)), kind="stable")
    return np.sort(order[:FACING])


def _words_shared(ones: csr_array, others: csr_array) -> NDArray[np.float32]:
    """How many words each of the sentences has in common with each of the others."""
    return _dense(csr_array(ones.sign() @ others.sign().T))


def _dense(numbers: Rows) -> NDArray[np.float32]:
    """The numbers as an array of its own."""
    return np.array(numbers.toarray() if isinstance(numbers, csr_array) else numbers)
