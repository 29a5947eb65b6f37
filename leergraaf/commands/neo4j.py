"""A Neo4j server of one's own: fetched, started, looked at, stopped and emptied."""

import re
from pathlib import Path
from typing import Annotated

import typer

from graph.neo4j.server import control
from graph.neo4j.server.home import ENVIRONMENT, find_home
from graph.neo4j.server.launch import Memory
from leergraaf.console import err, line, say
from leergraaf.dutch import FAILED, Command, Group
from leergraaf.options import Yes, make_sure

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="Een eigen Neo4j-server op deze computer (vraagt Java en Maven; zie docs/neo4j.md).",
)
DEFAULT = Memory()
SIZE = re.compile(r"[1-9]\d*[mg]")


def _size(value: str) -> str:
    """An amount of memory as Java writes it."""
    if not SIZE.fullmatch(value.lower()):
        raise typer.BadParameter("schrijf een hoeveelheid geheugen als 512m of 2g.")
    return value.lower()


Place = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="MAP",
        envvar=ENVIRONMENT,
        show_envvar=True,
        help="De map van de server; anders een in uw eigen gegevensmap.",
    ),
]
Heap = Annotated[
    str, typer.Option("--heap", metavar="GROOTTE", callback=_size, help="Geheugen om te werken.")
]
PageCache = Annotated[
    str,
    typer.Option(
        "--page-cache", metavar="GROOTTE", callback=_size, help="Geheugen voor gegevens van schijf."
    ),
]
Patience = Annotated[
    int, typer.Option("--timeout", min=1, help="Hoeveel seconden de server krijgt om te starten.")
]


@app.command(cls=Command)
def fetch() -> None:
    """Haal Neo4j op met Maven (150 MB, eenmalig); start doet het zo nodig zelf."""
    control.fetch(_tell)
    say("Neo4j is opgehaald.")


@app.command(cls=Command)
def start(
    *,
    home: Place = None,
    heap: Heap = DEFAULT.heap,
    page_cache: PageCache = DEFAULT.page_cache,
    timeout: Patience = int(control.PATIENCE),
) -> None:
    """Start de server; hij blijft draaien tot leergraaf neo4j stop."""
    place = find_home(home)
    started = control.start(place, Memory(heap, page_cache), _tell, timeout)
    say(f"Neo4j {'draait' if started else 'draait al'} op {place.uri}.")
    if place != find_home():
        say(f"Zet {ENVIRONMENT} op {place.folder} om hem als neo4j:local te gebruiken.")
    say("Gebruik hem met: --store neo4j:local")


@app.command(cls=Command)
def status(*, home: Place = None) -> None:
    """Zeg of de server draait en antwoordt (dan is de uitgangscode 0), en wat hij bewaart."""
    found = control.status(find_home(home))
    held = f"{found.size / 1e6:.0f} MB op schijf"
    if found.pid is None or found.since is None:
        say(f"Neo4j draait niet ({held}).")
        raise typer.Exit(FAILED)
    since = f"{found.since.astimezone():%Y-%m-%d %H:%M}"
    process = f"proces {found.pid}, sinds {since}, {held}"
    if found.version is None:
        say(f"Neo4j draait, maar antwoordt niet op {found.uri} ({process}).")
        raise typer.Exit(FAILED)
    say(f"Neo4j {found.version} draait op {found.uri} ({process}).")


@app.command(cls=Command)
def stop(*, home: Place = None) -> None:
    """Stop de server; wat erin zit blijft bewaard."""
    stopped = control.stop(find_home(home), _tell)
    say("Neo4j is gestopt." if stopped else "Neo4j draaide niet.")


@app.command(cls=Command)
def reset(*, home: Place = None, yes: Yes = False) -> None:
    """Stop de server en verwijder alles wat erin zit; de volgende start begint leeg."""
    place = find_home(home)
    make_sure(f"Alles in de Neo4j in {place.folder} verwijderen?", yes=yes)
    emptied = control.reset(place, _tell)
    say("Neo4j is leeggemaakt." if emptied else "Er was geen eigen Neo4j.")


def _tell(text: str) -> None:
    """Write a line on how it goes."""
    err().print(line(text))
