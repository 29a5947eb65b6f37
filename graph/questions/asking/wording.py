"""Which words of a question say what its answer must hold, and which only how it is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.holding import AMOUNT
from graph.questions.asking.names import WORD, is_perspective, tokens_of
from graph.questions.asking.slots import empty_words, polar_words
from graph.questions.asking.times import YEAR
from graph.questions.asking.verbs import consists_of
from graph.questions.views.terms import ORGANISATION, TRAJECTORY
from graph.stems import STOP, fold, stems
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.asking.kinds import Kind
    from graph.questions.asking.names import Mention, Names
    from graph.questions.views.view import View
    from graph.store import Store

NAMED = {TRAJECTORY, ORGANISATION}  # whose names say of what, not on what
# How these are asked is what the answer says too.
TELLING = {"who", "law", "when", "amount", "followup"}


def words_of(tokens: list[str], mentions: list[Mention], kind: Kind | None) -> Iterator[str]:
    """The words that say what the answer should be on, those of names of bottlenecks too."""
    named = {at for one in mentions for at in range(one.start, one.end) if one.whole}
    asking = STOP if kind is None or kind.name in TELLING else STOP | kind.vocabulary
    for at, word in enumerate(tokens):
        if at not in named and _tells(word) and not consists_of(word, asking):
            yield word


def content_of(
    view: View,
    tokens: list[str],
    mentions: list[Mention],
    publisher: Node | None,
    kind: Kind | None,
) -> Iterator[str]:
    """The words that an answer must hold: no names but of bottlenecks, nor how it is asked."""
    named = _named(view, mentions)
    asking = STOP if kind is None else STOP | kind.vocabulary
    asking |= set() if publisher is None else {*tokens_of(publisher.title)}
    for at, word in enumerate(tokens):
        counted = kind is not None and kind.name == AMOUNT and word in polar_words()
        if at not in named and (_tells(word) or counted) and not consists_of(word, asking):
            yield word


def telling_of(view: View, tokens: list[str], mentions: list[Mention]) -> Iterator[str]:
    """All words that say something, but those of names; years too."""
    named = _named(view, mentions)
    for at, word in enumerate(tokens):
        if at not in named and (_tells(word) or re.fullmatch(YEAR, word)):
            yield word


def _named(view: View, mentions: list[Mention]) -> set[int]:
    """Where the words stand that name a thing that an answer is of, or from whom it is seen."""
    return {
        at
        for one in mentions
        if view.node(one.things[0]).kind in NAMED or is_perspective(view, one.things[0])
        for at in range(one.start, one.end)
    }


def _tells(word: str) -> bool:
    """Whether a word says something of what the answer should be on."""
    ordinary = word.isdigit() or consists_of(word, STOP | empty_words())
    return len(word) > 1 and not ordinary and word not in polar_words()


def unknown_of(store: Store, names: Names, words: Iterable[str]) -> Iterator[str]:
    """The words that stand in no report and no list."""
    for word in words:
        if stems(word) and not names.known(word) and not store.search(Query(word, limit=1)).total:
            yield word


def capitalised_of(text: str) -> set[str]:
    """The words within the question that are written as a name."""
    return {fold(word) for word in WORD.findall(text)[1:] if word[0].isupper()}
