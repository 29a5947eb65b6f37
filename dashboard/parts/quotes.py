"""Quotes as HTML: the sentence marked, in its surroundings, with where it stands."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, link, literal
from dashboard.site import QUOTES, THING
from dashboard.views.claims import address_of
from graph.support import is_doubtful, passages, support

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.site import Site
    from graph.model import Evidence, Node
    from graph.store import Quote
    from graph.support import Support

AROUND = 240
DUTCH = "nl"
OWN = re.compile(r"leergraaf/\S+ (?P<part>\w+)(?: \((?P<model>\S+)(?: .*)?\))?")


def evidence(site: Site, found: Iterable[Evidence], claim: Sequence[str]) -> str:
    """The quotes behind a claim, to be opened on demand, with where the first one stands."""
    held = support(site.store, found)
    if not held.quotes:
        return ""
    first = held.quotes[0]
    where = site.say("quote.page", page=first.passage.page)
    label = site.say.count("thing.evidence", held.total)
    title = site.naming.short(first.document, 90)
    return details(
        f"{label}: {title}, {where}{'; …' if held.total > 1 else ''}", figures(site, held, claim)
    )


def figures(site: Site, held: Support, claim: Sequence[str], whole: Iterable[Evidence] = ()) -> str:
    """The quotes one below the other, and the way to all of the claim where some are not shown.

    ``whole`` is the evidence for the claim where what is ``held`` is a choice of it.
    """
    shown = "".join(figure(site, quote) for quote in held.quotes)
    if not held.unseen:
        return shown
    number = len(passages(whole)) or held.total
    return f"{shown}<p>{all_quotes(site, number, claim)}</p>"


def all_quotes(site: Site, number: int, claim: Sequence[str]) -> str:
    """A link to all the quotes of a claim."""
    text = site.say.count("thing.all_quotes", number)
    return link(site.link(QUOTES, *address_of(claim)), text)


def figure(site: Site, quote: Quote) -> str:
    """A quote marked in the text around it, with its document, date, page and finder."""
    before, after = _before(quote.before), _after(quote.after)
    said = literal(quote.passage.quote)
    languages = [*quote.document.all("language")]
    language = escape(DUTCH if DUTCH in languages else next(iter(languages), DUTCH))
    return (
        f'<figure class="lg-quote"><blockquote lang="{language}">'
        f'<span class="lg-around">{literal(before)}</span><mark>{said}</mark>'
        f'<span class="lg-around">{literal(after)}</span></blockquote>'
        f"<figcaption>{source(site, quote)}{_found_by(site, quote)}</figcaption></figure>"
    )


def _before(text: str) -> str:
    """The end of the text, from a word on."""
    if len(text) <= AROUND:
        return text.lstrip()
    return "…" + text[-AROUND:].partition(" ")[2]


def _after(text: str) -> str:
    """The beginning of the text, up to a word."""
    if len(text) <= AROUND:
        return text.rstrip()
    return text[:AROUND].rpartition(" ")[0] + "…"


def source(site: Site, quote: Quote) -> str:
    """The document, its publisher and date, and the page, which leads to the place itself."""
    return f"{place(site, quote)} · {origin(site, quote.document)}"


def place(site: Site, quote: Quote) -> str:
    """A link to the place in the document: its title and the page."""
    page = site.say("quote.page", page=quote.passage.page)
    text = f"{site.naming.short(quote.document, 90)}, {page}"
    return link(
        place_address(site, quote.document.id, quote.passage.page, quote.passage.start),
        text,
        title=site.say("quote.in_text"),
    )


def place_address(site: Site, document: str, page: int, start: int) -> str:
    """The address of the page of a document with the passage that begins at ``start``."""
    return site.link(THING, id=document, p=page, c=str(start))


def origin(site: Site, document: Node) -> str:
    """Who published the document, and when."""
    published = site.say.date(document.get("published"))
    return escape(" · ".join(filter(None, (document.get("publisher"), published))))


def _found_by(site: Site, quote: Quote) -> str:
    """What was found, with which model, and how sure that is; the extractor itself as a hint."""
    one, say = quote.evidence, site.say
    sure = say("quote.sure", percent=round(100 * one.confidence))
    parts = [f"{finder(site, one.extractor)}, {sure}"]
    if is_doubtful([one]):
        parts.append(say("thing.doubtful"))
    if one.via is not None:
        parts.append(say("quote.via"))
    hint = escape(one.extractor)
    return f'<span class="lg-found" title="{hint}">{escape("; ".join(parts))}</span>'


def finder(site: Site, extractor: str) -> str:
    """Who found something, in words; an extractor that is not ours by its own name."""
    own = OWN.fullmatch(extractor)
    if own is None or f"finder.{own['part']}" not in site.say.messages:
        return site.say("quote.found_by", extractor=extractor)
    found = site.say(f"finder.{own['part']}")
    return f"{found} {site.say('finder.model', name=own['model'])}" if own["model"] else found
