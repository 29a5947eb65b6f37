"""The literal sentences that best fit a question as a whole, whatever was made of them.

What the graph holds is found by its labels, and a label that is wrong or missing hides a sentence.
Here only the sentence counts: how rare the words of the question are that it holds, by itself or by
what it stands in, how near it is in meaning, whether it is of what is asked about, and whether it
is of the sort that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.causes import EXPLAINS, asks_why
from graph.questions.asking.counted import FIGURE, NUMBER, counted_noun, gives_count
from graph.questions.asking.covering import IN_PART, SYNONYM, Shares
from graph.questions.asking.direct import direct_answers, led
from graph.questions.asking.fitting import OF_WHAT
from graph.questions.asking.held import HOW, Held, held_by, names_bottleneck
from graph.questions.asking.hits import Hit, best, once
from graph.questions.asking.holding import (
    ADOPTED,
    AMOUNT,
    EFFECTS,
    HOLDS,
    MUST,
    NEEDS,
    TIMES,
    VOICES,
    WARNED,
    counts_them,
    is_often,
    sort_of,
    tells_need,
    tells_of_kind,
    years_in,
)
from graph.questions.asking.kept import says_difference
from graph.questions.asking.kinds import BECAUSE, SAID, WHERE
from graph.questions.asking.nearing import CLOSE, TWO, missed_by, nearest_to
from graph.questions.asking.numbered import narrowed
from graph.questions.asking.reading import POINTS, answering, around, beside, is_explained
from graph.questions.asking.scarce import tells_scarcity
from graph.questions.asking.shelf import open_shelf
from graph.questions.asking.slots import weak_words
from graph.questions.asking.subject import NAMED, THERE, places, subject_of
from graph.questions.asking.understanding import KNOWN, SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.questions.asking.shelf import Flags, Shelf
    from graph.questions.asking.subject import Subject
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

HELD = 0.5  # how far a sentence must hold a word that counts as held
LEAST = 0.44  # which part of the words, by rarity: what one word counts that stands just before
WHO = 0.2  # which part of them where it is asked what somebody needs
OF_IT = 0.3  # which part of them where it is of what is asked about
NEAR = 0.6  # what it counts that a sentence is near in meaning
UNDER = 0.4  # what it counts that what stands above is near in meaning
BROAD = 0.5  # of the best, how good a sentence must be where it is asked where something is so
BAR = 0.85  # how good a sentence must be
WHY_BAR = 0.8  # where it must say why it was so
BARE = 0.6  # where the question says only of what, and how it is asked
SORT = 0.3  # what it counts that it is of the sort that is asked for
COUNTED = 0.3  # what it counts that it gives a number, a need or a difference that is asked for
ASIDE = 0.3  # what the words count where the thing that is named says nearly all
BESIDE = {"who", "law"}  # so where it is asked who does it, or by which law
OF_NAME = {"profile", "definition"}  # of which a sentence must have the name
PLACES = {WHERE, WARNED, ADOPTED}  # of which is told by trajectory
# Of which a passage tells more than a sentence.
PASSAGES = {
    *(AMOUNT, SAID, BECAUSE, NEEDS, VOICES, EFFECTS),
    *("lessons", "who", "whether", "whoever", "definition", "profile"),
}
MOST, MOST_PLACES = 10, 30  # sentences that answer; or that say where something is so


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences that answer; else those that come nearest, and the words that none holds.

    ``statements`` are those that were handed in, with the sentences that they are to be read with.
    ``asked`` is the question without what only points at a part of a document.
    """

    answers: tuple[Hit, ...] = ()
    statements: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()
    missed: tuple[str, ...] = ()
    asked: Understood | None = None


def rank(store: Store, view: View, asked: Understood, statements: Sequence[Hit] = ()) -> Ranked:
    """The sentences that fit the whole question, the best first; else those that are nearest."""
    known = tuple(statements)
    if not (asked.terms or asked.of_kind(*OF_WHAT) or asked.kind in HOLDS):
        return Ranked(statements=known)
    shelf = open_shelf(store, view, places(store, view, asked))
    if shelf is None:
        return Ranked(statements=known)
    subject, part = subject_of(view, asked, shelf), narrowed(shelf, asked)
    if part is not None:
        asked, inside = part
        subject = replace(subject, fits=subject.fits & inside)
        known = tuple(hit for hit in known if _is_inside(shelf, inside, hit))
        if not asked.terms:
            return Ranked(tuple(_in_order(shelf, subject)), known, asked=asked)
    fit = held_by(view, shelf, asked, subject)
    near = _near(shelf, asked)
    found = dict(_answers(shelf, asked, subject, fit, near))
    answers = _best(asked, list(found))
    answers = answers[: MOST_PLACES if asked.kind in PLACES else MOST]
    direct = direct_answers(view, shelf, asked, subject, near)
    if asked.terms and asked.kind not in {WHERE, KNOWN}:
        kept = fit.rivals([found[one] for one in answers])
        answers = [
            one
            for one, good in zip(answers, kept, strict=True)
            if good or (asks_why(asked) and EXPLAINS.search(one.text))
        ]
    read_with = (_read_with(shelf, asked, fit, one, found[one]) for one in answers)
    known = tuple(_read_with(shelf, asked, fit, one, shelf.places.get(one.text)) for one in known)
    known = tuple(once(led(known, direct)))
    if told := tuple(once([*direct, *read_with])):
        return Ranked(told, known, asked=asked)
    nearest = nearest_to(shelf, asked, subject, fit, near)
    missed = missed_by(asked, fit, [at for _, at in nearest])
    return Ranked((), known, tuple(_among(shelf, hit, at) for hit, at in nearest), missed)


def _best(asked: Understood, hits: list[Hit]) -> list[Hit]:
    """The hits in order that are close to the best; where it is asked why, first what says so."""
    close = best(hits, BROAD if asked.kind in PLACES else CLOSE)
    if not (asks_why(asked) and asked.terms):
        return close
    causes = best([one for one in hits if EXPLAINS.search(one.text)], CLOSE)
    known = {one.text for one in causes}
    return [*causes, *(one for one in close if one.text not in known)]


def _is_inside(shelf: Shelf, inside: Flags, hit: Hit) -> bool:
    at = shelf.places.get(hit.text)
    return at is not None and bool(inside[at])


def _in_order(shelf: Shelf, subject: Subject) -> Iterator[Hit]:
    """The first sentences of a part that is asked for as a whole."""
    for at in np.flatnonzero(subject.fits)[:MOST]:
        yield Hit(shelf.sentences[at], 1.0)


def _read_with(shelf: Shelf, asked: Understood, fit: Held, hit: Hit, at: int | None) -> Hit:
    """A statement or sentence with what it is to be read with, where it stands on the shelf."""
    if at is None:
        return hit
    more = beside(shelf, asked, fit, at)
    before, after = around(shelf, at, more) if asked.kind in PASSAGES else ((), ())
    question = answering(shelf, at, more)
    return replace(hit, beside=more, question=question, before=before, after=after)


def _among(shelf: Shelf, hit: Hit, at: int) -> Hit:
    """A sentence that comes near with those around it, of which one may answer."""
    before, after = around(shelf, at, ())
    return replace(hit, before=before[-1:], after=after[:1])


def find_later(store: Store, view: View, asked: Understood, most: int) -> list[Hit]:
    """What later reports say of a time up to the day by which it is asked what was known."""
    if asked.until is None:
        return []
    last, later = int(asked.until[:4]), replace(asked, since=asked.until, until=None)
    found = rank(store, view, later).answers
    return [hit for hit in found if any(year <= last for year in years_in(hit.text))][:most]


def _near(shelf: Shelf, asked: Understood) -> Shares:
    """How near each sentence, or what stands above it, is to the question in meaning."""
    above = shelf.headings.nearness.scores(asked.text)[shelf.under]
    itself = shelf.lines.nearness.scores(asked.text)
    return np.asarray(NEAR * np.maximum(itself, UNDER * above), dtype=np.float32)


def _answers(
    shelf: Shelf, asked: Understood, subject: Subject, fit: Held, near: Shares
) -> Iterator[tuple[Hit, int]]:
    """The sentences that hold enough of the question, with how well each fits and its place."""
    sort, must, bar = sort_of(asked), asked.kind in MUST, 0.0
    aside = asked.kind in BESIDE and bool(asked.of_kind(*OF_WHAT))
    why = asks_why(asked)
    share = fit.share(_held(shelf, asked, fit)) * (ASIDE if aside else 1)
    share *= 1 if asked.terms else HOW
    if asked.terms or asked.of_kind(*OF_WHAT):
        bar = BAR if asked.terms and not must and asked.kind != WHERE else BARE
        bar = WHY_BAR if why and bar == BAR else bar
    scores, counted = share + near + subject.counts, _counted(shelf, asked, fit)
    noun = counted_noun(asked.text) or ""
    for at in np.flatnonzero(_holds(shelf, asked, subject, fit, aside=aside)):
        sentence = shelf.sentences[at]
        if POINTS.match(sentence.text) or not tells_scarcity(asked, sentence.text):
            continue
        is_it = sort is not None and sort.search(sentence.text) is not None
        is_it = is_it or (why and is_explained(shelf, int(at)))
        if not is_it and (must or not asked.terms):
            continue
        if not tells_of_kind(asked, sentence.text):
            continue
        counts = counts_them(asked, sentence.text) or tells_need(asked, sentence.text)
        counts |= says_difference(asked, sentence.text)
        if sort is NUMBER and asked.terms and not (counts or FIGURE.search(sentence.text)):
            continue  # a small number in words, that is of something else
        if counted is not None and not (gives_count(sentence.text, noun) and counted[at]):
            continue  # an amount of money, or a number of others
        if sort is TIMES and not is_often(sentence.text):
            continue  # a number that only refers
        score = float(scores[at]) + SORT * is_it + COUNTED * counts
        if score >= bar:
            yield Hit(sentence, score), int(at)


def _counted(shelf: Shelf, asked: Understood, fit: Held) -> Flags | None:
    """Which sentences are of whom or what the number is asked; none where no number is.

    One that does not name them itself has a word that stands for them.
    """
    noun = counted_noun(asked.text) if asked.kind == AMOUNT else None
    if noun is None:
        return None
    places = [at for at, one in enumerate(asked.telling) if noun in SIGNS.split(one)]
    telling = [] if noun in weak_words() else places
    of_them = (fit.wide[telling] >= SYNONYM).all(axis=0)
    if telling:
        of_them &= (fit.own[telling] >= SYNONYM).all(axis=0) | shelf.referring
    return np.asarray(of_them, dtype=np.bool_)


def _held(shelf: Shelf, asked: Understood, fit: Held) -> Shares:
    """How far the words must be held by each sentence, or may be by what stands beside it.

    The cause that is asked for may stand some sentences further on in a numbered answer.
    """
    if asked.kind in MUST:
        return fit.wide
    if asks_why(asked) and asked.terms:
        return np.where(shelf.numbered, fit.wide, fit.held)
    return fit.held


def _holds(shelf: Shelf, asked: Understood, subject: Subject, fit: Held, *, aside: bool) -> Flags:
    """Which sentences hold enough of the question, less where they are of its subject."""
    must = asked.kind in MUST
    if not asked.terms:  # only how it is asked is said, and of what
        least = NAMED if asked.kind == AMOUNT else THERE
        named = bool(asked.of_kind(*OF_WHAT))
        return subject.fits & (subject.counts >= least) if named else subject.fits
    if aside:
        return subject.fits
    held = _held(shelf, asked, fit)
    least = WHO if asked.kind == NEEDS else LEAST
    needed = np.where((subject.counts > THERE) & (asked.kind != AMOUNT), OF_IT, least)
    enough = (
        subject.fits & (fit.share(held) >= needed) & (fit.carries(held) | (asked.kind == KNOWN))
    )
    if asked.kind in OF_NAME:
        enough &= subject.named | (fit.own[fit.content] >= IN_PART).any(axis=0)
    if asked.kind == WHERE:
        enough = subject.fits & (fit.share(held) >= OF_IT) & (fit.own[fit.core] >= SYNONYM)
    elif not must:
        words = min(TWO, len(asked.terms)) - (subject.counts > 0)
        least_held = SYNONYM if asks_why(asked) else HELD
        enough &= np.count_nonzero(held >= least_held, axis=0) >= words
        enough &= (fit.own[fit.content] >= SYNONYM).any(axis=0)
    on = [at for at, one in enumerate(asked.telling) if names_bottleneck(asked, one)]
    return enough & (held[on] >= SYNONYM).any(axis=0) if on else enough
