"""The ``NAME.meta.toml`` next to a report, in which its owner says what is known of it."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

from ingest.dates import iso_date
from ingest.document import Metadata
from ontology.errors import ReadError
from ontology.values import is_lexical

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIX = ".meta.toml"
AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_FORMS = {"source": ("anyURI", "https://voorbeeld.nl/rapport"), "language": ("language", "nl")}
_KEYS = ("title", "publisher", "published", "kind", "source", "language")


def read_sidecar(content: bytes, name: str) -> Metadata:
    """The metadata in a ``NAME.meta.toml``.

    Raises:
        ReadError: it is no TOML, or has an unknown key or a value of the wrong type.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{name} is geen tekst in UTF-8: sla het zo opnieuw op.") from error
    except tomllib.TOMLDecodeError as error:
        raise ReadError(
            f"{name} is geen geldig TOML-bestand ({_fault_at(str(error))}): schrijf elke regel als "
            'title = "De titel".'
        ) from error
    for key in table:
        if key not in _KEYS:
            raise ReadError(
                f"{name} heeft een onbekende sleutel “{key}”: gebruik {', '.join(_KEYS)}."
            )
    values = {key: _value(table, key, name) for key in _KEYS}
    return Metadata(**values)


def write_sidecar(known: Mapping[str, str]) -> bytes:
    r"""A sidecar that says this.

    >>> write_sidecar({"title": 'Het "rapport"', "published": "2024"}).decode()
    'title = "Het \\"rapport\\""\npublished = "2024"\n'
    """
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())
    return "".join(lines).encode()


def _fault_at(message: str) -> str:
    """Where the TOML goes wrong, by the message of the parser.

    >>> _fault_at("Invalid value (at line 2, column 9)"), _fault_at("x (at end of document)")
    ('regel 2, teken 9', 'aan het einde')
    """
    found = AT.search(message)
    return "aan het einde" if found is None else f"regel {found[1]}, teken {found[2]}"


def _value(table: Mapping[str, object], key: str, name: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if key == "published":
        return _published(value, name)
    if not isinstance(value, str) or not value.strip():
        raise ReadError(f"{name}: “{key}” moet tekst tussen aanhalingstekens zijn, niet {value!r}.")
    kind, example = _FORMS.get(key, (None, ""))
    if not is_lexical(value.strip(), kind):
        raise ReadError(f"{name}: “{key}” moet zijn geschreven als {example}, niet {value!r}.")
    return value.strip()


def _published(value: object, name: str) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    written = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    published = iso_date(written)
    if published is None:
        raise ReadError(
            f"{name}: de datum moet zijn als 2024-12-03, 2024-12 of 2024, niet {value!r} "
            "(in een .meta.toml: “published”)."
        )
    return published
