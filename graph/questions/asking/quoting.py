"""What is quoted to answer a question: statements of the kind that it asks for, and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.questions.asking.causes import asks_why
from graph.questions.asking.covering import SYNONYM, Covering
from graph.questions.asking.finding import find_statements
from graph.questions.asking.fitting import OF_WHAT, TOLD
from graph.questions.asking.heeding import explains, heeding, says_why
from graph.questions.asking.held import FEW, names_bottleneck
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import (
    COMPARE,
    EFFECTS,
    FOLLOWUP,
    IMPROVE,
    IMPROVING,
    LEARN,
    NEEDS,
    SINCE_WHEN,
    TAKEN,
    UNANSWERED,
    VOICES,
    asks_difference,
    asks_sort,
)
from graph.questions.asking.kinds import BECAUSE, SAID, WHERE
from graph.questions.asking.ranking import MOST_PLACES, PLACES, rank
from graph.questions.asking.reasons import is_of_failing, reason_asked, reasons, telling_why
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.slots import weak_words
from graph.questions.followup import what_became
from graph.questions.statements.advice import is_given
from graph.questions.views.terms import (
    BOTTLENECK,
    LESSON,
    MEASURE,
    POSITIVE,
    RECOMMENDATION,
    STATEMENT,
)
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

STATEMENTS = {  # the kinds of statement that answer a kind of question
    "lessons": (LESSON,),
    "recommendations": (RECOMMENDATION,),
    "measures": (MEASURE,),
    IMPROVE: (RECOMMENDATION, LESSON),
    "repeated": (LESSON, RECOMMENDATION),
    "who-said": (STATEMENT,),
    VOICES: (LESSON,),
    SINCE_WHEN: (LESSON, RECOMMENDATION),
    SAID: (STATEMENT,),
    LEARN: (LESSON,),
    COMPARE: (LESSON,),  # of both
    BECAUSE: (LESSON,),
    WHERE: (STATEMENT,),
}
LEARNED = re.compile(  # how it is asked, whatever way it was learned in
    r"\bwat (?:is|zijn|werd|werden|hebben|heeft|kunnen|valt)\b.*\b(?:geleerd|leren)\b"
)
MOST = 10  # statements, sentences or hits in an answer
ENOUGH = 2  # statements that are not thin
# These need no subject.
OPEN = {IMPROVE, "brief", "recurring", "structure", "coverage", "signals", "repeated"}
# Where sentences answer as well as what the graph holds.
LITERAL = {
    *(FOLLOWUP, "compare", "amount", "who-said", "who", "law", "when", "definition"),
    *("name", "weighing", NEEDS, VOICES, EFFECTS, UNANSWERED, TAKEN, "whether", "whoever"),
}
FALLBACK = "lessons"  # what is taken to be asked of what is named, where nothing else is


@dataclass(frozen=True, slots=True)
class Quoted:
    """The statements and the sentences that answer, and the words that none of them holds.

    ``nearest`` are the sentences that come nearest where none answers. ``labelled`` are the words
    of the name of the bottleneck where nothing holds any: then only a label says that it is on it.
    """

    statements: tuple[Hit, ...] = ()
    sentences: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()
    missed: tuple[str, ...] = ()
    literal_first: bool = False
    labelled: tuple[str, ...] = ()


def find_quotes(store: Store, view: View, asked: Understood) -> Quoted:
    """What statements say, and then what else stands literally in the reports.

    Of how something can be better, only what says so.
    """
    found = _found(store, view, asked)
    return _improving(view, found) if asked.kind == IMPROVE else found


def _improving(view: View, found: Quoted) -> Quoted:
    """Of what is found only how it can be better; where nothing says that, the rest is near it."""
    statements = tuple(_advised_first(view, found.statements))
    sentences = tuple(hit for hit in found.sentences if IMPROVING.search(fold(hit.text)))
    if not statements and not sentences:
        near = (*found.nearest, *found.statements, *found.sentences)
        return Quoted(nearest=near[:FEW], missed=found.missed)
    first = found.literal_first and not statements
    return replace(found, statements=statements, sentences=sentences, literal_first=first)


def _found(store: Store, view: View, asked: Understood) -> Quoted:
    kinds = _kinds(view, asked)
    most = MOST_PLACES if asked.kind in PLACES else MOST
    on = asked.content or asked.things or asked.polarity or asked.kind not in OPEN
    statements = find_statements(view, asked, kinds)[:most] if kinds and on else []
    advised = _advised(view, asked)
    statements += advised
    why = reasons(view, asked)
    known = {hit.text for hit in why}
    others = [hit for hit in statements if hit.text not in known]
    strict = bool(why) and reason_asked(view, asked) is not None
    statements = [*why, *others] if strict else [*others, *why]
    ranked, heeds = rank(store, view, asked, statements), heeding(view, asked)
    statements = [*filter(heeds, ranked.statements)]
    if strict:
        statements = telling_why(view, asked, statements)
    closest = [*filter(heeds, ranked.answers)]
    near = ranked.nearest or tuple(closest[:FEW])  # where none of them says why
    closest = [*filter(says_why, closest)] if strict else closest
    said, fit = {hit.text for hit in statements}, {hit.text for hit in closest}
    more = most if asked.kind in PLACES or _has_many(asked) else FEW
    sentences = [hit for hit in closest if hit.text not in said][:more]
    if not strict:
        statements.sort(key=lambda hit: hit.text not in fit)
    thin, judged = len(statements) < ENOUGH, asked.polarity is not None and asked.kind == FALLBACK
    if judged and not thin and not asks_why(asked):
        sentences = []  # of which nobody judged whether it went right or wrong
    literal = asked.kind in LITERAL or (thin and not judged) or asks_sort(asked)
    better = literal and not strict and not (closest and closest[0].text in said)
    causes = set() if strict else _causes(asked, [*statements, *sentences])
    if causes:
        statements.sort(key=lambda hit: hit.text not in causes)
        sentences = [hit for hit in sentences if hit.text in causes]
        first = next((hit.text for hit in closest if hit.text in causes), "")
        better = first not in said or not said & causes
    elif asks_why(asked) and not strict:
        sentences.sort(key=lambda hit: not explains(hit))
        sentences = [hit for hit in sentences if asked.terms or explains(hit)]
    statements = _ordered(view, asked, statements, {hit.text for hit in advised})
    if not statements and not sentences:
        return Quoted(nearest=near, missed=ranked.missed)
    told = (*statements, *sentences)
    if asks_why(asked) and asked.terms and not (strict or any(map(_tells_why, told))):
        return Quoted(nearest=told[:FEW], missed=ranked.missed)
    missed, labelled = _missed(ranked.asked or asked, told, strict=strict)
    order = (sentences, statements) if better else (statements, sentences)
    few = [hit for hit in [*order[0], *order[1]][:FEW] if len(told) <= FEW or _is_literal(hit)]
    going_on = {hit.text for hit in few}
    statements, sentences = ([*_going_on(hits, going_on, told)] for hits in (statements, sentences))
    return Quoted(tuple(statements), tuple(sentences), (), missed, better, labelled)


def _is_literal(hit: Hit) -> bool:
    return isinstance(hit.found, Sentence)


def _going_on(hits: Iterable[Hit], first: set[str], told: Sequence[Hit]) -> Iterator[Hit]:
    """The hits, only the ``first`` with what is around them that is not ``told`` itself."""
    known = {text for hit in told for text in hit.said}

    def untold(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        return tuple(takewhile(lambda one: one.text not in known, sentences))

    for hit in hits:
        before, after = (hit.before, hit.after) if hit.text in first else ((), ())
        yield replace(hit, before=untold(before[::-1])[::-1], after=untold(after))


def _kinds(view: View, asked: Understood) -> list[str]:
    """The kinds of statement that answer."""
    wanted = () if asks_difference(asked) else STATEMENTS.get(asked.kind, ())
    if asked.kind == BECAUSE and asked.unknown:
        wanted = ()  # a reason is asked of what may never have been
    return [one for kind in wanted for one in view.schema.concrete(kind)]


def _ordered(view: View, asked: Understood, hits: list[Hit], advised: set[str]) -> list[Hit]:
    """The statements, what a document itself recommends or promises first where that is asked.

    What is ``advised`` comes after what went right or wrong; of since when, the earliest first.
    """
    if asked.kind in TOLD:
        hits = sorted(hits, key=lambda hit: _is_described(view, hit))
    if asked.kind == SINCE_WHEN:
        hits = sorted(hits, key=lambda hit: (_published(view, hit), hit.text))
    return sorted(hits, key=lambda hit: hit.text in advised)


def _missed(
    asked: Understood, told: Sequence[Hit], *, strict: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that nothing holds of what is told, and those of the bottleneck if all of them."""
    absent = [] if strict else lacking(asked, told)
    naming = [one for one in asked.terms if names_bottleneck(asked, one)]
    missed = [one for one in absent if one not in naming]
    missed += [one for one in asked.unknown if one in asked.content]
    labelled = tuple(naming) if set(naming) <= set(absent) else ()
    return tuple(dict.fromkeys(missed)), labelled


def _advised(view: View, asked: Understood) -> list[Hit]:
    """What documents themselves advise on it, where it is asked what was learned of a subject."""
    on_subject = asked.content or asked.of_kind(BOTTLENECK)
    if asked.kind != FALLBACK or not (on_subject and LEARNED.search(fold(asked.text))):
        return []
    found = find_statements(view, asked, view.schema.concrete(RECOMMENDATION))
    return [hit for hit in found if not _is_described(view, hit)][:FEW]


def _has_many(asked: Understood) -> bool:
    """Whether it is asked when something was, and of no one thing: it may have been more often."""
    return asked.kind == "when" and not asked.of_kind(*OF_WHAT)


def _causes(asked: Understood, hits: list[Hit]) -> set[str]:
    """What says why, where that is asked: none where it is on less of what is asked than the rest.

    Each is on something that is asked by itself, not only by what it is to be read with, or it is
    asked why all of it went wrong.
    """
    told = [hit for hit in hits if explains(hit)] if asks_why(asked) else []
    if told and asked.terms and not is_of_failing(asked):
        held = Covering([hit.text for hit in told]).held(asked.terms).max(axis=0)
        told = [hit for hit, most in zip(told, held, strict=True) if most >= SYNONYM]
    less = not told or set(lacking(asked, told)) > set(lacking(asked, hits))
    return set() if less else {hit.text for hit in told}


def _tells_why(hit: Hit) -> bool:
    """Whether it may say why: it tells a cause, or begins an answer to the question."""
    lesson = not isinstance(hit.found, Sentence)
    return explains(hit) or bool(hit.question) or (lesson and says_why(hit))


def _is_described(view: View, hit: Hit) -> bool:
    """Whether a document only describes it, and gives no advice or promise of its own."""
    if isinstance(hit.found, Sentence):
        return True
    return hit.found.id not in what_became(view) and not is_given(hit.found, ())


def _advised_first(view: View, hits: Iterable[Hit]) -> list[Hit]:
    """How something can be better: what is recommended, in sentences first; then what went right.

    What is only described as advice counts where no document gives any.
    """
    known = [(hit.found, hit) for hit in hits if not isinstance(hit.found, Sentence)]
    advice = [hit for found, hit in known if found.kind == RECOMMENDATION]
    advice = [hit for hit in advice if not _is_described(view, hit)] or advice
    advice.sort(key=lambda hit: not hit.text.endswith("."))
    return [*advice, *(hit for found, hit in known if found.get("polarity") == POSITIVE)]


def _published(view: View, hit: Hit) -> str:
    """When the first document appeared that says it; what has no date comes last."""
    if isinstance(hit.found, Sentence):
        return hit.found.document.get("published") or "9999"
    return min((view.date(one) or "9999" for one in hit.found.evidence), default="9999")


def lacking(asked: Understood, hits: Iterable[Hit]) -> list[str]:
    """The words of the question that nothing holds of what is told, nor what it stands under."""
    texts = [text for hit in hits for text in hit.texts]
    if not texts or not asked.terms:
        return []
    words = [one for one in asked.terms if one not in weak_words()] or asked.terms
    most = Covering(texts).held(words).max(axis=1)
    return [one for one, held in zip(words, most, strict=True) if held < SYNONYM]
