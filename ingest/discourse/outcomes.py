"""What became of a problem, by the words of a sentence: it was solved, denied, or has a cause.

A network that weighs words takes a problem that is gone for a problem, and words of design or
intention for praise.
"""

from __future__ import annotations

import re

PROBLEM = (
    r"\w*(?:achterstand(?:en)?|vertraging(?:en)?|probleem|problemen|knelpunt(?:en)?|fout(?:en)?|"
    r"tekort(?:en)?|storing(?:en)?|wachttijd(?:en)?|wachtlijst(?:en)?|overschrijding(?:en)?|"
    r"onregelmatighe(?:id|den)|misstand(?:en)?)"
)
SOLVED = re.compile(
    rf"\b{PROBLEM}\b(?P<between>[^.;:]*)\b"
    r"(?:weggewerkt|opgelost|ingelopen|verholpen|weggenomen|verdwenen)\b",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:is|was|zijn|waren|werd|werden|heeft|had|hebben|hadden)\b", re.IGNORECASE)
UNDONE = re.compile(
    r"\b(?:niet|nooit|geen|nauwelijks|amper|onvoldoende|pas|minder|helft|zodra|tot|totdat|voordat|"
    r"om|als|wanneer|moet|moeten|moest|moesten|zal|zullen|zou|zouden|kan|kunnen|kon|konden)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:(?:geen|zonder)(?: enkele?)?|geen sprake van|"
    r"niet (?:heeft |hebben |had |hadden )?(?:geleid|leiden|leidt|leidde|leidden) tot|"
    r"(?:leidt|leidde|leidden|leiden) niet tot)(?: een| de| het)?(?: \w+)?? "
    rf"(?P<problem>{PROBLEM}(?: (?:van|in|bij|op|aan|voor)(?: de| het| een)? \w+)*)\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\boorza(?:ak|ken)\b[^.;:]{0,60}?\b(?:ligt|lag|liggen|lagen|is|was|zijn|waren|zit|zat)\b|"
    r"\b(?:ligt|lag|zit|zat|is|was) de (?:\w+ )?oorzaak\b",
    re.IGNORECASE,
)
SUCCESS = re.compile(
    r"\b(?:succes\w*|vooruitgang|verbeter\w*|daling|afname|winst|geslaagd\w*)\b", re.IGNORECASE
)
AMISS = re.compile(
    r"\bniet zoals (?:het|dat|dit)(?: \w+)? (?:moeten|moet|moest|hoort|hoorde|behoort)\b",
    re.IGNORECASE,
)
PLEDGE = re.compile(
    r"\b(?:zegt|zeggen|ik\s+zeg|zeg\s+ik)\b[^.;:?]*\btoe\b|\b(?:heeft|hebben|heb)\b[^.;:?]*\btoegezegd\b"
    r"|\btoegezegd\s+(?:heeft|hebben|heb)\b|\b(?:ik\s+zal|zal\s+ik)\b",
    re.IGNORECASE,
)
NEGATIVE, POSITIVE = "negatief", "positief"


def polarity_said(text: str, judged: str) -> str:
    """The polarity of a lesson that was judged to be ``judged``, as its words leave no doubt.

    >>> polarity_said("De achterstand was in 2015 grotendeels weggewerkt.", "negatief")
    'positief'
    >>> polarity_said("De belangrijkste oorzaak ligt in het ontwerp.", "positief")
    'negatief'
    """
    if is_solved(text):
        return POSITIVE
    if CAUSE.search(text) is not None and SUCCESS.search(text) is None:
        return NEGATIVE
    return judged


def is_solved(text: str) -> bool:
    """Whether the sentence says that a problem is over, with nothing left undone.

    >>> is_solved("De achterstanden zijn weggewerkt."), is_solved("De fouten zijn niet verholpen.")
    (True, False)
    """
    found = SOLVED.search(text)
    if found is None:
        return False
    clause = re.split(r"[,;:]", text[: found.start()])[-1] + found[0]
    return DONE.search(clause) is not None and UNDONE.search(clause) is None


def is_amiss(text: str) -> bool:
    """Whether the sentence says that something is not as it should be: a lesson, no advice.

    >>> is_amiss("Dat is niet zoals het zou moeten."), is_amiss("Dat zou moeten.")
    (True, False)
    """
    return AMISS.search(text) is not None


def is_pledge(text: str) -> bool:
    """Whether somebody promises in the sentence, or is said to have: a measure, no advice.

    >>> is_pledge("Het kabinet zegt toe dit te doen."), is_pledge("Zeg dit toe aan de Kamer.")
    (True, False)
    """
    return PLEDGE.search(text) is not None


def denied(text: str) -> list[tuple[int, int]]:
    """The characters of the problems that the sentence says there were not.

    >>> [text[a:b] for text in ["Dat verliep zonder vertraging."] for a, b in denied(text)]
    ['vertraging']
    """
    return [found.span("problem") for found in DENIED.finditer(text)]
