"""What is part of what, by the ontology and by the documents: what is said of a part is of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.keeping import kept
from graph.questions.views.terms import PART_OF, PROVISION_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.questions.views.view import View

WHOLES = (PART_OF, PROVISION_OF)


def family(view: View, id_: str) -> tuple[str, ...]:
    """The thing, with all that is part of it or narrower, by IRI behind it."""
    found, waiting = {id_}, [id_]
    while waiting:
        new = _parts(view).get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return id_, *sorted(found - {id_})


@kept
def curated_ties(view: View) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What the ontology says the other way round: by object, each relation and subject."""
    found: dict[str, list[tuple[str, str]]] = {}
    for concept in view.concepts:
        for name in view.schema.relations.keys() & concept.attributes.keys():
            for object_ in view.curated(concept.id, name):
                found.setdefault(object_, []).append((name, concept.id))
    return {id_: tuple(sorted(told)) for id_, told in found.items()}


@kept
def _parts(view: View) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for whole, part in _pairs(view):
        found.setdefault(whole, set()).add(part)
    return found


def _pairs(view: View) -> Iterator[tuple[str, str]]:
    """Each whole with a part, each broader thing with a narrower one."""
    for concept in view.concepts:
        if concept.broader is not None:
            yield concept.broader, concept.id
    for object_, told in curated_ties(view).items():
        yield from ((object_, subject) for relation, subject in told if relation in WHOLES)
    for relation in WHOLES:
        yield from ((edge.object, edge.subject) for edge in view.edges_of(relation))
