"""What stands near a statement in its document: in the same answer, or some sentences on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.followup import what_became
from graph.questions.statements.themes import is_wrong
from graph.questions.views.view import open_view
from graph.quoting import in_order, is_heading
from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Node
    from graph.sheets.writer import Writer
    from graph.store import Quote

AFTER = 1200  # characters, in a document without numbered answers
MOST = 2  # of what was done, and of what is left to do


def nearby_remark(writer: Writer, statement: Node) -> str:
    """What stands near advice of which no follow-up was recognised; "" where nothing does."""
    one = what_became(open_view(writer.store)).get(statement.id)
    quotes = [] if one is None else nearby_quotes(writer, statement, one.doings)
    return writer.say("followup.nearby", text=" ".join(quotes)) if quotes else ""


def nearby_quotes(writer: Writer, statement: Node, others: Iterable[Node]) -> list[str]:
    """The nearest of the others that stand near the statement, each as a quote with its place.

    Of what was done and of what is left to do as many, in the order in which they stand.
    """
    others = list(others)
    first = passages(statement.evidence)[:1]
    if not others or not first:
        return []
    wanted = [*first, *(passages(one.evidence)[0] for one in others)]
    quotes = {one.evidence: one for one in writer.store.quotes(wanted)}
    here, *told = (quotes[one] for one in wanted)
    near: tuple[list[Quote], list[Quote]] = ([], [])
    for other, quote in zip(others, told, strict=True):
        if _is_near(here, quote):
            near[is_wrong(other)].append(quote)
    for some in near:
        some.sort(key=lambda one: abs(one.passage.start - here.passage.start))
    cited = map(writer.cited, in_order(one for some in near for one in some[:MOST]))
    return [f"“{one.quote}”{f' ({one.where})' if one.where else ''}" for one in cited]


def _is_near(here: Quote, other: Quote) -> bool:
    """Whether it stands in the same answer; in a document without those, a little further on."""
    numbered, elsewhere = ("" if is_heading(one.part) else one.part for one in (here, other))
    if here.document.id != other.document.id or numbered != elsewhere:
        return False
    return bool(numbered) or 0 < other.passage.start - here.passage.start < AFTER
