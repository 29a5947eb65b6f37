"""Languages: in which one every part of a report stands."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import findings
from ingest.languages import languages_of


@Language.factory("leergraaf_languages")
def make_languages(nlp: Language, name: str) -> Languages:  # noqa: ARG001 - spaCy's signature
    """The component."""
    return Languages()


class Languages:
    """Tells the language of each block of a report."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the languages of ``doc`` to its findings."""
        found = findings(doc)
        found.languages = languages_of(found.source.text, found.source.blocks)
        return doc
