"""Who was told what, and what has become of it."""

from functools import partial
from typing import Annotated

import typer

from graph.lookup import find_one
from graph.questions.followup import follow_up
from graph.sheets.forms.form import Form
from graph.sheets.questions.followup import followup_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, StoreUrl


def followup(
    thing: Annotated[
        str | None,
        typer.Argument(
            metavar="[DING]",
            help="Alleen wat aan deze organisatie is gericht, of over dit traject of knelpunt "
            "gaat: een naam, alias of IRI.",
        ),
    ] = None,
    *,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon wie wat is aanbevolen of heeft toegezegd, en wat er volgens wie mee is gebeurd.

    Alles telt mee in de tabellen; van elke uitkomst staan de eerste (--limit) erbij, met citaten.
    """
    with asking(store, as_of, format_, output, language) as asked:
        meant = None if thing is None else find_one(asked.writer.store, thing)
        sheet = partial(followup_sheet, asked.writer, most=limit)
        asked.tell(follow_up(asked.view, meant), sheet)
