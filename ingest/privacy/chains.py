"""The words of a text, and the words with a capital that may together be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.privacy.lists import Kind, fold, is_institution, kind_of, names, words

WORD = re.compile(r"(?<!\w)[bv]\.d\.|[^\W\d_]\w*(?:[-'’.][^\W\d_]\w*)*")
GENITIVE = re.compile(r"['’]s?$")
LONGEST = 4  # words with a capital of one name
PARTICLES = frozenset({
    "van", "von", "de", "den", "der", "ten", "ter", "el", "al", "ben", "la", "le", "du", "di", "da",
    "dos", "bin", "v.d.",
})  # fmt: skip
LEADING = frozenset(["in", "op", "uit", "aan", "voor", "onder"])  # "in 't Veld"
LED = frozenset(["de", "den", "der", "het", "t"])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and their places; the genitive of a name is no part of its word."""

    text: str
    written: list[str]
    places: list[tuple[int, int]]

    def between(self, at: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.places[at - 1][1] : self.places[at][0]]

    def follows(self, at: int) -> bool:
        """Whether a word follows the one before on its line or the next, with nothing between."""
        if not 0 < at < len(self.written):
            return False
        gap = self.between(at)
        return gap.isspace() and gap.count("\n") <= 1

    def before(self, at: int) -> str:
        """The word before in lower case, or nothing where something else stands between."""
        return self.written[at - 1].lower() if self.follows(at) else ""

    def behind(self, at: int) -> str:
        """The word behind in lower case, or nothing where something else stands between."""
        return self.written[at + 1].lower() if self.follows(at + 1) else ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Words, from the first to the last, that may be a name; the kind of each with a capital."""

    first: int
    last: int
    kinds: tuple[Kind, ...]
    particles: bool

    @property
    def known(self) -> bool:
        """Whether it begins with what the lists have as a first name."""
        return self.kinds[0] <= Kind.DOUBTFUL


def read_words(text: str) -> Words:
    """The words of a text."""
    written, places = [], []
    for match in WORD.finditer(text):
        word = match.group()
        if word[0].isupper():
            word = _nominative(word)
        written.append(word)
        places.append((match.start(), match.start() + len(word)))
    return Words(text, written, places)


def _nominative(word: str) -> str:
    """The name without its genitive: "Samira's", "Henks"."""
    if "'" in word or "’" in word:
        return GENITIVE.sub("", word)
    if word[-1] == "s" and kind_of(word) is Kind.UNKNOWN and kind_of(word[:-1]) is Kind.FIRST:
        return word[:-1]
    return word


def read_chain(read: Words, at: int) -> Chain | None:
    """The longest name that may begin at a word, which may be a particle."""
    kinds: list[Kind] = []
    last = at - 1
    while len(kinds) < LONGEST and (not kinds or read.follows(last + 1)):
        word = skip_particles(read, last + 1)
        if word is None or not _goes_on(read, word, last, at):
            break
        kinds.append(kind_of(read.written[word]))
        last = word
    return Chain(at, last, tuple(kinds), last - at + 1 > len(kinds)) if kinds else None


def skip_particles(read: Words, at: int) -> int | None:
    """The word with a capital at ``at`` or behind the particles there, if there is one."""
    word = at
    while word < min(at + 3, len(read.written)) and _is_particle(read, word):
        word += 1
        if not read.follows(word):
            return None
    return word if word < len(read.written) and read.written[word][0].isupper() else None


def _is_particle(read: Words, at: int) -> bool:
    word = read.written[at].lower()
    return word in PARTICLES or word == "t" or (word in LEADING and read.behind(at) in LED)


def _goes_on(read: Words, word: int, last: int, start: int) -> bool:
    """Whether a word can be the next part of the name that starts at ``start``."""
    written = read.written[word]
    kind, particle = kind_of(written), read.written[last + 1].lower()
    if particle in LEADING:  # "in de Achterhoek" is seldom a surname
        return kind is Kind.LAST
    if last < start:
        return kind <= Kind.UNKNOWN or (word > start and _is_surname(written))
    if particle == "van" and word == last + 2 and kind_of(read.written[last]) > Kind.DOUBTFUL:
        return False  # "burgemeester Jansen van Amsterdam"
    if kind <= Kind.UNKNOWN or _is_surname(written):
        return True
    return word == last + 1 and _is_surname_behind(read, word)


def _is_surname(word: str) -> bool:
    """Whether a place, or a word, is a surname too."""
    surname = any(fold(part) in names("last") for part in word.split("-"))
    return surname and not is_institution(word.lower())


def _is_surname_behind(read: Words, at: int) -> bool:
    """Whether a word or place right behind a first name, on its line, is most likely a surname."""
    word = read.written[at]
    named = kind_of(read.written[at - 1]) is Kind.FIRST and "\n" not in read.between(at)
    return named and not is_institution(word.lower()) and word.title() not in words("no_names")
