"""Tables for a spreadsheet: any rows, and the results of a search."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from graph.reading import has_pages
from graph.support import support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.model import Evidence, Node

MOST = 2000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR = {"nl": ";", "en": ","}
DOCUMENT = ("title", "publisher", "published")


def to_csv(site: Site, selection: Selection) -> bytes:
    """The first ``MOST`` results as CSV in UTF-8, as Excel opens it in the reader's language."""
    return things_csv(site, site.store.search(selection.whole(MOST)).nodes)


def things_csv(site: Site, found: Iterable[Node]) -> bytes:
    """Things as CSV, each with the surest of its quotes and where that stands."""
    coded = [name for name, one in site.store.schema.properties.items() if one.scheme is not None]
    labels = map(site.naming.attribute, coded)
    own = site.say("facet.kind"), site.say("search.name"), site.say("search.unsure"), *labels
    head = (*own, *source_head(site), "IRI")
    return write_csv(site.say.language, head, (_row(site, node, coded) for node in found))


def write_csv(language: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    r"""CSV in UTF-8, as Excel opens it in the language of the reader.

    >>> write_csv("nl", ["Naam", "Aantal"], [["a", "=1"]]).decode("utf-8-sig")
    "Naam;Aantal\r\na;'=1\r\n"
    """
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=SEPARATOR[language])
    writer.writerows([harmless(cell) for cell in row] for row in (head, *rows))
    return buffer.getvalue().encode("utf-8-sig")


def _row(site: Site, node: Node, coded: list[str]) -> Iterator[str]:
    yield site.naming.kind(node.kind)
    yield site.naming.title(node)
    whole = site.store.node(node.id) or node
    yield site.writer.unsure(whole.evidence, node.id)
    for name in coded:
        yield ", ".join(site.naming.value(name, value) for value in node.all(name))
    yield from source_cells(site, whole.evidence, node)
    yield node.id


def source_head(site: Site) -> list[str]:
    """What the columns of ``source_cells`` are called."""
    documents = map(site.naming.attribute, DOCUMENT)
    return [*documents, site.say("quote.place"), site.naming.attribute("quote")]


def source_cells(
    site: Site, evidence: Iterable[Evidence], unquoted: Node | None = None
) -> Iterator[str]:
    """The document, the place in it and the words of the surest quote.

    Where there is none, they are of the document ``unquoted``, or empty.
    """
    first = next(iter(support(site.store, evidence, 1).quotes), None)
    document = unquoted if first is None else first.document
    for name in DOCUMENT:
        yield (document.get(name) if document is not None else None) or ""
    spot = site.naming.spot
    yield "" if first is None else spot(first.document, first.passage.page, first.part)
    yield "" if first is None else first.passage.quote


def page_cell(document: Node, page: int) -> str:
    """The number of a page, nothing where the file of the document has none."""
    return str(page) if has_pages(document, page) else ""


def harmless(cell: str) -> str:
    """The cell, kept from being run as a formula by a spreadsheet.

    >>> harmless("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell
