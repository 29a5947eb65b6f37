"""The ``key: value`` lines between two lines of dashes at the head of a Markdown file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.metadata import embedded_metadata

if TYPE_CHECKING:
    from ingest.document import Metadata

_FRONT = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"^([A-Za-z_.:-]+)[ \t]*:[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
_NAMES = {
    "title": ("title", "titel"),
    "publisher": ("publisher", "uitgever"),
    "creator": ("author", "auteur", "opsteller"),
    "published": ("published", "date", "datum", "publicatiedatum"),
    "kind": ("kind", "type", "soort"),
    "source": ("source", "url", "bron"),
    "language": ("language", "lang", "taal"),
}


def read_front_matter(text: str) -> tuple[Metadata | None, int]:
    r"""The metadata at the head of a Markdown text, and the offset where the text itself begins.

    >>> read_front_matter("---\ntitel: Evaluatie\n---\n# Kop")[1]
    25
    """
    match = _FRONT.match(text)
    if match is None:
        return None, 0
    if not _PAIR.search(match.group(1)):
        return None, 0
    pairs = {key.lower(): _unquote(value) for key, value in _PAIR.findall(match.group(1))}
    found = {name: _first(pairs, keys) for name, keys in _NAMES.items()}
    return embedded_metadata(**found), match.end()


def _first(pairs: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((pairs[key] for key in keys if key in pairs), None)


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
