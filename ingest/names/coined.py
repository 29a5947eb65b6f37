"""Names that a text itself introduces with their abbreviation: ``Bureau Voor Beeld (BVB)``.

Source of the search: Schwartz and Hearst, *A simple algorithm for identifying abbreviation
definitions in biomedical text* (2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.stems import fold

SHORT_FORM = re.compile(
    r"(?<!\s)\s*\(\s*(?:hierna\s*:?\s*|verder\s*:?\s*)?[\"'‘“]?([A-Z][\w&.-]{1,11})[\"'’”]?\s*\)"
)
BEFORE = re.compile(r"(?:[\w'’&.-]+[^\S\n]+){0,11}[\w'’&.-]+$")
WORDS_PER_LETTER = 2
HEADS = {
    "Organisation": re.compile(
        r"(?:bureau|raad|dienst|autoriteit|instituut|stichting|verband|verbond|commissie|agentschap"
        r"|fonds|team|directie|inspectie|college|kamer|bank|centrum|unie|vereniging|federatie"
        r"|organisatie|platform|loket|korps|maatschappij|bedrijf|koepel|instelling|orgaan"
        r"|co[oö]rdinator|waterschap|politie)(?:en|s)?$"
    ),
    "LegalInstrument": re.compile(
        r"(?:wet|regeling|besluit|verordening|richtlijn|reglement|wetboek|beleidsregels?|verdrag)$"
    ),
}


def coined(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names stand that an abbreviation in brackets follows: start, end, and their kind.

    Only what a word in it says the kind of; the letters must be those of the name.

    >>> text = "De Intergemeentelijke Sociale Dienst Linde (ISD) betaalt."
    >>> [(text[start:end], kind) for start, end, kind in coined(text)]
    [('Intergemeentelijke Sociale Dienst Linde', 'Organisation')]
    """
    for match in SHORT_FORM.finditer(text):
        before = BEFORE.search(text, max(0, match.start() - 120), match.start())
        start = None if before is None else long_form(before.group(), match[1])
        if before is None or start is None:
            continue
        start += before.start()
        kind = kind_of(text[start : match.start()])
        if kind is not None:
            yield start, match.start(), kind


def long_form(before: str, short: str) -> int | None:
    """Where in ``before`` the name starts that ``short`` abbreviates, if it does."""
    folded, letters = fold(before), [char for char in fold(short) if char.isalnum()]
    if len(folded) != len(before):
        return None
    at = len(folded)
    for number, letter in enumerate(reversed(letters), start=1):
        first = number == len(letters)
        at = folded.rfind(letter, 0, at)
        while first and at > 0 and folded[at - 1].isalnum():
            at = folded.rfind(letter, 0, at)
        if at < 0:
            return None
    words = before[at:].split()
    if len(words) > WORDS_PER_LETTER * len(letters) + 1 or not words[0][0].isupper():
        return None
    return at


def kind_of(name: str) -> str | None:
    """The kind that a word of the name says it is, the first that says one."""
    for word in name.split():
        for kind, pattern in HEADS.items():
            if pattern.search(word.lower()) is not None:
                return kind
    return None
