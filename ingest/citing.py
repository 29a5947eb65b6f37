"""What a document cites and the figures it gives, as part of its contribution."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Span

from graph.draft import Draft, make_node
from graph.model import Evidence, Node, mint
from ingest.annotations import Findings, Place
from ingest.discourse.context import Contexts
from ingest.names.linking import normalise
from ingest.quantities import Quantity, plain
from ingest.references.laws import LAW
from ingest.references.papers import find_own
from ingest.references.reference import Reference

OF_ONE = re.compile(r"\b(?:mevrouw|de heer|meneer|mevr\.|dhr\.|mw\.)\s", re.IGNORECASE)
ASKS = re.compile(r"\?[\s\"'’”»)*_]*$")
FOR = re.compile(r"\b(?:voor|aan|van)\b[^.;:()]{0,60}$")  # what an amount is for
AND = re.compile(  # and something else, with no verb of its own
    r"\s*(?:\([^)]*\)\s*)?(?:en|én|alsmede|evenals)\s+"
    r"(?:(?!(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|had|hadden|kreeg|kregen)\b)"
    r"[\w’'-]+[ ]?){1,9}(?=[.;:,(]|$)"
)
HEAD = 4000  # characters in which a document says what it is itself


def own_identifiers(found: Findings) -> list[str]:
    """The official numbers of the document itself, by its first lines and its address."""
    source = found.source
    told = [*find_own(source.text[:HEAD]), *find_own(f"Bron: {source.metadata.source or ''}")]
    return sorted({one.identifier for one in told if one.identifier and not one.whole_dossier})


@dataclass(frozen=True, slots=True)
class Citing:
    """Adds to ``draft`` what the document refers to and what it counts.

    ``text`` is the document's, masked. ``support`` makes the evidence on a sentence, ``named`` the
    node of a name, and ``place_at`` gives the sentence at a character.
    """

    found: Findings
    draft: Draft
    text: str
    support: Callable[[Place, str, float, Node | None], Evidence]
    named: Callable[[Span, Evidence], Node]
    place_at: Callable[[int], Place | None]

    def cite(self, said: Mapping[int, Node]) -> None:
        """Cite every reference, from the document and from the statement that it stands in.

        ``said`` is the statements by the start of their sentence. What the document says of itself
        is no citation.
        """
        own = set(self.draft.document.all("identifier"))
        heads = [(one.start, one.end) for one in find_own(self.found.source.text[:HEAD])]
        title = normalise(self.found.source.metadata.title or "")
        for one in self.found.references:
            itself = one.identifier in own or normalise(one.name) == title
            place = self.place_at(one.start)
            if place is None or itself or any(low <= one.start < high for low, high in heads):
                continue
            evidence = self.support(place, "references", one.confidence, None)
            cited = self._cited(one, evidence)
            if cited.kind != LAW:
                self.draft.add_edge(self.draft.document, "cites", cited, evidence)
            statement = said.get(place.start)
            if statement is not None:
                derived = self.support(place, "references", one.confidence, statement)
                self.draft.add_edge(statement, "cites", cited, derived)

    def _cited(self, one: Reference, evidence: Evidence) -> Node:
        """The node of what is cited; of a provision, with the law that it stands in."""
        concept = None if one.law is None else self.draft.schema.concepts[one.law]
        if concept is None:
            return self._add(one, evidence)
        name = {"name": concept.label()}
        law = make_node(self.draft.schema, concept.kind or LAW, concept.id, name)
        self.draft.add_node(law, evidence)
        if one.kind == LAW:
            return law
        provision = self._add(one, evidence)
        self.draft.add_edge(provision, "provisionOf", law, evidence)
        return provision

    def _add(self, one: Reference, evidence: Evidence) -> Node:
        properties: dict[str, str | None] = {"identifier": one.identifier, "address": one.address}
        if one.kind == LAW:
            number = "bwb" if one.name.startswith("BWB") else "celex"
            properties = {"name": one.name, "candidate": "true", number: one.identifier}
        elif one.kind == "Publication":
            properties |= {"title": one.name, "publisher": one.publisher, "published": one.year}
        else:
            properties |= {"name": one.name}
        return self.draft.add_node(
            make_node(self.draft.schema, one.kind, one.iri, properties), evidence
        )

    def count(self, contexts: Contexts) -> None:
        """Tie each quantity to the one trajectory that its sentence names or the report is on.

        A question states none, and what somebody got or lost says nothing of a trajectory. Nor does
        the report's where its paragraph last spoke of another.
        """
        for one in self.found.quantities:
            place = self.place_at(one.start)
            if place is None or place.in_question or self._tells_nothing(place):
                continue
            about = contexts.of(place)
            name = about[0].name if len(about) == 1 else None
            if name is None:
                continue
            if place.holds(name):
                is_its = not self._is_of_more(one, name, place)
            else:
                is_its = _is_on(contexts, name, place)
            if is_its:
                evidence = self.support(place, "quantities", about[0].confidence, None)
                figure = self.draft.add_node(self._figure(one, place), evidence)
                trajectory = self.named(name, evidence)
                self.draft.add_edge(figure, "quantifies", trajectory, evidence)

    def _is_of_more(self, one: Quantity, name: Span, place: Place) -> bool:
        """Whether another amount stands nearer before the name, or it is for something else too.

        Of the 2.4 billion of which 900 million was for a scheme, the scheme had the latter.
        """
        start, end = name.start_char, name.end_char
        nearer = any(
            one.end <= other.start and other.end <= start and other.unit == one.unit
            for other in self.found.quantities
        )
        joined = FOR.search(self.text, place.start, start) and AND.match(self.text, end, place.end)
        return nearer or joined is not None

    def _tells_nothing(self, place: Place) -> bool:
        """Whether the sentence asks, or speaks of one person."""
        sentence = self.text[place.start : place.end]
        return ASKS.search(sentence) is not None or OF_ONE.search(sentence) is not None

    def _figure(self, one: Quantity, place: Place) -> Node:
        """The node of a quantity; its IRI is minted from its sentence and where in it it stands."""
        words = normalise(self.text[place.start : place.end])
        before = normalise(self.text[place.start : one.start])
        properties = {
            "text": " ".join(self.text[one.start : one.end].split()),
            "value": plain(one.value),
            "upTo": None if one.up_to is None else plain(one.up_to),
            "unit": one.unit,
            "qualifier": one.qualifier,
        }
        id_ = mint("Figure", words, before, one.canonical)
        known = self.draft.node(id_)  # the words recur: they are told as they first stood
        return known or make_node(self.draft.schema, "Figure", id_, properties)


def _is_on(contexts: Contexts, name: Span, place: Place) -> bool:
    """Whether the report is on what a name means, and the paragraph so far on nothing else."""
    before = [n for n in contexts.names if place.block.start <= n.start_char < place.start]
    own = {one.id_ for one in contexts.subject}
    return name.id_ in own and all(one.id_ == name.id_ for one in before[-1:])
