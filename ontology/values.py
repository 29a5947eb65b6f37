"""The lexical forms of literal values, and what languages are called."""

from __future__ import annotations

import re

from babel import Locale

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


def language_name(code: str, reader: str = "nl") -> str:
    """What a language is called in the language of the reader, by Unicode's CLDR.

    >>> language_name("de"), language_name("de", "en"), language_name("qqq")
    ('Duits', 'German', 'qqq')
    """
    return str(Locale(reader).languages.get(code, code))
