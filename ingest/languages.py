"""In which language a text is, found offline.

Source of the method: Lui and Baldwin, *langid.py: an off-the-shelf language identification tool*
(2012), as py3langid keeps it up.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.lang.af.stop_words import STOP_WORDS as AFRIKAANS
from spacy.lang.da.stop_words import STOP_WORDS as DANISH
from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.lb.stop_words import STOP_WORDS as LUXEMBOURGISH
from spacy.lang.nl.stop_words import STOP_WORDS as DUTCH_WORDS

from ingest.document import Block

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DUTCH = "nl"
ONLY_DUTCH = DUTCH_WORDS - AFRIKAANS - DANISH - ENGLISH - GERMAN - LUXEMBOURGISH
PLAIN = 0.1  # the part of its words that only Dutch has which makes a text plainly Dutch
SURE = 0.9  # how probable a language must be
SHORT = 60  # letters of a block that is too short to be of another language than the rest
PART = 0.05  # the part of a document that stands in a language for it to be one of the document's
ENOUGH = 400  # characters of a block that tell its language: all of it is told no better
FEW = 20  # letters of a document that says nothing of its language


def language_of(text: str, at_least: int = SHORT) -> str | None:
    """The ISO 639 code of the text's language; nothing where it is short or in doubt.

    The identifier is not asked of a text full of words that only Dutch has.

    >>> language_of("Die Steuerbehörde hat die Signale der Gemeinden lange Zeit nicht beachtet.")
    'de'
    >>> language_of("Governance en compliance") is None
    True
    """
    if sum(map(str.isalpha, text)) < at_least:
        return None
    words = text.lower().split()
    if sum(word in ONLY_DUTCH for word in words) >= PLAIN * len(words):
        return DUTCH
    language, chance = _identifier().classify(text)
    return language if chance >= SURE else None


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import (  # noqa: PLC0415 - what names languages need not find them
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def languages_of(text: str, blocks: Sequence[Block]) -> Mapping[int, str]:
    """The language of every block by its start; nothing of a text whose language is in doubt.

    What is too short to tell is of the language that most of the document is in.
    """
    bodies = {one.start: text[one.start : min(one.end, one.start + ENOUGH)] for one in blocks}
    told = {start: code for start, body in bodies.items() if (code := language_of(body))}
    most = next(iter(main_languages(blocks, told)), None)
    rest = most or language_of("\n".join(bodies.values()), FEW)
    return told if rest is None else {start: told.get(start, rest) for start in bodies}


def language_at(at: int, blocks: Sequence[Block], languages: Mapping[int, str]) -> str | None:
    """The language of the block that a character stands in, or of the one before it."""
    behind = bisect_right(blocks, at, key=lambda block: block.start)
    return languages.get(blocks[behind - 1].start) if behind > 0 else None


def main_languages(blocks: Iterable[Block], languages: Mapping[int, str]) -> list[str]:
    """The languages in which a part worth telling of the document stands, the largest first."""
    sizes: Counter[str] = Counter()
    for block in blocks:
        if block.start in languages:
            sizes[languages[block.start]] += block.end - block.start
    ranked = sorted(sizes, key=lambda code: (-sizes[code], code))
    return [code for code in ranked if sizes[code] >= PART * sizes.total()]
