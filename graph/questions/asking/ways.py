"""The ways in which each of the questions on a line may be understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.asking.causes import asks_why
from graph.questions.asking.fates import followed
from graph.questions.asking.holding import FOLLOWUP, MEASURES, MUST, WARNED
from graph.questions.asking.kinds import WHO_SAID
from graph.questions.asking.own import OWN
from graph.questions.asking.parts import parts_of, refers, taken_over
from graph.questions.asking.understanding import NONE, Understood, understand
from graph.questions.views.terms import ABOUT, TRAJECTORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.views.view import View
    from graph.store import Store

DATED = {MEASURES, "recommendations"}  # of which the answer says when


def ways_of(store: Store, view: View, text: str) -> list[tuple[Understood, ...]]:
    """How each of the questions on a line may be understood, the likeliest first."""
    first, *others = parts_of(text)
    start = understand(store, view, first)
    likely = (start, *_in_words(store, view, start), *_by_people(store, view, start))
    found: list[tuple[Understood, ...]] = [likely]
    for part in others:
        asked = understand(store, view, part, start.things)
        more = taken_over(asked, start)
        whole = f"{found[-1][0].text} en {part}"
        if _is_told(asked, start):
            continue
        if not _is_bare(asked, start):
            # Asked for a fact, its own words say of what.
            found.append((asked, more) if asked.content and asked.kind in MUST else (more,))
        elif asked.kind != FOLLOWUP:
            found[-1] = (understand(store, view, whole, start.things),)
        elif followed(store, view, told := replace(start, kind=FOLLOWUP, text=whole)) is not None:
            found = [(told,)]
        else:
            found.append((more,))
    return found


def _in_words(store: Store, view: View, asked: Understood) -> Iterator[Understood]:
    """The question by the words of the trajectories that it names and no statement is about."""
    absent = frozenset(
        one.id
        for one in view.schema.concepts.values()
        if one.kind == TRAJECTORY and not view.incoming(one.id, ABOUT)
    )
    if not absent.isdisjoint(one.id for one in asked.things):
        yield understand(store, view, asked.text, without=absent)


def _by_people(store: Store, view: View, asked: Understood) -> Iterator[Understood]:
    """The question on people as such, where a word for them may mean those of a trajectory.

    None where it has no other words: then nothing else says what it is on.
    """
    if asked.guessed and asked.content:
        guessed = frozenset(one.id for one in asked.guessed)
        yield understand(store, view, asked.text, without=guessed)


def _is_told(asked: Understood, first: Understood) -> bool:
    """Whether what the first is answered by tells this too: why, or when what is promised is due.

    What was done with a warning stands with who gave it.

    When a measure was taken, or a promise made, the quote says, and the day of its report.
    """
    if first.kind == WARNED and asked.kind == FOLLOWUP and refers(asked.text):
        return True
    told = (first.kind == FOLLOWUP and asks_why(asked)) or (
        first.kind in DATED and asked.kind == "when" and not asked.content
    )
    return told and _is_bare(asked, first)


def _is_bare(asked: Understood, first: Understood) -> bool:
    """Whether a later part only goes on asking what the first is on: "en waar staat dat?".

    When advice was followed is told along with whether it was.
    """
    if set(asked.things) - set(first.things):
        return False
    if asks_why(asked) and first.kind == FOLLOWUP:  # the quote says why
        return True
    if asked.content:
        return False
    if asked.kind == WHO_SAID:  # where it stands is told of everything
        return True
    if first.kind in {FOLLOWUP, *DATED} and asked.kind == "when":
        return True
    return asked.kind in {NONE, FOLLOWUP, first.kind} or first.kind in OWN
