"""A later part of a question, answered where the first is: in its sentences, or right after."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.counted import counted_in, counted_noun, gives_count
from graph.questions.asking.covering import USED, Covering
from graph.questions.asking.held import FEW
from graph.questions.asking.hits import Hit
from graph.questions.asking.holding import AMOUNT, MUST, sort_of
from graph.questions.asking.kinds import SAID
from graph.questions.asking.parts import refers
from graph.questions.asking.ranking import PLACES
from graph.questions.asking.reading import POINTS
from graph.questions.asking.reply import Reply
from graph.questions.asking.shelf import open_shelf
from graph.questions.asking.slots import going_on
from graph.questions.asking.subject import places
from graph.questions.asking.understanding import NONE
from graph.stems import fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.questions.asking.sentences import Sentence
    from graph.questions.asking.shelf import Shelf
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

HALF = 0.5  # of its own words, how many a sentence must hold
AFTER = 4  # sentences after one that answers the first part
NUMBERS = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d.,]*")
TWO = 2  # numbers, of which the first part is answered by one


def continued(store: Store, view: View, first: Reply, asked: Understood) -> Reply | None:
    """The answer to a later part in the sentences that answer the first, or those right after.

    None where it is on other things, or they do not tell it.
    """
    new = {one.id for one in asked.things} - {one.id for one in first.understood.things}
    fits = _fitting(first, asked)
    wide = first.understood.kind in PLACES or not first.told
    if wide or new or asked.why_not is not None or fits is None:
        return None
    shelf = open_shelf(store, view, places(store, view, first.understood))
    if shelf is None:
        return None
    near = dict.fromkeys(at for hit in first.told[:FEW] for at in _near(shelf, hit))
    found = [shelf.sentences[at] for at in near if fits(shelf.sentences[at])][:FEW]
    kind = SAID if asked.kind == NONE else asked.kind
    told = tuple(Hit(one, 1.0) for one in found)
    return Reply(replace(asked, kind=kind), sentences=told, literal_first=True) if told else None


def _near(shelf: Shelf, hit: Hit) -> Iterator[int]:
    """The places of what answers, of what it is read with, and of what comes right after."""
    places = (shelf.places.get(" ".join(text.split())) for text in hit.said)
    known = [at for at in places if at is not None]
    yield from known
    for at in known[:1]:
        yield from range(at + 1, min(at + 1 + AFTER, shelf.beside(at).stop))


def _fitting(first: Reply, asked: Understood) -> Callable[[Sentence], bool] | None:
    """Whether a sentence tells what a later part asks; none where its words say of nothing what.

    A number that is asked for besides another is a second one in what answers the first.
    """
    said, sort = going_on(asked.text), sort_of(asked) if asked.kind in MUST else None
    own = (
        []
        if refers(asked.text)
        else [one for one in asked.terms if one not in first.understood.terms]
    )
    if said is None and not (sort is not None and own):
        return None
    noun = counted_noun(asked.text) if asked.kind == AMOUNT else None
    both = asked.kind == first.understood.kind == AMOUNT
    taken = {hit.text for hit in first.told} if both else set()

    def fits(sentence: Sentence) -> bool:
        text = sentence.text
        if POINTS.match(text) or (sort is not None and sort.search(text) is None):
            return False
        if asked.kind == AMOUNT and not gives_count(text):
            return False
        if " ".join(text.split()) in taken and len(NUMBERS.findall(text)) < TWO:
            return False
        if said is not None:
            return said.search(fold(text)) is not None
        counts = noun is None or stem(noun) in counted_in(text)
        return counts and bool(np.mean(Covering([text]).held(own) >= USED) >= HALF)

    return fits
