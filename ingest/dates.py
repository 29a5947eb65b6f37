"""Dates in Dutch, English, German and French, and numeric ones, to ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_ENGLISH = {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
}
_GERMAN = {
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "märz": 3,
    "mai": 5,
    "dezember": 12,
}
_FRENCH = {
    "janvier": 1,
    "février": 2,
    "mars": 3,
    "avril": 4,
    "juin": 6,
    "juillet": 7,
    "août": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "décembre": 12,
}
_NUMBER = (
    {name: number for number, name in enumerate(MONTHS, start=1)} | _ENGLISH | _GERMAN | _FRENCH
)
MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
ONLY_GERMAN = frozenset(_GERMAN)
"""Months that a day with a full stop is of ("12. Mai"), in whatever language the rest is."""
ORDINAL = r"(?:er|st|nd|rd|th)"
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ].*)?)?")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WRITTEN = re.compile(
    rf"(?:(\d{{1,2}})(?:e|ste|de|\.|{ORDINAL})?\s+(?:of\s+)?)?({MONTH})\s+(\d{{4}})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}}){ORDINAL}?,\s+(\d{{4}})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199

DATE = (
    rf"(?:\d{{1,2}}(?:\.|{ORDINAL})?\s+(?:of\s+)?)?(?:{MONTH})\s+\d{{4}}|"
    rf"(?:{MONTH})\s+\d{{1,2}}{ORDINAL}?,\s+\d{{4}}|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
)
"""A pattern for a date of at least a month, as reports write it."""


def iso_date(written: str) -> str | None:
    """The date as YYYY, YYYY-MM or YYYY-MM-DD, or ``None`` when it is no existing date.

    >>> iso_date("8 juni 2017"), iso_date("juni 2017"), iso_date("08-06-2017"), iso_date("2017")
    ('2017-06-08', '2017-06', '2017-06-08', '2017')
    >>> iso_date("2024-12-03T10:00:00+01:00"), iso_date("31 februari 2020")
    ('2024-12-03', None)
    >>> iso_date("12. Mai 2022"), iso_date("1er août 2024"), iso_date("May 12, 2022")
    ('2022-05-12', '2024-08-01', '2022-05-12')
    """
    written = " ".join(written.split())
    if _YEAR.fullmatch(written) is not None:
        return _checked(int(written), None, None)
    if (match := _ISO.fullmatch(written)) is not None:
        return _checked(int(match[1]), int(match[2]), _optional(match[3]))
    if (match := _DAY.fullmatch(written)) is not None:
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    if (match := _WRITTEN.fullmatch(written)) is not None:
        return _checked(int(match[3]), _NUMBER[match[2].lower()], _optional(match[1]))
    if (match := _MONTH_FIRST.fullmatch(written)) is not None:
        return _checked(int(match[3]), _NUMBER[match[1].lower()], int(match[2]))
    return None


def _optional(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _checked(year: int, month: int | None, day: int | None) -> str | None:
    try:
        date = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return date.isoformat()[: 4 if month is None else 7 if day is None else 10]
