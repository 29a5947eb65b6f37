"""Which statements answer a question, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.meaning import Texts
from graph.questions.asking.covering import MOSTLY, WHOLLY, Covering, enough
from graph.questions.asking.fitting import FILTERED, OF_WHAT, about_of, fitting, within
from graph.questions.asking.holding import wanted_in
from graph.questions.asking.names import (
    SEEN_FROM,
    is_perspective,
    names_of,
    padded_statements,
)
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.topics import called_by
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    BOTTLENECK,
    SHOWS,
    TRAJECTORY,
)
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

SHOWN = 0.45  # what it counts that a statement shows the bottleneck that is asked about
NAMED = 0.25  # what it counts that a statement or sentence has the name of what is asked about
HELD = 0.3  # what it counts that it holds what is asked for
DIRECT = 0.3  # what it counts that it is itself about the trajectory, not only its report
SURE = 0.05  # what the confidence of a statement counts
ON_IT = 0.4  # that part, where it shows the bottleneck that the question is near
NEAR = 0.24  # or how near it is then to the words
WHO_SAID = "who-said"
CLOSER = 0.75  # of the best, how good one must be that somebody is asked to have said
CLOSE = 0.6  # of the best, how good a statement must be


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
    exact = asked.kind == WHO_SAID  # a sentence that was said is on more than its subject
    near_ones = set() if exact else {one.id for one in _bottlenecks(asked)}
    wanted_ones = near_ones if asked.content else set(view.nodes)
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
            score = max(share, itself * WHOLLY, shown * MOSTLY) + close
            held = holds is not None and holds.search(one.title) is not None
            score += DIRECT * bool(trajectories & about_of(view, one))
            score += SHOWN * shown + NAMED * called + HELD * held + SURE * sure
            hits.append(Hit(one, score))
    return best(hits, CLOSER if exact else CLOSE)


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
