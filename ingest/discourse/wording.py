"""Words of a trajectory's names by which a text means it without naming it whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from ingest.annotations import findings
from ingest.names.linking import normalise
from ontology.schema import Concept, Schema

WORD = re.compile(r"[^\W\d_]{3,}")
ROMAN = re.compile(r"[IVXLCDM]+")
REMEMBERED = 10_000  # names of the ontology whose abbreviations are looked for once
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


def abbreviated(doc: Doc, schema: Schema, names: Iterable[Span]) -> Iterator[Span]:
    """The uses of the abbreviation of a trajectory that ``names`` name, within longer words too.

    "TVL-subsidies" is about the "Tegemoetkoming Vaste Lasten (TVL)" of the same report.
    """
    meant = _abbreviations(schema, names)
    if not meant:
        return
    either = "|".join(sorted(map(re.escape, meant), key=lambda short: (-len(short), short)))
    for use in re.finditer(rf"(?<![\w-])(?:{either})(?!\w)", findings(doc).source.text):
        name = meant[use.group()]
        span = doc.char_span(
            *use.span(), name.label_, name.kb_id_, alignment_mode="expand", span_id=name.id_
        )
        if span is not None:
            yield span


def _abbreviations(schema: Schema, names: Iterable[Span]) -> dict[str, Span]:
    """The abbreviations in the names of these trajectories, each with its trajectory's name.

    One that is an organisation's, or another trajectory's too, is left out; what a label has goes
    before what another name has.
    """
    named = {name.kb_id_: name for name in names if name.kb_id_}
    labelled: dict[str, set[str]] = {}
    borne: dict[str, set[str]] = {}
    for kind in ("Organisation", "Trajectory"):
        for concept in schema.members[schema.kind(kind).scheme or ""]:
            for short in _shorts(concept.labels["nl"]):
                labelled.setdefault(short, set()).add(concept.id)
            for short in (short for name in concept.synonyms for short in _shorts(name)):
                borne.setdefault(short, set()).add(concept.id)
    owners = {**borne, **labelled}
    return {
        short: named[iri]
        for short, iris in owners.items()
        for iri in iris
        if len(iris) == 1 and iri in named
    }


@functools.lru_cache(REMEMBERED)
def _shorts(name: str) -> tuple[str, ...]:
    """Its words of three letters or more in capitals, or without a vowel: WIA, pgb."""
    return tuple(word for word in WORD.findall(name) if _is_short(word, name))


def _is_short(word: str, name: str) -> bool:
    capitals = word.isupper() and ROMAN.fullmatch(word) is None
    return (capitals and name != name.upper()) or VOWEL.search(word) is None


def scattered(schema: Schema, text: str, whole: list[Span]) -> Concept | None:
    """The part of a trajectory that a text means which names the whole and all words of the part.

    "Gaswinning Groningen, hoofdstuk 8: Schadeafhandeling" is about the part "Schadeafhandeling
    Groningen". Where several parts fit, there is none.
    """
    words = set(normalise(text).split())
    parts = [
        concept
        for concept in schema.members[schema.kind("Trajectory").scheme or ""]
        for name in whole
        if name.kb_id_ in concept.attributes.get("partOf", ())
        and set(normalise(concept.labels["nl"]).split()) <= words
    ]
    return parts[0] if len(parts) == 1 else None
