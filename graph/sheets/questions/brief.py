"""A briefing as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.statements.themes import is_right
from graph.questions.views.families import family
from graph.questions.views.terms import ABOUT, RECOMMENDATION
from graph.questions.views.view import open_view
from graph.questions.worded import worded
from graph.sheets.naming import capitalise, shorten, uncapitalise
from graph.sheets.parts.advice import status_name
from graph.sheets.parts.nearby import nearby_remark
from graph.sheets.parts.reasons import reason_points
from graph.sheets.questions.related import related_table
from graph.sheets.sheet import Point, Section, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.questions.brief import Brief, Expected, Step
    from graph.questions.likeness.described import Described
    from graph.questions.likeness.nearest import Related
    from graph.questions.statements.choosing import Told
    from graph.sheets.writer import Writer

REASONS = 3  # told of each near trajectory
SHORT, LONG = 60, 1000  # characters of the description in the title, and of it as a whole
EXPECTED = 10  # bottlenecks, needs and organisations told of


def brief_sheet(writer: Writer, found: Brief) -> Sheet:
    """How it was understood, what is near, what that teaches, to the checklist by phase; and why.

    What worked and what went wrong come early: they are what people came for.
    """
    say = writer.say
    parts: tuple[Section, ...] = (
        Section(
            say("brief.understood"),
            _described(writer, found),
            tuple(_understood(writer, found.understood)),
        ),
        _near(writer, found),
        _told(writer, "right", found.right),
        _told(writer, "wrong", found.wrong, headed=False),
        _told(writer, "advised_all", found.advised),
        *(_told(writer, "likewise", some, headed=False) for some in (found.likewise,) if some),
        _told(writer, "open", found.open),
        _expected(writer, "bottlenecks", found.bottlenecks, len(found.near)),
        _expected(writer, "needs", found.needs, len(found.near)),
        _expected(writer, "executing", found.executing, len(found.near)),
        _steps(writer, found.steps),
        Section(say("brief.why"), sections=tuple(_why(writer, one) for one in found.near)),
    )
    made = say.count("brief.made", found.documents)
    own = _worded(writer, found)
    parts = parts if found.near else parts[:1]
    return Sheet(
        title=_title(writer, found),
        language=writer.language,
        lead=_lead(writer, found),
        sections=(*parts[:2], *own, *parts[2:]),
        note=f"{made} {say('brief.note')}" if found.near else "",
    )


def _title(writer: Writer, found: Brief) -> str:
    """What it is and, in short, on what."""
    parts = writer.say("brief.title"), shorten(found.described, SHORT)
    return ": ".join(filter(None, parts))


def _lead(writer: Writer, found: Brief) -> str:
    """How many are near, and up to when documents were read."""
    say, number = writer.say, len(found.near)
    count = say.count("brief.lead", number) if number else say("brief.none")
    return f"{count} {say('brief.day', date=say.date(found.day))}" if found.day else count


def _described(writer: Writer, found: Brief) -> str:
    """The description, the beginning of a long one."""
    text = shorten(found.described, LONG)
    return writer.say("brief.described", text=text) if text else ""


def _understood(writer: Writer, found: Described) -> Iterator[Point]:
    """What the description names, a line for each kind."""
    kinds = dict.fromkeys(one.kind for one in found.things)
    named = [
        (writer.naming.kind(kind, len(found.of_kind(kind))), writer.names(found.of_kind(kind)))
        for kind in kinds
    ]
    named += [
        (writer.naming.attribute("subject"), writer.names(found.subjects)),
        (writer.naming.attribute("targetGroup"), ", ".join(found.target_group)),
        (writer.naming.attribute("phase"), writer.names(found.phases)),
    ]
    told = [Point(Text(f"{what}: {which}")) for what, which in named if which]
    yield from told or [Point(Text(writer.say("brief.nothing_named")))]


def _worded(writer: Writer, found: Brief) -> Iterator[Section]:
    """The documents in the words of the description that tell of none of the near trajectories."""
    view = open_view(writer.store)
    told = {
        view.document(evidence)
        for one in found.near
        for id_ in family(view, one.trajectory.id)
        for edge in view.incoming(id_, ABOUT)
        for evidence in edge.evidence
    }
    say = writer.say
    points = tuple(
        writer.point(
            one.document,
            [evidence for said in one.said for evidence in said.evidence[:1]],
            [say("brief.worded_with", words=", ".join(one.words))],
        )
        for one in worded(writer.store, found.described, found.day or None, told)
    )
    if points:
        yield Section(say("brief.worded"), say("brief.worded_lead"), points)


def _near(writer: Writer, found: Brief) -> Section:
    silent = writer.say("brief.silent", names=writer.names(found.silent)) if found.silent else ""
    return Section(writer.say("brief.near"), silent, table=related_table(writer, found.near))


def _why(writer: Writer, one: Related) -> Section:
    return Section(
        writer.naming.title(one.trajectory), points=reason_points(writer, one, most=REASONS)
    )


def _expected(writer: Writer, key: str, some: Sequence[Expected], near: int) -> Section:
    points = tuple(_expected_point(writer, one, near) for one in some[:EXPECTED])
    return Section(writer.say(f"brief.{key}"), _told_lead(writer, key, points), points)


def _expected_point(writer: Writer, one: Expected, near: int) -> Point:
    names = writer.names(one.trajectories)
    number = len(one.trajectories)
    key = "brief.where" if near > 1 else "brief.where_only"
    where = writer.say(key, number=number, near=near, names=names)
    curated = "" if one.evidence else writer.curated("reasons.curated")
    return writer.point(one.thing, one.evidence, [where, curated])


def _told(writer: Writer, key: str, some: Sequence[Told], *, headed: bool = True) -> Section:
    points = tuple(
        _told_point(
            writer,
            one,
            headed=headed,
            near=nearby_remark(writer, one.statement) if key == "open" else "",
        )
        for one in some
    )
    return Section(writer.say(f"brief.{key}"), _told_lead(writer, key, points), points)


def _told_lead(writer: Writer, key: str, points: Sequence[Point]) -> str:
    return writer.say(f"brief.{key}_lead" if points else f"brief.{key}_none")


def _told_point(writer: Writer, one: Told, *, headed: bool = True, near: str = "") -> Point:
    """What it says of which theme, and where, and what is ``near``; it is its own quote."""
    theme = writer.names(one.bottlenecks[:1])
    said = writer.say(f"brief.{_sort(one)}{'' if theme else '_it'}", theme=theme)
    said = said if headed else theme
    where = writer.names(one.trajectories)
    unsure = writer.unsure(one.statement.evidence, one.statement.id)
    told = capitalise(" · ".join(filter(None, (said, unsure, where))))
    text = Text(told, one.statement.id)
    status = writer.say("brief.status", status=_status(writer, one)) if one.status else ""
    own = writer.say("common.own_praise", publisher=one.own) if one.own else ""
    return writer.point(text, one.statement.evidence, [status, own, near], most=1)


def _sort(one: Told) -> str:
    if one.statement.kind == RECOMMENDATION:
        return "advised"
    return "worked" if is_right(one.statement) else "failed"


def _status(writer: Writer, one: Told) -> str:
    return uncapitalise(status_name(writer, one.status or ""))


def _steps(writer: Writer, steps: Sequence[Step]) -> Section:
    inner = tuple(
        Section(
            f"{number}. {writer.naming.title(one.phase)}",
            "" if one.told else writer.say("brief.step_none"),
            tuple(_told_point(writer, told) for told in one.told),
        )
        for number, one in enumerate(steps, start=1)
    )
    return Section(writer.say("brief.steps"), writer.say("brief.steps_lead"), sections=inner)
