"""Which ministry answers for an organisation, by itself or by what it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.terms import A_MINISTRY, MINISTRY, ORGANISATION_KIND, PARENT, UNTIL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.model import Evidence
    from graph.questions.views.view import View
    from ontology.schema import Schema

    Told = Mapping[str, tuple[Evidence, ...]]
    Facts = Callable[[str, str], Told]  # what a thing stands in a relation to


def is_ministry(schema: Schema, id_: str) -> bool:
    """Whether the ontology has the thing as a ministry, of now or of before."""
    concept = schema.concepts.get(id_)
    kinds = () if concept is None else concept.attributes.get(ORGANISATION_KIND, ())
    return any(schema.concepts[one].code == A_MINISTRY for one in kinds)


def ministries(view: View, organisation: str) -> Told:
    """The ministries that answer for an organisation, those of now first, each with its evidence.

    They are said of it or of what it is part of, or it is part of them; none where nothing is
    known, and none of a ministry itself. What only the ontology says has no evidence.
    """
    return _found(view.schema, view.facts, organisation)


def curated_ministries(schema: Schema, organisation: str) -> list[str]:
    """The ministries that answer for an organisation by the ontology alone, those of now first."""

    def facts(id_: str, relation: str) -> Told:
        concept = schema.concepts.get(id_)
        return {} if concept is None else dict.fromkeys(concept.attributes.get(relation, ()), ())

    return list(_found(schema, facts, organisation))


def _found(schema: Schema, facts: Facts, organisation: str) -> Told:
    found: dict[str, tuple[Evidence, ...]] = {}
    waiting = [] if is_ministry(schema, organisation) else [organisation]
    for one in waiting:
        found.update(facts(one, MINISTRY))
        for whole, evidence in sorted(facts(one, PARENT).items()):
            if is_ministry(schema, whole):
                found[whole] = evidence
            elif whole not in waiting:
                waiting.append(whole)
    return {id_: found[id_] for id_ in sorted(found, key=lambda one: _place(schema, one))}


def _place(schema: Schema, ministry: str) -> tuple[bool, str]:
    """Those that are still called so first, in the order of their IRIs."""
    concept = schema.concepts.get(ministry)
    return concept is not None and concept.first(UNTIL) is not None, ministry
