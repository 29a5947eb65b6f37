"""House addresses and postcodes: found to be masked. A post-office box is an organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator

STREET = (
    r"(?:straat|laan|weg|plein|kade|dijk|hof|steeg|singel|gracht|pad|park|dreef|plantsoen|markt|wal"
    r"|allee)"
)
SPACE = r"[^\S\n]+"
TURN = r"(?:bis|hs|huis|zwart|rood|[IVX]{1,4}|[a-zA-Z])(?!\w)"  # what stands behind a number
NUMBER = (
    r"(?:nr\.? ?)?(?!(?:19|20)\d\d(?!\w|-[\dIVX]))\d{1,5}"
    rf"(?:[ -]?{TURN})?(?:-(?:\d{{1,4}}|{TURN}))?(?![\w€%])"
)
ABBREVIATED = r"(?:(?:Burg|Dr|Prof|Mr|Ds|St|Past|Jhr|Gebr|Pres|Gen|Kon|Pr)\.[^\S\n]?)?"
CAPITAL = r"(?:['’][st][ -])?[A-ZÀ-Ý][\w'’.-]*"
WITHIN = r"(?:van|de|den|der|het|ten|ter|op|aan|en|['’][st])"
NO_START = r"(?!(?:Op|Aan|In|Bij|Voor|Naar|Uit|Een|Het)\b)"
ADDRESS = re.compile(
    rf"(?<!\w)(?:{ABBREVIATED}(?:\d{{1,2}}e )?{NO_START}[A-ZÀ-Ý][\w'-]*"
    rf"(?:[^\S\n](?:{WITHIN}|[A-ZÀ-Ý][\w'-]*)){{0,3}}?{STREET}(?:[- ](?:Noord|Oost|Zuid|West))?"
    r"|(?:Laan|Plein|Weg|Straat|Kade|Dijk|Gracht|Park)(?:[^\S\n](?:van|de|den|der|het)){1,2}"
    rf"[^\S\n][A-ZÀ-Ý][\w-]+){SPACE}{NUMBER}"
)
NAMED = rf"{CAPITAL}(?:{SPACE}(?:{CAPITAL}|van|de|den|der|het|op|aan)){{0,3}}{SPACE}"
NO_STREET = (
    r"(?!(?:Artikel|Bijlage|Tabel|Figuur|Hoofdstuk|Paragraaf|Kamerstuk|Deel|Fase|Groep|Lid|Stap|Punt"
    r"|Postbus|Klasse|Categorie|Optie|Spoor|Richtlijn|Verordening|Aanbeveling|Vraag|Antwoord|Box"
    r"|Covid|Kavel|Pagina|Week|Casus|Kader|Raad|Chroom|Motie|Zaak|Nummer)\b)"
)
BEFORE_POSTCODE = re.compile(rf"(?P<address>{NO_STREET}{NAMED}{NUMBER}),?\s+$")
OTHER = (  # streets without a word for one
    re.compile(rf"(?<!\w)(?P<address>{NO_STREET}{NAMED}\d{{1,4}} ?(?:bis|hs|-[IVX]+)(?!\w))"),
    re.compile(
        rf"\b(?:[Oo]p|[Aa]an)(?: de| het)? (?P<address>{NO_STREET}{NAMED}{NUMBER})"
        r"(?= (?:te|in) [A-ZÀ-Ý'’])"
    ),
    re.compile(
        r"\b(?:[Ww]oon(?:t|de|den|achtig)|[Ww]onen(?:d|de)?|[Aa]dres|huisadres|[Ww]oonadres|"
        rf"[Ww]oning|[Hh]uis|[Vv]erblijf)(?: \w+)?(?: (?:op|aan|aan de|van|is)|:)? "
        rf"(?P<address>{NO_STREET}{NAMED}{NUMBER})"
    ),
)
POSTCODE = re.compile(
    r"(?<![\w.-])(?P<digits>[1-9]\d{3})(?P<space>[^\S\n]?)(?!SA|SD|SS)[A-Z]{2}\b(?!-)"
    r"(?P<town>[^\S\n]{1,2}(?:['’]s-)?[A-ZÀ-Ý][\w'-]+(?:[^\S\n][A-ZÀ-Ý][\w'-]+)?)?"
)
YEAR = re.compile(r"(?:19|20)\d\d")
AFTER_STREET = re.compile(r"(?:^|\n|\d\s?[a-zA-Z]?,?|[,;:(|])[^\S\n]*$")
AFTER_BOX = re.compile(r"\b[Pp]ostbus\s+\d[\d ]*[,\s–|-]*$")
BEFORE, FAR = 30, 60  # characters before a postcode that tell what it belongs to, or its street


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The characters of house addresses and of postcodes with their town."""
    streets = {match.span() for match in ADDRESS.finditer(text)}
    for pattern in OTHER:
        streets.update(match.span("address") for match in pattern.finditer(text))
    for match in POSTCODE.finditer(text):
        if _is_postcode(text, match):
            yield match.span()
            street = BEFORE_POSTCODE.search(text, max(0, match.start() - FAR), match.start())
            streets.update([] if street is None else [street.span("address")])
    yield from sorted(streets)


def _is_postcode(text: str, match: re.Match[str]) -> bool:
    """Whether it is no year with an abbreviation behind it ("in 2016 EZ"), and of no box."""
    before = text[max(0, match.start() - BEFORE) : match.start()]
    if AFTER_BOX.search(before) is not None:
        return False
    if YEAR.fullmatch(match["digits"]) is None or not match["space"]:
        return True
    return AFTER_STREET.search(before) is not None
