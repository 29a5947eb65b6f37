"""Who says what a sentence reports, whether it is denied, and the status that it gives."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from ingest.annotations import Findings, Place, findings, names_in, text_of
from ingest.discourse.phrases import Phrases
from ontology.schema import Concept, Schema

DONE, REFUSED = "opgevolgd", "niet-opgevolgd"
CLAUSE = re.compile(r"[,;:]|\bmaar\b|\ben\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:niet|geen|nooit|nimmer|evenmin|nauwelijks|onvoldoende|amper)\b(?!\s+alleen)",
    re.IGNORECASE,
)
PARTLY = re.compile(
    r"\b(?:niet\s+(?:volledig|geheel|helemaal|overal|allemaal|in\s+alle)|nog\s+niet\s+alle"
    r"|deels|gedeeltelijk|ten\s+dele|grotendeels|voor\s+(?:de\s+helft|een\s+deel))\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:moet(?:en)?|zou(?:den)?|zal|zullen|kan|kunnen|dien(?:t|en)|wil(?:len)?|wanneer|zodra|indien"
    r"|tenzij|als(?!\s+gevolg)|of|voordat|hoe|waarom)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:volgens|meld(?:t|en|de|den)|ge(?:eft|ven)\s+aan|ga(?:f|ven)\s+aan|laat\s+weten|schrij(?:ft|ven)"
    r"|schreef|schreven|(?:heeft|hebben)\s+(?:[\w-]+\s+){0,8}?(?:aangegeven|gemeld|meegedeeld|toegezegd"
    r"|bericht|geschreven|laten\s+weten)|rapporte(?:ert|ren|erde|erden)|zeg(?:t|gen)|stelt\s+dat|constateert"
    r"|stelt\s+vast|concludeert|oordeelt)\b",
    re.IGNORECASE,
)
SOURCE = re.compile(  # before a name, what says that the sentence has something from it
    r"\b(?:volgens|(?:onderzoek|rapport|advies|signaal"
    r"|signalen|rapportages?|bevindingen|werk)\s+(?:[\w-]+\s+){0,4}?(?:van|door))\s+(?:(?:de|het)\s+)?$",
    re.IGNORECASE,
)
DENIED = re.compile(  # what is done badly is done all the same
    r"\b(?:niet|geen|nooit|nimmer|evenmin)\b"
    r"(?!\s+(?:alleen|altijd|goed|juist|tijdig|zorgvuldig|volledig|voldoende|adequaat|op\s+tijd))",
    re.IGNORECASE,
)
RIGHT_BEHIND = re.compile(r"\s+(?:de\s+|het\s+)?")
SUBJECT = re.compile(r"(?:\s*\([^)]*\))?(?:\s+[\w-]+){0,3}?\s+")  # up to the verb
TOLD = re.compile(
    r"\b(?:aan|naar|richting|tegen|bij|van|voor)\s+(?:(?:de|het)\s+)?$", re.IGNORECASE
)
MEMBER = re.compile(
    r"\b(?:minister|staatssecretaris|bewindspersoon|kabinet|ministerie)\b", re.IGNORECASE
)
OVERSEERS = frozenset({
    "hoog-college", "inspectie", "adviescollege", "kennisinstelling", "parlement", "rechtspraak",
})  # fmt: skip
OVERSEER = re.compile(
    r"(?:rekenkamer|ombudsman|inspectie|(?:enquête|onderzoeks|evaluatie|visitatie)commissie"
    r"|(?:evaluatie|onderzoeks?)bureau|onderzoeksraad|adviesraad|adviescollege|universiteit)",
    re.IGNORECASE,
)
REPLY = re.compile(r"\b(?:bestuurlijke reactie|reacties? van)\b", re.IGNORECASE)


def status_of(phrases: Phrases, text: str) -> str | None:
    """The code of the status that a sentence reports as a fact; wishes and questions are none.

    What is both done and refused is in doubt.
    """
    codes = [code for match, found in phrases.all(text) if (code := _meant(text, match, found))]
    mixed = REFUSED in codes and set(codes) != {REFUSED}
    return codes[0] if codes and not mixed else None


def is_refused(phrases: Phrases, text: str) -> bool:
    """Whether a sentence says of anything that it is not taken up."""
    return any(_meant(text, match, found) == REFUSED for match, found in phrases.all(text))


def _meant(text: str, match: re.Match[str], code: str) -> str | None:
    """What a phrase says with the words before it in its clause."""
    before = _before(text, match)
    clause = before + match.group()
    if UNREAL.search(before) is not None:
        return None
    if PARTLY.search(clause) is not None:
        return DONE if code in (DONE, REFUSED) else None
    return REFUSED if NEGATED.search(clause) is not None else code


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before a phrase in its clause."""
    return CLAUSE.split(text[: match.start()])[-1]


def is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence says that what a phrase says is not so."""
    return DENIED.search(_before(text, match) + match.group()) is not None


def is_source(text: str, name: Span) -> bool:
    """Whether a sentence only has something from whom it names: "volgens de Rekenkamer"."""
    return SOURCE.search(text, max(0, name.start_char - 60), name.start_char) is not None


def is_independent(doc: Doc, place: Place, schema: Schema) -> bool:
    """Whether an overseer says so: the publisher itself, or the one that the sentence quotes."""
    said = SAID.search(text_of(doc, place))
    if said is not None:
        names = names_in(doc, place.start, place.end, "Organisation")
        saying = [name for name in names if _says(doc, place, name, said)]
        return any(_oversees(schema, name.kb_id_, name.id_) for name in saying)
    if REPLY.search(place.heading) is not None:  # an overseer passes on what was answered
        return False
    return is_of_overseer(findings(doc), schema)


def is_of_overseer(found: Findings, schema: Schema) -> bool:
    """Whether who published the report oversees others, or inquires into what they did."""
    known, name = found.publisher, found.source.metadata.publisher
    return _oversees(schema, "" if known is None else known.id, name or "")


def _says(doc: Doc, place: Place, name: Span, said: re.Match[str]) -> bool:
    """Whether the one named is who says it, not who is told or whom it is about."""
    text = findings(doc).source.text
    start, end = (place.start + at for at in said.span())
    if said.group().lower() != "volgens" and MEMBER.search(text, place.start, start) is not None:
        return False
    if name.start_char >= end:
        return RIGHT_BEHIND.fullmatch(text, end, name.start_char) is not None
    if TOLD.search(text, place.start, name.start_char) is not None:
        return is_source(text, name)
    return SUBJECT.fullmatch(text, name.end_char, start) is not None


def _oversees(schema: Schema, iri: str, name: str) -> bool:
    concept = schema.concepts.get(iri)
    if concept is None:
        return OVERSEER.search(name) is not None
    return not kinds_of(concept).isdisjoint(OVERSEERS)


def kinds_of(concept: Concept | None) -> frozenset[str]:
    """The kinds of an organisation, by code; none of one that the ontology does not know."""
    kinds = () if concept is None else concept.attributes.get("organisationKind", ())
    return frozenset(kind.rsplit("/", 1)[-1] for kind in kinds)
