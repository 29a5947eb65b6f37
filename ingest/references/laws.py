"""The laws of the ontology by their numbers, and the books that a code consists of."""

from __future__ import annotations

from spacy.tokens import Span

from ingest.names.linking import normalise
from ontology.schema import Concept, Schema

LAW = "LegalInstrument"


class Laws:
    """The instruments of the ontology, with the books that a code consists of."""

    def __init__(self, schema: Schema) -> None:
        members = schema.members[schema.kind(LAW).scheme or ""]
        self.concepts = {concept.id: concept for concept in members}
        self.by_celex = {celex: one for one in members if (celex := one.first("celex"))}
        self.by_bwb = {bwb: one for one in members if (bwb := one.first("bwb"))}
        self._books = {
            (one.broader or "", normalise(one.label()).rsplit(" boek ", 1)[-1]): one
            for one in members
            if one.broader is not None
        }

    def is_code(self, law: Concept) -> bool:
        """Whether the law is one of several books, whose articles are known by book and number."""
        return any(code == law.id for code, _ in self._books)

    def place(self, law: Concept, number: str, book: str | None) -> tuple[Concept, str] | None:
        """The instrument an article stands in, with its number there; ``None`` for no known book.

        In a code the book stands before a colon (``6:177``).
        """
        before, colon, after = number.partition(":")
        if self.is_code(law):
            book, number = (before, after) if colon else (book or "", number)
            found = self._books.get((law.id, book.lower()))
            return None if found is None or not number else (found, number)
        known = self._books.get((law.broader or "", before.lower()))
        return law, after if colon and known is law else number


def relink(name: Span, law: Concept) -> Span:
    """The name, now meaning ``law``."""
    span = Span(name.doc, name.start, name.end, label=name.label_, kb_id=law.id)
    span.id_ = law.label()
    return span
