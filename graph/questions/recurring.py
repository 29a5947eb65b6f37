"""Recurring bottlenecks: in how many independent trajectories each occurs, and where not."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.draft import sort_evidence
from graph.questions.statements.themes import is_wrong, right_ones
from graph.questions.things.departments import Told, departments_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, BOTTLENECK, LEVEL, OCCURS_IN, SHOWS
from graph.support import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

DRAWS = 1000  # samples of the documents that the interval rests on
TAILS = (2.5, 97.5)  # percentiles: 95 of 100 samples lie between
PRESENT = 1 - math.exp(-1)  # the chance of a document to be in a sample
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A trajectory in which a bottleneck occurs, or in which it went right.

    ``counted_in`` is the one that it counts as, of which it is a part; ``None`` where it counts by
    itself.
    """

    trajectory: Node
    evidence: tuple[Evidence, ...]
    counted_in: Node | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A bottleneck, with the narrower ones counted in.

    ``number`` is of independent trajectories: parts of one count as that one. Between ``low`` and
    ``high`` it lies in 95 of 100 samples of the documents. ``years`` gives the number of
    independent trajectories by year of publication. ``right`` is the trajectories of which a report
    says that this went well. ``untied`` is the number of lessons on what went wrong that are on no
    trajectory.
    """

    bottleneck: Node
    narrower: tuple[Node, ...]
    occurrences: tuple[Occurrence, ...]
    number: int
    low: int
    high: int
    documents: int
    publishers: tuple[str, ...]
    departments: tuple[Node, ...]
    levels: tuple[Node, ...]
    years: Mapping[str, int]
    right: tuple[Occurrence, ...]
    untied: int

    @property
    def recurs(self) -> bool:
        """Whether it occurs in more than one independent trajectory."""
        return self.number > 1

    @property
    def told(self) -> bool:
        """Whether a report says of it that it went wrong or right, at a trajectory or not."""
        return self.placed or self.untied > 0

    @property
    def placed(self) -> bool:
        """Whether a report says at which trajectory it went wrong, or right."""
        return bool(self.occurrences or self.right)

    @property
    def sure(self) -> int:
        """The number of independent trajectories of which that is not in doubt."""
        told = (one for one in self.occurrences if not is_doubtful(one.evidence))
        return len({(one.counted_in or one.trajectory).id for one in told})


@kept
def recurring(view: View) -> list[Recurrence]:
    """Every bottleneck that reports name, the most widespread first.

    Of bottlenecks in as many trajectories, the one of which that is surest comes first.
    """
    families = _families(view)
    occurring = [_occurrences(view, family) for family in families.values()]
    ranges = _ranges(view, occurring)
    found = [
        _recurrence(view, id_, family, occurrences, range_)
        for (id_, family), occurrences, range_ in zip(
            families.items(), occurring, ranges, strict=True
        )
    ]
    return sorted(
        found, key=lambda one: (-one.number, -one.low, -one.documents, one.bottleneck.title)
    )


def _families(view: View) -> dict[str, list[str]]:
    """Every bottleneck that is named, or is broader than one that is, with those it stands for."""
    families: dict[str, list[str]] = {}
    for node in view.of_kind(BOTTLENECK):
        for id_ in _upwards(view, node.id):
            families.setdefault(id_, []).append(node.id)
    return families


def _upwards(view: View, bottleneck: str) -> list[str]:
    """The bottleneck and all that are broader."""
    found: list[str] = []
    at: str | None = bottleneck
    while at is not None and at not in found:
        found.append(at)
        concept = view.schema.concepts.get(at)
        at = None if concept is None else concept.broader
    return found


def _occurrences(view: View, family: Iterable[str]) -> tuple[Occurrence, ...]:
    places: dict[str, list[Evidence]] = {}
    for id_ in family:
        for edge in view.outgoing(id_, OCCURS_IN):
            places.setdefault(edge.object, []).extend(edge.evidence)
    return _sorted(view, places)


def _right(view: View, family: Iterable[str]) -> tuple[Occurrence, ...]:
    """The trajectories about which a report says that this went well there."""
    places: dict[str, list[Evidence]] = {}
    for id_ in family:
        for shown in view.incoming(id_, *SHOWS):
            if shown.subject in right_ones(view):
                for edge in view.outgoing(shown.subject, ABOUT):
                    places.setdefault(edge.object, []).extend(view.nodes[shown.subject].evidence)
    return _sorted(view, places)


def _untied(view: View, family: Iterable[str]) -> int:
    """How many lessons say that it went wrong and are on no trajectory."""
    shown = {edge.subject for id_ in family for edge in view.incoming(id_, *SHOWS)}
    wrong = (id_ for id_ in shown if is_wrong(view.node(id_)))
    return sum(not view.outgoing(id_, ABOUT) for id_ in wrong)


def _sorted(view: View, places: Mapping[str, list[Evidence]]) -> tuple[Occurrence, ...]:
    """The places, what most reports say it of first."""
    found = [
        Occurrence(view.node(id_), sort_evidence(told), _whole(view, id_))
        for id_, told in places.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (-len(view.sources(one.evidence)), one.trajectory.title),
        )
    )


def _whole(view: View, trajectory: str) -> Node | None:
    root = view.root(trajectory)
    return None if root == trajectory else view.node(root)


def _recurrence(
    view: View,
    id_: str,
    family: Sequence[str],
    occurrences: tuple[Occurrence, ...],
    range_: tuple[int, int],
) -> Recurrence:
    documents = {source for one in occurrences for source in view.sources(one.evidence)}
    trajectories = [one.trajectory.id for one in occurrences]
    roots = {view.root(one) for one in trajectories}
    publishers = {view.nodes[one].get("publisher") or "" for one in documents}
    told = (Told(o.trajectory.id, one.via, one) for o in occurrences for one in o.evidence)
    levels = {level for id_ in trajectories for level in view.curated(id_, LEVEL)}
    return Recurrence(
        bottleneck=view.node(id_),
        narrower=tuple(view.node(one) for one in family if one != id_),
        occurrences=occurrences,
        number=len(roots),
        low=range_[0],
        high=range_[1],
        documents=len(documents),
        publishers=tuple(sorted(publishers - {""})),
        departments=view.by_title(departments_of(view, told)),
        levels=view.by_title(levels),
        years=_years(view, occurrences),
        right=_right(view, family),
        untied=_untied(view, family),
    )


def _years(view: View, occurrences: Iterable[Occurrence]) -> dict[str, int]:
    roots: dict[str, set[str]] = {}
    for one in occurrences:
        for evidence in one.evidence:
            if date := view.date(evidence):
                roots.setdefault(date[:4], set()).add(view.root(one.trajectory.id))
    return {year: len(found) for year, found in sorted(roots.items())}


def _ranges(view: View, occurring: Sequence[tuple[Occurrence, ...]]) -> list[tuple[int, int]]:
    """Between which numbers of independent trajectories each lies as documents are sampled.

    Each document is in a sample or not by chances of its own (the Poisson bootstrap), so that what
    is told of a bottleneck does not depend on documents that tell nothing of it. As a sample holds
    fewer documents, and so fewer trajectories, its number is scaled to the mean over all samples.
    Source: Hanley & MacGibbon, *Creating non-parametric bootstrap samples* (2006); percentiles.
    """
    drawn = _drawn(view)
    return [_range(drawn, _places(view, occurrences)) for occurrences in occurring]


@kept
def _drawn(view: View) -> Mapping[str, NDArray[np.bool_]]:
    """In which of the samples each independent document is, (DRAWS,)."""
    return {one: _draws(one) for one in set(view.originals.values())}


def _places(view: View, occurrences: Iterable[Occurrence]) -> dict[str, set[str]]:
    """In which documents it is told of each independent trajectory."""
    found: dict[str, set[str]] = {}
    for one in occurrences:
        root = view.root(one.trajectory.id)
        found.setdefault(root, set()).update(view.sources(one.evidence))
    return found


def _range(
    drawn: Mapping[str, NDArray[np.bool_]], places: Mapping[str, set[str]]
) -> tuple[int, int]:
    if not places:
        return 0, 0
    counts = sum(
        np.logical_or.reduce([drawn[one] for one in told]).astype(np.intp)
        for told in places.values()
    )
    scaled = np.percentile(counts, TAILS) * len(places) / np.mean(counts)
    low, high = np.floor(scaled + HALF)
    return int(low), int(high)


def _draws(document: str) -> NDArray[np.bool_]:
    """In which of the samples the document is, (DRAWS,)."""
    seed = int.from_bytes(hashlib.sha256(document.encode()).digest()[:8])
    chances = np.random.default_rng(seed).random(DRAWS)
    return np.asarray(chances < PRESENT)
