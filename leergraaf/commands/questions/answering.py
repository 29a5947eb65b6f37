"""What the commands of the questions share: their options, and how an answer is printed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from graph.questions.views.view import View, open_view
from graph.sheets.forms.form import Form, to_file
from graph.sheets.sheet import Point, Section, Sheet
from graph.sheets.writer import Writer
from leergraaf.console import line, say, table
from leergraaf.options import opened
from leergraaf.writing import writing

Format = Annotated[
    Form,
    typer.Option(
        "--format", help="Op het scherm, of als JSON, Markdown, webpagina, Word-bestand of PDF."
    ),
]
Language = Annotated[
    Literal["nl", "en"], typer.Option("--language", help="Antwoord in het Nederlands of Engels.")
]
BINARY = {Form.WORD, Form.PDF}
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Asked:
    """A question being answered: where to look, and how to tell what is found."""

    view: View
    writer: Writer
    form: Form
    output: Path | None

    def tell(self, answer: Answer, compose: Callable[[Answer], Sheet]) -> None:
        """Print the answer, or write it to the file that was asked for."""
        if self.form is Form.TABLE and self.output is None:
            _print(compose(answer), self.writer)
            return
        if self.form in BINARY and self.output is None and sys.stdout.isatty():
            raise typer.BadParameter(f"{self.form} is een bestand: zeg met -o waar het komt.")
        with writing(self.output) as stream:
            stream.write(to_file(self.form, answer, compose(answer), self.writer))


@contextmanager
def asking(
    store: str | None,
    as_of: str | None,
    form: Form,
    output: Path | None,
    language: Literal["nl", "en"],
) -> Iterator[Asked]:
    """A question to the store that the options name."""
    with opened(store) as opslag:
        yield Asked(open_view(opslag, as_of), Writer(opslag, language, as_of), form, output)


def _print(sheet: Sheet, writer: Writer) -> None:
    say(line(sheet.title), "bold")
    if sheet.lead:
        say(line(sheet.lead))
    for section in sheet.sections:
        _print_section(section, writer, "")
    if sheet.note:
        say()
        say(line(sheet.note), "dim")


def _print_section(section: Section, writer: Writer, indent: str) -> None:
    say()
    say(f"{indent}{line(section.title)}", "bold cyan")
    if section.lead:
        say(f"{indent}{line(section.lead)}")
    if section.table is not None:
        rows = [tuple(cell.words for cell in row) for row in section.table.rows]
        table(section.table.head, rows)
    for point in section.points:
        _print_point(point, writer, f"{indent}  ")
    for inner in section.sections:
        _print_section(inner, writer, f"{indent}  ")


def _print_point(point: Point, writer: Writer, indent: str) -> None:
    say(f"{indent}{line(point.text.words)}")
    for remark in point.remarks:
        say(f"{indent}  {line(remark)}", "dim")
    for cited in point.quotes:
        say(f"{indent}  “{line(cited.quote)}”", "italic")
        say(f"{indent}  — {line(writer.source(cited))}", "dim")
    if point.unseen:
        say(f"{indent}  … {writer.say.count('common.more', point.unseen)}", "dim")
    if point.after:
        say(f"{indent}  {line(point.after)}", "dim")
