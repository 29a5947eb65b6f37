"""The options that commands share."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from graph.store import ENVIRONMENT, Store, default_url, open_store

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
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="BESTAND", help="Schrijf hierheen, niet op het scherm."),
]


@contextlib.contextmanager
def opened(url: str | None) -> Iterator[Store]:
    """The store that the options name, closed afterwards."""
    with open_store(url or default_url()) as store:
        yield store
