"""The days and the numbers that a question bounds its answers with."""

from __future__ import annotations

import re

from graph.questions.asking.slots import slots

YEAR = r"((?:19|20)\d\d)"
OF_YEAR = re.compile(rf"(?<!\w)(?:in|uit|van|over|from|of) (?:het jaar )?{YEAR}(?!\w)")


def period_in(folded: str) -> tuple[str | None, str | None]:
    """The first and the last day that documents may be of.

    Years are of what happened, of which later reports tell too, unless it is reports that are asked
    for: then only the first year bounds them.

    >>> period_in("hoe vaak ging dat mis tussen 2011 en 2015")
    ('2011-01-01', None)
    >>> period_in("welke rapporten verschenen er tussen 2011 en 2015")
    ('2011-01-01', '2015-12-31')
    """
    since, until = _years_in(folded)
    of_reports = re.search(rf"(?<!\w){slots()['time']['reports']}(?!\w)", folded)
    return since, until if of_reports else None


def _years_in(folded: str) -> tuple[str | None, str | None]:
    """The first and the last day of the period that is named."""
    time = slots()["time"]
    between = re.search(rf"{time['between']} {YEAR} (?:en|tot|t/m|and|to|-) {YEAR}", folded)
    if between:
        return f"{between[1]}-01-01", f"{between[2]}-12-31"
    since = re.search(rf"(?<!\w){time['since']} (?:het jaar )?{YEAR}", folded)
    until = re.search(rf"(?<!\w){time['until']} (?:het jaar )?{YEAR}", folded)
    during = re.search(rf"(?<!\w){time['during']} (?:het jaar )?{YEAR}(?!\w)", folded)
    if since or until:
        return (
            f"{since[1]}-01-01" if since else None,
            f"{int(until[1]) - 1}-12-31" if until else None,
        )
    return (f"{during[1]}-01-01", f"{during[1]}-12-31") if during else (None, None)


def years_asked(folded: str) -> tuple[str, ...]:
    """The years of which it is asked, or out of which.

    >>> years_asked("wat ging er mis in 2019"), years_asked("wat is de wet inkomstenbelasting 2001")
    (('2019',), ())
    """
    return tuple(dict.fromkeys(OF_YEAR.findall(folded)))


def least_in(folded: str) -> int | None:
    """In how many trajectories at least, as the question puts it.

    >>> least_in("in meer dan drie trajecten"), least_in("in minstens 2 verschillende trajecten")
    (4, 2)
    """
    number = slots()["number"]
    names = number["words"].split()
    for key, more in (("least", 0), ("more", 1)):
        found = re.search(rf"(?<!\w){number[key]} (\w+) (?:\w+ )?{number['of']}(?!\w)", folded)
        if found and (found[1].isdigit() or found[1] in names):
            return more + (int(found[1]) if found[1].isdigit() else names.index(found[1]))
    return None


def known_by(folded: str) -> tuple[None, str | None]:
    """The day by which it is asked what was known: the end of a named year, or before it."""
    _, until = _years_in(folded)
    years = re.findall(YEAR, folded)
    return None, until or (f"{years[0]}-12-31" if years else None)
