"""Relations that a sentence states: addressees, who does what in a trajectory, needs, chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.discourse.context import Contexts
from ingest.discourse.pointers import Pointers
from ingest.discourse.reported import DENIED, is_denied
from ontology.schema import Concept, Schema

OBJECTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "responsible": (
        "Organisation",
        re.compile(r"\b(?:(?:eind)?verantwoordelijk(?:heid)?|opdrachtgever)\b", re.IGNORECASE),
    ),
    "executedBy": (
        "Organisation",
        re.compile(
            r"\bvoer(?:t|en|de|den)\b.{0,160}\buit\b|\buitgevoerd door\b"
            r"|\bde uitvoering\b.{0,60}\b(?:ligt|lag|berust|is|was|belegd)\b.{0,30}\bbij\b"
            r"|\bbelast met de uitvoering\b"
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
PART = re.compile(
    r"\b(?:(?:is|vormt|maakt|als)\s+(?:een\s+)?(?:onderdeel|deel)|deel\s+uit|valt\s+onder)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
INVESTIGATOR = re.compile(
    r"commissie|rekenkamer|ombudsman|inspectie|onderzoek|raad|autoriteit|universiteit|instituut"
    r"|college|bureau|toezicht",
    re.IGNORECASE,
)
NEEDED = re.compile(
    r"(?<!\bgeen )(?<!\bniet )"
    r"\b(?:behoefte\w*|nodig|wil(?:len|den)|wens\w*|vroegen om|vragen om)\b",
    re.IGNORECASE,
)
STATED_WITHOUT_NAME = ("responsible", "executedBy")
OFFICE = re.compile(r"\b(?:minister|staatssecretaris)\s+(?:van|voor)\s+$", re.IGNORECASE)
THEREFORE = re.compile(
    r"\b(?:daarom|dus|hierom|derhalve|om (?:dit|dat|herhaling)|gezien (?:dit|deze|het voorgaande)"
    r"|(?:gelet op|op basis van|op grond van|naar aanleiding van) (?:dit|deze|het bovenstaande)"
    r"|naar aanleiding hiervan|in het licht hiervan)\b",
    re.IGNORECASE,
)
TAKEN_UP = re.compile(
    r"\b(?:overgenomen|overnemen|(?:neem|neemt|nemen|nam|namen)\b.{0,120}\bover|gevolg|conform"
    r"|in lijn met|naar aanleiding van|ter uitvoering van|volg(?:t|en)?\b.{0,120}\bop|opgevolgd"
    r"|in reactie op|gehoor)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """That a trajectory stands in ``relation`` to a named thing, by one sentence."""

    trajectory: Span
    relation: str
    object: Span
    confidence: float


def facts(doc: Doc, place: Place, contexts: Contexts) -> Iterator[Fact]:
    """What a sentence says of the one trajectory it is about; questions say nothing.

    A sentence that does not name it must speak of redress: to carry out a law is something else.
    """
    trajectories = {n.id_: n for n in names_in(doc, place.start, place.end, "Trajectory")}
    text = text_of(doc, place)
    if place.in_question or text.rstrip().endswith("?"):
        return
    known = list(trajectories.values())
    elsewhere = bool(names_in(doc, place.start, place.end, "LegalInstrument"))  # another scheme
    if not known and not elsewhere and OPERATION.search(text):
        known = [context.name for context in contexts.of(place)]
    if len(known) != 1:
        return
    for relation, (kind, pattern) in OBJECTS.items():
        match = pattern.search(text)
        if match is None or is_denied(text, match):
            continue
        names = names_in(doc, place.start, place.end, kind)
        if relation == "investigatedBy":
            names = [name for name in names if INVESTIGATOR.search(name.id_) is not None]
        if names and (trajectories or relation in STATED_WITHOUT_NAME):
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


def parts(doc: Doc, place: Place) -> Iterator[tuple[Span, Span]]:
    """The trajectory that a sentence says is a part of another, and that other."""
    names = names_in(doc, place.start, place.end, "Trajectory")
    text = findings(doc).source.text
    for part, whole in pairwise(names):
        between = text[part.end_char : whole.start_char]
        stated = PART.search(between) is not None and DENIED.search(between) is None
        if part.id_ != whole.id_ and not place.in_question and stated:
            yield part, whole


def chains(doc: Doc) -> Iterator[tuple[int, str, int]]:
    """Which statement follows from or implements which: by index, with the relation between."""
    found = findings(doc)
    pointers = Pointers(found)
    for i, (earlier, later) in enumerate(pairwise(found.statements)):
        if _follows_from(doc, earlier, later):
            yield i + 1, "followsFrom", i
    for i, one in enumerate(found.statements):
        for taken in _taken_up(doc, one, pointers):
            yield i, "implements", taken


def _follows_from(doc: Doc, earlier: Statement, later: Statement) -> bool:
    """Whether words tie a recommendation to the lesson before it in the same section."""
    return (
        (later.kind, earlier.kind) == ("Recommendation", "Lesson")
        and earlier.place.section == later.place.section
        and THEREFORE.search(text_of(doc, later.place)) is not None
    )


def _taken_up(doc: Doc, measure: Statement, pointers: Pointers) -> list[int]:
    """The recommendations, by index, that a measure says it carries out or takes over."""
    text = text_of(doc, measure.place)
    if measure.kind != "Measure" or TAKEN_UP.search(text) is None:
        return []
    statements = findings(doc).statements
    return [i for i in pointers.of(measure.place, text) if statements[i].kind == "Recommendation"]
