"""Of which level of government a statement speaks, and whose experience or view it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from ingest.annotations import Place, findings, names_in, text_of
from ingest.discourse.actors import Actors
from ingest.discourse.context import Contexts
from ingest.discourse.reported import kinds_of
from ontology.schema import Concept, Schema

SPOKESMEN = frozenset({"ministerie", "hoog-college", "parlement"})  # they write on their own level
SAYS = (
    r"(?:erva(?:ren|art|arden?)|ervoer(?:en)?|voel(?:en|t|de|den)|vind(?:en|t)|vond(?:en)?"
    r"|vertel(?:len|t|de|den)|zeg(?:gen|t)|zei(?:den)?|mee?n(?:en|t|de|den)|denk(?:en|t)|dacht(?:en)?"
    r"|noem(?:en|t|de|den)|waardeer(?:den|t|de)|waarderen|ga(?:f|ven) aan|ge(?:eft|ven) aan"
    r"|l(?:aten|iet|ieten|aat) weten|we(?:es|zen) erop|beschrij(?:ven|ft)|beschre(?:ef|ven)"
    r"|klaag(?:den|t|de)|klagen|verwacht(?:en|te|ten)?|hoop(?:te|ten|t)|hopen|wist(?:en)?|weten"
    r"|wil(?:len|den|de)?|missen|mist(?:en)?|begrijp(?:en|t)|begre(?:ep|pen)"
    r"|(?:heeft|hebben|hadden) behoefte)"
)
WHO = r"(?:,?\s(?:die|met wie|van wie)\b[^.;:]{0,60}?,?)?"  # a clause about them
FEW = r"(?:\s+[\w’'-]+){0,3}?\s+"
FELT = (
    r"(?:onduidelijk|onbegrijpelijk|zwaar|zwaarder|pijnlijk|belangrijk|moeilijk|lastig|frustrerend)"
)
OWN_WORDS = re.compile(r"\bnaar (?:eigen|haar|zijn|hun) zeggen\b", re.IGNORECASE)
AFFECTED = "gedupeerden"


class Viewpoints:
    """Tells level and perspective of the sentences of one document; doubt is none."""

    def __init__(self, doc: Doc, schema: Schema, contexts: Contexts, actors: Actors) -> None:
        self.doc, self.schema = doc, schema
        self.found = findings(doc)
        self.contexts, self.actors = contexts, actors
        self.levels = [
            (one.id, _words(one.cues)) for one in schema.members["bestuursniveau"] if one.cues
        ]
        self.views = [
            (one.code, _told_by(one)) for one in schema.members["perspectief"] if one.cues
        ]
        self.own = self._report()

    def level(self, place: Place) -> str | None:
        """The level of government of whom the sentence names first, of its context, or the report.

        A code of the list; ``None`` where nothing tells.
        """
        found = self._first(place.start, place.end)
        if found is None:
            contexts = [*self.actors.of(place), *self.contexts.of(place)]
            levels = [self._levels(context.name) for context in contexts]
            found = next((next(iter(one)) for one in levels if len(one) == 1), self.own)
        return None if found is None else self.schema.concepts[found].code

    def perspective(self, place: Place) -> str | None:
        """Whose experience or view the sentence tells, as a code of the list, where it says so."""
        text = text_of(self.doc, place)
        for code, told in self.views:
            if told.search(text) is not None:
                return code
        if OWN_WORDS.search(text) and not names_in(
            self.doc, place.start, place.end, "Organisation"
        ):
            return AFFECTED
        return None

    def _first(self, start: int, end: int) -> str | None:
        """The level of the first organisation or word in a stretch of text that is of one level."""
        text = self.found.source.text[start:end]
        spoken = [
            (match.start(), iri) for iri, words in self.levels for match in words.finditer(text)
        ]
        spoken += [
            (name.start_char - start, next(iter(levels)))
            for name in names_in(self.doc, start, end, "Organisation")
            if len(levels := self._levels(name)) == 1 and not self.actors.is_aside(name, text)
        ]
        return min(spoken)[1] if spoken else None

    def _levels(self, name: Span) -> frozenset[str]:
        concept = self.schema.concepts.get(name.kb_id_)
        return frozenset(() if concept is None else concept.attributes.get("level", ()))

    def _report(self) -> str | None:
        """The level of whom the title names, of whom most of it is, or of who writes on its own."""
        if (titled := self._first(*self.contexts.title)) is not None:
            return titled
        levels = [level for name in self.actors.principal for level in self._levels(name)]
        if len(levels) == 1:
            return levels[0]
        known = self.found.publisher
        own = known is not None and not kinds_of(known).isdisjoint(SPOKESMEN)
        return known.first("level") if known is not None and own else None


def _words(cues: Iterable[str]) -> re.Pattern[str]:
    """Any of the cues; one written small may have a capital, "Rijk" is never small."""
    longest = sorted(cues, key=lambda cue: (-len(cue), cue))
    either = "|".join(f"(?i:{re.escape(c)})" if c.islower() else re.escape(c) for c in longest)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _told_by(concept: Concept) -> re.Pattern[str]:
    """What tells the view of these people: they say, find or feel it, or it is so to them."""
    who = _words(concept.cues).pattern
    return re.compile(
        rf"{who}{WHO}{FEW}{SAYS}\b|\b{SAYS}{FEW}{who}|\bvolgens{FEW}{who}"
        rf"|\bvoor{FEW}{who}\s+(?:is|was|waren|zijn|bl[ei]+[jf]\w*)\b{FEW}{FELT}\b"
        rf"|\bdoor{FEW}{who}{FEW}als{FEW}(?:ervaren|beschreven|omschreven)\b",
        re.IGNORECASE,
    )
