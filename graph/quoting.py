"""A quote among its surroundings, the same whichever store it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.model import Passage
    from graph.store import Quote

CONTEXT = 300  # characters of text shown before and after a quote
# What begins a part that is numbered: a question, of which the answer has the same number.
FAR = 20_000  # characters back to which a heading is looked for
# A paragraph that is a line of its own: what is known of the whole document, or a heading.
BLOCK = re.compile(
    r"(?:\A|\n[^\S\n]*\n)[^\S\n]*(?:"
    r"(?P<known>(?:[Dd]atum|[Uu]itgever|Kamerstuk|Bron|Betreft|Aan|Geachte|Postbus|[Rr]etouradres|"
    r"(?:Uw|Ons|Onze)[^\S\n]+(?:referentie|kenmerk|brief))\b[^\n]*)|"
    r"#*[^\S\n]*[*_]*(?P<heading>(?:\d+(?:\.\d+)*\.?[^\S\n]+)?[A-ZÀ-Ý][^\n|:;]{2,80}[^\s.!?:;,|…])"
    r")[^\S\n]*(?=\n[^\S\n]*\n)"
)
NUMBERED = re.compile(r"^[#*\s]*(?:Vraag|(Antwoord)) (\d+)\b", re.MULTILINE)


def around(pages: Sequence[tuple[int, str]], passage: Passage) -> tuple[str, str]:
    """The text just before and after the passage, as far as its pages go.

    ``pages`` are the start and text of those that reach into it, in order.
    """
    if not pages:
        return "", ""
    low, high = max(0, passage.start - CONTEXT), passage.end + CONTEXT
    first = pages[0][0]
    text = "".join(part for _, part in pages)
    before = text[max(0, low - first) : passage.start - first]
    return before, text[passage.end - first : high - first]


def part_of(pages: Sequence[tuple[int, str]], passage: Passage) -> str:
    """Under what the passage stands: the answer that its document numbers, else a heading.

    ``pages`` are as for ``around``. "" where it is of a question, or where pages tell enough.
    """
    return parts_of(pages)(passage.end)


def parts_of(pages: Sequence[tuple[int, str]]) -> Callable[[int], str]:
    """What tells of many passages of the same pages what ``part_of`` does, by where each ends."""
    first = pages[0][0] if pages else 0
    text = "".join(part for _, part in pages)
    begun = [*NUMBERED.finditer(text)]
    ends = [first + one.end() for one in begun]
    whole = first == 0 and len(pages) == 1  # a text without pages

    def part(end: int) -> str:
        at = bisect_right(ends, end)
        last = begun[at - 1] if at else None
        if last is not None:
            return "" if last[1] is None else f"{last[1]} {last[2]}"
        return heading_above(text, end) if whole else ""

    return part


def heading_above(text: str, end: int) -> str:
    r"""The heading under which a text stands up to ``end``, between quotation marks, if any.

    >>> heading_above("Titel\n\n2. Wat misging\n\nDe brief kwam te laat.", 39)
    '‘2. Wat misging’'
    """
    start = max(0, end - FAR)
    lines = [*BLOCK.finditer(text, start, end)]
    told = next((one for one in reversed(lines) if one["heading"] or one["known"]), None)
    if told is None or told["heading"] is None or told.start() == 0:  # the title
        return ""
    return f"‘{told['heading'].strip(' *_')}’"


def is_heading(part: str) -> bool:
    """Whether it is told under what a passage stands by a heading, and not by a number."""
    return part.startswith("‘")


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes by document and place."""
    return sorted(
        quotes, key=lambda q: (q.document.get("published") or "", q.document.id, q.passage)
    )
