"""The profile of a thing as a sheet, in the order in which people read it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from graph.questions.statements.themes import JUDGED
from graph.questions.views.dated import is_later
from graph.questions.views.terms import (
    BOTTLENECK,
    CANDIDATE,
    DATES,
    DOCUMENT,
    FOLLOWUP,
    ORGANISATION,
    POLARITY,
    POSITIVE,
    PUBLISHED,
    PUBLISHER,
    STATEMENT,
    TRAJECTORY,
)
from graph.sheets.naming import uncapitalise
from graph.sheets.parts.advice import advice_sections, open_lead
from graph.sheets.sheet import Point, Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.model import Node
    from graph.questions.profile import Profile
    from graph.questions.statements.themes import Theme
    from graph.questions.things.connections import Connection
    from graph.questions.things.facts import Fact
    from graph.questions.things.figures import Amount
    from graph.questions.things.moments import Moment
    from graph.sheets.writer import Writer

One = TypeVar("One")


def profile_sheet(writer: Writer, found: Profile, most: int) -> Sheet:
    """Everything that is known, of each sort at most ``most``, and what is not."""
    telling = _Telling(writer, found, most)
    return Sheet(
        title=writer.say("profile.title", thing=writer.naming.short(found.thing)),
        language=writer.language,
        lead=telling.lead(),
        sections=tuple(telling.sections()),
        note=writer.say("profile.note"),
    )


@dataclass(frozen=True)
class _Telling:
    writer: Writer
    found: Profile
    most: int

    def say(self, key: str, **values: object) -> str:
        return self.writer.say(f"profile.{key}", **values)

    def count(self, key: str, number: int) -> str:
        return self.writer.say.count(f"profile.{key}", number)

    def lead(self) -> str:
        """What sort of thing it is, how often it is told of, and what to be careful with."""
        found, names = self.found, self.writer.naming
        kind, number = names.sort(found.thing), len(found.documents)
        statements = self.count("statements", found.statements)
        if found.thing.kind == DOCUMENT:
            told = self.say("lead_document", kind=kind, statements=statements)
        elif number:
            told = self.count("told", number)
            told = self.say("lead", kind=kind, told=told, statements=statements)
        else:
            told = self.say("lead_untold", kind=kind)
        return " ".join([told, *self._warnings()])

    def _warnings(self) -> Iterator[str]:
        found = self.found
        concept = self.writer.store.schema.concepts.get(found.thing.id)
        day = self.writer.as_of
        if concept is not None and day is not None and is_later(concept, day):
            yield self.say("later", date=self.writer.say.date(day))
        if found.thing.get(CANDIDATE) == "true":
            yield self.say("candidate")
        if found.published:
            yield self.count("issued", len(found.published))
        if found.parts:
            yield self.say("parts", names=self._names(found.parts))
        if found.thing.kind == ORGANISATION and found.lessons:
            yield self.say("concerns")

    def sections(self) -> Iterator[Section]:
        """The sections that there is something for, and what is not known."""
        found = self.found
        what = self._what_it_is()
        if what.lead or what.points:
            yield what
        if found.documents:
            yield self._documents()
        if found.published:
            yield Section(self.say("published"), points=self._first(found.published, self._issue))
        for polarity, themes in found.lessons.items():
            yield self._lessons(polarity, themes)
        yield from self._advice()
        if found.connections:
            yield self._connections()
        if found.figures:
            yield Section(self.say("figures"), points=self._first(found.figures, self._figure))
        if found.timeline:
            yield self._timeline()
        yield self._unknown()

    def _advice(self) -> Iterator[Section]:
        found, writer = self.found, self.writer
        organisation = found.thing.kind == ORGANISATION
        others = "recommendations_organisation" if organisation else "recommendations"
        for name, advice in (("addressed", found.addressed), (others, found.recommendations)):
            lead = open_lead(writer, advice)
            yield from advice_sections(writer, self.say(name), lead, advice, self.most)
        yield from advice_sections(writer, self.say("measures"), "", found.measures, self.most)

    def _first(self, found: Sequence[One], point: Callable[[One], Point]) -> tuple[Point, ...]:
        return self.writer.first(found, self.most, point)

    def _names(self, nodes: Iterable[Node]) -> str:
        return "; ".join(map(self.writer.naming.title, nodes))

    def _what_it_is(self) -> Section:
        """Definition, other names and facts, with what the ontology says marked as such."""
        schema, language = self.writer.store.schema, self.writer.language
        concept = schema.concepts.get(self.found.thing.id)
        points = []
        names = () if concept is None else concept.known_as(language)
        if names:
            text = self.say("synonyms", names="; ".join(names))
            points.append(Point(Text(text), (self.writer.curated("common.by_ontology"),)))
        for _, facts in groupby(self.found.facts, key=lambda one: (one.name, one.outgoing)):
            points += self._facts(list(facts))
        definition = "" if concept is None else concept.definitions.get(language, "")
        return Section(self.say("is"), definition, tuple(points))

    def _by_ontology(self, fact: Fact) -> str:
        """That the ontology says so; of what is a date itself no more than that."""
        property_ = self.writer.store.schema.properties.get(fact.name)
        if property_ is not None and property_.datatype in DATES:
            return self.writer.say("common.by_ontology")
        return self.writer.curated("common.by_ontology")

    def _facts(self, facts: Sequence[Fact]) -> Iterator[Point]:
        """One line of what has no quote, and one for each that has."""
        bare = [one for one in facts if not one.evidence]
        if bare:
            text = self._fact(bare[0], "; ".join(map(self._value, bare)))
            yield Point(text, (self._by_ontology(bare[0]),) if bare[0].curated else ())
        told = [one for one in facts if one.evidence]
        yield from self._first(
            told,
            lambda one: self.writer.point(self._fact(one, self._value(one)), one.evidence, most=1),
        )

    def _fact(self, fact: Fact, values: str) -> Text:
        name = self.writer.naming.attribute(fact.name, outgoing=fact.outgoing)
        return Text(self.say("fact", name=name, values=values))

    def _value(self, fact: Fact) -> str:
        return self.writer.naming.held(fact.name, fact.value)

    def _documents(self) -> Section:
        number, date = self.writer.say.number, self.writer.say.date
        rows = tuple(
            (
                Text(date(one.document.get("published"))),
                self.writer.text(one.document),
                Text(one.document.get(PUBLISHER) or self.writer.say("common.unknown")),
                Text(number(one.statements)),
            )
            for one in self.found.documents
        )
        head = "head.published", "head.document", "head.publisher", "head.statements"
        return Section(
            self.say("documents"),
            table=Table(tuple(map(self.writer.say, head)), rows, frozenset({3})),
        )

    def _issue(self, document: Node) -> Point:
        date = self.writer.say.date(document.get(PUBLISHED))
        return self.writer.point(document, remarks=[date])

    def _lessons(self, polarity: str, themes: Sequence[Theme]) -> Section:
        told = self.writer.naming.value(POLARITY, polarity)
        title = self.say(self._by_topic("lessons"), polarity=told)
        lead = ""
        if polarity == POSITIVE and self.found.thing.kind != BOTTLENECK:
            lead = self.say("lessons_right")
        return Section(title, lead, self._first(themes, self._theme))

    def _by_topic(self, key: str) -> str:
        """The message for lessons as they are grouped: of a bottleneck by trajectory."""
        return f"{key}_bottleneck" if self.found.thing.kind == BOTTLENECK else key

    def _theme(self, theme: Theme) -> Point:
        none = Text(self.say(self._by_topic("no_topic")))
        topic = none if theme.topic is None else self.writer.text(theme.topic)
        remark = self._in(len(theme.statements), theme.documents)
        return self.writer.point(topic, theme.evidence, [remark])

    def _in(self, statements: int, documents: int) -> str:
        told = self.count("statements", statements)
        if self.found.thing.kind == DOCUMENT:
            return told
        return self.say(
            "in", statements=told, documents=self.writer.say.count("common.documents", documents)
        )

    def _connections(self) -> Section:
        """Other things, by kind."""
        kinds = groupby(self.found.connections, key=lambda one: one.thing.kind)
        sections = tuple(
            Section(
                self.writer.naming.kind(kind, 2), points=self._first(list(told), self._connection)
            )
            for kind, told in kinds
        )
        return Section(self.say("connections"), self.say("connections_lead"), sections=sections)

    def _connection(self, one: Connection) -> Point:
        remark = self._in(one.statements, one.documents)
        return self.writer.point(one.thing, one.evidence, [remark], most=1)

    def _figure(self, one: Amount) -> Point:
        text = one.figure.get("text") or self.writer.naming.title(one.figure)
        remark = self.say("given_for", name=self.writer.naming.title(one.trajectory))
        return self.writer.point(Text(text, one.figure.id), one.evidence, [remark], most=1)

    def _timeline(self) -> Section:
        rows = tuple(
            (Text(self.writer.say.date(one.date)), self._event(one)) for one in self.found.timeline
        )
        return Section(
            self.say("timeline"), table=Table((self.say("when"), self.say("what")), rows)
        )

    def _event(self, one: Moment) -> Text:
        naming = self.writer.naming
        what = naming.kind(one.what) if one.what == FOLLOWUP else naming.attribute(one.what)
        if one.curated:
            return Text(self.say("event_curated", what=what))
        return Text(self.say("event", what=what, name=naming.short(one.thing)), one.thing.id)

    def _unknown(self) -> Section:
        points = tuple(Point(Text(text)) for text in self._unknowns())
        return Section(self.say("unknown"), "" if points else self.say("all_known"), points)

    def _unknowns(self) -> Iterator[str]:
        found, naming = self.found, self.writer.naming
        if found.unknown:
            names = "; ".join(uncapitalise(naming.attribute(one)) for one in found.unknown)
            yield self.say("unknown_fields", names=names)
        if self._can_be_told_of():
            yield from self._unsaid()
        if found.thing.kind == TRAJECTORY and not found.figures:
            yield self.say("unknown_figures")

    def _can_be_told_of(self) -> bool:
        """Whether lessons and recommendations can be on a thing of its kind."""
        schema, kind = self.writer.store.schema, self.found.thing.kind
        return kind == DOCUMENT or any(
            kind in relation.range and not schema.is_a(kind, STATEMENT)
            for relation in schema.relations.values()
            if any(schema.is_a(one, STATEMENT) for one in relation.domain)
        )

    def _unsaid(self) -> Iterator[str]:
        found, naming = self.found, self.writer.naming
        for polarity in JUDGED:
            if polarity not in found.lessons:
                yield self.say("unknown_lessons", polarity=naming.value(POLARITY, polarity))
        if not (found.addressed or found.recommendations):
            yield self.say("unknown_recommendations")
        every = (*found.addressed, *found.recommendations, *found.measures)
        given = [one for one in every if one.given]
        if given and not any(one.fates for one in given):
            yield self.say("unknown_fates")
