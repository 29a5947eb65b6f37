"""Whether a document itself recommends or promises what a sentence says, in so many words.

What is judged to be advice or a measure may also be a norm, an explanation, what another advised,
or something that was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.discourse import addressing
from ingest.discourse.actors import OFFICE, PLEDGED
from ingest.discourse.numbering import LABEL, SUBJECTS
from ingest.discourse.pointers import FOLLOWED
from ingest.discourse.promising import promises_unsaid
from ingest.discourse.telling import acts, is_reply, oversees, publishes
from ontology.schema import Schema

FIRST = r"(?:wij|we|ik)"
ADVISE = (
    r"(?:beve(?:el|len)|bevalen?|advise(?:er|ren|erden?)|ra(?:ad|den)(?=[^.;]*\baan\b)|vra(?:ag|gen)"
    r"|verzoe(?:k|ken)|roep(?:en)?(?=[^.;]*\bop\b)|dring(?:en)?(?=[^.;]*\baan\b)"
    r"|(?:geef|geven)(?=[^.;]*\b(?:in overweging|mee\s+(?:om|dat))\b)|recommend(?:ed)?|urged?)"
)
ADVISED = (
    r"(?:aanbevolen|aanbeve(?:el|len)|aangeraden|aanraden|geadviseerd|aangedrongen|opgeroepen"
    r"|verzocht)"
)
OWN = re.compile(
    rf"\b{FIRST}\s+(?:[\w-]+\s+){{0,4}}?{ADVISE}\b|\b{ADVISE}\s+{FIRST}\b"
    rf"|\b{FIRST}\b[^.;:]{{0,160}}\b{ADVISED}\b|\b(?:onze|mijn)\s+(?:oproep|verzoek)\b"
    r"|\b(?:onze|mijn)\s+(?:aanbeveling|advies)\s+(?:aan|om|is|luidt)\b",
    re.IGNORECASE,
)
YOURS = re.compile(  # what the reader advised
    rf"\bu\s+(?:[\w-]+\s+){{0,3}}?(?:beveelt|adviseert|raadt|vraagt|pleit|{ADVISED})"
    r"|\b(?:beveelt|adviseert|raadt|aanbeveelt)\s+u\b"
    r"|\buw\s+(?:aanbeveling|advies|oproep|rapport)",
    re.IGNORECASE,
)
ITS = re.compile(  # of who writes, or of another
    r"\b(?:beveelt|beval|adviseert|raadt|roept)\b(?=[^.;]*\b(?:aan|op|om)\b)"
    r"|\bgeeft\b[^.;]*\bin overweging\b"
    r"|\b(?:wordt|worden)\b[^.;:]{0,120}\b(?:aanbevolen|aangeraden|geadviseerd|gevraagd|verzocht"
    r"|opgeroepen)\b|\brecommends\b",
    re.IGNORECASE,
)
HEADING = re.compile(r"\b(?:aanbevelingen?|adviezen|advies|recommendations?)\b", re.IGNORECASE)
AGAINST = re.compile(  # what is not advised: nobody can follow that up
    r"\b(?:beve(?:el|elt|len)|beval(?:en)?|ra(?:ad|adt|den))\b[^.;:]*\bniet\s+aan\b", re.IGNORECASE
)
ASKED_FOR = re.compile(  # how a question asks who answers it for advice
    r"\b(?:advise(?:ert|er|ren)|beve(?:elt|el|len)|raad(?:t|en)?)\s+(?:u|jullie)\b", re.IGNORECASE
)
FIRST_OF = re.compile(r"\W*(?:\d[\d.]*\s+)?aanbevelingen\s+en\b", re.IGNORECASE)
LONGEST = 90  # characters of a heading that announces advice; a longer one is a sentence
OUGHT = re.compile(rf"\b{addressing.OUGHT}\b|\b(?:should|must)\b", re.IGNORECASE)
WISHED = re.compile(r"\bzou(?:den)?\b[^.;:]*\b(?:moeten|dienen|behoren)\b", re.IGNORECASE)
OPINED = re.compile(
    rf"\b(?:{FIRST}\s+(?:[\w-]+\s+){{0,5}}?(?:vind(?:en)?|achten?|menen|denken)"
    rf"|(?:vind(?:en)?|achten?|menen|denken)\s+{FIRST})\b[^.;]*?\bdat\b",
    re.IGNORECASE,
)
NEEDED = re.compile(
    r"\b(?:van belang|belangrijk|nodig|noodzakelijk|wenselijk|goed)\b", re.IGNORECASE
)
ACTOR = rf"(?:{OFFICE}|(?:parlement|kabinet|regering|Tweede Kamer)\b)"
NOT_FIRST = (  # begins a sentence that asks nobody to do something
    r"(?:de|het|een|dit|dat|deze|die|er|daar\w*|hier\w*|wij|we|ik|u|uw|onze|zij|ze|hij|in|op|aan|met|voor"
    r"|door|om|als|wanneer|zo|ook|omdat|omwille|uit|van|bij|naar|na|alleen|alle|elke?|iedere?|toch|verder"
    r"|tevens|daarnaast|vandaar|wat|wie|waar\w*|niet|geen|nu|sommige|veel|vele|hoewel|zonder|tijdens)"
)
IMPERATIVE = re.compile(
    rf"\W*(?:(?:\d{{1,2}}|[a-z])[.)]\s*)?(?!(?i:{NOT_FIRST})\b)[A-Z][a-zë]+\s+"
    r"(?:(?:alsnog|voortaan|samen|zo|ook|tijdig|eerst|niet|geen|duidelijk|meer|beter)\s+)?"
    r"(?:de|het|een|één|dat|er|ervoor|voor|in|op|met|bij|aan|vast|als|alle|elke|elk|iedere|ieder|om|deze|dit"
    r"|die|hen|haar|zijn|hun|geen|niet|over|van|uit|af|toe|mee)\b"
)
FURTHER = re.compile(r"\b(?:vervolgens|daarnaast|tevens|bovendien|verder|ook)\b", re.IGNORECASE)
PROMISED = re.compile(
    r"\b(?:toegezegd|aangekondigd|zeg(?:t|gen)?\b[^.;:]*\btoe|zei(?:den)?\b[^.;:]*\btoe|zegden?\b[^.;:]*\btoe"
    r"|kondig\w*\b[^.;:]*\baan|beloofde?n?|belooft|beloven|voornemens|toezegging\s+(?:om|dat))\b",
    re.IGNORECASE,
)
UNDERTAKEN = re.compile(  # that somebody lets know to do what was asked
    rf"\b{addressing.LETS_KNOW}[^.;:]*\b(?:oppak(?:t|ken)|opvolg(?:t|en)|overne(?:emt|men)"
    r"|uitvoer(?:t|en)|aanpak(?:t|ken))\W*$",
    re.IGNORECASE,
)
WILL = re.compile(
    r"(?<!\bof )\b(?:zal|zullen)\b(?!\s+(?:zijn|hebben)\b)"
    r"(?![^.;:]*\b(?:moeten|kunnen|hoeven|mogen)\b)",
    re.IGNORECASE,
)
DEED = re.compile(r"\b(?:zal|zullen)\b[^.;:]*\b(?:worden|plaatsvinden)\b", re.IGNORECASE)
THEY = re.compile(
    r"\b(?:hij|zij|ze)\s+(?:zal|zullen)\b|\b(?:zal|zullen)\s+(?:hij|zij|ze)\b", re.IGNORECASE
)


def is_explicit(doc: Doc, schema: Schema, statement: Statement, to: list[Span]) -> bool:
    """Whether the document gives this advice or makes or tells this promise; ``to`` is to whom."""
    text = text_of(doc, statement.place)
    if statement.kind == "Measure":
        return _promises(text, to) or promises_unsaid(doc, schema, statement.place)
    return _advises(doc, schema, statement.place, text, to)


def is_called_for(place: Place, text: str) -> bool:
    """Whether it calls on somebody by name to do something, under a heading that announces advice.

    "Aan de dienst: houd de balie open."
    """
    called = addressing.VOCATIVE.match(text)
    if called is None or FOLLOWED.search(place.heading) is not None or is_reply(place):
        return False
    said = text[called.end() :].strip()
    announced = HEADING.search(place.heading) is not None and len(place.heading) <= LONGEST
    return announced and IMPERATIVE.match(said[:1].upper() + said[1:]) is not None


def _promises(text: str, to: list[Span]) -> bool:
    """Whether somebody promises or announces something, or is told to."""
    if any(one.search(text) is not None for one in (PROMISED, PLEDGED, UNDERTAKEN)):
        return True
    if WILL.search(text) is None:
        return False
    told = (THEY.search(text), DEED.search(text))
    return bool(to) or addressing.acting(text, OFFICE) or any(one is not None for one in told)


def _advises(doc: Doc, schema: Schema, place: Place, text: str, to: list[Span]) -> bool:
    if AGAINST.search(text) is not None:
        return False
    if OWN.search(text) is not None or _is_asked_for(doc, place, text):
        return True
    if YOURS.search(text) is not None or acts(doc):
        return _is_listed(doc, schema, place, own=True)
    if (its := ITS.search(text)) is not None:
        return not _is_anothers(doc, schema, place, its.start())
    return (
        WISHED.search(text) is not None
        or addressing.called_on(doc, place) is not None
        or _is_opinion(text, to)
        or (bool(to) and _goes_on(doc, place, text))
        or _is_headed(place, text)
        or _is_listed(doc, schema, place, own=False)
    )


def _is_opinion(text: str, to: list[Span]) -> bool:
    """Whether the author finds that something ought to be done, or by whom."""
    if OPINED.search(text) is not None:
        return OUGHT.search(text) is not None or NEEDED.search(text) is not None
    judged = re.search(rf"{addressing.JUDGED}(?:de\s+|het\s+)?{ACTOR}", text, re.IGNORECASE)
    named = bool(to) and re.search(addressing.JUDGED, text, re.IGNORECASE) is not None
    return judged is not None or named


def _goes_on(doc: Doc, place: Place, text: str) -> bool:
    """Whether it says what ought to be done further, right after what who writes advises."""
    ought = OUGHT.search(text)
    before = next(addressing.above(doc, place), None)
    if ought is None or before is None or before.block != place.block:
        return False
    advised = OWN.search(text_of(doc, before)) is not None
    return advised and FURTHER.match(text[ought.end() :].lstrip()) is not None


def _is_headed(place: Place, text: str) -> bool:
    """Whether it is advice under a heading that announces it, and no explanation of it."""
    heading = place.heading
    if HEADING.search(heading) is None or len(heading) > LONGEST or heading.rstrip().endswith("?"):
        return False
    labelled = LABEL.match(text)
    said = text if labelled is None else text[labelled.end() :]
    if FOLLOWED.search(heading) is not None or is_reply(place):
        return FIRST_OF.match(heading) is not None and IMPERATIVE.match(said) is not None
    listed = place.block.kind == "item" and place.start == place.block.start
    return listed or OUGHT.search(said) is not None or IMPERATIVE.match(said) is not None


def _is_asked_for(doc: Doc, place: Place, text: str) -> bool:
    """Whether it says what to do, in the answer to a question for advice."""
    if IMPERATIVE.match(text) is None:
        return False
    places = findings(doc).places
    at = bisect_left(places, place.section, key=lambda one: one.start)
    asked = text_of(doc, places[at - 1]) if at else ""
    return asked.rstrip().endswith("?") and ASKED_FOR.search(asked) is not None


def _is_listed(doc: Doc, schema: Schema, place: Place, *, own: bool) -> bool:
    """Whether it is an item of a list that is led in as advice; only "we" advise where ``own``."""
    lead = addressing.lead_of(doc, place)
    if lead is None:
        return False
    text = text_of(doc, lead)
    if OWN.search(text) is not None or own or YOURS.search(text) is not None:
        return OWN.search(text) is not None
    its = ITS.search(text)
    if its is not None:
        return not _is_anothers(doc, schema, lead, its.start())
    return SUBJECTS.search(text) is not None


def _is_anothers(doc: Doc, schema: Schema, place: Place, at: int) -> bool:
    """Whether an overseer other than the publisher is named up to a verb of advising."""
    names = names_in(doc, place.start, place.start + at, "Organisation")
    others = [name for name in names if oversees(schema, name.kb_id_, name.id_)]
    return any(not publishes(doc, name) for name in others)
