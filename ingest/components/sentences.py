"""Sentences, within the blocks of the source and never across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import Place, findings
from ingest.document import Block
from ingest.questions import asks

if TYPE_CHECKING:
    from thinc.types import Ints2d

END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?:(?:\[?\d{1,2}\]?|<sup>\d+</sup>)?(?=\s)|$)|\n\s*\n"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:nrs?|art|artt|bijv|bv|blz|pp?|dhr|mevr|mw|mr|dr|drs|ir|ing|prof|ca|o\.a|m\.b\.t|d\.w\.z"
    r"|resp|t\.a\.v|i\.v\.m|t\.o\.v|m\.n|e\.d|vgl|incl|excl|St|Stb|Stcrt|jl|hfst|par|lid|sub|max|min"
    r"|mln|mld|i\.c|c\.q|i\.p\.v|n\.a\.v|m\.u\.v|t/m|etc|zgn|evt|no)|(?<!\w)[A-Z](?:\.[A-Z])*|^\d{1,2}"
    r"|^[a-z])\.$",
)


@Language.factory("leergraaf_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:  # noqa: ARG001 - spaCy's signature
    """The component."""
    return Sentences()


class Sentences:
    """Splits each block into sentences and notes the heading each stands under."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of ``doc`` and the places of its findings."""
        found = findings(doc)
        found.places = list(_places(found.source.text, found.source.blocks))
        starts = {place.start for place in found.places}
        if len(doc):
            marks = [1 if at in starts else -1 for at in doc.to_array("IDX").tolist()]
            marks[0] = 1
            column = np.array(marks, dtype="int64").astype("uint64").reshape(-1, 1)
            doc.from_array(["SENT_START"], cast("Ints2d", column))
        return doc


def _places(text: str, blocks: tuple[Block, ...]) -> Iterator[Place]:
    above: list[Block] = []
    for block in blocks:
        content = text[block.start : block.end]
        if block.kind in ("title", "heading"):
            above = [one for one in above if one.level < block.level] + [block]
        section = above[-1] if above else None
        heading = "" if section is None else text[section.start : section.end].strip()
        headings = tuple((one.start, one.end) for one in reversed(above))
        for start, end in split(content):
            yield Place(
                start=block.start + start,
                end=block.start + end,
                block=block,
                section=0 if section is None else section.start,
                heading=heading,
                in_question=asks(heading),
                headings=headings,
            )


def split(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence of ``text``, without the white space around it.

    >>> list(split("Zie art. 12 van de wet. Dat is zo."))
    [(0, 23), (24, 34)]
    """
    start = 0
    for match in END.finditer(text):
        if _continues(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _continues(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after what looked like its end."""
    if match.group().isspace():
        return False
    following = text[match.end() :].lstrip()[:1]
    if following and (following.islower() or following in ",;"):
        return True
    before = text[max(0, match.start() - 12) : match.start() + 1].lstrip()
    return match.group()[0] == "." and ABBREVIATION.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    last = start + len(content.rstrip())
    if last > first:
        yield first, last
