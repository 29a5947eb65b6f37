"""The pipeline as the tests use it: made once a process, fed with texts of their own."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from ingest.annotations import PERSON, Place, Statement, findings, text_of
from ingest.contribute import contribute
from ingest.nlp import make_nlp, read_doc
from ingest.privacy.masking import mask
from ingest.read import read_bytes
from ontology.load import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from graph.model import Contribution, Edge, Node


@functools.cache
def nlp() -> Language:
    """The pipeline of ``pipeline.cfg``."""
    return make_nlp(load())


def read(text: str, name: str = "rapport.txt", **known: str) -> Doc:
    """The annotations of a report of this text, with what its sidecar says of it."""
    sidecar = "\n".join(f"{key} = {json.dumps(value)}" for key, value in known.items())
    return read_doc(nlp(), read_bytes(name, text.encode(), sidecar.encode() if known else None))


def contribution(text: str, name: str = "rapport.txt", **known: str) -> Contribution:
    """What a report of this text contributes."""
    return contribute(read(text, name, **known), load())


def sentences(doc: Doc) -> list[str]:
    """The sentences of a document, as they stand in the text."""
    return [text_of(doc, place) for place in places(doc)]


def places(doc: Doc) -> list[Place]:
    """The sentences of a document in their surroundings."""
    return findings(doc).places


def statements(doc: Doc) -> list[tuple[str, Statement]]:
    """The statements of a document, each with its words."""
    return [(text_of(doc, one.place), one) for one in findings(doc).statements]


def names(doc: Doc, *labels: str) -> list[tuple[str, str]]:
    """The names of a document as they stand there, with what they mean; no dates or persons."""
    wanted = labels or ("Organisation", "Trajectory", "LegalInstrument")
    return [(ent.text, ent.id_) for ent in doc.ents if ent.label_ in wanted]


def ents(doc: Doc, label: str) -> list[Span]:
    """The marked names of one kind."""
    return [ent for ent in doc.ents if ent.label_ == label]


def persons(text: str) -> list[str]:
    """The names of persons that are found in a text."""
    return [ent.text for ent in ents(read(text), PERSON)]


def masked(text: str) -> str:
    """The text as it is stored."""
    return mask(text, findings(read(text)).private)


def edges(one: Contribution, relation: str) -> list[tuple[str, str]]:
    """The edges of a relation, as the titles of what they lead from and to."""
    return [(titles(one)[e.subject], titles(one)[e.object]) for e in found(one, relation)]


def found(one: Contribution, relation: str) -> list[Edge]:
    """The edges of a relation."""
    return [edge for edge in one.edges if edge.relation == relation]


def titles(one: Contribution) -> dict[str, str]:
    """What the things of a contribution are called, by IRI."""
    return {node.id: node.title for node in one.nodes}


def nodes(one: Contribution, kind: str) -> list[Node]:
    """The things of one kind."""
    return [node for node in one.nodes if node.kind == kind]
