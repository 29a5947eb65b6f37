"""The graph out to a file, in from a file, and as one hash."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph.digest import digest as digest_of
from graph.export import write_rdf
from graph.restore import restore
from leergraaf.console import complain, say
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
