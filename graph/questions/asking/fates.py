"""What became of the advice and the promises that a question is on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.covering import Covering, enough
from graph.questions.asking.finding import ON_IT, on_topic
from graph.questions.asking.fitting import OF_WHAT, documents_of, fitting
from graph.questions.asking.names import names_of
from graph.questions.asking.slots import asks_promise, fate_in
from graph.questions.asking.tokens import padded
from graph.questions.followup import Fate, FollowUps, follow_up
from graph.questions.views.terms import MEASURE
from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.understanding import Understood
    from graph.questions.followup import FollowedUp
    from graph.questions.views.view import View
    from graph.store import Store

ADVICE = re.compile(r"\b(?:aanbe\w+|advi\w+|geadviseerd\w*|recommend\w*)")


def followed(store: Store, view: View, asked: Understood) -> FollowUps | None:
    """What became of the advice and promises that are asked for, none where there are none.

    Of an organisation that gave the advice, also what others tell became of it by its name.
    """
    found = follow_up(view)
    wanted, by = _fates(asked.text), asked.publisher
    fits = fitting(view, replace(asked, publisher=None))
    documents, names = documents_of(view, asked), names_of(view)
    fitted = [one for one in found.told if one.fate in wanted and fits(one.statement)]
    if asks_promise(asked.text) and not ADVICE.search(fold(asked.text)):
        promised = [one for one in fitted if one.statement.kind == MEASURE]
        fitted = promised or fitted
    texts = [_told(store, one) for one in fitted]
    least = enough(asked.terms, of_it=bool(by or asked.of_kind(*OF_WHAT)))
    told = [
        one
        for one, text, share in zip(fitted, texts, Covering(texts).shares(asked.terms), strict=True)
        if share >= (ON_IT if on_topic(view, one.statement, asked) else least)
        and (
            any(view.document(held) in documents for held in one.evidence)
            or (by is not None and names.named_in(padded(text), by.id))
        )
    ]
    thing = next(iter(asked.of_kind(*OF_WHAT)), None)
    return replace(found, thing=thing, told=tuple(told)) if told else None


def _told(store: Store, one: FollowedUp) -> str:
    """What it says, with what is told of what became of it."""
    statuses = [status for status in (one.independent, one.reported) if status is not None]
    quotes = store.quotes([held for status in statuses for held in status.evidence])
    return " ".join([one.statement.title, *(quote.passage.quote for quote in quotes)])


def _fates(text: str) -> set[Fate]:
    """Which fates are asked for; all of them where none is."""
    slot = fate_in(text)
    return set(Fate) if slot is None else {Fate(fate) for fate in slot["fates"]}
