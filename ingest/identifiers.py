"""What identifies people besides their name: addresses, numbers, accounts. Found to be masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import DATE

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SEPARATOR = r"[ \u00a0./–-]{0,3}"
PHONE = re.compile(
    r"(?<![\w,-])(?<!\d\.)(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    rf"(?:(?:\+31|0031){SEPARATOR}(?:\(0\){SEPARATOR})?[1-9]|\(0[1-9]\d{{0,2}}\)|0[1-9])"
    rf"(?:{SEPARATOR}\d){{6,8}}(?![\w-])"
)
PHONE_DIGITS = range(10, 15)  # 0, 31 or 0031, perhaps (0), and the nine digits of a Dutch number
IBAN = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)
NUMBER = re.compile(
    r"(?<![\w./€-])(?<!€ )(?:\d(?:[ .]?\d){8}|\d{3}-\d{3}-\d{3}|\d{4}-\d{2}-\d{3})"
    r"(?![\w/-]|[.,]\d|\s*(?:euro|miljoen|miljard|mln|mld)\b)"
)
STREET = (
    r"(?:straat|laan|weg|plein|kade|dijk|hof|steeg|singel|gracht|pad|park|dreef|plantsoen|markt|wal"
    r"|allee)"
)
HOUSE = (
    r"[^\S\n]+(?:nr\.? )?(?!(?:19|20)\d\d\b)\d{1,5}(?:[ -]?[a-zA-Z](?![\w]))?(?:-\d{1,3})?(?!\w)"
)
ADDRESS = re.compile(
    rf"\b(?:[A-ZÀ-Ý][\w'-]*(?:[^\S\n][A-ZÀ-Ýa-z][\w'-]*){{0,3}}?{STREET}"
    r"|(?:Laan|Plein|Weg|Straat|Kade|Dijk|Gracht|Park)(?:[^\S\n](?:van|de|den|der|het)){1,2}"
    rf"[^\S\n][A-ZÀ-Ý][\w-]+){HOUSE}"
)
POSTCODE = re.compile(
    r"(?<![\w.-])(?P<digits>[1-9]\d{3})(?P<space>[^\S\n]?)(?!SA|SD|SS)[A-Z]{2}\b(?!-)"
    r"(?P<town>[^\S\n]{1,2}[A-ZÀ-Ý][\w'-]+(?:[^\S\n][A-ZÀ-Ý][\w'-]+)?)?"
)
YEAR = re.compile(r"(?:19|20)\d\d")
AFTER_STREET = re.compile(r"(?:^|\n|\d\s?[a-zA-Z]?,?|[,;:(|])[^\S\n]*$")


DAY = rf"(?:{DATE}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|['’]\d\d))"
BIRTH = re.compile(
    rf"\b(?:geboren|geb\.|geboorte(?:dag|datum))[^\n.;]{{0,25}}?\b(?P<day>{DAY})"
    rf"|\b(?P<before>{DAY})(?= (?:is |was )?(?:geboren\b|als geboorte|[^\n.;]{{0,20}}ter wereld))",
    re.IGNORECASE,
)
PLATE = re.compile(
    r"(?<![\w-])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)(?=(?:-?[A-Z\d]){6}(?![\w-]))"
    r"(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})"
)
HOLDER = re.compile(
    r"\b(?:klant|cliënt|patiënt|paspoort|rijbewijs(?: met )?|polis|relatie|burgerservice|sofi"
    r"|[VA]-|SKN|BSN)[ -]?(?:nummer|nr\.?)?s?(?: is)?:?[ (]{1,2}"
    r"(?:nummer )?(?P<number>[A-Z]{0,2}-?\d[\d.]{5,}\d)"
)


def find_identifiers(text: str) -> Iterator[tuple[int, int]]:
    """The characters of what identifies a person besides the name.

    Addresses, e-mail, telephone and citizen numbers, bank accounts, dates of birth, licence plates,
    and the numbers by which an organisation knows somebody.
    """
    for pattern in (EMAIL, ADDRESS, PLATE):
        yield from (match.span() for match in pattern.finditer(text))
    for match in BIRTH.finditer(text):
        yield match.span("day" if match["day"] else "before")
    yield from (match.span("number") for match in HOLDER.finditer(text))
    for match in PHONE.finditer(text):
        if sum(char.isdigit() for char in match.group()) in PHONE_DIGITS:
            yield match.span()
    for match in POSTCODE.finditer(text):
        if _is_postcode(text, match):
            yield match.span()
    for match in IBAN.finditer(text):
        yield from _iban(match)
    for match in NUMBER.finditer(text):
        if is_bsn(match.group()):
            yield match.span()


def _is_postcode(text: str, match: re.Match[str]) -> bool:
    """Whether it is no year with an abbreviation behind it, as in "in 2016 EZ"."""
    if YEAR.fullmatch(match["digits"]) is None or not match["space"]:
        return True
    return AFTER_STREET.search(text[max(0, match.start() - 20) : match.start()]) is not None


def _iban(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The longest part of what looks like an account number whose check digits are right."""
    written = match.group()
    for end in range(len(written), 14, -1):
        if is_iban(written[:end]) and not written[end : end + 1].isalnum():
            yield match.start(), match.start() + end
            return


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the eleven test of a citizen service number.

    >>> is_bsn("111222333"), is_bsn("123456789")
    (True, False)
    """
    digits = [int(char) for char in text if char.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return any(digits) and total % 11 == 0


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right.

    >>> is_iban("NL91 ABNA 0417 1643 00"), is_iban("NL92 ABNA 0417 1643 00")
    (True, False)
    """
    compact = "".join(char for char in text if char.isalnum())
    turned = "".join(str(int(char, 36)) for char in compact[4:] + compact[:4])
    return int(turned) % 97 == 1
