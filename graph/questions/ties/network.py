"""Everything that hangs together, as a network to find paths in; what repeats counts once.

A connection costs less the surer it is: by the chance that at least one of the documents that tell
of it is right, each as sure as its surest passage. What no document tells but the ontology costs
most. To pass through a thing costs more the more it is connected with, since two things that have
to do with a ministry have little to do with each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.statements.said import said_by_id
from graph.questions.views.keeping import kept
from graph.questions.views.terms import FIGURE, FOLLOWUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from graph.model import Evidence
    from graph.questions.views.view import View

STEP = 1.0  # what a connection costs beside what its doubt and its ends cost
PASSING = 0.5  # what passing through a thing costs for every doubling of its connections
LEAST = 0.01  # chance: no connection is free of doubt, none impossible
SINGLE = (FOLLOWUP, FIGURE)  # what each file of a report holds for itself

Key = tuple[str, str, str]  # subject, relation, object


@dataclass(frozen=True, slots=True)
class Link:
    """A connection, with the evidence for it; without, it is the ontology that says so."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]
    chance: float


@dataclass(frozen=True, eq=False)
class Network:
    """The things by IRI, what it costs to go from one to another (N, N), and by what links.

    ``steps`` (N, N) is such that the fewest steps cost least, and of as many steps the surest.
    ``degrees`` (N,) is with how many other things each is connected; ``statements`` (N,) which of
    them only say how others hang together.
    """

    ids: tuple[str, ...]
    rows: Mapping[str, int]
    costs: csr_array
    steps: csr_array
    links: Mapping[tuple[int, int], tuple[Link, ...]]
    degrees: NDArray[np.intp]
    statements: NDArray[np.bool_]

    def between(self, one: int, other: int) -> Link:
        """The surest link between two neighbours."""
        return self.links[min(one, other), max(one, other)][0]


@kept
def network(view: View) -> Network:
    """The network of the view, of its statements and things and of what the ontology says."""
    links = [*_told(view), *_curated(view)]
    ids = tuple(sorted({end for link in links for end in (link.subject, link.object)}))
    rows = {id_: row for row, id_ in enumerate(ids)}
    tied: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        one, other = rows[link.subject], rows[link.object]
        if one != other:
            tied.setdefault((min(one, other), max(one, other)), []).append(link)
    sorted_ = {
        ends: tuple(sorted(found, key=lambda x: (-x.chance, x.relation, x.subject)))
        if len(found) > 1
        else tuple(found)
        for ends, found in tied.items()
    }
    ends = np.array(list(sorted_), dtype=np.intp).reshape(-1, 2)
    degrees = np.bincount(ends.ravel(), minlength=len(ids))
    doubts = np.array([-math.log(found[0].chance) for found in sorted_.values()])
    costs = STEP + doubts + PASSING * np.log2(degrees)[ends].sum(axis=1) / 2
    steps = 1 + costs / (1 + costs.sum())
    return Network(
        ids=ids,
        rows=rows,
        costs=_both_ways(costs, ends, len(ids)),
        steps=_both_ways(steps, ends, len(ids)),
        links=sorted_,
        degrees=degrees,
        statements=np.array([id_ in said_by_id(view) for id_ in ids], dtype=np.bool_),
    )


def _both_ways(values: NDArray[np.float64], ends: NDArray[np.intp], size: int) -> csr_array:
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to load, seldom wanted

    one, other = np.concatenate([ends, ends[:, ::-1]]).T
    return csr_array((np.tile(values, 2), (one, other)), shape=(size, size))


def _told(view: View) -> Iterator[Link]:
    """What documents say, a document or statement and its copies as one."""
    known = said_by_id(view)

    def original(id_: str) -> str:
        return known[id_].node.id if id_ in known else view.originals.get(id_, id_)

    merged: dict[Key, tuple[Evidence, ...]] = {}
    for relation in sorted(view.edges):
        for edge in view.edges_of(relation):
            if view.node(edge.subject).kind in SINGLE and not view.is_own(edge.evidence):
                continue
            key = original(edge.subject), relation, original(edge.object)
            merged[key] = merged.get(key, ()) + edge.evidence
    for key, evidence in merged.items():
        yield Link(*key, evidence, _chance(view, evidence))


def _chance(view: View, evidence: Iterable[Evidence]) -> float:
    """That at least one document is right, each as sure as its surest passage."""
    surest: dict[str, float] = {}
    for one in evidence:
        source = view.originals[view.document(one)]
        surest[source] = max(surest.get(source, 0.0), one.confidence)
    wrong = math.prod(1 - confidence for confidence in surest.values())
    return min(1 - LEAST, max(LEAST, 1 - wrong))


def _curated(view: View) -> Iterator[Link]:
    """What the ontology says of its own things."""
    for concept in view.concepts:
        for name in concept.attributes:
            if concept.kind is not None and name in view.schema.relations:
                for value in view.curated(concept.id, name):
                    yield Link(concept.id, name, value, (), LEAST)
