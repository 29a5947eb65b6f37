"""Loading the schema, from the Turtle or from the cache of an earlier compilation."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import platformdirs
from pydantic import TypeAdapter, ValidationError

from ontology.schema import Schema

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
COMPILER = ("schema.py", "build.py", "consistency.py", "values.py")
_schema: Schema | None = None


def load() -> Schema:
    """The schema of the ontology that is shipped with leergraaf.

    It is compiled once and kept in the user's cache directory under the hash of the Turtle; an
    error in the Turtle raises OntologyError naming the term.
    """
    global _schema  # noqa: PLW0603 - one frozen value a process, as with an imported module
    if _schema is None:
        digest = _digest(turtle_files(FOLDER))
        _schema = _read_cache(digest) or _compile(digest)
    return _schema


def turtle_files(folder: Path) -> list[Path]:
    """The Turtle that makes up the schema: the ontology first, then its schemes by name."""
    return [folder / "leergraaf.ttl", *sorted((folder / "concepts").glob("*.ttl"))]


def _digest(files: list[Path]) -> str:
    """The hash over the Turtle and over the code that compiles it."""
    sources = [*files, *(FOLDER / name for name in COMPILER)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _compile(digest: str) -> Schema:
    from ontology.build import build  # noqa: PLC0415 - rdflib is slow to import; the cache needs none

    schema = build(turtle_files(FOLDER), digest)
    _write_cache(schema)
    return schema


def _cache_file(digest: str) -> Path:
    return Path(platformdirs.user_cache_dir("leergraaf")) / f"schema-{digest[:16]}.json"


def _read_cache(digest: str) -> Schema | None:
    try:
        schema = TypeAdapter(Schema).validate_json(_cache_file(digest).read_bytes())
    except (OSError, ValidationError):
        return None
    return schema if schema.digest == digest else None


def _write_cache(schema: Schema) -> None:
    """Keep the schema for next time; a cache that cannot be written costs time only."""
    path = _cache_file(schema.digest)
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(TypeAdapter(Schema).dump_json(schema))
        unfinished.replace(path)
    except OSError as error:
        logger.info("The compiled schema could not be cached at %s: %s", path, error)
