"""How a section opens, and where a paragraph starts that a page breaks off."""

from __future__ import annotations

from bisect import bisect_left

from ingest.annotations import Findings, Place

TEXT = "paragraph"  # the block that running text stands in
ENDS = (".", "!", "?", ":", ";", "…", '"', "”", "’", ")")


def opening(found: Findings, section: int) -> Place | None:
    """The first sentence of running text of a section, if it has any."""
    places = found.places
    later = range(_at(found, section), len(places))
    first = next((places[i] for i in later if places[i].block.kind == TEXT), None)
    return first if first is not None and first.section == section else None


def begun(found: Findings, place: Place) -> int:
    """Where the paragraph starts that a sentence stands in, be it before the end of a page.

    A block that starts with a small letter goes on with the last one that ended no sentence.
    """
    start = place.block.start
    if not found.source.text[start : start + 1].islower():
        return start
    earlier = range(_at(found, start) - 1, -1, -1)
    last = next(
        (one for one in map(found.places.__getitem__, earlier) if one.block.kind == TEXT), None
    )
    if last is None or last.section != place.section:
        return start
    ended = found.source.text[last.start : last.end].rstrip().endswith(ENDS)
    return start if ended else last.block.start


def _at(found: Findings, offset: int) -> int:
    return bisect_left(found.places, offset, key=lambda place: place.start)
