"""The signals as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.terms import PUBLISHER
from graph.sheets.parts.reasons import reason_points, strength, summary
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from graph.questions.likeness.nearest import Related
    from graph.questions.signals import Signal, Signals
    from graph.sheets.writer import Writer


def signals_sheet(writer: Writer, found: Signals) -> Sheet:
    """A table of the documents with what each resembles most, and of each why, with quotes."""
    say = writer.say
    since = say.date(found.since)
    looked = say.count("signals.looked", found.looked_at)
    number = found.resembling
    lead = say.count("signals.lead", number) if number else say("signals.none")
    shown = writer.first_shown(len(found.found), number)
    overview = Section(say("common.overview"), table=_table(writer, found.found))
    return Sheet(
        title=say("signals.title", since=since),
        language=writer.language,
        lead=" ".join(filter(None, (looked, lead, shown))),
        sections=(
            *([overview] if number else ()),
            *(_section(writer, one) for one in found.found),
        ),
        note=say("signals.note"),
    )


def _table(writer: Writer, found: tuple[Signal, ...]) -> Table:
    head = (
        "head.document",
        "head.publisher",
        "head.published",
        "signals.failure",
        "head.strength",
        "head.why",
    )
    rows = tuple(
        (
            writer.text(one.document),
            Text(one.document.get(PUBLISHER) or writer.say("common.unknown")),
            Text(writer.say.date(one.document.get("published"))),
            writer.text(one.failures[0].trajectory),
            Text(strength(writer, one.failures[0])),
            Text(summary(writer, one.failures[0])),
        )
        for one in found
    )
    return Table(tuple(map(writer.say, head)), rows)


def _section(writer: Writer, one: Signal) -> Section:
    title = writer.naming.title(one.document)
    inner = tuple(_failure(writer, failure) for failure in one.failures)
    return Section(title, writer.say("signals.pairs"), sections=inner)


def _failure(writer: Writer, one: Related) -> Section:
    name = writer.naming.title(one.trajectory)
    title = writer.say("signals.resembles", trajectory=name, strength=strength(writer, one))
    return Section(title, points=reason_points(writer, one, writer.say("signals.here")))
