"""Where in a text the words stand that somebody looked for, as the search counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.stems import WORD, fold, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Page

BORDER = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý“‘\"'(])|\n\s*\n")  # between two sentences
SHORTEST = 5  # letters of a stem that is looked for within longer words
AROUND = 160  # characters shown on either side of the first word


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """The words of the text that are looked for, in any form or within a compound, in order.

    >>> spans("De toeslag en kinderopvangtoeslagen", "toeslagen")
    [(3, 10), (14, 35)]
    """
    wanted = set(stems(words))
    return [found.span() for found in WORD.finditer(text) if _told(found[0], wanted)]


def _told(word: str, wanted: set[str]) -> set[str]:
    """The stems that are looked for that the word has, or holds as a part."""
    own = stem(fold(word))
    return {one for one in wanted if one == own or (len(one) >= SHORTEST and one in own)}


def first_hit(pages: Iterable[Page], words: str) -> tuple[Page, str] | None:
    """The first sentence with all the words, else the first with any, and the page it is on.

    A long one is cut around the first word; where there is none it is ``None``.
    """
    wanted = set(stems(words))
    best: tuple[Page, str] | None = None
    for page in pages:
        for sentence in BORDER.split(page.text):
            told = set[str]().union(*(_told(word, wanted) for word in WORD.findall(sentence)))
            if told and (best is None or told == wanted):
                best = page, _cut(" ".join(sentence.split()), words)
            if told and told == wanted:
                return best
    return best


def _cut(sentence: str, words: str) -> str:
    """The sentence, from a word shortly before the first that is looked for to one after it."""
    at = spans(sentence, words)[0][0]
    low, high = at - AROUND, at + AROUND
    head = sentence[:at] if low <= 0 else "…" + sentence[low:at].partition(" ")[2]
    tail = sentence[at:] if high >= len(sentence) else f"{sentence[at:high].rpartition(' ')[0]}…"
    return head + tail
