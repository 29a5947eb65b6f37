"""Which things a question names: by name, alias or code, by a telling part of it, or misspelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from graph.questions.asking.called import KINDS, OFFICES
from graph.questions.asking.gathered import Tokens, bare, gathered
from graph.questions.asking.slots import empty_words
from graph.questions.asking.tokens import joined, padded, tokens_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, LAW, ORGANISATION, TRAJECTORY
from graph.stems import STOP, stem, stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model import Node
    from graph.questions.views.view import View

LONGEST = 12  # words of a name
SHORTEST = 5  # letters of the stem of a place
INHABITANTS = ("ers", "er", "se", "s")  # after it
ENOUGH = 2  # words of its name that name a trajectory wherever they stand
SHARED = 2  # trajectories that may have a telling word in common
SEEN_FROM = "perspective"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` of a question, and the things that they may name, best first.

    ``people`` is whether they are only a word for those whom a trajectory is for.
    """

    start: int
    end: int
    things: tuple[str, ...]
    whole: bool
    people: bool = False


class Names:
    """The names of all things that the ontology or the documents know."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known = gathered(view)
        self._empty = STOP | empty_words()
        self._holders = _holders(view)

    def find(self, tokens: list[str], without: frozenset[str] = frozenset()) -> list[Mention]:
        """The mentions in a question of these words, in order, each as long as can be.

        None is of a thing that it is to do ``without``.
        """
        found = []
        at = 0
        while at < len(tokens):
            mention = self._longest(tokens, at, without) or self._part(tokens, at, without)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return found

    def _longest(self, tokens: list[str], start: int, without: Collection[str]) -> Mention | None:
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            words = tokens[start:end]
            things = self._known.whole.get(tuple(words)) or self._loosely(words)
            things = [one for one in things if one not in without]
            if things:
                law = end == start + 1 and self._view.node(things[0]).kind == LAW
                part = self._part(tokens, start, without) if law else None  # often known by its law
                both = {*things, *(() if part is None else part.things)}
                return Mention(start, end, tuple(sorted(both, key=self._place)), whole=True)
        return None

    def _loosely(self, tokens: list[str]) -> list[str]:
        """The things with a name of these words but for small words between them."""
        name = bare(tokens)
        if len(name) < ENOUGH or len(name) == len(tokens) or {tokens[0], tokens[-1]} & STOP:
            return []
        return self._known.whole.get(name) or self._known.bare.get(name) or []

    def _part(self, tokens: list[str], at: int, without: Collection[str]) -> Mention | None:
        """A word of the name of one or two trajectories that tells which is meant."""
        if tokens[at] in self._empty:
            return None
        told = self._known.telling.get(stem(tokens[at]))
        people = self._known.groups.get(tokens[at], set())
        roots = told or people or self._of_place(tokens[at])
        roots = roots.difference(without)
        if not 0 < len(roots) <= SHARED:
            return None
        asked = {stem(token) for token in tokens} - self._empty
        named = [one for one in roots if len(self._label(one) & asked) >= ENOUGH]
        fitting = named or filter(partial(self._tells, tokens[at]), roots)
        best = tuple(sorted(fitting, key=self._place))
        only = not (told or named) and bool(people)
        return Mention(at, at + 1, best, whole=False, people=only) if best else None

    def _label(self, trajectory: str) -> set[str]:
        """The stems of the name of a trajectory that say something."""
        return {stem(token) for token in tokens_of(self._view.node(trajectory).title)} - self._empty

    def _tells(self, word: str, root: str) -> bool:
        """Whether the word is a name, or the trajectory is told of more than it of others."""
        if stem(word) in self._known.proper or self._of_place(word):
            return True
        held = self._holders.get(stem(word), {})
        others = sum(number for one, number in held.items() if one != root)
        return len(self._view.incoming(root, ABOUT)) > others

    def _of_place(self, word: str) -> set[str]:
        """The trajectories named after a place, by what the people there are called."""
        for ending in INHABITANTS:
            place = word.removesuffix(ending)
            if place != word and len(place) >= SHORTEST and place in self._known.proper:
                return self._known.telling.get(place, set())
        return set()

    def _place(self, id_: str) -> tuple[int, int, str]:
        """Trajectories first, then what most documents tell of."""
        node = self._view.node(id_)
        kind = KINDS.index(node.kind) if node.kind in KINDS else len(KINDS)
        return kind, -len(node.evidence), id_

    def named_in(self, text: str, id_: str) -> bool:
        """Whether the text, ``padded``, has a name of the thing."""
        return any(name in text for name in self.aliases(id_))

    def aliases(self, id_: str) -> list[str]:
        """The names by which a text may call the thing, ``padded``."""
        return self._aliases.get(id_, [])

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        """The names of each thing, padded."""
        found: dict[str, list[str]] = {}
        for name, things in self._known.whole.items():
            for id_ in things:
                if not self._is_charge(name, id_):
                    found.setdefault(id_, []).append(joined(name))
        for word, roots in self._known.telling.items():
            if word in self._known.proper and len(roots) == 1:
                names = (joined([one]) for one in sorted(self._known.written[word]))
                found.setdefault(next(iter(roots)), []).extend(names)
        return found

    def _is_charge(self, name: Tokens, id_: str) -> bool:
        """Whether the name is the word for what a ministry is of: "financiën" names none."""
        ministries = (tuple(tokens_of(f"{office} {name[0]}")) for office in OFFICES)
        return len(name) == 1 and any(id_ in self._known.whole.get(one, ()) for one in ministries)

    def organisations(self) -> list[Node]:
        """The organisations that are known, by IRI."""
        found = {id_ for things in self._known.whole.values() for id_ in things}
        nodes = (self._view.node(id_) for id_ in sorted(found))
        return [one for one in nodes if one.kind == ORGANISATION]


def trajectories_called(view: View, organisation: str) -> list[str]:
    """The trajectories that reports tell of and whose name has one of the organisation's."""
    names = names_of(view).aliases(organisation)
    return [
        one.id
        for one in view.of_kind(TRAJECTORY)
        if view.incoming(one.id, ABOUT) and any(name in padded(one.title) for name in names)
    ]


def is_perspective(view: View, id_: str) -> bool:
    """Whether this is a perspective from which things are seen."""
    concept = view.schema.concepts.get(id_)
    return concept is not None and concept.scheme == view.schema.property(SEEN_FROM).scheme


@kept
def padded_statements(view: View) -> tuple[str, ...]:
    """What the statements of a view say, padded, in their order."""
    return tuple(padded(one.title) for one in view.statements)


def _holders(view: View) -> dict[str, dict[str, int]]:
    """For every stem, how many statements with it are about each trajectory, parts as one."""
    found: dict[str, dict[str, int]] = {}
    for statement in view.statements:
        roots = {view.root(edge.object) for edge in view.outgoing(statement.id, ABOUT)}
        for word in set(stems(statement.get("text") or "")) if roots else ():
            held = found.setdefault(word, {})
            for root in roots:
                held[root] = held.get(root, 0) + 1
    return found


@kept
def names_of(view: View) -> Names:
    """The names in a view, gathered once."""
    return Names(view)
