"""References: what the text cites, by identifier, article or title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import findings
from ingest.components.persons import touches
from ingest.references.laws import LAW, Laws, relink
from ingest.references.numbered import find_numbered
from ingest.references.papers import find_papers
from ingest.references.provisions import find_provisions, in_books
from ingest.references.reference import Reference, celex_of, find_rulings
from ingest.references.titles import find_titles
from ontology.load import load
from ontology.schema import Schema


@Language.factory("leergraaf_references")
def make_references(nlp: Language, name: str) -> References:  # noqa: ARG001 - spaCy's signature
    """The component, with the shipped ontology's laws."""
    return References(load())


class References:
    """Finds what ``doc`` cites, and links laws by what stands with their name.

    An act of the Union is known by its number, the book of a code by the article.
    """

    def __init__(self, schema: Schema) -> None:
        self.use(schema)

    def use(self, schema: Schema) -> None:
        """Look for the laws of ``schema`` from now on."""
        self.laws = Laws(schema)

    def __call__(self, doc: Doc) -> Doc:
        """Add the references of ``doc`` to its findings, and link its laws."""
        found = findings(doc)
        names = list(map(self._by_number, found.names))
        provisions = list(find_provisions(doc, names, self.laws))
        linked = in_books(doc, names, provisions, self.laws)
        if any(one is not other for one, other in zip(linked, found.names, strict=True)):
            doc.set_ents(linked)
            found.names = list(doc.ents)
        text = found.source.text
        by_number = find_numbered(text, self.laws)
        cited = [*by_number, *find_rulings(text), *find_papers(text), *provisions]
        found.references = list(_apart([*cited, *find_titles(doc)], found.private))
        return doc

    def _by_number(self, name: Span) -> Span:
        """The name of an act of the Union, linked to the law with its number."""
        if name.label_ != LAW or name.kb_id_:
            return name
        law = self.laws.by_celex.get(celex_of(name.text) or "")
        return name if law is None else relink(name, law)


def _apart(found: Iterable[Reference], private: list[tuple[int, int]]) -> Iterator[Reference]:
    """The references in order of place, the longer of two; none in which somebody is named."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.iri)):
        if one.start >= end and not touches((one.start, one.end), private):
            end = one.end
            yield one
