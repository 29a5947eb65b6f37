"""In how many independent trajectories the same bottleneck returns."""

from functools import partial
from typing import Annotated

import typer

from graph.questions.recurring import recurring as find_recurring
from graph.sheets.forms.form import Form
from graph.sheets.questions.recurring import recurring_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Output, StoreUrl


def recurring(
    *,
    as_of: AsOf = None,
    limit: Annotated[
        int, typer.Option(min=1, help="Van hoeveel erbij staat waar; de tabel heeft ze alle.")
    ] = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon welke knelpunten terugkeren: in hoeveel trajecten, waar, en waar het goed ging.

    Alle knelpunten staan in een tabel; van de eerste (--limit) staat erbij waar, met citaten.
    """
    with asking(store, as_of, format_, output, language) as asked:
        sheet = partial(recurring_sheet, asked.writer, most=limit)
        asked.tell(find_recurring(asked.view), sheet)
