"""The reference documentation, written from the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.schema import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ontology.schema import Concept, Kind, Labels, Property, Relation, Schema

PREFIXES = {
    "lg": DEFINITIONS,
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
TRAJECTORIES = "trajecten"
CONCEPT = PREFIXES["skos"] + "Concept"  # what is aligned to this is explained by its list alone
HEADER = """\
# De ontologie van leergraaf

<!-- Gemaakt uit ontology/*.ttl: wijzig die, en maak deze bladzijde opnieuw. -->

Versie {version}, naamruimte `{namespace}`. Alles wat leergraaf kent, staat in
`ontology/leergraaf.ttl` (klassen, eigenschappen en relaties), `ontology/shapes.ttl` (wat elk ding
moet hebben) en `ontology/concepts/*.ttl` (codelijsten en samengestelde lijsten). Deze bladzijde is
daaruit gemaakt; maak haar opnieuw met `leergraaf ontology reference`.
"""


def write_reference(schema: Schema) -> str:
    """The reference of ``schema`` as Markdown, in Dutch with the English labels beside."""
    curated = {kind.scheme for kind in schema.kinds.values()}
    coded = [name for name in schema.schemes if name not in curated]
    parts = [
        HEADER.format(version=schema.version, namespace=DEFINITIONS),
        _chapter("Klassen", map(_kind, schema.kinds.values())),
        _chapter("Eigenschappen", [_properties(schema)]),
        _chapter("Relaties", [_relations(schema)]),
        _chapter("Codelijsten", (_code_list(name, schema) for name in coded)),
        _chapter("Samengestelde lijsten", _curated(schema)),
    ]
    return "\n".join(parts)


def _chapter(title: str, parts: Iterable[str]) -> str:
    return f"## {title}\n\n" + "\n".join(parts)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _kind(kind: Kind) -> str:
    facts = [
        ("Meervoud", f"{kind.plurals['nl']} ({kind.plurals['en']})"),
        ("Onderdeel van", ", ".join(f"`{name}`" for name in kind.ancestors)),
        ("Sluit aan op", _names(kind.aligned)),
        ("Code", f"`{kind.code}`" if kind.code else ""),
        ("Exemplaren in de lijst", f"`{kind.scheme}`" if kind.scheme else ""),
        ("Abstract", "ja, er zijn geen directe exemplaren" if kind.abstract else ""),
    ]
    told = "".join(f"- {name}: {value}\n" for name, value in facts if value)
    title = f"### {kind.labels['nl']} (`{kind.name}`; {kind.labels['en']})"
    return f"{title}\n\n{_both(kind.definitions)}\n\n{told}"


def _both(texts: Labels) -> str:
    return f"{texts['nl']} *{texts['en']}*" if "en" in texts else texts.get("nl", "")


def _names(iris: Iterable[str]) -> str:
    return ", ".join(f"`{shorten(iri)}`" for iri in iris)


def shorten(iri: str) -> str:
    """The IRI by its prefix, where it has one of ``PREFIXES``.

    >>> shorten("http://www.w3.org/ns/prov#Entity")
    'prov:Entity'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _properties(schema: Schema) -> str:
    head = "Eigenschap", "Label", "Van", "Waarde", "Betekenis", "Sluit aan op"
    return _table(head, map(_property, schema.properties.values()))


def _property(described: Property) -> tuple[str, ...]:
    value = (
        f"`xsd:{described.datatype}`" if described.datatype else f"code van `{described.scheme}`"
    )
    return (*_term(described), value, _both(described.definitions), _names(described.aligned))


def _term(described: Property | Relation) -> tuple[str, str, str]:
    labels = f"{described.labels['nl']} ({described.labels['en']})"
    return f"`{described.name}`", labels, ", ".join(f"`{name}`" for name in described.domain)


def _relations(schema: Schema) -> str:
    head = "Relatie", "Label", "Van", "Naar", "Omgekeerd", "Betekenis", "Sluit aan op"
    return _table(head, map(_relation, schema.relations.values()))


def _relation(described: Relation) -> tuple[str, ...]:
    inverse = described.inverse
    back = f"{inverse['nl']} ({inverse['en']})" if {"nl", "en"} <= set(inverse) else ""
    for kind, read in described.readings.items():
        back += f"; `{kind}`: {read['inverse']['nl']} ({read['inverse']['en']})"
    to = ", ".join(f"`{name}`" for name in described.range)
    return (*_term(described), to, back, _both(described.definitions), _names(described.aligned))


def _code_list(name: str, schema: Schema) -> str:
    labels = schema.schemes[name].labels
    title = f"### {labels['nl']} (`{name}`; {labels['en']})"
    return f"{title}\n\n{_members(schema.members[name])}"


def _members(concepts: Iterable[Concept]) -> str:
    rows = [
        (f"`{one.code}`", one.label(), one.labels.get("en", ""), _both(one.definitions))
        for one in concepts
    ]
    if any(row[3] for row in rows):
        return _table(("Code", "Label", "Engels", "Betekenis"), rows)
    return _table(("Code", "Label", "Engels"), (row[:3] for row in rows))


def _curated(schema: Schema) -> Iterator[str]:
    """How much there is in the lists that classes keep their instances in, and the short ones."""
    kinds = [kind for kind in schema.kinds.values() if kind.scheme in schema.schemes]
    rows = [
        (f"`{kind.scheme}`", kind.labels["nl"], str(len(schema.members[kind.scheme or ""])))
        for kind in kinds
    ]
    yield _table(("Lijst", "Klasse", "Aantal"), rows)
    for kind in kinds:
        if kind.scheme == TRAJECTORIES:
            yield _trajectories(schema)
        elif kind.scheme and CONCEPT in kind.aligned:
            yield _code_list(kind.scheme, schema)


def _trajectories(schema: Schema) -> str:
    head = "Traject", "Engels", "Onderwerp", "Fase", "Jaren", "Ook bekend als", "Betekenis"
    rows = (_trajectory(one, schema.concepts) for one in schema.members[TRAJECTORIES])
    labels = schema.schemes[TRAJECTORIES].labels
    title = f"### {labels['nl']} (`{TRAJECTORIES}`; {labels['en']})"
    return f"{title}\n\n{_table(head, rows)}"


def _trajectory(one: Concept, concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    subject, phase = (_labels(one, name, concepts) for name in ("subject", "phase"))
    years = "–".join(filter(None, [one.first("began"), one.first("ended")]))
    known_as = ", ".join(one.synonyms)
    english = one.labels.get("en", "")
    return one.label(), english, subject, phase, years, known_as, one.definitions.get("nl", "")


def _labels(one: Concept, attribute: str, concepts: Mapping[str, Concept]) -> str:
    return ", ".join(concepts[id_].label() for id_ in one.attributes.get(attribute, ()))
