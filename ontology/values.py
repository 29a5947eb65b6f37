"""The lexical forms of literal values."""

from __future__ import annotations

import re

LEXICAL = {
    "date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "gYear": re.compile(r"\d{4}"),
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "boolean": re.compile(r"true|false"),
    "anyURI": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+"),
    "language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
}


def is_lexical(text: str, datatype: str | None) -> bool:
    """Whether ``text`` can be a value of the XML Schema type; a date may be a month or a year.

    >>> is_lexical("2019-05", "date"), is_lexical("mei 2019", "date")
    (True, False)
    """
    pattern = LEXICAL.get(datatype or "")
    return pattern is None or pattern.fullmatch(text) is not None
