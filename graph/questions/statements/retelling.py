"""Advice that a later document repeats to tell what became of it: it counts where it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.statements.said import Said, all_said
from graph.questions.views.dates import certain
from graph.questions.views.keeping import kept
from graph.questions.views.terms import EXPLICIT, FOLLOWS_UP, RECOMMENDATION
from graph.stems import STOP, stems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.questions.views.view import View

SHARED = 2  # words that both have
MOST = 0.6  # of the words of the later one, which part the earlier one has
CLEARLY = 0.2  # how much larger that part is than of any other


@kept
def retold(view: View) -> Mapping[str, Said]:
    """By the IRI of advice of which its document tells the follow-up, the earlier one that it is.

    That is of another publisher and on the same trajectory, and has most of its words, clearly more
    than any other: a table of what was done repeats advice in a few words.
    """
    given = [one for one in all_said(view) if _is_given(one)]
    found = {}
    for later in all_said(view):
        if later.node.kind == RECOMMENDATION and later.incoming(view, FOLLOWS_UP):
            earlier = [one for one in given if _may_be(view, one, later)]
            if (first := _likeliest(later, earlier)) is not None:
                found.update(dict.fromkeys(later.ids, first))
    return found


@kept
def retellings(view: View) -> Mapping[str, tuple[str, ...]]:
    """By the IRI of advice those of the later ones that are this one."""
    found: dict[str, tuple[str, ...]] = {}
    for later, earlier in retold(view).items():
        found[earlier.node.id] = (*found.get(earlier.node.id, ()), later)
    return found


def _is_given(one: Said) -> bool:
    return one.node.kind == RECOMMENDATION and one.node.get(EXPLICIT) == "true"


def _may_be(view: View, earlier: Said, later: Said) -> bool:
    publishers = {view.documents[one.source].get("publisher") for one in (earlier, later)}
    before = bool(earlier.date) and certain(earlier.date) < certain(later.date)
    return before and len(publishers) > 1 and not earlier.roots.isdisjoint(later.roots)


def _likeliest(later: Said, earlier: list[Said]) -> Said | None:
    words = _words(later)
    shares = sorted(
        ((len(words & _words(one)) / max(1, len(words)), one.node.id, one) for one in earlier),
        key=lambda told: (-told[0], told[1]),
    )
    if not shares:
        return None
    share, _, first = shares[0]
    second = shares[1][0] if len(shares) > 1 else 0.0
    enough = share >= MOST and len(words & _words(first)) >= SHARED
    return first if enough and share - second >= CLEARLY else None


def _words(one: Said) -> frozenset[str]:
    """The stems of what it says, but for small words."""
    return frozenset(stems(one.node.get("text") or "")) - STOP
