"""What is found beside the statements that answer a question, as lines: facts, counts, meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.asking.facts import Count
from graph.questions.views.terms import DOCUMENT
from graph.sheets.naming import capitalise
from graph.sheets.sheet import Point, Section, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.facts import Fact
    from graph.questions.asking.meanings import Meaning
    from graph.questions.asking.replying import Reply
    from graph.sheets.writer import Writer


def found_sections(writer: Writer, reply: Reply) -> Iterator[Section]:
    """The facts, what is counted, the documents and the meanings of an answer."""
    say = writer.say
    if reply.facts:
        points = tuple(_fact(writer, one) for one in reply.facts)
        yield Section(say("asked.facts"), points=points)
    if isinstance(reply.answer, Count):
        yield _count(writer, reply.answer)
    if reply.documents:
        points = tuple(document_point(writer, one) for one in reply.documents)
        yield Section(say("asked.documents"), points=points)
    if reply.meanings:
        points = tuple(_meaning(writer, one) for one in reply.meanings)
        yield Section(say("asked.meaning"), points=points)


def _fact(writer: Writer, fact: Fact) -> Point:
    value = fact.value if isinstance(fact.value, str) else writer.naming.dated(fact.value)
    text = writer.say(
        "asked.fact" if value else "asked.fact_none",
        subject=writer.naming.title(fact.subject),
        name=writer.naming.attribute(fact.name).lower(),
        value=value,
    )
    thing = fact.value.id if isinstance(fact.value, Node) else fact.subject.id
    remarks = [] if fact.evidence or not value else [writer.say("asked.ontology")]
    return writer.point(Text(text, thing), fact.evidence, remarks)


def _count(writer: Writer, count: Count) -> Section:
    number = writer.say.number(count.number)
    title = writer.say(
        "asked.silent" if count.silent else "asked.count",
        number=number,
        kind=writer.naming.kind(count.kind, count.number).lower(),
    )
    points = (
        document_point(writer, one)
        if one.kind == DOCUMENT
        else writer.point(one, one.evidence, most=1)
        for one in count.examples
    )
    return Section(title, points=tuple(points))


def document_point(writer: Writer, document: Node) -> Point:
    """A document, with who published it and when."""
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
