"""Links to the orders in which a list can be put, saying which one it is in."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.site import Site


def orders_html(
    site: Site, orders: Iterable[str], chosen: str, section: str, address: Callable[[str], str]
) -> str:
    """The orders by what ``section`` of the messages calls them, each but the chosen one a link."""
    parts = []
    for order in orders:
        text = site.say(f"{section}.{order}")
        if order == chosen:
            parts.append(f"<strong>{escape(text)}</strong>")
        else:
            parts.append(link(address(order), text))
    return f'<p class="lg-source">{escape(site.say("search.order"))} {" · ".join(parts)}</p>'
