"""The results of a search as a sheet: what was looked for, and each result with its quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.views.terms import DOCUMENT
from graph.sheets.questions.found import document_point
from graph.sheets.sheet import Section, Sheet, Text

if TYPE_CHECKING:
    from graph.questions.sought import Found, Sought
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer

MOST = 200  # results that are told; more is for a spreadsheet


def sought_sheet(writer: Writer, found: Sought) -> Sheet:
    """The results in their order, at most ``MOST``."""
    say = writer.say
    title = say("sought.title", words=found.words) if found.words else say("sought.all")
    count = say.count("sought.lead", found.total) if found.total else say("sought.none")
    filters = say("common.filters", filters="; ".join(found.filters)) if found.filters else ""
    told = [_point(writer, one) for one in found.found[:MOST]]
    section = Section(say("sought.results"), points=(*told, *writer.more(found.total - len(told))))
    return Sheet(
        title=title,
        language=writer.language,
        lead=" ".join(filter(None, (count, filters))),
        sections=(section,) if told else (),
    )


def _point(writer: Writer, one: Found) -> Point:
    """What it is and is called, with its quotes; of a document where it comes from."""
    naming, thing = writer.naming, one.thing
    text = Text(f"{naming.sort(thing)}: {naming.title(thing)}", thing.id)
    if thing.kind == DOCUMENT:
        return replace(document_point(writer, thing), text=text)
    told = writer.point(text, one.evidence)
    return replace(told, unseen=one.quotes - len(told.quotes))
