"""The texts of the dashboard, with those of the sheets that it shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.sheets.catalogue import Catalogue, read_messages, shared

FOLDER = Path(__file__).parent / "messages"


@cache
def load(language: str) -> Catalogue:
    """The catalogue of ``language``, one of ``graph.sheets.catalogue.LANGUAGES``.

    >>> load("nl")("search.results_other", n=3)
    '3 resultaten'
    """
    own = read_messages(FOLDER / f"{language}.toml")
    return Catalogue(language, {**shared(language), **own})
