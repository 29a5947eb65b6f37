"""Where the data that comes with leergraaf is, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import ReadError

HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder ``name`` of the shipped data: ``model``, ``samples`` or ``neo4j``.

    One that is not there raises ReadError.
    """
    for folder in (HERE / "data" / name, *(HERE.parent / one / name for one in ("data", "tools"))):
        if folder.is_dir():
            return folder
    raise ReadError(f"{HERE / 'data' / name} ontbreekt; installeer leergraaf opnieuw.")
