"""What the commands write: text and tables on a terminal, plain lines anywhere else."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from graph.hits import spans
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a report must not steer the terminal


def out() -> Console:
    """Where results go."""
    return Console(highlight=False, soft_wrap=True, emoji=False, markup=False)


def err() -> Console:
    """Where progress and complaints go."""
    return Console(stderr=True, highlight=False, soft_wrap=True, emoji=False, markup=False)


def say(text: str = "", style: str = "") -> None:
    """Write a line of results."""
    out().print(Text(clean(text), style=style))


def note(text: str) -> None:
    """Write one line beside the answer, on standard error."""
    err().print(Text(line(text), style="yellow"))


def complain(text: str, *, prefix: str = "leergraaf: ") -> None:
    """Write one line on standard error."""
    err().print(Text(f"{prefix}{line(text)}", style="red"))


def clean(text: str) -> str:
    """The text without control characters, line ends and tabs excepted."""
    return CONTROL.sub("", text)


def line(text: str) -> str:
    """The text on one line."""
    return clean(" ".join(text.split()))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: str = "") -> None:
    """Write a table; where nobody watches, a line a row with tabs between the cells.

    On a terminal the start that our own IRIs share is left out, which need not be typed either, and
    the ``words`` that were looked for are in bold.
    """
    console = out()
    if not console.is_terminal:
        for row in (head, *rows):
            console.file.write("\t".join(map(line, row)) + "\n")  # rich would expand the tabs
        return
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for title in head:
        drawn.add_column(title, overflow="fold", no_wrap=title == "IRI")
    for row in rows:
        drawn.add_row(*(_cell(cell, words) for cell in row))
    console.print(drawn, soft_wrap=False)


def _cell(text: str, words: str) -> Text:
    if text.startswith(IDENTIFIERS):
        return Text(line(text).removeprefix(IDENTIFIERS))
    shown = Text(line(text))
    for start, end in spans(shown.plain, words):
        shown.stylize("bold", start, end)
    return shown


def progress() -> Progress:
    """A progress bar on standard error, shown on a terminal only and gone when it is done."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    console = err()
    return Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        redirect_stdout=sys.stdout.isatty(),  # results sent to a file must arrive there
    )


def use_utf8() -> None:
    """Write UTF-8 whatever the system's own encoding, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
