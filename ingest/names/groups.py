"""Words by which a text addresses a body or a group of governments that it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ingest.annotations import touches
from ingest.names.mentions import Mention
from ontology.schema import Concept, Schema

ORGANISATION, ADDRESSED_AS = "Organisation", "addressedAs"


def words_of(schema: Schema) -> Mapping[str, Concept]:
    """What each word means by which somebody is addressed."""
    members = schema.members[schema.kind(ORGANISATION).scheme or ""]
    return {word: one for one in members for word in one.attributes.get(ADDRESSED_AS, ())}


def groups_in(text: str, words: Mapping[str, Concept], kept: Iterable[Mention]) -> list[Mention]:
    """The uses of ``words`` in a text, in order, but for those within names.

    >>> from ontology.load import load
    >>> text = "Aan het Rijk en het parlement van een rijk land."
    >>> [one.name for one in groups_in(text, words_of(load()), ())]
    ['Rijksoverheid als geheel', 'Staten-Generaal']
    """
    taken = sorted((one.start, one.end) for one in kept)
    return [
        Mention(start, end, ORGANISATION, meant.labels["nl"], meant)
        for start, end, meant in _uses(text, words)
        if not touches(taken, start, end)
    ]


def _uses(text: str, words: Mapping[str, Concept]) -> Iterator[tuple[int, int, Concept]]:
    """Where the words stand by themselves; one written small may begin a sentence."""
    if not words:
        return
    either = "|".join(sorted(map(_spelt, words), key=lambda word: (-len(word), word)))
    known = {word.lower(): concept for word, concept in words.items()}
    for use in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
        yield *use.span(), known[use.group().lower()]


def _spelt(word: str) -> str:
    first = word[0]
    return f"[{first}{first.upper()}]{word[1:]}" if first.islower() else word
