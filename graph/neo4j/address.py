"""The address of a Neo4j server: from the URL of a store to where and as whom to connect."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from graph.neo4j.server.home import USER, find_home
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMES = frozenset(
    kind + safety for kind in ("neo4j", "bolt") for safety in ("", "+s", "+ssc")
)  # as the driver knows them
FROM_ENVIRONMENT, LOCAL = "neo4j:", "neo4j:local"
PORT = 7687
HERE = frozenset({"127.0.0.1", "localhost", "::1"})
FORMS = "neo4j://computer:7687, neo4j+s://computer:7687/database, bolt://…, of neo4j:local"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to connect (``uri``, without user or password) and as whom.

    ``database`` is ``None`` for the server's own default; ``own`` says that it is the user's own
    server, by that name.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    own: bool = False


def is_neo4j(url: str) -> bool:
    """Whether the URL of a store names a Neo4j server.

    >>> is_neo4j("neo4j:local"), is_neo4j("bolt+s://graaf:7687"), is_neo4j("sqlite:///a.sqlite")
    (True, True, False)
    """
    scheme, colon, _ = url.partition(":")
    return colon == ":" and scheme.lower() in SCHEMES


def masked(url: str) -> str:
    """The URL as it may be shown: without what stands before the server's name.

    >>> masked("neo4j://jan:geheim@graaf:7687/lessen")
    'neo4j://***@graaf:7687/lessen'
    """
    return re.sub(r"^([^:]*:/*).*@", r"\1***@", url, flags=re.DOTALL)


def address(url: str, environment: Mapping[str, str] = os.environ) -> Address:
    """Where the store ``url`` is and as whom to connect.

    ``neo4j:local`` is the user's own server; ``neo4j:`` the one of ``NEO4J_URI``, else the user's
    own. Otherwise user and password are those in the URL, else ``NEO4J_USERNAME`` and
    ``NEO4J_PASSWORD``, else, at its address, those of the user's own server. Without a password,
    and for a URL that is none, raises StoreError.
    """
    named = environment.get("NEO4J_URI") if url == FROM_ENVIRONMENT else url
    if named is None or named in {"", LOCAL}:
        own = find_home()
        return Address(own.uri, USER, own.password or "", own=True)
    parts = _split(named)
    database = _database(named, parts)
    if database is None and url == FROM_ENVIRONMENT:
        database = environment.get("NEO4J_DATABASE") or None
    user = unquote(parts.username or "") or environment.get("NEO4J_USERNAME") or USER
    password = unquote(parts.password or "") or environment.get("NEO4J_PASSWORD")
    place = parts.netloc.rpartition("@")[2]
    uri = urlunsplit((parts.scheme, place, "", parts.query, ""))
    return Address(uri, user, password or _own_password(named, parts), database)


def _split(url: str) -> SplitResult:
    """The parts of a URL of a server; no message repeats what may be a password."""
    try:
        parts = urlsplit(url)
        broken = parts.port == 0 or "@" in parts.path + parts.query + parts.fragment
    except ValueError:
        broken = True
    if broken or not is_neo4j(url) or not parts.hostname or parts.fragment:
        raise StoreError(f"{masked(url)}: zo heet geen Neo4j-server; schrijf {FORMS}.") from None
    return parts


def _database(url: str, parts: SplitResult) -> str | None:
    """The database that the path names."""
    name = unquote(parts.path.strip("/"))
    if "/" in name:
        raise StoreError(f"{masked(url)}: achter de server hoort ten hoogste één databasenaam.")
    if name.lower() == "system":
        raise StoreError(f"{masked(url)}: die database is van Neo4j zelf; kies een andere.")
    return name or None


def _own_password(url: str, parts: SplitResult) -> str:
    """The password of the user's own server, where the URL is of that one."""
    own = find_home()
    password = own.password
    if password is None or parts.hostname not in HERE or (parts.port or PORT) != own.port:
        raise StoreError(
            f"{masked(url)}: het wachtwoord ontbreekt; zet het in de omgevingsvariabele "
            "NEO4J_PASSWORD (en de gebruiker in NEO4J_USERNAME, als die niet neo4j heet)."
        )
    return password
