"""Names that a pipeline of others finds besides ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ingest.annotations import PERSON, Findings, findings
from ingest.components.names import BLANK_LINE, LONGEST_NAME
from ingest.names.linking import Linker
from ingest.pipelines import Lender, load_lender
from ingest.privacy.masking import merged
from ontology.load import load
from ontology.schema import Schema

ORGANISATION = "Organisation"


@Language.factory("leergraaf_entities")
def make_entities(nlp: Language, name: str, pipeline: str) -> Entities:  # noqa: ARG001
    """The component, with the pipeline of this name or in this folder."""
    return Entities(load_lender(pipeline), load())


class Entities:
    """Adds the organisations and persons of ``lender`` to the names of ``doc``.

    It comes after all other components that mark names, and what they marked stays. Organisations
    are linked where the ontology knows them, and are candidates elsewhere, but for what is masked:
    an address is none. Persons are masked; one that is longer than ours is masked whole.
    """

    def __init__(self, lender: Lender, schema: Schema) -> None:
        self.lender = lender
        self.use(schema)

    def use(self, schema: Schema) -> None:
        """Link to the organisations of ``schema`` from now on."""
        self.linker = Linker(schema, ORGANISATION)

    def __call__(self, doc: Doc) -> Doc:
        """Add the names of ``doc`` to its entities, and what is private to its findings."""
        found = findings(doc)
        found.lender = self.lender.signature
        lent: dict[str, list[tuple[int, int]]] = {PERSON: [], ORGANISATION: []}
        for start, end, kind in self.lender.find(found.source):
            lent[kind].append((start, end))
        known = [ent for ent in doc.ents if ent.label_ != PERSON]
        persons = _beside(known, _spans(doc, lent[PERSON], PERSON))
        found.private = merged([*found.private, *((p.start_char, p.end_char) for p in persons)])
        persons = filter_spans([*(ent for ent in doc.ents if ent.label_ == PERSON), *persons])
        ours = [*known, *persons, *_spans(doc, found.private)]
        organisations = _beside(ours, _spans(doc, lent[ORGANISATION], ORGANISATION))
        kept = [self._linked(one, found) for one in filter_spans(filter(_is_name, organisations))]
        found.borrowed = {one.start_char for one in kept}
        doc.set_ents([*known, *persons, *kept])
        found.names = list(doc.ents)
        return doc

    def _linked(self, span: Span, found: Findings) -> Span:
        """The name with the concept it means, else as a candidate under its own words."""
        name = " ".join(found.source.text[span.start_char : span.end_char].split())
        link = self.linker.link(name, found.source.metadata.published)
        span.id_ = name[0].upper() + name[1:] if link is None else link.concept.labels["nl"]
        span.kb_id_ = "" if link is None else link.concept.id
        return span


def _spans(doc: Doc, places: Iterable[tuple[int, int]], kind: str = "") -> Iterator[Span]:
    """What stands at these characters, as whole tokens."""
    for start, end in places:
        span = doc.char_span(start, end, kind, alignment_mode="expand")
        if span is not None:
            yield span


def _beside(ours: Iterable[Span], lent: Iterable[Span]) -> list[Span]:
    """Those lent that share no token with ours."""
    taken = {token for ent in ours for token in range(ent.start, ent.end)}
    return [span for span in lent if taken.isdisjoint(range(span.start, span.end))]


def _is_name(span: Span) -> bool:
    """Whether it can be a name: no page of text, and in one paragraph."""
    return len(span.text) <= LONGEST_NAME and BLANK_LINE.search(span.text) is None
