"""Signals: a new document that shows what went wrong elsewhere before, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.likeness.reasons import Reason
from graph.questions.signals import Signals, signals
from graph.questions.views.view import open_view
from graph.sheets.questions.signals import signals_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAZORG = "https://w3id.org/leergraaf/id/knelpunten/nazorg"
UWV = "https://identifier.overheid.nl/tooi/id/zbo/zb000117"
SINCE = "2024-01-01"
OLD = [
    Said("Bij Alfa bleef de brief liggen.", trajectory="Alfa"),
    Said("Bij Alfa was de wet hard.", trajectory="Alfa", bottleneck=OTHER_KNELPUNT),
]
ONE = [Said("Bij Bravo bleef de brief liggen.", trajectory="Bravo")]
BOTH = [*ONE, Said("Bij Bravo was de wet hard.", trajectory="Bravo", bottleneck=OTHER_KNELPUNT)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        opened.put(report(*OLD, title="Oud", published="2020"))
        yield opened


def ask(store: Store, since: str = SINCE, as_of: str | None = None) -> Signals:
    return signals(open_view(store, as_of), since, 10)


def titles(found: Signals) -> list[str]:
    return [one.document.title for one in found.found]


def test_a_new_document_with_the_bottlenecks_of_an_earlier_failure_is_a_signal(
    store: Store,
) -> None:
    store.put(report(*BOTH, title="Nieuw", published="2024-02"))
    (found,) = ask(store).found
    (failure,) = found.failures
    assert (found.document.title, failure.trajectory.title) == ("Nieuw", "Alfa")
    assert sum(why.share for why in failure.why) == 100
    (why,) = (one for one in failure.why if one.reason == "occursIn")
    assert {getattr(one.what, "id", None) for one in why.shared} == {KNELPUNT, OTHER_KNELPUNT}
    for one in why.shared:
        assert all("Bravo" in quote.passage.quote for quote in store.quotes(one.here))
        assert all("Alfa" in quote.passage.quote for quote in store.quotes(one.there))


def test_what_shares_more_comes_first(store: Store) -> None:
    store.put(report(*ONE, title="Een knelpunt", published="2024-02"))
    store.put(report(*BOTH, title="Twee knelpunten", published="2024-02"))
    assert titles(ask(store)) == ["Twee knelpunten", "Een knelpunt"]


def test_what_is_older_or_undated_is_no_signal(store: Store) -> None:
    store.put(report(*BOTH, title="Ervoor", published="2023-12-31"))
    store.put(report(*BOTH, title="Zonder datum", published=None))
    assert ask(store).found == ()


def test_a_report_on_the_same_trajectory_is_no_signal(store: Store) -> None:
    again = Said("Bij Alfa bleef de post liggen.", trajectory="Alfa")
    store.put(report(again, title="Weer Alfa", published="2024-02"))
    assert ask(store).found == ()


def test_an_old_report_in_a_new_file_is_no_signal(store: Store) -> None:
    store.put(report(*BOTH, title="Bravo", published="2019"))
    store.put(report(*BOTH, title="Bravo opnieuw", published="2024-02"))
    assert ask(store).found == ()
    assert ask(store).looked_at == 0


def test_what_went_right_is_no_signal(store: Store) -> None:
    good = Said("Bij Bravo ging de brief snel.", trajectory="Bravo", polarity="positief")
    store.put(report(good, title="Goed nieuws", published="2024-02"))
    assert ask(store).found == ()


def test_another_bottleneck_is_no_signal_and_changes_none(store: Store) -> None:
    store.put(report(*BOTH, title="Nieuw", published="2024-02"))
    before = ask(store).found
    other = Said("Zwaluwen nestelden zelden.", trajectory="Zulu", bottleneck=NAZORG)
    store.put(report(other, title="Anders", published="2024-03"))
    assert ask(store).found == before


def test_signals_only_grow_as_more_is_known(store: Store) -> None:
    store.put(report(*ONE, title="Februari", published="2024-02-01"))
    store.put(report(*BOTH, title="Maart", published="2024-03-01"))
    days = ["2024-01-31", "2024-02-01", "2024-03-01", None]
    found = [set(titles(ask(store, as_of=day))) for day in days]
    assert found == [set(), {"Februari"}, {"Februari", "Maart"}, {"Februari", "Maart"}]


@pytest.mark.parametrize(
    ("language", "lead"),
    [("nl", "Sindsdien verscheen 1 document."), ("en", "1 document has appeared since.")],
)
def test_the_sheet_says_how_many_were_looked_at_and_quotes_both(
    store: Store, language: str, lead: str
) -> None:
    store.put(report(*ONE, title="Nieuw", published="2024-02"))
    sheet = signals_sheet(Writer(store, language), ask(store))
    assert sheet.lead.startswith(lead)
    quotes = [one.quote for one in sheet.sections[1].sections[0].points[0].quotes]
    assert quotes == ["Bij Bravo bleef de brief liggen.", "Bij Alfa bleef de brief liggen."]


def test_where_there_is_none_the_sheet_says_so(store: Store) -> None:
    sheet = signals_sheet(Writer(store), ask(store, "2025-01-01"))
    assert sheet.lead.startswith("Sindsdien verschenen 0 documenten. Geen daarvan lijkt op")
    assert sheet.sections == ()


def test_the_lead_counts_all_that_resemble_a_failure_and_says_that_only_some_are_shown(
    store: Store,
) -> None:
    for title in ("Nieuw", "Nieuwer"):
        text = f"{title} bleef bij Bravo de brief liggen."
        store.put(report(Said(text, trajectory="Bravo"), title=title, published="2024-02"))
    found = signals(open_view(store), SINCE, 1)
    assert (found.resembling, len(found.found)) == (2, 1)
    lead = signals_sheet(Writer(store), found).lead
    assert "2 daarvan vertonen knelpunten" in lead
    assert lead.endswith("Alleen het eerste staat hieronder.")
    assert "Alleen" not in signals_sheet(Writer(store), ask(store)).lead


def test_the_same_kind_of_organisation_is_told_without_quotes(store: Store) -> None:
    for title, day, agency in (("Eerder", "2021", "Charlie"), ("Later", "2024-02", "Delta")):
        text = f"Het {agency} stuurde de brief niet door."
        said = Said(text, trajectory=agency, organisation=UWV)
        store.put(report(said, title=title, published=day))
    sheet = signals_sheet(Writer(store), ask(store))
    points = [one for part in sheet.sections[1].sections for one in part.points]
    (kind,) = (one for one in points if one.text.words.startswith("Soort organisatie"))
    assert kind.quotes == ()
    assert any(one.quotes for one in points)


def test_two_sentences_that_share_one_word_are_no_pair(store: Store) -> None:
    alarm = Said("Signalen genoeg.", trajectory="Charlie", bottleneck=NAZORG)
    entry = Said("Het signaal verdween.", trajectory="Delta", bottleneck=NAZORG)
    store.put(report(alarm, title="Eerder", published="2021"))
    store.put(report(entry, title="Later", published="2024-02"))
    (found,) = ask(store).found
    reasons = [why for one in found.failures for why in one.why if why.reason == Reason.WORDING]
    assert reasons
    assert all(why.shared == () for why in reasons)
