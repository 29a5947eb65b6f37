"""A question in plain language, answered: by the question that is meant, with its quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.questions.asking import facts
from graph.questions.asking.charge import asks_no_more, in_whose_charge, says_charge
from graph.questions.asking.facts import FACTS, Fact
from graph.questions.asking.fates import ADVICE, followed
from graph.questions.asking.finding import find_statements
from graph.questions.asking.held import FEW
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import FOLLOWUP, VOICES, asks_why
from graph.questions.asking.meanings import Meaning, definition
from graph.questions.asking.own import OWN
from graph.questions.asking.quoting import (
    BECAUSE,
    FALLBACK,
    MOST,
    OPEN,
    SAID,
    find_quotes,
    lacking,
)
from graph.questions.asking.ranking import find_later
from graph.questions.asking.reasons import reason_asked
from graph.questions.asking.succession import SUCCESSION, succession
from graph.questions.asking.understanding import KNOWN, NONE, Understood
from graph.questions.asking.ways import ways_of
from graph.questions.views.terms import BOTTLENECK, ORGANISATION, STATEMENT, TRAJECTORY
from graph.questions.views.view import open_view
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.store import Store

WIDER = {"lessons", "recommendations", "measures"}  # told of a trajectory where no words are found
WHY = ("waarom", "why")  # a reason is asked of what may never have been
PROFILE = "profile"
ALL_FACTS = {**FACTS, SUCCESSION: succession}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and how the question was understood.

    ``answer`` is the typed answer of the question that is meant, where that is one of its own.
    ``sentences`` are those that best fit the whole question, whatever was made of them; none that
    ``statements`` have too. ``also`` are the answers to its later parts.
    ``later`` are sentences of later reports on the time that is asked about, ``hits`` those that
    come nearest where nothing answers. ``missed`` are the words of the question that nothing holds
    of what is told; where none of them is ``understood`` any more, it is told of the rest.
    ``labelled`` are the words of the name of the bottleneck where nothing that is told holds any.
    ``unsaid`` is who was asked what it said, where others tell it and not it.
    ``unlike`` is the sort of document in which it was to stand, where others tell it.
    ``sought`` is the kind of answer that was looked for, where none was found.
    ``literal_first`` is whether ``sentences`` answer better than ``statements``. ``as_of`` is the
    day of what is told.
    """

    understood: Understood
    answer: object = None
    statements: tuple[Hit, ...] = ()
    sentences: tuple[Hit, ...] = ()
    facts: tuple[Fact, ...] = ()
    documents: tuple[Node, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    later: tuple[Hit, ...] = ()
    hits: tuple[Hit, ...] = ()
    missed: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()
    also: tuple[Reply, ...] = ()
    unsaid: Node | None = None
    unlike: Node | None = None
    sought: str = NONE
    literal_first: bool = False
    as_of: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was found that answers."""
        found = (
            *(self.statements, self.sentences, self.later),
            *(self.facts, self.documents, self.meanings),
        )
        return not any(found) and self.answer in (None, [], ())


def ask(store: Store, text: str, as_of: str | None = None) -> Reply:
    """The answer to a question in plain language, as far as it is understood.

    Of more than one question on a line each is answered, the later ones along with the first.
    """
    view = open_view(store, as_of)
    first, *others = (_first_found(store, view, one) for one in ways_of(store, view, text))
    return replace(
        first,
        as_of=as_of,
        understood=replace(first.understood, text=text),
        also=tuple(replace(one, as_of=as_of) for one in others),
    )


def _first_found(store: Store, view: View, ways: Sequence[Understood]) -> Reply:
    """The answer to a question by the first of these ways to understand it that has one."""
    replies = [_answered(store, view, ways[0])]
    while replies[-1].empty and len(replies) < len(ways):
        replies.append(_answered(store, view, ways[len(replies)]))
    if not replies[-1].empty:
        return replies[-1]
    publisher = ways[0].publisher
    if publisher is not None and ways[0].content and ways[0].why_not is None:
        others = _answered(store, view, replace(ways[0], publisher=None))
        if not others.empty:
            return replace(others, unsaid=publisher)
    if ways[0].sort is not None and (ways[0].things or ways[0].content):
        others = _answered(store, view, replace(ways[0], sort=None))
        if not others.empty:
            return replace(others, unlike=ways[0].sort)
    return next((one for one in replies if one.hits), replies[0])


def _answered(store: Store, view: View, asked: Understood) -> Reply:
    if asked.why_not is not None or _is_strange(asked):
        sought = SAID if asked.kind == NONE and asked.content else asked.kind
        return Reply(replace(asked, kind=NONE), sought=sought)
    if asked.unknown and fold(asked.text).startswith(WHY):
        reply = _quoted(store, view, replace(asked, kind=BECAUSE))
        return _unanswered(view, reply) if reply.empty else reply
    reply = _reply(store, view, asked)
    if (
        reply.empty
        and asked.kind == FOLLOWUP
        and asked.terms
        and not ADVICE.search(fold(asked.text))
    ):
        reply = _quoted(store, view, replace(asked, kind=SAID))  # it is not advice that is asked of
    unjudged = asked.polarity is not None and not reply.statements  # of what went right or wrong
    of_it = bool(asked.content and asked.of_kind(TRAJECTORY))
    strict = asks_why(asked) and reason_asked(view, asked) is not None
    wide = asked.kind in WIDER and of_it and not strict
    if wide and ((reply.empty and not reply.hits) or unjudged):
        wider = _reply(store, view, replace(asked, content=(), terms=(), telling=()))
        reply = reply if wider.empty else replace(wider, missed=asked.content)
    return _unanswered(view, reply) if reply.empty else reply


def _is_strange(asked: Understood) -> bool:
    """Whether the question is on something that neither reports nor ontology know.

    Of a word that nothing knows beside others that are known it is told that it was not found.
    """
    if asked.stranger is not None:
        return True
    if asked.things or asked.kind in OPEN or asked.kind == "definition":
        return False
    return set(asked.words) <= set(asked.unknown) and (bool(asked.words) or asked.kind == NONE)


def _reply(store: Store, view: View, asked: Understood) -> Reply:
    """The answer to a question that is understood."""
    unnamed = asked.kind == NONE
    asked = replace(asked, kind=_meant(asked))
    if asked.kind == "count":
        return Reply(asked, answer=facts.count(view, asked))
    if asked.kind == "coverage" and (silent := facts.silent(view, asked)) is not None:
        return Reply(asked, answer=silent)
    if asked.kind == "documents":
        return Reply(asked, documents=tuple(facts.documents(view, asked)[:MOST]))
    if asked.kind == "definition" and (meanings := definition(view, asked)):
        return Reply(asked, meanings=tuple(meanings))
    then = min(filter(None, (asked.until, view.as_of)), default=None)
    seen = open_view(store, then) if asked.kind == KNOWN else view
    answer = OWN[asked.kind](seen, asked) if asked.kind in OWN else None
    if asked.kind == FOLLOWUP:
        answer = followed(store, view, asked)
    told = ALL_FACTS[asked.kind](view, asked) if asked.kind in ALL_FACTS else []
    later = find_later(store, view, asked, FEW) if asked.kind == KNOWN else []
    whole = answer is not None and asked.kind == FOLLOWUP and not asked.terms
    if whole or asked.kind == SUCCESSION:  # what is told of it, is told with it
        return Reply(asked, answer, facts=tuple(told[:MOST]))
    reply = _quoted(store, view, asked)
    if unnamed and asked.publisher is not None and not asked.terms:
        reply = replace(reply, documents=tuple(facts.documents(view, asked)[:FEW]))
    missed = () if answer is not None else reply.missed
    return replace(
        reply, answer=answer, facts=tuple(told[:MOST]), later=tuple(later), missed=missed
    )


def _meant(asked: Understood) -> str:
    """The kind of question that is answered: of one that is put as none what it comes to."""
    if asked.kind == NONE and asked.content:
        return BECAUSE if asks_why(asked) else SAID
    whole = asked.kind == PROFILE and asked.things and asked.content  # all of it is not asked
    told = asked.kind == VOICES and asked.publisher is not None  # they tell it in all they wrote
    if asked.kind == SUCCESSION and not asked.of_kind(ORGANISATION):
        return SAID  # only organisations have a successor
    return FALLBACK if asked.kind == NONE or whole or told else asked.kind


def _quoted(store: Store, view: View, asked: Understood) -> Reply:
    """What statements and sentences tell; of a ministry only those that say it is responsible."""
    found = find_quotes(store, view, asked)
    charges = in_whose_charge(view, asked)
    if charges and asks_no_more(asked):
        statements, sentences = (
            tuple(hit for hit in hits if says_charge(view, charges, hit.text))
            for hits in (found.statements, found.sentences)
        )
        return Reply(asked, statements=statements, sentences=sentences)
    return Reply(
        asked,
        statements=found.statements,
        sentences=found.sentences,
        hits=found.nearest,
        missed=found.missed,
        labelled=found.labelled,
        literal_first=found.literal_first,
    )


def _unanswered(view: View, reply: Reply) -> Reply:
    """No answer, with what comes nearest, and the words that none of it holds.

    Where lessons, advice or measures are asked for, and there are none, other statements do that
    hold a word of the question or show the bottleneck that it names.
    """
    asked, near, missed = reply.understood, reply.hits, reply.missed
    if asked.kind in WIDER and not near:
        near = tuple(find_statements(view, asked, view.schema.concrete(STATEMENT))[:FEW])
        missed = tuple(lacking(asked, near))
        if set(missed) == set(asked.terms) and not asked.of_kind(BOTTLENECK):
            near = ()
    missed = tuple(dict.fromkeys([*missed, *asked.unknown])) if near else ()
    return Reply(replace(asked, kind=NONE), hits=near, missed=missed, sought=asked.kind)
