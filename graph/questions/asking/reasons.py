"""Why something that is named went wrong: the lessons that say so, where a question asks that."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Node
from graph.questions.asking.causes import CAUSE, asks_why
from graph.questions.asking.doing import is_of_another
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.finding import find_statements
from graph.questions.asking.fitting import OF_WHAT
from graph.questions.asking.forms import base
from graph.questions.asking.heeding import is_explained_by, says_why
from graph.questions.asking.held import implied
from graph.questions.asking.slots import slots, weak_words
from graph.questions.views.terms import BOTTLENECK, LESSON, NEGATIVE, SHOWS
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.questions.asking.hits import Hit
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

MOST = 4  # that are told of what went wrong
FAILING = "mislukken"  # for all that people call it


class Reason(NamedTuple):
    """How it is asked why a bottleneck was there, in which words, and the codes of the causes.

    What shows one of ``others`` is a cause; what shows one of ``told`` may say one.
    """

    asked: re.Pattern[str]
    words: re.Pattern[str]
    others: frozenset[str]
    told: frozenset[str]


def reasons(view: View, asked: Understood) -> list[Hit]:
    """The lessons that say why what is named went wrong, where that is asked of nothing else.

    Of something that a bottleneck stands for, as waiting for delay, also those on what caused it,
    and those on it that may say why: that is seen by what they are to be read with.
    """
    if not asks_why(asked) or not asked.of_kind(*OF_WHAT):
        return []
    reason = reason_asked(view, asked)
    if reason is None and not is_of_failing(asked):
        return []
    wide = replace(asked, words=(), content=(), terms=(), telling=(), topic=None, polarity=NEGATIVE)
    found = find_statements(view, wide, view.schema.concrete(LESSON))
    found = [one for one in found if not is_of_another(view, asked, one.text)]
    if reason is None:
        return [one for one in found if CAUSE.search(one.text)][:MOST]
    return [one for one in found if _shows(view, one, reason.others | reason.told)]


def telling_why(view: View, asked: Understood, hits: Iterable[Hit]) -> list[Hit]:
    """The lessons that say why what is asked was so, or show what is known to be a cause.

    Those of which the sentence after it says why come first, then what is known to be one.
    """
    reason = reason_asked(view, asked)
    others = frozenset[str]() if reason is None else reason.others
    own = (one for one in hits if not is_of_another(view, asked, one.text))
    told = [one for one in own if says_why(one) or _shows(view, one, others)]
    told.sort(key=lambda one: (not is_explained_by(one), not _shows(view, one, others)))
    return told[:MOST]


def reason_asked(view: View, asked: Understood) -> Reason | None:
    """What it is asked why, where that is all that the question is on, whoever it befell."""
    folded, is_implied = fold(asked.text), implied(view, asked)
    for one in _known():
        words = (
            word for word in asked.content if word not in weak_words() and not is_implied(word)
        )
        if one.asked.search(folded) and all(one.words.fullmatch(word) for word in words):
            return one
    return None


@cache
def _known() -> tuple[Reason, ...]:
    return tuple(
        Reason(
            re.compile(rf"(?<!\w)(?:{one['asked']})(?!\w)"),
            re.compile(one["words"]),
            frozenset(one["others"]),
            frozenset(one.get("told", ())),
        )
        for one in slots()["reasons"].values()
    )


def is_of_failing(asked: Understood) -> bool:
    """Whether it is asked why it failed, whatever that is called."""
    known = {base(FAILING), *equivalents(FAILING)}
    return bool(asked.content) and all(base(one) in known for one in asked.content)


def _shows(view: View, hit: Hit, codes: frozenset[str]) -> bool:
    """Whether it shows one of the bottlenecks of these codes."""
    edges = view.outgoing(hit.found.id, *SHOWS) if isinstance(hit.found, Node) else ()
    shown = (view.node(edge.object) for edge in edges)
    return any(_code(view, one) in codes for one in shown)


def _code(view: View, bottleneck: Node) -> str:
    concept = view.schema.concepts.get(bottleneck.id)
    return concept.code if concept is not None and concept.kind == BOTTLENECK else ""
