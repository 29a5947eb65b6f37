"""How two things hang together."""

from functools import partial
from typing import Annotated

import typer

from graph.model import Node
from graph.questions.meant import find_asked_by
from graph.questions.path import connections
from graph.sheets.forms.form import Form
from graph.sheets.questions.path import path_sheet
from leergraaf.commands.questions.answering import Asked, Format, Language, asking
from leergraaf.console import note
from leergraaf.naming import read_as
from leergraaf.options import AsOf, Output, StoreUrl

Thing = Annotated[str, typer.Argument(metavar="DING", help="Een naam, alias of IRI.")]


def path(
    start: Thing,
    end: Thing,
    *,
    as_of: AsOf = None,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon hoe twee dingen samenhangen: de kortste wegen en de best onderbouwde, met citaten.

    Bijvoorbeeld: leergraaf path toeslagenaffaire DUO
    """
    with asking(store, as_of, format_, output, language) as asked:
        one, other = (_meant(asked, text) for text in (start, end))
        if one.id == other.id:
            raise typer.BadParameter(f"{start!r} en {end!r} zijn hetzelfde: {one.title}.")
        asked.tell(connections(asked.view, one, other), partial(path_sheet, asked.writer))


def _meant(asked: Asked, text: str) -> Node:
    """The thing that is meant; what else it might have been is told beside the answer."""
    node, others = find_asked_by(asked.writer.store, text)
    if others:
        note(read_as(text, node, others))
    return node
