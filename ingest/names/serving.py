"""What bears the name of the trajectory that it serves: to name it is to speak of that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.names.linking import normalise
from ontology.schema import Concept, Schema

CARRIED_OUT, SERVED = "executedBy", ("executedBy", "investigatedBy", "basedOn")
PLACE = re.compile(r"(?<=\s)[A-ZÀ-Ý][a-zà-ÿ]{4,}\b")  # or another proper name, not an abbreviation


def named_after(schema: Schema) -> dict[str, Concept]:
    """The trajectory by the IRI of each organisation and law that serves it.

    Only where its own name has that of one of those trajectories in it: the "Instituut
    Mijnbouwschade Groningen" serves "mijnbouwschade Groningen". Of an organisation that carries out
    nothing else, the place is enough: "Nationaal Coördinator Groningen".
    """
    serving: dict[str, list[Concept]] = {}
    for trajectory in schema.members[schema.kind("Trajectory").scheme or ""]:
        for iri in {iri for one in SERVED for iri in trajectory.attributes.get(one, ())}:
            if iri in schema.concepts:
                serving.setdefault(iri, []).append(trajectory)
    found = {iri: _meant(schema.concepts[iri], some) for iri, some in serving.items()}
    return {iri: one for iri, one in found.items() if one is not None}


def _meant(serving: Concept, served: list[Concept]) -> Concept | None:
    """The one of the trajectories that this is named after, if there is one."""
    named = [one for one in served if _bears(serving, one)]
    alone = len(served) == 1 and serving.id in served[0].attributes.get(CARRIED_OUT, ())
    if not named and alone:
        own = set(PLACE.findall(serving.labels["nl"]))
        named = [one for one in served if own.intersection(PLACE.findall(one.labels["nl"]))]
    return named[0] if len(named) == 1 else None


def _bears(serving: Concept, trajectory: Concept) -> bool:
    """Whether a name of the one has one of the trajectory's in it."""
    names = [*_names(trajectory), *trajectory.cues]
    return any(_has(whole, name) for whole in _names(serving) for name in names)


def _names(concept: Concept) -> Iterator[str]:
    yield concept.labels["nl"]
    yield from concept.synonyms


def _has(whole: str, name: str) -> bool:
    return f" {normalise(name)} " in f" {normalise(whole)} "
