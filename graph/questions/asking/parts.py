"""The questions that stand on one line, and what a later one takes over from the first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.kinds import kinds
from graph.questions.asking.tokens import tokens_of
from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.understanding import Understood

NEXT = re.compile(r"(?<=\?)\s+(?=\w)")  # where a second question begins
# Or within one, where a word follows that begins a question.
AND = re.compile(
    r",? (?:en|and) (?=(?:om |op |in |bij |door |met |tot |voor |sinds |vanaf )?"
    r"(?:wie|wat|waar|waarom|waardoor|waarmee|wanneer|hoe|hoeveel|welke?|"
    r"who|what|where|why|when|how|which)\b|(?:is|was|zijn|waren|werd|werden|wordt|worden|heeft) "
    r"(?:dat|dit|die|deze|daar|het|er|ze|zij)\b)"
)
# What the quotes that answer the first tell.
ONLY_WHO = re.compile(r"(?:door|aan|bij|voor|met|by|to) (?:wie|welke?|whom)\W*")
WHOLE = 3  # words of a part that can be a question by itself
# A word that stands for what the part before is on.
BACK = re.compile(
    r"\b(?:dat|dit|die|deze|het|ze|zij|hij|daar\w*|er(?:mee|van|over|aan|voor)|hier\w+|it|that|this)\b"
)


def parts_of(text: str) -> list[str]:
    """The questions on a line, in order.

    >>> parts_of("Waarom duurde het zo lang, en hoeveel geld ging er om?")
    ['Waarom duurde het zo lang', 'hoeveel geld ging er om?']
    >>> parts_of("Wanneer is er gewaarschuwd en door wie?")
    ['Wanneer is er gewaarschuwd en door wie?']
    >>> parts_of("Welke fouten en welke successen waren er?")
    ['Welke fouten en welke successen waren er?']
    """
    return [part for line in NEXT.split(text.strip()) for part in _cut(line)]


def _cut(line: str) -> list[str]:
    for at in AND.finditer(line):
        before, after = line[: at.start()], line[at.end() :]
        if ONLY_WHO.fullmatch(fold(after)):
            continue
        if len(tokens_of(before)) >= WHOLE and _asks(before):
            return [before, *_cut(after)]
    return [line]


def _asks(text: str) -> bool:
    """Whether this is put as a question."""
    folded = fold(text)
    return any(kind.fits(folded) for kind in kinds()) or folded.startswith(
        ("wat ", "waar ", "hoe ")
    )


def refers(text: str) -> bool:
    """Whether a question points back at what stood before it.

    >>> refers("waar is dat later omgedraaid?"), refers("wie betaalde de huur?")
    (True, False)
    """
    return BACK.search(fold(text)) is not None


def taken_over(asked: Understood, first: Understood) -> Understood:
    """A later part of a question, with the words of the first that it points back at or lacks."""
    if asked.content and not refers(asked.text):
        return asked
    return replace(
        asked,
        words=_both(asked.words, first.words),
        content=_both(asked.content, first.content),
        terms=_both(asked.terms, first.terms),
        telling=_both(asked.telling, first.terms),
        publisher=asked.publisher or first.publisher,
        topic=asked.topic or first.topic,
    )


def _both(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *others)))
