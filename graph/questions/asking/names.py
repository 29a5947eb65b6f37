"""Which things a question names: by name, alias or code, by a telling part of it, or misspelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from graph.meaning import load_meaning
from graph.questions.asking.called import BRACKETS, KINDS, OFFICES, called
from graph.questions.asking.kinds import kinds
from graph.questions.asking.slots import empty_words
from graph.questions.asking.tokens import TOKEN, joined, padded, tokens_of
from graph.questions.asking.verbs import consists_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, LAW, ORGANISATION, TRAJECTORY
from graph.stems import STOP, fold, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Node
    from graph.questions.views.view import View

LONGEST = 12  # words of a name
SHORTEST = 5  # letters of a word that may be misspelled
ALIKE = 84  # of 100, how alike a misspelled word must be
TEXTS = ("text", "name", "title")
INHABITANTS = ("ers", "er", "se", "s")  # after the stem of a place
ENOUGH = 2  # words of its name that name a trajectory wherever they stand
SHARED = 2  # trajectories that may have a telling word in common
SEEN_FROM = "perspective"
TELLS = "targetGroup"  # a property whose words may tell a trajectory
LONG = 8  # letters of a word of such a property

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` of a question, and the things that they may name, best first."""

    start: int
    end: int
    things: tuple[str, ...]
    whole: bool


class Names:
    """The names of all things that the ontology or the documents know."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._whole: dict[Tokens, list[str]] = {}
        self._bare: dict[Tokens, list[str]] = {}  # the same without small words
        self._ordinary = _ordinary(view)
        self._empty = STOP | empty_words()
        self._telling: dict[str, set[str]] = {}  # trajectories by a word of their name
        self._proper: set[str] = set()  # stems of words that are written with a capital
        self._groups: dict[str, set[str]] = {}  # trajectories by a word for whom they are
        self._written: dict[str, set[str]] = {}  # how words with a stem are written
        self._pairs: dict[Tokens, set[str]] = {}  # trajectories by two words of their name
        for id_, kind, names in called(view):
            for name in names:
                self._add(id_, name)
            if kind == TRAJECTORY:
                self._add_words(id_, names[0])
        for concept in view.schema.concepts.values():
            if concept.kind == TRAJECTORY:
                self._add_group(concept.id)
        for pair, ids in self._pairs.items():
            if len(ids) == 1:
                self._whole.setdefault(pair, []).extend(ids - {*self._whole.get(pair, ())})
        asking = {word for kind in kinds() for word in kind.vocabulary}
        named = {word for name in self._whole for word in name if word.isalpha()}
        self._words = sorted(named | asking)
        self._vocabulary = _vocabulary(view)
        self._holders = _holders(view)

    def _add(self, id_: str, name: str) -> None:
        tokens = tuple(tokens_of(name))
        if tokens and not set(tokens) <= STOP:
            for names, called_by in ((self._whole, tokens), (self._bare, _bare(tokens))):
                things = names.setdefault(called_by, [])
                if id_ not in things:
                    things.append(id_)

    def _add_words(self, id_: str, name: str) -> None:
        """The words that may tell a trajectory by themselves; a number with what it numbers.

        Of a part of another trajectory only names do; two words or more of its name that stand
        together do too.
        """
        root = self._view.root(id_)
        words = TOKEN.findall(BRACKETS.sub("", name))
        folded = [*map(fold, words)]
        for at, (word, before) in enumerate(zip(words, ["", *words], strict=False)):
            if word.isdigit():
                self._add(id_, f"{before} {word}")
            elif folded[at] not in self._empty:
                capital = word[1:].lower() != word[1:] or (at > 0 and word[0].isupper())
                proper = capital and folded[at] not in self._ordinary
                if proper:
                    self._proper.add(stem(folded[at]))
                if proper or root == id_:
                    self._tell(id_, folded[at])
            if at and not self._empty & {folded[at - 1], folded[at]}:
                self._pairs.setdefault((folded[at - 1], folded[at]), set()).add(id_)

    def _add_group(self, id_: str) -> None:
        """The long words for the people whom a trajectory is for, as they are written.

        Who waits for a judgement is not named by who judges.
        """
        for group in self._view.curated(id_, TELLS):
            for word in tokens_of(group):
                if len(word) >= LONG and (word,) not in self._whole:
                    self._groups.setdefault(word, set()).add(self._view.root(id_))

    def _tell(self, id_: str, word: str) -> None:
        if stem(word) in STOP:  # "overheden" is stemmed as "over"
            return
        self._telling.setdefault(stem(word), set()).add(self._view.root(id_))
        self._written.setdefault(stem(word), set()).add(word)

    def find(self, tokens: list[str]) -> list[Mention]:
        """The mentions in a question of these words, in order, each as long as can be."""
        found = []
        at = 0
        while at < len(tokens):
            mention = self._longest(tokens, at) or self._part(tokens, at)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return found

    def _longest(self, tokens: list[str], start: int) -> Mention | None:
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            things = self._whole.get(tuple(tokens[start:end])) or self._loosely(tokens[start:end])
            if things:
                law = end == start + 1 and self._view.node(things[0]).kind == LAW
                part = self._part(tokens, start) if law else None  # often known by its law
                both = {*things, *(() if part is None else part.things)}
                return Mention(start, end, tuple(sorted(both, key=self._place)), whole=True)
        return None

    def _loosely(self, tokens: list[str]) -> list[str]:
        """The things with a name of these words but for small words between them."""
        bare = _bare(tokens)
        if len(bare) < ENOUGH or len(bare) == len(tokens) or {tokens[0], tokens[-1]} & STOP:
            return []
        return self._whole.get(bare) or self._bare.get(bare) or []

    def _part(self, tokens: list[str], at: int) -> Mention | None:
        """A word of the name of one or two trajectories that tells which is meant."""
        if tokens[at] in self._empty:
            return None
        told, grouped = self._telling.get(stem(tokens[at])), self._groups.get(tokens[at])
        roots = told or grouped or self._of_place(tokens[at])
        if not 0 < len(roots) <= SHARED:
            return None
        asked = {stem(token) for token in tokens} - self._empty
        named = [one for one in roots if len(self._label(one) & asked) >= ENOUGH]
        fitting = named or filter(partial(self._tells, tokens[at]), roots)
        best = tuple(sorted(fitting, key=self._place))
        return Mention(at, at + 1, best, whole=False) if best else None

    def _label(self, trajectory: str) -> set[str]:
        """The stems of the name of a trajectory that say something."""
        return {stem(token) for token in tokens_of(self._view.node(trajectory).title)} - self._empty

    def _tells(self, word: str, root: str) -> bool:
        """Whether the word is a name, or the trajectory is told of more than it of others."""
        if stem(word) in self._proper or self._of_place(word):
            return True
        held = self._holders.get(stem(word), {})
        others = sum(number for one, number in held.items() if one != root)
        return len(self._view.incoming(root, ABOUT)) > others

    def _of_place(self, word: str) -> set[str]:
        """The trajectories named after a place, by what the people there are called."""
        for ending in INHABITANTS:
            place = word.removesuffix(ending)
            if place != word and len(place) >= SHORTEST and place in self._proper:
                return self._telling.get(place, set())
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
        for name, things in self._whole.items():
            for id_ in things:
                if not self._is_charge(name, id_):
                    found.setdefault(id_, []).append(joined(name))
        for word, roots in self._telling.items():
            if word in self._proper and len(roots) == 1:
                names = (joined([one]) for one in sorted(self._written[word]))
                found.setdefault(next(iter(roots)), []).extend(names)
        return found

    def _is_charge(self, name: Tokens, id_: str) -> bool:
        """Whether the name is the word for what a ministry is of: "financiën" names none."""
        ministries = (tuple(tokens_of(f"{office} {name[0]}")) for office in OFFICES)
        return len(name) == 1 and any(id_ in self._whole.get(one, ()) for one in ministries)

    def organisations(self) -> list[Node]:
        """The organisations that are known, by IRI."""
        found = {id_ for things in self._whole.values() for id_ in things}
        nodes = (self._view.node(id_) for id_ in sorted(found))
        return [one for one in nodes if one.kind == ORGANISATION]

    def known(self, word: str) -> bool:
        """Whether statements or the ontology hold the word, in any form."""
        return stem(word) in self._vocabulary or (word,) in self._whole

    def spelled(self, word: str) -> str:
        """The word, or the one of a name that it is a slip of the pen for."""
        rows = load_meaning().rows
        known = self.known(word) or word in rows or consists_of(word, rows)
        if len(word) < SHORTEST or not word.isalpha() or known:
            return word
        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return word if best is None else str(best[0])


def _bare(tokens: Iterable[str]) -> Tokens:
    """The words of a name but for the small ones.

    >>> _bare(["rechtsherstel", "in", "box", "3"])
    ('rechtsherstel', 'box', '3')
    """
    return tuple(token for token in tokens if token not in STOP)


def is_perspective(view: View, id_: str) -> bool:
    """Whether this is a perspective from which things are seen."""
    concept = view.schema.concepts.get(id_)
    return concept is not None and concept.scheme == view.schema.property(SEEN_FROM).scheme


@kept
def padded_statements(view: View) -> tuple[str, ...]:
    """What the statements of a view say, padded, in their order."""
    return tuple(padded(one.title) for one in view.statements)


def _vocabulary(view: View) -> set[str]:
    """The stems of all words that statements, names and definitions are made of."""
    texts: Iterable[str] = (
        value for node in view.nodes.values() for name, value in node.properties if name in TEXTS
    )
    found = {stem for text in texts for stem in stems(text)}
    for concept in view.schema.concepts.values():
        words = [*concept.labels.values(), *concept.definitions.values(), *concept.synonyms]
        found.update(stem for text in words for stem in stems(text))
    return found


def _ordinary(view: View) -> set[str]:
    """The words that statements write without a capital: no names, whatever a title does."""
    texts = (one.get("text") or "" for one in view.statements)
    return {fold(word) for text in texts for word in TOKEN.findall(text) if word.islower()}


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
