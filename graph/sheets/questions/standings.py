"""Of which things most is told, as a sheet: a table, and of the first where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.terms import DOCUMENT
from graph.sheets.naming import uncapitalise
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from graph.questions.asking.standings import Standings
    from graph.sheets.writer import Writer

QUOTED = 3  # things of which is shown where it stands
EACH = 2  # quotes of each


def standings_sheet(writer: Writer, found: Standings) -> Sheet:
    """How often each is told of, most first."""
    say, naming = writer.say, writer.naming
    things = say("standings.ministries") if found.ministries else naming.kind(found.kind, 0)
    counted = naming.kind(found.counted, 0)
    if found.polarity is not None:
        counted = f"{counted} ({naming.value('polarity', found.polarity).lower()})"
    key = "documents" if found.counted == DOCUMENT else "statements"
    rows = tuple((writer.text(one.thing), Text(say.number(one.number))) for one in found.first)
    table = Table((naming.kind(found.kind, 1), counted), rows, frozenset({1}))
    quoted = tuple(
        writer.point(writer.text(one.thing), one.evidence, most=EACH)
        for one in found.first[:QUOTED]
    )
    lead = f"{say(f'standings.{key}', counted=uncapitalise(counted))} {say('common.least')}"
    if found.total > len(found.first):
        some, all_ = say.number(len(found.first)), say.number(found.total)
        more = say("standings.first", some=some, total=all_, things=uncapitalise(things))
        lead = f"{lead} {more}"
    return Sheet(
        say(f"standings.title_{key}", things=things, counted=uncapitalise(counted)),
        writer.language,
        lead,
        (
            Section(say("standings.number"), table=table),
            Section(say("standings.where"), points=quoted),
        ),
    )
