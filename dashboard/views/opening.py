"""On which things the graph opens: what is around one, between several, found, or on a way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.exploration import STEPS
from dashboard.views.reaching import reach, resolve
from graph.questions.path import connections
from graph.questions.views.view import open_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.views.exploration import Exploration
    from dashboard.views.reaching import Reader
    from graph.model import Node

FOUND = 60  # results of a search that the graph opens on


@dataclass(frozen=True, slots=True)
class Opening:
    """What the graph opens on (``seeds``), and with that what there is to draw at first.

    ``unseen`` is how many things there are that would not fit; ``total`` how many a search found,
    or how many ways there are between two things.
    """

    seeds: tuple[Node, ...]
    nodes: tuple[Node, ...]
    unseen: int = 0
    total: int = 0


def open_on(reader: Reader, wanted: Exploration) -> Opening:
    """The things to begin with, none where nothing that was asked for is known."""
    if wanted.asked:
        named = resolve(reader, wanted.asked[: wanted.size])
        if wanted.to and len(named) > 1:
            return _ways(reader, *named)
        return _tied(reader, named, wanted)
    if not wanted.selection.pairs():
        return Opening((), ())
    results = reader.store.search(wanted.selection.whole(min(FOUND, wanted.size)))
    found = resolve(reader, (node.id for node in results.nodes))
    opening = _tied(reader, found, wanted)
    return Opening(opening.seeds, opening.nodes, opening.unseen, results.total)


def _tied(reader: Reader, seeds: Sequence[Node], wanted: Exploration) -> Opening:
    """What is around a single thing, or what ties several."""
    if len(seeds) == 1:
        return _around(reader, seeds[0], wanted)
    return _between(reader, seeds, wanted.size)


def _around(reader: Reader, seed: Node, wanted: Exploration) -> Opening:
    """What is within so many steps; of two, the first takes half of the room at most."""
    found, unseen = {seed.id: seed}, set[str]()
    border = [seed.id]
    for step in range(1, wanted.steps + 1):
        room = wanted.size if step == wanted.steps else wanted.size // STEPS[-1]
        taken, left = reach(reader, border, found, room - len(found))
        found |= taken
        unseen |= left
        border = list(taken)
    return Opening((seed,), tuple(found.values()), len(unseen - found.keys()))


def _between(reader: Reader, seeds: Sequence[Node], size: int) -> Opening:
    """Several things with what is connected to two of them or more, first what ties the most."""
    ends: dict[str, int] = {}
    for seed in seeds:
        for id_ in sorted(reader.neighbours(seed.id)):
            ends[id_] = ends.get(id_, 0) + 1
    known = {seed.id for seed in seeds}
    ties = [id_ for id_, number in ends.items() if number > 1 and id_ not in known]
    ties.sort(key=lambda id_: (-ends[id_], id_))
    taken = resolve(reader, ties[: max(0, size - len(seeds))])
    return Opening(tuple(seeds), (*seeds, *taken), len(ties) - len(taken))


def _ways(reader: Reader, start: Node, end: Node) -> Opening:
    """Two things with all that lies on the ways between them, shortest and surest."""
    found = connections(open_view(reader.store), start, end)
    ways = (*found.shortest, *found.surest)
    passed = dict.fromkeys(step.end.id for way in ways for step in way)
    nodes = {node.id: node for node in (start, end, *resolve(reader, passed))}
    return Opening((start, end), tuple(nodes.values()), total=len(set(ways)))
