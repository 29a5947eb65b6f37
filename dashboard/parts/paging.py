"""Leafing through what does not fit on one page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.site import Site


def paging_html(site: Site, page: int, last: int, address: Callable[[int], str]) -> str:
    """Links to the page before and after, at these addresses; nothing where there is one page."""
    if last <= 1:
        return ""
    say = site.say
    links = [
        link(address(to), say(f"search.{name}"))
        for name, to in (("previous", page - 1), ("next", page + 1))
        if 1 <= to <= last
    ]
    where = f"<span>{escape(say('search.page_of', page=page, last=last))}</span>"
    label = escape(say("search.paging"))
    return f'<nav class="lg-paging" aria-label="{label}">{where}{" ".join(links)}</nav>'
