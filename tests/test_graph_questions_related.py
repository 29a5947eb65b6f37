"""Related trajectories: rare things count most, every reason is told, families stand apart."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import mint
from graph.questions.likeness.reasons import RELATED, Reason
from graph.questions.likeness.traits import trajectories_of
from graph.questions.related import Relations, related
from graph.questions.views.view import open_view
from graph.sheets.parts.reasons import reason_points
from graph.sheets.questions.related import related_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology import NotFoundError
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.model import Contribution

ID = "https://w3id.org/leergraaf/id"
TOESLAGEN = f"{ID}/traject/hersteloperatie-toeslagen"
KINDREGELING = f"{ID}/traject/kindregeling-toeslagen"
BOTTLENECKS = [
    KNELPUNT,
    OTHER_KNELPUNT,
    *(f"{ID}/knelpunten/{c}" for c in ("nazorg", "bejegening")),
]
NAMES = ["Alfa", "Bravo", "Charlie", "Delta", "Echo"]
TEXTS = [
    "Loketten sloten vroeg",
    "Brieven kwamen laat",
    "Dossiers raakten zoek",
    "Geld bleef liggen",
]
DAYS = ["2018-03-30", "2019-05", "2020"]
ALONE = Said(
    "Zwaluwen nestelden onder bruggen.",
    "Lesson",
    "Zulu",
    "Vogelwacht",
    f"{ID}/knelpunten/ict-systemen",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def id_of(name: str) -> str:
    return mint("Trajectory", name.casefold())


def said(name: str, *bottlenecks: str, text: str = "Het ging mis") -> list[Said]:
    return [
        Said(f"{text} {at} {name}.", trajectory=name, bottleneck=one)
        for at, one in enumerate(bottlenecks)
    ]


def put(store: Store, *lines: Iterable[Said], title: str = "Een", published: str = "2020") -> None:
    store.put(report(*(one for some in lines for one in some), title=title, published=published))


def ask(
    store: Store, name: str = "Alfa", without: Iterable[Reason] = (), as_of: str | None = None
) -> Relations:
    return related(open_view(store, as_of), id_of(name), 100, set(without))


def bottlenecks_only(store: Store, name: str = "Alfa") -> Relations:
    return ask(store, name, set(RELATED) - {Reason.BOTTLENECK})


def test_what_few_share_relates_more_than_what_many_share(store: Store) -> None:
    many = (said(name, OTHER_KNELPUNT) for name in ("Charlie", "Delta", "Echo"))
    put(store, said("Alfa", KNELPUNT, OTHER_KNELPUNT), said("Bravo", KNELPUNT), *many)
    found = bottlenecks_only(store).related
    assert found[0].trajectory.title == "Bravo"
    assert {one.trajectory.title for one in found[1:]} == {"Charlie", "Delta", "Echo"}
    (why,) = found[0].why
    (shared,) = why.shared
    assert (why.reason, why.share, shared.number) == (Reason.BOTTLENECK, 100, 2)
    assert found[1].why[0].shared[0].number == 4


def test_each_reason_has_evidence_of_both_sides(store: Store) -> None:
    put(store, said("Alfa", KNELPUNT), said("Bravo", KNELPUNT))
    view = open_view(store)
    (shared,) = bottlenecks_only(store).related[0].why[0].shared
    for side, name in ((shared.here, "Alfa"), (shared.there, "Bravo")):
        assert [name in quote.passage.quote for quote in store.quotes(side)] == [True]
        assert all(view.document(one) in view.documents for one in side)


def test_an_organisation_that_statements_concern_relates_them(store: Store) -> None:
    lines = [
        Said(f"De dienst zweeg over {n}.", trajectory=n, organisation="Dienst X", bottleneck=None)
        for n in ("Alfa", "Bravo")
    ]
    put(store, lines)
    (one,) = ask(store, without=[Reason.WORDING]).related
    assert [why.reason for why in one.why] == [Reason.CONCERNED]


def test_a_reason_can_be_left_out(store: Store) -> None:
    put(store, said("Alfa", KNELPUNT), said("Bravo", KNELPUNT))
    left = ask(store, without=[Reason.BOTTLENECK]).related
    assert all(why.reason != Reason.BOTTLENECK for one in left for why in one.why)
    assert ask(store, without=RELATED).related == ()


def test_parts_and_wholes_are_family_and_lend_their_bottlenecks(store: Store) -> None:
    put(store, said(KINDREGELING, KNELPUNT), said("Alfa", KNELPUNT))
    found = related(open_view(store), TOESLAGEN, 100)
    assert KINDREGELING in {one.id for one in found.family}
    assert not {one.id for one in found.family} & {one.trajectory.id for one in found.related}
    by_bottleneck = related(open_view(store), TOESLAGEN, 5, set(RELATED) - {Reason.BOTTLENECK})
    assert [one.trajectory.title for one in by_bottleneck.related] == ["Alfa"]


def test_what_only_the_ontology_says_has_no_evidence_and_is_told_so(store: Store) -> None:
    found = related(open_view(store), f"{ID}/traject/mijnbouwschade-limburg", 5)
    assert f"{ID}/traject/schadeafhandeling-groningen" in {
        one.trajectory.id for one in found.related
    }
    assert not any(
        one.here or one.there for r in found.related for why in r.why for one in why.shared
    )
    sheet = related_sheet(Writer(store), found)
    subject = next(p for p in sheet.sections[1].points if p.text.words.startswith("Onderwerp"))
    assert subject.remarks == ("volgens de ontologie, niet uit een rapport",)


def test_what_was_not_known_yet_is_said_to_be_so(store: Store) -> None:
    put(store, said("Alfa", KNELPUNT), said("Bravo", KNELPUNT))
    with pytest.raises(NotFoundError, match="toen nog niet bekend"):
        ask(store, as_of="2010-01-01")


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Verwant aan Alfa"), ("en", "Related to Alfa")]
)
def test_the_sheet_quotes_both_sides(store: Store, language: str, title: str) -> None:
    put(store, said("Alfa", KNELPUNT), said("Bravo", KNELPUNT))
    sheet = related_sheet(Writer(store, language), bottlenecks_only(store))
    assert sheet.title == title
    quotes = [one.quote for one in sheet.sections[1].points[0].quotes]
    assert quotes == ["Het ging mis 0 Alfa.", "Het ging mis 0 Bravo."]


def test_the_lead_counts_all_that_are_related_and_says_that_only_some_are_shown(
    store: Store,
) -> None:
    put(store, *(said(name, KNELPUNT) for name in NAMES))
    found = related(open_view(store), id_of("Alfa"), 2)
    assert (found.number, len(found.related)) == (4, 2)
    lead = related_sheet(Writer(store), found).lead
    assert lead.startswith("4 trajecten zijn verwant.")
    assert lead.endswith("Alleen de eerste 2 staan hieronder.")


def test_trajectories_of_which_no_report_tells_come_after_those_of_which_one_does(
    store: Store,
) -> None:
    limburg = f"{ID}/traject/mijnbouwschade-limburg"
    put(store, said(limburg, KNELPUNT), said("Alfa", KNELPUNT))
    found = related(open_view(store), limburg, 100).related
    told = [one.told > 0 for one in found]
    assert told == sorted(told, reverse=True)
    assert found[0].trajectory.title == "Alfa"
    assert max(one.score for one in found if not one.told) > found[0].score


def test_a_pair_of_quotes_says_of_which_of_the_bottlenecks_it_is(store: Store) -> None:
    put(store, said("Alfa", KNELPUNT, OTHER_KNELPUNT), said("Bravo", KNELPUNT, OTHER_KNELPUNT))
    sheet = related_sheet(Writer(store), bottlenecks_only(store))
    (point,) = sheet.sections[1].points
    (remark,) = (one for one in point.remarks if one.startswith("de citaten gaan over: "))
    assert remark.split(": ")[1] in point.text.words


def test_texts_that_are_alike_as_a_whole_are_named(store: Store) -> None:
    lines = [
        Said(f"{n} bracht water in kelders.", trajectory=n, bottleneck=None)
        for n in ("Alfa", "Bravo")
    ]
    put(store, lines[:1], title="Eerste boek")
    put(store, lines[1:], title="Tweede boek")
    (one,) = ask(store, without=set(RELATED) - {Reason.WORDING}).related
    (why,) = one.why
    assert why.texts is not None
    assert [[d.title for d in side.documents] for side in why.texts] == [
        ["Eerste boek"],
        ["Tweede boek"],
    ]
    unquoted = replace(one, why=(replace(why, shared=()),))
    (point,) = reason_points(Writer(store), unquoted, "Alfa")
    assert "Alfa (uitspraken in ‘Eerste boek’); Bravo (uitspraken in ‘Tweede" in point.remarks[0]


LINES = st.builds(
    lambda text, name, bottleneck, organisation: Said(
        f"{text} in {name}.", trajectory=name, bottleneck=bottleneck, organisation=organisation
    ),
    st.sampled_from(TEXTS),
    st.sampled_from(NAMES),
    st.sampled_from(BOTTLENECKS),
    st.sampled_from([None, "Dienst X", "Raad Y"]),
)
REPORTS = st.lists(
    st.tuples(
        st.lists(LINES, min_size=1, max_size=5, unique_by=lambda one: one.text),
        st.sampled_from(DAYS),
    ),
    min_size=1,
    max_size=4,
)


@contextmanager
def stored(reports: Iterable[tuple[list[Said], str]], *more: Contribution) -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/leergraaf.sqlite") as store,
    ):
        for at, (lines, day) in enumerate(reports):
            store.put(report(*lines, title=f"Rapport {at}", published=day))
        for one in more:
            store.put(one)
        yield store


def answers(store: Store, as_of: str | None = None) -> dict[str, Relations]:
    known = open_view(store, as_of).nodes
    return {name: ask(store, name, as_of=as_of) for name in NAMES if id_of(name) in known}


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_shares_are_a_hundred_together_and_the_answer_is_the_same_again(
    reports: list[tuple[list[Said], str]],
) -> None:
    with stored(reports) as once, stored(reports) as again:
        found = answers(once)
        assert found == answers(again)
        for one in (one for answer in found.values() for one in answer.related):
            assert sum(why.share for why in one.why) == 100


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_an_unrelated_report_changes_nothing(reports: list[tuple[list[Said], str]]) -> None:
    with stored(reports) as before, stored(reports, report(ALONE, title="Anders")) as after:
        assert answers(before) == answers(after)


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_the_same_report_in_another_file_changes_no_ranking(
    reports: list[tuple[list[Said], str]],
) -> None:
    lines, day = reports[0]
    copy = report(*lines, title="Hetzelfde als Word-bestand", published=day)
    with stored(reports) as before, stored(reports, copy) as after:
        for once, again in zip(answers(before).values(), answers(after).values(), strict=True):
            assert ranking(once) == ranking(again)


def ranking(found: Relations) -> list[object]:
    return [
        (one.trajectory.id, one.score, one.told, [(why.reason, why.share) for why in one.why])
        for one in found.related
    ]


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_what_documents_tell_only_grows(reports: list[tuple[list[Said], str]]) -> None:
    with stored(reports) as store:
        earlier: set[tuple[str, str, str]] = set()
        for day in ("2018-03-29", "2018-03-30", "2019-12-31", "2020-12-31"):
            now = traits(store, day)
            assert earlier <= now
            earlier = now
        assert earlier == traits(store, None)


def traits(store: Store, as_of: str | None) -> set[tuple[str, str, str]]:
    known = trajectories_of(open_view(store, as_of)).traits
    return {
        (id_, reason, one)
        for id_, has in known.items()
        for reason, some in has.items()
        for one, evidence in some.items()
        if evidence
    }
