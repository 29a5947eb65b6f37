"""Sentences as they stand in the documents, whether or not anything was made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.asking.numbered import part_after, part_begun
from graph.quoting import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node, Page

END = re.compile(r"[.!?][\"”’')]*(?=\s+(?:[-•*–#]+\s+)?[\"“‘'(]?[A-Z0-9€]|\s*\Z)|\n\s*\n|\Z")
ENDED = re.compile(r"[.!][\"”’')]*\Z")
BULLET = re.compile(r"\s*(?:[-•*–]\s+)?")  # what may stand before a sentence
# After these a full stop ends no sentence; nor does it after an initial.
SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:bijv|bv|o\.a|d\.w\.z|nr|nrs|art|mr|dr|ir|drs|prof|mln|mld|ca|resp|incl|excl|"
    r"vgl|blz|pag|jl|zgn|evt))$"
)
YES_OR_NO = re.compile(r"(?:Ja|Nee|Yes|No)[.!]")  # with which an answer begins, all by itself
ASKING = re.compile(r"\s*Vraag \d+\b")  # what leads to a question that is numbered
ANSWERING = re.compile(r"\s*(Antwoord \d+)\s+(?=\S)")  # the number of an answer
ANSWER = re.compile(r"^\s*Antwoord \d+\s", re.MULTILINE)
ROW = re.compile(r"\|[^|\n]*\d[^|\n]*\|")  # of a table with numbers
LINE = re.compile(r"^[ \t]*(\|[^\n]*\|)[ \t]*$", re.MULTILINE)  # of a table
RULE = re.compile(r"[|\s:-]+")  # what stands beneath the names of its columns
ABOVE = 300  # characters of a heading: what is longer is none
QUESTION = 1_500  # of a question that is numbered
LONGEST = 600  # characters: what is longer is a table or a list
SHORTEST = 20


class Piece(NamedTuple):
    """A sentence of a text: where it begins, and the heading or question that it stands under.

    ``answer`` is the number of the answer that it is of, as that is written: "Antwoord 21", and
    ``part`` of another numbered part: "Bijlage 2".
    """

    start: int
    text: str
    above: str = ""
    answer: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A literal sentence: its document, page and the offset of its first character.

    ``above`` is the heading or the question that it stands under, ``answer`` the number of the
    answer and ``part`` of any other part that it is of, "" where it is of none. ``spot`` is under
    what it stands, as a citation says it.
    """

    document: Node
    page: int
    start: int
    text: str
    above: str = ""
    answer: str = ""
    part: str = ""
    spot: str = ""


def is_yes_or_no(text: str) -> bool:
    """Whether a sentence is no more than the yes or no with which an answer begins."""
    return YES_OR_NO.fullmatch(text) is not None


def split(text: str, above: str = "", answer: str = "", part: str = "") -> Iterator[Piece]:
    r"""The sentences of a text that are not too short or long, but for a yes or no.

    With each is told the heading or the question that it stands under, which is itself left out:
    before the first it is ``above``, in ``answer`` and ``part``.

    >>> [piece.text for piece in split("Dit ging mis, bijv. Hier en daar. Daarna ging het goed.")]
    ['Dit ging mis, bijv. Hier en daar.', 'Daarna ging het goed.']
    >>> [one] = split("Vraag 1\n\nHoe lang was dat?\n\nAntwoord 1\nDat duurde een jaar.")
    >>> one.start, one.text, one.above, one.answer
    (39, 'Dat duurde een jaar.', 'Hoe lang was dat?', 'Antwoord 1')
    """
    start, asked = 0, 0  # what stands before ``asked`` is of a question
    for end in END.finditer(text):
        said = text[start : end.end()]
        if end.group().startswith(".") and SHORT.search(text[start : end.start()]):
            continue
        number = ANSWERING.match(said)
        answer = answer if number is None else number[1]
        begin = len(BULLET.findall(said)[0]) if number is None else number.end()
        told, at = said[begin:].rstrip(), start + begin
        start = end.end()
        asking = ASKING.match(said)
        if asking is not None:
            reply = ANSWER.search(text, at, at + QUESTION)
            asked, above, answer = (start if reply is None else reply.start()), "", ""
            told = said[asking.end() :].strip()
        rows = list(_rows(told))
        if rows:
            yield from (Piece(at + place, row, above, answer, part) for place, row in rows)
            continue
        table = ROW.search(told) is not None
        ended = ENDED.search(told) is not None or table
        if at < asked:
            above = f"{above} {told}".strip()
        elif not ended:  # a heading or a question, which answers none
            above = told if SHORTEST <= len(told) <= ABOVE else above
            part = part_after(told, part)
        elif SHORTEST <= len(told) <= LONGEST or (answer and is_yes_or_no(told)):
            part = part_begun(said, part)
            yield Piece(at, told, above, answer, part)


def _rows(text: str) -> Iterator[tuple[int, str]]:
    r"""The rows of a table that are not too short or long, each with its place in the text.

    Not the names of its columns.

    >>> list(_rows("| Jaar | Dienst |\n|---|---|\n| 2020 | Dienst Uitvoering |"))
    [(28, '| 2020 | Dienst Uitvoering |')]
    """
    lines = list(LINE.finditer(text))
    rules = {at for at, one in enumerate(lines) if RULE.fullmatch(one[1])}
    for at, one in enumerate(lines):
        if not {at, at + 1} & rules and SHORTEST <= len(one[1]) <= LONGEST:
            yield one.start(1), one[1]


def sentences_of(document: Node, pages: Iterable[Page]) -> Iterator[Sentence]:
    """The sentences of a document, none across a page."""
    above = answer = part = ""
    known = list(pages)
    spot_at = parts_of([(page.start, page.text) for page in known])
    for page in known:
        for piece in split(page.text, above, answer, part):
            above, answer, part = piece.above, piece.answer, piece.part
            start = page.start + piece.start
            spot = answer or spot_at(start + len(piece.text))
            yield Sentence(document, page.number, start, piece.text, above, answer, part, spot)
