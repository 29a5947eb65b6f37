"""The rows of JSON Lines files, each checked as it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from ontology.errors import ReadError, reason

T = TypeVar("T")


def read_rows(path: Path, make: Callable[[Any], T], what: str) -> Iterator[T]:
    """What ``make`` makes of each line; ``what`` is the Dutch name of what a line should be.

    A file that cannot be read, and a line of which ``make`` can make nothing, raise ReadError.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            lines = list(stream)  # a string in JSON may hold what ``splitlines`` takes for an end
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "het is geen UTF-8"
        raise ReadError(f"{path} kan niet worden gelezen: {why}.") from error
    for number, line in enumerate(lines, start=1):
        try:
            made = make(json.loads(line))
        except KeyError as error:
            fault = f"regel {number} is geen {what}: daarin ontbreekt {error}."
            raise ReadError(f"{path}: {fault}") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise ReadError(f"{path}: regel {number} is geen {what}.") from error
        yield made
