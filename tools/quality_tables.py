"""The tables of the quality page as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ingest.evaluation.measures import LINKED, SETS, Measured, Tally, total
from ingest.evaluation.report import CHOICES, ORDER, interval, score

LABELS = {
    "Date linked": "Date, rightly normalised",
    "Bottleneck linked": "Bottleneck phrase, right theme",
    "statements": "**statement or not**",
    "subdimension": "sub-dimension",
    "trajectories": "trajectories of a statement",
    "organisations": "organisations of a statement",
    "level": "level of government",
}
CONDITIONS = (  # of what the table of conditions tells, and what it calls it
    ("statements", "statement or not"),
    ("kind", "kind"),
    ("themes", "themes"),
    ("Organisation overlap", "Organisation"),
    ("Trajectory overlap", "Trajectory"),
    ("LegalInstrument overlap", "LegalInstrument"),
    ("Date overlap", "Date"),
    ("Person overlap", "Person"),
)
CONDITION_COLUMNS = ("", *(label for _, label in CONDITIONS))


def markdown(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; every row has as many cells as the heading."""
    lines = (f"| {' | '.join(row)} |" for row in (heading, ["---"] * len(heading), *rows))
    return "\n".join(lines)


def share(number: float | str) -> str:
    """A share as the page writes it.

    >>> share("0.83"), share(1.0), share("")
    ('.83', '1.00', '')
    """
    return "" if number == "" else f"{float(number):.2f}".removeprefix("0")


def annotated_table(found: Mapping[str, Sequence[Measured]]) -> str:
    """What was measured on the same documents with several models, the models side by side."""
    tallies = {model: total(measured) for model, measured in found.items()}
    rows = []
    for what in ORDER:
        known = [tallies[model].get(what, Tally()) for model in found]
        if any(one.right + one.wrong + one.missed for one in known):
            cells = [_cell(what, measured) for measured in found.values()]
            rows.append((_label(what), *cells, _count(what, known)))
    return markdown(("", *(f"`{model}`" for model in found), "of"), rows)


def _label(what: str) -> str:
    kind, _, how = what.partition(" ")
    if how == LINKED and what not in LABELS:
        return f"{kind}, rightly linked, of those linked"
    return LABELS.get(what, f"{kind}, {how}" if how else what)


def _cell(what: str, measured: Sequence[Measured]) -> str:
    """F1 with precision and recall, or the share right; with the interval where it says a thing."""
    tally = total(measured).get(what)
    if tally is None:
        return "–"
    low, high = interval(measured, what)
    between = f" ({share(low)}–{share(high)})" if len(measured) > 3 else ""  # noqa: PLR2004 - too few
    parts = "" if what in CHOICES else f"{share(tally.precision)} / {share(tally.recall)} / "
    return f"{parts}{share(score(what, tally))}{between}"


def _count(what: str, tallies: Sequence[Tally]) -> str:
    """Of how many: what there is, or what each model had the choice of.

    Of a statement only what was found has attributes, and so many may be right.
    """
    if what in CHOICES:
        return ", ".join(str(one.right + one.wrong) for one in tallies)
    there = [one.right + one.missed for one in tallies]
    return ", ".join(map(str, there)) if what in SETS else str(max(there))


def condition_row(label: str, measured: Sequence[Measured]) -> tuple[str, ...]:
    """The scores under one condition."""
    tallies = total(measured)
    cells = (
        share(score(what, tallies[what])) if _any(tallies.get(what)) else "–"
        for what, _ in CONDITIONS
    )
    return label, *cells


def _any(tally: Tally | None) -> bool:
    return tally is not None and tally.right + tally.wrong + tally.missed > 0


def scored_table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """What ``score.py`` gives of several models, side by side; blank where it gives nothing."""
    rows: dict[str, dict[str, tuple[str, str]]] = {}
    for model, result in found.items():
        for label, one in _scores(result):
            rows.setdefault(label, {})[model] = _scored_cell(one)
    table = []
    for label, cells in rows.items():
        told = [cells.get(model, ("–", "0")) for model in found]
        counts = [count for _, count in told]
        if set(counts) != {"0"}:  # else there is none of it in these texts
            of = counts[:1] if len(set(counts)) == 1 else counts
            table.append((label, *(cell for cell, _ in told), ", ".join(of)))
    return markdown(("", *(f"`{model}`" for model in found), "of"), table)


def _scores(result: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Every figure of a result, with what the page calls it."""
    for how in ("exact", "overlap"):
        for kind, one in result[f"entities_{how}"].items():
            yield f"{kind}, {how}", one
        yield f"**all names and phrases, {how}**", result[f"entities_{how}_micro"]
    for kind, one in result["canonical_accuracy"].items():
        yield _label(f"{kind} {LINKED}"), one
    yield LABELS["statements"], result["lesson_sentences"]
    for part in ("lesson_attributes", "lesson_sets"):
        for what, one in result[part].items():
            yield LABELS.get(what, what), one
    yield "relations", result["relations"]


def _scored_cell(one: Mapping[str, float]) -> tuple[str, str]:
    """Precision, recall and F1, or the share right; and of how many."""
    if "acc" in one:
        return share(one["acc"]), str(one["n"])
    parts = " / ".join(share(one[name]) for name in ("P", "R", "F1"))
    return parts, str(one["tp"] + one["fn"])
