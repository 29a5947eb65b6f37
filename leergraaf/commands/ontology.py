"""The ontology: its reference page, its lists, and organisations added to it."""

from pathlib import Path
from typing import Annotated

import typer

from leergraaf.console import complain, say, table
from leergraaf.dutch import FAILED, Command, Group
from leergraaf.naming import counted
from leergraaf.options import StoreUrl, opened
from ontology import LeergraafError, NotFoundError, load
from ontology.errors import reason
from ontology.reference import write_reference

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="De ontologie: naslag, lijsten, en organisaties toevoegen.",
)
REFERENCE = Path("docs/ontologie.md")


@app.command(cls=Command)
def reference(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Schrijf niets; ga na of de bladzijde bij is.")
    ] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="BESTAND", help="De bladzijde.")
    ] = REFERENCE,
) -> None:
    """Schrijf de naslag van de ontologie (docs/ontologie.md), gemaakt uit het Turtle."""
    text = write_reference(load())
    if check:
        if not output.is_file() or output.read_text(encoding="utf-8") != text:
            complain(f"{output} is niet bij; draai: leergraaf ontology reference")
            raise typer.Exit(FAILED)
        say(f"{output} is bij.")
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise LeergraafError(f"{output}: kan niet worden geschreven ({reason(error)}).") from error
    say(f"{output} geschreven.")


@app.command("import-organisations", cls=Command)
def import_organisations(
    file: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Een register van TOOI, in Turtle.")
    ],
    store: StoreUrl = None,
) -> None:
    """Voeg organisaties uit een TOOI-register toe aan de ontologie van deze opslag.

    Organisaties die leergraaf al kent, bij IRI of bij naam, blijven zoals ze zijn. Lees rapporten
    daarna opnieuw in om de nieuwe namen erin te vinden.
    """
    from ontology.register import read_organisations  # noqa: PLC0415 - rdflib is slow to import

    with opened(store, create=True) as target:
        added = target.add_concepts(read_organisations(file, target.schema))
    say(f"{counted(added, 'organisatie', 'organisaties')} toegevoegd.")


@app.command("list", cls=Command)
def list_schemes(
    scheme: Annotated[
        str | None, typer.Argument(metavar="[LIJST]", help="De naam van één lijst.")
    ] = None,
    store: StoreUrl = None,
) -> None:
    """Som de lijsten op, of wat er in één lijst staat."""
    with opened(store, create=True) as source:
        schema = source.schema
    if scheme is None:
        rows = [
            (name, one.labels["nl"], str(len(schema.members[name])))
            for name, one in schema.schemes.items()
        ]
        table(("Lijst", "Naam", "Aantal"), rows)
        return
    if scheme not in schema.schemes:
        found = tuple((name, one.labels["nl"], "") for name, one in schema.schemes.items())
        raise NotFoundError(f"{scheme!r} is geen lijst.", found)
    members = schema.members[scheme]
    table(
        ("Code", "Naam", "Ook", "IRI"),
        [(one.code, one.label(), ", ".join(one.synonyms), one.id) for one in members],
    )
