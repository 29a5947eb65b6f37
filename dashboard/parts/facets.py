"""The facets of a search as HTML: every value a link to the search with or without it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, heading, link
from dashboard.site import SEARCH
from dashboard.views.documents import UNKNOWN
from dashboard.views.selection import KIND, facet_names
from graph.sheets.naming import capitalise, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.site import Site
    from dashboard.views.selection import Selection

SHOWN = 8
MOST = 60  # values of a facet that can be chosen
OPENED = 4
LENGTH = 90  # characters of a value, on as many lines as it takes


def facets_html(
    site: Site,
    selection: Selection,
    counts: Mapping[str, Mapping[str, int]],
    names: Iterable[str] | None = None,
    page: str = SEARCH,
) -> str:
    """The facets that can divide the results of a page, the first few opened.

    ``names`` are the facets that the page has; those of the search where they are not given.
    """
    known = facet_names(site.store.schema) if names is None else names
    dividing = [name for name in known if counts.get(name)]
    return "".join(
        _facet(site, page, selection, name, counts[name], opened=place < OPENED)
        for place, name in enumerate(dividing)
    )


def beside_html(site: Site, facets: str) -> str:
    """The facets, if there are any, in a column beside the results where there is room for one."""
    title = heading(2, site.say("search.filters")) if facets else ""
    return f'<div class="lg-wide">{title}{facets}</div>'


def folded_html(site: Site, facets: str) -> str:
    """The facets folded up above the results: they would push these out of sight on a phone."""
    return details(site.say("search.filters"), facets, css="lg-narrow") if facets else ""


def facet_label(site: Site, facet: str) -> str:
    """What a facet is called."""
    schema = site.store.schema
    if facet in schema.kinds:
        return site.naming.kind(facet)
    if facet in schema.properties:
        return site.naming.attribute(facet)
    return site.say(f"facet.{facet}")


def value_label(site: Site, facet: str, value: str) -> str:
    """What a value of a facet is called."""
    schema = site.store.schema
    if value == UNKNOWN:
        return site.say("facet.unknown")
    if facet == KIND:
        return site.naming.kind(value) if value in schema.kinds else value
    if facet in schema.kinds:
        node = None if value in schema.concepts else site.store.node(value)
        concept = schema.concepts.get(value)
        if concept is not None:
            return concept.label(site.say.language)
        return value if node is None else site.naming.title(node)
    return site.naming.value(facet, value)


def _facet(
    site: Site,
    page: str,
    selection: Selection,
    name: str,
    counts: Mapping[str, int],
    *,
    opened: bool,
) -> str:
    chosen = selection.facets.get(name, ())
    every = counts.keys() | set(chosen)
    ranked = sorted(every, key=lambda one: (one not in chosen, -counts.get(one, 0), one))
    if name == "year":
        ranked = sorted(every, key=lambda one: (one != UNKNOWN, one), reverse=True)
    items = [
        choice(
            site,
            site.link(page, *selection.toggle(name, one).pairs()),
            value_label(site, name, one),
            counts.get(one, 0),
            chosen=one in chosen,
        )
        for one in ranked[:MOST]
    ]
    if len(ranked) > MOST:
        rest = site.say.count("facet.rest", len(ranked) - MOST)
        items.append(f'<li class="lg-muted">{escape(rest)}</li>')
    label = capitalise(facet_label(site, name))
    return choices(site, label, items, opened=opened or bool(chosen))


def choices(site: Site, label: str, items: list[str], *, opened: bool) -> str:
    """A facet of which these are the values, all but the first few opened on demand."""
    body = _list(items[:SHOWN])
    if items[SHOWN:]:
        body += details(site.say("search.more", n=len(items) - SHOWN), _list(items[SHOWN:]))
    return f'<div class="lg-facet">{details(label, body, opened=opened)}</div>'


def chosen_label(site: Site, facet: str, value: str) -> str:
    """A facet with one of its values, in words."""
    return f"{capitalise(facet_label(site, facet))}: {value_label(site, facet, value)}"


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(items)}</ul>"


def choice(site: Site, href: str, label: str, count: int, *, chosen: bool) -> str:
    """A value that can be chosen, or let go, with how many things have it."""
    active = ' aria-current="true"' if chosen else ""
    return (
        f'<li><a href="{escape(href)}"{active}><span>{escape(shorten(label, LENGTH))}</span>'
        f"<span>{site.say.number(count)}</span></a></li>"
    )


def chosen_html(site: Site, selection: Selection, page: str = SEARCH) -> str:
    """What is chosen now, each with a link that takes it away."""
    chips = []
    for facet, values in selection.facets.items():
        for value in values:
            name = chosen_label(site, facet, value)
            href = site.link(page, *selection.toggle(facet, value).pairs())
            hint = site.say("search.remove", name=name)
            chips.append(f"<li>{link(href, f'{shorten(name, 70)} ×', title=hint)}</li>")
    if not chips:
        return ""
    if len(chips) > 1:
        href = site.link(page, *selection.bare().pairs())
        chips.append(f"<li>{link(href, site.say('search.clear'))}</li>")
    label = escape(site.say("search.active"))
    return f'<ul class="lg-chips" aria-label="{label}">{"".join(chips)}</ul>'
