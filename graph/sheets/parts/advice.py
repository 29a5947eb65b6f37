"""Recommendations and measures as sections: to whom, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.asking.doing import is_asked
from graph.questions.views.terms import MEASURE, REPORTED
from graph.questions.views.view import open_view
from graph.sheets.naming import uncapitalise
from graph.sheets.parts.nearby import nearby_remark
from graph.sheets.sheet import Point, Section, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Node
    from graph.questions.statements.advice import Advice, Status
    from graph.sheets.writer import Writer

TAKEN_OVER = "geleerd"


def advice_sections(
    writer: Writer, title: str, lead: str, found: Sequence[Advice], most: int
) -> Iterator[Section]:
    """A section with one for each last known status, of at most ``most``; none of no advice.

    What is only told of stands in the last, without a status.
    """
    given, others = ([one for one in found if one.given is so] for so in (True, False))
    titles = [_standing(writer, one) for one in given]
    told = [
        _section(
            writer,
            title,
            [one for one, own in zip(given, titles, strict=True) if own == title],
            most,
        )
        for title in dict.fromkeys(titles)
    ]
    if others:
        told.append(_section(writer, writer.say("profile.not_given"), others, most))
    if told:
        yield Section(title, lead, sections=tuple(told))


def open_lead(writer: Writer, found: Sequence[Advice]) -> str:
    """How many of those that a document itself gives are open; "" where none is given."""
    number, given = writer.say.number, [one for one in found if one.given]
    open_ = number(sum(one.open for one in given))
    return writer.say("profile.open", open=open_, number=number(len(given))) if given else ""


def status_name(writer: Writer, code: str) -> str:
    """The name of a status; that of advice taken over says so, beside its name in the list."""
    name = writer.naming.value("status", code)
    return writer.say("followup.taken_over", name=name.lower()) if code == TAKEN_OVER else name


def _standing(writer: Writer, one: Advice) -> str:
    """The last that is known of it; else that it is promised, or that nothing is known."""
    if one.standing:
        return writer.say("profile.standing", status=status_name(writer, one.standing))
    promised = one.statement.kind == MEASURE or bool(one.measures)
    return writer.say("followup.promised" if promised else "followup.open")


def _section(writer: Writer, title: str, found: Sequence[Advice], most: int) -> Section:
    points = [point for one in found[:most] for point in _points(writer, one)]
    return Section(title, points=(*points, *writer.more(len(found) - most)))


def _points(writer: Writer, advice: Advice) -> Iterator[Point]:
    """To whom, with the quote; then what became of it, each with its own."""
    say, title = writer.say, writer.naming.title
    told = [
        say(f"profile.{role}", names="; ".join(map(title, some)))
        for role, some in roles(writer, advice.statement, advice.addressees)
    ]
    unknown = "for_unknown" if advice.statement.kind == MEASURE else "to_unknown"
    to = ". ".join(told) or say(f"profile.{unknown}")
    told_of = advice.fates or advice.measures or not advice.given
    near = "" if told_of else nearby_remark(writer, advice.statement)
    yield writer.point(Text(to, advice.statement.id), advice.statement.evidence, [near], most=1)
    for measure in advice.measures:
        yield writer.point(Text(say("profile.implemented"), measure.id), measure.evidence, most=1)
    for fate in advice.fates:
        yield writer.point(Text(_fate(writer, fate)), fate.evidence, most=1)


def roles(
    writer: Writer, statement: Node, addressees: Sequence[Node]
) -> Iterator[tuple[str, list[Node]]]:
    """``to`` whom advice is; ``for`` whom a measure is, or who promised it; who is ``asked``."""
    if statement.kind != MEASURE:
        found = {"to": list(addressees)}
    else:
        view = open_view(writer.store)
        asked = [one for one in addressees if is_asked(view, one, statement.title)]
        found = {"for": [one for one in addressees if one not in asked], "asked": asked}
    yield from ((role, some) for role, some in found.items() if some)


def told_by(writer: Writer, status: Status) -> str:
    """By whose word a status is so, and in whose paper: two where the one quotes the other."""
    say = writer.say
    if not status.ledger:
        return say("followup.unjudged")
    quotes = writer.point(Text(""), status.evidence, most=1).quotes
    publisher = next((one.publisher for one in quotes), "")
    by = writer.names(status.by)
    quoted = bool(by) and by != publisher and status.ledger != REPORTED
    key = f"followup.{status.ledger}_by" if quoted else f"followup.{status.ledger}"
    return say(key, by=by, publisher=publisher or say("followup.unpublished"))


def told_when(writer: Writer, status: Status) -> str:
    """When the document appeared that tells a status, and the date that it gives, if another."""
    say, quotes = writer.say, writer.point(Text(""), status.evidence, most=1).quotes
    published = next((one.published for one in quotes), "")
    if not published or published.startswith(status.date):
        return say.date(published or status.date or None)
    return say("followup.dated", published=say.date(published), date=say.date(status.date))


def _fate(writer: Writer, fate: Status) -> str:
    details = [uncapitalise(told_by(writer, fate))] if fate.ledger else []
    if fate.anchoring:
        anchoring = writer.naming.value("anchoring", fate.anchoring)
        details.append(uncapitalise(anchoring))
    if fate.date:
        details.append(told_when(writer, fate))
    status = status_name(writer, fate.status)
    return f"{status} ({', '.join(details)})" if details else status
