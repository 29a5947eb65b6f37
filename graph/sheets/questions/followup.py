"""Follow-up as a sheet: how much became of what, to whom, and each by what became of it."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from graph.questions.followup import Fate
from graph.questions.views.terms import INDEPENDENT, PASSED_ON, REPORTED
from graph.sheets.naming import capitalise, uncapitalise
from graph.sheets.parts.advice import roles, status_name, told_by, told_when
from graph.sheets.parts.nearby import nearby_quotes
from graph.sheets.parts.statements import statement_point, statement_text
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Node
    from graph.questions.followup import FollowedUp, FollowUps
    from graph.questions.statements.advice import Status
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer

LEDGERS = (INDEPENDENT, REPORTED, PASSED_ON, "")


def followup_sheet(
    writer: Writer,
    found: FollowUps,
    most: int,
    *,
    tables: bool = True,
    chosen: Sequence[tuple[str, str]] = (),
) -> Sheet:
    """Two ``tables`` of all, and of each fate the first ``most``, by whose judgement it is.

    ``chosen`` is by which filters this was chosen out of all, each with its value: then there are
    no tables, in which a 0 would be of what was left out.
    """
    say = writer.say
    return Sheet(
        title=say("followup.title", about=_about(writer, found, chosen)),
        language=writer.language,
        lead=" ".join(filter(None, _lead(writer, found, chosen))),
        sections=tuple(_sections(writer, found.told, most, tables=tables and not chosen)),
        note=say("followup.note"),
    )


def _about(writer: Writer, found: FollowUps, chosen: Sequence[tuple[str, str]]) -> str:
    """The thing that was asked about and what was chosen; else that it is all."""
    thing = [] if found.thing is None else [writer.naming.title(found.thing)]
    return "; ".join([*thing, *(value for _, value in chosen)]) or writer.say("followup.all")


def _lead(writer: Writer, found: FollowUps, chosen: Sequence[tuple[str, str]]) -> Iterator[str]:
    """How many there are, by which filters, until when their age is counted, how to read it."""
    say = writer.say
    yield say.count("followup.lead", len(found.told)) if found.told else say("followup.none")
    if chosen:
        filters = "; ".join(f"{name}: {value}" for name, value in chosen)
        yield say("common.filters", filters=filters)
    if found.day:
        yield say("followup.day", day=say.date(found.day))
    if found.told:
        yield say("common.least")


def _sections(
    writer: Writer, told: Sequence[FollowedUp], most: int, *, tables: bool
) -> Iterator[Section]:
    if not told:
        return
    say = writer.say
    if tables:
        yield Section(say("followup.overview"), table=_fates(writer, told))
        yield Section(say("followup.addressees"), table=_addressees(writer, told))
    for fate in Fate:
        some = [one for one in told if one.fate is fate]
        if some:
            yield _fate(writer, fate, some, most)
    again = [one for one in told if one.again]
    if again:
        points = (point for one in again[:most] for point in _again(writer, one))
        lead = say("followup.again_lead")
        yield Section(say("followup.again"), lead=lead, points=tuple(points))


def _fates(writer: Writer, told: Sequence[FollowedUp]) -> Table:
    """How many have which fate, by whose judgement."""
    say = writer.say
    number = Counter((one.fate, one.ledger) for one in told)
    rows = tuple(
        (
            Text(say(f"followup.{fate}")),
            *(Text(say.number(number[fate, ledger])) for ledger in LEDGERS),
        )
        for fate in Fate
    )
    head = say("followup.what"), *(_ledger(writer, one) for one in LEDGERS)
    return Table(head, rows, frozenset(range(1, len(head))))


def _addressees(writer: Writer, told: Sequence[FollowedUp]) -> Table:
    """How many of each fate were addressed to whom, who was told most first."""
    say = writer.say
    number = Counter((node.id, one.fate) for one in told for node in one.addressees)
    names: dict[str, Node] = {node.id: node for one in told for node in one.addressees}
    order = sorted(
        names, key=lambda id_: (-sum(number[id_, fate] for fate in Fate), names[id_].title, id_)
    )
    rows = [
        (writer.text(names[id_]), *(Text(say.number(number[id_, fate])) for fate in Fate))
        for id_ in order
    ]
    if unaddressed := Counter(one.fate for one in told if not one.addressees):
        cells = (Text(say.number(unaddressed[fate])) for fate in Fate)
        rows.append((Text(say("followup.nobody")), *cells))
    head = say("followup.whom"), *(say(f"followup.short_{fate}") for fate in Fate)
    return Table(head, tuple(rows), frozenset(range(1, len(Fate) + 1)))


def _fate(writer: Writer, fate: Fate, told: Sequence[FollowedUp], most: int) -> Section:
    """What has this fate, what is judged independently apart from what is reported."""
    say = writer.say
    parts = ((ledger, [one for one in told if one.ledger == ledger]) for ledger in LEDGERS)
    return Section(
        say(f"followup.{fate}"),
        lead=say(f"followup.{fate}_lead"),
        sections=tuple(
            Section(
                f"{_ledger(writer, ledger)}: {say.number(len(some))}",
                points=writer.first(some, most, partial(followed_point, writer)),
            )
            for ledger, some in parts
            if some
        ),
    )


def _ledger(writer: Writer, ledger: str) -> str:
    return writer.naming.value("ledger", ledger) if ledger else writer.say("followup.unjudged")


def addressees_remark(
    writer: Writer, statement: Node, addressees: Sequence[Node]
) -> tuple[str, ...]:
    """To whom advice is addressed, who does a measure or promised it, and who is asked to do it."""
    return tuple(
        writer.say(f"followup.{role}", names=writer.names(some))
        for role, some in roles(writer, statement, addressees)
    )


def followed_point(writer: Writer, one: FollowedUp) -> Point:
    """The statement with to whom, what is told of it by whom, and how long it has been open."""
    say = writer.say
    remarks = [
        *addressees_remark(writer, one.statement, one.addressees),
        *(_status(writer, one, status) for status in (one.independent, one.reported)),
    ]
    if nearby := nearby_quotes(writer, one.statement, one.doings):
        remarks.append(say("followup.nearby", text=" ".join(nearby)))
    if one.measures:
        text = "; ".join(writer.naming.short(node) for node in one.measures)
        remarks.append(say("followup.measures", text=text))
    if one.fate in {Fate.OPEN, Fate.PROMISED, Fate.WAITING} and one.months:
        remarks.append(capitalise(say("followup.age", span=say.at_least(one.months))))
    return statement_point(
        writer, one.statement, one.date, one.evidence, about=one.trajectories, remarks=remarks
    )


def _status(writer: Writer, one: FollowedUp, status: Status | None) -> str:
    """What is told, by whom and when, in the class of the Court of Audit too, with its quote."""
    if status is None:
        return ""
    say, value = writer.say, writer.naming.value
    parts = [uncapitalise(status_name(writer, status.status))]
    if status.audit_class:
        whom = writer.names(one.addressees)
        key = "followup.class_by" if whom else "followup.class"
        parts.append(say(key, name=_class(writer, status), whom=whom))
    if status.anchoring:
        parts.append(say("followup.anchored", how=value("anchoring", status.anchoring)))
    quotes = writer.point(Text(""), status.evidence, most=1).quotes
    cited = "".join(f" “{quote.quote}” ({writer.source(quote)})" for quote in quotes)
    when = told_when(writer, status)
    return f"{told_by(writer, status)}, {when}: {'; '.join(parts)}.{cited}"


def _class(writer: Writer, status: Status) -> str:
    concept = writer.store.schema.concept("rekenkamerklasse", status.audit_class)
    return concept.label(writer.language).lower()


def _again(writer: Writer, one: FollowedUp) -> Iterator[Point]:
    """The recommendation that was followed, then those that say the same."""
    say = writer.say
    yield followed_point(writer, one)
    for later in one.again:
        after = capitalise(say("followup.later", span=say.at_least(later.months or 0)))
        earlier = statement_text(writer, one.statement, one.date).words
        remark = f"{after} {say('followup.same', what=earlier)}"
        yield statement_point(writer, later.statement, later.date, later.evidence, remarks=[remark])
