"""How trajectories and bottlenecks hang together."""

from functools import partial

from graph.questions.structure import structure as find_structure
from graph.sheets.forms.form import Form
from graph.sheets.questions.structure import structure_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, StoreUrl


def structure(
    *,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon hoe trajecten en knelpunten samenhangen: groepen, spillen en bruggen.

    Van elk soort verband staan de eerste (--limit) erbij, met citaten.
    """
    with asking(store, as_of, format_, output, language) as asked:
        sheet = partial(structure_sheet, asked.writer, most=limit)
        asked.tell(find_structure(asked.view), sheet)
