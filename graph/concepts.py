"""Concepts that somebody added to the ontology, as a store keeps them."""

from __future__ import annotations

import functools

from pydantic import TypeAdapter

from ontology.schema import Concept


@functools.cache
def _adapter() -> TypeAdapter[Concept]:
    return TypeAdapter(Concept)


def write_concept(concept: Concept) -> str:
    """The concept as text, to be kept."""
    return _adapter().dump_json(concept).decode()


def read_concept(text: str) -> Concept:
    """The concept that was written so."""
    return _adapter().validate_json(text)
