"""What a drawn graph is called, what it shows and what it leaves out, in sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import link, paragraph
from dashboard.parts.absence import rejected_note
from dashboard.parts.beside import EDGES, THINGS, explore_link
from dashboard.site import SEARCH
from dashboard.views.exploration import CAP

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.views.exploration import Exploration
    from dashboard.views.neighbourhood import Neighbourhood, Shown

NAME, OTHER = 90, 50
NAMED = 3  # things that a title names


def title(site: Site, around: Neighbourhood, wanted: Exploration) -> str:
    """What the graph is called, by what it opens on."""
    say, seeds = site.say, around.seeds
    if not wanted.ids:
        return say("explore.found", text=wanted.selection.text or say("explore.filtered"))
    if len(seeds) == 1:
        return say("explore.around", name=site.naming.short(seeds[0], NAME))
    names = [site.naming.short(node, OTHER) for node in seeds[:NAMED]]
    if wanted.to:
        return say("explore.from_to", start=names[0], end=names[1])
    if len(seeds) > NAMED:
        names = [*names[:-1], say.count("explore.others", len(seeds) - NAMED + 1)]
    return say("explore.between", names=", ".join(names[:-1]), last=names[-1])


def what(site: Site, around: Neighbourhood, wanted: Exploration) -> str:
    """In a sentence what the graph shows."""
    say = site.say
    if wanted.to and len(around.seeds) > 1:
        return (
            say("explore.no_way") if not around.total else say.count("explore.way_of", around.total)
        )
    if not wanted.ids:
        key = "found_all" if around.total == len(around.seeds) else "found_of"
        return say.count(f"explore.{key}", len(around.seeds))
    if len(around.seeds) > 1:
        return say("explore.between_of")
    return say.count("explore.around_of", wanted.steps)


def counted(site: Site, around: Neighbourhood, seen: Shown, wanted: Exploration) -> str:
    """How much is drawn, each number a link to what it counts, and how to see what is not."""
    say = site.say
    parts = [
        f'<a href="#{THINGS}">{say.count("explore.things", len(seen.nodes))}</a>',
        f'<a href="#{EDGES}">{say.count("explore.edges", len(seen.edges))}</a>',
    ]
    if not wanted.ids and around.total > len(around.seeds):
        href = site.link(SEARCH, *wanted.selection.pairs())
        parts.append(link(href, say.count("explore.results", around.total)))
    line = f'<p class="lg-drawn">{" · ".join(parts)}</p>'
    return line + _cut(site, around, wanted)


def _cut(site: Site, around: Neighbourhood, wanted: Exploration) -> str:
    """That there is more than is drawn, and where it is to be had."""
    parts = [escape(site.say.count("explore.more", around.unseen))] if around.unseen else []
    if len(around.nodes) >= CAP:
        parts.append(escape(site.say("explore.full")))
    elif around.unseen:
        larger = wanted.larger()
        more = site.say.count("explore.larger", larger.size)
        parts.append(link(explore_link(site, larger), more))
    return f"<p>{' '.join(parts)}</p>" if parts else ""


def unknown(site: Site, around: Neighbourhood) -> str:
    """What the address names and the store does not know, with why where someone rejected it."""
    if not around.missing:
        return ""
    notes = "".join(rejected_note(site, id_) for id_ in around.missing)
    return notes or paragraph(site.say.count("explore.missing", len(around.missing)), "lg-muted")
