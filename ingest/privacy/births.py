"""Dates of birth: found to be masked. Years of birth and ages stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.dates import DATE, MONTHS
from ingest.privacy import foreign

SHORT = "|".join(f"{month[:3]}|mrt" if month == "maart" else month[:3] for month in MONTHS)
YEAR_IN_WORDS = r"(?:negentienhonderd|tweeduizend)[a-zë]*"
DAY = (
    rf"(?:{DATE}|\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:\d{{4}}|['’]?\d\d(?!\d))"
    rf"|\d{{1,2}}(?:\.? |-)(?:{SHORT}|{foreign.SHORT_MONTHS})(?:\.? |-)(?:\d{{4}}|['’]\d\d)"
    rf"|[a-zë]+ (?:{'|'.join(MONTHS)}) {YEAR_IN_WORDS}|(?:19|20)\d\d[01]\d[0-3]\d(?!\d))"
)
BORN = (
    r"(?:geboren|geb\.(?:\s?datum|\s?dat\.)?|geboorte(?:dag|datum|data)|date of birth|born"
    rf"|{foreign.BORN})"
)
VERB = r"(?:geboren|als geboorte|ter wereld)"  # what a day of birth may stand before
IS_BORN = re.compile(rf"\b(?:(?P<verb>{VERB})|{BORN})", re.IGNORECASE)
IS_DAY = re.compile(DAY, re.IGNORECASE)
BEHIND_BORN = re.compile(rf"(?P<between>[^\n;\d]{{0,50}}?)(?<!\d)(?P<day>{DAY})", re.IGNORECASE)
BEFORE_BORN = re.compile(
    rf"\b(?P<day>(?:\d{{1,2}} [A-Z]\w+ \d{{4}} \()?{DAY})\)?,? (?:is |was |werd |wurde )?"
    r"(?:(?:in|te) [^\n.;,]{1,20} )?$",
    re.IGNORECASE,
)
LONGEST = 13  # characters of what says that a day is a limit
BEFORE = 70  # characters in which a day may stand before
LIMIT = re.compile(  # of a rule ("geboren na 1 januari"), or a clause that says something else
    r"\b(?:na|voor|vóór|vanaf|tussen|tot|sinds|maar|terwijl|waarna|toen"
    rf"|{foreign.LIMITS})\b|\.\s",
    re.IGNORECASE,
)
RULE = re.compile(
    rf"\b(?:na|voor|vóór|vanaf|tussen|tot|sinds|{foreign.LIMITS})(?: dem)?\s$", re.IGNORECASE
)
KIN = r"(?:vader|moeder|zoon|dochter|kind|broer|zus|man|vrouw|partner|cliënt|betrokkene|klager)"
OF = re.compile(
    rf"\b{KIN} (?:is|was) van (?P<day>{DAY})(?:(?:,| en) {KIN} (?:is )?van (?P<other>{DAY}))?",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf",? ?[(,] ?(?P<day>{DAY})(?=[),])(?P<lives>[),]+ (?:won|woon)\w+)?", re.IGNORECASE
)
LAST_CENTURY = re.compile(r"\b19\d\d$|['’][3-9]\d$|^19\d{6}$")
HEADING = re.compile(rf"^[^\n]*\|[^\n]*{BORN}[^\n]*$", re.IGNORECASE | re.MULTILINE)


def find_births(text: str, named: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The characters of dates of birth; ``named`` are the names of people in the text."""
    for born in IS_BORN.finditer(text):
        at = born.start()
        before = BEFORE_BORN.search(text, max(0, at - BEFORE), at) if born["verb"] else None
        behind = BEHIND_BORN.match(text, born.end())
        if before is not None:
            if not _is_rule(text, before.start("day")):
                yield before.span("day")
        elif behind is not None and LIMIT.search(behind["between"]) is None:
            yield behind.span("day")
    for match in OF.finditer(text):
        yield from (match.span(group) for group in ("day", "other") if match[group] is not None)
    for _, end in named:
        behind = BEHIND.match(text, end)
        if behind is not None and (behind["lives"] or LAST_CENTURY.search(behind["day"])):
            yield behind.span("day")
    for heading in HEADING.finditer(text):
        yield from _in_column(text, heading)


def _is_rule(text: str, start: int) -> bool:
    """Whether a day is the limit of a rule: "vóór 1 juli 1995 geboren"."""
    return RULE.search(text, max(0, start - LONGEST), start) is not None


def _in_column(text: str, heading: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The days under the heading of a table's column."""
    cells = heading.group().split("|")
    column = next((at for at, cell in enumerate(cells) if IS_BORN.search(cell)), None)
    start = heading.end() + 1
    while column is not None and start < len(text):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        cells = line.split("|")
        if len(cells) <= column or "|" not in line:
            return
        begins = start + sum(len(cell) + 1 for cell in cells[:column])
        for day in IS_DAY.finditer(cells[column]):
            yield begins + day.start(), begins + day.end()
        start += len(line) + 1
