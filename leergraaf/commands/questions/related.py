"""Which trajectories are related to one, and why."""

from typing import Annotated

import typer

from graph.lookup import find_one
from graph.questions.likeness.reasons import Reason
from graph.questions.related import related as find_related
from graph.questions.views.terms import TRAJECTORY
from graph.sheets.catalogue import LANGUAGES, load
from graph.sheets.forms.form import Form
from graph.sheets.questions.related import related_sheet
from graph.stems import fold
from leergraaf.commands.questions.answering import Format, Language, asking
from leergraaf.options import AsOf, Limit, Output, StoreUrl


def related(
    thing: Annotated[
        str, typer.Argument(metavar="TRAJECT", help="Een IRI, of (een deel van) een naam of alias.")
    ],
    *,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REDEN", help="Laat een reden buiten beschouwing: knelpunten, wetten, fase, …"
        ),
    ] = None,
    as_of: AsOf = None,
    limit: Limit = 5,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon de trajecten die het meest verwant zijn aan een traject, en waarom.

    Elke reden heeft haar aandeel en citaten van beide kanten. Bijvoorbeeld: leergraaf related WIA
    """
    omitted = {_find_reason(one) for one in without or ()}
    with asking(store, as_of, format_, output, language) as asked:
        trajectory = find_one(asked.writer.store, thing, TRAJECTORY)
        answer = find_related(asked.view, trajectory.id, limit, omitted)
        asked.tell(answer, lambda found: related_sheet(asked.writer, found))


def _find_reason(text: str) -> Reason:
    """The reason that is meant: by name, or by what it is called in an answer."""
    for reason in Reason:
        called = (load(language)(f"reasons.{reason}") for language in LANGUAGES)
        if fold(text) in map(fold, (reason, *called)):
            return reason
    known = ", ".join(load("nl")(f"reasons.{reason}") for reason in Reason)
    raise typer.BadParameter(f"{text!r} is geen reden; kies uit: {known}.")
