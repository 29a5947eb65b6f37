"""Commands run as a user runs them, and reports to give them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from graph.digest import digest
from graph.store import open_store
from tests.documents import BODY

if TYPE_CHECKING:
    from pathlib import Path


def leergraaf(*words: str, store: str | None = None) -> subprocess.Popen[str]:
    """Begin a command as a user does."""
    where = () if store is None else ("--store", store)
    return subprocess.Popen(
        [sys.executable, "-m", "leergraaf", *words, *where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def complaint(process: subprocess.Popen[str], patience: float) -> str:
    """The one sentence with which a command fails, within so many seconds."""
    _, told = process.communicate(timeout=patience)
    assert process.returncode == 1, told
    assert told.count("\n") == 1, told
    assert told.startswith("leergraaf: ")
    return told


def succeed(*words: str, store: str) -> None:
    """Run a command that says nothing on standard error."""
    with leergraaf(*words, store=store) as process:
        _, told = process.communicate(timeout=300)
    assert (process.returncode, told) == (0, "")


def reports(folder: Path, count: int) -> Path:
    """A folder with reports that differ from one another and share what they are about."""
    folder.mkdir()
    for number in range(count):
        text = "\n\n".join(
            f"Rapport {folder.name} {number}, alinea {i} over de toeslagenaffaire. {BODY}"
            for i in range(4)
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def ingest(store: str, *folders: Path) -> subprocess.Popen[str]:
    return leergraaf("ingest", *map(str, folders), "--model", "rules", store=store)


def loaded(tmp_path: Path, *folders: Path) -> str:
    """The digest of an undisturbed load."""
    url = f"sqlite:///{tmp_path}/ongestoord.sqlite"
    succeed("ingest", *map(str, folders), "--model", "rules", store=url)
    with open_store(url) as store:
        return digest(store)
