"""The options that commands share."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graph.store import ENVIRONMENT, Store, default_url, last_day, open_store
from leergraaf.console import say
from leergraaf.dutch import FAILED

StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        envvar=ENVIRONMENT,
        show_envvar=True,
        help="De opslag, bijvoorbeeld sqlite:///pad/naar/bestand.sqlite. Zonder deze optie een "
        "bestand in uw eigen gegevensmap.",
    ),
]
Limit = Annotated[int, typer.Option(min=1, help="Hoeveel er ten hoogste worden getoond.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Vraag niets.")]
START_OF_YEAR = "-01-01"


def make_sure(question: str, *, yes: bool) -> None:
    """Ask it, unless the answer was given as ``yes``; end the command where that is not given.

    Where nobody answers it is no.
    """
    try:
        answer = "ja" if yes else typer.prompt(f"{question} (ja/nee)", "nee", show_default=False)
    except typer.Abort:
        answer = "nee"
    if str(answer).strip().lower() not in {"ja", "j"}:
        say("Er is niets verwijderd; typ ja, of geef --yes mee, om dat wel te doen.")
        raise typer.Exit(FAILED)


def _first_day(value: str | None) -> str | None:
    """The first day of the year, month or day that is typed."""
    if value is None:
        return None
    try:
        first = date.fromisoformat(value + START_OF_YEAR[len(value) - len("2019") :])
    except ValueError:
        first = None
    if first is None or not first.isoformat().startswith(value):
        raise typer.BadParameter("schrijf een datum als 2019-01-31, 2019-01 of 2019.")
    return first.isoformat()


def _date(value: str | None) -> str | None:
    """The last day of what is typed, so that a year means the whole of it."""
    return value if value is None or _first_day(value) is None else last_day(value)


AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATUM", callback=_date, help="Alleen wat op deze dag al bekend was."),
]
Since = Annotated[
    str, typer.Option(metavar="DATUM", callback=_first_day, help="Alleen wat sindsdien verscheen.")
]
ModelName = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAAM",
        help="Wat de zinnen beoordeelt: regels en ontologie alleen (rules), of een van de "
        "meegeleverde neurale netwerken: groot (full), of klein en sneller (compact). Of een spaCy-"
        "pijplijn voor Nederlands, bij naam (nl_core_news_lg) of als map: dan komen haar "
        "organisaties en personen erbij.",
    ),
]
Thing = Annotated[
    str, typer.Argument(metavar="DING", help="Een IRI, of (een deel van) een naam of alias.")
]
ThingKind = Annotated[
    str | None,
    typer.Option("--kind", help="Alleen dingen van deze soort, als de naam meer kan zijn."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="BESTAND", help="Schrijf hierheen, niet op het scherm."),
]


@contextlib.contextmanager
def opened(url: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store that the options name, closed afterwards; ``create`` makes a new one."""
    with open_store(url or default_url(), create=create) as store:
        yield store
