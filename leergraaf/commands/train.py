"""Training the models of the extraction."""

from pathlib import Path
from typing import Annotated

import typer

from leergraaf.console import say, table
from ontology.errors import ReadError

Reports = Annotated[
    list[Path],
    typer.Argument(metavar="PAD…", help="Geannoteerde rapporten (.jsonl), of mappen ermee."),
]


def train(
    paths: Reports,
    *,
    held_out: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PAD",
            help="Echte rapporten. Elke groep wordt beoordeeld door een model van de andere: "
            "daarop wordt geijkt, en daarover gaan de cijfers.",
        ),
    ] = None,
    vocabulary: Annotated[
        bool, typer.Option("--vocabulary", help="Maak ook de woordenlijst van de modellen opnieuw.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="MAP", help="Waarheen; anders data/model."),
    ] = None,
) -> None:
    """Train de modellen die in zinnen lessen, aanbevelingen en maatregelen herkennen.

    Vraagt om de extra “train” van leergraaf. Dezelfde rapporten geven op dezelfde machine dezelfde
    modellen.
    """
    try:
        from ingest.judges import training  # noqa: PLC0415 - slow to import
    except ModuleNotFoundError as error:
        raise ReadError(
            f"Trainen kan niet zonder {error.name}: installeer leergraaf met de extra “train” "
            "(in een kopie van de broncode: pip install --editable .[train])."
        ) from error
    from ingest.judges.annotated import read_annotated  # noqa: PLC0415
    from ingest.judges.scoring import HELD_OUT, figures, reliability, write_figures  # noqa: PLC0415

    held = read_annotated(held_out) if held_out else {}
    reports = read_annotated(paths)
    words = training.words(output, [*reports.values(), *held.values()], anew=vocabulary)
    for trained, answers in training.train(reports, held, words):
        path, reader = trained.write(output), trained.reader
        say(f"{path}: model {reader.name} {reader.version}, {len(reader.tasks)} taken.")
        if answers:
            write_figures(path.with_suffix(HELD_OUT), reader, answers)
            table(("Wat", "Precisie", "Vangst", "F1 of juist", "Aantal"), figures(answers))
            table(("Kans", "Gemiddeld", "Uitspraak", "Aantal"), reliability(answers))
