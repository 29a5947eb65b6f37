"""The one trajectory that a whole report is on: by its title, or by how it opens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from spacy.tokens import Doc, Span

from graph.stems import stems
from ingest.annotations import findings
from ingest.discourse.wording import scattered
from ontology.schema import Concept, Schema

OPENING = 12  # sentences of running text in which a report says what it is on
OWN = re.compile(r"[^\W\d_]*[A-ZÀ-Ý][\w/-]*|\d[\w-]*")  # proper names and figures: Limburg, 3
TELLING = 3  # words of a name that stand apart and still mean it


class Subject:
    """Finds the trajectory that a report is on; ``names`` are those it names, in order of place.

    ``title`` is the characters of its title in the text.
    """

    def __init__(self, doc: Doc, schema: Schema, names: list[Span], title: tuple[int, int]) -> None:
        self.doc, self.schema, self.names, self.title = doc, schema, names, title
        self.found = findings(doc)
        self.words = self.found.source.text[slice(*title)]

    def find(self) -> list[Span]:
        """The words that show the subject, read as its name; none where that is in doubt.

        They stand in the title, or in the opening where the title has a word of the name.
        """
        titled = between(self.names, *self.title)
        if titled:
            part = scattered(self.schema, self.words, titled[-1:]) if only(titled) else None
            return only(titled) if part is None else [_meaning(titled[-1], part)]
        start, end = self._opening()
        if start < 0 or end <= start:
            return []
        opened = between(self.names, start, end)
        if opened:
            return [name for name in only(opened) if self._is_led_to(name)]
        return self._spread(self.found.source.text[start:end])

    def _opening(self) -> tuple[int, int]:
        """Where the first sentences of running text behind the title stand, outside questions."""
        behind = [
            place
            for place in self.found.places
            if place.start >= self.title[1] and place.block.kind == "paragraph"
        ][:OPENING]
        if self.title[0] < 0 or not behind or any(place.in_question for place in behind):
            return -1, -1
        return behind[0].start, behind[-1].end

    def _is_led_to(self, name: Span) -> bool:
        """Whether the title has a word that is the trajectory's own, and no other is named more."""
        concept = self.schema.concepts.get(name.kb_id_)
        named = Counter(one.id_ for one in self.names)
        own = _proper(name.id_) if concept is None else _own_words(concept)
        return not own.isdisjoint(_proper(self.words)) and named[name.id_] == max(named.values())

    def _spread(self, opening: str) -> list[Span]:
        """The trajectory whose name's words all stand in title and opening, its own in the title.

        "After the water: damage in Limburg", "in July 2021", "the high water": "hoogwater Limburg
        2021". Where more than one fits, there is none.
        """
        said = frozenset(stems(f"{self.words} {opening}"))
        proper = _proper(self.words)
        fitting = [
            concept
            for concept in self.schema.members[self.schema.kind("Trajectory").scheme or ""]
            for name in (concept.labels["nl"], *concept.synonyms)
            if not proper.isdisjoint(_proper(name))
            and len(parts := set(stems(name))) >= TELLING
            and parts <= said
        ]
        if len({concept.id for concept in fitting}) != 1:
            return []
        return self._shown(fitting[0])

    def _shown(self, concept: Concept) -> list[Span]:
        """The first word of the title that is the trajectory's own, read as its name."""
        own = _own_words(concept)
        for match in OWN.finditer(self.words):
            if match.group() in own:
                start, end = (self.title[0] + at for at in match.span())
                span = self.doc.char_span(start, end, "Trajectory", alignment_mode="expand")
                return [] if span is None else [_meaning(span, concept)]
        return []


def _own_words(concept: Concept) -> frozenset[str]:
    return frozenset().union(*map(_proper, (concept.labels["nl"], *concept.synonyms)))


def _proper(text: str) -> frozenset[str]:
    """The proper names and figures of a text, without a first word that is only a capital."""
    return frozenset(
        match.group()
        for match in OWN.finditer(text)
        if match.start() > 0 or match.group()[1:] != match.group()[1:].lower()
    )


def between(names: list[Span], start: int, end: int) -> list[Span]:
    """Those of ``names``, which are in order, that start between two characters."""
    low, high = (bisect_left(names, at, key=_start) for at in (start, end))
    return names[low:high]


def _start(name: Span) -> int:
    return name.start_char


def only(names: list[Span]) -> list[Span]:
    """The last of ``names`` where all of them mean one thing, else none: no guess."""
    return names[-1:] if len({name.id_ for name in names}) == 1 else []


def _meaning(name: Span, concept: Concept) -> Span:
    """The words of ``name``, read as those of another thing of its kind."""
    return Span(
        name.doc, name.start, name.end, name.label_, kb_id=concept.id, span_id=concept.labels["nl"]
    )
