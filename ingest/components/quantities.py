"""Quantities: amounts, and numbers of people and things, in running text."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import findings
from ingest.components.persons import merged, touches
from ingest.quantities import Quantities
from ontology.load import load
from ontology.schema import Schema


@Language.factory("leergraaf_quantities")
def make_quantities(nlp: Language, name: str) -> FindQuantities:  # noqa: ARG001 - spaCy's signature
    """The component, with the shipped ontology's units."""
    return FindQuantities(load())


class FindQuantities:
    """Finds what ``doc`` counts; the cells of tables are not read: their heads tell the unit."""

    def __init__(self, schema: Schema) -> None:
        self.use(schema)

    def use(self, schema: Schema) -> None:
        """Look for the units of ``schema`` from now on."""
        self.quantities = Quantities(schema)

    def __call__(self, doc: Doc) -> Doc:
        """Add the quantities of ``doc`` to its findings."""
        found = findings(doc)
        tables = [(b.start, b.end) for b in found.source.blocks if b.kind == "table"]
        hidden = merged([*tables, *found.private])
        found.quantities = [
            one
            for one in self.quantities.find(found.source.text)
            if not touches((one.start, one.end), hidden)
        ]
        return doc
