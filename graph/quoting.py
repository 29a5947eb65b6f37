"""A quote among its surroundings, the same whichever store it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.model import Passage
    from graph.store import Quote

CONTEXT = 300  # characters of text shown before and after a quote
# What begins a part that is numbered: a question, of which the answer has the same number.
FAR = 20_000  # characters back to which a heading is looked for
BLANK = 2  # characters at least of the empty line behind it
# A paragraph that is a line of its own: what is known of the whole document, or a heading.
BLOCK = re.compile(
    r"(?:\A|\n[^\S\n]*\n)[^\S\n]*(?:"
    r"(?P<known>(?:[Dd]atum|[Uu]itgever|Kamerstuk|Bron|Betreft|Aan(?=[^\n:.]*\n)|Geachte|Postbus|[Rr]etouradres|"
    r"(?:Uw|Ons|Onze)[^\S\n]+(?:referentie|kenmerk|brief))\b[^\n]*)|"
    r"#*[^\S\n]*[*_]*(?P<heading>(?:\d+(?:\.\d+)*\.?[^\S\n]+)?[A-ZÀ-Ý]"
    r"(?:[^\n|:;]{2,60}:[^\S\n])?[^\n|:;]{2,80}[^\s.!?:;,|…])"
    r")[^\S\n]*(?=\n[^\S\n]*\n)"
)
SENTENCE = re.compile(r"\w{2}[.!?](?:\s|$)")
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
    return parts_of(pages, passage.end - FAR, passage.end)(passage.end)


def parts_of(
    pages: Sequence[tuple[int, str]], low: int = 0, high: int | None = None
) -> Callable[[int], str]:
    r"""What tells of many passages of the same pages what ``part_of`` does, by where each ends.

    Headings are looked for between ``low`` and ``high``.

    >>> parts_of([(0, "Titel\n\n2. Wat misging\n\nDe brief kwam te laat.")])(46)
    '‘2. Wat misging’'
    """
    first = pages[0][0] if pages else 0
    text = "".join(part for _, part in pages)
    begun = [*NUMBERED.finditer(text)]
    ends = [first + one.end() for one in begun]
    whole = first == 0 and len(pages) == 1  # a text without pages
    blocks = BLOCK.finditer(text, max(0, low), high or len(text)) if whole else ()
    headings = [*_headings(text, blocks)]
    behind = [one.end() + BLANK for one in headings]

    def part(end: int) -> str:
        at = bisect_right(ends, end)
        last = begun[at - 1] if at else None
        if last is not None:
            return "" if last[1] is None else f"{last[1]} {last[2]}"
        at = bisect_right(behind, end)
        above = headings[at - 1] if at else None
        return "" if above is None or above.start() < end - FAR else _heading(above)

    return part


def _headings(text: str, blocks: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The blocks but those of the whole document that stand within a part of it, as on each page.

    They do where a sentence stands between the heading before and them.
    """
    last = 0
    for one in blocks:
        if one["heading"] is not None or SENTENCE.search(text, last, one.start()) is None:
            last = one.end()
            yield one


def _heading(block: re.Match[str]) -> str:
    """A heading between quotation marks; none where it is the title, or known of the whole."""
    if block["heading"] is None or block.start() == 0:
        return ""
    return f"‘{block['heading'].strip(' *_')}’"


def is_heading(part: str) -> bool:
    """Whether it is told under what a passage stands by a heading, and not by a number."""
    return part.startswith("‘")


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes by document and place."""
    return sorted(
        quotes, key=lambda q: (q.document.get("published") or "", q.document.id, q.passage)
    )
