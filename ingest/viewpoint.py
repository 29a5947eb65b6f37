"""At which level of government a statement plays, and whose experience it tells."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ingest.annotations import Place, names_in
from ingest.linking import normalise
from ontology.schema import Schema

EXPERIENCE = re.compile(
    r"\b(?:gaven aan|geven aan|erv(?:aren|oeren|aarden)|voel(?:en|den|t)|vind(?:en|t)|vonden"
    r"|vertel(?:len|den)|mel(?:den|dden)|zeggen|zeiden|behoefte|wil(?:len|den)|volgens)\b",
    re.IGNORECASE,
)


def level_of(doc: Doc, place: Place, schema: Schema) -> str | None:
    """The one level of government of the organisations that the sentence names, by code."""
    names = names_in(doc, place.start, place.end, "Organisation")
    concepts = [schema.concepts[name.kb_id_] for name in names if name.kb_id_]
    levels = {level for concept in concepts for level in concept.attributes.get("level", ())}
    return schema.concepts[levels.pop()].code if len(levels) == 1 else None


def perspective_of(text: str, schema: Schema) -> str | None:
    """Whose experience the sentence tells, by code, where it says so."""
    if EXPERIENCE.search(text) is None:
        return None
    words = f" {normalise(text)} "
    for concept in schema.members["perspectief"]:
        if any(f" {normalise(cue)} " in words for cue in concept.cues):
            return concept.code
    return None
