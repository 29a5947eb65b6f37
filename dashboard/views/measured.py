"""How right the shipped networks were on reports they had not seen, and what found things here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.questions.views.keeping import kept
from ontology.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.views.view import View

HELD_OUT = "*.held-out.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one network: rows of shares as decimals, ``""`` where there is none.

    ``figures`` has what was judged, precision, recall, F1 (or the share right) and of how many
    sentences; ``reliability`` what certainty was said, that on average, how often it was right, and
    of how many sentences.
    """

    model: str
    sentences: int
    figures: Sequence[Sequence[str]]
    reliability: Sequence[Sequence[str]]


@cache
def measured() -> tuple[Measured, ...]:
    """What was measured of each shipped network, by name."""
    files = sorted(shipped("model").glob(HELD_OUT))
    return tuple(Measured(**json.loads(file.read_text(encoding="utf-8"))) for file in files)


@kept
def extractors(view: View) -> tuple[str, ...]:
    """By what things were found, as it stands with every quote, in order."""
    found = {one.extractor for node in view.nodes.values() for one in node.evidence}
    return tuple(sorted(found))
