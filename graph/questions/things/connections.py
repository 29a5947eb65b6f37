"""What else is named in what is said of a thing, and in which documents that is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.questions.statements.said import NAMES
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Edge, Evidence, Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Telling:
    """A document that tells of the thing, in how many statements."""

    document: Node
    statements: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """Another thing that statements on this thing name."""

    thing: Node
    statements: int
    documents: int
    evidence: tuple[Evidence, ...]


def find_documents(view: View, thing: Node, statements: Sequence[Said]) -> Iterator[Telling]:
    """The documents that tell of the thing, by date; a repeated one is the one it repeats."""
    if thing.kind == DOCUMENT:
        return
    passages = view.passages
    told: defaultdict[str, list[Evidence]] = defaultdict(list)
    for evidence in chain(thing.evidence, *(one.node.evidence for one in statements)):
        told[passages[evidence.passage]].append(evidence)
    sources = ({passages[e.passage] for e in one.node.evidence} for one in statements)
    numbers = Counter(chain.from_iterable(sources))
    for id_ in sorted(told, key=view.place):
        yield Telling(view.node(id_), numbers[id_], tuple(dict.fromkeys(told[id_])))


def find_connections(view: View, thing: Node, statements: Sequence[Said]) -> list[Connection]:
    """What else the statements name, bottlenecks excepted, what most documents do first."""
    own = set(family(view, thing.id))
    named = _named(view)
    edges: dict[str, list[Edge]] = {}
    tellers: Counter[str] = Counter()
    for one in statements:
        told = [edge for id_ in one.ids for edge in named.get(id_, ())]
        for edge in told:
            edges.setdefault(edge.object, []).append(edge)
        tellers.update({edge.object for edge in told})
    order = {kind: at for at, kind in enumerate(view.schema.kinds)}
    found = [
        _connection(view, id_, tellers[id_], told) for id_, told in edges.items() if id_ not in own
    ]
    return sorted(
        found,
        key=lambda one: (
            order[one.thing.kind],
            -one.documents,
            -one.statements,
            one.thing.title,
            one.thing.id,
        ),
    )


@kept
def _named(view: View) -> Mapping[str, list[Edge]]:
    """What each statement names, by its IRI."""
    found: dict[str, list[Edge]] = {}
    for relation in NAMES:
        for edge in view.edges_of(relation):
            found.setdefault(edge.subject, []).append(edge)
    return found


def _connection(view: View, id_: str, statements: int, edges: Sequence[Edge]) -> Connection:
    evidence = tuple(dict.fromkeys(chain.from_iterable(edge.evidence for edge in edges)))
    return Connection(view.node(id_), statements, len(view.sources(evidence)), evidence)
