"""Which question is answered of one that is understood, and which is none that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.asking.causes import asks_why
from graph.questions.asking.holding import VOICES
from graph.questions.asking.kinds import BECAUSE, SAID
from graph.questions.asking.quoting import FALLBACK, OPEN
from graph.questions.asking.succession import SUCCESSION
from graph.questions.asking.understanding import NONE
from graph.questions.views.terms import ORGANISATION

if TYPE_CHECKING:
    from graph.questions.asking.understanding import Understood

PROFILE = "profile"


def is_strange(asked: Understood) -> bool:
    """Whether the question is on something that neither reports nor ontology know.

    Of a word that nothing knows beside others that are known it is told that it was not found.
    """
    if asked.stranger is not None:
        return True
    if asked.things or asked.speaker or asked.kind in OPEN or asked.kind == "definition":
        return False
    return set(asked.words) <= set(asked.unknown) and (bool(asked.words) or asked.kind == NONE)


def meant(asked: Understood) -> str:
    """The kind of question that is answered: of one that is put as none what it comes to."""
    if asked.kind == NONE and asked.content:
        return BECAUSE if asks_why(asked) else SAID
    whole = asked.kind == PROFILE and asked.things and asked.content  # all of it is not asked
    told = asked.kind == VOICES and asked.publisher is not None  # they tell it in all they wrote
    if asked.kind == SUCCESSION and not asked.of_kind(ORGANISATION):
        return SAID  # only organisations have a successor
    return FALLBACK if asked.kind == NONE or whole or told else asked.kind
