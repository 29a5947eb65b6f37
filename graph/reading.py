"""A document as a reader takes it in: its pages with what was found marked, its statements."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Contribution, Node, Page, Passage
    from graph.store import Store
    from ontology.schema import Schema

STATEMENT = "Statement"
PAGED = "application/pdf"  # the one type of file that always has pages


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage with the things that stand in it, statements first."""

    passage: Passage
    things: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a page's text; ``start`` is its offset in the document.

    ``marks`` are those that cover it, the longest first; none where nothing was found.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def mark(self) -> Mark | None:
        """The shortest of its marks."""
        return self.marks[-1] if self.marks else None


def has_pages(document: Node, page: int) -> bool:
    """Whether the file of the document, where something stands on ``page``, has pages to speak of.

    Text, web pages and what a word processor writes have none; nothing is known without a type.
    """
    return page > 1 or document.get("mediaType") in (None, PAGED)


def numbers(pages: Iterable[Page]) -> list[int]:
    """The numbers of the pages, in order, each once."""
    return sorted({page.number for page in pages})


def marks(store: Store, contribution: Contribution) -> list[Mark]:
    """What was found in the document and stands, by place."""
    visible = [node for node in map(store.node, _ids(contribution)) if node is not None]
    return marked(contribution.passages, by_passage(visible), store.schema)


def by_passage(nodes: Iterable[Node]) -> dict[str, dict[str, Node]]:
    """The things that stand in each passage, both by IRI."""
    things: dict[str, dict[str, Node]] = {}
    for node in nodes:
        for one in node.evidence:
            things.setdefault(one.passage, {})[node.id] = node
    return things


def marked(
    passages: Iterable[Passage], things: Mapping[str, Mapping[str, Node]], schema: Schema
) -> list[Mark]:
    """Those of the passages that hold any of the ``things``, which are by passage, by place."""
    order = {kind: at for at, kind in enumerate(schema.concrete(STATEMENT))}
    return [
        Mark(passage, _statements_first(things[passage.id].values(), order))
        for passage in sorted(passages)
        if passage.id in things
    ]


def _ids(contribution: Contribution) -> list[str]:
    return [node.id for node in contribution.nodes]


def _statements_first(nodes: Iterable[Node], said: Mapping[str, int]) -> tuple[Node, ...]:
    last = len(said)
    return tuple(sorted(nodes, key=lambda one: (said.get(one.kind, last), one.kind, one.title)))


def stretches(pages: Iterable[Page], found: Iterable[Mark]) -> list[Stretch]:
    """The text of ``pages`` cut where marks begin and end."""
    longest = sorted(found, key=lambda mark: mark.passage.start - mark.passage.end)
    pieces: list[Stretch] = []
    for page in sorted(pages):
        end = page.start + len(page.text)
        here = [m for m in longest if m.passage.start < end and m.passage.end > page.start]
        edges = {page.start, end}
        for mark in here:
            edges |= {max(page.start, mark.passage.start), min(end, mark.passage.end)}
        cuts = sorted(edges)
        for low, high in pairwise(cuts):
            text = page.text[low - page.start : high - page.start]
            covering = (m for m in here if m.passage.start <= low and m.passage.end >= high)
            pieces.append(Stretch(low, text, tuple(covering)))
    return pieces


def statements(store: Store, found: Iterable[Mark]) -> list[tuple[Passage, Node]]:
    """The statements of the document with their first passage, in order of place."""
    schema = store.schema
    first: dict[str, tuple[Passage, Node]] = {}
    for mark in sorted(found, key=lambda one: one.passage):
        for node in mark.things:
            if schema.is_a(node.kind, STATEMENT):
                first.setdefault(node.id, (mark.passage, node))
    return list(first.values())
