"""Which statements answer a question, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.meaning import Texts
from graph.questions.asking.covering import (
    MOSTLY,
    SYNONYM,
    WHOLLY,
    Covering,
    Shares,
    enough,
    rarity,
)
from graph.questions.asking.fitting import FILTERED, OF_WHAT, about_of, fitting, is_of_all, within
from graph.questions.asking.held import WELL, importance, is_many
from graph.questions.asking.hits import RATHER, Hit, agrees, best
from graph.questions.asking.holding import IMPROVE, wanted_in
from graph.questions.asking.kinds import WHERE, WHO_SAID
from graph.questions.asking.learning import shared
from graph.questions.asking.names import (
    SEEN_FROM,
    is_perspective,
    names_of,
    padded_statements,
)
from graph.questions.asking.scarce import tells_scarcity
from graph.questions.asking.topics import called_by, names_topic
from graph.questions.views.keeping import kept
from graph.questions.views.terms import BOTTLENECK, SHOWS, TRAJECTORY

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from graph.model import Node
    from graph.questions.asking.names import Names
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

SHOWN = 0.45  # what it counts that a statement shows the bottleneck that is asked about
NAMED = 0.25  # what it counts that a statement or sentence has the name of what is asked about
HELD = 0.3  # what it counts that it holds what is asked for
DIRECT = 0.3  # what it counts that it is itself about the trajectory, not only its report
ALL = 0.6  # what it counts that it is of each of more trajectories that are named
ALIKE = 0.2  # what it counts that it shows a bottleneck that who is to learn has too
SURE = 0.05  # what the confidence of a statement counts
ON_IT = 0.4  # that part, where it shows the bottleneck that the question is near
NEAR = 0.24  # or how near it is then to the words
# Of which an answer is on a bottleneck, in whichever words.
TOPICAL = {"lessons", "recommendations", "measures", "repeated", "since", IMPROVE}
CLOSER = 0.75  # of the best, how good one must be that somebody is asked to have said
CLOSE = 0.6  # of the best, how good a statement must be
ALL_OF_IT = 0.5  # where only a bottleneck is named


@kept
def texts_of(view: View) -> Texts:
    """What all statements say, to look among."""
    return Texts([one.get("text") or "" for one in view.statements])


@kept
def _covering(view: View) -> Covering:
    return Covering([one.get("text") or "" for one in view.statements])


def find_statements(view: View, asked: Understood, kinds: Iterable[str]) -> list[Hit]:
    """The statements of these kinds that answer, the best first, repetitions left out.

    Each holds most of the words that the question is on, or shows the bottleneck that it names; and
    where some hold the most telling of the words, or all, those that do not are not told.
    """
    looking, fit = _Looking(view, asked, frozenset(kinds)), _fit(view, asked)
    near, said = texts_of(view).scores(_wording(asked)), padded_statements(view)
    found: list[tuple[Hit, int, bool]] = []
    for at, one in enumerate(view.statements):
        share, close = float(fit.shares[at]), float(near[at])
        if not looking.answers(one, share, close):
            continue
        if agrees(one.title, asked) and tells_scarcity(asked, one.title):
            itself, shown = looking.itself(one), one.id in looking.showing
            score = max(share, itself * WHOLLY, shown * MOSTLY) + close + SHOWN * shown
            hit = Hit(one, score + looking.bonus(one, said[at]))
            found.append((hit, at, itself or (shown and bool(asked.content))))
    telling = fit.telling([at for _, at, _ in found])
    # The words need not all stand in what shows the bottleneck; nor any, where they are of its name
    # or none of what is found holds what carries them.
    only = len(names_topic(view, asked)) == len(asked.terms) or not any(telling)
    on_topic = only and (asked.kind in TOPICAL or asked.kind == WHERE)
    hits = [
        hit
        for (hit, at, on), told in zip(found, telling, strict=True)
        if told or (on and (on_topic or fit.shares[at] >= ON_IT))
    ]
    wide = ALL_OF_IT if only and on_topic and asked.of_kind(BOTTLENECK) else CLOSE
    return best(hits, CLOSER if asked.kind == WHO_SAID else wide)


@dataclass(frozen=True)
class _Looking:
    """Looks among statements of some ``kinds`` for what a question asks."""

    view: View
    asked: Understood
    kinds: frozenset[str]

    @cached_property
    def showing(self) -> set[str]:
        """Those that show the bottleneck that the question is near; any, where it has no words."""
        if not self.asked.content:
            return _showing(self.view)
        if self.asked.kind == WHO_SAID:  # a sentence that was said is on more than its subject
            return set()
        return _showing(self.view, [one.id for one in _bottlenecks(self.asked)])

    def itself(self, statement: Node) -> bool:
        """Whether it shows the bottleneck, or is seen from the perspective, that is named."""
        return statement.id in self._named or _is_seen_from(self.view, statement, self._voices)

    def answers(self, statement: Node, share: float, close: float) -> bool:
        """Whether it holds enough of the question: a ``share`` of the words, or near them."""
        shown = statement.id in self.showing
        itself = statement.kind in self.kinds and self.itself(statement)
        if statement.kind not in self.kinds or (self._voices and not itself):
            return False
        enough_held = share >= (ON_IT if shown else self._least) or (shown and close >= NEAR)
        return (itself or enough_held) and self._fits(statement)

    def bonus(self, statement: Node, said: str) -> float:
        """What else counts: names, what it is about, what it holds, and how sure it is."""
        sure = max((e.confidence for e in statement.evidence), default=0.0)
        called = any(self._names.named_in(said, thing.id) for thing in self.asked.things)
        held = self._holds is not None and self._holds.search(statement.title) is not None
        direct = bool(self._trajectories & about_of(self.view, statement))
        alike = statement.id in self._alike
        named = ALL * self._of_all(statement) + DIRECT * direct + NAMED * called
        return named + ALIKE * alike + HELD * held + SURE * sure

    @cached_property
    def _named(self) -> set[str]:
        named = {one.id for one in self.asked.of_kind(BOTTLENECK)}
        return _showing(self.view, named | called_by(self.view, self.asked))

    @cached_property
    def _alike(self) -> set[str]:
        return _showing(self.view, shared(self.view, self.asked))

    @cached_property
    def _voices(self) -> set[str]:
        return set() if self.asked.content else _voices(self.view, self.asked)

    @cached_property
    def _least(self) -> float:
        of_it = bool(self.asked.publisher or self.asked.of_kind(*OF_WHAT))
        return enough(self.asked.terms, of_it=of_it)

    @cached_property
    def _fits(self) -> Callable[[Node], bool]:
        return fitting(self.view, self.asked)

    @cached_property
    def _of_all(self) -> Callable[[Node], bool]:
        return is_of_all(self.view, self.asked)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.view)

    @cached_property
    def _holds(self) -> re.Pattern[str] | None:
        return wanted_in(self.asked)

    @cached_property
    def _trajectories(self) -> set[str]:
        return within(self.view, self.asked)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Of N statements which part of the words of a question each holds, and how far its core.

    ``many`` is whether there are so many words that no one of them carries the question.
    """

    shares: Shares
    core: Shares
    many: bool = False

    def telling(self, places: list[int]) -> list[bool]:
        """Which in these places hold what carries the question, nearly as much as the best."""
        shares, core = self.shares[places], self.core[places]
        carries = (core >= SYNONYM) | ((shares >= WELL) & self.many)
        return [bool(one) for one in carries & (shares >= RATHER * shares.max(initial=0))]


def _fit(view: View, asked: Understood) -> _Fit:
    held = _covering(view).held(asked.terms)
    if not asked.terms or not view.statements:
        return _Fit(*np.ones((2, len(view.statements)), dtype=np.float32))
    counted = np.array([importance(asked, one) for one in asked.terms], dtype=np.float32)
    weights = rarity(held) * counted
    shares = np.asarray(np.average(held, axis=0, weights=weights), dtype=np.float32)
    first = int(np.argmax(weights))
    carrying = names_topic(view, asked)
    core = held[carrying].max(axis=0) if first in carrying else held[first]
    return _Fit(shares, core, is_many(asked))


def _showing(view: View, bottlenecks: Iterable[str] | None = None) -> set[str]:
    """The statements that show one of the bottlenecks, or any."""
    if bottlenecks is None:
        return {edge.subject for relation in SHOWS for edge in view.edges_of(relation)}
    return {edge.subject for one in bottlenecks for edge in view.incoming(one, *SHOWS)}


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


def _wording(asked: Understood) -> str:
    """The words to look for: those of the question that name no trajectory or organisation."""
    names = (one.title for one in asked.things if one.kind not in {TRAJECTORY, *FILTERED})
    return " ".join([*asked.words, *names])
