"""How schemes of redress are named: their patterns, and where their names start and end."""

from __future__ import annotations

import re
from collections.abc import Callable

CAPITAL = r"[A-ZÀ-Ý][\w'’&-]*"
LINK = r"(?:(?:van|voor|der|de|het|den|tot|bij|op) +)"
PATTERN = re.compile(
    r"\b(?:[Hh]erstel(?:operatie|traject|regeling|actie|programma)|[Cc]ompensatieregeling"
    r"|[Ss]chaderegeling|(?:[Tt]egemoetkomings|[Ee]rkennings|[Uu]itkerings)regeling) +"
    r"(?:(?:voor +)?" + CAPITAL + r"(?: +(?:" + LINK + r")?" + CAPITAL + r"){0,3}"
    r"|voor +(?:de +)?[a-z]{4,} +(?:van|met|door) +(?:(?:de|het) +)?[\w-]{4,})"
    r"|\b[Rr]egeling +[a-zë]{4,}(?:herstel|schade|compensatie|vergoeding|tegemoetkoming)\b"
    r"|(?<![\w-])[A-Z][\w]+-(?:herstel(?:operatie|traject|regeling)|compensatieregeling)\b"
)  # fmt: skip
BRACKETED = re.compile(r"(?P<name>.*\S) \((?P<short>[A-Z][A-Z0-9]+)\)")
REDRESS = re.compile(
    r"\b(?:(?:rechts)?herstel|erkenning|tegemoetkoming|compensatie|(?:schade)?afhandeling)\s+"
    r"(?:(?:van|voor|rond|rondom|aan|in)\s+)(?:(?:de|het)\s+)?$",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"[a-zë]+\s+(?:van|met|aan|door)\s+(?:(?:de|het)\s+)?", re.IGNORECASE)


def start_of(text: str, start: int, end: int, means: Callable[[str], bool]) -> int:
    """Where a name starts of which the characters ``start`` to ``end`` are known.

    The redress before it belongs to it; the people it is for do not, where the rest alone
    ``means`` the same.
    """
    redress = REDRESS.search(text, max(0, start - 40), start)
    if redress is not None:
        return redress.start()
    people = PEOPLE.match(text, start, end)
    return people.end() if people is not None and means(text[people.end() : end]) else start


def apart(name: str) -> tuple[str, ...]:
    """A name, or the two that it and the abbreviation in brackets behind it are.

    >>> apart("Tegemoetkoming Vaste Lasten (TVL)")
    ('Tegemoetkoming Vaste Lasten', 'TVL')
    """
    match = BRACKETED.fullmatch(name)
    return (name,) if match is None else (match["name"], match["short"])
