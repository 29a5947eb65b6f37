"""A question in Cypher to a store in Neo4j."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dashboard.views.spreadsheet import write_csv
from leergraaf.console import err, line, say, table
from leergraaf.options import StoreUrl, opened
from leergraaf.writing import writing
from ontology import LeergraafError
from ontology.errors import reason

if TYPE_CHECKING:
    from graph.neo4j.console import Answer

LANGUAGE = "nl"  # of the list separator that spreadsheets expect
Form = Annotated[
    Literal["table", "json", "csv"],
    typer.Option("--format", help="Een tabel, JSON voor machines, of CSV voor een rekenblad."),
]


def _parameter(text: str) -> tuple[str, object]:
    """The name and value of ``name=value``; what is no JSON is text."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise typer.BadParameter(f"schrijf naam=waarde, niet {text}.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def cypher(
    query: Annotated[
        str | None,
        typer.Argument(metavar="[VRAAG]", help="De vraag in Cypher; anders standaardinvoer."),
    ] = None,
    *,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="BESTAND", help="Lees de vraag hieruit.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter",
            "-p",
            metavar="NAAM=WAARDE",
            help="De waarde van $NAAM: tekst, of JSON (een getal, true, een lijst); een getal dat "
            "tekst moet zijn tussen aanhalingstekens.",
        ),
    ] = None,
    format_: Form = "table",
    store: StoreUrl = None,
) -> None:
    """Stel een vraag in Cypher aan een opslag in Neo4j; zij kan niets veranderen.

    Een antwoord telt ten hoogste 5.000 rijen en komt binnen 10 seconden. Voorbeelden staan in
    docs/cypher.md.
    """
    from graph.neo4j.console import ask  # noqa: PLC0415 - the driver is slow to import

    text = _text(query, file)
    parameters = dict(map(_parameter, parameter or ()))
    with opened(store) as opslag:
        _print(ask(opslag, text, parameters), format_)


def _text(query: str | None, file: Path | None) -> str:
    """The query that is typed, or of the file, or of standard input."""
    if query is not None and file is not None:
        raise typer.BadParameter("geef een vraag of een bestand, niet allebei.")
    if query is not None:
        return query
    if file is None and sys.stdin.isatty():
        raise typer.BadParameter("schrijf een vraag, of noem met --file een bestand.")
    try:
        content = sys.stdin.buffer.read() if file is None else file.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise LeergraafError(f"{file}: kan niet worden gelezen ({reason(error)}).") from error
    except UnicodeDecodeError as error:
        name = "De vraag" if file is None else file
        raise LeergraafError(f"{name}: dit is geen tekst in UTF-8.") from error


def _print(answer: "Answer", form: str) -> None:
    if form == "json":
        content = {"columns": answer.columns, "rows": answer.data(), "more": answer.more}
        say(json.dumps(content, ensure_ascii=False))
        return
    if form == "csv":
        with writing(None) as stream:
            stream.write(write_csv(LANGUAGE, answer.columns, answer.texts()))
    elif answer.rows:
        table(answer.columns, answer.texts())
    else:
        say("Niets gevonden.")
    if answer.more:
        told = f"Dit zijn de eerste {len(answer.rows)} rijen; er zijn er meer (zet LIMIT, of tel)."
        err().print(line(told))
