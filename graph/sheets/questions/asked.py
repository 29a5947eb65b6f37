"""The answer to a question in plain language as a sheet: how it was understood comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from graph.questions.asking.facts import Count
from graph.questions.asking.replying import FALLBACK, LITERAL
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.understanding import KNOWN, NONE
from graph.questions.followup import what_became
from graph.questions.views.terms import ABOUT, BOTTLENECK, LESSON, TRAJECTORY
from graph.questions.views.view import open_view
from graph.sheets.naming import capitalise
from graph.sheets.questions.answers import ANSWERS
from graph.sheets.questions.followup import followed_point
from graph.sheets.questions.found import found_sections
from graph.sheets.sheet import Point, Section, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.asking.finding import Hit
    from graph.questions.asking.replying import Reply
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.sheets.writer import Writer

WHO_SAID = "who-said"
# Where a sentence tells of what somebody said who need not be who wrote it.
SPOKEN = re.compile(
    r"\b(?:zei|zeiden|zegt|zeggen|waarschuw\w*|vertel\w*|schreef|schreven|meld(?:de|den|t|en)|"
    r"we[ez]+[st]?n? op|volgens|klaag\w*|stelde\w*|conclude\w*|advise\w*|kaart\w* \w+ aan|"
    r"vonden|vindt|noem(?:t|de|den|en)|gaf aan|geven aan|liet weten|laat weten)\b"
)
SHORT = {"followup", "coverage"}  # of which not all is told that there is to tell
FIRST = (LITERAL - {"followup"}) | {
    "path",
    "profile",
    "coverage",
}  # where what stands literally comes first


def asked_sheet(writer: Writer, reply: Reply) -> Sheet:
    """The answer, or what can be asked instead and where the words occur."""
    say, asked = writer.say, reply.understood
    if asked.kind == NONE:
        return _not_understood(writer, reply, tuple(_parts(writer, reply)))
    note, told = "", None
    if reply.answer is not None and asked.kind in ANSWERS and not isinstance(reply.answer, Count):
        told = ANSWERS[asked.kind](writer, reply.answer)
    sections = list(_sections(writer, reply, _lines(told)))
    if told is not None:
        what = capitalise(say("question.followup"))  # not of all, as the title of the sheet says
        title = what if asked.kind == "followup" else told.title
        own = [Section(title, told.lead), *told.sections]
        sections = [*sections, *own] if _literal_first(reply) else [*own, *sections]
        note = told.note if asked.kind not in SHORT else ""
    if asked.kind == KNOWN and reply.later:
        points = tuple(_quoted(writer, one) for one in reply.later)
        until = say.date(asked.until)
        if reply.answer is None:
            sections.insert(0, Section(say("asked.known_none", date=until)))
        sections.append(Section(say("asked.later"), say("asked.later_lead", date=until), points))
    sections += _parts(writer, reply)
    lead = understood(writer, asked)
    if reply.missed:
        lead = f"{lead} {say('asked.missed', words=' '.join(reply.missed))}"
    return Sheet(asked.text, writer.language, lead, tuple(sections), note)


def _parts(writer: Writer, reply: Reply) -> Iterator[Section]:
    """The later parts of a question, of each its answer, or that nothing was found."""
    for other in reply.also:
        told = asked_sheet(writer, other)
        if other.empty:
            why = other.understood.why_not
            yield Section(told.title, told.lead if why else writer.say("asked.part_none"))
        else:
            yield Section(told.title, told.lead, sections=told.sections)


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
    if asked.content:
        parts.append(say("asked.words", words=" ".join(asked.content)))
    if asked.least is not None:
        parts.append(say("asked.least", number=asked.least))
    parts.append(_period(writer, asked))
    return say("asked.understood", kind=say(f"question.{asked.kind}"), about="".join(parts))


def _period(writer: Writer, asked: Understood) -> str:
    say = writer.say
    if asked.kind == KNOWN and asked.until:
        return say("asked.known_until", date=say.date(asked.until))
    if asked.since and asked.until:
        return say("asked.between", since=say.date(asked.since), until=say.date(asked.until))
    if asked.since:
        return say("asked.since", date=say.date(asked.since))
    return say("asked.until", date=say.date(asked.until)) if asked.until else ""


def _lines(sheet: Sheet | None) -> str:
    """All that is quoted under the headings of a sheet."""
    return "" if sheet is None else "\n".join(map(_quoted_in, sheet.sections))


def _quoted_in(section: Section) -> str:
    points = ([*(q.quote for q in one.quotes), *one.remarks] for one in section.points)
    inner = map(_quoted_in, section.sections)
    return "\n".join([*chain.from_iterable(points), *inner])


def _sections(writer: Writer, reply: Reply, told: str) -> Iterator[Section]:
    """What is found beside the answer of a question; no sentence that is ``told`` there."""
    yield from found_sections(writer, reply)
    sentences = [hit for hit in reply.sentences if hit.text not in told]
    literal = ("asked.sentences", sentences), ("asked.statements", reply.statements)
    telling = _Telling(writer, open_view(writer.store, reply.as_of), reply.understood.kind)
    unjudged = reply.understood.polarity is not None and reply.understood.kind == FALLBACK
    for key, hits in literal if _literal_first(reply) else literal[::-1]:
        if hits:
            lead = writer.say("asked.unjudged") if unjudged and hits is sentences else ""
            yield Section(writer.say(key), lead, tuple(map(telling.hit, hits)))


def _literal_first(reply: Reply) -> bool:
    """Whether what stands literally comes first: where that is asked, or labels answer thinly."""
    kind = reply.understood.kind
    return kind in FIRST or (reply.literal_first and (kind == KNOWN or kind not in ANSWERS))


@dataclass(frozen=True)
class _Telling:
    """Tells of statements and sentences as the kind of question asks."""

    writer: Writer
    view: View
    kind: str

    def hit(self, hit: Hit) -> Point:
        """A sentence, what became of advice, or a statement under what it is and is about."""
        if self.kind == WHO_SAID:
            return self._said(hit)
        if isinstance(hit.found, Sentence):
            return _quoted(self.writer, hit)
        told = what_became(self.view).get(hit.found.id)
        if told is not None:
            return followed_point(self.writer, told)
        return self.writer.point(Text(self._heading(hit.found), hit.found.id), hit.found.evidence)

    def _heading(self, statement: Node) -> str:
        about = [self.view.node(edge.object) for edge in self.view.outgoing(statement.id, ABOUT)]
        polarity, naming = statement.get("polarity"), self.writer.naming
        kind = naming.kind(statement.kind)
        if polarity is not None and statement.kind == LESSON:
            kind = f"{kind} ({naming.value('polarity', polarity).lower()})"
        names = self.writer.names(about)
        return f"{kind} · {names}" if names else kind

    def _said(self, hit: Hit) -> Point:
        """Under who published it; whether that is who said it, the quote tells."""
        point = _quoted(self.writer, hit)
        say, cited = self.writer.say, point.quotes[0]
        date = say.date(cited.published or None)
        who = Text(", ".join(filter(None, [cited.publisher or cited.title, date])))
        reported = SPOKEN.search(cited.quote) is not None
        return replace(point, text=who, remarks=(say("asked.reported"),) if reported else ())


def _quoted(writer: Writer, hit: Hit) -> Point:
    """A sentence under its document; a statement under itself."""
    found = hit.found
    if not isinstance(found, Sentence):
        return writer.point(found, found.evidence, most=1)
    cited = writer.cite(found.document, found.text, found.page, found.start)
    return Point(writer.text(found.document), quotes=(cited,))


def _not_understood(writer: Writer, reply: Reply, parts: tuple[Section, ...]) -> Sheet:
    """That the question has no answer, why, and what can be asked; then its other ``parts``."""
    say, asked = writer.say, reply.understood
    why = [say(f"asked.{asked.why_not}")] if asked.why_not else [say("asked.no_answer")]
    if asked.unknown and asked.why_not is None:
        why.append(say("asked.unknown", words=", ".join(asked.unknown)))
    things = asked.things or tuple(filter(None, [asked.topic]))
    sections = [Section(say("asked.try"), points=tuple(_examples(writer, things)))]
    if reply.hits:
        points = tuple(_quoted(writer, one) for one in reply.hits)
        sections.append(Section(say("asked.hits"), say("asked.hits_lead"), points))
    if any(not one.empty for one in reply.also):  # what can be asked is for who was told nothing
        sections = [*parts, *sections[1:]]
        why = [say("asked.part_first_none")]
    return Sheet(asked.text, writer.language, " ".join(why), tuple(sections))


def _examples(writer: Writer, things: Iterable[Node]) -> Iterator[Point]:
    """Questions that are understood, about what was named where that can be."""
    for thing in things:
        keys = {TRAJECTORY: ("lessons", "right", "related"), BOTTLENECK: ("theme",)}
        for key in keys.get(thing.kind, ("recommendations", "profile")):
            text = writer.say(f"examples.{key}", name=writer.naming.title(thing))
            yield Point(Text(text))
    for key in ("recurring", "broken"):
        yield Point(Text(writer.say(f"examples.{key}")))
