"""What to say of a thing that is not there, as HTML: it is not known, or it was rejected."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import heading, link, paragraph
from dashboard.parts.cards import badges, headline
from dashboard.site import SEARCH
from dashboard.views.decisions import rejection
from graph.decisions import withdrawal

if TYPE_CHECKING:
    from dashboard.site import Site
    from graph.model import Decision

DAY = len("2025-09-18")
ENOUGH = 8  # characters of a decision's id that tell it from the others


def absent(site: Site, id_: str) -> str:
    """Why there is nothing to show of the thing with this IRI, and where to go from here."""
    decision = rejection(site.store, id_)
    if decision is not None:
        return _rejected(site, decision)
    say = site.say
    withdrawn = withdrawal(site.store.decisions(), id_)
    if withdrawn is not None:
        return heading(1, say("withdraw.gone")) + _withdrawn(site, withdrawn)
    search = link(site.link(SEARCH), say("thing.unknown_link"))
    text = say("thing.unknown_text") if id_ else say("thing.no_id")
    return f"{heading(1, say('thing.unknown'))}{paragraph(text)}<p>{search}</p>"


def rejected_note(site: Site, id_: str) -> str:
    """That the thing was rejected and how to undo that; nothing of what was not rejected."""
    decision = rejection(site.store, id_)
    return "" if decision is None else _note(site, decision)


def _rejected(site: Site, decision: Decision) -> str:
    """What was rejected, by its title as the documents have it, and the decision."""
    told = site.store.told(decision.target)
    if told is None:
        return heading(1, site.say("thing.rejected")) + _note(site, decision)
    return f"{badges(site, told)}{headline(site, told)}{_note(site, decision)}"


def _withdrawn(site: Site, decision: Decision) -> str:
    """Who took the document out, when and why, and how it comes back."""
    say, date = site.say, site.say.date(decision.when[:DAY])
    texts = (
        say("withdraw.by", who=decision.who, date=date),
        say("thing.rejected_why", why=decision.why),
        say("withdraw.back"),
    )
    return f'<section class="lg-rejected">{"".join(map(paragraph, texts))}</section>'


def _note(site: Site, decision: Decision) -> str:
    """Who rejected it, when and why, and the command that undoes it."""
    say = site.say
    date = say.date(decision.when[:DAY])
    texts = [say("thing.rejected_by", who=decision.who, date=date)]
    if decision.why.strip():
        texts.append(say("thing.rejected_why", why=decision.why))
    texts.append(say("thing.rejected_undo"))
    short = decision.id.rsplit("/", 1)[-1][:ENOUGH]
    command = f"leergraaf decide undo {short} {say('thing.rejected_options')}"
    return (
        f'<section class="lg-rejected">{"".join(map(paragraph, texts))}'
        f"<p><code>{escape(command)}</code></p></section>"
    )
