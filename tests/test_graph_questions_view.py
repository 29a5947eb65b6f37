"""What all questions look at: which documents repeat another one, and what was published first."""

from __future__ import annotations

from graph.questions.likeness.traits import trajectories_of
from graph.questions.statements.said import all_said
from graph.questions.views.dated import is_later
from ontology import load
from ontology.schema import IDENTIFIERS
from tests.contributions import Said, report
from tests.views import view_of

GRONINGEN = f"{IDENTIFIERS}traject/herstel-en-versterking-groningen"
INSTITUTE = "https://identifier.overheid.nl/tooi/id/zbo/zb000312"  # since July 2020
ENDING = f"{IDENTIFIERS}traject/beeindiging-gaswinning-groningen"  # began in 2018
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


def test_what_the_ontology_dates_later_is_no_fact_as_of_a_day() -> None:
    then, now = (view_of(report(ALFA, published="2015"), as_of=day) for day in ("2016-01-01", None))
    assert INSTITUTE in now.facts(GRONINGEN, "executedBy")
    assert INSTITUTE not in then.facts(GRONINGEN, "executedBy")
    assert now.curated(INSTITUTE, "validFrom")
    assert then.curated(INSTITUTE, "validFrom") == ()


def test_a_ministry_is_told_as_it_was_called_on_the_day() -> None:
    view = view_of(report(ALFA, published="2015"), as_of="2016-01-01")
    titles = {view.node(one).title for one in view.facts(GRONINGEN, "responsible")}
    assert "Ministerie van Economische Zaken" in titles
    assert "Ministerie van Economische Zaken en Klimaat" not in titles


def test_a_trajectory_that_began_later_is_unknown_until_a_document_names_it() -> None:
    early = Said("De winning wordt afgebouwd.", trajectory=ENDING)
    without, named = (
        view_of(report(one, published="2015"), as_of="2016-01-01") for one in (ALFA, early)
    )
    assert ENDING not in trajectories_of(without).ids
    assert ENDING in trajectories_of(named).ids


def test_a_law_is_no_older_than_the_year_in_its_name() -> None:
    laws = {one.label(): one for one in load().concepts.values() if one.kind == "LegalInstrument"}
    law = laws["Wet inburgering 2021"]
    assert is_later(law, "2019-12-31")
    assert not is_later(law, "2021-01-01")
    assert not is_later(laws["Mijnbouwwet"], "2019-12-31")
