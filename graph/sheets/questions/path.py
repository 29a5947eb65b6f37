"""The paths between two things as a sheet: each step a sentence with its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.naming import capitalise
from graph.sheets.sheet import Section, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.path import Connections, Step
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer

LONGEST = 100  # characters of a statement in a sentence


def path_sheet(writer: Writer, found: Connections) -> Sheet:
    """The shortest paths, then the surest that are not among them."""
    say = writer.say
    ends = {"start": writer.naming.title(found.start), "end": writer.naming.title(found.end)}
    told = {_things(path) for path in found.shortest}
    rest = [path for path in found.surest if _things(path) not in told]
    sections = [
        *_sections(writer, found.shortest, "path.shortest"),
        *_sections(writer, rest, "path.surest"),
    ]
    return Sheet(
        title=say("path.title", **ends),
        language=writer.language,
        lead=say("path.lead" if sections else "path.none", **ends),
        sections=tuple(sections),
        note=say("path.note") if sections else "",
    )


def _things(path: Sequence[Step]) -> tuple[str, ...]:
    """Over which things the path runs, statements left out."""
    nodes = path[0].start, *(step.end for step in path)
    return tuple(node.id for node in nodes if node.get("text") is None)


def _sections(writer: Writer, paths: Sequence[tuple[Step, ...]], kind: str) -> tuple[Section, ...]:
    return tuple(
        Section(
            title=writer.say(kind, number=number),
            lead=writer.say.count("path.steps", len(path)),
            points=tuple(_point(writer, step) for step in path),
        )
        for number, path in enumerate(paths, start=1)
    )


def _point(writer: Writer, step: Step) -> Point:
    say = writer.say
    number = step.documents
    remarks = [say.count("common.told", number) if number else writer.curated("path.curated")]
    if step.connections:
        name, degree = _name(writer, step.end), say.number(step.connections)
        remarks.append(say("path.hub", what=name, number=degree))
    return writer.point(Text(_sentence(writer, step), step.end.id), step.evidence, remarks, most=1)


def _sentence(writer: Writer, step: Step) -> str:
    """The step as a sentence, in the direction of the path."""
    subject = step.start if step.outgoing else step.end
    relation = writer.store.schema.relation(step.relation).read_of(subject.kind)
    phrase = writer.naming.phrase(relation, outgoing=step.outgoing)
    return capitalise(f"{_name(writer, step.start)} {phrase} {_name(writer, step.end)}.")


def _name(writer: Writer, node: Node) -> str:
    """What the thing is called in a sentence; a statement is quoted."""
    if node.get("text") is None:
        return writer.naming.title(node)
    kind = writer.naming.kind(node.kind).lower()
    text = writer.naming.short(node, LONGEST).rstrip(".")
    return writer.say("path.statement", kind=kind, text=text)
