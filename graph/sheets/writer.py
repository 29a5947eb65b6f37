"""What makes sheets: the words of a language, the names of things, and quotes out of the store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from graph.decisions import overlay
from graph.reading import has_pages
from graph.sheets.catalogue import load
from graph.sheets.naming import Naming, capitalise
from graph.sheets.plain import raised
from graph.sheets.sheet import Cited, Point, Text
from graph.support import is_doubtful, support

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.sheets.catalogue import Catalogue
    from graph.store import Quote, Store

QUOTES = 2  # shown with a line
WEB = ("https://", "http://")
ROW = re.compile(r"\|.*\|")  # of a table

One = TypeVar("One")


@dataclass(frozen=True)
class Writer:
    """Writes in ``language`` about what is in ``store``, as it was known ``as_of`` a day or now."""

    store: Store
    language: str = "nl"
    as_of: str | None = None

    @cached_property
    def say(self) -> Catalogue:
        """The messages of the language."""
        return load(self.language)

    @cached_property
    def naming(self) -> Naming:
        """The names of things in the language."""
        return Naming(self.store.schema, self.say)

    def text(self, node: Node) -> Text:
        """The name of a thing, which leads to it."""
        return Text(self.naming.title(node), node.id)

    def names(self, nodes: Iterable[Node]) -> str:
        """The names of things, one after the other."""
        return ", ".join(map(self.naming.title, nodes))

    def curated(self, key: str, **values: str) -> str:
        """That only the ontology says so; as of a day, that it does not say since when."""
        return self.say(key if self.as_of is None else f"{key}_undated", **values)

    def unsure(self, evidence: Iterable[Evidence], target: str) -> str:
        """A word for what leergraaf is not sure of and nobody accepted; else nothing."""
        sure = not is_doubtful(evidence) or target in self._accepted
        return "" if sure else self.say("common.doubtful")

    @cached_property
    def _accepted(self) -> frozenset[str]:
        return frozenset(overlay(self.store.decisions()).accepted)

    def point(
        self,
        text: Text | Node,
        evidence: Iterable[Evidence] = (),
        remarks: Iterable[str] = (),
        most: int = QUOTES,
    ) -> Point:
        """A line with the surest of its quotes, at most ``most``."""
        said = text if isinstance(text, Text) else self.text(text)
        held = support(self.store, evidence, most)
        quotes = tuple(self.cited(one) for one in held.quotes)
        return Point(said, tuple(filter(None, remarks)), quotes, held.unseen)

    def first(
        self, found: Sequence[One], most: int, point: Callable[[One], Point]
    ) -> tuple[Point, ...]:
        """A line for each of the first ``most``, and one that says how many more there are."""
        return (*map(point, found[:most]), *self.more(len(found) - most))

    def more(self, number: int) -> tuple[Point, ...]:
        """A line that says how many more there are; none where all are shown."""
        more = self.say.count("common.more", number)
        return (Point(Text(f"{capitalise(more)}.")),) if number > 0 else ()

    def first_shown(self, shown: int, number: int) -> str:
        """That only the first are shown, where there are more; else nothing."""
        return self.say.count("common.shown", shown) if 0 < shown < number else ""

    def cited(self, quote: Quote) -> Cited:
        """The quote as a sheet holds it."""
        passage = quote.passage
        return self.cite(quote.document, passage.quote, passage.page, passage.start, quote.part)

    def cite(self, document: Node, quote: str, page: int, start: int, part: str = "") -> Cited:
        """A literal quote out of a document, on one line, with where it stands.

        The numbers of its notes are raised, and a row of a table is told by its cells.
        """
        return Cited(
            quote=_cells(raised(" ".join(quote.split()))),
            document=document.id,
            title=self.naming.title(document),
            publisher=document.get("publisher") or "",
            published=document.get("published") or "",
            page=page,
            start=start,
            where=self.naming.spot(document, page, part),
            address=_address(document, page),
        )

    def source(self, cited: Cited) -> str:
        """Where a quote stands, in words."""
        parts = cited.title, cited.publisher, self.say.date(cited.published or None)
        return ", ".join(filter(None, [*parts, cited.where]))


def _address(document: Node, page: int) -> str:
    """Where the document was published, at the page of a PDF; what is no web address is none.

    >>> from graph.model import Node
    >>> told = Node("urn:d", "Document", (("source", "https://voorbeeld.nl/een.pdf"),))
    >>> _address(told, 4)
    'https://voorbeeld.nl/een.pdf#page=4'
    """
    source = document.get("source") or ""
    if not source.startswith(WEB):
        return ""
    paged = source.lower().endswith(".pdf") and has_pages(document, page)
    return f"{source}#page={page}" if paged else source


def _cells(quote: str) -> str:
    """A quote as it reads; a row of a table as its cells.

    >>> _cells("| 2020 | Dienst Uitvoering |")
    '2020; Dienst Uitvoering'
    """
    if ROW.fullmatch(quote) is None:
        return quote
    return "; ".join(cell.strip() for cell in quote.split("|") if cell.strip())
