"""How alike all trajectories are to one, or to what is described: reason by reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from graph.meaning import load_meaning
from graph.questions.likeness.reasons import WEIGHTS, WORDS, Reason
from graph.questions.likeness.traits import trajectories_of
from graph.questions.likeness.wording import Wording, concept_texts, mean, telling
from graph.questions.views.keeping import kept
from graph.stems import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.model import Node
    from graph.questions.likeness.traits import Traits, Trajectories
    from graph.questions.views.view import View

FEW = 3  # sentences; and wholes of which a word is told that tells them apart
SEVERAL = 2  # such words that a description must share: one alone may do so by chance
SCHEME = re.compile(
    r"\b(?:regeling(?:en)?|(?:herstel)?operaties?|(?:herstel)?traject(?:en)?|"
    r"project(?:en)?|programma(?:'s)?|schemes?)\b",
    re.IGNORECASE,
)
CHANCE = 0.3  # how near in meaning texts are that have nothing to do with each other
BY_CHANCE = 0.25  # how alike they are in such words then
PRIOR = 2  # things that may well be so of a trajectory, though no document says so yet

Floats = NDArray[np.float64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts of a side are compared as a whole: what the ontology says, and documents.

    Neither where there is only a name, or the description of who asks.
    """

    curated: bool
    documents: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is compared with the trajectories: one of them, a report, or what somebody describes.

    ``text`` (1, width) is how it is worded as a whole, by which ``texts``, and ``sentences``
    (n, width) by sentence;
    ``said`` are the n statements, none where nobody quotes them. ``subject`` (d,) is what it is
    about in meaning, zeros where that is not compared, and ``vectors`` (n, d) is that by sentence.
    ``words`` are the stems of a description with what each tells, none of what is known.
    """

    traits: Traits
    text: csr_array
    said: tuple[Node, ...]
    sentences: csr_array
    subject: Vectors
    vectors: Vectors
    texts: Texts
    words: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holders:
    """Which trajectories have what, for one reason.

    ``columns`` gives the place of each thing, ``holds`` (trajectories, things) is one where a
    trajectory has it, ``sizes`` (trajectories,) is how many it has, and ``numbers`` (things,) in
    how many independent trajectories each thing is.
    """

    columns: Mapping[str, int]
    holds: csr_array
    sizes: Floats
    numbers: Floats

    @property
    def rarity(self) -> Floats:
        """What each thing counts for, (things,): one where only one has it, less where more do.

        It depends on those that have it only, not on how many others there are.
        """
        return np.asarray(1 / np.log2(1 + self.numbers))

    def likeness(self, having: Collection[str]) -> Floats:
        """How much of ``having`` each trajectory has, (trajectories,), from 0 to 1."""
        wanted = np.zeros(len(self.columns))
        wanted[[self.columns[one] for one in having if one in self.columns]] = 1
        shared = self.holds @ (wanted * self.rarity)
        return np.asarray(shared / np.sqrt((self.sizes + PRIOR) * (len(having) + PRIOR)))


@dataclass(frozen=True, eq=False)
class Likeness:
    """What is compared of a view, worked out once."""

    view: View

    @cached_property
    def known(self) -> Trajectories:
        """What is known of each trajectory."""
        return trajectories_of(self.view)

    @cached_property
    def wording(self) -> Wording:
        """How texts are laid beside each other."""
        return Wording(self.view.schema)

    @cached_property
    def holders(self) -> Mapping[Reason, Holders]:
        """Who has what, by reason."""
        return {one: self._holders(one) for one in Reason if one not in WORDS}

    def _holders(self, reason: Reason) -> Holders:
        return self._held([self.known.traits[id_].get(reason, {}) for id_ in self.known.ids])

    @cached_property
    def spoken(self) -> Holders:
        """Which words are told of which trajectory, by their stems."""
        return self._held([self._spoken(id_) for id_ in self.known.ids])

    def _spoken(self, trajectory: str) -> set[str]:
        said = self.known.statements.get(trajectory, ())
        return {stem for one in said for stem in telling(one.get("text") or "")}

    def _held(self, having: Sequence[Collection[str]]) -> Holders:
        """Who has what, by what each of the trajectories has."""
        ids = self.known.ids
        columns = {one: at for at, one in enumerate(sorted({x for has in having for x in has}))}
        ends = np.cumsum([0, *map(len, having)])
        places = np.array([columns[one] for has in having for one in has], dtype=np.intp)
        holds = csr_array((np.ones(len(places)), places, ends), shape=(len(ids), len(columns)))
        roots: list[set[str]] = [set() for _ in columns]
        for id_, has in zip(ids, having, strict=True):
            for one in has:
                roots[columns[one]].add(self.known.roots[id_])
        numbers = np.array([len(found) for found in roots], dtype=np.float64)
        return Holders(columns, holds, np.diff(ends).astype(np.float64), numbers)

    @cached_property
    def sentences(self) -> Mapping[str, csr_array]:
        """How each statement about a trajectory is worded, (statements, width), by trajectory."""
        rows = self.wording.rows(self._told)
        return {id_: rows[place] for id_, place in self._places.items()}

    @cached_property
    def vectors(self) -> Mapping[str, Vectors]:
        """What each statement about a trajectory means, (statements, d), by trajectory."""
        return {id_: self._vectors[place] for id_, place in self._places.items()}

    @cached_property
    def _vectors(self) -> Vectors:
        return load_meaning().vectors(self._told)

    @cached_property
    def subjects(self) -> Vectors:
        """What each trajectory is about in meaning, (trajectories, d)."""
        return load_meaning().vectors([self._about(id_) for id_ in self.known.ids])

    @cached_property
    def _told(self) -> list[str]:
        """All that is said about trajectories, one after the other."""
        said = self.known.statements.values()
        return [one.get("text") or "" for some in said for one in some]

    @cached_property
    def _places(self) -> Mapping[str, slice]:
        """Where in that each trajectory stands."""
        ends = accumulate(map(len, self.known.statements.values()))
        return {
            id_: slice(end - len(said), end)
            for (id_, said), end in zip(self.known.statements.items(), ends, strict=True)
        }

    @cached_property
    def texts(self) -> csr_array:
        """How each trajectory is spoken of, (trajectories, width).

        What reports say of it counts as much as what the ontology does.
        """
        ids = self.known.ids
        known = self.wording.rows([self._about(id_) for id_ in ids])
        both = [self._both(known[[at]], id_) for at, id_ in enumerate(ids)]
        return csr_array(vstack(both, format="csr"))

    def _both(self, known: csr_array, trajectory: str) -> csr_array:
        said = self.sentences.get(trajectory)
        return known if said is None else mean(csr_array(vstack([known, mean(said)], format="csr")))

    def _about(self, trajectory: str) -> str:
        """What the ontology says of a trajectory, what its name is on where that is nothing."""
        concept = self.view.schema.concepts.get(trajectory)
        name = SCHEME.sub(" ", self.view.node(trajectory).title)
        told = [name] if concept is None else concept_texts(concept)
        return " ".join([*told, *self.view.curated(trajectory, Reason.TARGET_GROUP)])

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each trajectory in what is compared."""
        return {id_: row for row, id_ in enumerate(self.known.ids)}

    def portrait(self, trajectory: str) -> Portrait:
        """The portrait of a trajectory that is known."""
        return Portrait(
            traits=self.known.traits[trajectory],
            text=self.texts[[self.rows[trajectory]]],
            said=self.known.statements.get(trajectory, ()),
            sentences=self.sentences.get(trajectory, self.wording.rows([])),
            subject=self.subjects[self.rows[trajectory]],
            vectors=self.vectors.get(trajectory, self.subjects[:0]),
            texts=self.texts_of(trajectory),
        )

    def texts_of(self, trajectory: str) -> Texts:
        """Which texts tell of a trajectory."""
        said = self.known.statements.get(trajectory, ())
        return Texts(trajectory in self.view.schema.concepts, self.documents(said))

    def documents(self, said: Iterable[Node]) -> tuple[Node, ...]:
        """The documents of what is said, each report once, the earliest first."""
        view = self.view
        sources = {one for node in said for one in view.sources(node.evidence)}
        return tuple(view.documents[one] for one in sorted(sources, key=view.place))

    def describe(self, traits: Traits, text: str) -> Portrait:
        """The portrait of what somebody describes; that it is a scheme likens it to nothing."""
        text = SCHEME.sub(" ", text)
        row, meaning = self.wording.rows([text]), load_meaning()
        none, vectors = Texts(curated=False, documents=()), meaning.vectors([text])
        words = {
            stem: meaning.weight(fold(word))
            for word in WORD.findall(text)
            for stem in telling(word)
        }
        return Portrait(traits, row, (), row, vectors[0], vectors, none, words)

    def scores(self, portrait: Portrait, reasons: Sequence[Reason]) -> Floats:
        """How alike each trajectory is for each reason, (trajectories, reasons), weighed."""
        if not reasons:
            return np.zeros((len(self.known.ids), 0))
        columns = [self._likeness(portrait, one) for one in reasons]
        return np.asarray(np.column_stack(columns) * [WEIGHTS[one] for one in reasons])

    def _likeness(self, portrait: Portrait, reason: Reason) -> Floats:
        """How alike each trajectory is for one reason, (trajectories,), from 0 to 1."""
        if reason == Reason.WORDING:
            alike = np.asarray(self.texts @ portrait.text.toarray()[0])
            return np.asarray(np.maximum(alike, self._words_alike(portrait.words)))
        if reason == Reason.MEANING:
            return self._nearness(portrait.subject)
        return self.holders[reason].likeness(portrait.traits.get(reason, {}))

    def _words_alike(self, words: Mapping[str, float]) -> Floats:
        """How many of the words are told of each trajectory and of few others, from 0 to 1."""
        spoken = self.spoken
        wanted = np.zeros(len(spoken.columns))
        for word, weight in words.items():
            at = spoken.columns.get(word)
            if at is not None and spoken.numbers[at] <= FEW:
                wanted[at] = weight
        told = spoken.holds @ (wanted * spoken.rarity) / np.sqrt(len(words) + PRIOR)
        several = spoken.holds @ (wanted > 0) >= SEVERAL
        return np.asarray(np.clip(told - BY_CHANCE, 0, 1) * several)

    def _nearness(self, subject: Vectors) -> Floats:
        """How near each trajectory is in meaning: by what it is about, or what is told of it.

        Of what is told the few nearest sentences count.
        """
        near, told = self.subjects @ subject, self._vectors @ subject
        for id_, place in self._places.items():
            near[self.rows[id_]] = max(near[self.rows[id_]], _best(told[place]).mean())
        return np.asarray(np.clip((near - CHANCE) / (1 - CHANCE), 0, 1))

    def told_nearest(self, subject: Vectors, trajectory: str) -> tuple[Node, ...]:
        """What is told of a trajectory that makes it near in meaning.

        None where what it is about is nearer.
        """
        place = self._places.get(trajectory)
        if place is None:
            return ()
        told = self._vectors[place] @ subject
        few = _best(told)
        if few.mean() <= self.subjects[self.rows[trajectory]] @ subject:
            return ()
        said = self.known.statements[trajectory]
        return tuple(said[at] for at in np.flatnonzero(told >= few.min()))


def _best(told: Vectors) -> Vectors:
    """The few largest."""
    return np.partition(told, -min(FEW, len(told)))[-FEW:]


@kept
def likeness(view: View) -> Likeness:
    """What is compared of a view, kept with it."""
    return Likeness(view)
