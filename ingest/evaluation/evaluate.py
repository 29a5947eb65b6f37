"""Evaluating the extraction on annotated documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language

from ingest.evaluation.gold import Annotated, annotated
from ingest.evaluation.measures import Measured, measure
from ingest.extract import extracted
from ingest.read import read_bytes
from ontology.schema import Schema


def evaluate(gold: Sequence[Annotated], schema: Schema, nlp: Language) -> Iterator[Measured]:
    """Each document measured: its text is read as a file of its form and extracted anew."""
    for one in gold:
        source = read_bytes(f"{one.id}{one.form}", one.text.encode())
        row = extracted(source, schema, nlp)
        yield measure(one, annotated(one.id, source.text, row, row["statements"]))
