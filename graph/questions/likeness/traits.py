"""What is known of a trajectory that another can have in common with it, each with its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.questions.likeness.reasons import Reason
from graph.questions.likeness.wording import telling
from graph.questions.statements.said import all_said
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    CITES,
    CONCERNS,
    LAW,
    LESSON,
    OCCURS_IN,
    PROVISION_OF,
    TRAJECTORY,
)
from graph.stems import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

CURATED = (Reason.SUBJECT, Reason.PHASE, Reason.LEVEL)  # of the thing itself, not of its parts
FACTS = (
    Reason.EXECUTING,
    Reason.RESPONSIBLE,
    Reason.INVESTIGATING,
    Reason.LAW,
    Reason.NEED,
)

Trait = tuple[Reason, str, tuple["Evidence", ...]]
Traits = dict[Reason, dict[str, tuple["Evidence", ...]]]
"""By reason, what somebody has: an IRI, or of a target group a stem. What only the ontology says
has no evidence."""

PLURAL = re.compile(r"[a-zë-]\S*(?:en|s)")
PROPER = re.compile(r"[A-Z][a-zë]+")  # of a people

# What befalls people, in the names of groups of them: not by itself who they are.
BEFALLEN = """
schade uitkering boete bijdrage beoordeling herbeoordeling budget vermogen schulden misbruik geweld
november rond post huis zorg zekerheid ondersteuning terugvordering wachten private sociale
uiterlijk onjuist vastgestelde medische kleine langdurige gevaarlijke voormalige tracé stoffen
omzetverlies getroffen geplaatste seksueel zelfstandig mensen personen overheden
"""


@dataclass(frozen=True, eq=False)
class Trajectories:
    """Every trajectory of a view with its traits, worked out once."""

    view: View

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every trajectory that documents or the ontology know, by IRI."""
        curated = {one.id for one in self.view.concepts if one.kind == TRAJECTORY}
        return tuple(sorted(curated | {one.id for one in self.view.of_kind(TRAJECTORY)}))

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """For every trajectory the whole that it is part of in the end."""
        return {id_: self.view.root(id_) for id_ in self.ids}

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """By root, all trajectories that are one."""
        found: dict[str, list[str]] = {}
        for id_, root in self.roots.items():
            found.setdefault(root, []).append(id_)
        return {root: tuple(ids) for root, ids in found.items()}

    @cached_property
    def statements(self) -> Mapping[str, tuple[Node, ...]]:
        """What is said about each trajectory itself, each once a report."""
        said: dict[str, list[Node]] = {}
        for one in all_said(self.view):
            for id_ in one.trajectories:
                said.setdefault(id_, []).append(one.node)
        return {id_: tuple(said[id_]) for id_ in self.ids if id_ in said}

    @cached_property
    def traits(self) -> Mapping[str, Traits]:
        """The traits of every trajectory, by IRI."""
        return {id_: self._traits(id_) for id_ in self.ids}

    def _traits(self, trajectory: str) -> Traits:
        """What it has, and what documents tell of its family.

        What only the ontology says of a part is the part's.
        """
        told = [
            (reason, what, evidence)
            for id_ in family(self.view, trajectory)
            for reason, what, evidence in self._told(id_)
            if evidence or id_ == trajectory
        ]
        return gather([*told, *self._own(trajectory)])

    def _own(self, id_: str) -> Iterable[Trait]:
        """What the ontology says of the trajectory itself, and not of its parts."""
        for reason in CURATED:
            for what in self.view.curated(id_, reason):
                yield reason, what, ()
        for group in self.view.curated(id_, Reason.TARGET_GROUP):
            for stem in people(group):
                yield Reason.TARGET_GROUP, stem, ()

    def kinds(self, organisation: str, evidence: tuple[Evidence, ...]) -> Iterable[Trait]:
        """What kind of organisation it is, by the evidence that it takes part."""
        for kind in self.view.curated(organisation, Reason.KIND):
            yield Reason.KIND, kind, evidence

    def _told(self, id_: str) -> Iterable[Trait]:
        """What documents, and the ontology, say of one trajectory."""
        for edge in self.view.incoming(id_, OCCURS_IN):
            yield Reason.BOTTLENECK, edge.subject, self._lessons(edge.evidence)
        for reason in FACTS:
            for what, evidence in self.view.facts(id_, reason).items():
                yield reason, what, evidence
        for one, evidence in self.view.facts(id_, Reason.EXECUTING).items():
            yield from self.kinds(one, evidence)
        for statement in self.statements.get(id_, ()):
            for edge in self.view.outgoing(statement.id, CONCERNS):
                yield Reason.CONCERNED, edge.object, edge.evidence
                yield from self.kinds(edge.object, edge.evidence)
            for edge in self.view.outgoing(statement.id, CITES):
                for law in self._laws(edge.object):
                    yield Reason.LAW, law, edge.evidence

    def _lessons(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """What rests on lessons, which tell what went wrong; all where none does."""
        told = (self.view.nodes.get(one.via or "") for one in evidence)
        lessons = (node is not None and node.kind == LESSON for node in told)
        return tuple(compress(evidence, lessons)) or evidence

    def _laws(self, cited: str) -> Iterable[str]:
        """The law that is cited, or of which an article is."""
        if self.view.node(cited).kind == LAW:
            yield cited
        for edge in self.view.outgoing(cited, PROVISION_OF):
            yield edge.object

    @cached_property
    def words(self) -> Mapping[str, str]:
        """For every stem of a target group the word that it stands for."""
        groups = (
            group for id_ in self.ids for group in self.view.curated(id_, Reason.TARGET_GROUP)
        )
        words = (word for group in groups for word in WORD.findall(group))
        return {stem: word for word in words for stem in people(word)}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """For every stem of a word that by itself is one for people that word."""
        groups = (
            group for id_ in self.ids for group in self.view.curated(id_, Reason.TARGET_GROUP)
        )
        words = {word for group in groups for word in named_people(group)}
        return {stem: word for word in sorted(words) for stem in people(word)}


def named_people(group: str) -> list[str]:
    """The words of a target group that are ones for people, not for where or by what they are.

    >>> named_people("aanvragers van toeslag in Twente"), named_people("Sinti en Roma")
    (['aanvragers'], ['Sinti', 'Roma'])
    """
    words = WORD.findall(group)
    return [
        word
        for word, last in zip(words, ["", *words], strict=False)
        if PLURAL.fullmatch(word) or (PROPER.fullmatch(word) and last in {"", "en"})
    ]


def people(group: str) -> list[str]:
    """The stems of a target group that say which people it is, not what befell them.

    >>> people("bewoners met schade")
    ['bewoner']
    """
    return [one for one in telling(group) if one not in _befallen()]


@cache
def _befallen() -> frozenset[str]:
    return frozenset(telling(BEFALLEN))


def gather(traits: Iterable[Trait]) -> Traits:
    """The traits by reason, with all their evidence in its one order."""
    found: dict[Reason, dict[str, list[Evidence]]] = {}
    for reason, what, evidence in traits:
        found.setdefault(reason, {}).setdefault(what, []).extend(evidence)
    return {
        reason: {one: sort_evidence(told) for one, told in what.items()}
        for reason, what in found.items()
        if what
    }


@kept
def trajectories_of(view: View) -> Trajectories:
    """The trajectories of a view, kept with it."""
    return Trajectories(view)
