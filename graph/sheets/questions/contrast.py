"""In what two trajectories differ, as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.sheet import Point, Section, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Node
    from graph.questions.contrast import Contrast, Difference
    from graph.questions.statements.themes import Theme
    from graph.questions.things.facts import Fact
    from graph.sheets.sheet import Cited
    from graph.sheets.writer import Writer

MOST = 3  # bottlenecks of one of the two


def contrast_sheet(writer: Writer, found: Contrast) -> Sheet:
    """What is known of both and differs; then the bottlenecks of which only one of them tells."""
    one, other = map(writer.naming.title, (found.one, found.other))
    return Sheet(
        title=writer.say("contrast.title", one=one, other=other),
        language=writer.language,
        lead=writer.say("contrast.lead"),
        sections=tuple(_sections(writer, found)),
    )


def _sections(writer: Writer, found: Contrast) -> Iterator[Section]:
    if found.differences:
        points = tuple(_difference(writer, found, one) for one in found.differences)
        yield Section(writer.say("contrast.known"), points=points)
    yield from _only(writer, found.one, found.other, found.only_one)
    yield from _only(writer, found.other, found.one, found.only_other)


def _difference(writer: Writer, found: Contrast, one: Difference) -> Point:
    """What each of the two has, with a quote of each where a document says so."""
    naming = writer.naming
    text = writer.say(
        "contrast.fact",
        name=naming.attribute(one.name),
        one=naming.title(found.one),
        ours="; ".join(naming.held(one.name, fact.value) for fact in one.one),
        other=naming.title(found.other),
        theirs="; ".join(naming.held(one.name, fact.value) for fact in one.other),
    )
    quotes = (*_quotes(writer, one.one), *_quotes(writer, one.other))
    curated = any(not fact.evidence for fact in (*one.one, *one.other))
    remark = writer.say("contrast.partly") if quotes else writer.curated("common.by_ontology")
    return Point(Text(text), (remark,) if curated else (), quotes)


def _quotes(writer: Writer, facts: Sequence[Fact]) -> tuple[Cited, ...]:
    evidence = (held for fact in facts for held in fact.evidence)
    return writer.point(Text(""), evidence, most=1).quotes


def _only(writer: Writer, one: Node, other: Node, themes: Sequence[Theme]) -> Iterator[Section]:
    """The bottlenecks that were found in the one and not in the other, each with a quote."""
    if not themes:
        return
    names = {"one": writer.naming.title(one), "other": writer.naming.title(other)}
    points = writer.first(themes, MOST, lambda theme: _theme(writer, theme))
    title, lead = writer.say("contrast.only", **names), writer.say("contrast.only_lead", **names)
    yield Section(title, lead, points)


def _theme(writer: Writer, theme: Theme) -> Point:
    topic = Text("") if theme.topic is None else writer.text(theme.topic)
    return writer.point(topic, theme.evidence, most=1)
