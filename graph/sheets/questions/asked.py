"""The answer to a question in plain language as a sheet: how it was understood comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.asking.facts import Count, Fact, Meaning
from graph.questions.asking.replying import LITERAL
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.understanding import NONE
from graph.questions.views.terms import ABOUT, BOTTLENECK, DOCUMENT, LESSON, TRAJECTORY
from graph.questions.views.view import open_view
from graph.sheets.naming import capitalise
from graph.sheets.questions.answers import ANSWERS
from graph.sheets.sheet import Point, Section, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.asking.finding import Hit
    from graph.questions.asking.replying import Reply
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.sheets.writer import Writer

FIRST = LITERAL | {"path", "profile"}  # where what stands literally comes first


def asked_sheet(writer: Writer, reply: Reply) -> Sheet:
    """The answer, or what can be asked instead and where the words occur."""
    asked = reply.understood
    if asked.kind == NONE:
        return _not_understood(writer, reply)
    sections, note = list(_sections(writer, reply)), ""
    if reply.answer is not None and asked.kind in ANSWERS and not isinstance(reply.answer, Count):
        told = ANSWERS[asked.kind](writer, reply.answer)
        own = [Section(told.title, told.lead), *told.sections]
        sections = [*sections, *own] if asked.kind in FIRST else [*own, *sections]
        note = told.note
    for other in reply.also:
        told = asked_sheet(writer, other)
        sections.append(Section(told.title, told.lead, sections=told.sections))
    return Sheet(asked.text, writer.language, understood(writer, asked), tuple(sections), note)


def understood(writer: Writer, asked: Understood) -> str:
    """How a question was understood, in a sentence."""
    say = writer.say
    parts = []
    if asked.things:
        parts.append(say("asked.about", names=writer.names(asked.things)))
    if asked.publisher is not None:
        parts.append(say("asked.by", name=writer.naming.title(asked.publisher)))
    if asked.polarity is not None:
        parts.append(say(f"asked.polarity_{asked.polarity}"))
    if asked.words:
        parts.append(say("asked.words", words=" ".join(asked.words)))
    parts.append(_period(writer, asked))
    return say("asked.understood", kind=say(f"question.{asked.kind}"), about="".join(parts))


def _period(writer: Writer, asked: Understood) -> str:
    say = writer.say
    if asked.since and asked.until:
        return say("asked.between", since=say.date(asked.since), until=say.date(asked.until))
    if asked.since:
        return say("asked.since", date=say.date(asked.since))
    return say("asked.until", date=say.date(asked.until)) if asked.until else ""


def _sections(writer: Writer, reply: Reply) -> Iterator[Section]:
    say = writer.say
    if reply.facts:
        points = tuple(_fact(writer, one) for one in reply.facts)
        yield Section(say("asked.facts"), points=points)
    if isinstance(reply.answer, Count):
        yield _count(writer, reply.answer)
    if reply.documents:
        points = tuple(_document(writer, one) for one in reply.documents)
        yield Section(say("asked.documents"), points=points)
    if reply.meanings:
        points = tuple(_meaning(writer, one) for one in reply.meanings)
        yield Section(say("asked.meaning"), points=points)
    literal = ("asked.sentences", reply.sentences), ("asked.statements", reply.statements)
    view = open_view(writer.store)
    for key, hits in literal if reply.understood.kind in FIRST else literal[::-1]:
        if hits:
            yield Section(say(key), points=tuple(_hit(writer, view, one) for one in hits))


def _hit(writer: Writer, view: View, hit: Hit) -> Point:
    """A statement under what it is and is about; or a sentence under its document."""
    found = hit.found
    if isinstance(found, Sentence):
        cited = writer.cite(found.document, found.text, found.page, found.start)
        return Point(writer.text(found.document), quotes=(cited,))
    about = [view.node(edge.object) for edge in view.outgoing(found.id, ABOUT)]
    polarity = found.get("polarity")
    kind = writer.naming.kind(found.kind)
    if polarity is not None and found.kind == LESSON:
        kind = f"{kind} ({writer.naming.value('polarity', polarity).lower()})"
    names = writer.names(about)
    heading = f"{kind} · {names}" if names else kind
    return writer.point(Text(heading, found.id), found.evidence)


def _fact(writer: Writer, fact: Fact) -> Point:
    value = fact.value if isinstance(fact.value, str) else writer.naming.title(fact.value)
    text = writer.say(
        "asked.fact",
        subject=writer.naming.title(fact.subject),
        name=writer.naming.attribute(fact.name).lower(),
        value=value,
    )
    thing = fact.value.id if isinstance(fact.value, Node) else fact.subject.id
    remarks = [] if fact.evidence else [writer.say("asked.ontology")]
    return writer.point(Text(text, thing), fact.evidence, remarks)


def _count(writer: Writer, count: Count) -> Section:
    number = writer.say.number(count.number)
    title = writer.say(
        "asked.silent" if count.silent else "asked.count",
        number=number,
        kind=writer.naming.kind(count.kind, count.number).lower(),
    )
    points = (
        _document(writer, one) if one.kind == DOCUMENT else writer.point(one, one.evidence, most=1)
        for one in count.examples
    )
    return Section(title, points=tuple(points))


def _document(writer: Writer, document: Node) -> Point:
    where = [document.get("publisher"), writer.say.date(document.get("published"))]
    return Point(writer.text(document), remarks=(", ".join(filter(None, where)),))


def _meaning(writer: Writer, meaning: Meaning) -> Point:
    say, language = writer.say, writer.language
    text = say(
        "asked.meant",
        label=capitalise(meaning.labels.get(language) or meaning.labels["nl"]),
        definition=meaning.definitions.get(language) or meaning.definitions["nl"],
    )
    names = ", ".join(meaning.synonyms)
    remarks = (say("asked.synonyms", names=names),) if names else ()
    thing = meaning.id if meaning.id in writer.store.schema.concepts else None
    return Point(Text(text, thing), (*remarks, say("asked.ontology")))


def _not_understood(writer: Writer, reply: Reply) -> Sheet:
    say, asked = writer.say, reply.understood
    why = say(f"asked.{asked.why_not or ('not_found' if asked.things else 'not_understood')}")
    if asked.unknown and asked.why_not is None:
        why = f"{why} {say('asked.unknown', words=', '.join(asked.unknown))}"
    found = tuple(writer.point(one, one.evidence, most=1) for one in reply.hits)
    sections = [Section(say("asked.try"), points=tuple(_examples(writer, asked.things)))]
    if found:
        sections.insert(0, Section(say("asked.hits"), points=found))
    return Sheet(asked.text, writer.language, why, tuple(sections))


def _examples(writer: Writer, things: Iterable[Node]) -> Iterator[Point]:
    """Questions that are understood, about what was named where that can be."""
    for thing in things:
        keys = {TRAJECTORY: ("lessons", "right", "related"), BOTTLENECK: ("theme",)}
        for key in keys.get(thing.kind, ("recommendations", "profile")):
            text = writer.say(f"examples.{key}", name=writer.naming.title(thing))
            yield Point(Text(text))
    for key in ("recurring", "broken"):
        yield Point(Text(writer.say(f"examples.{key}")))
