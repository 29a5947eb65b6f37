"""By whose word a document tells of follow-up: its own, or that of whom it quotes."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from graph.questions.views.terms import INDEPENDENT, PASSED_ON, REPORTED
from ingest.annotations import Place, findings, names_in, text_of
from ingest.discourse.addressing import TITLE, leads
from ingest.discourse.reported import ACCEPTED, OVERSEERS, is_source, kinds_of
from ontology.schema import Schema

SAID = re.compile(
    r"\b(?:volgens|meld(?:t|en|de|den)|ge(?:eft|ven)\s+aan|ga(?:f|ven)\s+aan|laat\s+weten|schrij(?:ft|ven)"
    r"|schreef|schreven|(?:heeft|hebben)\s+(?:[\w-]+\s+){0,8}?(?:aangegeven|gemeld|meegedeeld|toegezegd"
    r"|bericht|geschreven|laten\s+weten)|rapporte(?:ert|ren|erde|erden)|zeg(?:t|gen)|stelt\s+dat|constateert"
    r"|stelt\s+vast|concludeert|oordeelt)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:wij|we|ik|ons)\b", re.IGNORECASE)
OURSELVES = re.compile(  # right before a verb of saying, who writes the report of an overseer
    r"\b(?:wij|we|ik|commissie|rekenkamer|ombudsman|inspectie|onderzoekers)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
FAR = 40  # characters behind a verb of saying within which who says it is named: "volgens de …"
NEXT = 5  # characters behind a verb of saying in which "we" is who says it
RIGHT_BEHIND = re.compile(r"\s+(?:de\s+|het\s+)?")
SUBJECT = re.compile(r"(?:\s*\([^)]*\))?(?:\s+[\w-]+){0,3}?\s+")  # up to the verb
TOLD = re.compile(
    r"\b(?:aan|naar|richting|tegen|bij|van|voor)\s+(?:(?:de|het)\s+)?$", re.IGNORECASE
)
MEMBER = re.compile(
    r"\b(?:minister|staatssecretaris|bewindspersoon|kabinet|ministerie)\b", re.IGNORECASE
)
TAKES = (
    r"(?:heeft|hebben|had|hadden|neemt|nemen|nam|namen|wijst|wijzen|wees|wezen|onderschrijft"
    r"|onderschrijven|onderschreef|voert|voeren|volgt|volgen|volgde|legt|legde)"
)
TAKEN_BY = re.compile(rf"\b(?:{TAKES}|door)\s+{TITLE}$", re.IGNORECASE)  # before a name
TAKES_ON = re.compile(rf"(?:\s*\([^)]*\))?(?:\s+[\w-]+){{0,2}}?\s+{TAKES}\b")  # after a name
EXECUTIVE = re.compile(
    r"minist|staatssecretaris|kabinet|regering|gemeente|provincie|waterschap|college van"
    r"|dienst|uitvoering",
    re.IGNORECASE,
)
ACTING = frozenset({"ministerie", "uitvoeringsorganisatie", "zbo", "medeoverheid", "marktpartij"})
CABINET = re.compile(r"kabinet|regering", re.IGNORECASE)  # speaks in the papers of its members
OVERSEER = re.compile(
    r"(?:rekenkamer|ombudsman|inspectie|(?:enquête|onderzoeks|evaluatie|visitatie)commissie"
    r"|(?:evaluatie|onderzoeks?)bureau|onderzoeksraad|adviesraad|adviescollege|universiteit)",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"\b(?:bestuurlijke\s+reactie|reacties?\s+(?:van|op)|kabinetsreactie|zienswijze)\b",
    re.IGNORECASE,
)


def ledger_of(doc: Doc, place: Place, schema: Schema, status: str) -> str:
    """By whose word a sentence tells of a status, as a code of the list.

    That of an overseer, who publishes or is quoted; that of who had to act, in a paper of its own;
    or that of who had to act as another passes it on. That advice is taken over is always its word.
    """
    saying = speakers(doc, place)
    if any(oversees(schema, one.kb_id_, one.id_) for one in saying):
        return INDEPENDENT
    if is_of_overseer(doc, schema):
        return PASSED_ON if _is_answer(doc, place, status) else INDEPENDENT
    named = saying or takers(doc, place)
    own = not named or any(publishes(doc, one) or CABINET.match(one.id_) for one in named)
    return REPORTED if own and acts(doc) else PASSED_ON


def speakers(doc: Doc, place: Place) -> list[Span]:
    """The organisations by whose word, as a sentence says, something is so."""
    said = SAID.search(text_of(doc, place))
    if said is None:
        return []
    names = names_in(doc, place.start, place.end, "Organisation")
    return [name for name in names if _says(doc, place, name, said)]


def says(text: str, who: str) -> bool:
    """Whether a sentence says that one whom the pattern ``who`` finds tells something."""
    said = SAID.search(text)
    return said is not None and re.search(who, text[: said.end() + FAR], re.IGNORECASE) is not None


def takers(doc: Doc, place: Place) -> list[Span]:
    """The organisations that, by a sentence, took advice over, carried it out or did not."""
    text = text_of(doc, place)
    return [
        name
        for name in names_in(doc, place.start, place.end, "Organisation")
        if TAKEN_BY.search(text, 0, name.start_char - place.start) is not None
        or (
            leads(text, name.start_char - place.start)
            and TAKES_ON.match(text, name.end_char - place.start) is not None
        )
    ]


def is_reply(place: Place) -> bool:
    """Whether a sentence stands where it is told what was answered to a report."""
    return REPLY.search(place.heading) is not None


def _is_answer(doc: Doc, place: Place, status: str) -> bool:
    """Whether a sentence of an overseer only tells what who had to act says of it."""
    text = text_of(doc, place)
    said = SAID.search(text)
    if said is None or status == ACCEPTED:
        return is_reply(place) or status == ACCEPTED
    near = text[said.start() : said.end() + NEXT]
    return FIRST_PERSON.search(near) is None and OURSELVES.search(text[: said.start()]) is None


def acts(doc: Doc) -> bool:
    """Whether a document is of one that has to act on advice, as far as its publisher is known."""
    known = findings(doc).publisher
    if known is None:
        return EXECUTIVE.search(findings(doc).source.metadata.publisher or "") is not None
    kinds = kinds_of(known)
    return not kinds or not kinds.isdisjoint(ACTING)


def publishes(doc: Doc, name: Span) -> bool:
    """Whether a name is that of the document's publisher."""
    known = findings(doc).publisher
    if known is None:
        return name.id_.lower() == (findings(doc).source.metadata.publisher or "").lower()
    return name.kb_id_ == known.id


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


def is_of_overseer(doc: Doc, schema: Schema) -> bool:
    """Whether who published the report oversees others, or inquires into what they did."""
    known, name = findings(doc).publisher, findings(doc).source.metadata.publisher
    return oversees(schema, "" if known is None else known.id, name or "")


def oversees(schema: Schema, iri: str, name: str) -> bool:
    """Whether an organisation, by its IRI or else its name, is one that judges others."""
    concept = schema.concepts.get(iri)
    if concept is None:
        return OVERSEER.search(name) is not None
    return not kinds_of(concept).isdisjoint(OVERSEERS)
