"""Everything that is known of one thing, and what is not."""

from functools import partial

from graph.lookup import find_one
from graph.questions.profile import profile as find_profile
from graph.sheets.forms.form import Form
from graph.sheets.questions.profile import profile_sheet
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.naming import find_kind
from leergraaf.options import AsOf, Limit, Output, StoreUrl, Thing, ThingKind


def profile(
    thing: Thing,
    *,
    kind: ThingKind = None,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon het profiel van een organisatie, traject, knelpunt, wet, document of behoefte.

    Wat het is, wat er goed en niet goed ging, wat is aanbevolen en wat daarmee is gebeurd, en wat
    er niet over bekend is. Bijvoorbeeld: leergraaf profile toeslagenaffaire
    """
    with asking(store, as_of, format_, output, language) as asked:
        wanted = None if kind is None else find_kind(asked.view.schema, kind)
        node = find_one(asked.writer.store, thing, wanted)
        sheet = partial(profile_sheet, asked.writer, most=limit)
        asked.tell(find_profile(asked.view, node), sheet)
