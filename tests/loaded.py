"""Stores of reports that a test writes itself."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.store import Store, open_store
from ingest.load import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@contextmanager
def loaded(folder: Path, texts: Mapping[str, str]) -> Iterator[Store]:
    """A store in ``folder`` of reports with these texts, by the names of their files."""
    with open_store(f"sqlite:///{folder}/leergraaf.sqlite") as store:
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
            Loader(store).load(folder / name)
        yield store
