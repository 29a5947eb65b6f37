"""Measuring the extraction on annotated documents."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ingest.judges.judge import DEFAULT
from leergraaf.console import say, table
from leergraaf.options import ModelName
from ontology import load

WHATS = ("statements", "kind", "themes", "Organisation overlap", "Trajectory overlap")


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOUD", help="Geannoteerde documenten (.jsonl).")],
    *,
    model: ModelName = DEFAULT,
    privacy: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="BESTAND",
            help="Meet ook wat er gemaskeerd wordt, op deze gevallen (mag vaker).",
        ),
    ] = None,
    condition: Annotated[
        Literal["ocr", "lists", "tables", "long"] | None,
        typer.Option(
            help="Maak de documenten eerst moeilijker: leesfouten van een scan (ocr), de zinnen in "
            "opsommingen (lists) of tabellen (tables), of alles achtereen als één rapport van 500 "
            "bladzijden (long).",
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Som op wat fout was, met de woorden die er staan.")
    ] = False,
) -> None:
    """Meet hoe goed de extractie is: vergelijk haar met wat mensen in documenten vonden.

    Per soort naam, voor uitspraken en hun kenmerken, voor verbanden en per document; met
    intervallen (bootstrap over documenten), verwarringen en de betrouwbaarheid van de zekerheden.
    """
    from ingest.evaluation import report  # noqa: PLC0415 - spaCy takes a second to import
    from ingest.evaluation.conditions import CONDITIONS  # noqa: PLC0415
    from ingest.evaluation.evaluate import evaluate as measure_all  # noqa: PLC0415
    from ingest.evaluation.gold import read_gold  # noqa: PLC0415
    from ingest.evaluation.measures import confused, listed  # noqa: PLC0415
    from ingest.nlp import make_nlp  # noqa: PLC0415

    schema = load()
    documents = read_gold(gold)
    if condition is not None:
        documents = CONDITIONS[condition](documents)
    measured = list(measure_all(documents, schema, make_nlp(schema, model)))
    headings = ("Wat", "Precisie", "Vangst", "F1 of juist", "95 %", "Aantal")
    table(headings, report.table(measured))
    table(
        ("Zekerheid", "Gemiddeld", "Uitspraak", "Aantal"),
        report.reliability([pair for one in measured for pair in one.confidences]),
    )
    for what, counts in confused(measured).items():
        heading, *rows = report.confusion(counts)
        say(f"\n{what}: in de rij wat het is, in de kolom wat er is gezegd")
        table(heading, rows)
    table(("Document", *WHATS), report.by_document(measured, WHATS))
    for path in privacy or ():
        _tell_of_privacy(path)
    if errors:
        table(("Document", "Fout", "Wat er staat"), listed(measured))


def _tell_of_privacy(path: Path) -> None:
    from ingest.evaluation.privacy import measure_privacy, read_cases, total  # noqa: PLC0415

    measured = measure_privacy(read_cases(path))
    rows = [
        (one.sort, f"{one.masked} van {one.private}", f"{one.kept} van {one.keep}")
        for one in (*measured, total(measured, "alle"))
    ]
    table((path.name, "Gemaskeerd", "Terecht blijven staan"), rows)
