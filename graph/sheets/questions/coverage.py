"""The coverage map as a sheet: tables, and the blanks as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.counting.axes import AXES, UNKNOWN, YEAR
from graph.questions.views.terms import LEVEL, POLARITY
from graph.sheets.naming import uncapitalise
from graph.sheets.sheet import Point, Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.counting.chart import Cell, Share
    from graph.questions.coverage import Blank, Coverage
    from graph.sheets.writer import Writer

NAMED = (LEVEL, YEAR)  # their values are told as the ontology writes them
HALF = 0.5


def axis_label(writer: Writer, axis: str) -> str:
    """What people call the axis."""
    return writer.say("coverage.year") if axis == YEAR else writer.naming.attribute(axis)


def coverage_sheet(writer: Writer, map_: Coverage, most: int, *, tables: bool = True) -> Sheet:
    """The first ``most`` blanks; with ``tables`` all values and cells, and what tells little."""
    say, telling = writer.say, _Telling(writer, map_)
    title = say("coverage.title")
    if map_.about is not None:
        title = say("coverage.title_about", thing=writer.naming.title(map_.about))
    return Sheet(
        title=title,
        language=writer.language,
        lead=say(
            "coverage.lead",
            statements=telling.statements(map_.statements),
            documents=say.count("common.documents", map_.documents),
        ),
        sections=()
        if not map_.statements
        else (
            *([telling.shares(), telling.table()] * tables),
            telling.blanks("conspicuous", most, conspicuous=True),
            *([telling.blanks("sparse", most, conspicuous=False)] * tables),
            *telling.never(),
        ),
        note=say("coverage.note"),
    )


def blank_point(writer: Writer, map_: Coverage, blank: Blank) -> Point:
    """What is not said, as a sentence, with how much is said of each side."""
    return _Telling(writer, map_).blank(blank)


@dataclass(frozen=True)
class _Telling:
    writer: Writer
    map_: Coverage

    def statements(self, number: int) -> str:
        """How many statements, of the kind that was counted."""
        return self.writer.naming.counted(self.map_.kind, number)

    def value(self, axis: str, value: str) -> str:
        """What people call a value."""
        if value == UNKNOWN:
            return self.writer.say("common.unknown")
        return value if axis == YEAR else self.writer.naming.value(axis, value)

    def shares(self) -> Section:
        """How much is said with each value, and which axes are hardly known."""
        say, shares = self.writer.say, self.map_.shares
        head = (
            say("coverage.axis"),
            say("coverage.value"),
            self.writer.naming.kind(self.map_.kind, 2),
            say("head.documents"),
        )
        rows = tuple(
            (
                Text(axis_label(self.writer, one.axis)),
                Text(self.value(one.axis, one.value)),
                Text(say.number(one.statements)),
                Text(say.number(one.documents)),
            )
            for one in shares
        )
        warnings = tuple(Point(Text(text)) for text in self._hardly_known())
        table = Table(head, rows, frozenset({2, 3}))
        return Section(say("coverage.shares"), say("coverage.shares_lead"), warnings, table)

    def _hardly_known(self) -> Iterator[str]:
        total = self.map_.statements
        for one in self.map_.shares:
            if one.value == UNKNOWN and one.statements > HALF * total:
                yield self.writer.say(
                    "coverage.hardly_known",
                    axis=uncapitalise(axis_label(self.writer, one.axis)),
                    unknown=self.writer.say.number(one.statements),
                    total=self.statements(total),
                )

    def table(self) -> Section:
        """The cells of two axes, with what each adds up to."""
        say, map_ = self.writer.say, self.map_
        names = [axis_label(self.writer, axis) for axis in (map_.rows, map_.columns)]
        down, across = ([s for s in map_.shares if s.axis == a] for a in (map_.rows, map_.columns))
        cells = {(one.row, one.column): one for one in map_.cells}
        total = say("coverage.total")
        rows = [
            (
                Text(self.value(map_.rows, row.value)),
                *(Text(self._cell(cells[row.value, column.value])) for column in across),
                Text(self._count(row.statements, row.documents)),
            )
            for row in down
        ]
        sums = (self._count(one.statements, one.documents) for one in across)
        whole = self._count(map_.statements, map_.documents)
        rows.append((Text(total), *map(Text, sums), Text(whole)))
        head = names[0], *(self.value(map_.columns, one.value) for one in across), total
        return Section(
            say("coverage.table", rows=names[0], columns=uncapitalise(names[1])),
            say("coverage.table_lead"),
            table=Table(head, tuple(rows), frozenset(range(1, len(head)))),
        )

    def _cell(self, cell: Cell) -> str:
        if not cell.possible:
            return "–"
        return (
            self.writer.say("coverage.blank")
            if cell.conspicuous
            else self._count(cell.statements, cell.documents)
        )

    def _count(self, statements: int, documents: int) -> str:
        number = self.writer.say.number
        return f"{number(statements)} ({number(documents)})" if statements else "0"

    def blanks(self, name: str, most: int, *, conspicuous: bool) -> Section:
        """The blanks that stand out, or those that do not, as sentences."""
        say = self.writer.say
        found = [one for one in self.map_.blanks if one.conspicuous == conspicuous]
        lead = say(f"coverage.{name}_lead") if found else say("coverage.none_blank")
        return Section(say(f"coverage.{name}"), lead, self.writer.first(found, most, self.blank))

    def blank(self, blank: Blank) -> Point:
        """One of them."""
        return Point(Text(self._sentence(blank)), (self._remark(blank),))

    def _sentence(self, blank: Blank) -> str:
        say = self.writer.say
        kind = uncapitalise(self.writer.naming.kind(self.map_.kind))
        subject = say("coverage.none", kind=kind)
        phrases = []
        for side in blank.sides:
            if side.axis == POLARITY:
                subject = say(f"coverage.no_{side.value}")
            else:
                phrases.append(self._phrase(side))
        return f"{' '.join([subject, *phrases])}."

    def _phrase(self, side: Share) -> str:
        value = self.value(side.axis, side.value)
        told = value if side.axis in NAMED else uncapitalise(value)
        return self.writer.say(f"coverage.with_{side.axis}", value=told)

    def _remark(self, blank: Blank) -> str:
        one, other = map(self._share, blank.sides)
        if not blank.conspicuous:
            return self.writer.say("coverage.remark", one=one, other=other)
        expected = round(blank.expected)
        return self.writer.say("coverage.remark_expected", one=one, other=other, expected=expected)

    def _share(self, side: Share) -> str:
        return self.writer.say(
            "coverage.share",
            value=self.value(side.axis, side.value),
            statements=self.statements(side.statements),
            documents=self.writer.say.count("common.documents", side.documents),
        )

    def never(self) -> Iterator[Section]:
        """The values that nothing is said with, and the years."""
        say = self.writer.say
        lines = [
            f"{axis_label(self.writer, axis)}: {', '.join(values)}."
            for axis in AXES
            if (values := list(self._nowhere(axis)))
        ]
        lines += [
            say("coverage.gap", year=first)
            if first == last
            else say("coverage.gap_years", first=first, last=last)
            for first, last in self.map_.gaps
        ]
        if lines:
            points = tuple(Point(Text(line)) for line in lines)
            yield Section(say("coverage.never"), say("coverage.never_lead"), points)

    def _nowhere(self, axis: str) -> Iterable[str]:
        return (
            self.value(axis, one.value)
            for one in self.map_.shares
            if one.axis == axis and not one.statements
        )
