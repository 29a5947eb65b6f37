"""Documents into the store, out of it, and compared with their sources."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from graph.lookup import find_document
from ingest.judges.judge import DEFAULT
from ingest.languages import DUTCH
from ingest.sidecar import SUFFIX
from leergraaf.console import complain, progress, say, table
from leergraaf.dutch import FAILED
from leergraaf.naming import counted
from leergraaf.options import ModelName, Output, StoreUrl, Yes, make_sure, opened
from leergraaf.writing import writing
from ontology import LeergraafError, Schema, load
from ontology.values import language_name

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.check import Absence, Finding
    from ingest.load import Outcome
    from ontology import ReadError

STATUS = {
    "added": "toegevoegd",
    "changed": "gewijzigd",
    "unchanged": "ongewijzigd",
    "failed": "mislukt",
}
UNKNOWN: dict["Absence | None", str] = {
    "uploaded": "in het dashboard toegevoegd",
    "imported": "met import ingelezen",
}  # why the source of a document is not known here
ASKED = {
    "publisher": ("is de uitgever", 'publisher = "NAAM"'),
    "published": ("is de datum", 'published = "JJJJ-MM-DD"'),
}  # without which a statement is hard to weigh: what it is called, and how it is given
NAMED = 5  # files, in a warning
STYLE = {"added": "green", "changed": "yellow", "unchanged": "dim", "failed": "red"}
Reports = Annotated[list[Path], typer.Argument(metavar="PAD…", help="Rapporten, of mappen ermee.")]


def ingest(paths: Reports, *, model: ModelName = DEFAULT, store: StoreUrl = None) -> None:
    """Lees rapporten in (PDF, DOCX, ODT, HTML, Markdown, tekst).

    Een map wordt met haar onderliggende mappen gelezen. Een rapport dat ongewijzigd al in de opslag
    staat, wordt overgeslagen; van een gewijzigd rapport wordt alles vervangen wat het bijdroeg.
    Besluiten blijven staan. Wat niet gelezen kan worden, wordt gemeld; de rest gaat door.
    """
    from ingest.load import plan  # noqa: PLC0415 - spaCy takes a second to import
    from ingest.nlp import signature_of  # noqa: PLC0415

    planned = plan(paths)
    signature_of(model)  # one that is not there leaves no empty store
    if not planned:
        complain("Hierin staan geen rapporten die gelezen kunnen worden.")
        raise typer.Exit(FAILED)
    if not any(isinstance(one, Path) for one in planned):
        for one in planned:
            complain(f"{STATUS['failed']}: {one}")
        raise typer.Exit(FAILED)
    with opened(store, create=True) as target:
        outcomes = list(_loaded(target, planned, model))
    _tell_of_unknown(outcomes)
    _total(outcomes)
    if any(one.status == "failed" for one in outcomes):
        raise typer.Exit(FAILED)


def _loaded(store: "Store", planned: "list[Path | ReadError]", model: str) -> Iterator["Outcome"]:
    from ingest.load import ingest as load_reports  # noqa: PLC0415

    with progress() as bar:
        task = bar.add_task("Inlezen", total=len(planned))
        for outcome in load_reports(store, planned, model):
            bar.advance(task)
            _tell(outcome)
            yield outcome


def _tell(outcome: "Outcome") -> None:
    status = STATUS[outcome.status]
    if outcome.status == "failed":
        complain(f"{status}: {outcome.message}")
        return
    counts = "" if outcome.status == "unchanged" else _counts(outcome)
    title = None if outcome.document is None else outcome.document.get("title")
    told = "  ".join(filter(None, (status, str(outcome.path), title, counts)))
    say(told, STYLE[outcome.status])
    if outcome.document is not None and outcome.status != "unchanged":
        _tell_of_languages(str(outcome.path), [*outcome.document.all("language")])


def _tell_of_languages(path: str, spoken: list[str]) -> None:
    """What to expect of a report that is in another language than Dutch, or has parts that are."""
    others = [language_name(code) for code in spoken if code != DUTCH]
    if others:
        part = "delen zijn" if DUTCH in spoken else "dit document is"
        complain(
            f"{path}: {part} in het {', '.join(others)}. In het Engels vindt leergraaf minder "
            "namen en knelpunten; in andere talen zoekt het alleen namen en data, en geen "
            "uitspraken."
        )


def _tell_of_unknown(outcomes: list["Outcome"]) -> None:
    """Of which reports it was not found who published them or when, and how to say so."""
    read = [one for one in outcomes if one.document is not None and one.status != "unchanged"]
    for name, (what, example) in ASKED.items():
        lacking = [one.path for one in read if one.document and one.document.get(name) is None]
        if lacking:
            told = ", ".join(path.name for path in lacking[:NAMED])
            told += f" en {len(lacking) - NAMED} andere" if len(lacking) > NAMED else ""
            say(
                f"Niet gevonden {what} van {told}. Zet naast het rapport een bestand "
                f"{lacking[0].stem}{SUFFIX} met daarin {example}, en lees het opnieuw in.",
                "yellow",
            )


def _counts(outcome: "Outcome") -> str:
    statements = _statements(outcome)
    edges = outcome.counts.get("edges", 0)
    told = counted(statements, "uitspraak", "uitspraken"), counted(edges, "verband", "verbanden")
    return f"{outcome.pages} p., {', '.join(told)}"


def _statements(outcome: "Outcome") -> int:
    return sum(outcome.counts.get(kind, 0) for kind in load().concrete("Statement"))


def _total(outcomes: list["Outcome"]) -> None:
    """What it all came to, by status."""
    say()
    rows = []
    for status, label in STATUS.items():
        these = [one for one in outcomes if one.status == status]
        sums = (
            len(these),
            sum(one.pages for one in these),
            sum(map(_statements, these)),
            sum(one.counts.get("edges", 0) for one in these),
        )
        if these:
            rows.append((label, *map(str, sums)))
    table(("", "Documenten", "Bladzijden", "Uitspraken", "Verbanden"), rows)


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND…", help="Rapporten.")],
    format_: Annotated[Literal["jsonl"], typer.Option("--format", help="De vorm.")] = "jsonl",
    model: ModelName = DEFAULT,
    output: Output = None,
) -> None:
    """Laat zien wat er in rapporten wordt gevonden, zonder opslag.

    Schrijft per rapport één regel JSON met namen, uitspraken en relaties en hun plaats in de tekst.
    """
    assert format_ == "jsonl"  # noqa: S101 - there is no other form yet
    failed = False
    with writing(output) as stream:
        for line in _extracted(files, load(), model):
            failed = failed or line is None
            if line is not None:
                stream.write(f"{line}\n".encode())
    if failed:
        raise typer.Exit(FAILED)


def _extracted(files: list[Path], schema: Schema, model: str) -> Iterator[str | None]:
    """A line of JSON a file, or nothing for a file that cannot be read."""
    from ingest.extract import extract as extract_report  # noqa: PLC0415
    from ingest.nlp import make_nlp  # noqa: PLC0415

    nlp = make_nlp(schema, model)
    with progress() as bar:
        for path in bar.track(files, description="Lezen"):
            try:
                found = extract_report(path, schema, nlp)
            except LeergraafError as error:
                complain(str(error))
                yield None
            else:
                _tell_of_languages(str(path), found["languages"])
                yield json.dumps(found, ensure_ascii=False)


def withdraw(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help="De IRI, het begin van de id, de bestandsnaam, of een deel van de titel.",
        ),
    ],
    *,
    yes: Yes = False,
    store: StoreUrl = None,
) -> None:
    """Haal een document uit de graaf, met precies alles wat het bijdroeg.

    Vraagt eerst of dat zeker is. Besluiten blijven staan, en gelden weer wanneer het document
    opnieuw wordt ingelezen.
    """
    with opened(store) as target:
        record = find_document(target, document)
        make_sure(f"{record.name} uit de graaf halen?", yes=yes)
        target.withdraw(record.document.id)
    say(f"Teruggetrokken: {record.name} ({record.document.id})")


def check(
    sources: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Zoek bronnen ook hier, wanneer ze van hun plaats zijn."),
    ] = None,
    store: StoreUrl = None,
) -> None:
    """Vergelijk elk citaat in de graaf letterlijk met zijn bron.

    Eén citaat dat niet op zijn plaats staat, of één bron die er niet meer is of is gewijzigd, geeft
    uitgangscode 1. Van een rapport dat in het dashboard is toegevoegd of met import is ingelezen,
    is de bron hier niet bekend: geef met --sources de map op waarin het staat, anders wordt het
    overgeslagen. Is zo niets vergeleken, dan is de uitgangscode ook 1.
    """
    from ingest.check import check as check_sources  # noqa: PLC0415

    with opened(store) as target:
        findings = [_told(finding) for finding in check_sources(target, sources)]
    ok, misses = sum(one.ok for one in findings), sum(len(one.misses) for one in findings)
    absent = Counter(one.absence for one in findings)
    say(
        f"{counted(ok, 'citaat of bladzijde klopt', 'citaten en bladzijden kloppen')}, "
        f"{misses} niet; {counted(absent['gone'], 'bron ontbreekt', 'bronnen ontbreken')}, "
        f"{absent['changed']} gewijzigd."
    )
    for reason, told in UNKNOWN.items():
        if absent[reason]:
            say(f"Niet vergeleken: {absent[reason]} {told} (zie --sources).", "yellow")
    if absent["gone"]:
        say("Zijn bronnen verplaatst? Geef hun map op met --sources MAP.", "yellow")
    nothing = bool(findings) and all(one.absence for one in findings)
    if nothing:
        complain(
            "Er is niets vergeleken: van geen document is de bron hier bekend. Over de citaten "
            "zegt dat niets; geef met --sources de map op waarin de rapporten staan."
        )
    if misses or absent["gone"] or absent["changed"] or nothing:
        raise typer.Exit(FAILED)


def _told(finding: "Finding") -> "Finding":
    """The finding, after saying what is wrong with it."""
    name = finding.record.name
    if finding.absence in UNKNOWN:
        say(f"{name}: {UNKNOWN[finding.absence]}, de bron is hier niet bekend.", "yellow")
    for fault in (*finding.faults, *finding.misses):
        complain(f"{name}: {fault}")
    return finding
