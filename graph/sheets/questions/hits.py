"""What answers a question in plain language, as lines: sentences and statements, with quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.questions.asking.amounts import covers_more
from graph.questions.asking.fitting import about_of, subjects
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import AMOUNT, FOLLOWUP, IMPROVE
from graph.questions.asking.kinds import WHERE, WHO_SAID
from graph.questions.asking.names import names_of
from graph.questions.asking.quoting import FALLBACK
from graph.questions.asking.reading import BETWEEN, opens
from graph.questions.asking.sentences import Sentence, is_yes_or_no
from graph.questions.asking.slots import plain_polarity
from graph.questions.asking.tokens import padded
from graph.questions.followup import what_became
from graph.questions.statements.advice import find_addressees, is_given
from graph.questions.statements.praise import own_praise
from graph.questions.statements.said import said_by_id
from graph.questions.views.terms import LESSON, RECOMMENDATION, TRAJECTORY
from graph.sheets.plain import plain
from graph.sheets.questions.followup import addressees_remark, followed_point
from graph.sheets.sheet import Point, Section, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.sheets.sheet import Cited
    from graph.sheets.writer import Writer

ADVISED = {"recommendations", FOLLOWUP, IMPROVE, FALLBACK}  # of which advice is an answer
QUOTATION = ("“", '"', "‘")  # with which what somebody else said begins
EACH = 2  # quotes of a trajectory, where many are told of
# Where a sentence tells of what somebody said who need not be who wrote it.
SPOKEN = re.compile(
    r"\b(?:zei|zeiden|zegt|zeggen|waarschuw\w*|vertel\w*|schreef|schreven|meld(?:de|den|t|en)|"
    r"we[ez]+[st]?n? op|volgens|klaag\w*|stelde\w*|conclude\w*|advise\w*|kaart\w* \w+ aan|"
    r"vonden|vindt|noem(?:t|de|den|en)|gaf aan|geven aan|liet weten|laat weten|voorgehouden|gezegd|"
    r"verteld|geschreven|gemeld)\b"
)


@dataclass(frozen=True)
class Telling:
    """Tells of statements and sentences as the ``kind`` of question asks, of the ``things``.

    What is ``apart`` is not told of.
    """

    writer: Writer
    view: View
    kind: str
    things: tuple[Node, ...] = ()
    apart: tuple[Node, ...] = ()

    def points(self, hits: Iterable[Hit]) -> tuple[Point, ...]:
        """A line for each."""
        return tuple(map(self._point, hits))

    def by_trajectory(self, hits: Iterable[Hit]) -> Iterator[Section]:
        """For each trajectory that they are about the best, in order; then the others by report."""
        return self._by(self._place, hits)

    def by_report(self, hits: Iterable[Hit]) -> Iterator[Section]:
        """For each report in which they stand the best, in order."""
        return self._by(lambda hit: self._documents(hit)[0], hits)

    def _by(self, place: Callable[[Hit], str], hits: Iterable[Hit]) -> Iterator[Section]:
        found: dict[str, list[Hit]] = {}
        for hit in hits:
            found.setdefault(place(hit), []).append(hit)
        places = sorted(map(self.view.node, found), key=lambda one: one.kind != TRAJECTORY)
        for one in places:
            points = self.points(found[one.id][:EACH])
            yield Section(self.writer.naming.title(one), points=points)

    def _place(self, hit: Hit) -> str:
        """The first trajectory that it is about, by name if it has any, else its report.

        What is no statement is about what its report is about.
        """
        statement, documents = self._statement(hit), self._documents(hit)
        of_report = {one for id_ in documents for one in subjects(self.view).get(id_, ())}
        about = of_report if statement is None else about_of(self.view, statement)
        about = about - {one.id for one in self.apart}
        names, said = names_of(self.view), padded(hit.text)
        about = {one for one in about if names.named_in(said, one)} or about
        return min(about) if about else documents[0]

    def as_place(self, hit: Hit) -> tuple[bool, float]:
        """The order in which hits say where something was so; what is only advised comes last."""
        statement = self._statement(hit)
        return statement is not None and statement.kind == RECOMMENDATION, -hit.score

    def _documents(self, hit: Hit) -> list[str]:
        """The documents in which it stands."""
        if isinstance(hit.found, Sentence):
            return [hit.found.document.id]
        return sorted(self.view.sources(hit.found.evidence))

    def _statement(self, hit: Hit) -> Node | None:
        """The statement that was made of it, if any."""
        return self._statements.get(hit.text) if isinstance(hit.found, Sentence) else hit.found

    @cached_property
    def _statements(self) -> dict[str, Node]:
        return {" ".join(one.title.split()): one for one in self.view.statements}

    def _point(self, hit: Hit) -> Point:
        """A sentence, what became of advice, or a statement under what it is and is about."""
        if self.kind == WHO_SAID:
            return self._said(hit)
        if isinstance(hit.found, Sentence):
            return self.quoted(hit)
        told = what_became(self.view).get(hit.found.id)
        if told is not None:
            return self._read(followed_point(self.writer, told), hit)
        described = hit.found.kind == RECOMMENDATION and not is_given(hit.found, ())
        if described and self.kind not in ADVISED:
            return self._described(hit.found, hit)
        point = self.writer.point(Text(self._heading(hit.found), hit.found.id), hit.found.evidence)
        said = said_by_id(self.view)[hit.found.id]
        remarks = addressees_remark(self.writer, hit.found, find_addressees(self.view, said))
        if described:
            remarks = (*remarks, f"{self.writer.say('profile.not_given')}.")
        if own := own_praise(self.view, hit.found):
            remarks = (*remarks, self.writer.say("common.own_praise", publisher=own))
        return self._read(replace(point, remarks=remarks), hit)

    def _described(self, statement: Node, hit: Hit) -> Point:
        """What may be no advice, where none is asked for: a sentence under its document."""
        point = self.writer.point(Text("", statement.id), statement.evidence)
        title = point.quotes[0].title if point.quotes else self._heading(statement)
        return self._read(replace(point, text=Text(title, statement.id)), hit)

    def _read(self, point: Point, hit: Hit) -> Point:
        """A statement with the question that it answers, and what it is read with in its order."""
        say, first = self.writer.say, next(iter(point.quotes), None)
        asked = (say("asked.answering", question=hit.question),) if hit.question else ()
        before = [
            one
            for one in sorted(hit.beside, key=lambda one: one.start)
            if first is not None
            and (one.document.id, is_yes_or_no(one.text)) == (first.document, False)
            and one.start < first.start
        ]
        earlier = [*hit.before, *before]
        told = self._before(earlier, 0 if first is None else first.start)
        quotes = [*point.quotes, *(self._cited(one) for one in hit.beside if one not in before)]
        document = "" if first is None else first.document
        quotes.sort(key=lambda one: (one.document != document, one.start))
        remarks = *asked, *point.remarks, *told
        return replace(point, remarks=remarks, quotes=tuple(quotes), after=self._after(hit))

    def _before(self, sentences: list[Sentence], start: int) -> tuple[str, ...]:
        """What it is read with that stands before it: right before where it ends there."""
        if not sentences:
            return ()
        last = sentences[-1]
        beside = start - last.start - len(last.text) <= BETWEEN
        key = "common.before" if beside else "common.earlier"
        return (self.writer.say(key, text=_running(sentences)),)

    def _after(self, hit: Hit) -> str:
        """What follows it in its document, if anything is to be told of that."""
        text = _running(hit.after)
        return self.writer.say("common.after", text=text) if text else ""

    def _heading(self, statement: Node) -> str:
        """What it is and is about, and whether that is in doubt.

        Of a lesson also that it is of what went right or wrong, unless it reads otherwise.
        """
        about = [self.view.node(one) for one in sorted(about_of(self.view, statement))]
        polarity, naming = statement.get("polarity"), self.writer.naming
        kind = naming.kind(statement.kind)
        plain = plain_polarity(statement.title)
        if polarity is not None and statement.kind == LESSON and plain in (None, polarity):
            kind = f"{kind} ({naming.value('polarity', polarity).lower()})"
        names = self.writer.names(about) if self.kind != WHERE else ""
        unsure = self.writer.unsure(statement.evidence, statement.id)
        return " · ".join(filter(None, (kind, unsure, names)))

    def _said(self, hit: Hit) -> Point:
        """Under who published it; whether that is who said it, the quote tells."""
        point = self.quoted(hit)
        say, cited = self.writer.say, point.quotes[0]
        date = say.date(cited.published or None)
        who = ", ".join(filter(None, [cited.publisher or cited.title, date]))
        quoted = cited.quote.startswith(QUOTATION) or any(opens(one.text) for one in hit.beside)
        if SPOKEN.search(cited.quote) is None and not quoted:
            return replace(point, text=Text(who))
        heading = Text(say("asked.in_paper_of", who=who))
        return replace(point, text=heading, remarks=(say("asked.reported"), *point.remarks))

    def quoted(self, hit: Hit) -> Point:
        """A sentence under its document, with what it is read with; a statement under itself."""
        found = hit.found
        if not isinstance(found, Sentence):
            point = self.writer.point(found, found.evidence, most=1)
            return self._read(point, hit)
        order = sorted([*hit.beside, found], key=lambda one: one.start)
        say, remarks = self.writer.say, []
        if hit.question:
            remarks.append(say("asked.answering", question=hit.question))
        if self.kind == AMOUNT and covers_more(self.view, self.things, found.text):
            remarks.append(say("asked.covers_more"))
        return Point(
            self.writer.text(found.document),
            remarks=(*remarks, *self._before([*hit.before], order[0].start)),
            quotes=tuple(map(self._cited, order)),
            after=self._after(hit),
        )

    def _cited(self, one: Sentence) -> Cited:
        return self.writer.cite(one.document, one.text, one.page, one.start, one.spot)


def _running(sentences: Iterable[Sentence]) -> str:
    """The sentences behind each other on one line, without the signs of Markdown."""
    return plain(" ".join(" ".join(one.text.split()) for one in sentences))
