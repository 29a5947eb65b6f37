"""How two things hang together."""

from functools import partial
from typing import Annotated

import typer

from graph.lookup import find_one
from graph.questions.path import connections
from graph.sheets.forms.form import Form
from graph.sheets.questions.path import path_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
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
        opslag = asked.writer.store
        one, other = find_one(opslag, start), find_one(opslag, end)
        if one.id == other.id:
            raise typer.BadParameter(f"{start!r} en {end!r} zijn hetzelfde: {one.title}.")
        asked.tell(connections(asked.view, one, other), partial(path_sheet, asked.writer))
