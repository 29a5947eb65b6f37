"""Dutch numerals, in digits or in words, to numbers."""

from __future__ import annotations

import re
from decimal import Decimal

_TO_NINETEEN = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
    " zeventien achttien negentien"
)
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
UNITS = {name: number for number, name in enumerate(_TO_NINETEEN.split(), start=1)}
TENS = dict(zip(_TENS.split(), range(20, 100, 10), strict=True))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_BELOW_HUNDRED = rf"(?:(?:(?:{_UNIT})[eë]n)?(?:{_TEN})|{_UNIT})"
_BELOW_THOUSAND = rf"(?:(?:{_BELOW_HUNDRED})?honderd(?:(?:en)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND})?duizend(?:[^\S\n]?(?:en)?{_BELOW_THOUSAND})?"
    rf"|{_BELOW_THOUSAND})(?!\w)"
)
"""A pattern for a whole number in words, from one to below a million."""

_PARTS = re.compile(
    rf"(?P<unit>{_UNIT})(?P<and>[eë]n)(?P<ten>{_TEN})|{_TEN}|{_UNIT}|honderd|duizend|en"
)


def numeral(text: str) -> Decimal:
    """The number that is written, in the Dutch way: in digits, or in words as ``WORDS`` has them.

    >>> numeral("5,5"), numeral("30.000"), numeral("tweeëntwintigduizend"), numeral("driehonderd")
    (Decimal('5.5'), Decimal('30000'), Decimal('22000'), Decimal('300'))
    """
    if text[0].isdigit():
        return Decimal(text.replace(".", "").replace(",", "."))
    total = below = 0
    for part in _PARTS.finditer(text.lower()):
        word = part.group()
        if part["and"]:
            below += UNITS[part["unit"]] + TENS[part["ten"]]
        elif word == "honderd":
            below = 100 * max(below, 1)
        elif word == "duizend":
            total, below = 1000 * max(below, 1), 0
        else:
            below += UNITS.get(word, 0) + TENS.get(word, 0)
    return Decimal(total + below)
