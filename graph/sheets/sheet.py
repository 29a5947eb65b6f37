"""An answer as people read it: headings, lines and tables, each line with its quotes.

Plain values, made by the module of each question and told by ``markdown``, ``html``, ``word``,
``pdf``, the command line and the dashboard.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """A literal quote with where it stands: document, page and offset of its first character.

    ``where`` says the place in words: the page, where the file has those, and how the document
    numbers the part that it is of ("p. 4, Antwoord 21"); "" where there is neither. ``address`` is
    the web page where the document was published, "" where that is not known.
    """

    quote: str
    document: str
    title: str
    publisher: str
    published: str
    page: int
    start: int
    where: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Some words; ``thing`` is the IRI of what they name, where that can be opened.

    ``question`` is whether they are one that can be asked in turn.
    """

    words: str
    thing: str | None = None
    question: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One line of an answer: what is said, remarks on it, and the quotes it rests on.

    ``unseen`` is how many more quotes there are, ``after`` what is said behind them.
    """

    text: Text
    remarks: tuple[str, ...] = ()
    quotes: tuple[Cited, ...] = ()
    unseen: int = 0
    after: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head. Cells of columns named in ``numbers`` stand to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer under a heading; ``lead`` says how to read it."""

    title: str
    lead: str = ""
    points: tuple[Point, ...] = ()
    table: Table | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole answer. ``lead`` says how the question was understood, ``note`` how to read it."""

    title: str
    language: str
    lead: str = ""
    sections: tuple[Section, ...] = ()
    note: str = ""
