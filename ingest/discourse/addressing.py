"""Whom a sentence advises, or who commits to something in it: by its words, or what leads it in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of
from ingest.discourse.reported import is_source

ASKED = re.compile(
    r"\b(?:(?:beve(?:el|elt|len)|beval(?:en)?|bevolen|advis(?:eert|eren|eerden?)|raadt|verzoekt|roept|vraagt)"
    r"\s+(?:wij\s+|we\s+|ik\s+)?|(?:(?:wij|we)\s+(?:vragen|raden|verzoeken|roepen)"
    r"|(?:vragen|raden|verzoeken|roepen)\s+(?:wij|we)"
    r"|(?:geeft|geven|gaf|gaven)(?=[^.;]*\bin overweging\b)"
    r"|(?:doet|doen|deed|deden)(?=[^.;]*\baanbeveling(?:en)?\b)"
    r"|(?:oproep|aanbeveling(?:en)?|advies|adviezen|verzoek)\s+aan"
    r"|(?:punt\s+van\s+aandacht|aandachtspunt|opdracht)\s+(?:voor|aan))\s+)"
    r"(?P<rest>(?:(?!\bom\b).){0,120})",
    re.IGNORECASE | re.DOTALL,
)
ADVISED = re.compile(
    r"(?P<rest>[^.;:]{0,160})\b(?:aanbevolen|aangeraden|geadviseerd|verzocht|opgeroepen|gevraagd"
    r"|aangedrongen|punt\s+van\s+aandacht)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\b(?:en|alsmede)\s+(?:ook\s+)?$", re.IGNORECASE)  # before who is asked too
LETS_KNOW = r"(?:geeft|geven|gaf|gaven)\b(?=[^.;:]*\baan,? dat (?:hij|zij|ze)\b)"
DUTY = re.compile(
    r"\b(?:zou|zouden|moet|moeten|dient|dienen|kan|zal|zullen|heeft toegezegd"
    r"|(?:zegt|zeggen|zegde|zegden)(?:\s+\w+){0,4}\s+toe"
    r"|heeft besloten|gaat|gaan|heeft|hebben|werkt|start|neemt|nemen|stelt"
    rf"|(?:draagt|dragen)(?=[^.;]*\bzorg\b)|{LETS_KNOW})\b",
    re.IGNORECASE,
)
INFORMED = re.compile(  # who ought to be told something has not to act
    r"\bworden\b[^.;:]{0,30}\b(?:ge[iï]nformeerd|ingelicht|betrokken|gehoord|bericht)\b"
    r"|\b(?:ge[iï]nformeerd|ingelicht|betrokken|gehoord|bericht)\s+worden\b",
    re.IGNORECASE,
)
OUGHT = r"(?:zou|zouden|moet|moeten|dient|dienen|hoort|horen|behoort|behoren)"
CLAUSE = (
    r"(?:dat|die|als|wie|wat|of|hoe|om|te|wanneer|waar\w*|zodat|omdat|voordat|totdat|zodra|indien)"
)
OWN = re.compile(rf"\W*(?:(?!{CLAUSE}\b)[\w’'()-]+,?\s+){{1,10}}?{OUGHT}\b", re.IGNORECASE)
TITLE = (
    r"(?:(?:de|het|onze)\s+)?(?:(?:minister(?:ie|s)?|staatssecretaris(?:sen)?|directie|bestuur"
    r"|raad van bestuur|college)\s+(?:van|voor)\s+(?:de\s+|het\s+)?)?"
)
JUDGED = (  # what is thought ought to be, of whom is named next
    r"\b(?:vind\w*|vond\w*|acht\w*|me+n(?:en|t)|denk\w*|nodig|belang\w*|wenselijk|goed|zaak)\b"
    r"[^.;:]{0,40}?\b(?:dat|als)\s+(?:ook\s+)?"
)
ANNOUNCED = (  # what somebody is said to be going to do
    r"\b(?:toegezegd|toezegging|aangekondigd|opgenomen|afgesproken|meld\w*|gemeld)\s+dat\s+"
)
STARTS = re.compile(  # right before a name that is what a clause is about
    rf"(?:^\W*(?:ook\s+)?|[;:–]\s+|{JUDGED}|{ANNOUNCED}){TITLE}$", re.IGNORECASE
)
OF_WHOM = re.compile(rf"{JUDGED}{TITLE}$", re.IGNORECASE)
CALLS = re.compile(  # a heading over advice that says whose it is to carry out
    r"\b(?:aanbeveling(?:en)?|advies|adviezen|oproep)\s+(?:aan|voor)\s+", re.IGNORECASE
)
JOINED = re.compile(rf"(?:\s*\([^)]*\))?\)?\s*(?:,|\ben\b|,?\s*alsmede)\s*{TITLE}", re.IGNORECASE)
SUBJECT_AFTER = 15  # characters: "zal de minister van …", not an object further on
VERB = (
    r"\b(?:is|zijn|was|waren|word\w*|werd\w*|heeft|hebben|had\w*|kan|kunnen|moet\w*|zal|zullen|zou\w*"
    r"|geven|geeft|doen|doet|beve\w+|advise\w+|vra\w+|komt|kwam\w*|blij\w+|ble\w+)\b"
)
NOUN_LAST = r"(?:[\s,](?:de|het|alle|andere|en)\s+[\w-]+|[\s-][A-Z][\w-]*)"  # so no verb does
VOCATIVE = re.compile(
    rf"\W*(?:Aan(?P<whom>\s(?:(?!{VERB})[^:.;]){{2,160}}(?=:)|\s(?:(?!{VERB})[^:.;]){{0,160}}?{NOUN_LAST})"
    r"(?::|\.\W*$)|Voor\s[^:.;]{2,80}\sgeldt:)"
)
TOWARDS = re.compile(
    r"\W*Aan\s+(?P<rest>[^:.;]{2,120}?),?\s+(?:geven|geeft|beve\w+|advise\w+|vra\w+|ra(?:den|adt)|doen)"
    r"\s+(?:wij|we|ik|de|het)\b"
)


def addressees(doc: Doc, statement: Statement) -> list[Span]:
    """Whom the words of advice ask to act, or who committed to a measure by its own words."""
    place = statement.place
    names = named_in(doc, place.start, place.end)
    if statement.kind == "Lesson" or not names:
        return []
    text = text_of(doc, place)
    if any(one.search(text) is not None for one in (TOWARDS, ASKED, ADVISED)):
        return asked_of(doc, place)
    judged = [n for n in names if OF_WHOM.search(text, 0, n.start_char - place.start) is not None]
    duty = DUTY.search(text)
    if judged or duty is None or INFORMED.search(text, duty.end()) is not None:
        return coordinated(doc, names, judged[:1])
    source = findings(doc).source.text
    start, end = (place.start + offset for offset in duty.span())
    acting = [name for name in names if not is_source(source, name)]
    before = [n for n in acting if n.end_char <= start and leads(text, n.start_char - place.start)]
    after = [n for n in acting if 0 <= n.start_char - end < SUBJECT_AFTER]
    return coordinated(doc, names, (before or after)[:1])


def acting(text: str, who: str) -> bool:
    """Whether those whom the pattern ``who`` finds are asked to act, ought to or will."""
    if (asked := ASKED.search(text)) is not None:
        return re.match(rf"(?:[\w-]+\s+){{0,3}}{who}", asked["rest"], re.IGNORECASE) is not None
    if (advised := ADVISED.search(text)) is not None:
        return re.search(who, advised["rest"], re.IGNORECASE) is not None
    if re.search(rf"{JUDGED}(?:de\s+|het\s+)?{who}", text, re.IGNORECASE) is not None:
        return True
    duty = DUTY.search(text)
    return duty is not None and re.search(who, text[: duty.start()], re.IGNORECASE) is not None


def asked_of(doc: Doc, place: Place) -> list[Span]:
    """The organisations that a sentence advises, asks or calls on to do something."""
    text = text_of(doc, place)
    names = named_in(doc, place.start, place.end)
    asking, asked = [*TOWARDS.finditer(text), *ASKED.finditer(text)], dict[str, Span]()
    for one in asking:
        if not asked or AND.search(text, 0, one.start()) is not None:
            low, high = (place.start + at for at in one.span("rest"))
            first = [name for name in names if low <= name.start_char < high][:1]
            asked.update((name.id_, name) for name in coordinated(doc, names, first))
    if asked:
        return list(asked.values())
    advised = None if asking else ADVISED.search(text)
    if advised is None:
        return []
    start, end = (place.start + offset for offset in advised.span("rest"))
    held = [name for name in names if start <= name.start_char < end]
    led = [name for name in held if leads(text, name.start_char - place.start)]
    return coordinated(doc, held, led[:1]) if led else held[-1:]


def named_in(doc: Doc, start: int, end: int) -> list[Span]:
    """The organisations between two characters, and what is one where it is addressed, in order."""
    groups = [one for one in findings(doc).groups if start <= one.start_char < end]
    return sorted([*names_in(doc, start, end, "Organisation"), *groups], key=lambda one: one.start)


def coordinated(doc: Doc, names: list[Span], first: list[Span]) -> list[Span]:
    """``first`` with the names that a comma, "and" or brackets join to it, each thing once."""
    found, text = {name.id_: name for name in first}, findings(doc).source.text
    end = first[0].end_char if first else 0
    for name in names if first else ():
        if name.start_char >= end:
            between = text[end : name.start_char]
            if JOINED.fullmatch(between) is None and between.strip(" \n(") != "":
                break
            found.setdefault(name.id_, name)
            end = name.end_char
    return list(found.values())


def called_on(doc: Doc, place: Place) -> list[Span] | None:
    """The organisations that advice, or the sentence or heading over it, calls on: "Aan de SVB:".

    ``None`` where there is no such call, or where the advice says itself who ought to act.
    """
    text = text_of(doc, place)
    if (own := VOCATIVE.match(text)) is not None:
        return _called(doc, place, own)
    if is_own(text):
        return None
    for earlier in above(doc, place):
        beside = earlier.block == place.block
        if (found := VOCATIVE.match(text_of(doc, earlier))) is not None:
            alone = earlier.end >= earlier.block.end - 2  # markup may close the block
            return _called(doc, earlier, found) if beside or alone else None
        if not beside and earlier.block.kind != "item":
            break
    if place.headings and VOCATIVE.match(f"{place.heading}."):
        return named_in(doc, *place.headings[0])
    text = findings(doc).source.text
    calling = (one for one in place.headings if CALLS.search(text, *one) is not None)
    return next((named for one in calling if (named := named_in(doc, *one))), None)


def is_own(text: str) -> bool:
    """Whether a sentence begins with who ought to act, so that what leads it in does not tell."""
    return OWN.match(text) is not None


def is_lead_in(doc: Doc, place: Place) -> bool:
    """Whether a sentence only leads in a list, or only calls on somebody."""
    text = text_of(doc, place).rstrip(" *_\n")
    called = VOCATIVE.match(text)
    if called is not None and called.end() == len(text):
        return True
    places = findings(doc).places
    at = bisect_left(places, place.end, key=lambda one: one.start)
    after = places[at] if at < len(places) else None
    return (
        text.endswith(":")
        and place.block.kind != "item"
        and after is not None
        and after.block.kind == "item"
        and after.section == place.section
    )


def lead_of(doc: Doc, place: Place) -> Place | None:
    """The sentence that leads in the list of which this is an item: it ends in a colon."""
    if place.block.kind != "item":
        return None
    lead = next((one for one in above(doc, place) if one.block.kind != "item"), None)
    return lead if lead is not None and text_of(doc, lead).rstrip(" *_\n").endswith(":") else None


def above(doc: Doc, place: Place) -> Iterator[Place]:
    """The sentences before this one in its section, the nearest first."""
    places = findings(doc).places
    at = bisect_left(places, place.start, key=lambda one: one.start)
    for i in range(at - 1, -1, -1):
        if places[i].section != place.section:
            return
        yield places[i]


def _called(doc: Doc, place: Place, vocative: re.Match[str]) -> list[Span]:
    if vocative["whom"] is None:
        return []
    low, high = (place.start + at for at in vocative.span("whom"))
    return named_in(doc, low, high)


def leads(text: str, at: int) -> bool:
    """Whether a clause begins with the name at a character, or with one that it is joined to."""
    before = text[:at]
    if STARTS.search(before) is not None:
        return True
    joined = re.search(rf"(?:,|\ben\b)\s+{TITLE}$", before, re.IGNORECASE)
    if joined is None:
        return False
    head = before[: joined.start()]
    return re.fullmatch(r"\W*(?:(?:[Dd]e|[Hh]et)\s+)?(?:[\w().&-]+\s*,?\s*){1,8}", head) is not None
