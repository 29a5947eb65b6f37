"""Dates that may be no more than a month or a year: their order, and how far they are apart."""

from __future__ import annotations

from graph.store import last_day

YEAR = len("2019")
UNDATED = "9999"  # sorts after every date


def certain(day: str) -> str:
    """The day by which what is dated so was there for certain, to sort by; undated comes last.

    >>> sorted(["2019", "", "2019-03", "2020-01-01"], key=certain)
    ['2019-03', '2019', '2020-01-01', '']
    """
    return last_day(day) if day else UNDATED


def months_between(earlier: str, later: str) -> int | None:
    """The whole months that lie between for certain; ``None`` where a date is unknown.

    >>> months_between("2019-05-31", "2020-06-01"), months_between("2019", "2021-02")
    (12, 13)
    >>> months_between("2019", "2019-05"), months_between("", "2019")
    (0, None)
    """
    if not earlier or not later:
        return None
    start, end = _parts(last_day(earlier)), _parts(first_day(later))
    months = (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2])
    return max(0, months)


def first_day(day: str) -> str:
    """The first day of the year, month or day that is named.

    >>> first_day("2019"), first_day("2019-02"), first_day("2019-02-03")
    ('2019-01-01', '2019-02-01', '2019-02-03')
    """
    return day + "-01-01"[len(day) - YEAR :]


def _parts(day: str) -> tuple[int, int, int]:
    """Year, month and day; the last day of a month may be one that it does not have."""
    year, month, rest = day.split("-")
    return int(year), int(month), int(rest)
