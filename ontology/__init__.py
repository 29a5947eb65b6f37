"""The vocabulary: kinds, properties, relations and coded lists, compiled from Turtle."""

from ontology.errors import (
    LeergraafError,
    NotFoundError,
    OntologyError,
    ReadError,
    ShapeError,
    StoreError,
)
from ontology.load import load
from ontology.schema import Concept, Kind, Property, Relation, Schema, Scheme

__all__ = [
    "Concept",
    "Kind",
    "LeergraafError",
    "NotFoundError",
    "OntologyError",
    "Property",
    "ReadError",
    "Relation",
    "Schema",
    "Scheme",
    "ShapeError",
    "StoreError",
    "load",
]
