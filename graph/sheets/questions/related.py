"""The related trajectories as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.parts.reasons import reason_points, strength, summary
from graph.sheets.sheet import Point, Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.likeness.nearest import Related
    from graph.questions.related import Relations
    from graph.sheets.writer import Writer


def related_sheet(writer: Writer, found: Relations, *, quoted: bool = False) -> Sheet:
    """The family, a table of what is related, and of each why, with quotes.

    ``quoted`` leaves out the reasons without, where there are others.
    """
    say = writer.say
    name = writer.naming.title(found.trajectory)
    family = tuple(Point(writer.text(one)) for one in found.family)
    overview = Section(say("common.overview"), table=related_table(writer, found.related))
    number = len(found.related)
    lead = say.count("related.lead", found.number) if number else say("related.none")
    shown = writer.first_shown(number, found.number)
    return Sheet(
        title=say("related.title", trajectory=name),
        language=writer.language,
        lead=" ".join(filter(None, (lead, shown))),
        sections=(
            *([Section(say("related.family"), say("related.family_lead"), family)] * bool(family)),
            *([overview] * bool(number)),
            *(_section(writer, one, name, quoted=quoted) for one in found.related),
        ),
        note=say("related.note") if number else "",
    )


def related_table(writer: Writer, found: Sequence[Related]) -> Table:
    """Each with how much there is in common, what reports say of it, and the reasons."""
    head = "head.trajectory", "head.strength", "head.statements", "head.why"
    rows = tuple(
        (
            writer.text(one.trajectory),
            Text(strength(writer, one)),
            Text(writer.say.number(one.told)),
            Text(summary(writer, one)),
        )
        for one in found
    )
    return Table(tuple(map(writer.say, head)), rows, frozenset({2}))


def _section(writer: Writer, one: Related, name: str, *, quoted: bool) -> Section:
    other = writer.naming.title(one.trajectory)
    points = reason_points(writer, one, name)
    if quoted:
        points = tuple(point for point in points if point.quotes) or points
    paired = any(len(point.quotes) > 1 for point in points)
    lead = writer.say("related.pairs", trajectory=name, other=other) if paired else ""
    untold = "" if one.told else writer.say("related.untold")
    return Section(other, " ".join(filter(None, [untold, lead])), points)
