"""Windows of running text, so that a sentence is read together with what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.judges.judge import Sentence

Pieces = Callable[[str], list[int]]
START, END = 0, 2  # the pieces that open and close a window
LENGTH = 128  # pieces in a window
BEFORE = 12  # pieces of what stands above or before the sentences of a window
LONGEST = LENGTH - BEFORE - 8  # pieces of a sentence; what comes after is not read


@dataclass(slots=True)
class Window:
    """Pieces of text; ``spans`` is where in it the sentences stand that have the numbers ``at``."""

    ids: list[int]
    spans: list[tuple[int, int]] = field(default_factory=list)
    at: list[int] = field(default_factory=list)


def windows(sentences: Sequence[Sentence], opening: list[int], pieces: Pieces) -> Iterator[Window]:
    """The windows that hold the sentences, each of these once; ``opening`` starts every window.

    A window is of one section. The first begins with the end of the heading, each next one with
    the end of the one before it.
    """
    window: Window | None = None
    section: tuple[int, str] | None = None
    for number, sentence in enumerate(sentences):
        said = pieces(sentence.text)[:LONGEST]
        if window is None or (sentence.section, sentence.heading) != section:
            if window is not None:
                yield _closed(window)
            section = sentence.section, sentence.heading
            window = Window([START, *opening, *pieces(sentence.heading)[-BEFORE:]])
        elif window.spans and len(window.ids) + len(said) >= LENGTH:
            tail = window.ids[-BEFORE:]
            yield _closed(window)
            window = Window([START, *opening, *tail])
        start = len(window.ids)
        window.ids += said
        window.spans.append((start, len(window.ids)))
        window.at.append(number)
    if window is not None:
        yield _closed(window)


def _closed(window: Window) -> Window:
    window.ids.append(END)
    return window
