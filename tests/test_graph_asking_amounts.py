"""An amount that is of more than what is asked about is told as that."""

from __future__ import annotations

import pytest

from graph.questions.asking.amounts import covers_more
from ontology.schema import IDENTIFIERS
from tests.contributions import Said, report
from tests.views import view_of

BOX_3 = f"{IDENTIFIERS}traject/rechtsherstel-box-3"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Dat kostte € 18 miljoen voor rechtsherstel box 3 en een huurgarantie.", True),
        ("Er ging € 2 miljoen naar de huurgarantie en rechtsherstel box 3.", False),
        ("Er is € 2 miljoen uitgegeven voor de huurgarantie en rechtsherstel box 3.", True),
        ("Het rechtsherstel box 3 kostte € 18 miljoen.", False),
        (
            "Voor rechtsherstel box 3 is € 18 miljoen begroot en voor de garantie € 2 miljoen.",
            False,
        ),
        ("Van rechtsherstel box 3 en de kosten daarvan is niets bekend.", False),
    ],
)
def test_an_amount_is_for_more_where_its_name_is_joined_to_another(text: str, more: bool) -> None:
    view = view_of(report(Said("Herstel was nodig.", trajectory=BOX_3)))
    assert covers_more(view, (view.node(BOX_3),), text) is more
