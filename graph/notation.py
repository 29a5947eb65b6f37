"""A graph written down: as TriG, Turtle, N-Quads or JSON-LD, always in the same order.

rdflib's own serialisers depend on its version and on prefixes seen before; an export that is to
be compared byte for byte does not.
"""

from __future__ import annotations

import json
import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef

from ontology.schema import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node as Term

PREFIXES = {"lg": DEFINITIONS, "rdf": str(RDF), "skos": str(SKOS), "xsd": str(XSD)}
LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"\\\u2028\u2029]')
UNSAFE_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def to_trig(graph: Graph) -> str:
    """The graph as one TriG block, on the prefixes of ``trig_prefixes``."""
    subjects = "\n".join(_subject(one, graph) for one in _sorted_subjects(graph))
    return f"{_iri(graph.identifier)} {{\n{subjects}\n}}\n"


def to_turtle(graph: Graph) -> str:
    """The graph as Turtle, whole, with its prefixes."""
    subjects = "\n".join(_subject(one, graph) for one in _sorted_subjects(graph))
    return f"{trig_prefixes()}{dedent(subjects)}\n"


def trig_prefixes() -> str:
    """The declarations that ``to_trig`` counts on."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def _subject(subject: Term, graph: Graph) -> str:
    pairs = sorted(
        ("a" if predicate == RDF.type else _short(predicate), _short(value))
        for predicate, value in graph.predicate_objects(subject)
    )
    told = " ;\n        ".join(f"{predicate} {value}" for predicate, value in pairs)
    return f"    {_short(subject)}\n        {told} ."


def _sorted_subjects(graph: Graph) -> list[Term]:
    return sorted(set(graph.subjects()), key=str)


def _short(term: Term) -> str:
    """The term in TriG, an IRI of a known namespace by its prefix."""
    if isinstance(term, Literal):
        return _literal(term, _short)
    for name, iri in PREFIXES.items():
        local = str(term).removeprefix(iri)
        if local != str(term) and LOCAL.fullmatch(local):
            return f"{name}:{local}"
    return _iri(term)


def to_nquads(graph: Graph) -> str:
    """The graph as N-Quads, a line a triple."""
    name = _iri(graph.identifier)
    lines = sorted(" ".join(map(_full, triple)) for triple in graph)
    return "".join(f"{line} {name} .\n" for line in lines)


def _full(term: Term) -> str:
    return _literal(term, _full) if isinstance(term, Literal) else _iri(term)


def _literal(term: Literal, name: Callable[[Term], str]) -> str:
    quoted = f'"{UNSAFE.sub(_escape, str(term))}"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype is None else f"{quoted}^^{name(term.datatype)}"


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _iri(term: Term) -> str:
    safe = UNSAFE_IRI.sub(lambda match: f"\\u{ord(match[0]):04X}", str(term))
    return f"<{safe}>"


def to_jsonld(graph: Graph) -> str:
    """The graph as one object of expanded JSON-LD."""
    things = [dict(_jsonld_subject(one, graph)) for one in _sorted_subjects(graph)]
    content = {"@id": str(graph.identifier), "@graph": things}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _jsonld_subject(subject: Term, graph: Graph) -> Iterator[tuple[str, object]]:
    yield "@id", str(subject)
    for predicate in sorted(set(graph.predicates(subject)), key=str):
        values = sorted(graph.objects(subject, predicate), key=_full)
        if predicate == RDF.type:
            yield "@type", [str(value) for value in values]
        else:
            yield str(predicate), [_jsonld_value(value) for value in values]


def _jsonld_value(value: Term) -> dict[str, str]:
    if isinstance(value, URIRef):
        return {"@id": str(value)}
    content = {"@value": str(value)}
    if isinstance(value, Literal) and value.language is not None:
        content["@language"] = value.language
    elif isinstance(value, Literal) and value.datatype is not None:
        content["@type"] = str(value.datatype)
    return content
