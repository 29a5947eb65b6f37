"""How much is said on every side of the lessons, and where nothing is."""

from functools import partial
from typing import Annotated

import typer

from graph.lookup import find_one
from graph.questions.counting.axes import AXES
from graph.questions.coverage import COLUMNS, ROWS
from graph.questions.coverage import coverage as find_coverage
from graph.questions.views.terms import STATEMENT
from graph.sheets.catalogue import LANGUAGES
from graph.sheets.forms.form import Form
from graph.sheets.questions.coverage import axis_label, coverage_sheet
from graph.sheets.writer import Writer
from graph.stems import fold
from leergraaf.commands.questions.answering import Asked, Format, Language, asking
from leergraaf.naming import find_kind
from leergraaf.options import AsOf, Limit, Output, StoreUrl
from ontology import NotFoundError

SIDES = "dimensie, subdimensie, bestuursniveau, perspectief, polariteit of jaar"


def coverage(
    *,
    about: Annotated[
        str | None,
        typer.Option(metavar="DING", help="Alleen wat over dit traject, deze organisatie, … gaat."),
    ] = None,
    rows: Annotated[str, typer.Option(metavar="KENMERK", help=f"Rijen: {SIDES}.")] = ROWS,
    columns: Annotated[str, typer.Option(metavar="KENMERK", help="Kolommen.")] = COLUMNS,
    kind: Annotated[
        str, typer.Option(metavar="SOORT", help="Tel alleen lessen, aanbevelingen of maatregelen.")
    ] = STATEMENT,
    as_of: AsOf = None,
    limit: Limit = 15,
    format_: Format = Form.TABLE,
    output: Output = None,
    language: Language = "nl",
    store: StoreUrl = None,
) -> None:
    """Toon waarover lessen gaan en waarover niet: de dekkingskaart met haar lege plekken.

    Bijvoorbeeld: leergraaf coverage --rows perspectief --columns dimensie --about toeslagenaffaire
    """
    with asking(store, as_of, format_, output, language) as asked:
        thing = None if about is None else find_one(asked.writer.store, about)
        sides = _axis(asked, rows), _axis(asked, columns)
        if sides[0] == sides[1]:
            text = "kies een ander kenmerk dan bij --rows."
            raise typer.BadParameter(text, param_hint="'--columns'")
        found = find_coverage(asked.view, thing, *sides, _kind(asked, kind))
        asked.tell(found, partial(coverage_sheet, asked.writer, most=limit))


def _axis(asked: Asked, text: str) -> str:
    """The axis that ``text`` means: by name or label, whole or in part."""
    labels = [Writer(asked.writer.store, language) for language in LANGUAGES]
    names = {axis: {fold(axis), *(fold(axis_label(one, axis)) for one in labels)} for axis in AXES}
    for fits in (str.__eq__, str.endswith, str.startswith):
        for axis, told in names.items():
            if any(fits(name, fold(text)) for name in told):
                return axis
    known = tuple((axis_label(asked.writer, axis), "", "") for axis in AXES)
    raise NotFoundError(f"{text!r} is geen kenmerk.", known)


def _kind(asked: Asked, text: str) -> str:
    """The kind of statement that ``text`` means."""
    schema = asked.view.schema
    kind = find_kind(schema, text)
    if schema.is_a(kind, STATEMENT):
        return kind
    known = tuple((schema.kind(one).labels["nl"], "", "") for one in schema.concrete(STATEMENT))
    raise NotFoundError(f"{text!r} is geen soort uitspraak.", known)
