"""What waits for somebody: advice without follow-up, and claims that nobody has judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.followup import Fate, follow_up
from graph.questions.views.keeping import kept
from graph.questions.views.terms import CANDIDATE
from graph.support import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Node
    from graph.questions.views.view import View

WAITING = (Fate.BROKEN, Fate.REFUSED, Fate.WAITING, Fate.PROMISED)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What leergraaf is not sure of: statements that may be none, and names it does not know."""

    statements: tuple[Node, ...]
    candidates: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fates:
    """Of how many recommendations and promises what became.

    ``unheard`` is how many are addressed to somebody by name, and nothing is told of them.
    """

    number: Mapping[Fate, int]
    unheard: int


@kept
def fates(view: View) -> Fates:
    """What became of what was recommended and promised, counted."""
    told = follow_up(view).told
    unheard = sum(one.fate is Fate.OPEN and bool(one.addressees) for one in told)
    return Fates(Counter(one.fate for one in told), unheard)


@kept
def doubts(view: View) -> Doubts:
    """What is for somebody to judge: the least sure statement and the most told name first."""
    unsure = [one for one in view.statements if is_doubtful(one.evidence)]
    named = [one for one in view.nodes.values() if one.get(CANDIDATE) == "true"]
    return Doubts(
        tuple(sorted(unsure, key=lambda one: (_sure(one), one.id))),
        tuple(sorted(named, key=lambda one: (-len(one.evidence), one.title, one.id))),
    )


def _sure(node: Node) -> float:
    return max(one.confidence for one in node.evidence)
