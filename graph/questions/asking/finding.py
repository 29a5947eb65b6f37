"""Which statements answer a question, the best first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.meaning import Texts
from graph.questions.asking.covering import WHOLLY, Covering, enough
from graph.questions.asking.holding import wanted_in
from graph.questions.asking.names import (
    SEEN_FROM,
    is_perspective,
    names_of,
    padded,
    padded_statements,
)
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.slots import asks_promise
from graph.questions.asking.topics import called_by
from graph.questions.followup import what_became
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    BOTTLENECK,
    CITES,
    CONCERNS,
    EXECUTED_BY,
    LAW,
    LESSON,
    ORGANISATION,
    RESPONSIBLE,
    SHOWS,
    TRAJECTORY,
)
from graph.stems import fold
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

FILTERED = (ORGANISATION, LAW)
OF_WHAT = (TRAJECTORY, *FILTERED)  # kinds of things that an answer must be of
TIES = (CONCERNS, ADDRESSED_TO, CITES)
OFFICE = re.compile(r"\b(?:[Mm]inister|[Ss]taatssecretaris|[Kk]abinet|[Ii]k)\b(?! van)")
MOSTLY = 0.6  # part of what a document says that is about its subject
SHOWN = 0.45  # what it counts that a statement shows the bottleneck that is asked about
NAMED = 0.25  # what it counts that a statement or sentence has the name of what is asked about
HELD = 0.3  # what it counts that it holds what is asked for
DIRECT = 0.3  # what it counts that it is itself about the trajectory, not only its report
SURE = 0.05  # what the confidence of a statement counts
ON_IT = 0.4  # that part, where it shows the bottleneck that the question is near
NEAR = 0.3  # or how near it is then to the words
CLOSE = 0.6  # of the best, how good a statement must be
NEUTRAL = (
    "recommendations",
    "measures",
    "followup",
)  # of which none is of what went right or wrong


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


@kept
def _covering(view: View) -> Covering:
    return Covering([one.get("text") or "" for one in view.statements])


def find_statements(view: View, asked: Understood, kinds: Iterable[str]) -> list[Hit]:
    """The statements of these kinds that answer, the best first, repetitions left out.

    Each holds most of the words that the question is on, or shows the bottleneck that it names.
    """
    wanted, fits = set(kinds), fitting(view, asked)
    near, shares = texts_of(view).scores(_wording(asked)), _covering(view).shares(asked.content)
    named = {one.id for one in asked.of_kind(BOTTLENECK)} | called_by(view, asked)
    wanted_ones = {one.id for one in _bottlenecks(asked)} if asked.content else set(view.nodes)
    other = enough(asked.content, of_it=bool(asked.publisher or asked.of_kind(*OF_WHAT)))
    voices = set() if asked.content else _voices(view, asked)
    names, said, holds = names_of(view), padded_statements(view), wanted_in(asked)
    trajectories, hits = within(view, asked), []
    for at, one in enumerate(view.statements):
        if one.kind not in wanted or not fits(one):
            continue
        shown, share, close = _shows(view, one, wanted_ones), float(shares[at]), float(near[at])
        itself = _shows(view, one, named) or _is_seen_from(view, one, voices)
        if voices and not itself:
            continue
        if itself or share >= (ON_IT if shown else other) or (shown and close >= NEAR):
            sure = max((e.confidence for e in one.evidence), default=0.0)
            called = any(names.named_in(said[at], thing.id) for thing in asked.things)
            score = max(share, itself * WHOLLY) + close
            held = holds is not None and holds.search(one.title) is not None
            score += DIRECT * bool(trajectories & _about(view, one))
            score += SHOWN * shown + NAMED * called + HELD * held + SURE * sure
            hits.append(Hit(one, score))
    return best(hits, CLOSE)


def _voices(view: View, asked: Understood) -> set[str]:
    return {one.id for one in asked.things if is_perspective(view, one.id)}


def _is_seen_from(view: View, statement: Node, voices: set[str]) -> bool:
    """Whether it is seen from one of the perspectives."""
    scheme = view.schema.property(SEEN_FROM).scheme or ""
    codes = statement.all(SEEN_FROM) if voices else ()
    return any(view.schema.concept(scheme, code).id in voices for code in codes)


def on_topic(view: View, statement: Node, asked: Understood) -> bool:
    """Whether it shows the bottleneck that the question names or is near."""
    return _shows(view, statement, {one.id for one in _bottlenecks(asked)})


def all_statements(view: View, asked: Understood) -> list[Node]:
    """Every statement about what is asked, whatever the words; those that show its bottlenecks."""
    fits = fitting(view, asked)
    bottlenecks = {one.id for one in _bottlenecks(asked)}
    found = [one for one in view.statements if fits(one)]
    return [one for one in found if not bottlenecks or _shows(view, one, bottlenecks)]


def _shows(view: View, statement: Node, bottlenecks: set[str]) -> bool:
    return any(edge.object in bottlenecks for edge in view.outgoing(statement.id, *SHOWS))


def _bottlenecks(asked: Understood) -> tuple[Node, ...]:
    """The bottlenecks that a question names, or else is on."""
    return asked.of_kind(BOTTLENECK) or (() if asked.topic is None else (asked.topic,))


def best(hits: list[Hit], close: float) -> list[Hit]:
    """The hits in order, each text once, without those that are not ``close`` to the first."""
    hits.sort(key=lambda hit: (-hit.score, hit.text))
    seen: set[str] = set()
    kept = []
    for hit in hits:
        text = fold(hit.text)
        if text not in seen and hit.score >= close * hits[0].score:
            seen.add(text)
            kept.append(hit)
    return kept


def _wording(asked: Understood) -> str:
    """The words to look for: those of the question that name no trajectory or organisation."""
    names = (one.title for one in asked.things if one.kind not in {TRAJECTORY, *FILTERED})
    return " ".join([*asked.words, *names])


def fitting(view: View, asked: Understood) -> Callable[[Node], bool]:
    """Whether a statement is about what is asked, by whom and of when it is asked."""
    trajectories = within(view, asked)
    others = [] if trajectories else [one for one in asked.things if one.kind in FILTERED]
    told_to = {one.id for one in asked.of_kind(ORGANISATION)}
    documents = documents_of(view, asked)

    promised = asked.kind == "measures" and asks_promise(asked.text)

    def fits(statement: Node) -> bool:
        if promised and statement.id not in what_became(view):
            return False
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
        if trajectories and not _is_told(view, statement, told_to):
            return False
        return all(_names(view, statement, one) for one in others)

    return fits


def _is_told(view: View, statement: Node, organisations: set[str]) -> bool:
    """Whether it is addressed to one of the organisations, where both are said."""
    to = {edge.object for edge in view.outgoing(statement.id, ADDRESSED_TO)}
    return not to or not organisations or not organisations.isdisjoint(to)


def within(view: View, asked: Understood) -> set[str]:
    """The trajectories that a question names, with their parts."""
    return {id_ for one in asked.of_kind(TRAJECTORY) for id_ in family(view, one.id)}


def _is_about(view: View, statement: Node, trajectories: set[str], told: set[str]) -> bool:
    """Whether it is about one of the trajectories, or is about none in a report on one of them."""
    about = _about(view, statement)
    about = about or {one for document in told for one in subjects(view).get(document, ())}
    return not trajectories.isdisjoint(about)


def _about(view: View, statement: Node) -> set[str]:
    return {edge.object for edge in view.outgoing(statement.id, ABOUT)}


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
    """Whether it is tied to the thing or has its name.

    Or it is a lesson on what the thing alone carries out, or tells of the office that is alone
    responsible for what it is about, by no name.
    """
    tied = {edge.object for edge in view.outgoing(statement.id, *TIES)}
    if thing.id in tied or names_of(view).named_in(padded(statement.title), thing.id):
        return True
    relation = EXECUTED_BY if statement.kind == LESSON else RESPONSIBLE
    if statement.kind != LESSON and (tied or not OFFICE.search(statement.title)):
        return False
    about = view.outgoing(statement.id, ABOUT)
    return any(set(view.facts(edge.object, relation)) == {thing.id} for edge in about)


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
