"""How far texts hold the words that a question is on: in any form, in a compound, as a synonym.

That a text is near a question as a whole says little of a short one: here each of the words counts,
a rare one more than a common one. What people use for a word counts a bit less than the word, what
is only near it in meaning still less. A word of a question may stand for more: ``a-b`` is held by a
text that holds both, ``a|b`` by one that holds either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.meaning import BOUND, first_parts, is_part, load_meaning
from graph.questions.asking.equivalents import PAIR, equivalents
from graph.questions.asking.forms import PARTICLES, base
from graph.questions.asking.verbs import words_of
from graph.stems import STOP, stem, stem_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Shares = NDArray[np.float32]

SYNONYM = 0.43  # how near a word must be in meaning to stand for another
PART = 5  # letters of the stem of a word that may be part of another
REST, LAST = 4, 3  # letters of the first and the last part of a compound
WHOLLY = 0.6  # which part of one or two words a text must hold, so of two equally rare ones both
MOSTLY = 0.45  # which part of more
OF_IT = 0.35  # which part, where it is of a thing that the question names
FEW = 2
BOUND_TO = 0.45  # or where it differs by what is before it that is no word: waiting, expecting
IN_PART = 0.8  # what a word counts that is part of another, or of which another is part
USED = 0.75  # what a word counts that people use for another
FORM = 0.95  # what another form counts, and the noun of a verb
SENSE = 0.35  # how near it must be where it has a meaning of its own: no licence is a proof
DENIED = "niet"  # the one small word that tells, where people use it with another for a word
BOTH, EITHER = "-", "|"  # between the words that one word of a question stands for
QUALITY = re.compile(r"ig(?:e|er|heid|heden)?$")  # who is guilty has not the stem of a debt


class Covering:
    """The words of some texts, to tell how far each holds those of a question."""

    def __init__(self, texts: Sequence[str]) -> None:
        columns = {"": 0}  # what a text without words holds
        rows = [
            sorted({columns.setdefault(one, len(columns)) for one in words_of(text)} or {0})
            for text in texts
        ]
        words = list(columns)
        ends = np.cumsum([0, *map(len, rows)])
        places = np.array([at for row in rows for at in row], dtype=np.int32)
        self._table = csr_array(
            (np.ones(len(places), dtype=np.float32), places, ends), shape=(len(rows), len(words))
        )
        self._words = np.array(words, dtype=np.str_)
        self._stems = np.array(stem_words(words), dtype=np.str_)
        self._lengths = np.char.str_len(self._stems)
        self._qualities = np.array([QUALITY.search(one) is not None for one in words], np.bool_)
        self._cores = np.array([_core(one) for one in words], dtype=np.str_)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(words):
            self._places[base(one)].append(at)
        self._telling = np.array([word not in STOP for word in words], dtype=np.bool_)
        self._vectors = load_meaning().vectors(words)
        self._known = np.array([word in load_meaning().rows for word in words], dtype=np.bool_)

    def shares(self, words: Sequence[str]) -> Shares:
        """Which part of the words each text holds, (N,), from 0 to 1; all of no words."""
        count = self._table.shape[0]
        if not words or not count:
            return np.full(count, not words, dtype=np.float32)
        held = self.held(tuple(dict.fromkeys(words)))
        return np.asarray(np.average(held, axis=0, weights=rarity(held)), dtype=np.float32)

    def held(self, words: Sequence[str]) -> Shares:
        """How far each of the words is held by each text, (W, N), from 0 to 1."""
        rows = [self._held(word) for word in words]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self._table.shape[0])

    def _held(self, word: str) -> Shares:
        """How far each text holds the word, or both or either of those that it stands for."""
        if EITHER in word:
            return np.asarray(self.held(word.split(EITHER)).max(axis=0), dtype=np.float32)
        if BOTH in word:
            least = self.held(word.split(BOTH)).min(axis=0)
            return np.asarray(least * (least >= IN_PART), dtype=np.float32)
        return self._held_one(word)

    def _held_one(self, word: str) -> Shares:
        near = self._vectors @ load_meaning().vectors([word])[0]
        stands = np.where(near < SYNONYM, 0, near)
        stemmed, quality = stem(word), QUALITY.search(word) is not None
        if len(stemmed) >= PART and word not in PARTICLES:
            otherwise = self._known & (near < SENSE) & (word in load_meaning().rows)
            begun = np.char.startswith(self._stems, stemmed)
            stands[self._within(word, stemmed) & (begun | ~otherwise)] = IN_PART
        stands[self._parts_of(stemmed)] = 0
        stands[self._bound_to(stemmed) & (near < BOUND_TO)] = 0
        used = [one for one in equivalents(word) if PAIR not in one]
        self._raise(stands, used, USED)
        self._raise(stands, [base(word)], FORM)
        stands[self._stems == stemmed] = 1
        stands[(self._cores == _core(word)) & (self._qualities != quality)] = 0
        found = self._in_texts(np.where(self._telling, stands, np.float32(0)))
        for pair in (one for one in equivalents(word) if PAIR in one):
            both = [self._literally(one) for one in pair.split(PAIR)]
            found = np.maximum(found, USED * np.minimum.reduce(both))
        return np.asarray(found, dtype=np.float32)

    def _raise(self, stands: Shares, bases: Iterable[str], least: float) -> None:
        """Let the words with one of these bases count at least this."""
        places = [at for one in bases if one in self._places for at in self._places[one]]
        stands[places] = np.maximum(stands[places], least)

    def _literally(self, based: str) -> Shares:
        """Which texts hold a form of the word with this base, 1 or 0: (N,)."""
        stands = np.zeros(len(self._words), dtype=np.float32)
        self._raise(stands, [based], 1)
        return self._in_texts(stands if based == DENIED else np.where(self._telling, stands, 0))

    def _in_texts(self, stands: Shares) -> Shares:
        """The most that any word of each text stands for, by what each word does: (V,) to (N,)."""
        found = stands[self._table.indices]
        return np.asarray(np.maximum.reduceat(found, self._table.indptr[:-1]), dtype=np.float32)

    def _within(self, word: str, stemmed: str) -> NDArray[np.bool_]:
        """Which words have this one within them."""
        quality = QUALITY.search(word)
        if quality is None:
            found = np.asarray(np.char.find(self._stems, stemmed) >= 0, dtype=np.bool_)
            for at in np.flatnonzero(found):
                found[at] = is_part(stemmed, str(self._stems[at]))
            return found
        core = f"{word[: quality.start()]}ig"
        return np.asarray(np.char.find(self._words, core) >= 0, dtype=np.bool_)

    def _bound_to(self, stemmed: str) -> NDArray[np.bool_]:
        """Which words are this one with something before it that is no word: expecting, waiting."""
        longer = np.isin(self._stems, [f"{one}{stemmed}" for one in BOUND])
        shorter = [stemmed.removeprefix(one) for one in BOUND if stemmed.startswith(one)]
        return np.asarray(longer | np.isin(self._stems, shorter), dtype=np.bool_)

    def _parts_of(self, stemmed: str) -> NDArray[np.bool_]:
        """Which words share only a part with this one that says little of it, near as they seem.

        The last part of a compound says of what kind it is, not which: who asks for a flood
        disaster does not ask for any other, nor for a plan against them. The first says which, not
        what: who bears the burden of proof asks for no proof. A short word that another begins with
        may be by chance: a profession is not professionalism.
        """
        spare, known = len(stemmed) - self._lengths, load_meaning().by_stem
        ends = [stemmed[at:] for at in range(1, len(stemmed))]
        heads = (spare >= REST) & (self._lengths >= LAST) & np.isin(self._stems, ends)
        kinds = [one for one in ends[REST - 1 :] if len(one) >= REST and one in known]
        for one in kinds:
            heads |= np.char.startswith(self._stems, one)
        begun = [stemmed[:at] for at in range(1, min(len(stemmed), PART))]
        begins = (spare >= LAST) & np.isin(self._stems, begun)
        if len(stemmed) < PART:
            begins |= (-spare >= LAST) & np.char.startswith(self._stems, stemmed)
        firsts = np.isin(self._stems, first_parts(stemmed))
        return np.asarray(heads | firsts | begins, dtype=np.bool_)


def or_used(word: str) -> str:
    """A word or whatever people use for it, as one that a text holds that has either in any word.

    >>> or_used("bedrag")
    'bedrag|geldbedrag|geldsom|sommen'
    """
    used = sorted(one for one in equivalents(word) if PAIR not in one)
    return EITHER.join(dict.fromkeys([word, *used]))


def _core(word: str) -> str:
    """What a word for a quality is made of; of another word its stem.

    >>> _core("schuldige"), _core("schulden")
    ('schuld', 'schuld')
    """
    quality = QUALITY.search(word)
    return stem(word) if quality is None else word[: quality.start()]


def rarity(held: Shares) -> Shares:
    """How rare each word is of those that texts hold so far, (W, N): (W,)."""
    return np.asarray(
        np.log1p(held.shape[1] / (1 + np.count_nonzero(held >= IN_PART, axis=1))), dtype=np.float32
    )


def enough(words: Sequence[str], *, of_it: bool) -> float:
    """Which part of the words a text must hold; ``of_it`` where it is of a thing that is named."""
    if of_it:
        return OF_IT
    return WHOLLY if len(words) <= FEW else MOSTLY
