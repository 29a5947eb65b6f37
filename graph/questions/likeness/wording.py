"""How alike texts are worded: by their stems, those that the ontology seldom uses counting most.

How rare a stem is does not depend on the reports: two texts are as alike whatever else is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from graph.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sklearn.feature_extraction.text import TfidfTransformer

    from ontology.schema import Concept, Schema

WIDTH = 2**20  # columns that stems are hashed to: so many that few share one
LANGUAGE = "nl"
# Words that any Dutch text has, and that say nothing of what it is about.
COMMON = (
    "alle alleen alles altijd ander andere anders beide ben bent bijna bijvoorbeeld binnen "
    "buiten daar daardoor daarin daarmee daarna daarnaast daarom daarvan daarvoor deden "
    "deed dezelfde diens doen doet drie dus echt echter een eens eerder eerst eerste eigen "
    "elk elkaar elke enkel enkele erg ergens even gaan gaat gaf gebruik gebruiken gedaan "
    "geeft geen gegaan gehad gekomen geven geweest geworden goed had hadden heb hebben "
    "heeft heel hem hen hier hierbij hierdoor hiermee hiervan hiervoor hoe hoewel ieder "
    "iedere iedereen iemand iets ja jaar jaarlijks jaren juist kan kom komen komt kon "
    "konden kreeg krijgen krijgt kunnen kwam kwamen laat laatste lang laten later maakt "
    "maakte mag maken meer meest meestal men minder moest moesten moet moeten mogelijk "
    "mogen nadat nee niemand niets nieuw nieuwe nodig nooit omdat ons onze ooit opnieuw oud "
    "oude pas per redelijk reeds samen slechts sommige soms staan staat steeds stond tegen "
    "terug terwijl tien tijdens toch toen tussen twee tweede uw vaak vanaf vanuit vanwege "
    "veel verder via vier vijf vind vinden vindt volgens vooral voordat vorige waar waarbij "
    "waardoor waarin waarmee waarom waarop waarvan wanneer want was weer weg weinig wel "
    "welk welke werd werden wie wil wilde willen zeer zeggen zegt zei zelf zelfs zes zien "
    "ziet zitten zo'n zoals zodat zonder zou zouden zullen zult"
)


@dataclass(frozen=True, eq=False)
class Wording:
    """Texts as rows of numbers, of length one, that are laid beside each other by their product."""

    schema: Schema

    def rows(self, texts: Sequence[str]) -> csr_array:
        """The texts, (N, WIDTH); a text without a word is a row of zeros."""
        if not texts:
            return csr_array((0, WIDTH), dtype=np.float32)
        return csr_array(self._rarity.transform(_counts(texts)), dtype=np.float32)

    @cached_property
    def _rarity(self) -> TfidfTransformer:
        from sklearn.feature_extraction.text import (  # noqa: PLC0415 - slow to load
            TfidfTransformer,
        )

        texts = [text for one in self.schema.concepts.values() for text in concept_texts(one)]
        return TfidfTransformer(sublinear_tf=True).fit(_counts(texts))


def concept_texts(concept: Concept) -> Iterator[str]:
    """What the ontology says of a thing in Dutch: its names, definition, how it is spoken of."""
    yield concept.label(LANGUAGE)
    yield from concept.synonyms
    yield from filter(None, [concept.definitions.get(LANGUAGE)])
    yield from concept.cues


def mean(rows: csr_array) -> csr_array:
    """The middle of the rows, (1, WIDTH), of length one; zeros where there is nothing."""
    return unit(csr_array(np.ones((1, rows.shape[0]), dtype=np.float32)) @ rows)


def unit(rows: csr_array) -> csr_array:
    """The rows, each of length one or zero."""
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return csr_array(rows.multiply(scale.reshape(-1, 1)))


def telling(text: str) -> list[str]:
    """The stems of a text that may say what it is about.

    >>> telling("Waarom heeft iedereen de toeslagen?") == telling("toeslag")
    True
    """
    common = _common()
    return [stem for stem in stems(text) if stem not in common]


@cache
def _common() -> frozenset[str]:
    return frozenset(stems(COMMON))


def _counts(texts: Iterable[str]) -> csr_array:
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - slow to load

    hashing = HashingVectorizer(
        analyzer=telling, n_features=WIDTH, norm=None, alternate_sign=False, dtype=np.float32
    )
    return csr_array(hashing.transform(texts))
