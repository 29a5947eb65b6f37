"""Of which bottlenecks the words of a sentence can speak, and which of its words do not count."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Place = tuple[int, int]
FILE = Path(__file__).with_name("fields.toml")
NEVER, ANY = re.compile(r"(?!)"), re.compile("")
ASKED = re.compile(  # what somebody does not know, say or weigh
    r"\b(?:afwegen|we(?:et|ten)|wist(?:en)?|zeggen|zien|nagaan|uitleggen|vast ?(?:te )?stellen"
    r"|bepalen|duidelijk|bekend)\b,? (?:welke?|wie|hoe\w*|wat|of|waarom)(?P<asked>\b[^,;:.]*)",
    re.IGNORECASE,
)
WANTED = re.compile(  # what people ask for
    r"\bvr(?:aagt|agen|oeg|oegen) (?:(?:ook|vooral|steeds|daarom|verder) )*om (?P<wanted>"
    r"(?:(?!\b(?:maar|en (?:kr(?:eeg|egen)|hoorden?|vonden?))\b)[^.;:])*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """The words of which one must stand in a sentence, and those that are not looked at.

    ``untold`` says that what nobody can tell shows the bottleneck too.
    """

    words: re.Pattern[str]
    but: re.Pattern[str]
    untold: bool


def in_field(code: str, text: str) -> bool:
    """Whether a sentence has a word without which it does not show a bottleneck.

    >>> in_field("ict-systemen", "De koppelingen haperden.")
    True
    >>> in_field("ict-systemen", "Voor twee mensen was dat dagwerk.")
    False
    """
    field = fields().get(code)
    if field is None:
        return True
    return field.words.search(without(text, passed_over(code, text))) is not None


def passed_over(code: str, text: str) -> list[Place]:
    """The characters of a sentence in which words do not mean a bottleneck.

    >>> passed_over("financiering-kosten", "Excuses kosten niets.")
    [(8, 20)]
    """
    field = fields().get(code)
    return [] if field is None else [one.span() for one in field.but.finditer(text)]


def wondered(code: str, text: str) -> list[Place]:
    """The characters of what a sentence says somebody does not know, or asks for.

    >>> text = "Wij konden niet nagaan of het budget volstond."
    >>> [text[start:end] for start, end in wondered("financiering-kosten", text)]
    [' het budget volstond']
    """
    field = fields().get(code)
    asked = () if field is not None and field.untold else ASKED.finditer(text)
    wanted = (one.span("wanted") for one in WANTED.finditer(text))
    return [*(one.span("asked") for one in asked), *wanted]


def without(text: str, places: Iterable[Place]) -> str:
    """The text with spaces for the characters at the places."""
    rest = list(text)
    for start, end in places:
        rest[start:end] = " " * (end - start)
    return "".join(rest)


@functools.cache
def fields() -> Mapping[str, Field]:
    """The fields by the code of their bottleneck."""
    with FILE.open("rb") as file:
        return {code: _field(one) for code, one in tomllib.load(file).items()}


def _field(one: Mapping[str, Any]) -> Field:
    """A field as its file has it; without words of its own, any word will do."""
    words = re.compile(rf"(?<!\w)(?:{one.get('words', '')})(?!\w)", re.IGNORECASE)
    but = re.compile(one["but"], re.IGNORECASE) if "but" in one else NEVER
    return Field(words if "words" in one else ANY, but, bool(one.get("untold")))
