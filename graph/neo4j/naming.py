"""How the graph is called in Neo4j: labels, relationship types and the properties of nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.model import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Evidence, Pairs
    from ontology.schema import Schema

CAPTION = 80  # characters of a readable name
OWN = frozenset({"id", "kind", "stems"})  # properties of a node that no ontology knows
VALUES = "Values"  # ends the name of a property that holds all values, where there are more


def relationship_type(relation: str) -> str:
    """The type of the relationships of ``relation``, as they are called in Cypher.

    >>> relationship_type("occursIn")
    'OCCURS_IN'
    """
    return re.sub(r"(?=[A-Z])", "_", relation).upper()


def caption(text: str) -> str:
    """The text as a readable name: its beginning, on one line.

    >>> caption("De dienst" + " wacht" * 20)[-12:]
    't wacht wac…'
    """
    line = " ".join(text.split()) or text
    return line if len(line) <= CAPTION else line[: CAPTION - 1].rstrip() + "…"


@dataclass(frozen=True)
class Naming:
    """The names that follow from the ontology."""

    schema: Schema

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The relationship type of each relation."""
        return {name: relationship_type(name) for name in self.schema.relations}

    @cached_property
    def relations(self) -> Mapping[str, str]:
        """The relation of each relationship type."""
        return {type_: name for name, type_ in self.types.items()}

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of a thing of each kind: the kind, and what it is a subclass of."""
        return {name: (name, *kind.ancestors) for name, kind in self.schema.kinds.items()}

    @cached_property
    def _named(self) -> frozenset[str]:
        """The kinds whose name is the document's to tell, not a caption of ours."""
        domain = self.schema.property("name").domain
        return frozenset(
            kind for kind in self.schema.kinds if any(self.schema.is_a(kind, one) for one in domain)
        )

    def written(self, node: Node) -> dict[str, str | list[str]]:
        """The node's properties as Neo4j holds them: the first value, and all where there are more.

        Every node has a readable ``name``.
        """
        values: dict[str, list[str]] = {}
        for name, value in node.properties:
            values.setdefault(name, []).append(value)
        found: dict[str, str | list[str]] = {"id": node.id, "kind": node.kind}
        if node.kind not in self._named:
            found["name"] = caption(node.title)
        for name, told in values.items():
            found[name] = told[0]
            if len(told) > 1:
                found[name + VALUES] = told
        return found

    def read(self, row: Mapping[str, str | list[str]], evidence: tuple[Evidence, ...] = ()) -> Node:
        """The node of properties that were ``written``."""
        id_, kind = str(row["id"]), str(row["kind"])
        return Node(id_, kind, self._pairs(kind, row), evidence)

    def _pairs(self, kind: str, row: Mapping[str, str | list[str]]) -> Pairs:
        pairs: list[tuple[str, str]] = []
        for name, value in row.items():
            if name in OWN or (name == "name" and kind not in self._named):
                continue
            if isinstance(value, list):
                pairs += ((name.removesuffix(VALUES), one) for one in value)
            elif name + VALUES not in row:
                pairs.append((name, value))
        return tuple(sorted(pairs))
