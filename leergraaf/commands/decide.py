"""Decisions: what a person says of the graph's content."""

from textwrap import shorten
from typing import Annotated

import typer

from graph.decide import decide
from graph.decisions import overlay
from graph.lookup import find_exactly
from graph.model import Action, Decision, Edge
from graph.stems import fold
from graph.store import Store
from leergraaf.console import say, table
from leergraaf.dutch import Command, Group
from leergraaf.naming import ACTIONS, connection_of, label_of
from leergraaf.options import StoreUrl, opened
from ontology import NotFoundError

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="Besluiten: aanvaarden, verwerpen, samenvoegen, en dat weer terugnemen.\n\n"
    "Een besluit komt in een logboek waaruit niets verdwijnt; het blijft gelden als een rapport "
    "opnieuw wordt ingelezen of teruggetrokken.",
)
SHORT = 80  # characters of a statement that are enough to know it by
Thing = Annotated[
    str, typer.Argument(metavar="DING", help="Een IRI of het begin van een id, of een hele naam.")
]
Who = Annotated[
    str, typer.Option(metavar="NAAM", help="Wie besluit: een rol of werknaam.", show_default=False)
]
Why = Annotated[str, typer.Option(metavar="REDEN", help="Waarom.", show_default=False)]
Relation = Annotated[
    str | None,
    typer.Argument(metavar="VERBAND", help="Alleen dit verband van DING, zoals show het noemt,"),
]
Other = Annotated[
    str | None,
    typer.Argument(metavar="ANDER", help="naar dit andere ding, en niet het ding zelf."),
]


@app.command(cls=Command)
def accept(
    thing: Thing,
    relation: Relation = None,
    other: Other = None,
    *,
    who: Who,
    why: Why,
    store: StoreUrl = None,
) -> None:
    """Aanvaard een ding (een kandidaat is dan geen kandidaat meer) of een verband."""
    with opened(store) as target:
        _take(target, "accept", _target(target, thing, relation, other), who, why)


@app.command(cls=Command)
def reject(
    thing: Thing,
    relation: Relation = None,
    other: Other = None,
    *,
    who: Who,
    why: Why,
    store: StoreUrl = None,
) -> None:
    """Verwerp een ding of een verband: het is niet meer te zien, en wat eruit volgde ook niet."""
    with opened(store) as target:
        _take(target, "reject", _target(target, thing, relation, other), who, why)


@app.command(cls=Command)
def merge(
    thing: Thing,
    into: Annotated[str, typer.Argument(metavar="IN", help="Het ding dat blijft bestaan.")],
    *,
    who: Who,
    why: Why,
    store: StoreUrl = None,
) -> None:
    """Voeg twee dingen samen: DING wordt voortaan getoond als IN."""
    with opened(store) as target:
        kept = find_exactly(target, into).id
        _take(target, "merge", _target(target, thing, None, None), who, why, into=kept)


@app.command(cls=Command)
def undo(
    decision: Annotated[
        str, typer.Argument(metavar="BESLUIT", help="De IRI, of het begin van de id, uit de lijst.")
    ],
    *,
    who: Who,
    why: Why,
    store: StoreUrl = None,
) -> None:
    """Neem een besluit terug; ook een terugname kan worden teruggenomen."""
    with opened(store) as target:
        _take(target, "undo", _decision(target, decision), who, why)


@app.command("list", cls=Command)
def list_decisions(store: StoreUrl = None) -> None:
    """Toon het logboek, in de volgorde waarin is besloten."""
    with opened(store) as source:
        rows = [
            (
                one.when,
                ACTIONS[one.action].lower(),
                _named(source, one),
                "" if one.into is None else _title(source, one.into),
                one.who,
                one.why,
                one.id,
            )
            for one in source.decisions()
        ]
    table(("Op", "Besluit", "Over", "Opgegaan in", "Door", "Omdat", "IRI"), rows)


def _take(
    store: Store, action: Action, target: str, who: str, why: str, *, into: str | None = None
) -> None:
    decision = decide(store, action, target, who, why, into=into)
    kept = "" if into is None else f" met {_title(store, into)}"
    say(f"{ACTIONS[action]}: {_named(store, decision)}{kept} ({decision.id})")


def _named(store: Store, decision: Decision) -> str:
    """What the decision is on, as people read it."""
    if decision.action == "undo":
        undone = {one.id: one for one in store.decisions()}.get(decision.target)
        if undone is None:
            return decision.target
        return f"{ACTIONS[undone.action].lower()}: {_named(store, undone)}"
    subject, *edge = decision.target.split(" ")
    if not edge:
        return _title(store, subject)
    relation, other = edge
    return f"{_title(store, subject)} – {label_of(store.schema, relation)} – {_title(store, other)}"


def _title(store: Store, id_: str) -> str:
    """The name or text of a thing, also one that was rejected; the IRI of what has gone."""
    node = store.told(id_)
    concept = store.schema.concepts.get(id_)
    if node is not None:
        return shorten(node.title, SHORT, placeholder="…")
    return id_ if concept is None else concept.label()


def _target(store: Store, thing: str, relation: str | None, other: str | None) -> str:
    """What is decided on: a thing, also one rejected or merged before, or an edge."""
    touched = overlay(store.decisions())
    if thing in touched.rejected or thing in touched.merged:
        return thing
    subject = find_exactly(store, thing).id
    if relation is None:
        return subject
    if other is None:
        raise NotFoundError("Een verband vraagt om DING, VERBAND en ANDER.")
    return _edge(store, subject, relation, find_exactly(store, other).id)


def _edge(store: Store, one: str, relation: str, other: str) -> str:
    """The edge that is called ``relation`` where it connects two things, in either direction."""
    schema = store.schema
    touching = {edge.key: edge for edge in store.edges(one) if other in edge.key}
    for target in overlay(store.decisions()).rejected:
        match target.split(" "):
            case subject, name, object_ if {one, other} == {subject, object_}:
                touching[subject, name, object_] = Edge(subject, name, object_, ())
    names = {key: connection_of(schema, edge, one) for key, edge in touching.items()}
    found = [key for key, name in names.items() if fold(relation) in {fold(key[1]), fold(name)}]
    if len(found) == 1:
        return " ".join(found[0])
    others = "; wel:" if names else ", en er is geen ander."
    raise NotFoundError(
        f"{relation!r} is geen verband tussen deze twee{others}",
        tuple((key[1], "", name) for key, name in names.items()),
    )


def _decision(store: Store, text: str) -> str:
    """The decision that ``text`` names, by its IRI or the start of its id."""
    found = [
        one.id
        for one in store.decisions()
        if text == one.id or one.id.rsplit("/", 1)[-1].startswith(text)
    ]
    if len(found) != 1:
        wrong = "is geen besluit" if not found else "kan meer dan één besluit zijn"
        raise NotFoundError(f"{text!r} {wrong}; zie: leergraaf decide list.")
    return found[0]
