"""Which sentences answer a question as they stand in the documents, the best first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.covering import enough
from graph.questions.asking.finding import Hit, best
from graph.questions.asking.fitting import OF_WHAT, documents_of, of_what, subjects
from graph.questions.asking.holding import (
    AMOUNT,
    BOTH,
    HOLDS,
    counts_them,
    may_answer,
    wanted_in,
    years_in,
)
from graph.questions.asking.names import names_of
from graph.questions.asking.sentences import open_shelf
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from graph.store import Store

CLOSE = 0.8  # of the best, how good a sentence must be
NAMED = 0.25  # what it counts that a sentence has the name of what is asked about
NAMED_TOO = 0.2  # what it counts that it is near the names in the question
THERE = 0.12  # what it counts that it stands in a document on what is asked about
HELD = 0.2  # what it counts that it holds what is asked for
COUNTED = 0.3  # what it counts that it gives a number of what is asked for
# Of which a sentence must hold what is asked for.
MUST = {AMOUNT, "name", "when", "who", "law", "definition", "followup", "coverage"}
BESIDE = {"who", "law"}  # of which the other words of a question tell little, of a thing it names
ASIDE = 0.3  # so what they count for
OF_NAME = {"profile", "definition"}  # of which a sentence must have the name
DOCUMENTS = 40  # that are looked through sentence by sentence


def find_sentences(
    store: Store, view: View, asked: Understood, part: float | None = None
) -> list[Hit]:
    """The literal sentences that answer, the best first.

    Each holds most of the words that the question is on, and where it is on none what its kind asks
    for; asked for an amount, a number or a time, it holds one. ``part`` is which part of the words
    it must hold, where that is not for the question to say.
    """
    holds, must = wanted_in(asked), asked.kind in MUST or not asked.content
    if asked.kind not in {AMOUNT, *HOLDS} and not asked.content:
        return []
    shelf = open_shelf(store, view, places(store, view, asked))
    if not shelf.sentences or (must and holds is None):
        return []
    words = shelf.texts.scores(" ".join(asked.words))
    near = shelf.texts.scores(" ".join(one.title for one in asked.things))
    shares, known = shelf.covering.shares(asked.content), names_of(view)
    on, allowed = on_it(view, asked), documents_of(view, asked)
    things = asked.of_kind(*OF_WHAT) if asked.kind in BOTH else of_what(asked)
    least = enough(asked.content, of_it=bool(things or asked.publisher)) if part is None else part
    beside = bool(things) and asked.kind in BESIDE
    weight, least = (ASIDE, 0.0) if beside else (1.0, least)
    hits = []
    for at, sentence in enumerate(shelf.sentences):
        if sentence.document.id not in allowed or shares[at] < least:
            continue
        text = shelf.padded[at]
        in_it = [known.named_in(text, one.id) for one in things]
        subject = subjects(view).get(sentence.document.id, frozenset())
        named = [it or one.id in subject for it, one in zip(in_it, things, strict=True)]
        held = holds is not None and holds.search(sentence.text) is not None
        if asked.kind == AMOUNT and not asked.content and not any(in_it):
            continue  # an amount of what its report is on may be of anything
        if may_answer(asked, text, held=held, named=named) and (held or not must):
            if (
                asked.kind in OF_NAME
                and things
                and not (any(in_it) or any(f" {word} " in text for word in asked.words))
            ):
                continue
            score = weight * float(shares[at]) + float(words[at]) + NAMED_TOO * float(near[at])
            score += NAMED * any(in_it) + HELD * held + THERE * (sentence.document.id in on)
            score += COUNTED * counts_them(asked, sentence.text)
            hits.append(Hit(sentence, score))
    return best(hits, CLOSE)


def find_later(store: Store, view: View, asked: Understood, most: int) -> list[Hit]:
    """What later reports say of a time up to the day by which it is asked what was known."""
    if asked.until is None:
        return []
    last, later = int(asked.until[:4]), replace(asked, since=asked.until, until=None)
    found = find_sentences(store, view, later)
    return [hit for hit in found if any(year <= last for year in years_in(hit.text))][:most]


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
    """The documents that name what is asked about."""
    return {view.document(e) for one in asked.things for e in one.evidence}
