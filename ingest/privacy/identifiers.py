"""What identifies people besides their name: addresses, numbers, accounts. Found to be masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.privacy.addresses import find_addresses
from ingest.privacy.births import find_births
from ingest.privacy.foreign import find_foreign_numbers

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
PLATE = re.compile(
    r"(?<![\w-])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)(?=(?:-?[A-Z\d]){6}(?![\w-]))"
    r"(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})"
)
NAMED_PLATE = re.compile(
    r"\b[Kk]enteken(?:nummer)?s?:?(?: was| is)? (?P<plate>(?=[A-Za-z\d -]{0,7}\d)[A-Z\d]{1,3}"
    r"(?: ?[A-Z\d]{1,3}){1,2})(?![\w-])"
)
HELD = re.compile(r"(?<![\w,.])(?P<number>(?:[A-Z]{1,3}-?)?\d(?:[ .-]?\d){5,13})(?![\w-])")
HOLDER = re.compile(  # before a number, what says that it is somebody's
    r"\b(?:klant|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|paspoort|identiteitskaart|rijbewijs(?: met )?"
    r"|polis|relatie|burgerservice|sofi|student(?:en)?|leerling(?:en)?|onderwijs|debiteur(?:en)?"
    r"|verzekerden?|personeels|vreemdelingen|zorg|dossier(?=nummer|nr)|lidmaatschaps|deelnemers?"
    r"|document|correspondentie|aanvraag|BIG|[VA]-|SKN|BSN)"
    r"[ -]?(?:nummers?|nrs?\.?|no\.?)?s?(?:,? (?:is|was|luidt|met))?:?[ (]{1,2}"
    r"(?:nummers? |nr\.? )?$",
    re.IGNORECASE,
)
BEFORE = 45  # characters in which that stands
TURNOVER_TAX = re.compile(r"\bNL[ .]?(?P<bsn>\d{9})[ .]?B[ .]?\d{2}\b")  # a person's has the BSN


def find_identifiers(text: str, named: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """The characters of what identifies a person besides the name; ``named`` are the names.

    Addresses, e-mail, telephone and citizen numbers, bank accounts, dates of birth, licence plates,
    and the numbers by which an organisation knows somebody.
    """
    for pattern in (EMAIL, PLATE):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("plate") for match in NAMED_PLATE.finditer(text))
    yield from find_addresses(text)
    yield from find_foreign_numbers(text)
    yield from find_births(text, named)
    yield from _held(text)
    for match in PHONE.finditer(text):
        if sum(char.isdigit() for char in match.group()) in PHONE_DIGITS:
            yield match.span()
    for match in IBAN.finditer(text):
        yield from _iban(match)
    for match in NUMBER.finditer(text):
        if is_bsn(match.group()):
            yield match.span()
    for match in TURNOVER_TAX.finditer(text):
        if is_bsn(match["bsn"]):
            yield match.span()


def _held(text: str) -> Iterator[tuple[int, int]]:
    """The numbers by which people are known, and those with letters that are written alike."""
    shapes = set()
    for match in HELD.finditer(text):
        if HOLDER.search(text, max(0, match.start() - BEFORE), match.start()) is not None:
            yield match.span("number")
            if match["number"][0].isalpha():
                shapes.add(re.sub(r"\d", r"\\d", re.escape(match["number"])))
    for shape in sorted(shapes):
        alike = re.compile(rf"(?<![\w-]){shape}(?![\w-])")
        yield from (match.span() for match in alike.finditer(text))


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
