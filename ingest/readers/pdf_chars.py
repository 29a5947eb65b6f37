"""The characters in the text layer of a PDF page, each with its place, size and weight."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

BREAK = "\n"
_BREAKS = frozenset({"\r", "\n"})
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NAME_LENGTH = 128
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class Char(NamedTuple):
    """A character; lengths in points, from the lower left corner of the page as it is read."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Sheet(NamedTuple):
    """The characters of a page in the order of its text layer, and the page's size."""

    chars: list[Char]
    width: float
    height: float


class _Font(NamedTuple):
    size: float
    bold: bool
    turn: int


class _Raw(NamedTuple):
    char: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    font: _Font


def read_sheet(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Sheet:
    """The characters of a page, turned upright when most of the page is written sideways.

    What is written in another direction than the rest (a note up the margin) is left out.
    """
    raw = list(_read_raw(textpage))
    turns = Counter(each.font.turn for each in raw if not each.char.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    chars = [_upright(each, left, bottom, width, height) for each in raw if each.font.turn == turn]
    return Sheet(chars, *((width, height) if turn % 2 == 0 else (height, width)))


def _upright(raw: _Raw, x0: float, y0: float, width: float, height: float) -> Char:
    left, bottom, right, top = raw.box
    x, y = raw.origin
    start, end, base = (
        (left - x0, right - x0, y - y0),
        (bottom - y0, top - y0, width - (x - x0)),
        (width - (right - x0), width - (left - x0), height - (y - y0)),
        (height - (top - y0), height - (bottom - y0), x - x0),
    )[raw.font.turn]
    return Char(raw.char, start, end, base, raw.font.size, raw.font.bold)


def _read_raw(textpage: pypdfium2.PdfTextPage) -> Iterator[_Raw]:
    handle = textpage.raw
    fonts: dict[int, _Font] = {}
    font = _Font(0.0, bold=False, turn=0)
    for index, char in _read_unicode(textpage):
        if char in _BREAKS:
            yield _Raw(BREAK, (0, 0, 0, 0), (0, 0), font)
            continue
        font = _font_at(handle, index, fonts, font)
        yield _Raw(char, *_place(handle, index), font)


def _read_unicode(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Index and character; the two halves of a surrogate pair as the one they stand for."""
    high = 0
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        if code in _HIGH:
            high = code
        elif code in _LOW:
            yield (
                index,
                chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd",
            )
            high = 0
        else:
            yield index, chr(code)


def _place(
    handle: object, index: int
) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(handle, index, box)
    pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
    return (box.left, box.bottom, box.right, box.top), (x.value, y.value)


def _font_at(handle: object, index: int, fonts: dict[int, _Font], last: _Font) -> _Font:
    """The font of a character; that of the one before it for a space pdfium put in."""
    address = ctypes.cast(pdfium.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value
    if address is None:
        return last
    if address not in fonts:
        fonts[address] = _read_font(handle, index)
    return fonts[address]


def _read_font(handle: object, index: int) -> _Font:
    """The size as shown (font size times the scale of the text matrix), weight and direction."""
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    size = pdfium.FPDFText_GetFontSize(handle, index) * scale
    return _Font(round(size, 1), _is_bold(handle, index), turn)


def _is_bold(handle: object, index: int) -> bool:
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    pdfium.FPDFText_GetFontInfo(handle, index, name, _NAME_LENGTH, None)
    if _BOLD.search(name.value.decode("utf-8", "replace")) is not None:
        return True
    return bool(pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT)
