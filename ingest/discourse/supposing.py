"""What a sentence only supposes, expects or aims at: no fault found, nothing that worked."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from ingest.annotations import Place, findings, text_of
from ingest.discourse.promising import WE_DO
from ingest.discourse.telling import acts

IF = (
    r"^\W*(?:als|wanneer|indien)\s+(?!gevolg\b|kabinet\b|gemeente\b|ministerie\b|rijk\b|eerste\b|laatste\b"
    r"|[a-z]+(?:e|ste)\s+(?:oorzaak|reden|verklaring|punt)\b)"
)
SUPPOSED = re.compile(
    rf"{IF}[^.;:]*?\b(?:bestaat|ontstaat|is|loopt)\b[^.;:]{{0,30}}\brisico\b"
    r"|^\W*bijvoorbeeld\s+(?:als|wanneer|indien)\b"
    r"|^\W*(?:dit|dat)\s+(?:kan|kunnen|zou|zouden)\s+(?:[a-z]+\s+){0,2}het\s+geval\s+zijn\b",
    re.IGNORECASE,
)
PREVENTED = re.compile(  # "kunnen voorkomen" alone may be "can occur"
    r"\b(?:kan|kunnen)\b[^.;:]*?\b(?:worden\s+voorkomen|voorkomen\s+worden)\b"
    r"|\b(?:vermindert|verminderen|verkleint|verkleinen)\s+(?:daarmee\s+)?(?:de\s+kans|het\s+risico)\b",
    re.IGNORECASE,
)
NOT_SO = re.compile(
    r"\b(?:niet|nooit|geen|nauwelijks|had|hadden|onvoldoende|maar|echter|helaas)\b", re.IGNORECASE
)
NOTED = re.compile(
    r"\b(?:heb|hebben|heeft)\b[^.;:]*?\bkennis\s?genomen\b|\b(?:neemt?|nemen|nam|namen)\b[^.;:]*?\bkennis\s+van\b",
    re.IGNORECASE,
)
CHANCE = re.compile(
    r"\b(?:als|is|biedt|bieden|vormt|vormen) een (?:goede|mooie) kans\b", re.IGNORECASE
)
FUNCTION = r"(?:tegen|tussen|binnen|buiten|boven|samen|alleen|mensen|kinderen)"
TO_COME = re.compile(  # in a clause about what somebody does
    rf"\b(?:dat|die)\b[^.;:]*?\b(?:gaat|gaan|zal|zullen)\s+(?!{FUNCTION}\b)[a-zë]+en\b"
    r"|\bdat\b[^,.;:]*?(?<!\bte )\b(?:start|starten|begint|beginnen)\b",
    re.IGNORECASE,
)
PRAISES_THAT = re.compile(
    r"^\W*(?:wij|we|ik)\s+(?:vind|vinden|noem|noemen)\s+(?:dat|dit)\s+een\s+[a-z]+e?\s+[a-z]+\W*$",
    re.IGNORECASE,
)
AIM = re.compile(
    r"^\W*(?:hiermee|daarmee|hierdoor|zo)\s+(?:wordt|worden)\s+(?:geborgd|gewaarborgd|verzekerd|bereikt)\b"
    r"|^\W*en zo\b[^.;:]*\ben\s+(?:[a-z]+\s+)?[a-z]+en\W*$|\bzodat\s+(?:wij|we)\b"
    r"|\b(?:staan|staat)\b[^.;:]*\b(?:voorop|centraal)\W*$",
    re.IGNORECASE,
)

INTENDED = re.compile(
    r"^\W*(?:het (?:streven|doel|plan)|de (?:bedoeling|ambitie)) is (?:om|dat)\b", re.IGNORECASE
)


def is_supposed(text: str) -> bool:
    """Whether a sentence only tells what might go wrong if something were so.

    >>> is_supposed("Als niemand de brieven leest, bestaat het risico dat ouders wachten.")
    True
    >>> is_supposed("Als gevolg hiervan ontstond een risico voor ouders.")
    False
    """
    return SUPPOSED.search(text) is not None


def is_prevented(text: str) -> bool:
    """Whether a sentence tells that something keeps faults away, and not that it failed to.

    >>> is_prevented("Zo kunnen fouten worden voorkomen."), is_prevented("Fouten kunnen voorkomen.")
    (True, False)
    >>> is_prevented("De fouten hadden kunnen worden voorkomen.")
    False
    """
    return PREVENTED.search(text) is not None and NOT_SO.search(text) is None


def is_noted(text: str) -> bool:
    """Whether somebody only takes note of something: no measure.

    >>> is_noted("Wij hebben met genoegen kennisgenomen van het plan."), is_noted("Hij las het.")
    (True, False)
    """
    return NOTED.search(text) is not None


def is_hoped(doc: Doc, place: Place) -> bool:
    """Whether a sentence only welcomes what has yet to begin, or sees a chance in it."""
    text = " ".join(text_of(doc, place).split())
    if PRAISES_THAT.match(text) is not None:
        return TO_COME.search(_before(doc, place)) is not None
    return CHANCE.search(text) is not None


def is_aim(doc: Doc, place: Place) -> bool:
    """Whether a sentence tells of what has yet to begin, or what who writes it does or aims at."""
    text = " ".join(text_of(doc, place).split())
    own = (AIM, WE_DO) if acts(doc) else ()
    return any(one.search(text) is not None for one in (TO_COME, INTENDED, *own))


def _before(doc: Doc, place: Place) -> str:
    """The sentence before another in its block, or nothing."""
    places = findings(doc).places
    at = bisect_left(places, place.start, key=lambda one: one.start)
    beside = at > 0 and places[at - 1].block == place.block
    return " ".join(text_of(doc, places[at - 1]).split()) if beside else ""
