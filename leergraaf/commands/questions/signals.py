"""Which new documents show what went wrong elsewhere before."""

from functools import partial

from graph.questions.signals import signals as find_signals
from graph.sheets.forms.form import Form
from graph.sheets.questions.signals import signals_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, Since, StoreUrl


def signals(
    *,
    since: Since,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon documenten sinds een datum waarin een eerdere misstand elders te herkennen is.

    Aan dezelfde knelpunten, hetzelfde soort organisatie en de verwoording, met citaten van beide.
    Bijvoorbeeld: leergraaf signals --since 2024
    """
    with asking(store, as_of, format_, output, language) as asked:
        answer = find_signals(asked.view, since, limit)
        asked.tell(answer, partial(signals_sheet, asked.writer))
