"""What one of two that a question names can learn from the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.holding import LEARN
from graph.questions.asking.slots import slots
from graph.questions.views.families import family
from graph.questions.views.terms import ABOUT, SHOWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.asking.names import Mention
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View


def teacher_first(
    tokens: Sequence[str], mentions: Sequence[Mention], things: tuple[Node, ...]
) -> tuple[Node, ...]:
    """The things, the one first from which the question asks what can be learned.

    It stands behind "van"; the last that does.
    """
    before = re.compile(rf"(?<!\w){slots()['teacher']['before']}$")
    taught = [one.things[0] for one in mentions if before.search(" ".join(tokens[: one.start]))]
    return tuple(sorted(things, key=lambda one: one.id not in taught[-1:]))


def taught(asked: Understood) -> Understood:
    """The question, of the one alone from which it asks what can be learned."""
    return replace(asked, things=asked.things[:1]) if asked.kind == LEARN else asked


def shared(view: View, asked: Understood) -> set[str]:
    """The bottlenecks of who is to learn, by what is told of them; none where nobody is."""
    learners = asked.things[1:] if asked.kind == LEARN else ()
    about = {
        edge.subject
        for learner in learners
        for id_ in family(view, learner.id)
        for edge in view.incoming(id_, ABOUT)
    }
    return {edge.object for id_ in about for edge in view.outgoing(id_, *SHOWS)}
