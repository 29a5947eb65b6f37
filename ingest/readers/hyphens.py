"""Words broken at the end of a line, made whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_LAST = re.compile(r"(\S*\w)-\Z")
_FIRST = re.compile(r"\w+")
_CONJUNCTIONS = frozenset({"en", "of", "dan", "noch", "tot", "respectievelijk"})


def find_compounds(lines: Iterable[str]) -> frozenset[str]:
    """The hyphenated words standing within the lines, in lower case."""
    return frozenset(word.lower() for line in lines for word in _COMPOUND.findall(line))


def glue(before: str, after: str, compounds: frozenset[str] = frozenset()) -> str:
    """What the line ``before`` becomes when the line ``after`` is put behind it.

    A hyphen stays after capitals or a digit ("NO-", "2024-"), before a capital, in a pair ("wet-
    en regelgeving"), and in a word that elsewhere has it within a line.

    >>> glue("de uitvoe-", "ring"), glue("het NO-", "rapport"), glue("wet-", "en regelgeving")
    ('de uitvoe', 'het NO-', 'wet- ')
    """
    broken, first = _LAST.search(before), _FIRST.match(after)
    if broken is None or first is None:
        return before + " "
    if first.group().lower() in _CONJUNCTIONS:
        return before + " "
    return before if _keeps(broken.group(1), first.group(), compounds) else before[:-1]


def _keeps(head: str, first: str, compounds: frozenset[str]) -> bool:
    """Whether the hyphen between the two halves is the word's own."""
    syllable = head.rsplit("-", 1)[-1].lstrip("([‘'\"“")
    if syllable.isupper() or not syllable[-1:].isalpha() or not first[0].islower():
        return True
    word = head.lstrip("([‘'\"“").lower()
    return f"{word}-{first.lower()}" in compounds
