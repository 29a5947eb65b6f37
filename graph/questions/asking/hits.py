"""What answers a question, the best first: statements and sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.questions.asking.reading import BACK
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.slots import contradicts, plain_polarity
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.asking.understanding import Understood

RATHER = 0.7  # of the best, which part of the words a statement must hold


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or sentence that answers, and how well, about 0 to 1.

    ``beside`` are the sentences that it is to be read with, ``question`` is the one in the document
    that it answers, where it cannot be read without. ``before`` and ``after`` are those right
    around it, which say more of it.
    """

    found: Node | Sentence
    score: float
    beside: tuple[Sentence, ...] = ()
    question: str = ""
    before: tuple[Sentence, ...] = ()
    after: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """What it says, on one line."""
        said = self.found.text if isinstance(self.found, Sentence) else self.found.title
        return " ".join(said.split())

    @property
    def said(self) -> list[str]:
        """What it says, and what it is to be read with."""
        return [self.text, *(one.text for one in self.beside)]

    @property
    def texts(self) -> list[str]:
        """What it says, what it is to be read with, and what it stands under."""
        found = self.found
        under = (found.above, found.document.title) if isinstance(found, Sentence) else ()
        return [*self.said, *under]


def best(hits: list[Hit], close: float) -> list[Hit]:
    """The hits in order, each text once, without those that are not ``close`` to the first."""
    hits.sort(key=lambda hit: (-hit.score, hit.text))
    seen: set[str] = set()
    kept = []
    for hit in hits:
        text = _told(hit)
        if text not in seen and hit.score >= close * hits[0].score:
            seen.add(text)
            kept.append(hit)
    return kept


def once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits but for what an earlier one is or is read with."""
    seen: set[tuple[str, int] | str] = set()
    for hit in hits:
        found, beside = hit.found, tuple(one for one in hit.beside if one.text not in seen)
        spot = (found.document.id, found.start) if isinstance(found, Sentence) else hit.text
        if spot not in seen:
            yield replace(hit, beside=beside)
        seen.update([spot, *((one.document.id, one.start) for one in beside), *hit.said])


def _told(hit: Hit) -> str:
    """What it says; where it points back at the question that it answers, with which that is."""
    answer = hit.found.answer if isinstance(hit.found, Sentence) else ""
    return f"{fold(hit.text)} {answer if BACK.match(hit.text) else ''}"


def agrees(text: str, asked: Understood) -> bool:
    """Whether a text does not plainly tell the contrary of what is asked for."""
    plain = None if asked.polarity is None else plain_polarity(text)
    return plain in (None, asked.polarity) and not contradicts(asked.text, text)
