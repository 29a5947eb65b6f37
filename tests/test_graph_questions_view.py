"""What all questions look at: which documents repeat another one, and what was published first."""

from __future__ import annotations

from graph.questions.statements.said import all_said
from tests.contributions import Said, report
from tests.views import view_of

ALFA = Said("Het ging mis.", trajectory="Alfa")
BRAVO = Said("Het ging mis.", trajectory="Bravo")


def test_the_same_few_words_about_another_trajectory_are_no_copy() -> None:
    view = view_of(report(ALFA, title="Een"), report(BRAVO, title="Twee"))
    assert all(view.originals[one] == one for one in view.documents)
    assert len(all_said(view)) == 2


def test_the_same_few_words_about_the_same_trajectory_are_a_copy() -> None:
    first, again = report(ALFA, title="Een", published="2019"), report(ALFA, title="Twee")
    view = view_of(first, again)
    assert view.originals[again.document.id] == first.document.id


def test_a_long_report_is_a_copy_whatever_trajectory_was_recognised() -> None:
    more = [Said(f"Dit was punt {number}.", trajectory=None) for number in range(3)]
    first = report(ALFA, *more, title="Een", published="2019")
    again = report(BRAVO, *more, title="Twee")
    assert view_of(first, again).originals[again.document.id] == first.document.id


def test_a_year_alone_is_as_late_as_its_last_day() -> None:
    year = report(ALFA, title="Jaar", published="2019")
    month = report(ALFA, title="Maand", published="2019-03")
    view = view_of(year, month)
    assert view.originals[year.document.id] == month.document.id
    evidence = [one for node in view.statements for one in node.evidence]
    assert view.first(evidence) == "2019-03"


def test_what_is_worked_out_of_a_view_is_worked_out_once() -> None:
    one, other = (view_of(report(ALFA, published=year)) for year in ("2018", "2019"))
    assert all_said(one) is all_said(one)
    assert all_said(one) != all_said(other)
