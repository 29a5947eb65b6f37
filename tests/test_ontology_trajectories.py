"""What the ontology says of trajectories: of what sort they are, and when they ran."""

from __future__ import annotations

import pytest

from graph.model import Node
from graph.sheets.catalogue import load as load_messages
from graph.sheets.naming import Naming
from ontology import Concept, load
from ontology.schema import IDENTIFIERS

SCHEMA = load()
TRAJECTORIES = SCHEMA.members["trajecten"]
SORTS = {one.id for one in SCHEMA.members["trajectsoort"]}


def test_every_sort_of_trajectory_is_in_use_and_no_other() -> None:
    used = [id_ for one in TRAJECTORIES for id_ in one.attributes.get("trajectoryKind", ())]
    assert set(used) == SORTS


@pytest.mark.parametrize("one", TRAJECTORIES, ids=lambda one: one.code)
def test_a_trajectory_is_of_one_sort_and_ends_after_it_began(one: Concept) -> None:
    assert len(one.attributes.get("trajectoryKind", ())) <= 1
    began, ended = one.first("began"), one.first("ended")
    assert ended is None or (began is not None and began <= ended)


@pytest.mark.parametrize(
    ("code", "nl", "en"),
    [
        ("now-regeling", "Steunregeling", "Support scheme"),
        ("hersteloperatie-wia", "Hersteltraject", "Recovery trajectory"),
        ("beeindiging-gaswinning-groningen", "Traject", "Trajectory"),  # a decision of policy
    ],
)
def test_a_trajectory_is_called_by_its_sort_where_that_is_known(
    code: str, nl: str, en: str
) -> None:
    node = Node(f"{IDENTIFIERS}traject/{code}", "Trajectory", ())
    assert Naming(SCHEMA, load_messages("nl")).sort(node) == nl
    assert Naming(SCHEMA, load_messages("en")).sort(node) == en


@pytest.mark.parametrize("code", ["tozo", "now-regeling", "tegemoetkoming-vaste-lasten"])
def test_what_supported_entrepreneurs_in_the_pandemic_is_over(code: str) -> None:
    one = SCHEMA.concepts[f"{IDENTIFIERS}traject/{code}"]
    assert one.first("ended") in ("2021", "2022")
