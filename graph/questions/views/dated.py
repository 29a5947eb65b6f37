"""What the ontology knows the date of, so that what came later than a day can be left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.things.ministries import is_ministry
from graph.questions.views.dates import first_day
from graph.questions.views.terms import BEGAN, DATES, LAW, REPLACES, SINCE

if TYPE_CHECKING:
    from ontology.schema import Concept, Schema

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_later(concept: Concept, day: str) -> bool:
    """Whether a thing was there only after a day (ISO 8601); not where that is unknown.

    A law is no older than a year that it is named after.
    """
    started = concept.first(BEGAN) or concept.first(SINCE)
    years = YEAR.findall(concept.label()) if concept.kind == LAW else []
    return any(first_day(one) > day for one in (started, *years) if one is not None)


def known_then(
    schema: Schema, concept: Concept, attribute: str, day: str | None
) -> tuple[str, ...]:
    """What the ontology says of a thing, without what it dates after a day; all without a day."""
    told = concept.attributes.get(attribute, ())
    if day is None:
        return told
    known = (_then(schema, attribute, one, day) for one in told)
    return tuple(dict.fromkeys(one for one in known if one is not None))


def _then(schema: Schema, attribute: str, value: str, day: str) -> str | None:
    """What the ontology gives as the value of an attribute, as it was on a day.

    A ministry is what it was called then, where it is the only one that took that over; other
    things and dates of after that day are ``None``.
    """
    property_ = schema.properties.get(attribute)
    if property_ is not None and property_.datatype in DATES:
        return value if first_day(value) <= day else None
    while (concept := schema.concepts.get(value)) is not None and is_later(concept, day):
        earlier = concept.attributes.get(REPLACES, ())
        if not is_ministry(schema, concept.id) or len(earlier) != 1:
            return None
        (value,) = earlier
    return value
