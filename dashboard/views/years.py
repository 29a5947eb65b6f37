"""How many documents were published in each year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.store import DocumentRecord


def years(records: Iterable[DocumentRecord]) -> Mapping[str, int]:
    """The number of documents by year of publication, every year between first and last."""
    dated = Counter(date[:4] for one in records if (date := one.document.get("published")))
    if not dated:
        return {}
    span = range(int(min(dated)), int(max(dated)) + 1)
    return {str(year): dated[str(year)] for year in span}
