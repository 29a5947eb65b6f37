"""Praise by who did it is told as that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.replying import ask
from graph.questions.statements.praise import own_praise
from graph.sheets.forms.markdown import to_markdown
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import open_store
from ontology.schema import IDENTIFIERS
from tests.contributions import Said, report
from tests.views import view_of

if TYPE_CHECKING:
    from pathlib import Path

TOESLAGEN = f"{IDENTIFIERS}traject/hersteloperatie-toeslagen"
WELL = Said("Ouders werden goed geholpen.", trajectory=TOESLAGEN, polarity="positief")


@pytest.mark.parametrize(
    ("publisher", "own"),
    [
        ("Ministerie van Financiën", True),
        ("Dienst Toeslagen", True),
        ("Nationale ombudsman", False),
        ("Uitvoeringsinstituut Werknemersverzekeringen", False),
        ("Bureau dat niemand kent", False),
    ],
)
def test_who_answers_for_it_or_carries_it_out_praises_its_own_work(
    publisher: str, *, own: bool
) -> None:
    view = view_of(report(WELL, publisher=publisher))
    (lesson,) = view.statements
    assert own_praise(view, lesson) == (publisher if own else "")


def test_a_fault_that_is_owned_up_to_is_no_praise() -> None:
    wrong = Said("Ouders werden slecht geholpen.", trajectory=TOESLAGEN)
    view = view_of(report(wrong, publisher="Ministerie van Financiën"))
    assert own_praise(view, view.statements[0]) == ""


def test_an_answer_says_that_it_is_own_praise(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as store:
        store.put(report(WELL, publisher="Ministerie van Financiën"))
        writer = Writer(store)
        sheet = asked_sheet(writer, ask(store, "Wat ging er goed bij de toeslagen?"))
        assert "Eigen oordeel van Ministerie van Financiën." in to_markdown(sheet, writer)
