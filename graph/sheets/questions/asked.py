"""The answer to a question in plain language as a sheet: how it was understood comes first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from graph.questions.asking.absent import absent_things
from graph.questions.asking.covering import EITHER
from graph.questions.asking.facts import Count
from graph.questions.asking.fitting import OF_WHAT
from graph.questions.asking.holding import AMOUNT, FOLLOWUP, asks_difference
from graph.questions.asking.kept import tells_difference, tells_no_fate
from graph.questions.asking.own import RELATED
from graph.questions.asking.quoting import FALLBACK
from graph.questions.asking.ranking import PLACES
from graph.questions.asking.understanding import KNOWN, NONE
from graph.questions.followup import FollowUps, follow_up
from graph.questions.views.view import open_view
from graph.sheets.naming import capitalise, uncapitalise
from graph.sheets.questions.answers import ANSWERS
from graph.sheets.questions.found import found_sections
from graph.sheets.questions.hits import Telling
from graph.sheets.questions.suggested import suggestions
from graph.sheets.sheet import Section, Sheet
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.asking.reply import Reply
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.sheets.catalogue import Catalogue
    from graph.sheets.writer import Writer

SHORT = {"followup", "coverage"}  # of which not all is told that there is to tell
IN_REPORTS = re.compile(  # how it is asked in which reports something is so
    r"\b(?:welke?|hoeveel) (?:\w+ )?(?:rapport|document|stuk|brief|kamerbrief|onderzoek|publicatie)"
)
FIRST = {"compare", "path", "profile", "coverage"}  # where what stands literally comes first


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
        own = [Section(title, _counted_lead(say, reply, told.lead)), *told.sections]
        sections = [*sections, *own] if _literal_first(reply) else [*own, *sections]
        note = told.note if asked.kind not in SHORT else ""
    if asked.kind == KNOWN and reply.later:
        points = _telling(writer, reply).points(reply.later)
        until = say.date(asked.until)
        if reply.answer is None:
            sections.insert(0, Section(say("asked.known_none", date=until)))
        sections.append(Section(say("asked.later"), say("asked.later_lead", date=until), points))
    sections += _parts(writer, reply)
    lead = _lead(writer, reply)
    return Sheet(asked.text, writer.language, lead, tuple(sections), note)


def _counted_lead(say: Catalogue, reply: Reply, lead: str) -> str:
    """What leads to what became of advice: no number where sentences tell of more."""
    if reply.understood.kind != FOLLOWUP or not reply.sentences or not _is_whole(reply):
        return lead
    told = reply.answer.told if isinstance(reply.answer, FollowUps) else ()
    rest = lead.removeprefix(say.count("followup.lead", len(told))).strip()
    return f"{say('asked.untallied')} {rest}"


def _is_whole(reply: Reply) -> bool:
    """Whether it is asked of all advice, whatever that is on."""
    return not reply.understood.terms


def _lead(writer: Writer, reply: Reply) -> str:
    """How the question was understood, and what to bear in mind with what is told."""
    say, asked = writer.say, reply.understood
    lead = understood(writer, asked, reply.missed)
    notes = {"unsaid": reply.unsaid, "unlike": reply.unlike, "part": reply.part}
    for key, one in {**notes, "spoken": asked.speaker}.items():
        if one is not None:
            lead = f"{lead} {say(f'asked.{key}', name=writer.naming.title(one))}"
    if reply.undated:
        lead = f"{lead} {say('asked.undated', years=', '.join(reply.undated))}"
    if tells_no_fate(reply):
        lead = f"{lead} {say('asked.unkept')}"
    if asks_difference(asked) and not tells_difference(reply):
        lead = f"{lead} {say('asked.no_contrast')}"
    if reply.labelled:
        lead = f"{lead} {say('asked.labelled', words=_words(say, reply.labelled))}"
    if reply.missed:
        key = "asked.absent" if asked.content else "asked.missed"
        lead = f"{lead} {say(key, words=_words(say, reply.missed))}"
    return lead


def _parts(writer: Writer, reply: Reply) -> Iterator[Section]:
    """The later parts of a question, of each its answer, or that nothing was found."""
    for other in reply.also:
        told = asked_sheet(writer, other)
        if other.empty:
            why = other.understood.why_not
            yield Section(told.title, told.lead if why else writer.say("asked.part_none"))
        else:
            yield Section(told.title, told.lead, sections=told.sections)


def understood(writer: Writer, asked: Understood, missed: tuple[str, ...] = ()) -> str:
    """How a question was understood, in a sentence; the words ``missed`` were of no use."""
    say = writer.say
    parts = []
    words = [_put(say, asked, one) for one in asked.terms if one not in missed]
    if asked.things:
        parts.append(say("asked.about", names=writer.names(asked.things)))
    if asked.apart:
        parts.append(say("asked.apart", names=writer.names(asked.apart)))
    if asked.publisher is not None:
        parts.append(say("asked.by", name=writer.naming.title(asked.publisher)))
    if asked.sort is not None:
        parts.append(say("asked.sort", sort=uncapitalise(writer.naming.title(asked.sort))))
    if asked.polarity is not None:
        parts.append(say(f"asked.polarity_{asked.polarity}"))
    if words:
        parts.append(say("asked.words", words=_words(say, words)))
    if asked.years:
        parts.append(say("asked.years", years=", ".join(asked.years)))
    if asked.least is not None:
        parts.append(say("asked.least", number=asked.least))
    parts.append(_period(writer, asked))
    return say("asked.understood", kind=say(f"question.{asked.kind}"), about="".join(parts))


def _put(say: Catalogue, asked: Understood, term: str) -> str:
    """A word of the question, as too little of it where that is asked."""
    return say("asked.scarce", word=term) if term in asked.scarce else term


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
    telling, kind = _telling(writer, reply), reply.understood.kind
    if kind in PLACES and (reply.statements or sentences):
        found = sorted([*reply.statements, *sentences], key=telling.as_place)
        by_report = IN_REPORTS.search(fold(reply.understood.text)) is not None
        told_of = telling.by_report(found) if by_report else telling.by_trajectory(found)
        key = "asked.where_reports" if by_report else "asked.where"
        judged = "asked.unjudged_some" if reply.understood.polarity is not None else ""
        lead = " ".join([writer.say(f"{key}_lead"), *([writer.say(judged)] if judged else [])])
        yield Section(writer.say(key), lead, sections=tuple(told_of))
        return
    literal = ("asked.sentences", sentences), ("asked.statements", reply.statements)
    unjudged = reply.understood.polarity is not None and kind == FALLBACK
    for key, hits in literal if _literal_first(reply) else literal[::-1]:
        if hits:
            lead = writer.say("asked.unjudged") if unjudged and hits is sentences else ""
            yield Section(writer.say(key), lead, telling.points(hits))


def _telling(writer: Writer, reply: Reply) -> Telling:
    asked, view = reply.understood, open_view(writer.store, reply.as_of)
    return Telling(writer, view, asked.kind, asked.of_kind(*OF_WHAT), asked.apart)


def _literal_first(reply: Reply) -> bool:
    """Whether what stands literally comes first: where that is asked, or labels answer thinly."""
    kind = reply.understood.kind
    return kind in FIRST or (reply.literal_first and (kind == KNOWN or kind not in ANSWERS))


def _not_understood(writer: Writer, reply: Reply, parts: tuple[Section, ...]) -> Sheet:
    """Why the question has no answer, what comes nearest, and what can be asked; its ``parts``."""
    say, asked = writer.say, reply.understood
    view = open_view(writer.store, reply.as_of)
    why, sections = _why_none(say, view, reply), []
    if reply.hits:
        points = Telling(writer, view, asked.kind).points(reply.hits)
        title = say("asked.otherwise" if reply.absent else "asked.nearest")
        sections = [Section(title, _lacking(say, reply), points)]
    if asked.why_not is None:
        why = f"{why} {_sought(writer, reply)}"
    if asked.unknown and asked.why_not is None and not (reply.hits or reply.absent):
        why = f"{why} {say('asked.unknown', words=', '.join(asked.unknown))}"
    if asked.speaker is not None:
        why = f"{why} {say('asked.unspoken', name=writer.naming.title(asked.speaker))}"
    absent = () if asked.why_not is not None else absent_things(writer.store, view, asked)
    if absent and not reply.absent:
        why = f"{why} {say('asked.nowhere', names=writer.names(absent))}"
    if any(not one.empty for one in reply.also):  # what can be asked is for who was told nothing
        return Sheet(asked.text, writer.language, say("asked.part_first_none"), (*parts, *sections))
    topic = None if asked.why_not == "guilt" else asked.topic  # what is owed is no guilt
    things = asked.things or tuple(filter(None, [asked.publisher, topic]))
    points = tuple(suggestions(writer, view, things))
    if points:
        sections.append(Section(say("asked.try"), points=points))
    return Sheet(asked.text, writer.language, why, tuple(sections))


def _why_none(say: Catalogue, view: View, reply: Reply) -> str:
    """Why there is no answer; of advice also how much there is of which nothing became known."""
    if reply.understood.why_not is not None:
        return say(f"asked.{reply.understood.why_not}")
    if reply.absent:
        return say("asked.nothing_on", names=", ".join(reply.absent))
    if reply.sought == RELATED:
        return say("asked.no_trajectory")
    if reply.sought == AMOUNT:
        return say("asked.nearest_number" if reply.hits else "asked.no_number")
    asks_fate = reply.sought == FOLLOWUP and not reply.hits
    if asks_fate and (untold := len(_untold(view, reply.understood))):
        return say.count("asked.untold", untold)
    return say("asked.nearest_answer" if reply.hits else "asked.no_answer")


def _untold(view: View, asked: Understood) -> set[str]:
    """The advice and promises, of what is asked about where that is named, of unknown fate."""
    found = [follow_up(view, one) for one in asked.things or (None,)]
    return {one.statement.id for each in found for one in each.told if not one.ledger}


def _lacking(say: Catalogue, reply: Reply) -> str:
    """What the sentences that come nearest lack."""
    if reply.absent:
        return say("asked.beside_it")
    if reply.missed:
        return say("asked.lacking", words=_words(say, reply.missed))
    return say("asked.lacking_it")


def _sought(writer: Writer, reply: Reply) -> str:
    """How a question was understood to which no answer was found; or that it was not."""
    if reply.sought == NONE:
        return writer.say("asked.unclear")
    return understood(writer, replace(reply.understood, kind=reply.sought))


def _words(say: Catalogue, terms: Iterable[str]) -> str:
    """The words that terms stand for, as people write them."""
    return ", ".join(one.replace(EITHER, f" {say('asked.or')} ") for one in terms)
