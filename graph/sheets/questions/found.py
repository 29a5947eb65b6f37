"""What is found beside the statements that answer a question, as lines: facts, counts, meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.asking.facts import Count
from graph.questions.views.terms import DOCUMENT
from graph.sheets.articles import with_article
from graph.sheets.naming import capitalise, uncapitalise
from graph.sheets.sheet import Point, Section, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.facts import Fact
    from graph.questions.asking.meanings import Meaning
    from graph.questions.asking.reply import Reply
    from graph.sheets.writer import Writer
    from ontology.schema import Relation


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
    say, naming = writer.say, writer.naming
    relation = writer.store.schema.relations.get(fact.name)
    value = fact.value if isinstance(fact.value, str) else naming.dated(fact.value)
    subject, name = naming.dated(fact.subject), naming.attribute(fact.name)
    if relation is not None:
        name = naming.relation(relation, outgoing=fact.outgoing)
    text = say(
        "asked.fact" if value else "asked.fact_none",
        subject=subject,
        name=uncapitalise(name),
        value=value,
    )
    if relation is not None and value and _is_said_of(writer, relation, fact):
        text = say(
            "asked.fact_said",
            subject=capitalise(with_article(say, subject)),
            phrase=naming.phrase(relation, outgoing=fact.outgoing),
            value=with_article(say, value),
        )
    thing = fact.value.id if isinstance(fact.value, Node) else fact.subject.id
    remarks = [] if fact.evidence or not value else [writer.say("asked.ontology")]
    return writer.point(Text(text, thing), fact.evidence, remarks)


def _is_said_of(writer: Writer, relation: Relation, fact: Fact) -> bool:
    """Whether things of the kind of the subject stand in the relation themselves."""
    kinds = relation.domain if fact.outgoing else relation.range
    return any(writer.store.schema.is_a(fact.subject.kind, one) for one in kinds)


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
