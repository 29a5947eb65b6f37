"""The metadata in the head of a web page: Dublin Core, OWMS, Open Graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.metadata import embedded_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from ingest.document import Metadata

_TITLE = ("dcterms.title", "dc.title", "og:title")
_PUBLISHER = ("dcterms.publisher", "dc.publisher", "overheid.authority", "overheid.organisation")
_CREATOR = ("dcterms.creator", "dc.creator", "overheid.creator", "author")
_PUBLISHED = (
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "article:published_time",
)
_KIND = ("dcterms.type", "dc.type", "overheid.category")
_SOURCE = ("dcterms.source", "og:url")
_LANGUAGE = ("dcterms.language", "dc.language")


def read_meta(page: HtmlElement) -> Metadata:
    """What a web page's meta tags, title and canonical link say of it."""
    tags = _tags(page)
    title = page.findtext(".//title")
    canonical = page.find(".//link[@rel='canonical']")
    return embedded_metadata(
        title=_first(tags, _TITLE) or title,
        publisher=_first(tags, _PUBLISHER),
        creator=_first(tags, _CREATOR),
        published=_first(tags, _PUBLISHED),
        kind=_first(tags, _KIND),
        source=_first(tags, _SOURCE) or (None if canonical is None else canonical.get("href")),
        language=page.get("lang") or _first(tags, _LANGUAGE),
    )


def _tags(page: HtmlElement) -> dict[str, str]:
    """The first value of each meta tag, by its name in lower case."""
    tags: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").lower().replace("dc:", "dc.")
        value = (tag.get("content") or "").strip()
        if name and value:
            tags.setdefault(name.replace("dcterms:", "dcterms."), value)
    return tags


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)
