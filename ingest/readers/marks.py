"""The signs by which a line of plain text shows what it is: a heading, a list item, a question."""

from __future__ import annotations

import re

_QUESTION = re.compile(
    r"(?:Vraag|Vragen|Antwoord|Antwoorden)\s+\d{1,3}[a-z]?"
    r"(?:\s*(?:,|en|t/m|tot en met|-|–)\s*\d{1,3}[a-z]?)*\s*[:.]?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-–•*▪‣◦●○■□➢✓·\uf0b7]\s+(?=\S)")
_ORDINAL = re.compile(r"\s*(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z][.)]|\([a-z]\))\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[A-ZÀ-Ý‘'\"“]")
_PART = re.compile(r"(?:Hoofdstuk|Deel|Bijlage|Annex)\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z])\b")
_PLAIN = re.compile(r"[A-ZÀ-Ý‘'\"“]")
_UNFINISHED = (".", ",", ";", ":", "!", "…")
_MAX_HEADING = 90
_MAX_WORDS = 14
_DEEPEST = 6
QUESTION_LEVEL = 3
PLAIN_LEVEL = 2


def is_question(line: str) -> bool:
    """Whether the line is no more than "Vraag 4" or "Antwoord 4".

    >>> is_question("Antwoord 4 en 5"), is_question("Vraag 4 gaat over de uitvoering.")
    (True, False)
    """
    return _QUESTION.fullmatch(line.strip()) is not None


def bullet_width(line: str) -> int:
    """The number of characters a bullet takes at the start of the line, 0 without one.

    >>> bullet_width("•  Richt een loket in"), bullet_width("Richt een loket in")
    (3, 0)
    """
    match = _BULLET.match(line)
    return 0 if match is None else match.end()


def ordinal_width(line: str) -> int:
    """The number of characters "1. " or "a) " takes at the start of the line, 0 without one."""
    match = _ORDINAL.match(line)
    return 0 if match is None else match.end()


def item_width(line: str) -> int:
    """The number of characters a bullet or ordinal takes at the start of the line."""
    return bullet_width(line) or ordinal_width(line)


def heading_depth(line: str) -> int:
    """The level of the heading a line standing alone is by its looks, 0 when it is none.

    >>> heading_depth("3.2 Wat goed ging"), heading_depth("Tot slot"), heading_depth("Dat kan.")
    (2, 2, 0)
    """
    line = line.strip()
    if is_question(line):
        return QUESTION_LEVEL
    if not _is_short(line):
        return 0
    numbered = _NUMBERED.match(line)
    if numbered is not None:
        return min(numbered.group(1).count(".") + 1, _DEEPEST)
    if _PART.match(line) is not None:
        return 1
    return PLAIN_LEVEL if _PLAIN.match(line) is not None and bullet_width(line) == 0 else 0


def numbered_depth(line: str) -> int:
    """The level a number such as "3.2" gives a heading, 0 without one."""
    match = _NUMBERED.match(line.strip())
    return 0 if match is None else min(match.group(1).count(".") + 1, _DEEPEST)


def _is_short(line: str) -> bool:
    short = len(line) <= _MAX_HEADING and len(line.split()) <= _MAX_WORDS
    return short and not line.endswith(_UNFINISHED)
