"""What the people affected need, where a sentence or the heading over it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ingest.annotations import Place, text_of
from ingest.discourse.context import Contexts
from ontology.schema import Concept, Schema

AFFECTED = "gedupeerden"
THEY = ("zij", "ze", "velen", "mensen", "sommigen", "betrokkenen")
LACK = r"(?<!\bgeen )(?<!\bniet )\bbehoefte(?:n)?\s+aan\b"
WANT = r"(?:wil(?:len|den|de)?|vr(?:agen|oegen|aagt|oeg)(?:\s+[\w-]+){0,5}?\s+om|wens(?:en|ten|t))"
HEADED = re.compile(
    r"^\W*(?:[\d.]+\s*)?(?:behoeften?\b|wensen\b|wat\b.*\b(?:nodig|willen|wensen)\b"
    r"|waar(?:aan)?\b.*\bbehoefte\b)",
    re.IGNORECASE,
)


class Needs:
    """Finds the needs that the sentences of one document tell."""

    def __init__(self, doc: Doc, schema: Schema, contexts: Contexts) -> None:
        self.doc, self.contexts = doc, contexts
        self.known = schema.members[schema.kind("Need").scheme or ""]
        they = "|".join(re.escape(word) for word in (*_words(schema, AFFECTED), *THEY))
        self.affected = re.compile(rf"(?<!\w)(?:{they})(?!\w)", re.IGNORECASE)
        self.wanting = re.compile(
            rf"{LACK}|(?<!\w)(?:{they})(?!\w)[^.;:]{{0,60}}?\b{WANT}\b", re.IGNORECASE
        )
        others = (
            word
            for one in schema.members["perspectief"]
            if one.code != AFFECTED
            for word in one.cues
        )
        self.others = re.compile(
            rf"\W*(?:(?:de|het)\s+)?(?:{'|'.join(map(re.escape, others))}|gemeenten)(?!\w)",
            re.IGNORECASE,
        )

    def of(self, place: Place) -> Iterator[tuple[Span, Concept]]:
        """The needs that a sentence tells, each with the one trajectory that it is about."""
        text = text_of(self.doc, place)
        if place.in_question or place.block.kind == "heading" or text.rstrip().endswith("?"):
            return
        wanted = self._wanted(place, " ".join(text.split()))
        found = [one for one in self.known if any(_stands(cue, wanted) for cue in one.cues)]
        about = self.contexts.of(place) if found else []
        if len(about) == 1:
            yield from ((about[0].name, one) for one in found)

    def _wanted(self, place: Place, text: str) -> str:
        """What of a sentence tells what people want: all of it under a heading that says so."""
        if self.others.match(text) is not None:
            return ""
        if HEADED.match(place.heading) is not None:
            return text
        wanting = self.wanting.search(text)
        return "" if wanting is None else text[wanting.start() :]


def _words(schema: Schema, code: str) -> tuple[str, ...]:
    return schema.concept("perspectief", code).cues


def _stands(cue: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE) is not None
