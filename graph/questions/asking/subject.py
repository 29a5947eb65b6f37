"""Which sentences are of what a question is about, by themselves or by what they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.doing import DOING
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.fitting import OF_WHAT, by_word_of, documents_of, of_what, subjects
from graph.questions.asking.holding import BOTH, UNANSWERED
from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import joined
from graph.questions.things.ministries import is_ministry
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    CONCERNS,
    EXECUTED_BY,
    ORGANISATION,
    TRAJECTORY,
)
from graph.stems import fold
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Node
    from graph.questions.asking.covering import Shares
    from graph.questions.asking.shelf import Flags, Shelf
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

DOES = 0.2  # what it counts that it begins with who is asked what it did
NAMED = 0.4  # what it counts that a sentence names all that is asked about
THERE = 0.2  # what it counts that its document is on it
LONG = 10  # letters of a word that may tell by itself what a sentence is of
SHORTEST, ENDING = 5, 4  # letters that a name begins with, and that it may end with
RATHER = 0.4  # of what a document names most, how often it names a ministry that it is on
DOCUMENTS = 40  # that are looked through sentence by sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """Of each of N sentences whether it is of what is asked, ``fits``, and what that counts.

    ``named`` is whether it has the name of any of it itself; ``others`` of each of M other things
    that the question names, (M, N), and ``others_around`` whether what it stands in has.
    """

    fits: Flags
    counts: Shares
    named: Flags
    others: Flags
    others_around: Flags


def subject_of(view: View, asked: Understood, shelf: Shelf) -> Subject:
    """Which sentences are of what the question is about, and of when and by whom it asks.

    What a sentence is of may stand in the title, the heading, the question or the sentences around
    it, or was read from it; a report is of its trajectory, and speaks for who published it; who
    carries out nothing else stands for what it carries out.
    """
    wanted = asked.of_kind(*OF_WHAT)
    allowed = shelf.of(documents_of(view, asked)) & _has_proper(asked, shelf)
    speaking = asked.publisher or asked.speaker
    if asked.speaker is not None or asked.years:
        says = by_word_of(view, asked)
        said = [says(one.text, (one.document.id,)) for one in shelf.sentences]
        allowed &= np.array(said, dtype=np.bool_)
    if speaking is not None:
        allowed |= shelf.lines.named(_by(view, speaking)) & _has_proper(asked, shelf)
    all_of_it = asked.kind in BOTH
    names = [[*_called(view, asked, one)] for one in wanted]
    named = _flags(shelf, [shelf.lines.named(one) for one in names])
    of_it = named | _flags(shelf, [_around(view, shelf, one) for one in wanted])
    things = wanted if all_of_it else of_what(asked)
    main = [at for at, one in enumerate(wanted) if one in things]
    rest = [at for at, one in enumerate(wanted) if one is not things[0] and not all_of_it]
    others, beside = named[rest], of_it[rest]
    if not things:
        nothing = np.zeros(len(shelf.sentences), dtype=np.float32)
        return Subject(allowed, nothing, nothing > 0, others, beside)
    named, of_it = named[main], of_it[main]
    there = shelf.of(on_it(view, asked) | set(asked.titled))
    fits = of_it.all(axis=0) if all_of_it else of_it.any(axis=0)
    if (things[0].kind != TRAJECTORY and not all_of_it) or asked.kind == UNANSWERED:
        fits = fits | there  # an organisation is not named in every sentence of what is told of it
    elif not all_of_it:
        fits = fits | (there & _only_there(asked, shelf, there))
    counts = THERE * there + NAMED * (named.mean(axis=0) + of_it.mean(axis=0)) / 2
    if things[0].kind == ORGANISATION and DOING.search(fold(asked.text)):
        counts = counts + DOES * shelf.lines.starting(names_of(view).aliases(things[0].id))
    counts = np.asarray(counts, dtype=np.float32)
    itself = np.asarray(named.any(axis=0), dtype=np.bool_)
    return Subject(allowed & fits, counts, itself, others, beside)


def _called(view: View, asked: Understood, thing: Node) -> Iterator[str]:
    """The names of the thing, ``padded``; where two are compared, of what it is part of too."""
    ids = {thing.id, *([view.root(thing.id)] if asked.kind in BOTH else ())}
    for one in sorted(ids):
        yield from names_of(view).aliases(one)


def _only_there(asked: Understood, shelf: Shelf, there: Flags) -> Flags:
    """Which sentences have a long word of the question that stands nowhere but ``there``."""
    found = np.zeros(len(shelf.sentences), dtype=np.bool_)
    for word in (one for one in asked.content if len(one) >= LONG):
        held = shelf.lines.named([joined([word])])
        if not (held & ~there).any():
            found |= held
    return found


def _by(view: View, organisation: Node) -> list[str]:
    """How a sentence says, ``padded``, by whose word it tells something."""
    names = names_of(view).aliases(organisation.id)
    return [f" volgens{article}{one}" for one in names for article in ("", " de", " het")]


def _flags(shelf: Shelf, rows: list[Flags]) -> Flags:
    """The rows as one, (M, N), none where there are none."""
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(shelf.sentences))


def _has_proper(asked: Understood, shelf: Shelf) -> Flags:
    """Which sentences have, in what they stand in, all words that are written as names.

    A long one may end otherwise: what is Ukrainian is of Ukraine. What people use for one does too.
    """
    found = np.ones(len(shelf.sentences), dtype=np.bool_)
    for word in asked.proper:
        begun = max(SHORTEST, len(word) - ENDING)
        used = sorted(equivalents(word))
        itself = joined([word]) if begun > len(word) else f" {word[:begun]}"
        found &= _stands(shelf, [itself, *(f" {one}" for one in used)])
    return found


def _stands(shelf: Shelf, names: list[str]) -> Flags:
    """Which sentences have one of the names, or stand under or beside it."""
    itself = shelf.lines.named(names)
    headed = shelf.headings.named(names)[shelf.under]
    titled = shelf.titles.named(names)[shelf.within]
    return np.asarray(shelf.around(itself) | headed | titled, dtype=np.bool_)


def _around(view: View, shelf: Shelf, thing: Node) -> Flags:
    """Which sentences are of the thing by what they stand in, or by what was read from them."""
    found = _stands(shelf, names_of(view).aliases(thing.id))
    for id_, roots in executing(view).items():
        if roots == {view.root(thing.id)}:
            found |= shelf.lines.named(names_of(view).aliases(id_))
    on = (id_ for id_, about in subjects(view).items() if thing.id in about)
    by = (one.id for one in shelf.documents if one.get("publisher") == thing.title)
    found |= shelf.of([*on, *by])
    for id_ in family(view, thing.id):
        for edge in view.incoming(id_, ABOUT, CONCERNS, ADDRESSED_TO):
            at = shelf.places.get(" ".join(view.node(edge.subject).title.split()))
            if at is not None:
                found[at] = True
    return found


@kept
def executing(view: View) -> Mapping[str, set[str]]:
    """The trajectories, parts as one, that each organisation carries out."""
    found: dict[str, set[str]] = {}
    for concept in view.schema.concepts.values():
        for id_ in view.facts(concept.id, EXECUTED_BY) if concept.kind == TRAJECTORY else ():
            found.setdefault(id_, set()).add(view.root(concept.id))
    return found


def places(store: Store, view: View, asked: Understood) -> Iterator[str]:
    """The documents to look in: those that name what is asked about, then those with its words."""
    allowed, on = documents_of(view, asked), on_it(view, asked)
    words = " ".join(asked.words)
    query = Query(words, {"kind": ("Document",)}, limit=DOCUMENTS, spread=False)
    found = [one.id for one in store.search(query).nodes] if words else []
    yield from dict.fromkeys(
        one for one in [*sorted(on), *found, *sorted(allowed)] if one in allowed
    )


def on_it(view: View, asked: Understood) -> set[str]:
    """The documents on what is asked about: that name it, a ministry nearly as much as any.

    A report that names all ministries is on none of them.
    """
    found: set[str] = set()
    for one in asked.things:
        told = Counter(view.document(held) for held in one.evidence)
        most = _most_named(view) if is_ministry(view.schema, one.id) else {}
        found |= {id_ for id_, number in told.items() if number >= RATHER * most.get(id_, 0)}
    return found


@kept
def _most_named(view: View) -> Mapping[str, int]:
    """By document, how often it names the organisation that it names most, but for who wrote it."""
    counts: dict[str, Counter[str]] = {}
    for node in view.of_kind(ORGANISATION):
        for one in node.evidence:
            document = view.document(one)
            if view.documents[document].get("publisher") != node.title:
                counts.setdefault(document, Counter())[node.id] += 1
    return {id_: max(named.values()) for id_, named in counts.items()}
