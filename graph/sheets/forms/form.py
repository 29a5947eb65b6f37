"""The forms in which an answer can be had, by name: one place to add another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from graph.sheets.forms.html import to_html
from graph.sheets.forms.machine import to_json
from graph.sheets.forms.markdown import to_markdown

if TYPE_CHECKING:
    from graph.sheets.sheet import Sheet
    from graph.sheets.writer import Writer


class Form(StrEnum):
    """What an answer can be had as: ``TABLE`` is for a screen, and Markdown in a file."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"


def to_file(form: Form, answer: object, sheet: Sheet, writer: Writer) -> bytes:
    """The content of the file: of the typed answer for machines, else of the sheet made of it."""
    if form is Form.JSON:
        return to_json(answer, writer.store).encode()
    if form is Form.WORD:
        from graph.sheets.forms.word import to_word  # noqa: PLC0415 - slow to load, seldom wanted

        return to_word(sheet, writer)
    if form is Form.PDF:
        from graph.sheets.forms.pdf import to_pdf  # noqa: PLC0415 - slow to load, seldom wanted

        return to_pdf(sheet, writer)
    to_text = to_html if form is Form.HTML else to_markdown
    return to_text(sheet, writer).encode()
