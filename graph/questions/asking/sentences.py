"""Sentences as they stand in the documents, whether or not anything was made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.meaning import Texts
from graph.questions.asking.covering import Covering
from graph.questions.asking.names import padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Node, Page
    from graph.questions.views.view import View
    from graph.store import Store

END = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9€]|\s*\Z)|\n\s*\n|\Z")
# After these a full stop ends no sentence; nor does it after an initial.
SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:bijv|bv|o\.a|d\.w\.z|nr|nrs|art|mr|dr|ir|drs|prof|mln|mld|ca|resp|incl|excl|"
    r"vgl|blz|pag|jl|zgn|evt))$"
)
ASKING = re.compile(r"\s*Vraag \d+\b")  # what leads to a question that is numbered
ANSWERING = re.compile(r"\s*Antwoord \d+\s+(?=\S)")  # the number of an answer, which says nothing
ROW = re.compile(r"\|[^|\n]*\d[^|\n]*\|")  # of a table with numbers
ABOVE = 300  # characters of what stands above a sentence: what is longer is no heading or question
LONGEST = 600  # characters: what is longer is a table or a list
SHORTEST = 20
WHOLE = 20_000  # sentences of a store that are all looked through for every question
MOST = 5_000  # sentences that are looked through of a larger one
KEPT = 8  # shelves that are held at once


@dataclass(frozen=True, slots=True)
class Sentence:
    """A literal sentence: its document, page and the offset of its first character.

    ``above`` is the heading or the question that it stands under.
    """

    document: Node
    page: int
    start: int
    text: str
    above: str = ""


def split(text: str) -> Iterator[tuple[int, str, str]]:
    r"""The sentences of a text that are not too short or long, each with where it begins.

    With each is told the heading or the question that it stands under, which is itself left out.

    >>> list(split("Dit ging mis, bijv. Hier en daar. Daarna ging het goed."))
    [(0, 'Dit ging mis, bijv. Hier en daar.', ''), (34, 'Daarna ging het goed.', '')]
    >>> list(split("Vraag 1\n\nHoe lang duurde dat?\n\nAntwoord 1\nDat duurde een jaar."))
    [(42, 'Dat duurde een jaar.', 'Hoe lang duurde dat?')]
    """
    start, above = 0, ""
    for end in END.finditer(text):
        said = text[start : end.end()]
        if end.group().startswith(".") and SHORT.search(text[start : end.start()]):
            continue
        number = ANSWERING.match(said)
        begin = len(said) - len(said.lstrip()) if number is None else number.end()
        told = said[begin:].rstrip()
        table = ROW.search(told) is not None
        ended = end.group().startswith((".", "!")) or table
        if not ended or ASKING.match(said):  # a heading or a question, which answers none
            above = told if SHORTEST <= len(told) <= ABOVE else above
        elif SHORTEST <= len(told) <= LONGEST:
            yield start + begin, told, above
        start = end.end()


def sentences_of(document: Node, pages: Iterable[Page]) -> Iterator[Sentence]:
    """The sentences of a document, none across a page."""
    for page in pages:
        for start, text, above in split(page.text):
            yield Sentence(document, page.number, page.start + start, text, above)


@dataclass(frozen=True)
class Above:
    """What the sentences of a shelf stand under: the headings, and which is above each, (N,)."""

    texts: Texts
    covering: Covering
    rows: NDArray[np.intp]


@dataclass(frozen=True)
class Shelf:
    """The sentences of some documents, to look among; ``padded`` to look for names in.

    ``above`` is of what the sentences stand under.
    """

    sentences: tuple[Sentence, ...]
    padded: tuple[str, ...]
    texts: Texts
    covering: Covering
    above: Above


def open_shelf(store: Store, view: View, documents: Iterable[str]) -> Shelf:
    """The sentences of the documents, the likeliest of which come first.

    All of a store that holds no more than ``WHOLE`` sentences; else the first ``MOST``, and only
    then are the ``documents`` gone through.
    """
    everything = tuple(sorted(view.documents))
    whole = _shelf(store, view, everything, WHOLE)
    if whole is None:
        return _shelf(store, view, tuple(documents), MOST, cut=True) or _made(())
    return whole


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
        _shelves[key] = _made(found[:most]) if cut or len(found) <= most else None
    return _shelves[key]


def _made(sentences: Sequence[Sentence]) -> Shelf:
    texts = [one.text for one in sentences]
    above = _above(sentences)
    return Shelf(tuple(sentences), tuple(map(padded, texts)), Texts(texts), Covering(texts), above)


def _above(sentences: Sequence[Sentence]) -> Above:
    headings = {text: at for at, text in enumerate(dict.fromkeys(one.above for one in sentences))}
    rows = np.array([headings[one.above] for one in sentences], dtype=np.intp)
    return Above(Texts(list(headings)), Covering(list(headings)), rows)
