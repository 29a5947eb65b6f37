"""How far sentences hold the words of a question, by themselves or by what they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.causes import asks_why
from graph.questions.asking.covering import IN_PART, SYNONYM, Shares, rarity
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.forms import base
from graph.questions.asking.hits import RATHER
from graph.questions.asking.holding import AMOUNT, EFFECTS, NEEDS
from graph.questions.asking.kinds import WHERE, WHO_SAID
from graph.questions.asking.slots import asks_burden, weak_words
from graph.questions.asking.tokens import tokens_of
from graph.questions.asking.understanding import KNOWN, SIGNS
from graph.questions.views.terms import TRAJECTORY
from graph.stems import fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.asking.shelf import Flags, Shelf
    from graph.questions.asking.subject import Subject
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

ABOVE = 0.7  # what a word counts that only the heading or the question above holds
TITLED = 0.7  # what it counts that only the title of the report holds
AROUND = 0.45  # what it counts that only a sentence before it holds, under the same heading
ON = 2.0  # what a word counts that names the bottleneck that is asked about
OTHER = 0.7  # what a name of another thing than it is of counts, of the most telling word
HOW = 0.35  # what a word counts that says how it is asked
WELL = 0.6  # which part of many words a sentence must hold that lacks the most telling of them
BEFALLEN = re.compile(r"\b(?:voor|met|merk(?:en|te|ten|t)|for|to) (?:de |het |een |the )?(\w+)")
FEW = 3  # words, of which one is the core; and sentences that come near
PROVE = "bewijzen"
GROUP = "targetGroup"  # the property that says whom a trajectory is for


@dataclass(frozen=True, slots=True)
class Held:
    """How far each of N sentences holds each of the W words of a question, (W, N).

    ``own`` is by itself, ``held`` also by its heading and title, ``wide`` also by what stands
    beside it. ``weights`` is what each word counts, (W,); ``content`` which an answer must hold,
    and ``core`` which of them first: the most telling, or who it is that needs something; ``many``
    is whether there are so many that no one of them carries the question.
    """

    own: Shares
    held: Shares
    wide: Shares
    weights: Shares
    content: Flags
    core: int
    many: bool = False

    def share(self, held: Shares) -> Shares:
        """Which part of the words each sentence holds, (N,)."""
        if not len(self.weights):
            return np.zeros(held.shape[1], dtype=np.float32)
        return np.asarray(np.average(held, axis=0, weights=self.weights), dtype=np.float32)

    def carries(self, held: Shares) -> Flags:
        """Which sentences hold what carries the question, (N,): its core, or most of many words."""
        well = (self.share(held) >= WELL) & self.many
        return np.asarray((held[self.core] >= SYNONYM) | well, dtype=np.bool_)

    def rivals(self, places: list[int]) -> list[bool]:
        """Which sentences hold nearly as much as the first, and the core where any does."""
        share, core = self.share(self.wide)[places], self.core
        literal = bool((self.own[core, places] >= IN_PART).any())
        kept = share >= RATHER * share[:1]
        if self.many:
            return [bool(one) for one in kept]
        return [bool(one) for one in kept & ((self.wide[core, places] >= SYNONYM) | (not literal))]


def held_by(view: View, shelf: Shelf, asked: Understood, subject: Subject) -> Held:
    """How far the sentences hold the words; other things than it is of are as words."""
    words, is_implied = asked.telling, implied(view, asked)
    own = shelf.lines.covering.held(words)
    above = ABOVE * shelf.headings.covering.held(words)[:, shelf.under]
    titled = TITLED * shelf.titles.covering.held(words)[:, shelf.within]
    held = np.maximum(np.maximum(own, above), titled)
    counted = [importance(asked, one) * (HOW if is_implied(one) else 1) for one in words]
    weights = rarity(own) * np.array(counted, dtype=np.float32)
    all_count = asked.kind == KNOWN  # what is asked is that it was known
    content = np.array([one in asked.terms or all_count for one in words], dtype=np.bool_)
    wide = np.maximum(held, AROUND * shelf.before(own))
    if asks_why(asked) and asked.terms:  # the cause may stand anywhere in an answer
        wide = np.maximum(wide, AROUND * shelf.numbered * (shelf.most_around(own) >= SYNONYM))
    if asked.kind == AMOUNT:  # a number may come before what says of what it is
        wide = np.maximum(wide, AROUND * shelf.pointed_at(own))
    first = asked.kind == NEEDS or not asked.terms
    core = 0 if first else int(np.argmax(weights * content))
    if not asked.terms:
        return Held(own, held, wide, weights, content, core)
    itself, near = (one.astype(np.float32) for one in (subject.others, subject.others_around))
    return Held(
        np.concatenate([own, itself]),
        np.concatenate([held, np.maximum(itself, ABOVE * near)]),
        np.concatenate([wide, np.maximum(itself, ABOVE * near)]),
        np.concatenate([weights, np.full(len(itself), OTHER * weights.max(), dtype=np.float32)]),
        np.concatenate([content, np.ones(len(itself), dtype=np.bool_)]),
        core,
        is_many(asked),
    )


def is_many(asked: Understood) -> bool:
    """Whether so many words tell what the question is on that no one of them carries it."""
    return len([one for one in asked.terms if one not in weak_words()]) > FEW


def implied(view: View, asked: Understood) -> Callable[[str], bool]:
    """Whether a word is for the people whom a trajectory that is named is for."""
    groups = [group for one in asked.of_kind(TRAJECTORY) for group in view.curated(one.id, GROUP)]
    known = {stem(word) for group in groups for word in tokens_of(group)}
    return lambda word: all(stem(part) in known for part in SIGNS.split(word))


def importance(asked: Understood, word: str) -> float:
    """What a word of the question counts: those that name a bottleneck are its subject."""
    if word not in asked.terms:
        return 1.0 if asked.kind in {WHO_SAID, KNOWN} else HOW
    if word in weak_words() and asked.kind != AMOUNT:
        return HOW
    if _befalls(asked, word):
        return HOW  # what did it is what is asked about, whomever it befell
    if asked.kind == WHERE and asks_burden(asked.text):
        return ON if _is_of_proof(word) else HOW  # whatever it is that had to be proved
    return ON if names_bottleneck(asked, word) else 1.0


def _befalls(asked: Understood, word: str) -> bool:
    """Whether it is asked what something else did to those whom the word is for."""
    told = {*BEFALLEN.findall(fold(asked.text))} if asked.kind == EFFECTS else set()
    return not told.isdisjoint(SIGNS.split(word)) and not told.issuperset(asked.terms)


def _is_of_proof(word: str) -> bool:
    """Whether a word is for proving something."""
    return base(PROVE) in {base(word), *equivalents(word)}


def names_bottleneck(asked: Understood, word: str) -> bool:
    """Whether a word of the question is of the name of the bottleneck that it is on."""
    return word in asked.content and word not in asked.words
