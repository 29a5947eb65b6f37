"""A document page by page: what stands on each, and the way from one finding to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.keeping import kept
from graph.questions.views.terms import DOCUMENT
from graph.reading import Mark, by_passage, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.model import Contribution, Node, Passage
    from graph.questions.views.view import View
    from ontology.schema import Schema


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing with the first place on a page where it stands."""

    thing: Node
    passage: Passage


@kept
def _things(view: View) -> Mapping[str, Mapping[str, Node]]:
    return by_passage(node for node in view.nodes.values() if node.kind != DOCUMENT)


def found_in(view: View, contribution: Contribution) -> list[Mark]:
    """What was found in a document and stands, by place."""
    return marked(contribution.passages, _things(view), view.schema)


def kinds_of(found: Iterable[Mark], schema: Schema) -> list[str]:
    """The kinds of things that are marked, in the order of the ontology."""
    kinds = {thing.kind for mark in found for thing in mark.things}
    return [kind for kind in schema.kinds if kind in kinds]


def without(found: Iterable[Mark], kinds: Collection[str]) -> list[Mark]:
    """The marks without the things of these kinds; those of which nothing is left are gone."""
    left = (
        Mark(mark.passage, tuple(one for one in mark.things if one.kind not in kinds))
        for mark in found
    )
    return [mark for mark in left if mark.things]


def standing(found: Iterable[Mark], page: int) -> list[Standing]:
    """The things on a page, each once, in the order in which they stand there."""
    first: dict[str, Standing] = {}
    for mark in sorted(found, key=lambda one: one.passage):
        if mark.passage.page == page:
            for thing in mark.things:
                first.setdefault(thing.id, Standing(thing, mark.passage))
    return list(first.values())


def beside(
    found: Iterable[Mark], page: int, start: int | None
) -> tuple[Passage | None, Passage | None]:
    """The findings before and after the one that begins at ``start``, on whatever page.

    Where there is no start they are the last before the page, and the first on it or after it.
    """
    places = {mark.passage.start: mark.passage for mark in found}
    order: Sequence[Passage] = [places[one] for one in sorted(places)]
    if start is None:
        before = [one for one in order if one.page < page]
        after = [one for one in order if one.page >= page]
    else:
        before = [one for one in order if one.start < start]
        after = [one for one in order if one.start > start]
    return (before[-1] if before else None), (after[0] if after else None)
