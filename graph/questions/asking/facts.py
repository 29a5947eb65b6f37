"""Answers that are a fact: who, on which law, when, and how many."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.charge import in_whose_charge
from graph.questions.asking.finding import all_statements, find_statements
from graph.questions.asking.fitting import documents_of, within
from graph.questions.asking.tokens import tokens_of
from graph.questions.things.ministries import ministries
from graph.questions.views.terms import (
    ABOUT,
    CITES,
    DOCUMENT,
    LAW,
    MINISTRY,
    STATEMENT,
    TRAJECTORY,
)
from graph.stems import fold

if TYPE_CHECKING:
    from graph.model import Evidence, Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

WHO = {  # the relation that is asked for, by what the question holds; else all of them
    "responsible": ("verantwoordelijk", "ministerie", "responsible"),
    "executedBy": ("voer", "regel", "handel", "organiseer", "runs", "execut"),
    "investigatedBy": ("onderzo", "evalueer", "investigat"),
}
BASED_ON, HAS_NEED = "basedOn", "hasNeed"
BEGAN, ENDED = "began", "ended"
ENDING = re.compile(  # how it is asked when it was or will be over
    r"\b(?:eindig\w*|eind\w*|afgelopen|afgerond|afgehandeld|afgesloten|beeindigd|klaar|gereed|"
    r"voltooid|stopte?n?|gestopt|end\w*|finished)\b"
)
# How it is asked when a trajectory ran, and not when something happened in it.
RUNNING = re.compile(
    r"\b(?:beg[ioa]n\w*|start\w*|gestart|liep|liepen|loopt|lopen|duur\w*|geduurd|ingesteld|"
    r"opgericht|opgezet|run|ran)\b|^(?:en )?(?:wanneer|when) (?:is|was|waren|zijn|were) [^,;:]*$"
)
SHORTEST_LABEL = 6  # letters
EXAMPLES = 10  # of what is counted


@dataclass(frozen=True, slots=True)
class Fact:
    """That ``subject`` has ``value``, a thing or a text, by the relation or property ``name``.

    Where it is not ``outgoing``, the value has the subject by that relation. What only the ontology
    says has no evidence. The value is "" where none is recorded of what is asked.
    """

    subject: Node
    name: str
    value: Node | str
    evidence: tuple[Evidence, ...] = ()
    outgoing: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a kind there are that fit, and some of them.

    ``silent`` are those of which no report says anything.
    """

    kind: str
    number: int
    examples: tuple[Node, ...]
    silent: bool = False


def who(view: View, asked: Understood) -> list[Fact]:
    """Which organisations are responsible for, execute or investigate the named trajectories.

    Or which ministries answer for the named organisations.
    """
    folded = fold(asked.text)
    wanted = [name for name, cues in WHO.items() if any(cue in folded for cue in cues)]
    if asked.terms and not wanted:  # who did something else is not who is responsible
        return []
    names = wanted or list(WHO)
    return [
        fact
        for one in asked.of_kind(TRAJECTORY)
        for name in names
        for fact in _facts(view, one, name)
    ] + charge(view, asked)


def charge(view: View, asked: Understood) -> list[Fact]:
    """Which ministries answer for the named organisations; of each that none is recorded, if so."""
    found = []
    for one in in_whose_charge(view, asked):
        told = ministries(view, one.id)
        found += [Fact(one, MINISTRY, view.node(id_), told[id_]) for id_ in told]
        found += [] if told else [Fact(one, MINISTRY, "")]
    return found


def law(view: View, asked: Understood) -> list[Fact]:
    """On which laws the named trajectories are based, and which the statements on them cite."""
    found = []
    for one in asked.of_kind(TRAJECTORY):
        found += _facts(view, one, BASED_ON)
        for edge in view.incoming(one.id, ABOUT):
            found += [
                Fact(one, CITES, view.node(cited.object), cited.evidence)
                for cited in view.outgoing(edge.subject, CITES)
                if view.node(cited.object).kind == LAW
            ]
    return _merged(found)


def when(view: View, asked: Understood) -> list[Fact]:
    """When the named trajectories began and ended, as the ontology has it, where that is asked."""
    folded = fold(asked.text)
    if ENDING.search(folded) is not None:
        names: tuple[str, ...] = (ENDED,)
    else:
        names = (BEGAN, ENDED) if RUNNING.search(folded) is not None else ()
    return [
        Fact(one, name, value)
        for one in asked.of_kind(TRAJECTORY)
        for name in names
        for value in view.curated(one.id, name)
    ]


def needs(view: View, asked: Understood) -> list[Fact]:
    """What the people need whom the named trajectories are for."""
    return [fact for one in asked.of_kind(TRAJECTORY) for fact in _facts(view, one, HAS_NEED)]


def _facts(view: View, subject: Node, relation: str) -> list[Fact]:
    """What documents say first, then what only the ontology says."""
    told = view.facts(subject.id, relation)
    order = sorted(told, key=lambda id_: (-len(told[id_]), view.node(id_).title))
    return [Fact(subject, relation, view.node(id_), told[id_]) for id_ in order]


def _merged(facts: Iterable[Fact]) -> list[Fact]:
    """Facts with the same value as one, with all their evidence."""
    found: dict[tuple[str, str, str], Fact] = {}
    for one in facts:
        value = one.value if isinstance(one.value, str) else one.value.id
        key = one.subject.id, one.name, value
        known = found.get(key, Fact(one.subject, one.name, one.value))
        evidence = tuple(dict.fromkeys([*known.evidence, *one.evidence]))
        found[key] = Fact(one.subject, one.name, one.value, evidence)
    return list(found.values())


def count(view: View, asked: Understood) -> Count | None:
    """How many things of the kind that is asked for there are, about what is asked."""
    kind = kind_called(view, tokens_of(asked.text))
    if kind is None:
        return None
    if view.schema.is_a(kind, STATEMENT):
        found = [one for one in all_statements(view, asked) if view.schema.is_a(one.kind, kind)]
    elif kind == DOCUMENT:
        found = documents(view, asked)
    else:
        found = _named(view, kind, asked)
    return Count(kind, len(found), tuple(found[:EXAMPLES]))


def kind_called(view: View, tokens: Collection[str]) -> str | None:
    """The kind of thing that one of the words is called, by its plural if need be."""
    for kind in view.schema.kinds.values():
        for label in (*kind.plurals.values(), *kind.labels.values()):
            if any(_calls(token, fold(label)) for token in tokens):
                return kind.name
    return DOCUMENT if {*tokens} & {"rapporten", "bronnen", "reports"} else None


def _calls(word: str, label: str) -> bool:
    """Whether the word is the label, or the last part of it or it of the word: "trajecten".

    >>> _calls("trajecten", "hersteltrajecten"), _calls("herstellessen", "lessen")
    (True, True)
    """
    shorter, longer = sorted((word, label), key=len)
    return longer.endswith(shorter) and len(shorter) >= SHORTEST_LABEL


def silent(view: View, asked: Understood) -> Count | None:
    """The trajectories that the ontology knows and no statement is about, where those are asked."""
    if kind_called(view, tokens_of(asked.text)) != TRAJECTORY:
        return None
    known = [one for one in view.concepts if one.kind == TRAJECTORY]
    found = tuple(view.node(one.id) for one in known if not view.incoming(one.id, ABOUT))
    return Count(TRAJECTORY, len(found), found, silent=True)


def _named(view: View, kind: str, asked: Understood) -> list[Node]:
    """The things of a kind, where trajectories are named only those tied to them."""
    trajectories, found = within(view, asked), view.of_kind(kind)
    if not trajectories:
        return found
    return [
        one for one in found if any(edge.object in trajectories for edge in view.outgoing(one.id))
    ]


def documents(view: View, asked: Understood) -> list[Node]:
    """The documents on what is asked: those that tell most of it first."""
    allowed = documents_of(view, asked)
    if not asked.things and not asked.words:
        return sorted(
            (view.documents[one] for one in allowed),
            key=lambda one: (one.get("published") or "", one.id),
            reverse=True,
        )
    told: dict[str, int] = {}
    for one in asked.things:
        for evidence in one.evidence:
            told[view.document(evidence)] = told.get(view.document(evidence), 0) + 1
    if asked.words:
        for hit in find_statements(view, asked, view.schema.concrete(STATEMENT)):
            for evidence in getattr(hit.found, "evidence", ()):
                told[view.document(evidence)] = told.get(view.document(evidence), 0) + 1
    order = sorted(set(told) & allowed, key=lambda one: (-told[one], one))
    return [view.documents[one] for one in order]


Answerer = Callable[["View", "Understood"], list[Fact]]
FACTS: dict[str, Answerer] = {
    "who": who,
    "law": law,
    "when": when,
    "needs": needs,
    "whether": charge,
}
