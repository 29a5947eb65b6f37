"""Where a command's bytes go: a file that is whole or not there, or standard output."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ontology import LeergraafError
from ontology.errors import reason


@contextlib.contextmanager
def writing(path: Path | None) -> Iterator[IO[bytes]]:
    """A stream to ``path``, which appears when all was written, or to standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as stream:
            yield stream
        unfinished.replace(path)
    except OSError as error:
        raise LeergraafError(f"{path}: kan niet worden geschreven ({reason(error)}).") from error
    finally:
        unfinished.unlink(missing_ok=True)
