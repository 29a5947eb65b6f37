"""What only tells a date, is half of a sentence, or that what did harm was stopped: no fault."""

from __future__ import annotations

import re

from ingest.discourse.outcomes import BUT, evaluates

DATED = re.compile(
    r"\b(?:dateert|dateren|dateerden?|stamt|stammen|stamden?) (?:al )?(?:van|uit)\b"
    r"[^.;]{0,30}\d{4}",
    re.IGNORECASE,
)
LATE = re.compile(r"\b(?:pas|al|nog|slechts|verouderd\w*|achterhaald)\b", re.IGNORECASE)
HALF = re.compile(  # it opens on a reason or an effect, and nothing is said of which that is
    r"\W*(?:(?P<clause>(?:(?:en|mede|juist|vooral|alleen|maar) )*"
    r"(?:omdat|doordat|zodat|opdat|aangezien))|(?:ook|mede|juist|vooral) (?:vanwege|wegens))"
    r" [^,;:]*",
    re.IGNORECASE,
)
BEFORE = ("van", "voor", "op", "bij", "in", "aan", "met", "door")
NOUN_NEXT = "".join(
    rf"(?<!\b{word} )" for word in ("de", "een", *BEFORE, *(f"{word} het" for word in BEFORE))
)
SMALL = r"(?:\w*dat|het|met|uit|niet|tot|wat|dit|want|bij|de)"
FINITE = re.compile(  # what may be the verb of a clause
    r"\b(?:is|was|waren|zijn|wordt|worden|werd(?:en)?|heeft|hebben|had(?:den)?|kan|kunnen"
    r"|kon(?:den)?|zal|zou(?:den)?|ga(?:at|an)|ging(?:en)?|kom(?:t|en)|kwam(?:en)?|bleek|bleken"
    r"|ble(?:ef|ven)|kreeg|kregen|liep(?:en)?|stond(?:en)?|viel(?:en)?|lag(?:en)?|ontstond(?:en)?"
    rf"|{NOUN_NEXT}(?!ge|be|ver|ont|{SMALL}\b)\w{{2,}}(?:t|de|te|den|ten))\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\([^)]*\)")
HARMFUL = (
    r"(?:\w*profiel(?:en)?|\w*algoritmes?|\w*(?:model|modellen)|\w*lijst(?:en)?|selectie\w*"
    r"|profilering|huisbezoeken|\w*controles|systeem|systemen|werkwijze)"
)
STOPPED = (
    r"(?:buiten gebruik (?:gesteld|genomen)|stopgezet|stilgelegd|afgeschaft|ingetrokken"
    r"|uitgezet|geschrapt)"
)
WITHDRAWN = re.compile(
    r"\b(?:heeft|hebben|is|zijn|werd|werden) [^.;:]{0,80}?"
    rf"\b{HARMFUL}\b[^.;:]{{0,60}}?\b{STOPPED}\b"
    rf"|\b{HARMFUL}\b (?:is|zijn|werd|werden) [^.;:]{{0,60}}?\b{STOPPED}\b",
    re.IGNORECASE,
)
HELD_UP = re.compile(
    r"\b(?:pas|niet|nooit|geen|te laat|toen|nadat|zonder|moet(?:en)?|zou(?:den)?|had(?:den)?|totdat"
    r"|waardoor|zodat)\b",
    re.IGNORECASE,
)


def is_dated(text: str) -> bool:
    """Whether a sentence only tells since when something is there, and finds no fault.

    >>> is_dated("De eerste folders dateren van 2009."), is_dated("De folder is oud.")
    (True, False)
    >>> is_dated("De waarschuwingen dateren al van 2009.")
    False
    """
    return DATED.search(text) is not None and LATE.search(text) is None and not evaluates(text)


def is_half(text: str) -> bool:
    """Whether a sentence has no main clause, only the reason for one or its effect.

    >>> is_half("Omdat de balie gesloten was."), is_half("Omdat het dicht was, ging hij weg.")
    (True, False)
    >>> is_half("Ook vanwege de kosten."), is_half("Ook vanwege de kosten ging het loket dicht.")
    (True, False)
    """
    found = HALF.fullmatch(" ".join(ASIDE.sub(" ", text).split()))
    if found is None:
        return False
    verbs = len(FINITE.findall(found.group()))
    return verbs < (2 if found["clause"] is not None else 1)


def is_withdrawn(text: str) -> bool:
    """Whether a sentence says that a profile, a list or a check is no longer used: a measure.

    >>> is_withdrawn("De dienst heeft de zwarte lijst buiten gebruik gesteld.")
    True
    >>> is_withdrawn("Pas na vragen is de zwarte lijst buiten gebruik gesteld.")
    False
    """
    stopped = WITHDRAWN.search(text) is not None
    return stopped and HELD_UP.search(text) is None and BUT.search(text) is None
