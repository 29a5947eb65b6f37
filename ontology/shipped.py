"""Where the data that comes with leergraaf is, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import ReadError

HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder ``name`` of the shipped data: ``model``, ``samples``, ``neo4j`` or ``docs``.

    One that is not there raises ReadError.
    """
    places = (HERE / "data", *(HERE.parent / one for one in ("data", "tools", "")))
    for folder in (place / name for place in places):
        if folder.is_dir():
            return folder
    raise ReadError(f"{HERE / 'data' / name} ontbreekt; installeer leergraaf opnieuw.")
