"""Names whose words a text joins by small ones: "watersnood in Limburg" is "watersnood Limburg"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

SMALL = frozenset(
    ("aan", "bij", "de", "het", "in", "op", "rond", "rondom", "uit", "van", "voor")
)  # "en" and "of" name two things, "door" and "met" say something else
MOST = 2  # small words between two words of a name: "van de"
SHORTEST = 5  # letters of the word that the small ones follow: "STAP" is no noun


class Joined:
    """Finds the names that ``add`` was told, where small words stand between their words."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")

    def add(self, names: Iterable[str]) -> None:
        """Look for these names too, but for those of one word or with small words of their own."""
        patterns = [self._nlp.make_doc(name) for name in names]
        self._matcher.add("", [one for one in patterns if _can_be_joined(one)])

    def find(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """The first and the last token of each name in ``doc`` that has small words in it."""
        said = [token.text for token in doc]
        kept = [at for at, word in enumerate(said) if word.lower() not in SMALL]
        bare = Doc(doc.vocab, words=[said[at] for at in kept])
        for _, first, end in self._matcher(bare):
            found = kept[first:end]
            gaps = [later - earlier - 1 for earlier, later in pairwise(found)]
            if any(gaps) and max(gaps) <= MOST:
                yield found[0], found[-1]


def without_small_words(name: str) -> str:
    """The name without the small words between its own.

    >>> without_small_words("watersnood in Limburg")
    'watersnood Limburg'
    """
    return " ".join(word for word in name.split() if word.lower() not in SMALL)


def _can_be_joined(name: Doc) -> bool:
    words = [token.text for token in name]
    return (
        len(words) > 1
        and len(words[0]) >= SHORTEST
        and all(word.lower() not in SMALL and word[0].isalnum() for word in words)
    )
