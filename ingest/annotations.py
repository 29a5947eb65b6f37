"""What the pipeline adds to a spaCy ``Doc``, in one place.

Names stand in ``doc.ents`` (label: the kind, ``kb_id``: the IRI of the concept, empty for a
candidate or a date, ``id``: the preferred name, or the date in ISO 8601). Everything else stands in
its findings: the sentences in their surroundings, the statements with their bottlenecks, and what
must be masked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc, Span

from ingest.document import Block, SourceDocument
from ingest.judges.judge import Judgement
from ingest.quantities import Quantity
from ingest.references.reference import Reference
from ontology.schema import Concept

DATE = "Date"
PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its surroundings: its block, and the heading and question it stands under.

    ``start`` and ``end`` count characters; ``section`` is the offset at which the section starts.
    ``headings`` are the characters of the headings it stands under, the nearest first.
    """

    start: int
    end: int
    block: Block
    section: int
    heading: str
    in_question: bool
    headings: tuple[tuple[int, int], ...] = ()

    def holds(self, name: Span) -> bool:
        """Whether the sentence is the one that the name begins in."""
        return self.start <= name.start_char < self.end


@dataclass(slots=True)
class Statement:
    """A sentence found to be a lesson, recommendation or measure; ``kind`` is the ontology's.

    ``themes`` is the bottlenecks by code with the characters of the phrase that shows each; where
    no phrase does, those of the sentence. ``phrase`` is the characters of the words that name what
    went wrong, where the model marked any. ``judged`` is what it made of the sentence. ``shown`` is
    the themes that are certain enough to be told in the graph.
    """

    place: Place
    kind: str
    confidence: float
    polarity: str
    subdimension: str | None
    judged: Judgement
    phrase: tuple[int, int] | None = None
    themes: dict[str, tuple[int, int, float]] = field(default_factory=dict)
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """That a sentence reports the follow-up of a statement; ``status`` is a code of the list."""

    place: Place
    status: str
    date: str | None
    ledger: str
    anchoring: str | None
    follows: int


@dataclass(slots=True)
class Findings:
    """What the components found in one document, in order of place.

    ``names`` is ``doc.ents`` once every component has marked its own: to ask spaCy for them is to
    walk over all tokens. ``alluded`` is the trajectories within the longer name of an organisation,
    or that words with an organisation in them point to; ``served`` is those that organisations
    and laws which serve them are named after; ``groups`` is the words that mean a body or a
    group of governments only where it is addressed, in order.
    ``publisher`` is the concept of the document's publisher, if it is known; ``model`` is the name
    and version of what judged the sentences. ``languages`` is the language of every block by its
    start, where it is known. ``borrowed`` is the first characters of the names that only the
    pipeline ``lender`` found, that the user chose.
    """

    source: SourceDocument
    publisher: Concept | None = None
    model: str = ""
    languages: Mapping[int, str] = field(default_factory=dict)
    lender: str = ""
    borrowed: set[int] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    alluded: list[Span] = field(default_factory=list)
    served: list[Span] = field(default_factory=list)
    groups: list[Span] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    followups: list[Status] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    private: list[tuple[int, int]] = field(default_factory=list)


def findings(doc: Doc) -> Findings:
    """The findings of ``doc``, made by ``annotate``."""
    return cast("Findings", doc.user_data["leergraaf"])


def annotate(doc: Doc, source: SourceDocument) -> Doc:
    """Start the findings of ``doc``, the tokens of ``source``'s text."""
    doc.user_data["leergraaf"] = Findings(source)
    return doc


def names_in(doc: Doc, start: int, end: int, *labels: str) -> list[Span]:
    """The names between two characters whose label is one of ``labels``, or any where none is."""
    names = findings(doc).names
    found = []
    for at in range(bisect_left(names, start, key=_start), len(names)):
        if names[at].start_char >= end:
            break
        if names[at].end_char <= end and (not labels or names[at].label_ in labels):
            found.append(names[at])
    return found


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of ``spans``, which are sorted and apart, has a character from start to end."""
    at = bisect_left(spans, end, key=lambda span: span[0])
    return at > 0 and spans[at - 1][1] > start


def _start(name: Span) -> int:
    return name.start_char


def text_of(doc: Doc, place: Place) -> str:
    """The characters of a sentence, as they stand in the source."""
    return findings(doc).source.text[place.start : place.end]
