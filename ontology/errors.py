"""The errors leergraaf raises, each saying what is wrong, where, and what to do."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "u hebt er geen rechten voor",
    errno.EPERM: "u hebt er geen rechten voor",
    errno.ENOENT: "het bestaat niet",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Dutch; in its own words where it seldom does."""
    return REASONS.get(error.errno or 0, error.strerror or str(error))


class LeergraafError(Exception):
    """Something the user can act on; its text is one clear sentence."""


class OntologyError(LeergraafError):
    """The vocabulary contradicts itself, or something was built that it does not allow."""


class ReadError(LeergraafError):
    """A file that cannot be read as a report."""


class ShapeError(LeergraafError):
    """A contribution that breaks a SHACL shape."""


class StoreError(LeergraafError):
    """A store that cannot be opened, read or written."""


class UnavailableError(StoreError):
    """A store that does not answer now and may do so later; nothing else can be done with it."""


class NotFoundError(LeergraafError):
    """A name that leads to nothing, or to more than one thing.

    ``candidates`` are the things it may mean: IRI, kind and title.
    """

    def __init__(self, message: str, candidates: tuple[tuple[str, str, str], ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates
