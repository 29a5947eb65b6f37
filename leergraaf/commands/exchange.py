"""The graph out to a file, in from a file, and as one hash."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph.copying import Plan, amounts, carry_out, make_plan
from graph.digest import digest as digest_of
from graph.digest import inventory
from graph.export import write_rdf
from graph.restore import restore
from graph.store import Store
from leergraaf.console import complain, progress, say
from leergraaf.dutch import FAILED
from leergraaf.naming import counted
from leergraaf.options import Output, StoreUrl, opened
from leergraaf.writing import writing


def export(
    format_: Annotated[
        Literal["trig", "nquads", "jsonld"], typer.Option("--format", help="De notatie.")
    ] = "trig",
    output: Output = None,
    store: StoreUrl = None,
) -> None:
    """Schrijf de hele graaf als RDF: documenten, besluiten en toegevoegde begrippen.

    Ieder document is een eigen graaf met zijn IRI als naam. Dezelfde inhoud geeft dezelfde bytes.
    Met import leest u TriG en N-Quads weer in; JSON-LD is er om te delen.
    """
    with opened(store) as source, writing(output) as stream:
        documents = write_rdf(source, stream, format_)
    if output is not None:
        told = counted(documents, "document", "documenten")
        say(f"{told} geschreven naar {output}.")


def import_rdf(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een export (.trig of .nq).")],
    store: StoreUrl = None,
) -> None:
    """Lees een export in: documenten, besluiten en toegevoegde begrippen.

    Een graaf die niet deugt, wordt in zijn geheel geweigerd en gemeld (uitgangscode 1); de andere
    gaan door.
    """
    found: Counter[str] = Counter()
    with opened(store, create=True) as target:
        for one in restore(target, file):
            if one.refused is not None:
                graph = "" if one.graph == str(file) else f"{one.graph}: "
                complain(f"{file}: {graph}{one.refused}")
                found["refused"] += 1
            else:
                found["documents" if one.is_document else "other"] += one.count
    documents = counted(found["documents"], "document", "documenten")
    other = counted(found["other"], "besluit of begrip", "besluiten en begrippen")
    say(f"{documents} en {other} ingelezen.")
    if found["refused"]:
        raise typer.Exit(FAILED)


def digest(store: StoreUrl = None) -> None:
    """Toon één hash (SHA-256) over alle inhoud.

    Twee opslagen met dezelfde inhoud hebben dezelfde hash, hoe ze ook zijn gevuld.
    """
    with opened(store) as source:
        say(digest_of(source))


def copy(
    source: Annotated[
        str,
        typer.Argument(metavar="VAN", help="De opslag om te kopiëren, bijvoorbeeld sqlite:///…"),
    ],
    target: Annotated[
        str,
        typer.Argument(metavar="NAAR", help="De opslag om te vullen, bijvoorbeeld neo4j:local."),
    ],
    *,
    merge: Annotated[
        bool, typer.Option("--merge", help="Voeg toe aan wat de bestemming anders of meer heeft.")
    ] = False,
) -> None:
    """Kopieer een hele opslag naar een andere: documenten, besluiten en toegevoegde begrippen.

    Van SQLite naar Neo4j, terug, of tussen twee van dezelfde soort. De bron verandert niet. Wat al
    in de bestemming staat, wordt overgeslagen: een kopie die werd afgebroken, maakt u af met
    dezelfde opdracht. Een bestemming met iets anders erin wordt geweigerd, tenzij u --merge geeft:
    dan blijft wat alleen daar staat, en wordt een document dat beide hebben zoals in de bron. Aan
    het eind worden beide vergeleken; zijn ze niet gelijk, dan is de uitgangscode 1.
    """
    with opened(source) as origin, opened(target, create=True) as destination:
        plan = _copied(origin, destination, merge=merge)
        held = inventory(destination)
    say(f"{len(plan.moves)} van {len(plan.wanted.documents)} documenten gekopieerd.")
    if held != plan.wanted:
        more, less = held.beyond(plan.wanted), plan.wanted.beyond(held)
        complain(
            f"De bestemming is niet gelijk aan de bron: {amounts(more)} meer of anders, "
            f"{amounts(less)} niet of anders. De hash van de bron is {plan.wanted.digest}, die "
            f"van de bestemming {held.digest}."
        )
        raise typer.Exit(FAILED)
    say(f"De bestemming is gelijk aan de bron: {held.digest}")


def _copied(source: Store, target: Store, *, merge: bool) -> Plan:
    """Make the copy, showing how far it is; what was planned."""
    with progress() as bar:
        comparing = bar.add_task("Vergelijken", total=None)
        plan = make_plan(source, target, merge=merge)
        bar.remove_task(comparing)
        task = bar.add_task("Kopiëren", total=len(plan.moves))
        for _ in carry_out(plan, source, target):
            bar.advance(task)
    return plan
