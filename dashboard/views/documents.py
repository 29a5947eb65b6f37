"""The documents of a store as a reader goes through them: chosen, counted by facet, in order."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.views.selection import YEAR, fitting, spread
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, PUBLISHER, QUANTIFIES, TRAJECTORY
from graph.stems import fold
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dashboard.views.selection import Selection
    from graph.questions.views.view import View
    from graph.store import DocumentRecord

    Subjects = Mapping[str, Collection[str]]  # the trajectories that each document speaks of

LANGUAGE, MEDIA = "language", "mediaType"
UNKNOWN = "onbekend"  # the value of a facet of which a document has none
FACETS = (PUBLISHER, YEAR, TRAJECTORY, LANGUAGE, MEDIA)
NEWEST, TITLE, MOST = "nieuw", "titel", "uitspraken"
ORDERS = (NEWEST, TITLE, MOST)  # the usual one first


@kept
def statements_in(view: View) -> Mapping[str, int]:
    """How many statements stand in each document, by its IRI."""
    return Counter(
        document
        for statement in view.statements
        for document in {view.document(one) for one in statement.evidence}
    )


@kept
def subjects(view: View) -> Subjects:
    """The trajectories that a statement of each document is about, or it gives an amount for."""
    found: dict[str, set[str]] = {}
    for edge in chain(view.edges_of(ABOUT), view.edges_of(QUANTIFIES)):
        for document in {view.document(one) for one in edge.evidence}:
            found.setdefault(document, set()).add(edge.object)
    return found


def chosen(
    records: Iterable[DocumentRecord], selection: Selection, told: Subjects
) -> list[DocumentRecord]:
    """The documents that have every word, and a chosen value of every facet."""
    return fitting(_worded(records, selection), selection, partial(_values, told))


def counts(
    records: Iterable[DocumentRecord], selection: Selection, told: Subjects
) -> dict[str, Mapping[str, int]]:
    """How many documents have each value of each facet, as if nothing of it were chosen."""
    some, values_of = _worded(records, selection), partial(_values, told)
    return {name: spread(some, selection, name, values_of) for name in FACETS}


def _worded(records: Iterable[DocumentRecord], selection: Selection) -> list[DocumentRecord]:
    return [one for one in records if _has_words(one, selection.text)]


def in_order(
    records: Iterable[DocumentRecord], order: str, statements: Mapping[str, int]
) -> list[DocumentRecord]:
    """The documents in one of the ``ORDERS``; what is alike by date, the newest first, and name."""
    found = sorted(records, key=lambda one: (fold(one.name), one.document.id))
    if order == TITLE:
        return found
    found.sort(key=_day, reverse=True)
    if order == MOST:
        found.sort(key=lambda one: -statements.get(one.document.id, 0))
    return found


def _day(record: DocumentRecord) -> str:
    published = record.document.get("published")
    return "" if published is None else last_day(published)


def _has_words(record: DocumentRecord, text: str) -> bool:
    """Whether every word is part of its title, its publisher or the name of a file of it."""
    told = fold(" ".join([record.name, record.document.get(PUBLISHER) or "", *record.locations]))
    return all(word in told for word in fold(text).split())


def _values(told: Subjects, record: DocumentRecord, name: str) -> Collection[str]:
    """What the document has of a facet, else that it is unknown."""
    if name == TRAJECTORY:
        return told.get(record.document.id, ())
    known = record.document.all("published" if name == YEAR else name)
    return [one[: len("2023")] if name == YEAR else one for one in known] or [UNKNOWN]
