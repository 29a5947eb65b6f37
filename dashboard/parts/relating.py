"""The trajectories that one is related to as HTML, with reasons that can be left out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, heading, link, paragraph
from dashboard.parts.sheets import points_html
from dashboard.site import THING, TRAJECTORIES
from graph.questions.likeness.reasons import RELATED
from graph.questions.related import related
from graph.sheets.parts.reasons import reason_points, strength, summary
from ontology.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.site import Site
    from graph.model import Node
    from graph.questions.likeness.nearest import Related

MOST = 5
WITHOUT = "zonder"  # parameter: a reason that is left out


def related_html(site: Site, trajectory: Node, without: Sequence[str]) -> str:
    """The nearest, each with its reasons and quotes; links leave a reason out or take it back."""
    say, omitted = site.say, [one for one in RELATED if one in without]
    try:
        found = related(site.view, trajectory.id, MOST, omitted)
    except NotFoundError:
        return ""
    items = "".join(_item(site, trajectory, one) for one in found.related)
    none = paragraph(say("related.none")) if not found.related else ""
    title = heading(2, say("relating.title"), anchor="verwant")
    hint = paragraph(say("relating.hint"), "lg-muted")
    switches = _switches(site, trajectory, omitted)
    return f'<section>{title}{hint}{switches}{none}<ul class="lg-cards">{items}</ul></section>'


def _item(site: Site, trajectory: Node, one: Related) -> str:
    say, name = site.say, site.naming.title(one.trajectory)
    overlap = say("relating.overlap", strength=strength(site.writer, one))
    beside = site.link(TRAJECTORIES, ("met", trajectory.id), ("met", one.trajectory.id))
    points = points_html(site, reason_points(site.writer, one, site.naming.title(trajectory)))
    why = details(say("relating.why"), points)
    untold = "" if one.told else paragraph(say("related.untold"), "lg-source")
    return (
        f'<li><p class="lg-title">{link(site.thing(one.trajectory.id), name)}</p>'
        f"<p>{escape(overlap)}: {escape(summary(site.writer, one))} · "
        f"{link(beside, say('relating.beside'))}</p>{untold}{why}</li>"
    )


def _switches(site: Site, trajectory: Node, omitted: Sequence[str]) -> str:
    """A link for each reason, which leaves it out or takes it back."""
    items = []
    for reason in RELATED:
        out = reason in omitted
        kept = [one for one in omitted if one != reason] + ([] if out else [reason])
        href = site.link(THING, ("id", trajectory.id), *((WITHOUT, one) for one in kept))
        key = "relating.take_back" if out else "relating.leave_out"
        name = site.say(f"reasons.{reason}")
        css = "lg-off" if out else ""
        items.append(f"<li>{link(href, name, css=css, title=site.say(key, reason=name))}</li>")
    label = escape(site.say("relating.reasons"))
    return f'<p>{label}</p><ul class="lg-chips" aria-label="{label}">{"".join(items)}</ul>'
