"""One hash over all a store holds, whatever kind of store it is and however it was filled."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.store import iterate_contributions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Contribution, Decision, Evidence, Node
    from graph.store import Store
    from ontology.schema import Concept


@dataclass(frozen=True, slots=True)
class Inventory:
    """The hash of everything that a store holds, by IRI."""

    documents: Mapping[str, str]
    decisions: Mapping[str, str]
    concepts: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The hash of all these hashes, in whichever order they came."""
        parts = sorted(self.documents.values())
        parts += ["decisions", *sorted(self.decisions.values())]
        parts += ["concepts", *sorted(self.concepts.values())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def beyond(self, other: Inventory) -> Inventory:
        """What this one holds and the other does not, or not alike."""
        return Inventory(
            _beyond(self.documents, other.documents),
            _beyond(self.decisions, other.decisions),
            _beyond(self.concepts, other.concepts),
        )


def _beyond(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Mapping[str, str]:
    return {id_: hash_ for id_, hash_ in ours.items() if theirs.get(id_) != hash_}


def inventory(store: Store) -> Inventory:
    """What the store holds; one contribution is held in memory at a time."""
    return Inventory(
        {one.document.id: _hash(_contribution(one)) for one in iterate_contributions(store)},
        {one.id: _hash(_decision(one)) for one in store.decisions()},
        {one.id: _hash(_concept(one)) for one in store.added_concepts()},
    )


def digest(store: Store) -> str:
    """The SHA-256, in hexadecimal, of the contributions, decisions and added concepts.

    Where the documents were read from, and in which order, makes no difference.
    """
    return inventory(store).digest


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _contribution(contribution: Contribution) -> list[object]:
    return [
        _node(contribution.document),
        [(page.start, page.number, page.text) for page in contribution.pages],
        [(one.id, one.start, one.end, one.page, one.quote) for one in contribution.passages],
        [_node(node) for node in contribution.nodes],
        [(*edge.key, _evidence(edge.evidence)) for edge in contribution.edges],
    ]


def _node(node: Node) -> list[object]:
    return [node.id, node.kind, node.properties, _evidence(node.evidence)]


def _evidence(evidence: Iterable[Evidence]) -> list[object]:
    return [(one.passage, one.extractor, f"{one.confidence:.2f}", one.via) for one in evidence]


def _decision(decision: Decision) -> list[object]:
    return [
        decision.action,
        decision.target,
        decision.into,
        decision.who,
        decision.when,
        decision.why,
    ]


def _concept(concept: Concept) -> Mapping[str, object]:
    return {
        "id": concept.id,
        "scheme": concept.scheme,
        "code": concept.code,
        "kind": concept.kind,
        "labels": dict(concept.labels),
        "definitions": dict(concept.definitions),
        "synonyms": sorted(concept.synonyms),
        "cues": sorted(concept.cues),
        "broader": concept.broader,
        "attributes": {name: sorted(values) for name, values in concept.attributes.items()},
    }
