"""Views of reports to ask questions of, and reports in any combination."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from graph.questions.views.view import View, open_view
from graph.store import Store, open_store
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Contribution

TRAJECTORIES = ("Alfa", "Bravo", "Charlie", "Delta")
ORGANISATIONS = ("Dienst Een", "Raad Twee")
UNRELATED_KNELPUNT = "https://w3id.org/leergraaf/id/knelpunten/ict-systemen"
UNRELATED = report(
    Said(
        "Iets heel anders ging mis in Zulu.",
        trajectory="Zulu",
        organisation="Bureau Zulu",
        bottleneck=UNRELATED_KNELPUNT,
    ),
    title="Iets anders",
    published="2001-01-01",
)


@contextmanager
def stored(*contributions: Contribution) -> Iterator[Store]:
    """A store that holds the contributions."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/leergraaf.sqlite") as store,
    ):
        for one in contributions:
            store.put(one)
        yield store


def view_of(*contributions: Contribution, as_of: str | None = None) -> View:
    """The view of a store that holds the contributions; it needs the store no longer."""
    with stored(*contributions) as store:
        return open_view(store, as_of)


def before_and_after(corpus: Iterable[Contribution], added: Contribution) -> tuple[View, View]:
    """The view of the corpus, and that with one more contribution."""
    with stored(*corpus) as store:
        before = open_view(store)
        store.put(added)
        return before, open_view(store)


def over_the_years(corpus: Iterable[Contribution], *years: int) -> list[View]:
    """The views of what was known at the end of each year."""
    with stored(*corpus) as store:
        return [open_view(store, f"{year}-12-31") for year in years]


few = settings(max_examples=15)  # a store for each is slow

CODES = st.fixed_dictionaries(
    {},
    optional={
        "dimension": st.sampled_from(["structuur", "cultuur"]),
        "level": st.sampled_from(["centraal", "gemeentelijk", "decentraal"]),
        "perspective": st.sampled_from(["gedupeerden", "wetenschap"]),
    },
).map(lambda codes: tuple(sorted(codes.items())))
SAID = st.builds(
    Said,
    text=st.integers(0, 10**6).map(lambda number: f"Zin {number:07d} zegt iets."),
    kind=st.sampled_from(["Lesson", "Recommendation", "Measure"]),
    trajectory=st.none() | st.sampled_from(TRAJECTORIES),
    organisation=st.none() | st.sampled_from(ORGANISATIONS),
    bottleneck=st.sampled_from([None, KNELPUNT, OTHER_KNELPUNT]),
    codes=CODES,
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Said, ...]:
    """What a report says, each sentence once."""
    return tuple(draw(st.lists(SAID, min_size=1, max_size=5, unique_by=lambda one: one.text)))


@st.composite
def corpora(draw: st.DrawFn) -> list[Contribution]:
    """Some reports of different years, no two of which say the same."""
    told = draw(st.lists(lines(), min_size=1, max_size=4, unique_by=str))
    return [
        report(*said, title=f"Rapport {number}", published=f"{2010 + number}-06-01")
        for number, said in enumerate(told)
    ]
