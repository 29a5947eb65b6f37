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
    from collections.abc import Iterator, Sequence

    from graph.questions.asking.facts import Fact
    from graph.questions.asking.meanings import Meaning
    from graph.questions.asking.reply import Reply
    from graph.sheets.writer import Writer
    from ontology.schema import Relation


LINES = 3  # for each of what only the ontology says; more are told on one


def found_sections(writer: Writer, reply: Reply) -> Iterator[Section]:
    """The facts, what is counted, the documents and the meanings of an answer."""
    say = writer.say
    if reply.facts:
        yield Section(say("asked.facts"), points=tuple(_facts(writer, reply.facts)))
    if isinstance(reply.answer, Count):
        yield _count(writer, reply.answer)
    if reply.documents:
        points = tuple(document_point(writer, one) for one in reply.documents)
        yield Section(say("asked.documents"), points=points)
    if reply.meanings:
        points = tuple(_meaning(writer, one) for one in reply.meanings)
        yield Section(say("asked.meaning"), points=points)


def _facts(writer: Writer, facts: Sequence[Fact]) -> Iterator[Point]:
    """What documents say, each with its quotes; then what only the ontology says."""
    curated: dict[tuple[str, str], list[Fact]] = {}
    for one in facts:
        if one.evidence or not one.value:
            yield _fact(writer, one)
        else:
            curated.setdefault((one.subject.id, one.name), []).append(one)
    for same in curated.values():
        if len(same) > LINES:
            yield _listed(writer, same)
        else:
            yield from (_fact(writer, one) for one in same)


def _listed(writer: Writer, facts: Sequence[Fact]) -> Point:
    """What one thing has by one relation or property, as far as only the ontology says."""
    say, naming, first = writer.say, writer.naming, facts[0]
    text = say(
        "asked.facts_listed",
        subject=naming.dated(first.subject),
        name=uncapitalise(naming.attribute(first.name, outgoing=first.outgoing)),
        values="; ".join(naming.held(one.name, one.value) for one in facts),
    )
    return Point(Text(text, first.subject.id), (say("asked.ontology"),))


def _fact(writer: Writer, fact: Fact) -> Point:
    say, naming = writer.say, writer.naming
    relation = writer.store.schema.relations.get(fact.name)
    value = fact.value if isinstance(fact.value, str) else naming.dated(fact.value)
    subject = naming.dated(fact.subject)
    text = say(
        "asked.fact" if value else "asked.fact_none",
        subject=subject,
        name=uncapitalise(naming.attribute(fact.name, outgoing=fact.outgoing)),
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
