"""From the annotations of a document to its contribution: nodes, edges and a quote behind each."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from graph.draft import Draft, make_node
from graph.model import Contribution, Evidence, Node, Page, mint
from ingest.annotations import DATE, PERSON, Place, Statement, findings, names_in
from ingest.citing import Citing
from ingest.discourse import relations
from ingest.discourse.actors import Actors
from ingest.discourse.context import Context, Contexts
from ingest.discourse.explicit import is_explicit
from ingest.discourse.needs import Needs
from ingest.discourse.roles import Roles
from ingest.discourse.viewpoints import Viewpoints
from ingest.documents import document_node, masked
from ingest.following import Following
from ingest.names.linking import normalise
from ingest.privacy.masking import mask
from ingest.references.laws import LAW
from ingest.references.numbered import act
from ingest.references.reference import celex_of
from ontology.schema import Concept, Schema

VERSION = "7"
NOTE = re.compile(r"<sup>\s*\d{1,3}\s*</sup>")  # the number of a note is not said; quotes keep it


def contribute(doc: Doc, schema: Schema) -> Contribution:
    """Everything the document says, as a contribution; personal data is masked throughout."""
    return Contributor(doc, schema).run()


@dataclass(frozen=True, slots=True)
class Made:
    """A statement as a node, with the passage and confidence it was made with."""

    statement: Statement
    node: Node
    evidence: Evidence


class Contributor:
    """Builds the contribution of one document."""

    def __init__(self, doc: Doc, schema: Schema) -> None:
        self.doc, self.schema = doc, schema
        self.found = findings(doc)
        self.text = mask(self.found.source.text, self.found.private)
        self.draft = Draft(schema, document_node(doc, schema), self._pages())
        self.contexts = Contexts(doc, schema)
        self.actors = Actors(doc, schema, self.contexts)
        self.viewpoints = Viewpoints(doc, schema, self.contexts, self.actors)
        self.masked = functools.cache(masked)  # a name is masked once, not at every mention
        self.starts = [place.start for place in self.found.places]

    def run(self) -> Contribution:
        """The contribution."""
        for place in self.found.places:
            for name in names_in(self.doc, place.start, place.end):
                if name.label_ not in (DATE, PERSON):
                    sure = 0.95 if name.kb_id_ else 0.6
                    self.name(name, self._evidence(place, self._by("names", name), sure))
        made = self.statements()
        for one in made:
            self._relate(one)
        for later, relation, earlier in relations.chains(self.doc, self.schema):
            self._tie(made[later], relation, made[earlier])
        following = Following(
            self.doc, self.draft, self.actors, self._evidence, self.name, self._by
        )
        for status in self.found.followups:
            one = made[status.follows]
            words = normalise(self.text[status.place.start : status.place.end])
            following.follow(status, one.statement, one.node, words)
        self._facts()
        citing = Citing(
            self.found, self.draft, self.text, self._evidence, self.name, self._place_at
        )
        citing.cite({one.statement.place.start: one.node for one in made})
        citing.count(self.contexts)
        return self.draft.finish()

    def _pages(self) -> Iterator[Page]:
        for span in self.found.source.pages:
            yield Page(span.start, span.number, self.text[span.start : span.end])

    def _evidence(
        self, place: Place, part: str, confidence: float, via: Node | None = None
    ) -> Evidence:
        """Evidence on the sentence at ``place``."""
        page = self.found.source.page_at(place.start)
        passage = self.draft.passage(
            place.start, place.end, page, self.text[place.start : place.end]
        )
        extractor = f"leergraaf/{VERSION} {part}"
        return Evidence(
            passage.id, extractor, round(confidence, 2), None if via is None else via.id
        )

    def _judged(self, part: str) -> str:
        """The part of the extractor, with the model that it relied on."""
        return f"{part} ({self.found.model})"

    def _by(self, part: str, name: Span) -> str:
        """The part of the extractor, with the pipeline of others that found the name, if any."""
        borrowed = name.start_char in self.found.borrowed
        return f"{part} ({self.found.lender})" if borrowed else part

    def name(self, name: Span, evidence: Evidence) -> Node:
        """The node of a named thing: the ontology's, or a candidate under the name as it stands."""
        if name.kb_id_:
            return self.concept(self.schema.concepts[name.kb_id_], evidence)
        label = self.masked(name.id_)
        celex = celex_of(label) if name.label_ == LAW else None
        id_ = mint(name.label_, normalise(label)) if celex is None else act(celex)
        properties = {"name": label, "candidate": "true"} | ({"celex": celex} if celex else {})
        return self.draft.add_node(make_node(self.schema, name.label_, id_, properties), evidence)

    def concept(self, concept: Concept, evidence: Evidence) -> Node:
        """The node of a thing the ontology knows."""
        node = make_node(
            self.schema, concept.kind or "", concept.id, {"name": concept.labels["nl"]}
        )
        return self.draft.add_node(node, evidence)

    def statements(self) -> list[Made]:
        """Every statement; words that recur in the same surroundings are one, read as surest."""
        found = [(self._id(one), one) for one in self.found.statements]
        surest: dict[str, Statement] = {}
        for id_, one in sorted(found, key=lambda pair: -pair[1].confidence):
            surest.setdefault(id_, one)
        return [self._made(id_, one, surest[id_]) for id_, one in found]

    def _id(self, statement: Statement) -> str:
        """The IRI of a statement, minted from its words and those around it."""
        at = bisect_right(self.starts, statement.place.start) - 1
        around = [self._words(i) for i in (at - 1, at, at + 1)]
        return mint(statement.kind, normalise(statement.place.heading), *around)

    def _made(self, id_: str, statement: Statement, surest: Statement) -> Made:
        """The node of a statement, as its surest reading has it, with evidence where it stands."""
        place = surest.place
        properties = {
            "text": " ".join(NOTE.sub("", self.text[place.start : place.end]).split()),
            "polarity": surest.polarity,
            "dimension": self._dimension(surest.subdimension),
            "subdimension": surest.subdimension,
            "level": self.viewpoints.level(place),
            "perspective": self.viewpoints.perspective(place),
        } | ({"explicit": "true"} if self._is_explicit(surest) else {})
        node = make_node(self.schema, statement.kind, id_, properties)
        judged = self._judged("statements")
        evidence = self._evidence(statement.place, judged, statement.confidence)
        agreed = replace(statement, polarity=surest.polarity, subdimension=surest.subdimension)
        return Made(agreed, self.draft.add_node(node, evidence), evidence)

    def _is_explicit(self, one: Statement) -> bool:
        """Whether advice or a promise is given here in so many words."""
        if one.kind == "Lesson":
            return False
        return is_explicit(self.doc, self.schema, one, self.actors.addressed(one))

    def _words(self, at: int) -> str:
        if not 0 <= at < len(self.found.places):
            return ""
        place = self.found.places[at]
        return normalise(self.text[place.start : place.end])

    def _dimension(self, subdimension: str | None) -> str | None:
        if subdimension is None:
            return None
        broader = self.schema.concept("dimensie", subdimension).broader
        return None if broader is None else self.schema.concepts[broader].code

    def _relate(self, made: Made) -> None:
        """The edges from a statement: trajectories, organisations, laws, bottlenecks."""
        place, confidence = made.statement.place, made.statement.confidence
        about = self.contexts.of(place)
        for context in about:
            self._link(made, "about", context)
        for context in self.actors.of(place):
            self._link(made, "concerns", context)
        for name in names_in(self.doc, place.start, place.end, "LegalInstrument"):
            law = self.name(name, self._evidence(place, "names", 0.95))
            self.draft.add_edge(
                made.node, "cites", law, self._evidence(place, "relations", 0.95, made.node)
            )
        for name in self.actors.addressed(made.statement):
            named = place.holds(name)
            self._link(made, "addressedTo", Context(name, 0.8 if named else 0.7))
        for code in made.statement.shown:
            _, _, chance = made.statement.themes[code]
            self._theme(made, code, min(chance, confidence), about)

    def _link(self, made: Made, relation: str, context: Context) -> None:
        """That the statement is about what a name means, on its sentence and the one naming it.

        The sentence that does not name it is evidence for it only by way of the statement.
        """
        own = made.statement.place
        places: dict[int, tuple[Place, Node | None]] = {own.start: (own, made.node)}
        if source := self._place_at(context.name.start_char):
            places[source.start] = source, None
        for place, via in places.values():
            named, related = self._by("names", context.name), self._by("relations", context.name)
            thing = self.name(context.name, self._evidence(place, named, context.confidence, via))
            edge = self._evidence(place, related, context.confidence, made.node)
            self.draft.add_edge(made.node, relation, thing, edge)

    def _place_at(self, offset: int) -> Place | None:
        at = bisect_right(self.found.places, offset, key=lambda place: place.start) - 1
        place = self.found.places[at] if at >= 0 else None
        return place if place is not None and offset < place.end else None

    def _theme(self, made: Made, code: str, chance: float, about: list[Context]) -> None:
        """The bottleneck of a statement, and that it occurs in what a negative lesson is about."""
        place = made.statement.place
        concept = self.schema.concept(self.schema.kind("Bottleneck").scheme or "", code)
        judged = self._judged("bottlenecks")
        evidence = self._evidence(place, judged, chance, made.node)
        bottleneck = self.concept(concept, evidence)
        relation = "indicates" if made.statement.kind == "Lesson" else "addresses"
        self.draft.add_edge(made.node, relation, bottleneck, evidence)
        if made.statement.polarity != "negatief":
            return
        for context in about:
            trajectory = self.name(
                context.name, self._evidence(place, "names", context.confidence, made.node)
            )
            occurs = self._evidence(place, judged, chance * context.confidence, made.node)
            self.draft.add_edge(bottleneck, "occursIn", trajectory, occurs)

    def _tie(self, later: Made, relation: str, earlier: Made) -> None:
        """That a recommendation follows from a lesson, or a measure takes a recommendation up."""
        evidence = self._evidence(later.statement.place, "relations", 0.7, later.node)
        self.draft.add_edge(later.node, relation, earlier.node, evidence)

    def _facts(self) -> None:
        """What the document says of trajectories themselves."""
        for fact in Roles(self.doc, self.schema, self.contexts).all():
            part = self._by("relations", fact.object)
            evidence = self._evidence(fact.place, part, fact.confidence)
            subject = self.name(fact.trajectory, evidence)
            self.draft.add_edge(subject, fact.relation, self.name(fact.object, evidence), evidence)
        needs = Needs(self.doc, self.schema, self.contexts)
        for place in self.found.places:
            for part_, whole in relations.parts(self.doc, place):
                evidence = self._evidence(place, "relations", 0.75)
                subject = self.name(part_, evidence)
                self.draft.add_edge(subject, "partOf", self.name(whole, evidence), evidence)
            for trajectory, need in needs.of(place):
                evidence = self._evidence(place, "relations", 0.7)
                subject = self.name(trajectory, evidence)
                self.draft.add_edge(subject, "hasNeed", self.concept(need, evidence), evidence)
