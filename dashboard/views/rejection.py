"""The decision by which a thing is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.decisions import in_force, overlay

if TYPE_CHECKING:
    from graph.model import Decision
    from graph.store import Store


def rejection(store: Store, id_: str) -> Decision | None:
    """The decision by which the thing, or what it was merged into, was rejected, or ``None``."""
    decisions = store.decisions()
    kept = overlay(decisions).merged.get(id_, id_)
    found = in_force(decisions).get(kept)
    return found if found is not None and found.action == "reject" else None
