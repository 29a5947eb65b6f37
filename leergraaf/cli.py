"""The command ``leergraaf``: parses, calls one function, prints."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from leergraaf.commands import (
    cypher,
    decide,
    documents,
    evaluate,
    exchange,
    explore,
    neo4j,
    ontology,
    serve,
    train,
)
from leergraaf.commands.questions import (
    ask,
    brief,
    coverage,
    followup,
    known,
    lessons,
    path,
    profile,
    recurring,
    related,
    signals,
    structure,
)
from leergraaf.console import say, use_utf8
from leergraaf.dutch import Command, Group

HELP = """\
Lessen uit hersteltrajecten: rapporten erin, een doorzoekbare graaf eruit.

Begin met: leergraaf demo. Of met uw eigen rapporten: leergraaf ingest MAP, en daarna
leergraaf dashboard. Uitleg bij een opdracht: leergraaf OPDRACHT --help.
"""
EPILOG = (
    "Uitgangscodes: 0 gelukt; 1 iets mislukte (een bestand, een geweigerde bijdrage, een citaat "
    "dat niet klopt); 2 verkeerd gebruik of een onbekend ding; 130 afgebroken met Ctrl-C."
)

app = typer.Typer(
    cls=Group,
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

READ, LOOK, ASK, KEEP = "Rapporten", "Bekijken", "Vragen", "Beheer"
for name, function, panel in (
    ("ingest", documents.ingest, READ),
    ("extract", documents.extract, READ),
    ("withdraw", documents.withdraw, READ),
    ("check", documents.check, READ),
    ("dashboard", serve.dashboard, LOOK),
    ("demo", serve.demo, LOOK),
    ("search", explore.search, LOOK),
    ("show", explore.show, LOOK),
    ("list", explore.list_things, LOOK),
    ("cypher", cypher.cypher, LOOK),
    ("ask", ask.ask, ASK),
    ("recurring", recurring.recurring, ASK),
    ("related", related.related, ASK),
    ("brief", brief.brief, ASK),
    ("signals", signals.signals, ASK),
    ("lessons", lessons.lessons, ASK),
    ("path", path.path, ASK),
    ("known", known.known, ASK),
    ("followup", followup.followup, ASK),
    ("coverage", coverage.coverage, ASK),
    ("structure", structure.structure, ASK),
    ("profile", profile.profile, ASK),
    ("export", exchange.export, KEEP),
    ("import", exchange.import_rdf, KEEP),
    ("copy", exchange.copy, KEEP),
    ("digest", exchange.digest, KEEP),
    ("evaluate", evaluate.evaluate, KEEP),
    ("train", train.train, KEEP),
):
    app.command(name, cls=Command, rich_help_panel=panel)(function)
app.add_typer(decide.app, name="decide", rich_help_panel=KEEP)
app.add_typer(ontology.app, name="ontology", rich_help_panel=KEEP)
app.add_typer(neo4j.app, name="neo4j", rich_help_panel=KEEP)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if not wanted:
        return
    try:
        say(f"leergraaf {version('leergraaf')}")
    except PackageNotFoundError:
        say("leergraaf (niet geïnstalleerd: draait uit de broncode)")
    raise typer.Exit


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Toon de versie."),
    ] = False,
) -> None:
    """Options of ``leergraaf`` itself."""


def main() -> None:
    """Run the command line."""
    use_utf8()
    app(prog_name="leergraaf")
