"""What every page is given: the store, the texts, and how to link to another page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from graph.sheets.naming import Naming

if TYPE_CHECKING:
    from graph.model import Node
    from graph.sheets.catalogue import Catalogue
    from graph.store import Store

OVERVIEW, SEARCH, THING, EXPLORE, ADD, CYPHER = PAGES = (
    "",  # at the root
    "zoeken",
    "ding",
    "verkennen",
    "toevoegen",
    "cypher",
)
DEFAULT_LANGUAGE = "nl"
Value = str | int | None
Go = Callable[[str, Mapping[str, str]], None]


class Upload(Protocol):
    """Reads a file into the store: handed to the dashboard by the command line."""

    def __call__(
        self, store: Store, name: str, content: bytes, progress: Callable[[float, str], None]
    ) -> Node:
        """The document's node; a file that cannot be read raises LeergraafError."""


@dataclass(frozen=True, slots=True)
class Site:
    """The store with the texts of one language, for one run of a page.

    ``go`` opens another page with these parameters.
    """

    store: Store
    say: Catalogue
    upload: Upload
    go: Go

    @property
    def naming(self) -> Naming:
        """The names of things in this language."""
        return Naming(self.store.schema, self.say)

    def link(self, page: str, *pairs: tuple[str, Value], **parameters: Value) -> str:
        """The relative address of a page; parameters that are ``None`` or empty are left out.

        ``pairs`` are for parameters that occur more than once.
        """
        given = [(name, value) for name, value in (*pairs, *parameters.items()) if value]
        return address(page, [*given, *spoken(self.say.language).items()])

    def thing(self, id_: str) -> str:
        """The address of the page of the thing with this IRI."""
        return self.link(THING, id=id_)


def spoken(language: str) -> dict[str, str]:
    """The parameter by which an address says its language; none for the one spoken first."""
    return {} if language == DEFAULT_LANGUAGE else {"lang": language}


def address(page: str, pairs: Sequence[tuple[str, Value]]) -> str:
    """The relative address of ``page`` with these parameters.

    >>> address("zoeken", [("q", "te laat"), ("p", 2)])
    'zoeken?q=te+laat&p=2'
    """
    path = page or "./"
    return f"{path}?{urlencode(pairs)}" if pairs else path
