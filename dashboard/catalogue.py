"""The texts of the dashboard, with those of the sheets that it shows.

They are in ``messages``, a folder a language, with the same keys in each, and in it a file for each
page or part of one. Names of kinds, relations and codes are in the ontology.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.sheets.catalogue import Catalogue, read_folder, shared

FOLDER = Path(__file__).parent / "messages"


@cache
def load(language: str) -> Catalogue:
    """The catalogue of ``language``, one of ``graph.sheets.catalogue.LANGUAGES``.

    >>> load("nl")("search.results_other", n=3)
    '3 resultaten'
    """
    return Catalogue(language, {**shared(language), **read_folder(FOLDER / language)})
