"""Every bottleneck has the phase in which it can be prevented, and every phase can be told."""

from __future__ import annotations

import pytest

from ontology import Concept, load

SCHEMA = load()
PHASES = {one.id for one in SCHEMA.members["trajectfase"]}


@pytest.mark.parametrize("bottleneck", SCHEMA.members["knelpunten"], ids=lambda one: one.code)
def test_a_bottleneck_can_be_prevented_in_one_phase(bottleneck: Concept) -> None:
    (phase,) = bottleneck.attributes["phase"]
    assert phase in PHASES


def test_no_phase_is_without_bottlenecks_or_phrases() -> None:
    told = {one.first("phase") for one in SCHEMA.members["knelpunten"]}
    assert told == PHASES
    assert all(one.cues for one in SCHEMA.members["trajectfase"])
