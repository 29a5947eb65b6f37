"""Evaluating the extraction on annotated documents, or what another program made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.language import Language

from ingest.evaluation.gold import Annotated, annotated
from ingest.evaluation.measures import Measured, measure
from ingest.extract import extracted
from ingest.read import read_bytes
from ingest.rows import read_rows
from ontology.errors import ReadError
from ontology.schema import Schema


def evaluate(gold: Sequence[Annotated], schema: Schema, nlp: Language) -> Iterator[Measured]:
    """Each document measured: its text is read as a file of its form and extracted anew."""
    for one in gold:
        source = read_bytes(f"{one.id}{one.form}", one.text.encode())
        row = extracted(source, schema, nlp)
        yield measure(one, annotated(one.id, source.text, row, row["statements"]))


def evaluate_given(gold: Sequence[Annotated], path: Path) -> list[Measured]:
    """Each document measured by what a file says of it, in the form of ``leergraaf extract``.

    A file that cannot be read, or that leaves out a document, raises ReadError.
    """
    given = dict(read_rows(path, _given, "document zoals leergraaf extract het schrijft"))
    if missing := [one.id for one in gold if one.id not in given]:
        raise ReadError(
            f"{path} zegt niets over {', '.join(missing)}: elk document van het goud moet erin "
            "staan, met zijn doc_id."
        )
    return [measure(one, replace(given[one.id], text=one.text)) for one in gold]


def _given(row: Mapping[str, Any]) -> tuple[str, Annotated]:
    """What a line says of a document, by its id; the text is that of the gold."""
    return row["doc_id"], annotated(row["doc_id"], "", row, row["statements"])
