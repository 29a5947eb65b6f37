"""A briefing for a new or running trajectory: what earlier ones teach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.questions.likeness.described import PHASES, names_of, traits_of
from graph.questions.likeness.likeness import likeness
from graph.questions.likeness.nearest import LEAST, ranked, related_by
from graph.questions.likeness.reasons import RELATED, Reason
from graph.questions.statements.advice import find_advice, given_advice
from graph.questions.statements.choosing import (
    Told,
    fitting,
    once,
    themes_of,
    told_of,
    varied,
)
from graph.questions.statements.praise import own_praise
from graph.questions.statements.retelling import retold
from graph.questions.statements.said import said_by_id
from graph.questions.statements.themes import is_right, is_wrong
from graph.questions.views.terms import (
    ADDRESSED_TO,
    LESSON,
    ORGANISATION,
    PHASE,
    RECOMMENDATION,
    TRAJECTORY,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.model import Evidence, Node
    from graph.questions.likeness.described import Described
    from graph.questions.likeness.likeness import Likeness, Portrait
    from graph.questions.likeness.nearest import Related
    from graph.questions.views.view import View

FAR = 1 / 4  # of the score of the nearest: below it a trajectory is not near
A_PHASE = 3  # lines of the checklist in a phase


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that near trajectories have, with which of them, and the evidence.

    Without evidence only the ontology says so.
    """

    thing: Node
    trajectories: tuple[Node, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A phase, and what there is to think of in it."""

    phase: Node
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What earlier trajectories teach about what is described.

    ``described`` is the description as it may be told, "" where it is not to be. ``documents`` is
    how many were read, of which none is later than ``day``.

    ``near`` are the nearest about which reports tell, one of each family; ``silent`` those that are
    as near, but of which only the ontology knows. All are empty where nothing is near. ``likewise``
    was read as advice, but is not recognised as what a document itself recommends.
    """

    described: str
    day: str
    documents: int
    understood: Described
    near: tuple[Related, ...]
    silent: tuple[Node, ...]
    bottlenecks: tuple[Expected, ...]
    wrong: tuple[Told, ...]
    right: tuple[Told, ...]
    advised: tuple[Told, ...]
    likewise: tuple[Told, ...]
    open: tuple[Told, ...]
    needs: tuple[Expected, ...]
    executing: tuple[Expected, ...]
    steps: tuple[Step, ...]


def brief(view: View, text: str, most: int, told: str = "") -> Brief:
    """What the ``most`` trajectories nearest to what the text describes teach.

    ``told`` is the text as it may be told again: without what is personal in it.
    """
    found = likeness(view)
    understood = names_of(view).find(text)
    portrait = found.describe(traits_of(view, understood), text)
    scores = found.scores(portrait, RELATED)
    near, silent = _divided(found, scores, understood, most)
    explained = tuple(_explained(found, portrait, one, scores) for one in near)
    taught = _Taught(found, portrait, explained)
    return Brief(
        described=told,
        day=view.day,
        documents=len(view.documents),
        understood=understood,
        near=explained,
        silent=tuple(map(view.node, silent)),
        bottlenecks=taught.expected(Reason.BOTTLENECK),
        wrong=taught.lessons(right=False, most=2 * most),
        right=taught.lessons(right=True, most=2 * most),
        advised=taught.advised(2 * most),
        likewise=taught.likewise(most),
        open=taught.open(
            _involved(found, understood, explained), 2 * most, of_all=_names_whom(understood)
        ),
        needs=taught.expected(Reason.NEED),
        executing=taught.expected(Reason.EXECUTING),
        steps=taught.steps(),
    )


def _divided(
    found: Likeness, scores: NDArray[np.float64], understood: Described, most: int
) -> tuple[list[str], list[str]]:
    """Of each near family the nearest of which reports tell, and those of which they do not.

    Where reports tell only of parts of a family that are not near, it is the nearest of it.
    What is far behind the nearest is not near. What is named does not count for that: all else is
    far behind it.
    """
    totals = dict(zip(found.known.ids, scores.sum(axis=1), strict=True))
    roots, said = found.known.roots, found.known.statements
    named = {roots[one.id] for one in understood.of_kind(TRAJECTORY)}
    order = ranked(found, scores)
    told = {roots[one] for one in said}
    best = max((totals[one] for one in order if roots[one] in told - named), default=0)
    near = [one for one in order if roots[one] in named or totals[one] >= FAR * best]
    families = [one for one in dict.fromkeys(roots[one] for one in near) if one in told]
    nearest = [_nearest_of(found.known.families[root], said, totals) for root in families][:most]
    silent = [one for one in near if one not in said] if nearest else []
    return nearest, silent[:most]


def _nearest_of(family: Sequence[str], said: Container[str], totals: Mapping[str, float]) -> str:
    told = [one for one in family if one in said and totals[one] >= LEAST]
    return max(told or family, key=totals.__getitem__)


def _explained(
    found: Likeness, portrait: Portrait, trajectory: str, scores: NDArray[np.float64]
) -> Related:
    """Why the trajectory is near, and how much reports tell of the whole that it is part of.

    Where they tell nothing of itself, it is the whole that is near by it.
    """
    known, root = found.known, found.known.roots[trajectory]
    said = {said.id for one in known.families[root] for said in known.statements.get(one, ())}
    related = related_by(found, portrait, trajectory, RELATED, scores)
    if trajectory not in known.statements:
        related = replace(related, trajectory=found.view.node(root))
    return replace(related, told=len(said))


def _names_whom(understood: Described) -> bool:
    """Whether it is said who is involved, or in what."""
    return bool(understood.of_kind(ORGANISATION) or understood.of_kind(TRAJECTORY))


def _involved(found: Likeness, understood: Described, near: Sequence[Related]) -> set[str]:
    """The organisations that are named, or that belong to what is named; else to what is near."""
    named = {one.id for one in understood.of_kind(ORGANISATION)}
    trajectories = [one.id for one in understood.of_kind(TRAJECTORY)]
    for id_ in trajectories or ([] if named else [one.trajectory.id for one in near]):
        for reason in (Reason.RESPONSIBLE, Reason.EXECUTING):
            named |= found.known.traits[id_].get(reason, {}).keys()
    return named


@dataclass(frozen=True)
class _Taught:
    """What the families of near trajectories teach."""

    found: Likeness
    portrait: Portrait
    near: tuple[Related, ...]

    @cached_property
    def roots(self) -> Mapping[str, float]:
        """The wholes, with how near each is beside the nearest."""
        roots = self.found.known.roots
        most = max((one.score for one in self.near), default=1)
        return {roots[one.trajectory.id]: one.score / most for one in self.near}

    @cached_property
    def statements(self) -> list[Node]:
        """What is said about them, the best fit first."""
        families = self.found.known.families
        near = {id_: nearness for root, nearness in self.roots.items() for id_ in families[root]}
        return fitting(self.found, self.portrait, near)

    def expected(self, reason: Reason) -> tuple[Expected, ...]:
        """What they have, what most of them do first."""
        view = self.found.view
        holding: dict[str, list[str]] = {}
        evidence: dict[str, list[Evidence]] = {}
        for root in self.roots:
            for one, told in self.found.known.traits[root].get(reason, {}).items():
                holding.setdefault(one, []).append(root)
                evidence.setdefault(one, []).extend(told)

        def place(one: str) -> tuple[int, float, int, str, str]:
            nearness = round(sum(self.roots[root] for root in holding[one]), 6)
            documents = len(view.sources(evidence[one]))
            return -len(holding[one]), -nearness, -documents, view.node(one).title, one

        return tuple(
            Expected(
                view.node(one), tuple(map(view.node, holding[one])), sort_evidence(evidence[one])
            )
            for one in sorted(holding, key=place)
        )

    def lessons(self, *, right: bool, most: int) -> tuple[Told, ...]:
        """What went right, or wrong: of many themes, and then what fits best.

        What others than who did it say went right comes first.
        """
        told = is_right if right else is_wrong
        some = [one for one in self.statements if one.kind == LESSON and told(one)]
        some.sort(key=lambda one: own_praise(self.found.view, one) != "")
        return self._told(self._chosen(some, most))

    def advised(self, most: int) -> tuple[Told, ...]:
        """What documents themselves recommended about them, to whomever."""
        some = [one for one in self.statements if one.id in self._given]
        return self._told(self._chosen(some, most))

    def likewise(self, most: int) -> tuple[Told, ...]:
        """What reads as advice about them, and is not recognised as a document's own."""
        left_out = self._given | retold(self.found.view).keys()
        some = (one for one in self.statements if one.kind == RECOMMENDATION)
        return self._told([one for one in some if one.id not in left_out][:most])

    def _chosen(self, some: Sequence[Node], most: int) -> list[Node]:
        """Half of them the best of many themes, the other half the best fits."""
        themed = varied(some, self._themes, most // 2)
        return once([*themed, *some])[:most]

    def open(self, organisations: Iterable[str], most: int, *, of_all: bool) -> tuple[Told, ...]:
        """The advice to the organisations of which nobody says that it was done.

        It is ``of_all``, or only of what is near.
        """
        if not self.near:
            return ()
        place = {one.id: at for at, one in enumerate(self.statements)}
        view, known = self.found.view, said_by_id(self.found.view)
        edges = (edge for one in organisations for edge in view.incoming(one, ADDRESSED_TO))
        advised = {known[edge.subject].node.id: known[edge.subject] for edge in edges}
        told = find_advice(
            view,
            (
                one
                for one in advised.values()
                if one.node.kind == RECOMMENDATION and (of_all or one.node.id in place)
            ),
        )
        some = sorted(
            (one.statement for one in told if one.open and one.given),
            key=lambda one: (place.get(one.id, len(place)), one.id),
        )
        return self._told(once(some)[:most])

    def steps(self) -> tuple[Step, ...]:
        """The phases in order, each with advice and what worked; else with what went wrong."""
        members = self.found.view.schema.members[PHASES]
        phased: dict[str, list[Node]] = {one.id: [] for one in members}
        for one in self.statements:
            for phase in self._phases(one):
                phased[phase].append(one)
        return tuple(
            Step(self.found.view.node(id_), self._step(some)) for id_, some in phased.items()
        )

    def _step(self, some: Sequence[Node]) -> tuple[Told, ...]:
        useful = [one for one in some if one.id in self._given or is_right(one)]
        warning = [one for one in some if one.kind == LESSON and is_wrong(one)]
        chosen = varied(useful, self._themes, A_PHASE) + varied(warning, self._themes, A_PHASE)
        return self._told(chosen[:A_PHASE])

    def _phases(self, statement: Node) -> tuple[str, ...]:
        """The phase in which the surest of its bottlenecks can be prevented."""
        themes = self._themes(statement)
        return self.found.view.curated(themes[0], PHASE) if themes else ()

    @property
    def _given(self) -> frozenset[str]:
        """The advice that documents themselves give, not what is only told of."""
        return given_advice(self.found.view)

    @cached_property
    def _shown(self) -> Mapping[str, tuple[str, ...]]:
        return {one.id: themes_of(self.found.view, one) for one in self.statements}

    def _themes(self, statement: Node) -> tuple[str, ...]:
        """The bottlenecks that it shows, the surest first."""
        return self._shown[statement.id]

    def _told(self, statements: Iterable[Node]) -> tuple[Told, ...]:
        return tuple(told_of(self.found.view, one) for one in statements)
