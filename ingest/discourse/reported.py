"""The status that a sentence reports, whether it is denied, and whom it only has something from."""

from __future__ import annotations

import re

from spacy.tokens import Span

from ingest.discourse.phrases import Phrases
from ontology.schema import Concept

ACCEPTED, DONE, REFUSED, ANCHORED = "geleerd", "opgevolgd", "niet-opgevolgd", "verankerd"
GOING, PARTLY_DONE, NOT_YET = "in-uitvoering", "deels-opgevolgd", "nog-niet-opgevolgd"
CLAUSE = re.compile(r"[,;:]|\bmaar\b|\ben\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:niet|geen|nooit|nimmer|evenmin|nauwelijks|onvoldoende|amper)\b(?!\s+alleen)",
    re.IGNORECASE,
)
STILL = re.compile(
    r"\bnog\b(?:\s+(?:steeds|altijd|helemaal))?(?=\s+(?:niet|geen|nooit|onvoldoende|nauwelijks)\b)"
    r"|\bnog\s+niets\b|\b(?:voorlopig|vooralsnog|tot\s+op\s+heden|tot\s+(?:nu|nog)\s+toe)\b",
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
BEING = re.compile(  # what is being done is not done yet
    r"\b(?:wordt|worden)\b(?!.*\b(?:is|zijn|was|waren|werd|werden|heeft|hebben)\b)",
    re.IGNORECASE | re.DOTALL,
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
OVERSEERS = frozenset({
    "hoog-college", "inspectie", "adviescollege", "kennisinstelling", "parlement", "rechtspraak",
})  # fmt: skip


def status_of(phrases: Phrases, text: str) -> str | None:
    """The code of the status that a sentence reports as a fact; wishes and questions are none.

    What is both done and refused is in doubt; of what was taken over it counts how far it came.
    """
    codes = [code for match, found in phrases.all(text) if (code := _meant(text, match, found))]
    if REFUSED in codes and set(codes) != {REFUSED}:
        return None
    further = [code for code in codes if code != ACCEPTED]
    return next(iter([*further, *codes]), None)


def is_refused(phrases: Phrases, text: str) -> bool:
    """Whether a sentence says of anything that it is not taken up, or not yet."""
    return any(
        _meant(text, match, found) in {REFUSED, NOT_YET} for match, found in phrases.all(text)
    )


def _meant(text: str, match: re.Match[str], code: str) -> str | None:
    """What a phrase says with the words before it in its clause."""
    before = _before(text, match)
    clause = before + match.group()
    if UNREAL.search(before) is not None:
        return None
    if PARTLY.search(clause) is not None:
        done = {DONE, GOING, PARTLY_DONE, REFUSED, NOT_YET}
        return PARTLY_DONE if code in done else ACCEPTED if code == ACCEPTED else None
    if code != REFUSED and NEGATED.search(clause) is None:
        being = BEING.search(clause) or BEING.match(text[match.end() :].lstrip())
        return GOING if being and code in {DONE, ANCHORED} else code
    return NOT_YET if STILL.search(clause) is not None else REFUSED


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before a phrase in its clause."""
    return CLAUSE.split(text[: match.start()])[-1]


def is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence says that what a phrase says is not so."""
    return DENIED.search(_before(text, match) + match.group()) is not None


def is_source(text: str, name: Span) -> bool:
    """Whether a sentence only has something from whom it names: "volgens de Rekenkamer"."""
    return SOURCE.search(text, max(0, name.start_char - 60), name.start_char) is not None


def kinds_of(concept: Concept | None) -> frozenset[str]:
    """The kinds of an organisation, by code; none of one that the ontology does not know."""
    kinds = () if concept is None else concept.attributes.get("organisationKind", ())
    return frozenset(kind.rsplit("/", 1)[-1] for kind in kinds)
