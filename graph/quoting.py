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
    """The answer that the passage is of, as its document numbers them: "Antwoord 21".

    ``pages`` are as for ``around``; "" where they number no answers, or it is of a question.
    """
    return parts_of(pages)(passage)


def parts_of(pages: Sequence[tuple[int, str]]) -> Callable[[Passage], str]:
    """What tells of many passages of the same pages what ``part_of`` tells of one."""
    first = pages[0][0] if pages else 0
    begun = [*NUMBERED.finditer("".join(part for _, part in pages))]
    ends = [first + one.end() for one in begun]

    def part(passage: Passage) -> str:
        at = bisect_right(ends, passage.end)
        last = begun[at - 1] if at else None
        return "" if last is None or last[1] is None else f"{last[1]} {last[2]}"

    return part


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes by document and place."""
    return sorted(
        quotes, key=lambda q: (q.document.get("published") or "", q.document.id, q.passage)
    )
