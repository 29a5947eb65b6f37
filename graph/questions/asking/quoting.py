"""What is quoted to answer a question: statements of the kind that it asks for, and sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.questions.asking.covering import SYNONYM, Covering
from graph.questions.asking.doing import doing_of
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.finding import find_statements
from graph.questions.asking.fitting import OF_WHAT
from graph.questions.asking.forms import base
from graph.questions.asking.held import FEW, names_bottleneck
from graph.questions.asking.hits import WHERE, Hit, agrees
from graph.questions.asking.holding import (
    CAUSE,
    FOLLOWUP,
    NEEDS,
    SINCE_WHEN,
    VOICES,
    asks_sort,
    asks_why,
)
from graph.questions.asking.ranking import MOST_PLACES, rank
from graph.questions.asking.sentences import Sentence
from graph.questions.views.terms import LESSON, MEASURE, NEGATIVE, RECOMMENDATION, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

SAID, BECAUSE = "said", "because"
STATEMENTS = {  # the kinds of statement that answer a kind of question
    "lessons": (LESSON,),
    "recommendations": (RECOMMENDATION,),
    "measures": (MEASURE,),
    "repeated": (LESSON, RECOMMENDATION),
    "who-said": (STATEMENT,),
    VOICES: (LESSON,),
    SINCE_WHEN: (LESSON, RECOMMENDATION),
    SAID: (STATEMENT,),
    BECAUSE: (LESSON,),
    WHERE: (STATEMENT,),
}
MOST = 10  # statements, sentences or hits in an answer
ENOUGH = 2  # statements that are not thin
OPEN = {"brief", "recurring", "structure", "coverage", "signals", "repeated"}  # need no subject
# Where sentences answer as well as what the graph holds.
LITERAL = {
    *(FOLLOWUP, "compare", "amount", "who-said", "who", "law", "when", "definition"),
    *("name", "weighing", NEEDS, VOICES, "whether", "whoever"),
}
REASONS = 4  # that are told of what went wrong
FAILING = "mislukken"  # for all that people call it
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
    """What statements say, and then what else stands literally in the reports."""
    wanted = STATEMENTS.get(asked.kind, ())
    if asked.kind == BECAUSE and asked.unknown:
        wanted = ()  # a reason is asked of what may never have been
    kinds = [one for kind in wanted for one in view.schema.concrete(kind)]
    most = MOST_PLACES if asked.kind == WHERE else MOST
    on = asked.content or asked.things or asked.polarity or asked.kind not in OPEN
    statements = find_statements(view, asked, kinds)[:most] if kinds and on else []
    if _asks_why_it_failed(asked):
        reasons = _reasons(view, asked)
        statements += [one for one in reasons if one.text not in {hit.text for hit in statements}]
    ranked, does = rank(store, view, asked, statements), doing_of(view, asked)
    statements = [hit for hit in ranked.statements if does(hit.text)]
    closest = [hit for hit in ranked.answers if agrees(hit.text, asked) and does(hit.text)]
    said, fit = {hit.text for hit in statements}, {hit.text for hit in closest}
    more = most if asked.kind == WHERE else FEW
    sentences = [hit for hit in closest if hit.text not in said][:more]
    statements.sort(key=lambda hit: hit.text not in fit)
    thin, judged = len(statements) < ENOUGH, asked.polarity is not None and asked.kind == FALLBACK
    if judged and not thin:
        sentences = []  # of which nobody judged whether it went right or wrong
    literal = asked.kind in LITERAL or (thin and not judged) or asks_sort(asked)
    better = literal and not (closest and closest[0].text in said)
    if asked.kind == SINCE_WHEN:
        statements.sort(key=lambda hit: (_published(view, hit), hit.text))
    if not statements and not sentences:
        return Quoted(nearest=ranked.nearest, missed=ranked.missed)
    asked = ranked.asked or asked
    lacking = _lacking(asked, [*statements, *sentences])
    naming = [one for one in asked.terms if names_bottleneck(asked, one)]
    missed = [one for one in lacking if one not in naming]
    missed += [one for one in asked.unknown if one in asked.content]
    labelled = tuple(naming) if set(naming) <= set(lacking) else ()
    found = tuple(statements), tuple(sentences)
    return Quoted(*found, (), tuple(dict.fromkeys(missed)), better, labelled)


def _asks_why_it_failed(asked: Understood) -> bool:
    """Whether it is asked why something that is named went wrong, whatever that is called."""
    known = {base(FAILING), *equivalents(FAILING)}
    failing = all(base(one) in known for one in asked.content) and bool(asked.content)
    return asks_why(asked) and failing and bool(asked.of_kind(*OF_WHAT))


def _reasons(view: View, asked: Understood) -> list[Hit]:
    """The lessons on what is named that went wrong, which say why."""
    wide = replace(asked, words=(), content=(), terms=(), telling=(), topic=None, polarity=NEGATIVE)
    found = find_statements(view, wide, view.schema.concrete(LESSON))
    return [hit for hit in found if CAUSE.search(hit.text)][:REASONS]


def _published(view: View, hit: Hit) -> str:
    """When the first document appeared that says it; what has no date comes last."""
    if isinstance(hit.found, Sentence):
        return hit.found.document.get("published") or "9999"
    return min((view.date(one) or "9999" for one in hit.found.evidence), default="9999")


def _lacking(asked: Understood, hits: Iterable[Hit]) -> list[str]:
    """The words of the question that nothing holds of what is told, nor what it stands under."""
    texts = [text for hit in hits for text in _texts(hit)]
    if not texts or not asked.terms:
        return []
    most = Covering(texts).held(asked.terms).max(axis=1)
    return [one for one, held in zip(asked.terms, most, strict=True) if held < SYNONYM]


def _texts(hit: Hit) -> Iterator[str]:
    yield hit.text
    if isinstance(hit.found, Sentence):
        yield from (hit.found.above, hit.found.document.title)
        yield from (one.text for one in hit.beside)
