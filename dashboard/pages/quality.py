"""What the extraction gets right and wrong, what waits for judgement, and where it is all from."""

from __future__ import annotations

from functools import partial
from html import escape
from importlib.metadata import version
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import details, heading, outward, paragraph, table
from dashboard.parts.cards import thing_badge, thing_link
from dashboard.parts.downloads import csv_button
from dashboard.parts.quotes import figures
from dashboard.views.measured import extractors, measured
from dashboard.views.waiting import doubts
from graph.sheets.naming import capitalise
from graph.support import support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.site import Site
    from dashboard.views.measured import Measured
    from graph.model import Node
    from ontology.schema import Kind, Property, Relation

SHOWN = 10  # of what waits for judgement
OPENED = 100
FIGURES = ("what", "precision", "recall", "share", "sentences")
NONE = "–"
RELIABILITY = ("said", "average", "true", "sentences")
CITE = (
    "@software{{leergraaf,\n  title = {{leergraaf: {title}}},\n  version = {{{version}}},\n"
    "  license = {{EUPL-1.2}}\n}}"
)
LICENCE = "https://eupl.eu/1.2/nl/"


def render(site: Site) -> None:
    """Draw the page."""
    say = site.say
    st.html(heading(1, say("quality.title")) + paragraph(say("quality.intro"), "lg-lead"))
    st.html(_figures(site))
    unsure = doubts(site.view)
    for name, found in (("doubtful", unsure.statements), ("candidates", unsure.candidates)):
        st.html(_waiting(site, name, found))
        if found:
            head = [say("facet.kind"), say("search.name"), "IRI"]
            csv_button(site, say(f"quality.{name}_file"), head, partial(_rows, site, found))
    st.html(_reference(site) + _origin(site))


def _rows(site: Site, found: Iterable[Node]) -> Iterator[list[str]]:
    return ([site.naming.kind(o.kind), site.naming.title(o), o.id] for o in found)


def _figures(site: Site) -> str:
    """The figures of each network, and how far its certainty can be relied on."""
    say = site.say
    body = "".join(_network(site, one) for one in measured())
    read = paragraph(say("quality.read"))
    return (
        f"{heading(2, say('quality.figures'))}{paragraph(say('quality.figures_hint'))}{body}{read}"
    )


def _network(site: Site, one: Measured) -> str:
    say = site.say
    rows = (
        [escape(say(f"held_out.{what}")), *map(_share, shares), say.number(int(number))]
        for what, *shares, number in one.figures
    )
    sure = (
        [_range(said), *map(_share, shares), say.number(int(number))]
        for said, *shares, number in one.reliability
    )
    title = say("quality.network", name=one.model, number=say.number(one.sentences))
    certainty = paragraph(say("quality.certainty_hint"), "lg-muted") + _shares(
        site, RELIABILITY, sure
    )
    return (
        f"{heading(3, title)}{_shares(site, FIGURES, rows)}"
        f"{details(say('quality.certainty'), certainty)}"
    )


def _shares(site: Site, columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of what was judged and numbers of it."""
    numbers = range(1, len(columns))
    return table(_heads(site, columns), rows, numbers, titled=True)


def _heads(site: Site, names: Iterable[str]) -> list[str]:
    return [escape(site.say(f"quality.{name}")) for name in names]


def _share(text: str) -> str:
    """A share of one as a percentage, a dash where there is none."""
    return f"{round(100 * float(text))}%" if text else NONE


def _range(text: str) -> str:
    """From which to which share of one, as percentages.

    >>> _range("0.5–0.6")
    '50–60%'
    """
    return "–".join(str(round(100 * float(one))) for one in text.split("–")) + "%"


def _waiting(site: Site, name: str, found: Sequence[Node]) -> str:
    """What somebody should judge, each with its quote; on its page it can be decided on."""
    note = site.say.number(len(found))
    title = heading(2, site.say(f"quality.{name}"), anchor=name, note=note)
    if not found:
        return title + paragraph(site.say("quality.nothing"))
    hint = paragraph(site.say(f"quality.{name}_hint"), "lg-muted")
    items = [_item(site, one) for one in found[:OPENED]]
    rest = details(site.say("sheet.more", number=len(items[SHOWN:])), _list(items[SHOWN:]))
    return f"<section>{title}{hint}{_list(items[:SHOWN])}{rest if items[SHOWN:] else ''}</section>"


def _list(items: list[str]) -> str:
    return f'<ul class="lg-cards">{"".join(items)}</ul>'


def _item(site: Site, node: Node) -> str:
    held = figures(site, support(site.store, node.evidence, 1), (node.id,))
    return (
        f'<li><div class="lg-row">{thing_badge(site, node)}</div>'
        f'<p class="lg-title">{thing_link(site, node)}</p>{held}</li>'
    )


def _reference(site: Site) -> str:
    """Every kind, relation and property of the ontology with its definition."""
    schema, say = site.store.schema, site.say
    parts = (
        ("kinds", schema.kinds.values()),
        ("relations", schema.relations.values()),
        ("properties", schema.properties.values()),
    )
    body = "".join(details(say(f"quality.{name}"), _terms(site, terms)) for name, terms in parts)
    hint = paragraph(say("quality.ontology_hint"))
    return f"{heading(2, say('quality.ontology'))}{hint}{body}"


def _terms(site: Site, terms: Iterable[Kind | Property | Relation]) -> str:
    heads = _heads(site, ("term", "definition", "code"))
    rows = (
        [
            escape(capitalise(site.naming.label(one.labels))),
            escape(site.naming.label(one.definitions)),
            f"<code>{escape(one.name)}</code>",
        ]
        for one in terms
    )
    return table(heads, rows)


def _origin(site: Site) -> str:
    """The versions, the licence and how to cite; what there is no network for is not fetched."""
    say, own = site.say, version("leergraaf")
    cite = escape(CITE.format(title=say("overview.title"), version=own))
    return (
        f"{heading(2, say('quality.origin'))}"
        f"{paragraph(say('quality.version', version=own))}"
        f"<p>{escape(say('quality.licence'))} {outward(LICENCE, 'EUPL 1.2')}</p>"
        f"{_extractors(site)}{heading(3, say('quality.cite'))}"
        f"{paragraph(say('quality.cite_hint'))}<pre>{cite}</pre>"
    )


def _extractors(site: Site) -> str:
    """By what the documents here were read, as it stands with every quote."""
    names = extractors(site.view)
    items = "".join(f"<li><code>{escape(name)}</code></li>" for name in names)
    return details(site.say("quality.extractors"), f"<ul>{items}</ul>") if names else ""
