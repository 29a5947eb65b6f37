"""Names of people in a text: with a title, by evidence, and where they stand bare again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.privacy.capitals import in_small_letters
from ingest.privacy.evidence import find_evident
from ingest.privacy.foreign import find_foreign_names
from ingest.privacy.identifiers import find_identifiers
from ingest.privacy.lists import Kind, kind_of, words
from ingest.privacy.masking import merged
from ingest.privacy.patterns import CAPITAL, GAP, find_titled

BORNE = re.compile(  # before a surname that stands bare
    rf"(?<!\w)(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]e|[Tt]en|[Tt]er|[Ee]l){GAP}){{1,3}}$"
)
BARE = 4  # letters of a name that is looked for where nothing else tells one
NAMED_AFTER = re.compile(r"(?:[Cc]ommissie|kabinet|instituut) $|-$")  # "Commissie Van Dam"
BEFORE = 30  # characters before a bare name that tell what it is part of
NAME = re.compile(rf"{CAPITAL}(?:-{CAPITAL})?(?![\w-])")


def find_persons(text: str) -> list[tuple[int, int]]:
    """The characters of the names of persons in ``text``, sorted and apart."""
    text = in_small_letters(text)
    found = merged([*find_titled(text), *find_foreign_names(text), *find_evident(text)])
    return merged([*found, *_again(text, found)])


def _again(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places where a name that was found stands bare, unless it is a word as well."""
    names = {match[0] for start, end in found for match in _ends(text[start:end])}
    bare = [name for name in names if len(name) >= BARE and name not in words("no_names")]
    bare = [name for name in bare if not _is_also_a_word(name.lower(), text)]
    if bare:
        either = "|".join(sorted(map(re.escape, sorted(bare)), key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
            start = _with_particles(text, match)
            if NAMED_AFTER.search(text, max(0, start - BEFORE), start) is None:
                yield start, match.end()


def _with_particles(text: str, name: re.Match[str]) -> int:
    """Where a name that stands bare starts: a surname with its particles."""
    borne = BORNE.search(text, max(0, name.start() - BEFORE), name.start())
    if borne is None:
        return name.start()
    plain = borne.group().strip() == "van" and kind_of(name.group()) <= Kind.DOUBTFUL
    return name.start() if plain else borne.start()  # "het gezin van Storm"


def _is_also_a_word(name: str, text: str) -> bool:
    """Whether a name in lower case stands in the text, other than in an address of e-mail."""
    return name in text and re.search(rf"(?<![\w.@-]){re.escape(name)}(?![\w@])", text) is not None


def _ends(name: str) -> Iterator[re.Match[str]]:
    """The first and the last word with a capital of a name."""
    parts = list(NAME.finditer(name))
    yield from parts[:1]
    yield from parts[-1:]


def find_private(text: str) -> list[tuple[int, int]]:
    """All that must be masked in a text that has not been through the pipeline, such as a title."""
    named = find_persons(text)
    return merged([*named, *find_identifiers(text, named)])
