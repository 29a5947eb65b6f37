"""What a description in plain words names of what the graph knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.questions.likeness.reasons import Reason
from graph.questions.likeness.traits import trajectories_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import BOTTLENECK, LAW, NEED, ORGANISATION, TRAJECTORY
from graph.stems import STOP, WORD, fold, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import Node
    from graph.questions.likeness.traits import Traits
    from graph.questions.views.view import View
    from ontology.schema import Concept

KINDS = (TRAJECTORY, LAW, ORGANISATION, BOTTLENECK, NEED)  # of names equally long, the first wins
AS_WRITTEN = (LAW, ORGANISATION)  # kinds of which a single word must stand as it is written
CUED = (TRAJECTORY, NEED)  # kinds that are named by their cues too; those of others are too general
SUBJECTS, PHASES = "trajectonderwerp", "trajectfase"
DONE = re.compile(r"(?:ge|be|ver|ont|her)\w+[dt]")  # a participle
AND = " en "  # between the parts of a label that each name it

Words = list[tuple[str, str]]  # as written, and the stem


@dataclass(frozen=True, slots=True)
class Described:
    """The things that a text names, the subjects and phases, and words of known target groups."""

    things: tuple[Node, ...]
    subjects: tuple[Node, ...]
    phases: tuple[Node, ...]
    target_group: tuple[str, ...]

    def of_kind(self, kind: str) -> list[Node]:
        """The things of a kind."""
        return [one for one in self.things if one.kind == kind]


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called."""

    written: str
    kind: str
    id: str


@dataclass(frozen=True, eq=False)
class Names:
    """What everything is called that the ontology or the documents of a view know, by its stems."""

    view: View

    @cached_property
    def things(self) -> Mapping[tuple[str, ...], list[Name]]:
        """The names of things."""
        concepts = (one for one in self.view.concepts if one.kind in KINDS)
        named = [Name(name, one.kind or "", one.id) for one in concepts for name in _names(one)]
        new = [one for kind in KINDS for one in self.view.of_kind(kind)]
        named = [one for one in named if one.kind != BOTTLENECK or len(stems(one.written)) > 1]
        named += [
            Name(one.title, one.kind, one.id)
            for one in new
            if one.id not in self.view.schema.concepts and len(stems(one.title)) > 1
        ]
        return _by_stems(named)

    @cached_property
    def codes(self) -> Mapping[tuple[str, ...], list[Name]]:
        """The names of subjects and phases, of a label with "en" each part."""
        members = self.view.schema.members
        return _by_stems(
            Name(name, scheme, one.id)
            for scheme in (SUBJECTS, PHASES)
            for one in members[scheme]
            for name in [*one.label().split(AND), *one.synonyms, *one.cues]
        )

    def find(self, text: str) -> Described:
        """What the text names."""
        words = list(_words(text))
        things = {one.id: one for one in _named(words, self.things)}
        codes = {one.id: one for one in _named(words, self.codes)}
        known = trajectories_of(self.view).groups
        return Described(
            things=tuple(self.view.node(id_) for id_ in sorted(things, key=self._place)),
            subjects=self._coded(SUBJECTS, codes),
            phases=self._coded(PHASES, codes),
            target_group=tuple(
                sorted({known[stem] for word, stem in words if stem in known and _is_group(word)})
            ),
        )

    def _coded(self, scheme: str, found: Mapping[str, Name]) -> tuple[Node, ...]:
        return tuple(
            self.view.node(one.id) for one in self.view.schema.members[scheme] if one.id in found
        )

    def _place(self, id_: str) -> tuple[int, str, str]:
        node = self.view.node(id_)
        return KINDS.index(node.kind), node.title, id_


def _is_group(word: str) -> bool:
    """Whether a word can be one for people.

    What is older ("oudere") is no parent, and what was done ("gemaakt") is nobody.

    >>> _is_group("ouders"), _is_group("oudere"), _is_group("gemaakt")
    (True, False, False)
    """
    return not fold(word).endswith("ere") and DONE.fullmatch(fold(word)) is None


@kept
def names_of(view: View) -> Names:
    """The names in a view, kept with it."""
    return Names(view)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words that count, with their stems; DES counts, though "des" does not."""
    for word in WORD.findall(text):
        if fold(word) not in STOP:
            yield word, stems(word)[0]
        elif len(word) > 1 and word.isupper():
            yield word, word


def _names(concept: Concept) -> Iterator[str]:
    yield from concept.labels.values()
    yield from concept.synonyms
    if concept.kind in CUED:
        yield from concept.cues


def _by_stems(named: Iterable[Name]) -> dict[tuple[str, ...], list[Name]]:
    found: dict[tuple[str, ...], list[Name]] = {}
    for one in named:
        found.setdefault(tuple(stem for _, stem in _words(one.written)), []).append(one)
    found.pop((), None)
    return found


def _named(words: Words, known: Mapping[tuple[str, ...], Sequence[Name]]) -> Iterator[Name]:
    """The names in the text, at each place the longest, none within another."""
    longest = max(map(len, known), default=0)
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            part = words[at : at + size]
            meant = [
                one for one in known.get(tuple(stem for _, stem in part), ()) if _is(one, part)
            ]
            if meant:
                yield min(meant, key=_preferred)
                at += size - 1
                break
        at += 1


def _is(name: Name, part: Words) -> bool:
    """Whether the name is meant: one in capitals, of a law or an organisation, only as written."""
    if len(part) > 1:
        return True
    exact = name.kind in AS_WRITTEN or name.written.isupper()
    return not exact or part[0][0] == name.written


def _preferred(one: Name) -> tuple[int, str]:
    return (KINDS.index(one.kind) if one.kind in KINDS else 0), one.id


def traits_of(view: View, found: Described) -> Traits:
    """What is described, as the traits of a trajectory; those that it names lend it theirs.

    Nobody says in what part an organisation is named: it counts in every part.
    """
    known = trajectories_of(view)
    organisations = [one.id for one in found.of_kind(ORGANISATION)]
    stemmed = {word: stem for stem, word in known.groups.items()}
    named: dict[Reason, list[str]] = {
        Reason.BOTTLENECK: [one.id for one in found.of_kind(BOTTLENECK)],
        Reason.LAW: [one.id for one in found.of_kind(LAW)],
        Reason.NEED: [one.id for one in found.of_kind(NEED)],
        Reason.EXECUTING: organisations,
        Reason.RESPONSIBLE: organisations,
        Reason.CONCERNED: organisations,
        Reason.SUBJECT: [one.id for one in found.subjects],
        Reason.PHASE: [one.id for one in found.phases],
        Reason.TARGET_GROUP: [stemmed[word] for word in found.target_group],
    }
    for trajectory in found.of_kind(TRAJECTORY):
        for reason, what in known.traits[trajectory.id].items():
            named.setdefault(reason, []).extend(what)
    return {reason: dict.fromkeys(what, ()) for reason, what in named.items() if what}
