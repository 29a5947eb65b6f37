"""By which names the things go that a question may name: in the ontology and in the documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.slots import slots
from graph.questions.views.terms import BOTTLENECK, LAW, NEED, ORGANISATION, TRAJECTORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.views.view import View

KINDS = (TRAJECTORY, BOTTLENECK, ORGANISATION, LAW, NEED)
LISTS = ("perspectief", "trajectfase", "bestuursniveau")  # of which the members are named too
BRACKETS = re.compile(r"\s*\([^)]*\)")
OFFICES = {
    "Ministerie van ": ("minister van", "staatssecretaris van"),
    "Ministry of ": ("Minister of", "State Secretary for"),
}
FIRST = re.compile(r",| en | and ")


def called(view: View) -> Iterator[tuple[str, str, list[str]]]:
    """Each thing with its kind, or the list that it is of, and its names: its label first."""
    for concept in view.schema.concepts.values():
        if concept.kind in KINDS:
            names = [*concept.names, concept.code.replace("-", " ")]
            if concept.kind == TRAJECTORY:
                names += [*concept.cues, *slots()["trajectory"].get(concept.code, ())]
            if concept.kind == BOTTLENECK:
                names += slots()["called"].get(concept.code, [])
            short = [BRACKETS.sub("", name) for name in names]
            yield concept.id, concept.kind, [*names, *short, *_offices(names)]
        elif concept.scheme in LISTS:
            yield concept.id, concept.scheme, [*concept.names]
    for node in view.nodes.values():
        if node.kind in KINDS and node.id not in view.schema.concepts:
            yield node.id, node.kind, [*node.all("name")]


def _offices(names: Iterable[str]) -> Iterator[str]:
    """Who stands for a ministry: by its whole name, the first part of it, and its letters.

    >>> list(_offices(["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "BZK"]))[:3]
    ['minister van Binnenlandse Zaken en Koninkrijksrelaties', 'minister van Binnenlandse Zaken', \
'minister van BZK']
    """
    all_names = list(names)
    letters = [name for name in all_names if name.isupper() and name.isalpha()]
    for ministry, offices in OFFICES.items():
        charges = [name.removeprefix(ministry) for name in all_names if name.startswith(ministry)]
        for charge in charges:
            for office in offices:
                called_by = (charge, FIRST.split(charge)[0], *letters)
                yield from dict.fromkeys(f"{office} {one}" for one in called_by)
