"""A question in plain language, answered: by the question that is meant, with its quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.questions.asking import facts
from graph.questions.asking.closest import find_closest
from graph.questions.asking.facts import FACTS, Fact, Meaning
from graph.questions.asking.fates import followed
from graph.questions.asking.finding import Hit, find_statements
from graph.questions.asking.holding import asks_sort
from graph.questions.asking.literal import MUST, find_later, find_sentences
from graph.questions.asking.own import OWN
from graph.questions.asking.parts import parts_of, taken_over
from graph.questions.asking.understanding import KNOWN, NONE, Understood, understand
from graph.questions.views.terms import LESSON, MEASURE, RECOMMENDATION, STATEMENT, TRAJECTORY
from graph.questions.views.view import open_view
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.store import Store

STATEMENTS = {  # the kinds of statement that answer a kind of question
    "lessons": (LESSON,),
    "recommendations": (RECOMMENDATION,),
    "measures": (MEASURE,),
    "repeated": (LESSON, RECOMMENDATION),
    "who-said": (STATEMENT,),
}
SOME = 0.4  # which part of the words a sentence must hold that does not answer
WIDER = {"lessons", "recommendations", "measures"}  # told of a trajectory where no words are found
MOST = 10  # statements, sentences or hits in an answer
WHY = ("waarom", "why")  # a reason is asked of what may never have been
OPEN = {"brief", "recurring", "structure", "coverage", "signals", "repeated"}  # need no subject
# Where sentences answer as well as what the graph holds.
LITERAL = {
    *("followup", "compare", "amount", "who-said", "who", "law", "when", "definition"),
    *("name", "weighing"),
}
FEW = 3  # literal sentences
ENOUGH = 2  # statements that are not thin
PROFILE, FOLLOWUP = "profile", "followup"
FALLBACK = "lessons"  # what is taken to be asked of what is named, where nothing else is


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and how the question was understood.

    ``answer`` is the typed answer of the question that is meant, where that is one of its own.
    ``sentences`` are those that best fit the whole question, whatever was made of them; none that
    ``statements`` have too. ``also`` are the answers to its later parts.
    ``later`` are sentences of later reports on the time that is asked about, ``hits`` those that
    hold some of the words where nothing answers. ``missed`` are words that nothing
    holds of what is told. ``literal_first`` is whether ``sentences`` answer better than
    ``statements``. ``as_of`` is the day of what is told.
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
    also: tuple[Reply, ...] = ()
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
    first, *others = (_first_found(store, view, one) for one in _questions(store, view, text))
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
    return replies[0] if replies[-1].empty else replies[-1]


def _questions(store: Store, view: View, text: str) -> list[tuple[Understood, ...]]:
    """How each of the questions on a line may be understood, the likeliest first."""
    first, *others = parts_of(text)
    start = understand(store, view, first)
    found: list[tuple[Understood, ...]] = [(start,)]
    for part in others:
        asked = understand(store, view, part, start.things)
        more = taken_over(asked, start)
        whole = f"{found[-1][0].text} en {part}"
        if not _is_bare(asked, start):
            # Asked for a fact, its own words say of what.
            found.append((asked, more) if asked.content and asked.kind in MUST else (more,))
        elif asked.kind != FOLLOWUP:
            found[-1] = (understand(store, view, whole, start.things),)
        elif followed(store, view, told := replace(start, kind=FOLLOWUP, text=whole)) is not None:
            found = [(told,)]
        else:
            found.append((more,))
    return found


def _is_bare(asked: Understood, first: Understood) -> bool:
    """Whether a later part only goes on asking what the first is on: "en waar staat dat?"."""
    if asked.content or set(asked.things) - set(first.things):
        return False
    return asked.kind in {NONE, FOLLOWUP, first.kind} or first.kind in OWN


def _answered(store: Store, view: View, asked: Understood) -> Reply:
    if asked.why_not is not None or _is_strange(asked):
        return _not_understood(store, view, asked)
    if asked.unknown and fold(asked.text).startswith(WHY):
        found = find_closest(store, view, asked, FEW)
        reply = Reply(asked, sentences=tuple(found))
        return reply if found else _not_understood(store, view, asked)
    reply = _reply(store, view, asked)
    unjudged = asked.polarity is not None and not reply.statements  # of what went right or wrong
    wide = asked.kind in WIDER and asked.content and asked.of_kind(TRAJECTORY)
    if wide and (reply.empty or unjudged):
        wider = _reply(store, view, replace(asked, content=(), telling=()))
        reply = reply if wider.empty else replace(wider, missed=asked.content)
    return _not_understood(store, view, asked) if reply.empty else reply


def _is_strange(asked: Understood) -> bool:
    """Whether the question is on something that neither reports nor ontology know."""
    if asked.stranger is not None:
        return True
    if asked.things or asked.kind in OPEN or asked.kind == "definition":
        return False
    if asked.kind == NONE:
        return not asked.words or bool(asked.unknown)
    return bool(asked.words) and len(asked.unknown) == len(asked.words)


def _reply(store: Store, view: View, asked: Understood) -> Reply:
    """The answer to a question that is understood."""
    if asked.kind == NONE or (asked.kind == PROFILE and asked.things and asked.content):
        asked = replace(asked, kind=FALLBACK)  # all of a thing is not what is asked
    if asked.kind == "count":
        return Reply(asked, answer=facts.count(view, asked))
    if asked.kind == "coverage" and (silent := facts.silent(view, asked)) is not None:
        return Reply(asked, answer=silent)
    if asked.kind == "documents":
        return Reply(asked, documents=tuple(facts.documents(view, asked)[:MOST]))
    if asked.kind == "definition" and (meanings := facts.definition(view, asked)):
        return Reply(asked, meanings=tuple(meanings))
    then = min(filter(None, (asked.until, view.as_of)), default=None)
    seen = open_view(store, then) if asked.kind == "known" else view
    answer = OWN[asked.kind](seen, asked) if asked.kind in OWN else None
    if asked.kind == FOLLOWUP:
        answer = followed(store, view, asked)
    told = FACTS[asked.kind](view, asked) if asked.kind in FACTS else []
    reply = _quoted(store, view, asked)
    later = find_later(store, view, asked, FEW) if asked.kind == KNOWN else []
    return replace(reply, answer=answer, facts=tuple(told[:MOST]), later=tuple(later))


def _quoted(store: Store, view: View, asked: Understood) -> Reply:
    """What statements say, and then what else stands literally in the reports."""
    wanted = STATEMENTS.get(asked.kind, ())
    kinds = [one for kind in wanted for one in view.schema.concrete(kind)]
    on = asked.content or asked.things or asked.polarity or asked.kind not in OPEN
    statements = find_statements(view, asked, kinds)[:MOST] if kinds and on else []
    closest = find_closest(store, view, asked, MOST)
    literal = find_sentences(store, view, asked) if asked.kind in LITERAL | OWN.keys() else []
    said, fit = {hit.text for hit in statements}, {hit.text for hit in closest}
    own = asked.kind in OWN or asked.kind == FOLLOWUP or not asked.content  # words say little
    order = (*literal[:FEW], *closest) if own else (*closest, *literal[:FEW])
    texts = {hit.text: hit for hit in order[::-1] if hit.text not in said}
    sentences = tuple(texts[one] for one in reversed(texts))[:FEW]
    statements.sort(key=lambda hit: hit.text not in fit)
    thin, judged = len(statements) < ENOUGH, asked.polarity is not None and asked.kind == FALLBACK
    if judged and not thin:
        sentences = ()  # of which nobody judged whether it went right or wrong
    better = ((thin and not judged) or asks_sort(asked)) and not (
        closest and closest[0].text in said
    )
    return Reply(asked, None, tuple(statements), sentences, literal_first=better)


def _not_understood(store: Store, view: View, asked: Understood) -> Reply:
    """No answer, with the sentences that hold some of its words where the reports know them all."""
    if asked.why_not is not None or asked.unknown or not asked.content:
        return Reply(replace(asked, kind=NONE))
    found = find_sentences(store, view, replace(asked, kind=NONE, things=()), SOME)
    return Reply(replace(asked, kind=NONE), hits=tuple(found[:FEW]))
