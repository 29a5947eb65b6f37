"""Dutch words cut to their stem, for full-text search."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

import Stemmer

# The Porter-style stemmer gives the hit sets of Neo4j's ``dutch`` analyzer; the plain ``dutch`` one
# does not (it keeps toeslagen and toeslag apart).
ALGORITHM = "dutch_porter"
WORD = re.compile(r"\w+")
SHORTEST_PART = 5  # letters of a stem that is looked for within longer words
STOP = frozenset(
    WORD.findall(
        "aan als bij dan dat de den der des deze die dit door een en er het hij hun ik in is je "
        "maar me men met mij na naar niet nog nu of om onder ook op over te tot u uit van voor "
        "waren was wat we wel wij worden wordt zal ze zich zij zijn zo"
    )
)


@functools.cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer(ALGORITHM)


def fold(text: str) -> str:
    """The text in lower case, without accents.

    >>> fold("Geïnformeerd")
    'geinformeerd'
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.lower())
    for mark in filter(unicodedata.combining, set(folded)):
        folded = folded.replace(mark, "")
    return folded


def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("toeslagen")
    'toeslag'
    """
    return stem_words([word])[0]


def stem_words(words: Sequence[str]) -> list[str]:
    """The stems of folded words, in order.

    >>> stem_words(["toeslagen", "loketten"])
    ['toeslag', 'loket']
    """
    return list(_stemmer().stemWords(words))


def stems(text: str) -> list[str]:
    """The stems of the words of ``text``, in order, without stop words.

    >>> stems("De toeslagen") == stems("toeslag")
    True
    """
    return stem_words([word for word in WORD.findall(fold(text)) if word not in STOP])
