"""What every page is given: the store, the texts, and how to link to another page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from graph.questions.views.view import open_view
from graph.sheets.naming import Naming
from graph.sheets.writer import Writer

if TYPE_CHECKING:
    from graph.model import Contribution
    from graph.questions.views.view import View
    from graph.sheets.catalogue import Catalogue
    from graph.store import Origin, Store
    from ontology.schema import Schema

OVERVIEW = ""  # at the root
SEARCH, EXPLORE, TRAJECTORIES, PATTERNS = "zoeken", "verkennen", "trajecten", "patronen"
FOLLOW_UP, BRIEF, DOCUMENTS, QUALITY = "opvolging", "voorkom-herhaling", "documenten", "kwaliteit"
CYPHER = "cypher"  # where the store is in Neo4j
ASK, THING, QUOTES, ADD = "vraag", "ding", "citaten", "toevoegen"  # to which other pages lead
ACCESSIBILITY = "toegankelijkheid"
DEFAULT_LANGUAGE = "nl"
Value = str | int | None
Go = Callable[[str, Mapping[str, str]], None]


class Reading(Protocol):
    """Reads files that are handed over: given to the dashboard by the command line.

    A file that cannot be read raises LeergraafError.
    """

    def text(self, name: str, content: bytes) -> str:
        """The text of a file, of which nothing is kept."""

    def masked(self, text: str) -> str:
        """The text on one line, with what is personal in it masked."""

    def prepare(
        self,
        schema: Schema,
        name: str,
        content: bytes,
        known: Mapping[str, str],
        progress: Callable[[float, str], None],
    ) -> tuple[Contribution, Origin]:
        """What the file says, ready to be put into a store of this schema, and where it is from.

        ``known`` is what who adds it knows of it: its title, publisher, or date (``published``).
        ``progress`` is told which part is done (0 to 1) and the step, a key of the messages.
        """


@dataclass(frozen=True, slots=True)
class Site:
    """The store with the texts of one language, for one run of a page.

    ``go`` opens another page with these parameters.
    """

    store: Store
    say: Catalogue
    reading: Reading
    go: Go

    @property
    def naming(self) -> Naming:
        """The names of things in this language."""
        return Naming(self.store.schema, self.say)

    @property
    def writer(self) -> Writer:
        """What makes sheets in this language."""
        return Writer(self.store, self.say.language)

    @property
    def view(self) -> View:
        """The graph as it is now, for the questions."""
        return open_view(self.store)

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
