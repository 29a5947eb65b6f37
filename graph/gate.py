"""The gate: a contribution that breaks a SHACL shape is refused whole."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pyshacl
from rdflib import RDF, SH, Graph

from graph.rdf import LG, contribution_to_graph
from ontology.errors import ShapeError
from ontology.load import FOLDER

if TYPE_CHECKING:
    from rdflib.term import Node as Term

    from graph.model import Contribution
    from ontology.schema import Schema

PATH = FOLDER / "shapes.ttl"


@functools.cache
def _shapes() -> Graph:
    """The shapes, each property's with the targets of its class's own.

    They say the same so; but pyshacl, which makes each constraint anew for whatever a shape hands
    on, then makes it once for all things of the class, and takes less than half the time.
    """
    shapes = Graph().parse(PATH, format="turtle")
    for owner, property_ in list(shapes.subject_objects(SH.property)):
        for target in shapes.objects(owner, SH.targetClass):
            shapes.add((property_, SH.targetClass, target))
        if (owner, SH.targetClass, None) in shapes:
            shapes.remove((owner, SH.property, property_))
    return shapes


def check_shapes(
    contribution: Contribution, schema: Schema, language: str = "nl", name: str = ""
) -> None:
    """Raise ShapeError with message, values and passage of the first breach, if there is one.

    ``name`` is what to call the document in it, such as its file; else its title.
    """
    graph = contribution_to_graph(contribution, schema)
    conforms, report, _ = pyshacl.validate(
        graph, shacl_graph=_shapes(), inplace=True, inference="none", advanced=False
    )
    if conforms:
        return
    raise ShapeError(f"{name or contribution.document.title}: {_explain(report, graph, language)}")


def _explain(report: Graph, graph: Graph, language: str) -> str:
    """One sentence of the report's first result: what is wrong, with which value, and where."""
    result = min(
        report.subjects(RDF.type, SH.ValidationResult),
        key=lambda one: (
            str(report.value(one, SH.focusNode)),
            str(report.value(one, SH.resultPath)),
        ),
    )
    focus = report.value(result, SH.focusNode)
    messages = list(report.objects(result, SH.resultMessage))
    message = next((m for m in messages if getattr(m, "language", None) == language), messages[0])
    count = len(list(report.subjects(RDF.type, SH.ValidationResult)))
    more = f" (en nog {count - 1})" if count > 1 else ""
    return f"geweigerd. {message}{_values(report, graph, result)} {_where(graph, focus)}{more}"


def _values(report: Graph, graph: Graph, result: Term) -> str:
    """The value at fault; where the fault is that there is more than one, all of them."""
    path, focus = report.value(result, SH.resultPath), report.value(result, SH.focusNode)
    if report.value(result, SH.sourceConstraintComponent) == SH.MaxCountConstraintComponent:
        told = sorted(str(value) for value in graph.objects(focus, path))
        return f" Er zijn er {len(told)}: {', '.join(repr(value[:80]) for value in told)}."
    value = report.value(result, SH.value)
    return "" if value is None else f" Waarde: {str(value)[:80]!r}."


def _where(graph: Graph, focus: Term | None) -> str:
    """The passage on which the thing at fault rests, or its IRI when it rests on none."""
    passages = [focus] if (focus, RDF.type, LG.Passage) in graph else []
    for claim in graph.subjects(RDF.subject, focus):
        passages.extend(graph.objects(claim, LG.passage))
    quotes = sorted(
        (int(str(graph.value(p, LG.pageNumber))), str(graph.value(p, LG.quote))) for p in passages
    )
    if not quotes:
        return f"Ding: {focus}"
    page, quote = quotes[0]
    return f"Passage (p. {page}): {quote[:160]!r}"
