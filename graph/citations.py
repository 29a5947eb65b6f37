"""Which documents of the store the cited publications are, and which documents cite another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Edge, Node
    from graph.store import Store

CITES, PUBLICATION = "cites", "Publication"
TELLING = 3  # words of a title that are enough to tell one publication from all others


@dataclass(frozen=True, slots=True)
class Match:
    """A document that a publication is; ``sure`` where number, title and source agree."""

    document: Node
    sure: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """That ``document`` cites a publication, by the ``edge`` that says so."""

    document: Node
    edge: Edge
    sure: bool


class Shelf:
    """The documents of a store, to be found by number and by title."""

    def __init__(self, documents: Iterable[Node]) -> None:
        self._numbered: dict[str, list[Node]] = {}
        self._titled: dict[str, list[Node]] = {}
        for document in documents:
            for number in document.all("identifier"):
                self._numbered.setdefault(number, []).append(document)
            if title := document.get("title"):
                self._titled.setdefault(_letters(title), []).append(document)

    def matches(self, publication: Node) -> list[Match]:
        """The documents that bear a number of the publication, else those that bear its title.

        A number tells all. A title is doubtful where it is short and the publisher is not named
        with it, where the years or the publishers differ, or where more than one document bears it.
        """
        numbers = publication.all("identifier")
        numbered = {one.id: one for number in numbers for one in self._numbered.get(number, ())}
        if numbered:
            return [Match(one, sure=True) for one in numbered.values()]
        titles = publication.all("title")
        titled = {one.id: one for title in titles for one in self._titled.get(_letters(title), ())}
        alone = len(titled) == 1
        return [Match(one, alone and _agree(publication, one)) for one in titled.values()]


def open_shelf(store: Store) -> Shelf:
    """The documents that are in ``store`` now."""
    return Shelf(record.document for record in store.documents())


def _letters(title: str) -> str:
    return "".join(char for char in fold(title) if char.isalnum())


def _agree(publication: Node, document: Node) -> bool:
    publishers = set(publication.all("publisher"))
    years = {year[:4] for year in publication.all("published")}
    published = document.get("published")
    if years and published is not None and published[:4] not in years:
        return False
    publisher = document.get("publisher")
    if publishers and publisher is not None:
        return publisher in publishers
    return len(publication.title.split()) >= TELLING


def citations(store: Store, document: Node) -> list[Citation]:
    """The other documents that cite ``document``, by date and IRI."""
    shelf, found = Shelf([document]), dict[str, Citation]()
    for publication in store.nodes(PUBLICATION):
        for match in shelf.matches(publication):
            for one in _citing(store, publication, sure=match.sure):
                known = found.get(one.document.id)
                if one.document.id != document.id and (known is None or one.sure > known.sure):
                    found[one.document.id] = one
    return sorted(
        found.values(), key=lambda one: (one.document.get("published") or "", one.document.id)
    )


def _citing(store: Store, publication: Node, *, sure: bool) -> Iterator[Citation]:
    for edge in store.edges(publication.id):
        subject = store.node(edge.subject)
        if edge.relation == CITES and subject is not None and subject.kind == "Document":
            yield Citation(subject, edge, sure)
