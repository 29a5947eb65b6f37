"""Persons: found in order to be masked, never to be kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import PERSON, findings, touches
from ingest.privacy.identifiers import find_identifiers
from ingest.privacy.masking import merged
from ingest.privacy.persons import find_persons

CANDIDATES = ("Organisation", "Trajectory", "LegalInstrument")


@Language.factory("leergraaf_persons")
def make_persons(nlp: Language, name: str) -> Persons:  # noqa: ARG001 - spaCy's signature
    """The component."""
    return Persons()


class Persons:
    """Finds what identifies people; names of known organisations and trajectories are not persons.

    It is the last to mark names. A name that only looks like an organisation's ends where a
    person's begins ("Universiteit Leiden Jan Jansen").
    """

    def __call__(self, doc: Doc) -> Doc:
        """Add the persons of ``doc`` to its entities and all private data to its findings."""
        found = findings(doc)
        text = found.source.text
        ents = sorted(doc.ents)
        known = [ent for ent in ents if not _is_candidate(ent)]
        taken = [(ent.start_char, ent.end_char) for ent in known]
        named = [span for span in find_persons(text) if not touches(taken, *span)]
        found.private = merged([*named, *find_identifiers(text, named)])
        persons = [doc.char_span(*span, label=PERSON, alignment_mode="expand") for span in named]
        kept = [*known, *_cut(doc, filter(_is_candidate, ents), named)]
        doc.set_ents(_apart([*kept, *(span for span in persons if span is not None)]))
        found.names = list(doc.ents)
        return doc


def _is_candidate(ent: Span) -> bool:
    return not ent.kb_id_ and ent.label_ in CANDIDATES


def _cut(doc: Doc, candidates: Iterable[Span], persons: list[tuple[int, int]]) -> Iterator[Span]:
    """The candidates that no person's name runs into; what is left of the others, if two words."""
    for ent in candidates:
        at = bisect_left(persons, ent.start_char, key=lambda span: span[1] - 1)
        if at == len(persons) or persons[at][0] >= ent.end_char:
            yield ent
            continue
        start = ent.start_char
        left = findings(doc).source.text[start : max(start, persons[at][0])].rstrip()
        name = " ".join(left.split())
        rest = doc.char_span(start, start + len(left), ent.label_) if " " in name else None
        if rest is not None:
            rest.id_ = name[0].upper() + name[1:]
            yield rest


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, without those that overlap one before them."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
