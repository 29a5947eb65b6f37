"""Relations that a sentence states: addressees, who does what in a trajectory, needs, chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.context import Contexts
from ontology.schema import Concept, Schema

ASKED = re.compile(
    r"\b(?:beve(?:el|elt|len)|bevolen|adviseert|adviseren|adviseerde|raadt|raden|verzoekt"
    r"|verzoeken|roept|roepen|vraagt|vragen)\s+(?:wij\s+|we\s+)?(?P<rest>.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
DUTY = re.compile(
    r"\b(?:zou|zouden|moet|moeten|dient|dienen|kan|zal|zullen|heeft toegezegd|zegt toe"
    r"|heeft besloten|gaat|gaan|heeft|hebben|werkt|start|neemt|nemen|stelt)\b",
    re.IGNORECASE,
)
OBJECTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "responsible": (
        "Organisation",
        re.compile(r"\b(?:(?:eind)?verantwoordelijk(?:heid)?|opdrachtgever)\b", re.IGNORECASE),
    ),
    "executedBy": (
        "Organisation",
        re.compile(
            r"\bvoer(?:t|en|de|den)\b.{0,160}\buit\b|\buitgevoerd door\b"
            r"|\buitvoering\b.{0,40}\bbij\b|\bbelast met de uitvoering\b"
            r"|\bbegeleid(?:t|de)?\b.{0,60}\bdoor\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "investigatedBy": (
        "Organisation",
        re.compile(
            r"\b(?:heeft|hebben|is|zijn|werd|werden)\b.{0,160}\bonderzocht\b"
            r"|\bonderzo(?:cht(?:en)?|ekt|eken)\b|\bdeed\b.{0,60}\bonderzoek naar\b"
            r"|\b(?:verrichtte|publiceerde)\b.{0,80}\b(?:onderzoek|rapport)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "basedOn": (
        "LegalInstrument",
        re.compile(
            r"\b(?:op grond van|op basis van|gebaseerd op|grondslag|geregeld in|krachtens|rust op"
            r"|wettelijke basis|vastgelegd in|van toepassing)\b",
            re.IGNORECASE,
        ),
    ),
}
OPERATION = re.compile(
    r"\b(?:herstel\w*|\w*regeling|\w*operatie|traject|versterking\w*|\w*afhandeling|compensatie"
    r"|tegemoetkoming\w*|schadeherstel|uitbetaling\w*|ondersteuning)\b",
    re.IGNORECASE,
)
NEEDED = re.compile(
    r"\b(?:behoefte\w*|nodig|wil(?:len|den)|wens\w*|vroegen om|vragen om)\b", re.IGNORECASE
)
STATED_WITHOUT_NAME = ("responsible", "executedBy")
OFFICE = re.compile(r"\b(?:minister|staatssecretaris)\s+(?:van|voor)\s+$", re.IGNORECASE)
SUBJECT_AFTER = 15  # characters: "zal de minister van …", not an object further on
THEREFORE = re.compile(r"\b(?:daarom|dus|hierom|om dit te voorkomen|om herhaling)\b", re.IGNORECASE)
TAKEN_UP = re.compile(
    r"\b(?:aanbeveling(?:en)?|advies)\b.{0,60}\bover(?:genomen|nemen)?\b"
    r"|\bneemt?\b.{0,60}\baanbeveling(?:en)?\b.{0,20}\bover\b|\bgeeft?\b.{0,40}\bgevolg aan\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """That a trajectory stands in ``relation`` to a named thing, by one sentence."""

    trajectory: Span
    relation: str
    object: Span
    confidence: float


def addressees(doc: Doc, statement: Statement) -> list[Span]:
    """The organisations that ought to act on a recommendation, or that committed to a measure."""
    place = statement.place
    names = names_in(doc, place.start, place.end, "Organisation")
    if statement.kind == "Lesson" or not names:
        return []
    text = text_of(doc, place)
    asked = ASKED.search(text)
    if asked is not None:
        start, end = (place.start + offset for offset in asked.span("rest"))
        return names_in(doc, start, end, "Organisation")[:1]
    duty = DUTY.search(text)
    if duty is None:
        return []
    start, end = (place.start + offset for offset in duty.span())
    subjects = [name for name in names if name.end_char <= start]
    return (subjects or [name for name in names if 0 <= name.start_char - end < SUBJECT_AFTER])[:1]


def facts(doc: Doc, place: Place, contexts: Contexts) -> Iterator[Fact]:
    """What a sentence says of the one trajectory it is about; questions say nothing.

    A sentence that does not name it must speak of redress: to carry out a law is something else.
    """
    trajectories = {n.id_: n for n in names_in(doc, place.start, place.end, "Trajectory")}
    text = text_of(doc, place)
    if place.in_question or text.rstrip().endswith("?"):
        return
    known = list(trajectories.values())
    if not known and OPERATION.search(text):
        known = [context.name for context in contexts.of(place)]
    if len(known) != 1:
        return
    for relation, (kind, pattern) in OBJECTS.items():
        match = pattern.search(text)
        names = names_in(doc, place.start, place.end, kind)
        if match is not None and names and (trajectories or relation in STATED_WITHOUT_NAME):
            offices = [name for name in names if _is_office(doc, name)]
            held = offices if relation == "responsible" and offices else names
            nearest = min(held, key=lambda name: _distance(name, place.start, match.span()))
            yield Fact(known[0], relation, nearest, 0.75 if trajectories else 0.6)


def _is_office(doc: Doc, name: Span) -> bool:
    """Whether the name says of which ministry somebody is the minister or state secretary."""
    before = findings(doc).source.text[max(0, name.start_char - 30) : name.start_char]
    return OFFICE.search(before) is not None


def _distance(name: Span, base: int, span: tuple[int, int]) -> tuple[int, int]:
    """How far a name stands from a phrase, those after it counting a little further."""
    start, end = base + span[0], base + span[1]
    if name.end_char <= start:
        return start - name.end_char, name.start_char
    return max(0, name.start_char - end) + 1, name.start_char


def needs(
    doc: Doc, place: Place, contexts: Contexts, schema: Schema
) -> Iterator[tuple[Span, Concept]]:
    """The needs of the people affected that a sentence tells, with the trajectory it is about."""
    text = text_of(doc, place)
    if place.in_question or NEEDED.search(text) is None:
        return
    lowered = " ".join(text.lower().split())
    for concept in schema.members[schema.kind("Need").scheme or ""]:
        if any(cue.lower() in lowered for cue in concept.cues):
            for context in contexts.of(place):
                yield context.name, concept


def chained(doc: Doc, earlier: Statement, later: Statement) -> str | None:
    """The relation of a statement to the one before it in the same section, if words tie them."""
    if earlier.place.section != later.place.section:
        return None
    text = text_of(doc, later.place)
    kinds = later.kind, earlier.kind
    if kinds == ("Recommendation", "Lesson") and THEREFORE.search(text):
        return "followsFrom"
    if kinds == ("Measure", "Recommendation") and TAKEN_UP.search(text):
        return "implements"
    return None
