"""Which organisation came after another or before it, and what one is called now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.questions.asking.facts import Fact
from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import tokens_of
from graph.questions.views.families import curated_ties
from graph.questions.views.terms import ORGANISATION, REPLACES
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Evidence, Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

SUCCESSION = "succession"
BEFORE = re.compile(
    r"\b(?:voorgangers?|predecessors?|(?:heette|heetten|heten)\b.*\b(?:vroeger|eerder|voorheen|"
    r"daarvoor|ervoor|eerst)|used to be called)\b"
)
NOW = re.compile(r"\b(?:nu|tegenwoordig|inmiddels|thans|vandaag|now|today)\b")


def succession(view: View, asked: Understood) -> list[Fact]:
    """What the organisations that are named were succeeded by, or what they succeeded.

    What one is called now is told by all that came after it, one after the other. A name may have
    been that of more than one: then of each. Where none is recorded, that is told of the first.
    """
    folded, named = fold(asked.text), _named(view, asked)
    if BEFORE.search(folded):
        found = [fact for one in named for fact in _before(view, one)]
        return found or [Fact(one, REPLACES, "") for one in named[:1]]
    if NOW.search(folded):
        named = _with_later(view, named)
    found = [fact for one in named for fact in _after(view, one)]
    return found or [Fact(one, REPLACES, "", outgoing=False) for one in named[:1]]


def _named(view: View, asked: Understood) -> list[Node]:
    """All organisations that the names in the question may be of, the likeliest first."""
    mentions = names_of(view).find(tokens_of(asked.text))
    ids = [id_ for one in mentions if one.whole for id_ in one.things]
    known = [*asked.of_kind(ORGANISATION), *map(view.node, ids)]
    return list({one.id: one for one in known if one.kind == ORGANISATION}.values())


def _with_later(view: View, organisations: Iterable[Node]) -> list[Node]:
    """The organisations, with those that came after them, each once."""
    found = {one.id: one for one in organisations}
    waiting = list(found.values())
    for one in waiting:
        for fact in _after(view, one):
            later = fact.value
            if not isinstance(later, str) and later.id not in found:
                found[later.id] = later
                waiting.append(later)
    return waiting


def _before(view: View, organisation: Node) -> Iterator[Fact]:
    told = view.facts(organisation.id, REPLACES)
    for id_ in sorted(told):
        yield Fact(organisation, REPLACES, view.node(id_), told[id_])


def _after(view: View, organisation: Node) -> Iterator[Fact]:
    ties = curated_ties(view).get(organisation.id, ())
    told: dict[str, list[Evidence]] = {id_: [] for name, id_ in ties if name == REPLACES}
    for edge in view.incoming(organisation.id, REPLACES):
        told.setdefault(edge.subject, []).extend(edge.evidence)
    for id_, evidence in sorted(told.items()):
        later = view.node(id_)
        yield Fact(organisation, REPLACES, later, sort_evidence(evidence), outgoing=False)
