"""What was known about a thing or some words, before a date or before a failure."""

from functools import partial
from typing import Annotated

import typer

from graph.lookup import find_meant
from graph.questions.known import known as find_known
from graph.sheets.forms.form import Form
from graph.sheets.questions.known import known_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, StoreUrl


def known(
    what: Annotated[
        str,
        typer.Argument(
            metavar="DING|WOORDEN", help="Een IRI, de hele naam of alias van een ding, of woorden."
        ),
    ],
    *,
    as_of: AsOf = None,
    limit: Limit = 10,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon welke lessen er al lagen, en voor een traject welke elders al bekend waren.

    Bijvoorbeeld: leergraaf known toeslagenaffaire --as-of 2019
    """
    with asking(store, as_of, format_, output, language) as asked:
        thing = find_meant(asked.writer.store, what)
        sheet = partial(known_sheet, asked.writer, most=limit)
        asked.tell(find_known(asked.view, what, thing), sheet)
