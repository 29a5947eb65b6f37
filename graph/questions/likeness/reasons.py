"""Why two trajectories are alike: what they can have in common, and how much each counts for."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reason(StrEnum):
    """What trajectories can have in common: a relation or property of the ontology, or words."""

    BOTTLENECK = "occursIn"
    EXECUTING = "executedBy"
    RESPONSIBLE = "responsible"
    INVESTIGATING = "investigatedBy"
    CONCERNED = "concerns"
    LAW = "basedOn"
    SUBJECT = "subject"
    TARGET_GROUP = "targetGroup"
    NEED = "hasNeed"
    PHASE = "phase"
    LEVEL = "level"
    KIND = "organisationKind"
    WORDING = "wording"
    MEANING = "meaning"


WEIGHTS: Mapping[Reason, float] = MappingProxyType(
    {
        Reason.BOTTLENECK: 10,  # what went wrong is what there is to learn from each other
        Reason.SUBJECT: 8,  # the same field brings the same kind of harm
        Reason.MEANING: 6,  # what they are about is near in meaning, by whatever words
        Reason.WORDING: 4,  # the same words are told of both, which chance does too
        Reason.TARGET_GROUP: 3,  # the same people, or people in the same place
        Reason.EXECUTING: 4,  # who did it before knows how, and may do it so again
        Reason.LAW: 3,  # the same law gives the same room, or takes it
        Reason.CONCERNED: 3,  # reports speak of the same organisations
        Reason.NEED: 2,  # people need the same, but most of them do
        Reason.RESPONSIBLE: 1,  # a ministry has many trajectories that have little in common
        Reason.INVESTIGATING: 1,  # so have those who oversee everything
        Reason.PHASE: 1,  # the same questions at the same time, whatever they are about
        Reason.LEVEL: 0.5,  # nearly all are central
        Reason.KIND: 2,  # the same kind of organisation is tempted alike, but there are few kinds
    }
)
WORDS = (Reason.MEANING, Reason.WORDING)  # of texts, and not of things that both have
REPEATED = (Reason.BOTTLENECK, Reason.WORDING, Reason.KIND)  # by which a failure is known again
RELATED = tuple(one for one in WEIGHTS if one != Reason.KIND)  # which organisation says more
