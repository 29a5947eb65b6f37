"""Measuring the extraction on annotated documents."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ingest.judges.judge import DEFAULT
from leergraaf.console import say, table
from leergraaf.naming import label_of
from leergraaf.options import ModelName
from ontology import ReadError, Schema, load

WHATS = ("statements", "kind", "themes", "Organisation overlap", "Trajectory overlap")
NAMES = {  # what is measured, as the tables say it; kinds of things go by their own names
    "linked": "goed gekoppeld",
    "statements": "uitspraak of niet",
    "kind": "soort",
    "polarity": "polariteit",
    "dimension": "dimensie",
    "subdimension": "subdimensie",
    "themes": "knelpunten van een uitspraak",
    "trajectories": "trajecten van een uitspraak",
    "organisations": "organisaties van een uitspraak",
    "level": "bestuursniveau",
    "perspective": "perspectief",
    "relations": "verbanden",
    "Date": "Datum",
    "Person": "Persoon",
}


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
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="BESTAND",
            help="Beoordeel in plaats van leergraaf een ander programma: wat het in deze "
            "documenten vond, in de vorm van leergraaf extract (.jsonl).",
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
    from ingest.evaluation.evaluate import evaluate_given  # noqa: PLC0415
    from ingest.evaluation.gold import read_gold  # noqa: PLC0415
    from ingest.evaluation.measures import confused, listed  # noqa: PLC0415
    from ingest.nlp import make_nlp  # noqa: PLC0415

    schema = load()
    documents = read_gold(gold)
    if predictions is not None and condition is not None:
        raise ReadError("Met --predictions kan --condition niet: dat verandert de documenten.")
    if condition is not None:
        documents = CONDITIONS[condition](documents)
    if predictions is None:
        measured = list(measure_all(documents, schema, make_nlp(schema, model)))
    else:
        measured = evaluate_given(documents, predictions)
    headings = ("Wat", "Precisie", "Vangst", "F1 of juist", "95 %", "Aantal")
    table(headings, ((_named(schema, what), *rest) for what, *rest in report.table(measured)))
    table(
        ("Zekerheid", "Gemiddeld", "Uitspraak", "Aantal"),
        report.reliability([pair for one in measured for pair in one.confidences]),
    )
    for what, counts in confused(measured).items():
        heading, *rows = report.confusion(counts)
        say(f"\n{_named(schema, what)}: in de rij wat het is, in de kolom wat er is gezegd")
        table(heading, rows)
    names = (_named(schema, what) for what in WHATS)
    table(("Document", *names), report.by_document(measured, WHATS))
    for path in privacy or ():
        _tell_of_privacy(path)
    if errors:
        table(("Document", "Fout", "Wat er staat"), listed(measured))


def _named(schema: Schema, what: str) -> str:
    """What is measured, in Dutch."""
    kind, _, how = what.partition(" ")
    name = NAMES.get(kind) or label_of(schema, kind)
    return f"{name}, {NAMES.get(how, how)}" if how else name


def _tell_of_privacy(path: Path) -> None:
    from ingest.evaluation.privacy import measure_privacy, read_cases, total  # noqa: PLC0415

    measured = measure_privacy(read_cases(path))
    rows = [
        (one.sort, f"{one.masked} van {one.private}", f"{one.kept} van {one.keep}")
        for one in (*measured, total(measured, "alle"))
    ]
    table((path.name, "Gemaskeerd", "Terecht blijven staan"), rows)
