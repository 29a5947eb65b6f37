"""What earlier trajectories teach about one that somebody describes."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from graph.questions.brief import brief as find_brief
from graph.sheets.forms.form import Form
from graph.sheets.questions.brief import brief_sheet
from ingest.documents import masked
from ingest.read import is_readable, read_report
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, StoreUrl

LONGEST_NAME = 255  # characters; no file has a longer name


def brief(
    description: Annotated[
        str,
        typer.Argument(
            metavar="TEKST|BESTAND",
            help="Een beschrijving tussen aanhalingstekens, of een bestand waarin zij staat (PDF, "
            "Word, Markdown, tekst, …).",
        ),
    ],
    *,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Beschrijf een nieuw of lopend traject en lees wat eerdere trajecten ervan leren.

    Met te verwachten knelpunten, wat misging, wat werkte, wat nog openstaat en een checklist per
    fase, elk met citaat. De beschrijving staat zonder namen van personen in het
    antwoord, en wordt verder niet bewaard.
    """
    text = _read(description)
    with asking(store, as_of, format_, output, language) as asked:
        found = find_brief(asked.view, text, limit, masked(text))
        asked.tell(found, partial(brief_sheet, asked.writer))


def _read(description: str) -> str:
    """The text itself, or that of the file that it names."""
    text = description.strip()
    if not text:
        raise typer.BadParameter("beschrijf het traject, of noem een bestand waarin dat staat.")
    named = len(text) <= LONGEST_NAME and "\n" not in text
    if named and is_readable(Path(text)):
        return read_report(Path(text)).text
    return text
