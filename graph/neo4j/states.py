"""Which things are seen, as what, and by what name: settled from their claims and the decisions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from graph.model import Node
from graph.neo4j import queries
from graph.neo4j.connection import rows_of, write_rows
from graph.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import neo4j

    from graph.model import Pairs
    from graph.neo4j.effects import Decided
    from graph.neo4j.naming import Naming

ENTITY, HIDDEN, MERGED = "Entity", "Hidden", "Merged"
OWN_NAMES = frozenset({"name", "candidate"})  # what a merged thing does not take along
INDEXED = ("name", "title", "text")


class State(NamedTuple):
    """A thing as it is in the graph, and what is claimed of it by all documents together."""

    id: str
    kind: str
    labels: frozenset[str]
    properties: Mapping[str, object]
    told: Pairs
    claims: int
    standing: int
    fallen: int

    @property
    def seen(self) -> bool:
        """Whether readers see it, as itself or as what it was merged into."""
        return bool(self.labels & {ENTITY, MERGED})


class Wanted(NamedTuple):
    """The labels and properties that a thing ought to have."""

    labels: list[str]
    properties: dict[str, object]


def read_states(transaction: neo4j.ManagedTransaction, ids: Iterable[str]) -> dict[str, State]:
    """The states of those of ``ids`` that are in the store, by id."""
    found = {}
    for row in rows_of(transaction, queries.STATES, ids=sorted(ids)):
        id_, kind, labels, properties, told, *sums = cast(
            "tuple[str, str, list[str], dict[str, object], list[str], int, int, int]", row
        )
        pairs = {(name, value) for one in told for name, value in json.loads(one)}
        claims, standing, fallen = sums
        found[id_] = State(
            id_, kind, frozenset(labels), properties, tuple(sorted(pairs)), claims, standing, fallen
        )
    return found


def read_things(transaction: neo4j.ManagedTransaction, ids: Iterable[str]) -> dict[str, State]:
    """Those of ``ids`` that are in the store, without what is claimed of them."""
    found = {}
    for labels, row in rows_of(transaction, queries.THINGS, ids=list(ids)):
        properties = cast("dict[str, str]", row)
        id_, kind = properties["id"], properties["kind"]
        labels_ = frozenset(cast("list[str]", labels))
        found[id_] = State(id_, kind, labels_, properties, (), 0, 0, 0)
    return found


def plain_state(node: Node, known: State | None, naming: Naming) -> State:
    """The state of a thing that no decision bears on, once ``node`` is claimed of it too."""
    told = set(node.properties)
    if known is None:
        known = State(node.id, node.kind, frozenset(), {}, (), 0, 0, 0)
    else:
        seen = cast("dict[str, str | list[str]]", known.properties)
        told |= set(naming.read(seen).properties)
    return known._replace(told=tuple(sorted(told)), claims=1, standing=1)


@dataclass(frozen=True)
class Settlement:
    """What the things whose ``states`` were read must become: whole groups of merged things."""

    states: Mapping[str, State]
    decided: Decided
    naming: Naming

    @cached_property
    def _groups(self) -> Mapping[str, tuple[State, ...]]:
        """The things that are seen as each."""
        found: dict[str, list[State]] = {}
        for state in self.states.values():
            found.setdefault(self.decided.seen_as(state.id), []).append(state)
        return {id_: tuple(members) for id_, members in found.items()}

    def _stays(self, state: State) -> bool:
        return state.claims > 0 or state.id in self.decided.merges.values()

    def _hidden(self, state: State) -> bool:
        """Whether it was rejected, or all that spoke for it fell."""
        if state.id in self.decided.overlay.rejected:
            return True
        group = self._groups[self.decided.seen_as(state.id)]
        return state.fallen > 0 and not any(member.standing for member in group)

    def _shown(self, state: State) -> bool:
        target = self.states.get(self.decided.seen_as(state.id))
        return not self._hidden(state) and target is not None and not self._hidden(target)

    @cached_property
    def turned(self) -> frozenset[str]:
        """The things that were hidden and will be seen, or the reverse."""
        return frozenset(
            id_
            for id_, state in self.states.items()
            if self._stays(state) and state.seen != self._shown(state)
        )

    def write(self, transaction: neo4j.ManagedTransaction, merges: Mapping[str, str]) -> None:
        """Make them so; ``merges`` were in force before."""
        hidden = self.write_states(transaction)
        self._write_merges(transaction, merges)
        gone = [state.id for state in self.states.values() if not self._stays(state)]
        for statement, ids in ((queries.CUT_HIDDEN, hidden), (queries.FORGET_THINGS, gone)):
            if ids:
                transaction.run(statement, ids=ids).consume()

    def write_states(self, transaction: neo4j.ManagedTransaction) -> list[str]:
        """Give what is in the store its labels and properties; what is hidden from now on."""
        changed, hidden = [], []
        for state in self.states.values():
            if not state.labels or not self._stays(state):
                continue
            row = self.wanted(state)
            labels = frozenset(row.labels)
            if (labels, row.properties) != (state.labels, state.properties):
                without = sorted(state.labels - labels)
                changed.append({"id": state.id, "without": without, **row._asdict()})
            if HIDDEN in labels - state.labels:
                hidden.append(state.id)
        write_rows(transaction, queries.SET_STATES, changed)
        return hidden

    def _write_merges(
        self, transaction: neo4j.ManagedTransaction, merges: Mapping[str, str]
    ) -> None:
        now = self.decided.merges
        ended = [id_ for id_ in merges if now.get(id_) != merges[id_]]
        if ended:
            transaction.run(queries.FORGET_MERGES, ids=ended).consume()
        begun = [
            {"source": source, "target": target}
            for source, target in now.items()
            if merges.get(source) != target
        ]
        write_rows(transaction, queries.INSERT_MERGES, begun)

    def wanted(self, state: State) -> Wanted:
        """The labels and properties that the thing ought to have."""
        shown, merged = self._shown(state), state.id in self.decided.merges
        own = Node(state.id, state.kind, self._own(state))
        if merged or not shown:
            labels = [HIDDEN, MERGED] if merged and shown else [HIDDEN]
            properties: dict[str, object] = {
                key: value
                for key, value in self.naming.written(own).items()
                if key in {"id", "kind", "name"}
            }
        else:
            labels = [ENTITY, *self.naming.labels[state.kind]]
            properties = dict(self.naming.written(Node(own.id, own.kind, self._together(state))))
        if shown and state.kind != "Document":
            properties["stems"] = " ".join(stems(" ".join(self._texts(own))))
        return Wanted(labels, properties)

    def _own(self, state: State) -> Pairs:
        """What is told of the thing itself; of a concept no document names, its name."""
        if state.told:
            return state.told
        concept = self.naming.schema.concepts.get(state.id)
        return () if concept is None else (("name", concept.label()),)

    def _together(self, state: State) -> Pairs:
        """What is told of the thing and of all that is seen as it."""
        pairs = set(self._own(state))
        if state.id in self.decided.overlay.accepted:
            pairs = {(name, value) for name, value in pairs if name != "candidate"}
        for member in self._groups[state.id]:
            if member.id != state.id:
                pairs |= {pair for pair in member.told if pair[0] not in OWN_NAMES}
        return tuple(sorted(pairs))

    def _texts(self, own: Node) -> list[str]:
        """The words by which a thing is found: its names and text, and the ontology's for it."""
        concept = self.naming.schema.concepts.get(own.id)
        names = () if concept is None else concept.names
        return [*(value for name in INDEXED for value in own.all(name)), *names]
