"""Advice that a later document repeats to tell what became of it: it counts where it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.statements.said import Said, all_said
from graph.questions.views.dates import certain
from graph.questions.views.keeping import kept
from graph.questions.views.terms import EXPLICIT, FOLLOWS_UP, PUBLISHER, RECOMMENDATION
from graph.stems import STOP, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    given = _given(view)
    found = {}
    for later in all_said(view):
        if later.node.kind == RECOMMENDATION and later.incoming(view, FOLLOWS_UP):
            earlier = {one.said.node.id: one for root in later.roots for one in given.get(root, ())}
            first = _likeliest(
                later, [one for one in earlier.values() if _may_be(view, one, later)]
            )
            if first is not None:
                found.update(dict.fromkeys(later.ids, first))
    return found


@kept
def retellings(view: View) -> Mapping[str, tuple[str, ...]]:
    """By the IRI of advice those of the later ones that are this one."""
    found: dict[str, tuple[str, ...]] = {}
    for later, earlier in retold(view).items():
        found[earlier.node.id] = (*found.get(earlier.node.id, ()), later)
    return found


class Given(NamedTuple):
    """Advice that a document itself gives, with the stems of its words."""

    said: Said
    words: frozenset[str]


def _given(view: View) -> Mapping[str, list[Given]]:
    """The advice by whole trajectory that it is on."""
    found: dict[str, list[Given]] = {}
    for one in all_said(view):
        if one.node.kind == RECOMMENDATION and one.node.get(EXPLICIT) == "true":
            given = Given(one, _words(one))
            for root in one.roots:
                found.setdefault(root, []).append(given)
    return found


def _may_be(view: View, earlier: Given, later: Said) -> bool:
    publishers = {view.documents[one.source].get(PUBLISHER) for one in (earlier.said, later)}
    date = earlier.said.date
    return bool(date) and certain(date) < certain(later.date) and len(publishers) > 1


def _likeliest(later: Said, earlier: Sequence[Given]) -> Said | None:
    """The one that has the largest part of its words, if that is enough and clear."""
    words = _words(later)
    shares = sorted(
        ((len(words & one.words) / max(1, len(words)), one.said.node.id, one) for one in earlier),
        key=lambda told: (-told[0], told[1]),
    )
    if not shares:
        return None
    share, _, first = shares[0]
    second = shares[1][0] if len(shares) > 1 else 0.0
    enough = share >= MOST and len(words & first.words) >= SHARED
    return first.said if enough and share - second >= CLEARLY else None


def _words(one: Said) -> frozenset[str]:
    """The stems of what it says, but for small words."""
    return frozenset(stems(one.node.get("text") or "")) - STOP
