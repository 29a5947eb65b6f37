"""What a question names that no report tells of: then only what is told of other things is near."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.covering import IN_PART, Covering, or_used
from graph.questions.asking.equivalents import equivalents
from graph.questions.asking.fitting import OF_WHAT, about_of
from graph.questions.asking.forms import base
from graph.questions.asking.names import names_of
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.subject import ENDING, SHORTEST
from graph.questions.asking.tokens import TOKEN, padded
from graph.questions.asking.understanding import SIGNS
from graph.questions.asking.wording import capitalised_of
from graph.questions.views.terms import ABOUT, TRAJECTORY
from graph.stems import fold
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from graph.model import Node
    from graph.questions.asking.hits import Hit
    from graph.questions.asking.reply import Reply
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

RUN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")  # words that are written as one name


def absent_things(store: Store, view: View, asked: Understood) -> tuple[Node, ...]:
    """The things that a question names and the ontology alone knows, with what they are part of.

    None is of which the question has a name that reports have too: they may tell of it otherwise.
    """
    return tuple(
        one
        for one in asked.of_kind(*OF_WHAT)
        if not any(
            view.node(id_).evidence or view.incoming(id_) for id_ in (one.id, view.root(one.id))
        )
        and not any(_stands(store, view, word) for word in _written_of(view, asked, one))
    )


def silent_part(view: View, asked: Understood) -> Node | None:
    """The part of a trajectory that a question names, and of which no statement is."""
    parts = (one for one in asked.of_kind(TRAJECTORY) if view.root(one.id) != one.id)
    return next((one for one in parts if not view.incoming(one.id, ABOUT)), None)


def _written_of(view: View, asked: Understood, thing: Node) -> set[str]:
    """The words of its names that the question writes as names."""
    names = " ".join(names_of(view).aliases(thing.id)).split()
    return {one for one in capitalised_of(asked.text).intersection(names) if len(one) >= SHORTEST}


def absent_words(store: Store, view: View, asked: Understood) -> tuple[str, ...]:
    """The words that are written as names, and the years, that no report has in any form."""
    absent = [one for one in asked.proper if not _stands(store, view, one)]
    absent += filter(None, [asked.stranger])
    runs = [set(map(fold, one.split())) for one in RUN.findall(asked.text)]
    whole = [run for run in runs if not run.isdisjoint(absent)]  # of which one word is no name
    more = [one for one in asked.proper if any(one in run for run in whole)]
    return tuple(dict.fromkeys([*absent, *more]))


def as_written(asked: Understood, words: Iterable[str]) -> list[str]:
    """Words of a question as it has them, with their capitals; those that stand together as one."""
    absent, found = set(words), [""]
    for one in TOKEN.findall(asked.text):
        found[-1:] = [f"{found[-1]} {one}".strip()] if fold(one) in absent else [found[-1], ""]
    return list(dict.fromkeys(filter(None, found)))


def _stands(store: Store, view: View, word: str) -> bool:
    """Whether a report has the word, a name that begins with it, or what people use for it."""
    used = (word, base(word), *equivalents(word))
    if any(store.search(Query(one, limit=1, spread=False)).total for one in used):
        return True
    begun = word[: max(SHORTEST, len(word) - ENDING)]
    return any(begun in one.title.lower() for one in view.documents.values())


def without_absent(asked: Understood, things: Iterable[Node], words: Container[str]) -> Understood:
    """The question but for the things and the words that no report has."""
    gone = {one.id for one in things}

    def kept(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in some if not any(part in words for part in SIGNS.split(one)))

    return replace(
        asked,
        things=tuple(one for one in asked.things if one.id not in gone),
        words=kept(asked.words),
        content=kept(asked.content),
        terms=kept(asked.terms),
        telling=kept(asked.telling),
        unknown=kept(asked.unknown),
        proper=kept(asked.proper),
        stranger=None,
    )


def naming(first: Understood, other: Understood) -> Callable[[Hit], bool]:
    """Whether a hit holds a word of the name that the ``other`` way to understand it has as words.

    What people use for it does too, and anything where the ``first`` takes none for a name.
    """
    names = [or_used(one) for one in other.terms if one not in first.terms]

    def names_it(hit: Hit) -> bool:
        return not names or bool((Covering(hit.texts).held(names) >= IN_PART).any())

    return names_it


def still_missed(first: Understood, reply: Reply) -> tuple[str, ...]:
    """The words that a reply misses, but those of a name of which it has what people use for it."""
    texts = [text for hit in reply.told for text in hit.texts]
    if not texts:
        return reply.missed
    held = Covering(texts).held([or_used(one) for one in reply.missed]).max(axis=1)
    missed = zip(reply.missed, held, strict=True)
    return tuple(one for one, most in missed if one in first.terms or most < IN_PART)


def calling(view: View, things: Iterable[Node]) -> Callable[[Hit], bool]:
    """Whether a hit, or what it is on or under, has a name of one of the things or its whole."""
    known, names = {id_ for one in things for id_ in (one.id, view.root(one.id))}, names_of(view)

    def calls(hit: Hit) -> bool:
        about = set() if isinstance(hit.found, Sentence) else about_of(view, hit.found)
        texts = [*hit.texts, *(view.node(one).title for one in about)]
        return any(names.named_in(padded(text), id_) for text in texts for id_ in known)

    return calls
