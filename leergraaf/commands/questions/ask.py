"""A question in plain language."""

from functools import partial
from typing import Annotated

import typer

from graph.questions.asking.replying import ask as find_answer
from graph.sheets.forms.form import Form
from graph.sheets.questions.asked import asked_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Output, StoreUrl


def ask(
    question: Annotated[
        list[str], typer.Argument(metavar="VRAAG", help="Uw vraag, in gewone taal.")
    ],
    *,
    as_of: AsOf = None,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Stel een vraag in gewone taal; het antwoord zegt hoe de vraag begrepen is.

    Bijvoorbeeld: leergraaf ask "Wat is er geleerd over nazorg?"

    Wat niet wordt begrepen, wordt niet geraden: dan ziet u vragen die wel kunnen, en waar uw
    woorden voorkomen.
    """
    with asking(store, as_of, format_, output, language) as asked:
        reply = find_answer(asked.writer.store, " ".join(question), as_of)
        asked.tell(reply, partial(asked_sheet, asked.writer))
