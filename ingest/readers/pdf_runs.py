"""The text layer of a PDF page in runs: words, or parts of words that are printed differently."""

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

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NAME_LENGTH = 128
_WORD = re.compile(r"(\S+)(\s*)")


class Run(NamedTuple):
    """A word or part of one, with the space behind it, which its edges leave out.

    Lengths in points, from the lower left corner of the page as it is read.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Sheet(NamedTuple):
    """The runs of a page in the order of its text layer, and the page's size."""

    runs: list[Run]
    width: float
    height: float


class _Font(NamedTuple):
    size: float
    bold: bool
    turn: int


class _Raw(NamedTuple):
    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    font: _Font


def read_sheet(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Sheet:
    """The runs of a page, turned upright when most of the page is written sideways.

    What is written in another direction than the rest (a note up the margin) is left out.
    """
    raw = list(_read_raw(textpage))
    turns: Counter[int] = Counter()
    for each in raw:
        turns[each.font.turn] += len(each.text)
    turn = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    runs = [_upright(each, left, bottom, width, height) for each in raw if each.font.turn == turn]
    return Sheet(runs, *((width, height) if turn % 2 == 0 else (height, width)))


def _upright(raw: _Raw, x0: float, y0: float, width: float, height: float) -> Run:
    left, bottom, right, top = raw.box
    x, y = raw.origin
    text, (size, bold, turn) = raw.text, raw.font
    if turn == 0:
        return Run(text, left - x0, right - x0, y - y0, size, bold)
    if turn == 1:
        return Run(text, bottom - y0, top - y0, width - (x - x0), size, bold)
    if turn == 2:  # noqa: PLR2004
        return Run(text, width - (right - x0), width - (left - x0), height - (y - y0), size, bold)
    return Run(text, height - (top - y0), height - (bottom - y0), x - x0, size, bold)


def _read_raw(textpage: pypdfium2.PdfTextPage) -> Iterator[_Raw]:
    handle = textpage.raw
    text = _read_text(textpage)
    fonts: dict[int | None, _Font] = {}
    font = _Font(0.0, bold=False, turn=0)
    for word in _WORD.finditer(text):
        space = " " if word.group(2).strip("\r\n") else ""
        for start, end, address in _cut(handle, *word.span(1)):
            if address is not None and address not in fonts:
                fonts[address] = _read_font(handle, start)
            font = fonts.get(address, font)
            part = _whole(text[start:end])
            behind = space if end == word.end(1) else ""
            yield _Raw(part + behind, *_place(handle, start, end - 1), font)


def _read_text(textpage: pypdfium2.PdfTextPage) -> str:
    """The text with one code a character: at once where that skips none, else one by one."""
    handle, count = textpage.raw, textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass").rstrip("\0")
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(handle, index)) for index in range(count))


def _whole(text: str) -> str:
    """The text with the two halves of a surrogate pair as the character they stand for."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _cut(handle: object, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """A word cut where one text object follows another; most words stand in one.

    The first and last character tell that without a look at those between: the characters of a
    text object come one after the other.
    """
    address = _address(handle, start)
    if end - start == 1 or _address(handle, end - 1) == address:
        yield start, end, address
        return
    for index in range(start + 1, end):
        following = _address(handle, index)
        if following != address:
            yield start, index, address
            start, address = index, following
    yield start, end, address


def _address(handle: object, index: int) -> int | None:
    """Which text object a character is of; ``None`` for one that pdfium put in."""
    found = pdfium.FPDFText_GetTextObject(handle, index)
    return ctypes.addressof(found.contents) if found else None


def _place(
    handle: object, first: int, last: int
) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    """The box around the characters, and where on the baseline they begin."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(handle, first, x, y)
    left, bottom, right, top = _box(handle, first)
    if last > first:
        other = _box(handle, last)
        left, bottom = min(left, other[0]), min(bottom, other[1])
        right, top = max(right, other[2]), max(top, other[3])
    return (left, bottom, right, top), (x.value, y.value)


def _box(handle: object, index: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(handle, index, box)
    return box.left, box.bottom, box.right, box.top


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
