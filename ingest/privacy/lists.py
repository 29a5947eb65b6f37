"""Which words are names of people: lists made by ``tools/make_names.py``, and ``persons.toml``."""

from __future__ import annotations

import enum
import functools
import re
import tomllib
import unicodedata
from pathlib import Path

LISTS = Path(__file__).parent
WORDS = LISTS / "persons.toml"
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss"})
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
LONG = 5  # letters of a role that may end a longer word ("hoofdinspecteur")
REMEMBERED = 50_000  # words whose kind is looked up once


class Kind(enum.IntEnum):
    """What a word with a capital may be: the further down, the less it looks like a person."""

    FIRST = 0
    DOUBTFUL = 1  # a first name that is a word or a place as well
    LAST = 2
    UNKNOWN = 3
    PLACE = 4
    NONE = 5


def fold(word: str) -> str:
    """The word in plain letters, as the lists have it.

    >>> fold("Özgür"), fold("Yıldırım"), fold("Jan")
    ('Ozgur', 'Yildirim', 'Jan')
    """
    if word.isascii():
        return word
    split = unicodedata.normalize("NFKD", word.translate(LETTERS))
    return "".join(char for char in split if not unicodedata.combining(char))


@functools.cache
def names(which: str) -> frozenset[str]:
    """The words of one list that was made; ``words`` and ``places`` are no names of people."""
    return frozenset((LISTS / f"{which}.txt").read_text(encoding="utf-8").split())


def words(which: str) -> frozenset[str]:
    """The words under one heading of ``persons.toml``."""
    return _headings()[which]


@functools.cache
def _headings() -> dict[str, frozenset[str]]:
    read = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {heading: frozenset(listed.split()) for heading, listed in read.items()}


@functools.lru_cache(REMEMBERED)
def kind_of(word: str) -> Kind:
    """What a word may be; of parts joined by hyphens what the least name-like part is.

    >>> kind_of("Anne-Marie"), kind_of("Beleid"), kind_of("Hoekstra")
    (<Kind.FIRST: 0>, <Kind.NONE: 5>, <Kind.LAST: 2>)
    """
    parts = [_kind(part) for part in word.split("-")]
    if word in words("no_names"):
        return Kind.NONE
    joined = max(parts) is Kind.NONE and min(parts) <= Kind.LAST and word.istitle()
    return Kind.UNKNOWN if joined and not is_institution(word.lower()) else max(parts)


def _kind(part: str) -> Kind:
    """What one part may be: the names in ``persons.toml`` add to the lists."""
    if not part[:1].isupper() or part.isupper():
        return Kind.NONE
    plain, part = part, fold(part)
    listed = part in _folded("first_names")
    doubtful = part in names("doubtful") or part in _folded("doubtful")
    if doubtful or (listed and part in names("words")):
        return Kind.DOUBTFUL if part == plain else Kind.FIRST  # "omer" is a word, "ömer" is none
    if listed or part in names("first"):
        return Kind.FIRST
    if part in names("places"):
        return Kind.PLACE
    if part in names("last"):
        return Kind.LAST
    lower = part.lower()
    none = part in names("words") or is_institution(lower) or is_role(lower)
    return Kind.NONE if none or VOWEL.search(part) is None else Kind.UNKNOWN


@functools.cache
def _folded(which: str) -> frozenset[str]:
    return frozenset(map(fold, words(which)))


def is_institution(word: str) -> bool:
    """Whether a word, in lower case, is said of what may be named after somebody.

    >>> is_institution("museum"), is_institution("zwijgerplein"), is_institution("brief")
    (True, True, False)
    """
    return word in words("institutions") or _ending().search(word) is not None


@functools.cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[\w-](?:{'|'.join(sorted(words('institution_ends')))})$")


@functools.lru_cache(REMEMBERED)
def is_role(word: str) -> bool:
    """Whether a name may follow the word; a longer word may end like one.

    >>> is_role("wijkagent"), is_role("hoofdinspecteur"), is_role("beleid")
    (True, True, False)
    """
    return word in words("roles") or word.endswith(_long_roles())


@functools.cache
def _long_roles() -> tuple[str, ...]:
    return tuple(sorted(role for role in words("roles") if len(role) >= LONG))
