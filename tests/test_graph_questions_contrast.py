"""In what two trajectories differ: what is known of both, or what went wrong in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import mint
from graph.questions.asking.replying import ask
from graph.questions.contrast import contrast
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.questions.contrast import contrast_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.questions.contrast import Contrast

TRAJECT = "https://w3id.org/leergraaf/id/traject"
WIA, BEURS = f"{TRAJECT}/hersteloperatie-wia", f"{TRAJECT}/herstel-uitwonendenbeurs"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def apart(store: Store, one: str, other: str) -> Contrast:
    view = open_view(store)
    return contrast(view, view.node(one), view.node(other))


def test_what_is_known_of_both_and_not_the_same_differs(store: Store) -> None:
    store.put(report(Said("Het UWV rekende na.", trajectory=WIA), title="WIA"))
    store.put(report(Said("DUO betaalde terug.", trajectory=BEURS), title="Beurs"))
    found = {one.name: one for one in apart(store, WIA, BEURS).differences}
    assert {"responsible", "targetGroup"} <= found.keys()
    assert "level" not in found  # of both the same
    told = str(contrast_sheet(Writer(store), apart(store, WIA, BEURS)))
    assert "Ministerie van Sociale Zaken en Werkgelegenheid (Hersteloperatie WIA)" in told
    assert "volgens de ontologie" in told


def test_only_what_went_wrong_in_one_of_them_sets_it_apart(store: Store) -> None:
    lines = [
        Said("Alfa deelde te laat.", trajectory="Alfa", bottleneck=KNELPUNT),
        Said("Alfa strafte te hard.", trajectory="Alfa", bottleneck=OTHER_KNELPUNT),
        Said("Bravo deelde te laat.", trajectory="Bravo", bottleneck=KNELPUNT),
    ]
    store.put(report(*lines))
    alfa, bravo = (mint("Trajectory", one) for one in ("alfa", "bravo"))
    found = apart(store, alfa, bravo)
    assert [one.topic and one.topic.id for one in found.only_one] == [OTHER_KNELPUNT]
    assert found.only_other == ()
    assert apart(store, bravo, alfa).only_other == found.only_one


def test_what_is_unsure_or_went_right_sets_nothing_apart(store: Store) -> None:
    lines = [
        Said("Alfa deelde misschien te laat.", trajectory="Alfa", confidence=0.4),
        Said("Alfa deelde goed.", trajectory="Alfa", polarity="positief"),
        Said("Bravo zweeg.", trajectory="Bravo", bottleneck=None),
    ]
    store.put(report(*lines))
    assert apart(store, mint("Trajectory", "alfa"), mint("Trajectory", "bravo")).empty


def test_who_asks_for_a_difference_is_told_no_likeness(store: Store) -> None:
    store.put(report(Said("Het UWV rekende na.", trajectory=WIA), title="WIA"))
    store.put(report(Said("DUO deed hetzelfde.", trajectory=BEURS, bottleneck=None), title="Beurs"))
    reply = ask(store, "Wat is het verschil tussen de hersteloperatie WIA en de uitwonendenbeurs?")
    told = str(asked_sheet(Writer(store), reply))
    assert "Waarin Hersteloperatie WIA en Herstel uitwonendenbeurs verschillen" in told
    assert "Verwant aan" not in told
    assert "DUO deed" not in told
