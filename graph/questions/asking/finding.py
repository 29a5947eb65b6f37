"""Which statements answer a question, and which sentences, the best first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.meaning import Texts
from graph.questions.asking.holding import AMOUNT, counts_them, may_answer, wanted_in
from graph.questions.asking.names import names_of, padded, padded_statements
from graph.questions.asking.sentences import Sentence, open_shelf
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    BOTTLENECK,
    CITES,
    CONCERNS,
    LAW,
    ORGANISATION,
    SHOWS,
    TRAJECTORY,
)
from graph.stems import fold
from graph.store import Query, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

FILTERED = (ORGANISATION, LAW)
TIES = (CONCERNS, ADDRESSED_TO, CITES)
MOSTLY = 0.6  # part of what a document says that is about its subject
SHOWN = 0.45  # what it counts that a statement shows the bottleneck that is asked about
NAMED = 0.25  # what it counts that a statement or sentence has the name of what is asked about
SURE = 0.05  # what the confidence of a statement counts
NEAR = 0.24  # how near a statement must be to the words of the question
PART = 0.6  # of the nearest, how near it must be
LEAST = 0.3  # what a sentence must count for
NAMED_TOO = 0.2  # what it counts that a sentence is near the names in the question
THERE = 0.12  # what it counts that it stands in a document on what is asked about
HELD = 0.2  # what it counts that a sentence holds what is asked for
COUNTED = 0.3  # what it counts that it gives a number of what is asked for
DOCUMENTS = 40  # that are looked through sentence by sentence
NEUTRAL = ("recommendations", "measures")  # of which none is of what went right or wrong


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or sentence that answers, and how well, about 0 to 1."""

    found: Node | Sentence
    score: float

    @property
    def text(self) -> str:
        """What it says, on one line."""
        said = self.found.text if isinstance(self.found, Sentence) else self.found.title
        return " ".join(said.split())


@kept
def texts_of(view: View) -> Texts:
    """What all statements say, to look among."""
    return Texts([one.get("text") or "" for one in view.statements])


def find_statements(view: View, asked: Understood, kinds: Iterable[str]) -> list[Hit]:
    """The statements of these kinds that answer, the best first, repetitions left out."""
    wanted, fits = set(kinds), _filter(view, asked)
    words = _wording(asked)
    near = texts_of(view).scores(words) if words else None
    bottlenecks = {one.id for one in _bottlenecks(asked)}
    names, said = names_of(view), padded_statements(view)
    hits = []
    for at, one in enumerate(view.statements):
        if one.kind in wanted and fits(one):
            shown = _shows(view, one, bottlenecks)
            score = 0.0 if near is None else float(near[at])
            sure = max((e.confidence for e in one.evidence), default=0.0)
            named = any(names.named_in(said[at], thing.id) for thing in asked.things)
            if shown or near is None or score >= NEAR:
                hits.append(Hit(one, score + SHOWN * shown + NAMED * named + SURE * sure))
    return _best(hits)


def all_statements(view: View, asked: Understood) -> list[Node]:
    """Every statement about what is asked, whatever the words; those that show its bottlenecks."""
    fits = _filter(view, asked)
    bottlenecks = {one.id for one in _bottlenecks(asked)}
    found = [one for one in view.statements if fits(one)]
    return [one for one in found if not bottlenecks or _shows(view, one, bottlenecks)]


def _shows(view: View, statement: Node, bottlenecks: set[str]) -> bool:
    return any(edge.object in bottlenecks for edge in view.outgoing(statement.id, *SHOWS))


def _bottlenecks(asked: Understood) -> tuple[Node, ...]:
    """The bottlenecks that a question names, or else is on."""
    return asked.of_kind(BOTTLENECK) or (() if asked.topic is None else (asked.topic,))


def _best(hits: list[Hit]) -> list[Hit]:
    """The hits in order, each text once, without those far behind the first."""
    hits.sort(key=lambda hit: (-hit.score, hit.text))
    seen: set[str] = set()
    kept = []
    for hit in hits:
        text = fold(hit.text)
        if text not in seen and hit.score >= PART * hits[0].score:
            seen.add(text)
            kept.append(hit)
    return kept


def _wording(asked: Understood) -> str:
    """The words to look for: those of the question that name no trajectory or organisation."""
    names = (one.title for one in asked.things if one.kind not in {TRAJECTORY, *FILTERED})
    return " ".join([*asked.words, *names])


def _filter(view: View, asked: Understood) -> Callable[[Node], bool]:
    """Whether a statement is about what is asked, by whom and of when it is asked."""
    trajectories = within(view, asked)
    others = [] if trajectories else [one for one in asked.things if one.kind in FILTERED]
    documents = documents_of(view, asked)

    def fits(statement: Node) -> bool:
        if (
            asked.polarity
            and asked.kind not in NEUTRAL
            and statement.get("polarity") != asked.polarity
        ):
            return False
        told = {view.document(one) for one in statement.evidence}
        if not told & documents:
            return False
        if trajectories and not _is_about(view, statement, trajectories, told):
            return False
        return all(_names(view, statement, one) for one in others)

    return fits


def within(view: View, asked: Understood) -> set[str]:
    """The trajectories that a question names, with their parts."""
    return {id_ for one in asked.of_kind(TRAJECTORY) for id_ in family(view, one.id)}


def _is_about(view: View, statement: Node, trajectories: set[str], told: set[str]) -> bool:
    """Whether it is about one of the trajectories, or is about none in a report on one of them."""
    about = {edge.object for edge in view.outgoing(statement.id, ABOUT)}
    about = about or {one for document in told for one in subjects(view).get(document, ())}
    return not trajectories.isdisjoint(about)


@kept
def subjects(view: View) -> Mapping[str, frozenset[str]]:
    """By document, the trajectories that most of what it says is about."""
    counts: dict[str, Counter[str]] = {}
    for edge in view.edges_of(ABOUT):
        for document in {view.document(one) for one in edge.evidence}:
            counts.setdefault(document, Counter())[edge.object] += 1
    return {
        document: frozenset(one for one, n in told.items() if n >= MOSTLY * told.total())
        for document, told in counts.items()
    }


def _names(view: View, statement: Node, thing: Node) -> bool:
    """Whether the statement is tied to the thing, or has its name."""
    tied = {edge.object for edge in view.outgoing(statement.id, *TIES)}
    return thing.id in tied or names_of(view).named_in(padded(statement.title), thing.id)


def documents_of(view: View, asked: Understood) -> set[str]:
    """The documents by whom and of when it is asked."""
    return {one.id for one in view.documents.values() if _wanted(one, asked)}


def _wanted(document: Node, asked: Understood) -> bool:
    published = document.get("published")
    if asked.publisher is not None and document.get("publisher") != asked.publisher.title:
        return False
    if asked.since is None and asked.until is None:
        return True
    if published is None:
        return False
    return (asked.since or "") <= last_day(published) <= (asked.until or "9999")


def find_sentences(store: Store, view: View, asked: Understood, most: int) -> list[Hit]:
    """The literal sentences that answer, the best first.

    Asked for an amount, a number or a length of time, only sentences that hold one; where a law, a
    time or a doer is asked for, sentences that tell of one come first.
    """
    shelf = open_shelf(store, view, _places(store, view, asked))
    names = " ".join(one.title for one in asked.things)
    if not shelf.sentences or not (asked.words or names):
        return []
    words = shelf.texts.scores(" ".join(asked.words))
    near, known = shelf.texts.scores(names), names_of(view)
    holds, on, allowed = wanted_in(asked), _on(view, asked), documents_of(view, asked)
    hits = []
    for at, sentence in enumerate(shelf.sentences):
        if sentence.document.id not in allowed:
            continue
        text = shelf.padded[at]
        in_it = [known.named_in(text, one.id) for one in asked.things]
        subject = subjects(view).get(sentence.document.id, frozenset())
        named = [it or one.id in subject for it, one in zip(in_it, asked.things, strict=True)]
        held = holds is not None and holds.search(sentence.text) is not None
        if not may_answer(asked, text, held=held, named=named):
            continue
        names_it = any(in_it)
        score = float(words[at]) + NAMED_TOO * float(near[at]) + NAMED * names_it + HELD * held
        score += COUNTED * counts_them(asked, sentence.text) + THERE * (sentence.document.id in on)
        if (held or asked.kind != AMOUNT) and score >= LEAST:
            hits.append(Hit(sentence, score))
    return _best(hits)[:most]


def _places(store: Store, view: View, asked: Understood) -> Iterator[str]:
    """The documents to look in: those that name what is asked about, then those with its words."""
    allowed, on = documents_of(view, asked), _on(view, asked)
    words = " ".join(asked.words)
    query = Query(words, {"kind": ("Document",)}, limit=DOCUMENTS)
    found = [one.id for one in store.search(query).nodes] if words else []
    yield from dict.fromkeys(
        one for one in [*sorted(on), *found, *sorted(allowed)] if one in allowed
    )


def _on(view: View, asked: Understood) -> set[str]:
    """The documents that name what is asked about."""
    return {view.document(e) for one in asked.things for e in one.evidence}
