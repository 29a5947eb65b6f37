"""Which lessons were drawn again, by another or elsewhere."""

from functools import partial
from typing import Annotated

import typer

from graph.lookup import find_one
from graph.questions.lessons import recurring_lessons
from graph.sheets.forms.form import Form
from graph.sheets.questions.lessons import lessons_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.naming import find_value
from leergraaf.options import AsOf, Limit, Output, StoreUrl


def lessons(
    *,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="DING",
            help="Alleen lessen over dit traject of knelpunt, deze organisatie, deze wet of uit "
            "dit document: een naam, alias of IRI.",
        ),
    ] = None,
    polarity: Annotated[
        str | None, typer.Option(help="Alleen lessen die negatief, positief of neutraal zijn.")
    ] = None,
    as_of: AsOf = None,
    limit: Limit = 10,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon welke lessen een ander, of iemand elders, opnieuw trok, en hoe lang ze bekend waren."""
    with asking(store, as_of, format_, output, language) as asked:
        opslag = asked.writer.store
        thing = None if about is None else find_one(opslag, about).id
        code = None if polarity is None else find_value(opslag.schema, "polarity", polarity)
        sheet = partial(lessons_sheet, asked.writer, most=limit)
        asked.tell(recurring_lessons(asked.view, thing, code), sheet)
