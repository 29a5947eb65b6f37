"""Of what a question may be answered instead: the whole of a part, what bears its name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.absent import silent_part
from graph.questions.asking.holding import FOLLOWUP
from graph.questions.asking.names import names_of, trajectories_called
from graph.questions.asking.slots import asks_addressed
from graph.questions.asking.tokens import padded
from graph.questions.views.terms import ORGANISATION, TRAJECTORY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View


def of_whole(view: View, asked: Understood) -> tuple[Node, Understood] | None:
    """The part that no report tells of, and the question on its whole; none where there is none."""
    part = silent_part(view, asked)
    if asked.why_not is not None or part is None:
        return None
    return part, _on(asked, {part.id: view.node(view.root(part.id))})


def of_its_trajectory(view: View, asked: Understood) -> Understood | None:
    """The question on the one trajectory that bears the name of an organisation; or none."""
    named = asked.of_kind(ORGANISATION)
    told_to = asks_addressed(asked.text)
    if asked.why_not is not None or not named or told_to or asked.of_kind(TRAJECTORY):
        return None
    called = {one.id: trajectories_called(view, one.id) for one in named}
    if any(len(found) != 1 for found in called.values()):
        return None
    return _on(asked, {id_: view.node(found) for id_, (found,) in called.items()})


def is_on_organisation(view: View, asked: Understood) -> bool:
    """Whether it is asked what became of advice on an organisation, not to it or by it."""
    names = (one for node in asked.of_kind(ORGANISATION) for one in names_of(view).aliases(node.id))
    named = "|".join(re.escape(one.strip()) for one in names)
    on = rf" (?:over|rond|rondom) (?:de |het )?(?:{named}) "
    return asked.kind == FOLLOWUP and bool(named) and re.search(on, padded(asked.text)) is not None


def _on(asked: Understood, others: Mapping[str, Node]) -> Understood:
    """The question with others in place of some of the things that it names, by IRI."""
    things = (others.get(one.id, one) for one in asked.things)
    return replace(asked, things=tuple(dict.fromkeys(things)))
