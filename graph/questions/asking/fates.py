"""What became of the advice and the promises that a question is on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.covering import IN_PART, Covering, enough
from graph.questions.asking.finding import ON_IT, on_topic
from graph.questions.asking.fitting import OF_WHAT, documents_of, fitting
from graph.questions.asking.holding import FOLLOWUP
from graph.questions.asking.names import names_of
from graph.questions.asking.ranking import rank
from graph.questions.asking.shelf import open_shelf
from graph.questions.asking.slots import asks_promise, empty_words, fate_in, fate_told
from graph.questions.asking.tokens import padded, tokens_of
from graph.questions.followup import Fate, FollowUps, follow_up
from graph.questions.things.ministries import is_ministry
from graph.questions.views.terms import MEASURE
from graph.stems import STOP, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.asking.hits import Hit
    from graph.questions.asking.understanding import Understood
    from graph.questions.followup import FollowedUp
    from graph.questions.views.view import View
    from graph.store import Store

SAME = 0.75  # which part of the words of what is told later the advice must hold
TELLING = 2  # of these words at least
GOVERNMENT = re.compile(  # how a text names who is of the government
    r"\b(?:ministers?|staatssecretaris(?:sen)?|bewindspersoon|bewindspersonen|bewindslieden|kabinet|"
    r"regering|ministeries?)\b"
)
LOCAL = re.compile(
    r"\b(?:college|gemeenten?|gemeenteraad|wethouders?|burgemeesters?|provincies?)\b"
)
ADVICE = re.compile(r"\b(?:aanbe\w+|advi\w+|geadviseerd\w*|recommend\w*)")


def followed(store: Store, view: View, asked: Understood) -> FollowUps | None:
    """What became of the advice and promises that are asked for, none where there are none.

    Of an organisation that gave the advice, also what others tell became of it by its name.
    """
    found, by = follow_up(view), asked.publisher
    fits, names = fitting(view, replace(asked, publisher=None)), names_of(view)
    documents, thing = documents_of(view, asked), next(iter(asked.of_kind(*OF_WHAT)), None)
    fitted = [one for one in found.told if fits(one.statement)]
    texts = [_told(store, one) for one in fitted]
    least = enough(asked.terms, of_it=bool(by or thing))
    alone = len(asked.terms) == 1  # then what people use for the word is not enough
    told = [
        one
        for one, text, share in zip(fitted, texts, Covering(texts).shares(asked.terms), strict=True)
        if share >= (IN_PART if alone else ON_IT if on_topic(view, one.statement, asked) else least)
        and (
            any(view.document(held) in documents for held in one.evidence)
            or (by is not None and names.named_in(padded(text), by.id))
        )
    ]
    told = _wanted(store, asked, _joined(view, told) if asked.terms else told)
    if asks_government(asked):
        told = [one for one in told if _is_to_government(store, view, one)]
    return replace(found, thing=thing, told=tuple(told)) if told else None


def refusals(store: Store, view: View, asked: Understood) -> tuple[Hit, ...]:
    """The sentences that tell of advice what is asked, where it asks for a fate."""
    said = fate_told(asked.text)
    if said is None:
        return ()
    found = rank(store, view, asked).answers
    fits = by_whom(store, view, asked)
    return tuple(
        hit
        for hit in found
        if said.search(fold(hit.text)) and ADVICE.search(fold(hit.text)) and fits(hit)
    )


def asks_government(asked: Understood) -> bool:
    """Whether it is asked what members of the government did not want to follow."""
    said = asked.kind == FOLLOWUP and fate_told(asked.text) is not None
    return (
        said
        and Fate.REFUSED in _fates(asked.text)
        and GOVERNMENT.search(fold(asked.text)) is not None
    )


def _is_to_government(store: Store, view: View, one: FollowedUp) -> bool:
    """Whether advice is to a ministry, or what is told of it names somebody of the government."""
    if one.addressees:
        return any(is_ministry(view.schema, to.id) for to in one.addressees)
    return GOVERNMENT.search(fold(_told(store, one))) is not None


def by_whom(store: Store, view: View, asked: Understood) -> Callable[[Hit], bool]:
    """Whether a refusal is by whom it is asked: of the government, where that is asked.

    It, or a sentence beside it, names somebody of that, and it names nobody of a municipality.
    """
    shelf = open_shelf(store, view, sorted(view.documents)) if asks_government(asked) else None

    def fits(hit: Hit) -> bool:
        if shelf is None:
            return True
        at = shelf.places.get(hit.text)
        beside = () if at is None else (one for one in shelf.beside(at) if abs(one - at) <= 1)
        near = [hit.text, *(shelf.sentences[one].text for one in beside)]
        local = LOCAL.search(fold(hit.text)) and not GOVERNMENT.search(fold(hit.text))
        return not local and any(GOVERNMENT.search(fold(one)) for one in near)

    return fits


def _wanted(store: Store, asked: Understood, told: list[FollowedUp]) -> list[FollowedUp]:
    """Those of the fates that are asked for; where any is told in such words, only these."""
    wanted = _fates(asked.text)
    found = [one for one in told if one.fate in wanted]
    if asks_promise(asked.text) and not ADVICE.search(fold(asked.text)):
        found = [one for one in found if one.statement.kind == MEASURE] or found
    said = fate_told(asked.text)
    if said is None:
        return found
    return [one for one in found if said.search(fold(_told(store, one)))] or found


def _joined(view: View, told: list[FollowedUp]) -> list[FollowedUp]:
    """Advice of which nothing is known, with what a later report tells of advice in its words.

    It must be of the same trajectory, and hold nearly all words of what the later one repeats.
    """
    judged = [one for one in told if one.ledger]
    texts = [one.statement.title for one in told]
    held = Covering(texts)
    taken: dict[int, FollowedUp] = {}
    gone: set[str] = set()
    for later in judged:
        words = [one for one in tokens_of(later.statement.title) if one not in STOP | empty_words()]
        shares = held.shares(words) if len(words) >= TELLING else ()
        for at, share in enumerate(shares):
            if share >= SAME and _is_earlier(view, told[at], later):
                taken[at] = later
                gone.add(later.statement.id)
    return [
        replace(
            one,
            fate=taken[at].fate,
            ledger=taken[at].ledger,
            independent=taken[at].independent,
            reported=taken[at].reported,
        )
        if at in taken
        else one
        for at, one in enumerate(told)
        if one.statement.id not in gone
    ]


def _is_earlier(view: View, one: FollowedUp, later: FollowedUp) -> bool:
    """Whether it was advised before, on the same, and nothing is told of what became of it."""
    same = {view.root(node.id) for node in one.trajectories} & {
        view.root(node.id) for node in later.trajectories
    }
    return bool(same) and one.date < later.date and not one.ledger


def _told(store: Store, one: FollowedUp) -> str:
    """What it says, with what is told of what became of it."""
    statuses = [status for status in (one.independent, one.reported) if status is not None]
    quotes = store.quotes([held for status in statuses for held in status.evidence])
    return " ".join([one.statement.title, *(quote.passage.quote for quote in quotes)])


def _fates(text: str) -> set[Fate]:
    """Which fates are asked for; all of them where none is."""
    slot = fate_in(text)
    return set(Fate) if slot is None else {Fate(fate) for fate in slot["fates"]}
