"""What one file says, as a JSON object: no store, no decisions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.model import Contribution
from ingest.annotations import DATE, PERSON, Place, Statement, findings, touches
from ingest.components.bottlenecks import as_learned
from ingest.contribute import Contributor
from ingest.discourse import relations
from ingest.discourse.viewpoints import Viewpoints
from ingest.document import SourceDocument
from ingest.languages import main_languages
from ingest.nlp import make_nlp, read_doc
from ingest.read import read_report
from ingest.references.laws import LAW
from ontology.schema import Schema

PREDICATES = {
    "responsible": "verantwoordelijkVoor",
    "executedBy": "voertUit",
    "investigatedBy": "onderzocht",
    "basedOn": "vanToepassingOp",
}


def extract(path: Path, schema: Schema, nlp: Language | None = None) -> dict[str, Any]:
    """The names, statements and relations of a file, with offsets in the document's text.

    Personal data is masked, and the ``canonical`` of what lies in it is empty. A file that cannot
    be read raises ReadError.
    """
    return {
        "doc_id": path.stem,
        **extracted(read_report(path), schema, nlp or make_nlp(schema)),
    }


def extracted(source: SourceDocument, schema: Schema, nlp: Language) -> dict[str, Any]:
    """What ``extract`` says of a report that was read.

    The ``themes`` of a statement are those that the models learned, the ``bottlenecks`` what the
    graph is told of them.
    """
    doc = read_doc(nlp, source)
    found = findings(doc)
    contributor, ties = Contributor(doc, schema), _ties(doc, schema)
    text, viewpoints = contributor.text, contributor.viewpoints
    return {
        "languages": main_languages(found.source.blocks, found.languages),
        "entities": list(_entities(doc, text, schema)),
        "statements": [
            {**_statement(one, text, viewpoints, schema), **ties[i]}
            for i, one in enumerate(found.statements)
        ],
        "relations": list(_relations(contributor.run(), schema)),
    }


def _entities(doc: Doc, text: str, schema: Schema) -> Iterator[dict[str, object]]:
    """The names and bottleneck phrases; ``text`` is the document's, masked."""
    private = findings(doc).private
    for ent in doc.ents:
        masked = ent.label_ == PERSON or touches(private, ent.start_char, ent.end_char)
        yield {
            "start": ent.start_char,
            "end": ent.end_char,
            "text": text[ent.start_char : ent.end_char],
            "type": ent.label_,
            "canonical": "" if masked else ent.id_,
            "confidence": 0.95 if ent.kb_id_ or ent.label_ in (DATE, PERSON) else 0.6,
        }
    yield from _references(doc, text)
    yield from _quantities(doc, text)
    for statement in findings(doc).statements:
        for (start, end), (code, chance) in _phrases(statement, schema).items():
            if end - start < statement.place.end - statement.place.start:
                yield {
                    "start": start,
                    "end": end,
                    "text": text[start:end],
                    "type": "Bottleneck",
                    "canonical": code,
                    "confidence": chance,
                }


def _references(doc: Doc, text: str) -> Iterator[dict[str, object]]:
    """What is cited, each with its official identifier and where it was published, if known."""
    for one in findings(doc).references:
        yield {
            "start": one.start,
            "end": one.end,
            "text": text[one.start : one.end],
            "type": one.kind,
            "canonical": one.name if one.kind == LAW else one.identifier or one.name,
            "address": one.address,
            "confidence": one.confidence,
        }


def _quantities(doc: Doc, text: str) -> Iterator[dict[str, object]]:
    """Amounts and counts, normalised; ``upTo`` is the end of a range."""
    for one in findings(doc).quantities:
        yield {
            "start": one.start,
            "end": one.end,
            "text": text[one.start : one.end],
            "type": "Amount" if one.is_amount else "Count",
            "canonical": one.canonical,
            "value": _number(one.value),
            "upTo": None if one.up_to is None else _number(one.up_to),
            "unit": one.unit,
            "qualifier": one.qualifier,
            "confidence": 0.95,
        }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _phrases(statement: Statement, schema: Schema) -> dict[tuple[int, int], tuple[str, float]]:
    """The phrases of a negative lesson, each with its most probable theme, if it shows one."""
    found: dict[tuple[int, int], tuple[str, float]] = {}
    if statement.phrase is not None:
        found[statement.phrase] = "", 0.0
    wrong = statement.polarity == "negatief"
    themes = as_learned(schema, statement.themes) if wrong else {}
    for code, (start, end, chance) in themes.items():
        known = found.get((start, end))
        if known is None or chance > known[1]:
            found[start, end] = code, chance
    return found


def _statement(
    statement: Statement, text: str, viewpoints: Viewpoints, schema: Schema
) -> dict[str, object]:
    place, contexts, actors = statement.place, viewpoints.contexts, viewpoints.actors
    broader = statement.subdimension and schema.concept("dimensie", statement.subdimension).broader
    return {
        "start": place.start,
        "end": place.end,
        "text": text[place.start : place.end],
        "kind": schema.kind(statement.kind).code,
        "polarity": statement.polarity,
        "dimension": schema.concepts[broader].code if broader else None,
        "subdimension": statement.subdimension,
        "themes": sorted(as_learned(schema, statement.themes)),
        "bottlenecks": sorted(statement.shown),
        "trajectories": _titles(c.name for c in contexts.of(place)),
        "organisations": _titles(c.name for c in actors.of(place)),
        "level": viewpoints.level(place),
        "perspective": viewpoints.perspective(place),
        "addressedTo": _titles(actors.addressed(statement)),
        "confidence": statement.confidence,
    }


def _ties(doc: Doc, schema: Schema) -> list[dict[str, list[dict[str, object]]]]:
    """What each statement follows from, what it implements, and what became of it, by offsets."""
    found = findings(doc)
    tied: list[dict[str, list[dict[str, object]]]] = [
        {"followsFrom": [], "implements": [], "followUps": []} for _ in found.statements
    ]
    for later, relation, earlier in relations.chains(doc, schema):
        tied[later][relation].append(_offsets(found.statements[earlier].place))
    for one in found.followups:
        told = {"status": one.status, "date": one.date, "ledger": one.ledger}
        tied[one.follows]["followUps"].append(_offsets(one.place) | told)
    return tied


def _offsets(place: Place) -> dict[str, object]:
    return {"start": place.start, "end": place.end}


def _titles(names: Iterator[Span] | list[Span]) -> list[str]:
    return list(dict.fromkeys(name.id_ for name in names))


def _relations(contribution: Contribution, schema: Schema) -> Iterator[dict[str, str]]:
    """What is said of trajectories, in the direction of the annotated examples."""
    titles = {node.id: node.title for node in contribution.nodes}
    for edge in contribution.edges:
        if edge.relation in PREDICATES:
            yield {
                "subject": titles[edge.object],
                "predicate": PREDICATES[edge.relation],
                "object": titles[edge.subject],
            }
        elif schema.relation(edge.relation).domain == ("Trajectory",):
            yield {
                "subject": titles[edge.subject],
                "predicate": edge.relation,
                "object": titles[edge.object],
            }
