"""Masking: characters that identify somebody become blocks, and the text keeps its length."""

from __future__ import annotations

from collections.abc import Iterable

MASK = "█"


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The characters of ``spans``, sorted and apart."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the characters of ``spans`` masked, as long as it was.

    >>> mask("bel 06-12345678", [(4, 15)])
    'bel ███████████'
    """
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], MASK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, text[at:]])
