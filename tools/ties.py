"""How often a statement's trajectory is right, by where it is named: ``python -m tools.ties GOLD``.

Of annotated documents (by default the benchmark's) a line for each certainty in
``ingest/discourse/context.py``: how many trajectories were said, and how many are annotated.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.annotations import findings
from ingest.discourse.context import Contexts
from ingest.evaluation.gold import Annotated, read_gold
from ingest.judges.judge import NOTHING
from ingest.nlp import make_nlp, read_doc
from ingest.read import read_bytes
from ontology.load import load

BENCHMARK = Path(__file__).parent.parent / "data" / "benchmark" / "gold.jsonl"


def main() -> None:
    """Print the figures of the documents named as arguments."""
    files = [Path(one) for one in sys.argv[1:]] or [BENCHMARK]
    schema = load()
    nlp = make_nlp(schema)

    def said(gold: Annotated) -> Iterator[tuple[float, bool]]:
        """The certainty of each trajectory of an annotated statement, and whether it is right."""
        source = read_bytes(f"{gold.id}{gold.form}", gold.text.encode())
        doc = read_doc(nlp, source)
        contexts = Contexts(doc, schema)
        for one in gold.sentences:
            middle = (one.start + one.end) // 2
            places = (p for p in findings(doc).places if p.start <= middle < p.end)
            place = next(places, None)
            if place is not None and one.kind != NOTHING and not one.optional:
                for context in contexts.of(place):
                    yield context.confidence, context.name.id_ in one.trajectories

    counted = Counter(pair for file in files for gold in read_gold(file) for pair in said(gold))
    for sure in sorted({sure for sure, _ in counted}):
        right, number = counted[sure, True], counted[sure, True] + counted[sure, False]
        print(f"{sure}\t{right}\t{number}")


if __name__ == "__main__":
    main()
