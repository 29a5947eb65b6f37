"""The compiled vocabulary: frozen values that everything else in leergraaf reads from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from ontology.errors import OntologyError

Labels = Mapping[str, str]

DEFINITIONS = "https://w3id.org/leergraaf/def#"
IDENTIFIERS = "https://w3id.org/leergraaf/id/"

Term = TypeVar("Term")


@dataclass(frozen=True)
class Kind:
    """A class of the ontology, such as ``Lesson``.

    ``plurals`` are the labels for more than one of its instances, or for none.
    ``ancestors`` are the names of its superclasses within the ontology, nearest first; ``aligned``
    the IRIs of the classes of other vocabularies it specialises. ``code`` is its id in the list of
    statement kinds, where it has one, and ``scheme`` the list its curated instances stand in.
    """

    name: str
    labels: Labels
    plurals: Labels
    definitions: Labels
    ancestors: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    abstract: bool = False
    scheme: str | None = None
    code: str | None = None
    colour: str | None = None
    shape: str | None = None


@dataclass(frozen=True)
class Property:
    """An attribute of one or more kinds: a literal, or a code of the list ``scheme``.

    ``datatype`` is the local name of an XML Schema type; it is ``None`` for a code.
    """

    name: str
    labels: Labels
    definitions: Labels
    domain: tuple[str, ...]
    datatype: str | None
    scheme: str | None
    aligned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """A relation between things of two kinds, such as ``occursIn``.

    ``phrases`` is what stands between subject and object in a sentence that says it, and
    ``inverse_phrases`` between object and subject; where they are missing the labels serve.
    ``synonyms`` are other names of it, as a column of a table bears them, and ``cues`` the phrases
    in which a sentence states it. ``readings`` are by kind of subject the labels and phrases that
    are others where the subject is of it.
    """

    name: str
    labels: Labels
    inverse: Labels
    definitions: Labels
    domain: tuple[str, ...]
    range: tuple[str, ...]
    aligned: tuple[str, ...] = ()
    phrases: Labels = field(default_factory=dict)
    inverse_phrases: Labels = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    readings: Mapping[str, Mapping[str, Labels]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """What its phrases stand for: its name."""
        return self.name

    def read_of(self, kind: str) -> Relation:
        """The relation by what it is called where its subject is of the kind."""
        read = self.readings.get(kind)
        if read is None:
            return self
        return replace(
            self,
            labels=read["labels"],
            inverse=read["inverse"],
            phrases=read["phrases"],
            inverse_phrases=read["inverse_phrases"],
        )


@dataclass(frozen=True)
class Concept:
    """A member of a coded list or curated scheme.

    ``attributes`` holds its curated facts: property and relation names with codes, ids or
    literals. They are facts of the scheme, not claims of a document. ``close`` are the ids of the
    concepts of other lists that come closest to it. ``spoken`` holds, by language, the synonyms
    that are of one.
    """

    id: str
    scheme: str
    code: str
    labels: Labels
    kind: str | None = None
    definitions: Labels = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    broader: str | None = None
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    close: tuple[str, ...] = ()
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def known_as(self, language: str) -> tuple[str, ...]:
        """The synonyms in ``language``, and those that are of no language.

        The letters that something goes by in Dutch are of none: so it is written everywhere.
        """
        own = self.spoken.get(language, frozenset[str]())
        letters = {one for one in self.spoken.get("nl", ()) if one.isupper()}
        foreign = frozenset[str]().union(*self.spoken.values()) - own - letters
        return tuple(name for name in self.synonyms if name not in foreign)

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called: its labels, and their synonyms."""
        return (*self.labels.values(), *self.synonyms)

    def label(self, language: str = "nl") -> str:
        """The preferred label, in Dutch where there is none in ``language``."""
        return self.labels.get(language) or self.labels["nl"]

    def first(self, attribute: str) -> str | None:
        """The first value of ``attribute``, or ``None``."""
        values = self.attributes.get(attribute, ())
        return values[0] if values else None


@dataclass(frozen=True)
class Scheme:
    """A coded list, by its labels; its members are in the schema."""

    id: str
    labels: Labels


@dataclass(frozen=True)
class Schema:
    """Everything the ontology says, as one value.

    ``digest`` is the SHA-256 of the Turtle it was compiled from, and of the concepts added since.
    """

    version: str
    digest: str
    kinds: Mapping[str, Kind]
    properties: Mapping[str, Property]
    relations: Mapping[str, Relation]
    schemes: Mapping[str, Scheme]
    concepts: Mapping[str, Concept]

    @cached_property
    def members(self) -> Mapping[str, tuple[Concept, ...]]:
        """The concepts of each scheme, in the order of the Turtle file, by the scheme's id."""
        found: dict[str, list[Concept]] = {name: [] for name in self.schemes}
        for concept in self.concepts.values():
            found[concept.scheme].append(concept)
        return {name: tuple(concepts) for name, concepts in found.items()}

    @cached_property
    def codes(self) -> Mapping[tuple[str, str], Concept]:
        """The concepts by scheme and code."""
        return {(c.scheme, c.code): c for c in self.concepts.values()}

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether ``kind`` is ``ancestor`` or one of its subclasses."""
        return kind == ancestor or ancestor in self.kind(kind).ancestors

    def kind(self, name: str) -> Kind:
        """The kind called ``name``; an unknown one raises OntologyError."""
        return _named(self.kinds, name, "kind")

    def property(self, name: str) -> Property:
        """The property called ``name``; an unknown one raises OntologyError."""
        return _named(self.properties, name, "property")

    def relation(self, name: str) -> Relation:
        """The relation called ``name``; an unknown one raises OntologyError."""
        return _named(self.relations, name, "relation")

    def concept(self, scheme: str, code: str) -> Concept:
        """The member of ``scheme`` with ``code``; an unknown one raises OntologyError."""
        found = self.codes.get((scheme, code))
        if found is None:
            raise OntologyError(f"The list {scheme!r} has no code {code!r}.")
        return found

    def concrete(self, ancestor: str) -> tuple[str, ...]:
        """The names of the kinds that are an ``ancestor`` and can have instances."""
        return tuple(
            name
            for name, kind in self.kinds.items()
            if self.is_a(name, ancestor) and not kind.abstract
        )

    def with_concepts(self, concepts: Iterable[Concept]) -> Schema:
        """This schema with more concepts; those already known are kept as they are."""
        added = {concept.id: concept for concept in concepts if concept.id not in self.concepts}
        if not added:
            return self
        digest = hashlib.sha256("".join([self.digest, *sorted(added)]).encode()).hexdigest()
        return replace(self, concepts={**self.concepts, **added}, digest=digest)


def _named(terms: Mapping[str, Term], name: str, sort: str) -> Term:
    found = terms.get(name)
    if found is None:
        raise OntologyError(f"The ontology has no {sort} {name!r}.")
    return found
