"""Of which trajectory a statement speaks: by its sentence, what precedes, heading or title."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ingest.annotations import Place, findings, names_in

IN_SENTENCE, IN_BLOCK, IN_HEADING, IN_SECTION, IN_TITLE = 0.95, 0.85, 0.85, 0.7, 0.6
QUESTION_BEFORE = "vraag"
NEAR = 4  # sentences back to which a statement without a name of its own can refer
ASIDE = 1  # the same, in a report on another trajectory


@dataclass(frozen=True, slots=True)
class Context:
    """A name that a statement is about, how certain that is, and where the name stands."""

    name: Span
    confidence: float


class Contexts:
    """Resolves the trajectories of the statements of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.found = findings(doc)
        notes = [(b.start, b.end) for b in self.found.source.blocks if b.kind == "footnote"]
        self.names = [
            name
            for name in self.found.names
            if name.label_ == "Trajectory"
            and not any(start <= name.start_char < end for start, end in notes)
        ]
        self.starts = [e.start_char for e in self.names]
        self.sentences = [place.start for place in self.found.places]
        self.sections = sorted({place.section for place in self.found.places})
        self.subject = self._titled()

    def of(self, place: Place) -> list[Context]:
        """The trajectories a sentence is about: the nearest that are named, and no others."""
        inside = names_in(self.doc, place.start, place.end, "Trajectory")
        if inside:
            return _distinct(inside, IN_SENTENCE)
        before = self._just_before(place)
        if before:
            return _distinct(before, IN_BLOCK)
        for start, end in place.headings[:1]:
            if heading := _only(self._last(start, end)):
                return _distinct(heading, IN_HEADING)
        section = self._last(self._question(place.section), place.block.start)
        if section and not self.subject:
            return _distinct(_only(section), IN_SECTION)
        for start, end in place.headings[1:]:
            if heading := _only(self._last(start, end)):
                return _distinct(heading, IN_TITLE)
        return [Context(name, IN_TITLE) for name in self.subject]

    def _just_before(self, place: Place) -> list[Span]:
        """The trajectories of the last sentence that names any, if it is near in the same block.

        In a report on one trajectory, another is spoken of for a sentence.
        """
        at = bisect_right(self.sentences, place.start) - 1
        near = ASIDE if self.subject else NEAR
        for earlier in self.found.places[max(0, at - near) : at][::-1]:
            if earlier.block != place.block:
                return []
            named = self._last(earlier.start, earlier.end)
            if named:
                return named
        return []

    def _last(self, start: int, end: int) -> list[Span]:
        """The trajectories named between two characters, in order."""
        low, high = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        return self.names[low:high]

    def _question(self, section: int) -> int:
        """Where the question starts that the answer in ``section`` belongs to, or ``section``."""
        at = bisect_right(self.sections, section) - 1
        if at > 0 and self._starts_with(self.sections[at - 1], QUESTION_BEFORE):
            return self.sections[at - 1]
        return section

    def _starts_with(self, start: int, word: str) -> bool:
        return self.found.source.text[start : start + len(word)].lower() == word

    def _titled(self) -> list[Span]:
        """The one trajectory that the title names, where it stands in the text's first lines."""
        title = (self.found.source.metadata.title or "").strip()
        start = self.found.source.text.find(title) if title else -1
        inside = self._last(start, start + len(title)) if start >= 0 else []
        return _only(inside)


def _distinct(names: list[Span], confidence: float) -> list[Context]:
    return [Context(name, confidence) for name in {n.id_: n for n in names}.values()]


def _only(names: list[Span]) -> list[Span]:
    """The last of ``names`` where all of them mean one trajectory, else none: no guess."""
    return names[-1:] if len({name.id_ for name in names}) == 1 else []
