"""The questions that a reader keeps, each with what it gave when it was last looked at.

They are the reader's and no knowledge: they stand in a small file beside the reader's other data,
apart for each store, and never in a store.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from graph.neo4j.address import is_neo4j, masked
from ontology.errors import LeergraafError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import Node

MOST = 50  # questions for each store
FOLLOWED = 2000  # results; of a question that gives more it is not told what is new
LONGEST = 80  # characters of a name
MARK = 12  # characters that tell a result from others


@dataclass(frozen=True, slots=True)
class Saved:
    """A question under a name: the parameters of its address, and what was seen on which day.

    ``seen`` has a mark for every result; it is ``None`` where there were too many to follow.
    """

    id: str
    name: str
    pairs: tuple[tuple[str, str], ...]
    day: str
    seen: tuple[str, ...] | None


File = TypeAdapter(dict[str, tuple[Saved, ...]])


def marked(nodes: Iterable[Node], total: int) -> tuple[str, ...] | None:
    """The marks of all ``total`` results of a question, ``None`` where these are not all."""
    found = tuple(sorted(map(_mark, nodes)))
    return found if len(found) == total <= FOLLOWED else None


def unseen(saved: Saved, nodes: Iterable[Node], total: int) -> list[Node] | None:
    """Of all ``total`` results those that were not there before; ``None`` where that is unknown."""
    listed = list(nodes)
    if saved.seen is None or len(listed) < total:
        return None
    before = frozenset(saved.seen)
    return [one for one in listed if _mark(one) not in before]


def _mark(node: Node) -> str:
    return hashlib.sha256(node.id.encode()).hexdigest()[:MARK]


def read_saved(store: str) -> tuple[Saved, ...]:
    """The questions kept for the store at this URL, in the order in which they were saved.

    A file that is not ours, or cannot be read, raises LeergraafError.
    """
    return _read().get(_name(store), ())


def save(
    store: str,
    name: str,
    pairs: Iterable[tuple[str, str]],
    seen: tuple[str, ...] | None,
    day: str,
) -> str:
    """Keep a question with what it gives on this day; its id.

    A name that is empty, too long or taken, or one question too many, raises LeergraafError.
    """
    made = ""

    def add(kept: tuple[Saved, ...]) -> tuple[Saved, ...]:
        nonlocal made
        if len(kept) >= MOST:
            raise LeergraafError(f"Er zijn al {MOST} bewaarde vragen; verwijder er eerst een.")
        made = str(max((int(one.id) for one in kept), default=0) + 1)
        return (*kept, Saved(made, _checked(name, kept), tuple(pairs), day, seen))

    _change(store, add)
    return made


def look(store: str, id_: str, seen: tuple[str, ...] | None, day: str) -> None:
    """Note what a question gives now, so that later it is told what is new since this day."""
    _change(store, lambda kept: _with(kept, id_, seen=seen, day=day))


def rename(store: str, id_: str, name: str) -> None:
    """Give a question another name; LeergraafError as for ``save``."""
    _change(store, lambda kept: _with(kept, id_, name=_checked(name, kept, id_)))


def remove(store: str, id_: str) -> None:
    """Keep a question no longer; one that is not there is gone already."""
    _change(store, lambda kept: tuple(one for one in kept if one.id != id_))


def _with(kept: tuple[Saved, ...], id_: str, **changes: object) -> tuple[Saved, ...]:
    return tuple(replace(one, **changes) if one.id == id_ else one for one in kept)  # type: ignore[arg-type]


def _checked(name: str, kept: tuple[Saved, ...], id_: str = "") -> str:
    """The name on one line, if it can be the name of the question ``id_``."""
    name = " ".join(name.split())
    if not name:
        raise LeergraafError("Geef de vraag een naam.")
    if len(name) > LONGEST:
        raise LeergraafError(f"Die naam is te lang: gebruik ten hoogste {LONGEST} tekens.")
    if any(one.name.casefold() == name.casefold() and one.id != id_ for one in kept):
        raise LeergraafError(f"Er is al een bewaarde vraag die “{name}” heet.")
    return name


def _name(store: str) -> str:
    """What the file calls a store: its URL, without a password."""
    return masked(store) if is_neo4j(store) else store


def path() -> Path:
    """The file that the questions are kept in."""
    return Path(platformdirs.user_data_dir("leergraaf")) / "bewaarde-vragen.json"


def _read() -> dict[str, tuple[Saved, ...]]:
    try:
        return File.validate_json(path().read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise LeergraafError(
            f"De bewaarde vragen in {path()} zijn niet te lezen ({reason(error)})."
        ) from error
    except ValidationError as error:
        raise LeergraafError(
            f"{path()} is beschadigd of van een andere versie: verplaats of herstel het bestand om "
            "weer vragen te bewaren."
        ) from error


def _change(store: str, edit: Callable[[tuple[Saved, ...]], tuple[Saved, ...]]) -> None:
    """Put the questions of a store as edited in the file, which is written whole or not at all."""
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_suffix(".lock")):
            kept = _read()
            changed = kept | {_name(store): edit(kept.get(_name(store), ()))}
            _write(file, File.dump_json(changed, indent=1))
    except OSError as error:
        raise LeergraafError(
            f"De vraag is niet bewaard: {file} is niet te schrijven ({reason(error)})."
        ) from error


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_suffix(f".{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
