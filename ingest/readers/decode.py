"""Bytes to characters, without guessing where a guess would spoil the text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ontology.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["utf_16_le", "utf_16_be", "cp1252", "latin_1"]
_SAMPLE = 200_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x9f]")
_FOREIGN = re.compile(
    "[^\u0000-\u024f\u0300-\u03ff\u1e00-\u2bff\ufb00-\ufb06\ufeff\U0001f000-\U0001ffff]"
)
_MAX_CONTROL = 0.002
_MAX_FOREIGN = 0.1


def decode(content: bytes, name: str) -> str:
    """The characters of ``content``, byte-order mark excepted and nothing else changed.

    Raises:
        ReadError: it is binary, damaged UTF-8, or in an encoding other than UTF-8, UTF-16,
            Windows-1252 or Latin-1.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strictly(content, encoding, name), name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged(content, error.start, name)
        return _decode_legacy(content, error.start, name)
    return _decode_legacy(content, 0, name) if "\x00" in text else _checked(text, name)


def _checked(text: str, name: str) -> str:
    """The text, unless it holds more control characters than a text does."""
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > _MAX_CONTROL * len(sample):
        raise _binary(name)
    return text


def _binary(name: str) -> ReadError:
    return ReadError(
        f"{name} is geen tekst maar een binair bestand: kies het bestand zelf, "
        "niet een bestand dat een andere extensie kreeg."
    )


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name} begint als {error.encoding.upper()}, maar byte {error.start} klopt niet: "
            "sla het bestand opnieuw op als UTF-8."
        ) from error


def _refuse_damaged(content: bytes, position: int, name: str) -> None:
    """Raise for what is mostly UTF-8: reading it as Windows-1252 would garble every accent."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    if good > bad:
        raise ReadError(
            f"{name} is beschadigd UTF-8, byte {position} klopt niet: "
            "sla het bestand opnieuw op als UTF-8."
        )


def _decode_legacy(content: bytes, position: int, name: str) -> str:
    """In the encoding charset-normalizer finds around ``position``, where UTF-8 went wrong."""
    start = max(0, position - _SAMPLE // 2) // 2 * 2
    best = from_bytes(content[start : start + _SAMPLE], cp_isolation=_LEGACY).best()
    if best is None and b"\x00" in content:
        raise _binary(name)
    if best is None:
        raise ReadError(
            f"{name} is niet te lezen als UTF-8, UTF-16, Windows-1252 of Latin-1: "
            "sla het bestand opnieuw op als UTF-8."
        )
    western = best.encoding in {"cp1252", "latin_1"}
    text = _decode_western(content) if western else _strictly(content, best.encoding, name)
    if len(_FOREIGN.findall(text[:_SAMPLE])) > _MAX_FOREIGN * len(text[:_SAMPLE]):
        raise _binary(name)
    return _checked(text, name)


def _decode_western(content: bytes) -> str:
    """As Windows-1252, or as Latin-1 where a byte has no meaning in it."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")
