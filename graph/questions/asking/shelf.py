"""The sentences of some documents with what stands around each, to look among all at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.meaning import Texts
from graph.questions.asking.covering import Covering, Shares
from graph.questions.asking.sentences import Sentence, sentences_of
from graph.questions.asking.tokens import padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.store import Store

Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

WHOLE = 20_000  # sentences of a store that are all looked through for every question
MOST = 5_000  # sentences that are looked through of a larger one
KEPT = 8  # shelves that are held at once
REACH = 3  # sentences before one that it may be read with
BEFORE = 2  # sentences after one that may point back at it
POINTED = re.compile(r"(?:Die|Dat|Deze|Dit) (?!is\b|zijn\b|was\b|waren\b|heeft\b|had\b)\w+")
REFERS = re.compile(  # a word that stands for people that were named
    r"\b(?:hen|zij|hun|ze|daarvan|hiervan|waarvan)\b|"
    r"^(?:Die|Deze) (?:worden|werden|zijn|waren|hebben|hadden|kregen|krijgen|moeten|moesten)\b",
    re.IGNORECASE,
)
BLOCK = 12  # sentences under a heading that belong together


class Lines:
    """Some texts, to tell which hold the words of a question, and which have a name."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.padded = [padded(one) for one in texts]
        self._joined = "\n".join(self.padded)
        self._starts = [0, *accumulate(len(one) + 1 for one in self.padded)][:-1]

    @cached_property
    def covering(self) -> Covering:
        """Their words."""
        return Covering(self._texts)

    @cached_property
    def nearness(self) -> Texts:
        """What they mean."""
        return Texts(list(self._texts))

    def named(self, names: Iterable[str]) -> Flags:
        """Which of the texts have one of the names, which are ``padded``: (N,)."""
        found = np.zeros(len(self._texts), dtype=np.bool_)
        for name in names:
            at = self._joined.find(name)
            while at >= 0:
                found[bisect_right(self._starts, at) - 1] = True
                at = self._joined.find(name, at + 1)
        return found

    def starting(self, names: Iterable[str]) -> Flags:
        """Which of the texts begin with one of the names, which are ``padded``, or have it as doer.

        An article may stand before it.
        """
        known = tuple(names)
        begun = tuple(f"{article}{one}" for one in known for article in ("", " de", " het"))
        starts = np.array([one.startswith(begun) for one in self.padded], dtype=np.bool_)
        return starts | self.named(f" door{one}" for one in begun)


@dataclass(frozen=True)
class Shelf:
    """N sentences in the order of their documents, and what they stand in.

    ``headings`` are the texts that they stand under and ``under`` which is above each, (N,);
    ``documents`` are those they are of and ``within`` which, ``titles`` what these are called.
    ``blocks`` is where each run of sentences begins that stand together, ``block`` in which each
    is, (N,).
    """

    sentences: tuple[Sentence, ...]
    lines: Lines
    headings: Lines
    under: Rows
    documents: tuple[Node, ...]
    titles: Lines
    within: Rows
    blocks: Rows
    block: Rows

    @cached_property
    def places(self) -> dict[str, int]:
        """Where a text stands as a sentence, by that text on one line."""
        return {" ".join(one.text.split()): at for at, one in enumerate(self.sentences)}

    def around(self, found: Flags) -> Flags:
        """Which sentences are in a block of which any sentence is found: (N,) to (N,)."""
        most = np.logical_or.reduceat(found, self.blocks)
        return np.asarray(most[self.block], dtype=np.bool_)

    @cached_property
    def numbered(self) -> Flags:
        """Which of the sentences are of an answer that its document numbers: (N,)."""
        found = (bool(one.answer) for one in self.sentences)
        return np.fromiter(found, dtype=np.bool_, count=len(self.sentences))

    def most_around(self, held: Shares) -> Shares:
        """The most that any sentence of its block holds: (…, N) to (…, N)."""
        most = np.maximum.reduceat(held, self.blocks, axis=-1)
        return np.asarray(most[..., self.block], dtype=np.float32)

    def before(self, held: Shares) -> Shares:
        """The most that it, or one of the few before it in its block, holds: (…, N) to (…, N)."""
        most = held.copy()
        for step in range(1, min(REACH, len(self.block) - 1) + 1):
            same = self.block[step:] == self.block[:-step]
            later = most[..., step:]
            np.maximum(later, held[..., :-step] * same, out=later)
        return most

    def pointed_at(self, held: Shares) -> Shares:
        """What those in its block hold that point back at it: (…, N) to (…, N)."""
        most = np.zeros_like(held)
        for step in range(1, min(BEFORE, len(self.block) - 1) + 1):
            same = (self.block[step:] == self.block[:-step]) & self._points[step:]
            earlier = most[..., :-step]
            np.maximum(earlier, held[..., step:] * same, out=earlier)
        return most

    def pointing(self, at: int) -> list[int]:
        """The places of the sentences that point back at the one in this place."""
        later = range(at + 1, min(at + 1 + BEFORE, self.beside(at).stop))
        return [one for one in later if self._points[one]]

    @cached_property
    def _points(self) -> Flags:
        """Which of the sentences begin with a word that points back, and a name for it: (N,)."""
        points = (POINTED.match(one.text) is not None for one in self.sentences)
        return np.fromiter(points, dtype=np.bool_, count=len(self.sentences))

    @cached_property
    def referring(self) -> Flags:
        """Which of the sentences have a word that stands for people that were named: (N,)."""
        found = (REFERS.search(one.text) is not None for one in self.sentences)
        return np.fromiter(found, dtype=np.bool_, count=len(self.sentences))

    def of(self, documents: Iterable[str]) -> Flags:
        """Which sentences are of these documents: (N,)."""
        wanted = set(documents)
        return np.array([one.id in wanted for one in self.documents], dtype=np.bool_)[self.within]

    def beside(self, at: int) -> range:
        """The places of the sentences of the same block."""
        last = int(self.block[at]) + 1
        end = int(self.blocks[last]) if last < len(self.blocks) else len(self.sentences)
        return range(int(self.blocks[last - 1]), end)


def open_shelf(store: Store, view: View, documents: Iterable[str]) -> Shelf | None:
    """The sentences of the documents, the likeliest of which come first; none if there are none.

    All of a store that holds no more than ``WHOLE`` sentences; else the first ``MOST``, and only
    then are the ``documents`` gone through.
    """
    everything = tuple(sorted(view.documents))
    whole = _shelf(store, view, everything, WHOLE)
    return whole or _shelf(store, view, tuple(documents), MOST, cut=True)


_shelves: dict[tuple[str, tuple[str, ...]], Shelf | None] = {}


def _shelf(
    store: Store, view: View, documents: tuple[str, ...], most: int, *, cut: bool = False
) -> Shelf | None:
    """The sentences of the documents, kept for a while; more than ``most`` are cut or are none."""
    key = f"{store.url} {view.content.revision}", documents
    if key in _shelves:
        _shelves[key] = _shelves.pop(key)  # the last used goes last
    else:
        found: list[Sentence] = []
        for id_ in documents:
            found += sentences_of(view.nodes[id_], store.pages(id_))
            if len(found) > most:
                break
        while len(_shelves) >= KEPT:
            _shelves.pop(next(iter(_shelves)))
        _shelves[key] = _made(found[:most]) if found and (cut or len(found) <= most) else None
    return _shelves[key]


def _made(sentences: Sequence[Sentence]) -> Shelf:
    headings, under = _numbered([one.above for one in sentences])
    ids, within = _numbered([one.document.id for one in sentences])
    documents = {one.document.id: one.document for one in sentences}
    blocks, block = _blocks(under, within)
    return Shelf(
        sentences=tuple(sentences),
        lines=Lines([one.text for one in sentences]),
        headings=Lines(headings),
        under=under,
        documents=tuple(documents[one] for one in ids),
        titles=Lines([documents[one].title for one in ids]),
        within=within,
        blocks=blocks,
        block=block,
    )


def _numbered(values: Sequence[str]) -> tuple[list[str], Rows]:
    """The different values in order, and which of them each is."""
    known = {one: at for at, one in enumerate(dict.fromkeys(values))}
    return list(known), np.array([known[one] for one in values], dtype=np.intp)


def _blocks(under: Rows, within: Rows) -> tuple[Rows, Rows]:
    """Where blocks begin, and in which each sentence is: of one document, under one heading."""
    starts: list[int] = []
    for at in range(len(under)):
        same = starts and under[at] == under[at - 1] and within[at] == within[at - 1]
        if not same or at - starts[-1] >= BLOCK:
            starts.append(at)
    blocks = np.array(starts, dtype=np.intp)
    places = np.arange(len(under))
    return blocks, np.asarray(np.searchsorted(blocks, places, side="right") - 1, dtype=np.intp)
