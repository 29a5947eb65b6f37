"""The names by which a question may mean a thing, gathered: whole, and the words that tell one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.questions.asking.called import BRACKETS, called
from graph.questions.asking.slots import empty_words, ordinary_stems
from graph.questions.asking.tokens import TOKEN, tokens_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import TRAJECTORY
from graph.stems import STOP, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.questions.views.view import View

TELLS = "targetGroup"  # a property whose words may tell a trajectory
LONG = 8  # letters of a word of such a property

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The things by each name, ``whole`` and ``bare`` of small words.

    ``telling`` are trajectories by the stem of a word of their name, ``written`` how such words
    are written and ``proper`` the stems of those with a capital; ``groups`` are trajectories by a
    word for whom they are.
    """

    whole: dict[Tokens, list[str]] = field(default_factory=dict)
    bare: dict[Tokens, list[str]] = field(default_factory=dict)
    telling: dict[str, set[str]] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    proper: set[str] = field(default_factory=set)
    groups: dict[str, set[str]] = field(default_factory=dict)


@kept
def gathered(view: View) -> Gathered:
    """The names of all things that the ontology or the documents know, gathered once."""
    found = Gathered()
    _Gathering(view, found).gather()
    return found


class _Gathering:
    """Puts names into what is ``found``."""

    def __init__(self, view: View, found: Gathered) -> None:
        self._view, self._found = view, found
        self._ordinary = _ordinary(view)
        self._empty = STOP | empty_words()
        self._pairs: dict[Tokens, set[str]] = {}  # trajectories by two words of their name

    def gather(self) -> None:
        """All names, then the words for whom trajectories are, then what only one has by two."""
        for id_, kind, names in called(self._view):
            for name in names:
                self._add(id_, name)
            if kind == TRAJECTORY:
                self._add_words(id_, names[0])
        for concept in self._view.schema.concepts.values():
            if concept.kind == TRAJECTORY:
                self._add_group(concept.id)
        whole = self._found.whole
        for pair, ids in self._pairs.items():
            if len(ids) == 1:
                whole.setdefault(pair, []).extend(ids - {*whole.get(pair, ())})

    def _add(self, id_: str, name: str) -> None:
        tokens = tuple(tokens_of(name))
        if tokens and not set(tokens) <= STOP:
            for names, called_by in ((self._found.whole, tokens), (self._found.bare, bare(tokens))):
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
                    self._found.proper.add(stem(folded[at]))
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
                if len(word) >= LONG and (word,) not in self._found.whole:
                    self._found.groups.setdefault(word, set()).add(self._view.root(id_))

    def _tell(self, id_: str, word: str) -> None:
        if stem(word) in STOP | ordinary_stems():  # "overheden" is stemmed as "over"
            return
        self._found.telling.setdefault(stem(word), set()).add(self._view.root(id_))
        self._found.written.setdefault(stem(word), set()).add(word)


def bare(tokens: Iterable[str]) -> Tokens:
    """The words of a name but for the small ones.

    >>> bare(["rechtsherstel", "in", "box", "3"])
    ('rechtsherstel', 'box', '3')
    """
    return tuple(token for token in tokens if token not in STOP)


def _ordinary(view: View) -> set[str]:
    """The words that statements write without a capital: no names, whatever a title does."""
    texts = (one.get("text") or "" for one in view.statements)
    return {fold(word) for text in texts for word in TOKEN.findall(text) if word.islower()}
