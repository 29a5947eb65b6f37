"""What is promised without a word of promising: what "we" do later, or to see to something."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ingest.annotations import DATE, Place, findings, names_in, text_of
from ingest.discourse.addressing import acting, named_in
from ingest.discourse.reported import kinds_of
from ingest.discourse.telling import CABINET, acts
from ontology.schema import Schema

MEMBER = r"\b(?:minister|staatssecretaris|bewindspersoon|kabinet)\b"
SEES_TO = re.compile(r"\b(?:draagt|dragen)\b[^.;:]*?\bzorg\b(?!\s+en\b)", re.IGNORECASE)
MINDED = (  # what one does not carry out
    r"(?:zien|zie|vinden?|verwachten?|denken?|hopen?|weten?|weet|menen?|achten?|kunnen|kan|willen?|wil"
    r"|moeten?|mogen?|mag|zouden?|zou|hebben|heb|hadden|zijn|ben|waren|blijven|constateren?|lezen|horen|merken|krijgen?|krijg)"
)
WE = r"(?:wij|we|ik)"
WE_DO = re.compile(
    rf"\b(?!{MINDED}\b)[a-zë]{{3,}}\s+{WE}\b|^\W*{WE}\s+(?!{MINDED}\b)[a-zë]{{3,}}\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[;:]|\b(?:dat|die|waar\w*|om|zodat|omdat|doordat|als|wanneer|toen|nadat|zoals|hoe|of)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:in|eind|begin|medio|vanaf|per)\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
SOON = re.compile(
    r"\b(?:komende?|volgende?|aanstaande)\s+(?:[a-z]+\s+)?(?:jaar|jaren|maanden?|weken|week|voorjaar|najaar"
    r"|zomer|winter|kwartaal|periode)\b|\bop (?:korte|afzienbare) termijn\b|\bbinnenkort\b",
    re.IGNORECASE,
)
VOWED = re.compile(  # in a main clause
    r"^[^,;:]{0,200}?\b(?:heeft|hebben)\s+(?:[^\s;:?]+\s+){0,12}?toegezegd\b"
    r"(?=[^;:?]*\b(?:te\s+[a-zë]+en|dat)\b)",
    re.IGNORECASE,
)
UNKEPT = re.compile(r"\b(?:niet|nooit|geen|of|als|zou|zouden|had|hadden)\b", re.IGNORECASE)


def promises_unsaid(doc: Doc, schema: Schema, place: Place) -> bool:
    """Whether a paper of who acts says what "we" do later, or that government sees to something."""
    return is_planned(doc, place) or sees_to(doc, schema, place)


def sees_to(doc: Doc, schema: Schema, place: Place) -> bool:
    """Whether a paper of who acts says that the cabinet or a minister sees to something."""
    text = text_of(doc, place)
    match = SEES_TO.search(text)
    if match is None or not acts(doc):
        return False
    before = text[: match.start()]
    if re.search(MEMBER, before, re.IGNORECASE) is not None:
        return True
    return any(
        CABINET.match(name.id_) is not None
        or "ministerie" in kinds_of(schema.concepts.get(name.kb_id_))
        for name in named_in(doc, place.start, place.start + len(before))
    )


def is_planned(doc: Doc, place: Place) -> bool:
    """Whether a paper of who acts says what "we" do at a time that is still to come."""
    if not acts(doc):
        return False
    main = CLAUSE.split(text_of(doc, place))[0]
    return WE_DO.search(main) is not None and _is_to_come(doc, place, main)


def is_vowed(doc: Doc, place: Place) -> bool:
    """Whether a sentence says that somebody in it has promised to do something."""
    text = text_of(doc, place)
    match = VOWED.match(" ".join(text.split()))
    if match is None or UNKEPT.search(match.group()) is not None:
        return False
    return bool(named_in(doc, place.start, place.end)) or acting(text, MEMBER)


def _is_to_come(doc: Doc, place: Place, main: str) -> bool:
    """Whether a clause at the start of a sentence tells a time after the document's date."""
    if SOON.search(main) is not None:
        return True
    known = findings(doc).source.metadata.published
    if known is None:
        return False
    dates = [one.id_ for one in names_in(doc, place.start, place.start + len(main), DATE)]
    dates += [year["year"] for year in YEAR.finditer(main)]
    return any(date > known[: len(date)] for date in dates if date)
