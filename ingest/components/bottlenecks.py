"""Bottlenecks: of which system problems a statement speaks, and in which words."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import Statement, findings, text_of
from ingest.classifier import Model, Questions, load_model
from ontology.load import load
from ontology.schema import Concept, Schema

THEME = "theme:"
NAMED = 0.75  # how often such a phrase means its theme, as measured on annotated reports


@Language.factory("leergraaf_bottlenecks", default_config={"threshold": 0.9})
def make_bottlenecks(nlp: Language, name: str, threshold: float) -> Bottlenecks:  # noqa: ARG001
    """The component, with the shipped model and ontology."""
    return Bottlenecks(load_model(), load(), threshold)


class Bottlenecks:
    """Gives every statement of ``doc`` its themes.

    A theme holds when one of the ontology's phrases for it stands in the sentence, or when the
    model finds it at least as probable as ``threshold``.
    """

    def __init__(self, model: Model, schema: Schema, threshold: float) -> None:
        self.questions = Questions(
            {
                name.removeprefix(THEME): task
                for name, task in model.tasks.items()
                if name.startswith(THEME)
            }
        )
        self.threshold = threshold
        scheme = schema.kind("Bottleneck").scheme
        self.phrases = {c.code: _pattern(c) for c in schema.members[scheme or ""]}

    def __call__(self, doc: Doc) -> Doc:
        """Add themes to the statements of ``doc``."""
        for statement in findings(doc).statements:
            self._theme(statement, text_of(doc, statement.place))
        return doc

    def _theme(self, statement: Statement, text: str) -> None:
        start = statement.place.start
        chances = self.questions.probabilities(statement.seen)
        for code, pattern in self.phrases.items():
            phrase = pattern.search(text)
            chance = chances.get(code, 0.0)
            if phrase is not None:
                certainty = round(max(chance, NAMED), 2)
                statement.themes[code] = start + phrase.start(), start + phrase.end(), certainty
            elif chance >= self.threshold:
                statement.themes[code] = start, start + len(text), round(chance, 2)


def _pattern(concept: Concept) -> re.Pattern[str]:
    """The phrases of a bottleneck, longest first, as whole words with any white space between."""
    phrases = sorted({*concept.cues, *concept.synonyms}, key=lambda one: (-len(one), one))
    alternatives = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
