"""Looking around in the graph: lists, full-text search, and one thing with all behind it."""

import json
from typing import Annotated, Literal

import typer

from graph.hits import first_hit
from graph.lookup import called, find_named, find_one
from graph.model import Node
from graph.questions.meant import find_meant_by
from graph.stems import fold
from graph.store import Query, Results, Store
from leergraaf.console import complain, say, table
from leergraaf.naming import find_kind, find_value, label_of, read_as, spot_of
from leergraaf.options import AsOf, Limit, StoreUrl, Thing, ThingKind, opened
from leergraaf.portrait import describe
from ontology import NotFoundError, Schema

DOCUMENTS = "documents"
FACETS = {
    "Trajectory": "--trajectory",
    "Bottleneck": "--bottleneck",
    "Organisation": "--organisation",
}
Form = Annotated[
    Literal["table", "json"], typer.Option("--format", help="Een tabel, of JSON voor machines.")
]
Values = list[str] | None


def list_things(
    what: Annotated[
        str,
        typer.Argument(metavar="[documents|SOORT]", help="Documenten, of dingen van een soort."),
    ] = DOCUMENTS,
    store: StoreUrl = None,
) -> None:
    """Som de documenten op, of alle dingen van een soort.

    Een soort mag in het Nederlands of Engels: les, Lesson, organisatie, traject, knelpunt, wet, …
    """
    with opened(store) as opslag:
        if what.casefold() in {DOCUMENTS, "documenten", "document"}:
            _list_documents(opslag)
        else:
            _list_kind(opslag, find_kind(opslag.schema, what))


def _list_documents(store: Store) -> None:
    rows = [
        (
            record.document.get("published") or "",
            record.name,
            record.document.get("publisher") or "",
            str(record.statements),
            record.document.id,
        )
        for record in store.documents()
    ]
    table(("Verschenen", "Titel", "Uitgever", "Uitspraken", "IRI"), rows)
    if not rows:
        complain("Hierin staan nog geen documenten. Begin met: leergraaf ingest MAP.", prefix="")


def _list_kind(store: Store, kind: str) -> None:
    candidate = {"true": "kandidaat"}
    rows = [
        (node.title, candidate.get(node.get("candidate") or "", ""), node.id)
        for node in store.nodes(kind)
    ]
    table((store.schema.kind(kind).labels["nl"], "Stand", "IRI"), rows)


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WOORDEN…]", help="Alle woorden moeten voorkomen."),
    ] = None,
    *,
    kind: Annotated[Values, typer.Option(help="Soort: les, aanbeveling, traject, …")] = None,
    trajectory: Annotated[Values, typer.Option(help="Naam of IRI van een hersteltraject.")] = None,
    bottleneck: Annotated[Values, typer.Option(help="Naam of IRI van een knelpunt.")] = None,
    organisation: Annotated[Values, typer.Option(help="Naam of IRI van een organisatie.")] = None,
    polarity: Annotated[Values, typer.Option(help="negatief, positief of neutraal.")] = None,
    dimension: Annotated[Values, typer.Option(help="structuur of cultuur.")] = None,
    publisher: Annotated[Values, typer.Option(help="Uitgever, of een deel van de naam.")] = None,
    year: Annotated[Values, typer.Option(help="Jaar van verschijnen.")] = None,
    as_of: AsOf = None,
    limit: Limit = 20,
    format_: Form = "table",
    store: StoreUrl = None,
) -> None:
    """Zoek in de tekst van de graaf; vervoegingen tellen mee (toeslag vindt toeslagen).

    Wat alleen als deel van een samenstelling voorkomt (kinderopvangtoeslag), staat daarachter.
    Een optie die u herhaalt, geeft alternatieven; verschillende opties moeten allemaal gelden.
    """
    with opened(store) as opslag:
        linked = {"Trajectory": trajectory, "Bottleneck": bottleneck, "Organisation": organisation}
        coded = {"polarity": polarity, "dimension": dimension}
        facets: dict[str, tuple[str, ...]] = {
            "kind": _kinds(opslag.schema, kind),
            "publisher": _publishers(opslag, publisher),
            "year": tuple(year or ()),
        }
        for name, values in coded.items():
            facets[name] = tuple(find_value(opslag.schema, name, one) for one in values or ())
        for name, values in linked.items():
            facets[name] = tuple(find_one(opslag, one, name).id for one in values or ())
        text = " ".join(words or ())
        results = opslag.search(Query(text, facets, as_of, limit))
        if format_ == "json":
            _print_json(results)
        else:
            _print(opslag, results, text)
        if text and format_ == "table":
            _tell_of_names(opslag, text)


def _publishers(store: Store, names: Values) -> tuple[str, ...]:
    """The publishers that the names mean: as a whole, or else as a part of theirs."""
    known = sorted({one.document.get("publisher") or "" for one in store.documents()} - {""})
    found: list[str] = []
    for name in names or ():
        whole = [one for one in known if fold(one) == fold(name)]
        meant = whole or [one for one in known if fold(name) in fold(one)]
        if not meant:
            candidates = tuple((one, "", "") for one in known)
            raise NotFoundError(f"{name!r} is geen uitgever in deze opslag.", candidates)
        found += meant
    return tuple(found)


def _kinds(schema: Schema, names: Values) -> tuple[str, ...]:
    return tuple(one for name in names or () for one in schema.concrete(find_kind(schema, name)))


def _print_json(results: Results) -> None:
    found = [_as_json(node) for node in results.nodes]
    facets = {name: dict(values) for name, values in results.facets.items()}
    content = {"total": results.total, "results": found, "facets": facets}
    say(json.dumps(content, ensure_ascii=False, sort_keys=True))


def _print(store: Store, results: Results, text: str) -> None:
    if not results.nodes:
        say("Niets gevonden.")
        return
    rows = [
        (label_of(store.schema, node.kind), _what(store, node, text), node.id)
        for node in results.nodes
    ]
    table(("Soort", "Wat", "IRI"), rows, text)
    if results.total > len(results.nodes):
        say(f"{len(results.nodes)} van {results.total}; meer met --limit.", "dim")


def _what(store: Store, node: Node, text: str) -> str:
    """The title, and of a document the sentence in which the words stand first."""
    name = called(store, node)
    found = first_hit(store.pages(node.id), text) if node.kind == "Document" else None
    if found is None:
        return name
    page, sentence = found
    spot = spot_of(store.schema, node, page.number)
    return f"{name} ({': '.join(filter(None, (spot, f'“{sentence}”')))})"


def _tell_of_names(store: Store, text: str) -> None:
    """How to find what is about the thing that ``text`` is a name of; its words may be others."""
    for node in find_named(store, text):
        option = FACETS.get(node.kind)
        if option is not None:
            told = f"{text} is een naam van {node.title}"
            say(f"{told}; wat erover gaat: leergraaf search {option} '{text}'", "dim")


def _as_json(node: Node) -> dict[str, object]:
    properties: dict[str, list[str]] = {}
    for name, value in node.properties:
        properties.setdefault(name, []).append(value)
    return {"id": node.id, "kind": node.kind, "title": node.title, "properties": properties}


def show(
    thing: Thing,
    *,
    kind: ThingKind = None,
    as_of: AsOf = None,
    limit: Limit = 5,
    store: StoreUrl = None,
) -> None:
    """Toon één ding: wat ervan bekend is, de verbanden, en achter elk verband het citaat.

    Bijvoorbeeld: leergraaf show toeslagenaffaire

    Staan uw woorden in meer dan één naam, dan ziet u wat er duidelijk mee is bedoeld (Groningen is
    het hersteltraject), of anders de lijst om uit te kiezen.
    """
    with opened(store) as opslag:
        wanted = None if kind is None else find_kind(opslag.schema, kind)
        node, others = find_meant_by(opslag, thing, wanted)
        if others:
            say(read_as(thing, node, others), "yellow")
            say()
        for text, style in describe(opslag, node, limit, as_of):
            say(text, style)
