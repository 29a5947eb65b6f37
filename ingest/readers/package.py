"""The zip files that DOCX and ODT documents are, opened with care."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from ontology.errors import ReadError

MAX_UNPACKED = 500_000_000
MAX_XML = 150_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
)  # fmt: skip


def check_package(content: bytes, name: str, member: str, kind: str) -> None:
    """Refuse what is no sound zip file holding ``member``, is encrypted or unpacks too large.

    Raises:
        ReadError: says which of these it is; ``kind`` is the format's name in that sentence.
    """
    if content.startswith(_OLE):
        raise ReadError(
            f"{name} is met een wachtwoord beveiligd of is een oud Word-bestand (.doc): "
            f"sla het zonder wachtwoord op als {kind}."
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_members(package, name, member, kind)
    except _DAMAGED as error:
        raise ReadError(
            f"{name} is geen {kind}-bestand of is beschadigd: open het en sla het opnieuw op."
        ) from error


def read_member(content: bytes, member: str) -> bytes | None:
    """The bytes of one member of a checked package, or ``None`` when it has none by that name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(member) if member in package.namelist() else None


def _check_members(package: zipfile.ZipFile, name: str, member: str, kind: str) -> None:
    members = package.infolist()
    if member not in {info.filename for info in members}:
        raise ReadError(f"{name} is een zip-bestand maar geen {kind}: {member} ontbreekt erin.")
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in members):
        raise ReadError(f"{name} is met een wachtwoord beveiligd: sla het zonder wachtwoord op.")
    xml = [info.file_size for info in members if info.filename.lower().endswith((".xml", ".rels"))]
    if sum(info.file_size for info in members) > MAX_UNPACKED or max(xml, default=0) > MAX_XML:
        raise ReadError(f"{name} is uitgepakt te groot om te lezen: splits het in delen.")
    if b"<!ENTITY" in package.read(member):
        raise ReadError(
            f"{name} bevat XML-entiteiten, die in een {kind} niet thuishoren: "
            "open het en sla het opnieuw op."
        )
