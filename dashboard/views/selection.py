"""What a reader has asked for on a page with words and facets, as it stands in the address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from graph.questions.views.terms import PUBLISHER
from graph.store import Order, Query, Results

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from graph.store import Store
    from ontology.schema import Schema

SIZE = 20
TEXT, PAGE, ORDER = "q", "p", "orde"
KIND, YEAR = "kind", "year"
Item = TypeVar("Item")
BEST, QUOTED = "passend", "aangehaald"
ORDERS = {  # by what the address calls them
    BEST: Order.BEST,
    QUOTED: Order.QUOTED,
    "verbreid": Order.WIDESPREAD,
    "nieuw": Order.NEWEST,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Words, chosen values of facets, the page of the results (from 1), and their order.

    An ``order`` that is empty is the usual one.
    """

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    order: str = ""

    def toggle(self, facet: str, value: str) -> Selection:
        """This selection with the value added, or taken away where it was chosen."""
        chosen = self.facets.get(facet, ())
        values = tuple(one for one in chosen if one != value)
        kept = values if value in chosen else (*chosen, value)
        return replace(self, facets={**self.facets, facet: kept}, page=1)

    def without(self, facet: str) -> Selection:
        """This selection with nothing chosen of the facet."""
        kept = {name: values for name, values in self.facets.items() if name != facet}
        return replace(self, facets=kept, page=1)

    def bare(self) -> Selection:
        """This selection with nothing chosen of any facet."""
        return replace(self, facets={}, page=1)

    def at(self, page: int) -> Selection:
        """This selection at another page of the results."""
        return replace(self, page=page)

    def ordered(self, order: str) -> Selection:
        """This selection in another order."""
        return replace(self, order=order, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address that say this."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [(facet, one) for facet, values in self.facets.items() for one in values]
        pairs += [(ORDER, self.order)] if self.order else []
        return pairs + ([(PAGE, str(self.page))] if self.page > 1 else [])

    def query(self, limit: int = SIZE) -> Query:
        """The question to put to the store."""
        order = ORDERS.get(self.order, Order.BEST)
        offset = (self.page - 1) * SIZE
        return Query(self.text, self.facets, limit=limit, offset=offset, order=order)

    def whole(self, limit: int) -> Query:
        """The question for the first ``limit`` results and not how they spread over facets."""
        return replace(self.at(1).query(limit), spread=False)


def page_in(text: str) -> int:
    """The page that an address names, the first where it names none.

    >>> page_in("3"), page_in("x"), page_in("0")
    (3, 1, 1)
    """
    return max(1, int(text)) if text.isdecimal() else 1


def facet_names(schema: Schema) -> list[str]:
    """The facets, in the order of the page: kind, linked things, codes, source."""
    linked = [name for name, kind in schema.kinds.items() if kind.scheme is not None]
    coded = [name for name, one in schema.properties.items() if one.scheme is not None]
    return [KIND, *linked, *coded, PUBLISHER, YEAR]


def orders(selection: Selection) -> list[str]:
    """The orders to choose from, the usual one first; without words nothing fits them best."""
    return [*ORDERS] if selection.text else [one for one in ORDERS if one != BEST]


def read_selection(schema: Schema, values: Callable[[str], list[str]]) -> Selection:
    """The selection an address asks of the search; ``values`` gives the values of a parameter."""
    return read_chosen(facet_names(schema), ORDERS, values)


def read_chosen(
    names: Iterable[str], known: Collection[str], values: Callable[[str], list[str]]
) -> Selection:
    """The selection of these facets and in one of the ``known`` orders that an address asks for.

    What is not a facet, an order or a page number is passed over.
    """
    chosen = {name: tuple(dict.fromkeys(values(name))) for name in names}
    facets = {name: found for name, found in chosen.items() if found}
    page = page_in(next(iter(values(PAGE)), ""))
    text = next(iter(values(TEXT)), "").strip()
    order = next(iter(values(ORDER)), "")
    return Selection(text, facets, page, order if order in known else "")


def fitting(
    items: Iterable[Item],
    selection: Selection,
    values_of: Callable[[Item, str], Collection[str]],
) -> list[Item]:
    """The items that have a chosen value of every facet; ``values_of`` gives what one has."""
    return [
        one
        for one in items
        if all(
            not set(values).isdisjoint(values_of(one, facet))
            for facet, values in selection.facets.items()
            if values
        )
    ]


def spread(
    items: Collection[Item],
    selection: Selection,
    facet: str,
    values_of: Callable[[Item, str], Collection[str]],
) -> Counter[str]:
    """How many items have each value of a facet, as if nothing of it were chosen."""
    found = fitting(items, selection.without(facet), values_of)
    return Counter(value for one in found for value in values_of(one, facet))


def answer(store: Store, selection: Selection) -> Results:
    """The results, each chosen facet counted as if nothing of it were chosen.

    So the alternatives to a chosen value stay in sight with the number they would add.
    """
    results = store.search(selection.query())
    counts = dict(results.facets)
    for facet in selection.facets:
        wider = store.search(selection.without(facet).query(limit=0))
        counts[facet] = wider.facets.get(facet, {})
    return replace(results, facets=counts)
