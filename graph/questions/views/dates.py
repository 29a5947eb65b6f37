"""How far dates of publication are apart, which may be no more than a month or a year."""

from __future__ import annotations

from graph.store import last_day

YEAR, MONTH = len("2019"), len("2019-02")


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
