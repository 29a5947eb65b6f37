"""A question in plain language, answered: by the question that is meant, with its quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking import facts
from graph.questions.asking.absent import (
    absent_things,
    absent_words,
    as_written,
    calling,
    naming,
    still_missed,
    without_absent,
)
from graph.questions.asking.causes import asks_why
from graph.questions.asking.charge import asks_no_more, in_whose_charge, says_charge
from graph.questions.asking.continuing import continued
from graph.questions.asking.facts import FACTS
from graph.questions.asking.fates import ADVICE, by_whom, followed, refusals
from graph.questions.asking.finding import find_statements
from graph.questions.asking.held import FEW
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import FOLLOWUP, IMPROVE
from graph.questions.asking.instead import is_on_organisation, of_its_trajectory, of_whole
from graph.questions.asking.kinds import BECAUSE, SAID
from graph.questions.asking.meanings import definition
from graph.questions.asking.meant import is_strange, meant
from graph.questions.asking.own import OWN, RELATED, Own
from graph.questions.asking.quoting import (
    MOST,
    find_quotes,
    lacking,
)
from graph.questions.asking.ranking import find_later
from graph.questions.asking.reasons import reason_asked
from graph.questions.asking.reply import Reply
from graph.questions.asking.slots import asks_promise, weak_words
from graph.questions.asking.standings import standings, uncounted
from graph.questions.asking.succession import SUCCESSION, succession
from graph.questions.asking.understanding import KNOWN, NONE, Understood
from graph.questions.asking.ways import ways_of
from graph.questions.views.terms import BOTTLENECK, ORGANISATION, STATEMENT, TRAJECTORY
from graph.questions.views.view import open_view
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.questions.views.view import View
    from graph.store import Store

# Told of a trajectory where no words are found.
WIDER = {"lessons", "recommendations", "measures", IMPROVE}
TELLING = 2  # words that are enough to look for what comes nearest
HALF = 2  # one in how many words
WHY = ("waarom", "why")  # a reason is asked of what may never have been
COUNTS: Mapping[str, Own] = {"count": facts.count, "most": standings}
ALL_FACTS = {**FACTS, SUCCESSION: succession}


def ask(store: Store, text: str, as_of: str | None = None) -> Reply:
    """The answer to a question in plain language, as far as it is understood.

    Of more than one question on a line each is answered, the later ones along with the first.
    """
    view = open_view(store, as_of)
    ways, *later = ways_of(store, view, text)
    first = _first_found(store, view, ways)
    others = [
        continued(store, view, first, one[0]) or _first_found(store, view, one) for one in later
    ]
    return replace(
        first,
        as_of=as_of,
        understood=replace(first.understood, text=text),
        also=tuple(replace(one, as_of=as_of) for one in others),
    )


def _first_found(store: Store, view: View, ways: Sequence[Understood]) -> Reply:
    """The answer to a question by the first of these ways to understand it that has one."""
    if is_on_organisation(view, ways[0]) and (on_it := _of_its_trajectory(store, view, ways[0])):
        return on_it
    replies = [_sure(_answered(store, view, ways[0]))]
    while _is_open(ways[0], replies[-1]) and len(replies) < len(ways):
        way = ways[len(replies)]
        only = _only(_answered(store, view, way), naming(ways[0], way))
        replies.append(replace(only, missed=still_missed(ways[0], only)))
    answers = [one for one in replies if not one.empty]
    found = min(answers, key=lambda one: len(one.missed), default=replies[-1])
    near = _without_absent(store, view, ways[0], found)
    if near is not None or not found.empty:
        return near or found
    if ways[0].years and ways[0].why_not is None:
        others = _answered(store, view, replace(ways[0], years=()))
        if not others.empty:
            return replace(others, undated=ways[0].years)
    publisher = ways[0].publisher
    if publisher is not None and ways[0].content and ways[0].why_not is None:
        others = _answered(store, view, replace(ways[0], publisher=None))
        if not others.empty:
            return replace(others, unsaid=publisher)
    if ways[0].sort is not None and (ways[0].things or ways[0].content):
        others = _answered(store, view, replace(ways[0], sort=None))
        if not others.empty:
            return replace(others, unlike=ways[0].sort)
    return (
        next((one for one in replies if one.hits), None)
        or _of_whole(store, view, ways[0])
        or _of_its_trajectory(store, view, ways[0])
        or _without_unknown(store, view, ways[0], replies[0])
    )


def _of_whole(store: Store, view: View, asked: Understood) -> Reply | None:
    """What is told of the whole, where no report tells of the part that is named; or none."""
    whole = of_whole(view, asked)
    found = None if whole is None else _if_any(store, view, whole[1])
    return None if whole is None or found is None else replace(found, part=whole[0])


def _of_its_trajectory(store: Store, view: View, asked: Understood) -> Reply | None:
    """What is told of the one trajectory that an organisation lends its name to; or none."""
    on_it = of_its_trajectory(view, asked)
    return None if on_it is None else _if_any(store, view, on_it)


def _if_any(store: Store, view: View, asked: Understood) -> Reply | None:
    """The answer to a question, if it has one."""
    found = _answered(store, view, asked)
    return None if found.empty else found


def _is_open(asked: Understood, reply: Reply) -> bool:
    """Whether there is no answer yet, or one of what is only guessed at that lacks words."""
    return reply.empty or bool(asked.guessed and reply.missed)


def _sure(reply: Reply) -> Reply:
    """The answer; only near where it is of sentences that lack most words of the question."""
    asked = reply.understood
    typed = reply.answer or reply.facts or reply.documents or reply.meanings
    of_the_rest = not (asked.guessed or asked.terms)  # then that is what is said of it
    around = not asked.guessed and asks_why(asked)  # a cause stands near what it is the cause of
    if reply.empty or typed or of_the_rest or around:
        return reply
    if HALF * len(reply.missed) <= len(asked.content):
        return reply
    none = replace(asked, kind=NONE)
    return Reply(none, hits=reply.told[:FEW], missed=reply.missed, sought=asked.kind)


def _without_unknown(store: Store, view: View, asked: Understood, reply: Reply) -> Reply:
    """What comes nearest without the ordinary words that nothing knows, or the reply as it is."""
    unknown = tuple(one for one in asked.unknown if one not in asked.proper)
    if asked.why_not is not None or asked.stranger is not None or not unknown:
        return reply
    rest = without_absent(asked, (), unknown)
    telling = [one for one in rest.terms if one not in weak_words()]
    if not {*rest.things} - {*rest.guessed} and len(telling) < TELLING:
        return reply  # nothing is left that says what it was on
    found = _answered(store, view, rest)
    near = found.told or found.hits
    missed = tuple(dict.fromkeys([*unknown, *found.missed]))
    return replace(reply, hits=near[:FEW], missed=missed) if near else reply


def _only(reply: Reply, fits: Callable[[Hit], bool]) -> Reply:
    """The answer with only the hits that fit; none where none does."""
    statements, sentences = (
        tuple(filter(fits, hits)) for hits in (reply.statements, reply.sentences)
    )
    if statements or sentences:
        return replace(reply, statements=statements, sentences=sentences)
    return Reply(replace(reply.understood, kind=NONE), sought=reply.understood.kind)


def _without_absent(store: Store, view: View, asked: Understood, reply: Reply) -> Reply | None:
    """That no report tells of what is named, with what is told of the rest; none where one does.

    What the ontology tells of it, and what is counted, is an answer.
    """
    things, words = absent_things(store, view, asked), absent_words(store, view, asked)
    known = not reply.empty and not reply.told
    if asked.why_not is not None or known or not (things or words):
        return None
    if not words and not (told := _only(reply, calling(view, things))).empty:
        return told
    rest = without_absent(asked, things, words)
    found = _answered(store, view, rest) if rest.things or rest.content else reply
    near = found.told or found.hits
    names = (*(one.title for one in things), *as_written(asked, words))
    none = replace(asked, kind=NONE)
    return Reply(none, hits=near[:FEW], absent=names, sought=meant(asked))


def _answered(store: Store, view: View, asked: Understood) -> Reply:
    if asked.why_not is not None or is_strange(asked):
        sought = SAID if asked.kind == NONE and asked.content else asked.kind
        return Reply(replace(asked, kind=NONE), sought=sought)
    if asked.unknown and fold(asked.text).startswith(WHY):
        reply = _quoted(store, view, replace(asked, kind=BECAUSE))
        return _unanswered(view, reply) if reply.empty else reply
    reply = _reply(store, view, asked)
    if asked.kind == RELATED and reply.answer is None:  # only trajectories are compared
        return Reply(replace(asked, kind=NONE), hits=reply.told[:FEW], sought=RELATED)
    if (
        reply.empty
        and asked.kind == FOLLOWUP
        and asked.terms
        and not ADVICE.search(fold(asked.text))
    ):
        reply = _quoted(store, view, replace(asked, kind=SAID))  # it is not advice that is asked of
    unjudged = asked.polarity is not None and not reply.statements  # of what went right or wrong
    pledged = asks_promise(asked.text) and not reply.statements
    named = {*asked.of_kind(TRAJECTORY, *(ORGANISATION,) * pledged)} - {*asked.guessed}
    of_it = bool(asked.content and named)
    strict = asks_why(asked) and reason_asked(view, asked) is not None
    wide = asked.kind in WIDER and of_it and not strict
    if wide and ((reply.empty and not reply.hits) or unjudged or pledged):
        wider = _reply(store, view, replace(asked, content=(), terms=(), telling=()))
        reply = reply if wider.empty else replace(wider, missed=asked.content)
    return _unanswered(view, reply) if reply.empty else reply


def _reply(store: Store, view: View, asked: Understood) -> Reply:
    """The answer to a question that is understood."""
    unnamed = asked.kind == NONE
    asked = replace(asked, kind=meant(asked))
    if asked.kind in COUNTS:
        counted = COUNTS[asked.kind](view, asked)
        return Reply(uncounted(view, asked) if asked.kind == "most" else asked, answer=counted)
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
        plain = refusals(store, view, asked) if whole else ()
        return Reply(asked, answer, sentences=plain, facts=tuple(told[:MOST]))
    reply = _quoted(store, view, asked)
    if unnamed and asked.publisher is not None and not asked.terms:
        reply = replace(reply, documents=tuple(facts.documents(view, asked)[:FEW]))
    missed = () if answer is not None else reply.missed
    return replace(
        reply, answer=answer, facts=tuple(told[:MOST]), later=tuple(later), missed=missed
    )


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
    fits = by_whom(store, view, asked)
    return Reply(
        asked,
        statements=tuple(filter(fits, found.statements)),
        sentences=tuple(filter(fits, found.sentences)),
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
