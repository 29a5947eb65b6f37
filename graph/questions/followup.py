"""Follow-up: who was told what, and what, by whose word, has become of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.questions.likeness.sameness import matches
from graph.questions.statements.advice import (
    DONE,
    OWN_WORD,
    Status,
    find_addressees,
    find_measures,
    find_statuses,
    is_given,
    judgement,
    latest,
)
from graph.questions.statements.retelling import retold
from graph.questions.statements.said import Said, all_said, said_by_id, said_of
from graph.questions.statements.themes import is_right
from graph.questions.views.dates import months_between
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ADDRESSED_TO,
    CONCERNS,
    INDEPENDENT,
    LESSON,
    MEASURE,
    ORGANISATION,
    RECOMMENDATION,
)
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

REFUSED = "niet-opgevolgd"
NOBODY = ""  # whom a statement concerns that names none
STILL = re.compile(  # what is left to do, of what was done
    r"\b(?:nog (?:altijd |steeds )?(?:niet|geen)|niet volledig|hoewel|onvoldoende|not yet|still)\b",
    re.IGNORECASE,
)


class Fate(StrEnum):
    """What became of a recommendation or commitment."""

    BROKEN = "broken"  # was promised, and not followed
    REFUSED = "refused"  # was not followed
    WAITING = "waiting"  # was not followed yet
    PROMISED = "promised"  # was taken over or promised, and nobody tells that it was done
    OPEN = "open"  # nobody tells anything
    GOING = "going"  # is being carried out
    PARTLY = "partly"  # was carried out in part
    DONE = "done"  # was carried out, anchored or not


FATES = {  # by status, where it says more than the class of the Court of Audit
    "nog-niet-opgevolgd": Fate.WAITING,
    "deels-opgevolgd": Fate.PARTLY,
}
CLASSES = {
    "toezegging-is-uitgevoerd": Fate.DONE,
    "toezegging-wordt-uitgevoerd": Fate.GOING,
    "overige-actie": Fate.PROMISED,
}


@dataclass(frozen=True, slots=True)
class Again:
    """A later recommendation that says the same, after this one was reported as followed."""

    statement: Node
    date: str
    months: int | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A recommendation or commitment, to whom, and what became of it.

    ``fate`` is by the latest ``independent`` judgement, else by the latest that is ``reported`` by
    who had to act, itself or as another passes it on; ``ledger`` says which of these, ``""`` where
    there is none. Both stand beside each other and are never weighed against each other.
    ``measures`` are what is said to implement it. ``doings``, where nothing is told of it, are what
    else its document says that those did to whom it is addressed, by IRI. ``months`` is its age at
    ``FollowUps.day``, for certain.
    """

    statement: Node
    date: str
    addressees: tuple[Node, ...]
    trajectories: tuple[Node, ...]
    evidence: tuple[Evidence, ...]
    fate: Fate
    ledger: str
    independent: Status | None
    reported: Status | None
    measures: tuple[Node, ...]
    doings: tuple[Node, ...]
    months: int | None
    again: tuple[Again, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What was recommended and promised, the earliest first; ``day`` is when ages are counted."""

    thing: Node | None
    day: str
    told: tuple[FollowedUp, ...]


def follow_up(view: View, thing: Node | None = None) -> FollowUps:
    """Of every recommendation and commitment what became of it, or of those to or about a thing.

    To an organisation is what is addressed to it. What no document itself recommends or promises,
    and of which no status is told, is left out: a norm, an explanation, what was done. What repeats
    earlier advice to tell what became of it is not told apart from that.
    """
    return _everything(view) if thing is None else _follow_up(view, thing)


@kept
def _everything(view: View) -> FollowUps:
    return _follow_up(view, None)


def _follow_up(view: View, thing: Node | None) -> FollowUps:
    told = [
        found
        for one in _asked(view, thing)
        if one.node.kind in {RECOMMENDATION, MEASURE} and one.node.id not in retold(view)
        if (found := _followed(view, one)) is not None
    ]
    return FollowUps(thing, view.day, tuple(told))


@kept
def what_became(view: View) -> Mapping[str, FollowedUp]:
    """What became of each recommendation and commitment, by its IRI or that of a repetition."""
    found = {one.statement.id: one for one in follow_up(view).told}
    again = retold(view).items()
    return found | {id_: found[one.node.id] for id_, one in again if one.node.id in found}


def _asked(view: View, thing: Node | None) -> tuple[Said, ...]:
    if thing is None:
        return all_said(view)
    if thing.kind != ORGANISATION:
        return said_of(view, thing.id)
    known = said_by_id(view)
    told = {known[edge.subject].node.id for edge in view.incoming(thing.id, ADDRESSED_TO)}
    return tuple(one for one in said_of(view, thing.id) if one.node.id in told)


def _followed(view: View, said: Said) -> FollowedUp | None:
    statuses = find_statuses(view, said)
    promised = said.node.kind == MEASURE
    if not is_given(said.node, statuses):
        return None
    measures, judged = find_measures(view, said), judgement(statuses)
    addressees = find_addressees(view, said)
    fate = _fate(judged, statuses, promised=promised or bool(measures))
    return FollowedUp(
        statement=said.node,
        date=said.date,
        addressees=addressees,
        trajectories=tuple(map(view.node, said.trajectories)),
        evidence=said.evidence,
        fate=fate,
        ledger="" if judged is None else judged.ledger,
        independent=latest(statuses, INDEPENDENT),
        reported=latest(statuses, *OWN_WORD),
        measures=measures,
        doings=_doings(view, said, addressees) if fate is Fate.OPEN else (),
        months=months_between(said.date, view.day),
        again=tuple(_again(view, said, statuses)),
    )


def _doings(view: View, said: Said, addressees: Iterable[Node]) -> tuple[Node, ...]:
    """What its document says that they did or will do, did well, or have yet to do.

    Where it says any of that, what is left to do of which it names nobody is theirs too.
    """
    done = _done(view)
    found = {node.id: node for one in addressees for node in done.get((said.source, one.id), ())}
    if found:
        found |= {node.id: node for node in done.get((said.source, NOBODY), ())}
    return tuple(found[id_] for id_ in sorted(found) if id_ != said.node.id)


@kept
def _done(view: View) -> Mapping[tuple[str, str], list[Node]]:
    """By document and organisation, its measures and what lessons say it did or has yet to do."""
    found: dict[tuple[str, str], list[Node]] = {}
    for one in all_said(view):
        left = one.node.kind == LESSON and STILL.search(one.node.get("text") or "") is not None
        if one.node.kind == MEASURE or is_right(one.node) or left:
            tied = {edge.object for edge in one.outgoing(view, ADDRESSED_TO, CONCERNS)}
            for id_ in tied or ({NOBODY} if left else ()):
                found.setdefault((one.source, id_), []).append(one.node)
    return found


def _fate(judged: Status | None, statuses: Iterable[Status], *, promised: bool) -> Fate:
    """By the judgement; a refusal breaks what was promised or taken over before it."""
    if judged is None:
        return Fate.PROMISED if promised else Fate.OPEN
    if judged.status == REFUSED:
        taken = any(one.audit_class in CLASSES and one.date <= judged.date for one in statuses)
        return Fate.BROKEN if promised or taken else Fate.REFUSED
    unsaid = Fate.PROMISED if promised else Fate.OPEN
    return FATES.get(judged.status) or CLASSES.get(judged.audit_class, unsaid)


def _again(view: View, said: Said, statuses: Iterable[Status]) -> Iterator[Again]:
    """The recommendations that say the same after it was first reported as followed."""
    closed = next((one.date for one in statuses if one.status in DONE and one.date), None)
    if closed is None:
        return
    for match in matches(view).get(said.node.id, ()):
        later = match.said
        if later.date and last_day(closed) < later.date:
            yield Again(later.node, later.date, months_between(closed, later.date), later.evidence)
