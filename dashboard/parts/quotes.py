"""Quotes as HTML: the sentence marked, in its surroundings, with where it stands."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, link, literal
from dashboard.site import QUOTES, THING
from dashboard.views.claims import address_of
from graph.questions.views.terms import PUBLISHED, PUBLISHER
from graph.sheets.naming import abridge
from graph.support import is_doubtful, passages, support

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dashboard.site import Site
    from graph.model import Evidence, Node
    from graph.sheets.sheet import Cited
    from graph.store import Quote
    from graph.support import Support

AROUND = 240
TITLE = 120  # characters of the title of a document beside a quote
DUTCH = "nl"
OWN = re.compile(r"leergraaf/\S+ (?P<part>\w+)(?: \((?P<model>\S+)(?: .*)?\))?")


def evidence(
    site: Site,
    found: Iterable[Evidence],
    claim: Sequence[str],
    *,
    named: Collection[str] = (),
    opened: bool = False,
) -> str:
    """The quotes behind a claim, to be opened on demand, with where the first one stands.

    A document is not told again where it is among the ``named``, by IRI.
    """
    held = support(site.store, found)
    if not held.quotes:
        return ""
    label = site.say.count("thing.evidence", held.total)
    first = site.writer.cited(held.quotes[0])
    where = first.where if first.document in named else _told(first)
    told = f"{label}: {where}{'; …' if held.total > 1 else ''}" if where else label
    return details(told, figures(site, held, claim), opened=opened)


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
    """A quote marked in the text around it, with where it stands and its finder."""
    before, after = _before(quote.before), _after(quote.after)
    said = literal(quote.passage.quote)
    languages = [*quote.document.all("language")]
    language = escape(DUTCH if DUTCH in languages else next(iter(languages), DUTCH))
    return (
        f'<figure class="lg-quote"><blockquote lang="{language}">'
        f'<span class="lg-around">{literal(before)}</span><mark>{said}</mark>'
        f'<span class="lg-around">{literal(after)}</span></blockquote>'
        f"<figcaption>{source(site, site.writer.cited(quote))}{_found_by(site, quote)}"
        "</figcaption></figure>"
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


def source(site: Site, cited: Cited) -> str:
    """A link to the place in the document, by its title and where in it; its publisher and date."""
    href = place_address(site, cited.document, cited.page, cited.start)
    place = link(href, _told(cited), title=site.say("quote.in_text"))
    published = site.say.date(cited.published or None)
    return f"{place} · {escape(' · '.join(filter(None, (cited.publisher, published))))}"


def _told(cited: Cited) -> str:
    return ", ".join(filter(None, (abridge(cited.title, TITLE), cited.where)))


def spot_link(site: Site, document: Node, page: int, start: int | None, part: str = "") -> str:
    """A link to a place in a document, by where that is in it; what it says else is that it is."""
    where = site.naming.spot(document, page, part) or site.say("quote.in_text")
    return link(place_address(site, document.id, page, start), where)


def place_address(site: Site, document: str, page: int, start: int | None) -> str:
    """The address of the page of a document, with the passage that begins at ``start``."""
    return site.link(THING, id=document, p=page, c=None if start is None else str(start))


def origin(site: Site, document: Node) -> str:
    """Who published the document, and when."""
    publisher = document.get(PUBLISHER) or site.say("common.unpublished")
    return escape(f"{publisher} · {site.say.date(document.get(PUBLISHED))}")


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
