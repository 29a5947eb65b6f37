"""Which words are known, and which known word another is a slip of the pen for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from graph.meaning import load_meaning
from graph.questions.asking.gathered import gathered
from graph.questions.asking.kinds import kinds
from graph.questions.asking.verbs import consists_of
from graph.questions.views.keeping import kept
from graph.stems import fold, stem, stems
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.questions.views.view import View
    from graph.store import Store

HYPHENED = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})+")
SHORTEST = 5  # letters of a word that may be misspelled
ALIKE = 84  # of 100, how alike a misspelled word must be
TEXTS = ("text", "name", "title")


class Spelling:
    """The words of names, statements and the ontology."""

    def __init__(self, view: View) -> None:
        self._whole = gathered(view).whole
        asking = {word for kind in kinds() for word in kind.vocabulary}
        named = {word for name in self._whole for word in name if word.isalpha()}
        self._words = sorted(named | asking)
        self._vocabulary = _vocabulary(view)

    def known(self, word: str) -> bool:
        """Whether statements or the ontology hold the word, in any form."""
        return stem(word) in self._vocabulary or (word,) in self._whole

    def unhyphened(self, store: Store, text: str) -> str:
        """The text without the hyphens in words that reports have without, and not in parts."""

        def joined(word: re.Match[str]) -> str:
            whole, parts = word[0].replace("-", ""), word[0].split("-")
            if all(self.known(fold(one)) for one in parts):
                return word[0]
            return whole if store.search(Query(whole, limit=1, spread=False)).total else word[0]

        return HYPHENED.sub(joined, text)

    def spelled(self, word: str) -> str:
        """The word, or the one of a name that it is a slip of the pen for."""
        rows = load_meaning().rows
        known = self.known(word) or word in rows or consists_of(word, rows)
        if len(word) < SHORTEST or not word.isalpha() or known:
            return word
        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return word if best is None else str(best[0])


@kept
def spelling_of(view: View) -> Spelling:
    """The words that are known in a view, gathered once."""
    return Spelling(view)


def _vocabulary(view: View) -> set[str]:
    """The stems of all words that statements, names and definitions are made of."""
    texts: Iterable[str] = (
        value for node in view.nodes.values() for name, value in node.properties if name in TEXTS
    )
    found = {stem for text in texts for stem in stems(text)}
    for concept in view.schema.concepts.values():
        words = [*concept.labels.values(), *concept.definitions.values(), *concept.synonyms]
        found.update(stem for text in words for stem in stems(text))
    return found
