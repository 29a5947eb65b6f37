"""A quote among its surroundings, the same whichever store it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Passage
    from graph.store import Quote

CONTEXT = 300  # characters of text shown before and after a quote


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


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes by document and place."""
    return sorted(
        quotes, key=lambda q: (q.document.get("published") or "", q.document.id, q.passage)
    )
