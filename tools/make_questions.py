"""Write ``docs/vragen.md``: every question asked of the samples, with its answer.

``python -m tools.make_questions`` makes a store of the samples and asks each question of
``tools/questions.toml`` by its command; of every part of an answer the first lines are shown. The
notes, by somebody who read the answers, stand in that file too.
"""

from __future__ import annotations

import contextlib
import io
import shlex
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import typer

from bench.asked import fill
from graph.store import open_store
from leergraaf.cli import app

HERE = Path(__file__).parent
NOTES = HERE / "questions.toml"
DOCUMENT = HERE.parent / "docs" / "vragen.md"
POINTS = 3  # lines shown under a heading
ROWS = 8  # of a table
DEEPER = "##"  # what headings of an answer are put under


def main() -> None:
    """Write the document."""
    told = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/samples.sqlite"
        with open_store(url) as store:
            fill(store)
        parts = [_part(one, url) for one in told["question"]]
    text = "\n\n".join([told["opening"].strip(), *parts]) + "\n"
    DOCUMENT.write_text(text, encoding="utf-8")


def _part(question: dict[str, str], url: str) -> str:
    """A question with its command, its answer and the note on it."""
    answer = _answer([*shlex.split(question["command"]), "--format", "md", "--store", url])
    return "\n\n".join(
        [
            f"## {question['title']}",
            f"```sh\nleergraaf {question['command']}\n```",
            "\n".join(_shortened(answer)),
            f"**Gelezen:** {question['note'].strip()}",
        ]
    )


def _answer(arguments: list[str]) -> str:
    """What the command prints."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(stream), contextlib.suppress(SystemExit):
        typer.main.get_command(app)(arguments, standalone_mode=False)
    stream.flush()
    stream.seek(0)
    return stream.read()


def _shortened(answer: str) -> Iterator[str]:
    """The lines of an answer, with the first points and rows under each heading."""
    points = rows = 0
    for line in answer.splitlines():
        if line.startswith("#"):
            points = rows = 0
            yield f"{DEEPER}{line}"
            continue
        points += line.startswith("- ")
        rows += line.startswith("| ")
        if line.startswith("| ") and rows == ROWS + 3:
            yield "| … |"
        if points > POINTS or (line.startswith("| ") and rows > ROWS + 2):
            continue
        yield line


if __name__ == "__main__":
    main()
