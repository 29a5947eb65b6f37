"""What of the advice under follow-up is taken along as a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.pages.followup import _head, _rows
from graph.questions.followup import follow_up
from graph.questions.views.view import open_view
from tests.dashboard_site import site_of
from tests.loaded import loaded

if TYPE_CHECKING:
    from pathlib import Path

DONE = (
    "De minister van Defensie heeft in 2018 een plan voor de ordening van het archief opgesteld "
    "en is daarmee begonnen."
)
REPORT = f"""Algemene Rekenkamer
Beantwoording van vragen over het archief
Datum: 8 juni 2019

Vraag 1
Hoe staat het met het archief?

Antwoord 1
Wij bevelen de minister van Defensie aan om het archief te ordenen. {DONE}
"""


def test_a_row_of_advice_has_what_its_document_says_close_by(tmp_path: Path) -> None:
    with loaded(tmp_path, {"archief.txt": REPORT}) as store:
        site = site_of(store)
        [row] = _rows(site, follow_up(open_view(store)).told)
        told = dict(zip(_head(site), row, strict=True))
    assert told["Tekst"] == "Wij bevelen de minister van Defensie aan om het archief te ordenen."
    assert told["Wat er vlakbij over staat (niet beoordeeld)"] == f"“{DONE}” (Antwoord 1)"
