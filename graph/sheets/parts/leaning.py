"""The sentence before one that cannot be read without it, as "Zij zal zich hiervoor inzetten"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.sentences import split
from graph.quoting import CONTEXT
from graph.support import support

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.sheets.writer import Writer

LEANS = re.compile(
    r"(?:Hij|Zij|Ze|Dit|Dat|Deze|Die|Daarom|Daartoe|Daarmee|Hiermee|He|She|They|This|That|These)\b"
    r"|.*\b(?:hier|daar)(?:van|voor|aan|mee|toe|bij|over|in|op|uit|door)\b"
    r"|.*\bdat dit\b",
    re.DOTALL,
)
BETWEEN = " \n\t-•*–#"  # what may stand between two sentences


def leans(text: str) -> bool:
    """Whether a sentence says what it is about with no more than a pronoun.

    >>> leans("Zij zal zich hiervoor inzetten."), leans("De minister zet zich in.")
    (True, False)
    """
    return LEANS.match(text.lstrip(BETWEEN)) is not None


def sentence_before(before: str) -> str:
    r"""The sentence that a text ends with, as far as it stands there; a heading is none.

    >>> sentence_before("Dat duurde lang. De minister wil het op orde brengen. ")
    'De minister wil het op orde brengen.'
    >>> sentence_before("Dat duurde lang.\n\nHet vervolg\n\n")
    ''
    """
    last = next(reversed([*split(before)]), None)
    if last is None or before[last.start + len(last.text) :].strip(BETWEEN):
        return ""
    cut = last.start == 0 and len(before) >= CONTEXT
    return f"… {last.text.partition(' ')[2]}" if cut else last.text


def leaning_remark(writer: Writer, statement: Node, evidence: Iterable[Evidence]) -> str:
    """The sentence before the surest quote, where the statement leans on it; else nothing."""
    if not leans(statement.get("text") or ""):
        return ""
    for quote in support(writer.store, evidence, 1).quotes:
        if before := sentence_before(quote.before):
            return writer.say("common.before", text=" ".join(before.split()))
    return ""
