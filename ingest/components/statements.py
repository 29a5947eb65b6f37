"""Statements: which sentences are a lesson, a recommendation or a measure."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import Findings, Place, Statement, findings
from ingest.classifier import Model, load_model
from ontology.load import load
from ontology.schema import Schema

SPEAKING = ("paragraph", "item")  # the blocks a statement can stand in
NOTHING = "geen"
WHOLE = re.compile(
    r"[.!…:;][\"'”’»)\]*_\d]*(?:<sup>\d+</sup>)?$"
)  # else a page break cut the sentence
PRAISE = 0.6  # how probable praise must be: taking a fault for praise is the worse mistake


@Language.factory(
    "leergraaf_statements", default_config={"threshold": 0.7, "shortest": 25, "longest": 1500}
)
def make_statements(
    nlp: Language,  # noqa: ARG001 - spaCy's signature
    name: str,  # noqa: ARG001
    threshold: float,
    shortest: int,
    longest: int,
) -> Statements:
    """The component, with the shipped model."""
    return Statements(load_model(), load(), threshold, shortest, longest)


class Statements:
    """Finds the statements among the sentences of ``doc``.

    ``threshold`` is how probable it must be that a sentence is one; ``shortest`` and ``longest``
    count its characters.
    """

    def __init__(
        self, model: Model, schema: Schema, threshold: float, shortest: int, longest: int
    ) -> None:
        self.model = model
        self.threshold = threshold
        self.shortest, self.longest = shortest, longest
        self.kinds = {kind.code: name for name, kind in schema.kinds.items() if kind.code}
        self.subdimensions = {
            concept.code for concept in schema.members["dimensie"] if concept.broader is not None
        }

    def __call__(self, doc: Doc) -> Doc:
        """Add the statements of ``doc`` to its findings."""
        found = findings(doc)
        found.statements = [s for place in found.places if (s := self._judge(found, place))]
        return doc

    def _judge(self, found: Findings, place: Place) -> Statement | None:
        text = found.source.text[place.start : place.end]
        if not self._may_state(place, text):
            return None
        seen = self.model.features(text)
        kinds = self.model.tasks["kind"].probabilities(seen)
        certainty = 1 - kinds.pop(NOTHING)
        if certainty < self.threshold:
            return None
        code = max(kinds, key=lambda kind: kinds[kind])
        return Statement(
            place=place,
            kind=self.kinds[code],
            confidence=round(certainty * kinds[code] / sum(kinds.values()), 2),
            polarity=self._polarity(code, seen),
            subdimension=self._subdimension(seen),
            seen=seen,
        )

    def _may_state(self, place: Place, text: str) -> bool:
        return (
            place.block.kind in SPEAKING
            and not place.in_question
            and not text.rstrip().endswith("?")
            and (place.block.kind == "item" or WHOLE.search(text) is not None)
            and self.shortest <= len(" ".join(text.split())) <= self.longest
        )

    def _polarity(self, code: str, seen: dict[str, float]) -> str:
        if code != "les":
            return "neutraal"
        right = self.model.tasks["polarity"].probabilities(seen)["positief"]
        return "positief" if right >= PRAISE else "negatief"

    def _subdimension(self, seen: dict[str, float]) -> str | None:
        chances = self.model.tasks["subdimension"].probabilities(seen)
        best = max(chances, key=lambda name: chances[name])
        return best if best in self.subdimensions else None
