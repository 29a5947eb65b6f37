"""What may be taken for a measure and is none: advice to somebody, or what somebody concluded."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ingest.annotations import Place, text_of
from ingest.discourse.addressing import CLAUSE, lead_of

MAIN = rf"^\W*(?:(?!{CLAUSE}\b)[\w’'()&-]+,?\s+){{1,14}}?"  # what a main clause has before its verb
ADVISED = re.compile(
    rf"{MAIN}(?:wordt|worden)\b[^.;:]{{0,120}}?"
    r"\b(?:aanbevolen|aangeraden|geadviseerd|in\s+overweging\s+gegeven)\b"
    r"(?=[^.;:]*\b(?:te\s+[a-zë]+n|dat)\b)",
    re.IGNORECASE,
)
ASKS = re.compile(  # in the sentence that leads in a list
    r"\b(?:beve(?:el|elt|len)|beval(?:en)?)\b[^.;:]*\baan\b|\b(?:advise(?:er|ert|ren|erde|erden))\b"
    r"|\b(?:raad|raadt|raden)\b[^.;:]*\baan\b"
    r"|\b(?:doe|doet|doen|deed|deden)\b[^.;:]*\baanbeveling(?:en)?\b",
    re.IGNORECASE,
)
CONCLUDED = re.compile(
    r"\b(?:conclude(?:ert|ren|erde|erden)|constate(?:ert|ren|erde|erden)|oorde(?:elt|len|elde|elden)"
    r"|stel(?:t|len|de|den)\b[^.;:]{0,40}?\bvast)\b[^.;:]{0,60}?\bdat\b(?P<what>[^;:]*)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:heeft|hebben|had|hadden|was|waren|werd|werden|bleek|bleken)\b", re.IGNORECASE
)
AHEAD = re.compile(r"\b(?:zal|zullen|gaat|gaan|wil|willen|daarom|toegezegd)\b", re.IGNORECASE)


def is_advised(text: str) -> bool:
    """Whether a sentence says that somebody is advised to do something.

    >>> is_advised("De minister van Volksgezondheid wordt geadviseerd een register in te stellen.")
    True
    >>> is_advised("Ouders worden geadviseerd door een coach.")
    False
    """
    return ADVISED.search(text) is not None


def is_asked(doc: Doc, place: Place) -> bool:
    """Whether a sentence is an item of a list that is led in as what somebody is advised."""
    lead = lead_of(doc, place)
    return lead is not None and ASKS.search(text_of(doc, lead)) is not None


def concluded(text: str) -> str | None:
    """What somebody concluded, of what was, by a sentence that tells no more than that.

    >>> concluded("De commissie concludeerde dat de dienst haar taak had verwaarloosd.")
    'de dienst haar taak had verwaarloosd.'
    >>> concluded("De minister stelt vast dat dit te traag was en zal daarom een loket openen.")
    """
    found = CONCLUDED.search(text)
    if found is None or AHEAD.search(text) is not None or PAST.search(found["what"]) is None:
        return None
    return found["what"].strip()
