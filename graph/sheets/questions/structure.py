"""The structure of trajectories and bottlenecks as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.ties.groups import RUNS, SMALLEST
from graph.sheets.sheet import Point, Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Node
    from graph.questions.structure import Pair, Structure
    from graph.questions.ties.bridges import Bridge, Pier
    from graph.questions.ties.groups import Group, Grouping
    from graph.questions.ties.ties import Tie
    from graph.sheets.writer import Writer

NAMED = 3  # members that a group is called after
PERCENT = 100


def structure_sheet(writer: Writer, found: Structure, most: int) -> Sheet:
    """What the graph is too small for, then at most ``most`` of each sort of finding."""
    size, telling = found.size, _Telling(writer, most)
    count = telling.count
    return Sheet(
        title=writer.say("structure.title"),
        language=writer.language,
        lead=writer.say(
            "structure.lead",
            trajectories=count("trajectories", size.trajectories),
            bottlenecks=count("bottlenecks", size.bottlenecks),
            ties=count("ties", size.ties),
        ),
        sections=(
            telling.limits(found),
            telling.groups(found.groupings),
            telling.central(found),
            telling.bridges(found.bridges),
            telling.pairs(found),
        ),
        note=writer.say("structure.note"),
    )


@dataclass(frozen=True)
class _Telling:
    writer: Writer
    most: int

    def count(self, what: str, number: int) -> str:
        """So many of it, in words."""
        return self.writer.say.count(f"structure.{what}", number)

    def _names(self, nodes: Iterable[Node]) -> str:
        """The names, apart from one another though there are commas in them."""
        return "; ".join(map(self.writer.naming.title, nodes))

    def limits(self, found: Structure) -> Section:
        """What to be careful with."""
        points = tuple(Point(Text(text)) for text in self._limits(found))
        lead = "" if points else self.writer.say("structure.none_small")
        return Section(self.writer.say("structure.size"), lead, points)

    def _limits(self, found: Structure) -> Iterator[str]:
        say, size = self.writer.say, found.size
        if size.single:
            single, ties = say.number(size.single), say.number(size.ties)
            yield say("structure.single", single=single, ties=ties)
        if size.parts > 1:
            yield say("structure.parts", number=say.number(size.parts))
        if size.loose:
            trajectories = self.count("trajectories", size.loose)
            yield say("structure.loose", trajectories=trajectories, smallest=SMALLEST)
        for one in found.groupings:
            if one.groups and not one.clear:
                yield say("structure.unclear", modularity=say.fraction(one.modularity))
        for name, nodes in (("tieless", size.tieless), ("unowned", size.unowned)):
            if nodes:
                yield say(f"structure.{name}", names=self._names(nodes))

    def groups(self, groupings: Sequence[Grouping]) -> Section:
        """The groups, each called after its most characteristic bottlenecks."""
        say = self.writer.say
        groups = [group for one in groupings for group in one.groups]
        loose = [node for one in groupings for node in one.loose]
        text = say("structure.group_loose", names=self._names(loose))
        return Section(
            say("structure.groups"),
            say("structure.groups_lead" if groups else "structure.no_groups", number=RUNS),
            (Point(Text(text)),) if groups and loose else (),
            sections=tuple(map(self._group, groups)),
        )

    def _group(self, group: Group) -> Section:
        names = self._names
        lead = self.writer.say(
            "structure.group_lead",
            trajectories=names(group.trajectories),
            bottlenecks=names(group.bottlenecks),
            within=round(PERCENT * group.within),
        )
        return Section(
            " · ".join(map(self.writer.naming.title, group.bottlenecks[:NAMED])),
            lead,
            self.writer.first(group.ties, self.most, self._tie),
        )

    def _tie(self, tie: Tie) -> Point:
        title = self.writer.naming.title
        text = self.writer.say(
            "structure.tie", bottleneck=title(tie.bottleneck), trajectory=title(tie.trajectory)
        )
        remark = self.writer.say.count("common.documents", tie.documents)
        return self.writer.point(Text(text), tie.evidence, [remark], most=1)

    def central(self, found: Structure) -> Section:
        """Every bottleneck in a table."""
        say = self.writer.say
        head = "head.bottleneck", "head.trajectories", "head.documents", "structure.between"
        rows = tuple(
            (
                self.writer.text(one.bottleneck),
                Text(say.number(one.trajectories)),
                Text(say.number(one.documents)),
                Text(f"{round(PERCENT * one.between)}%"),
            )
            for one in found.central
        )
        table = Table(tuple(map(say, head)), rows, frozenset({1, 2, 3}))
        return Section(say("structure.central"), say("structure.central_lead"), table=table)

    def bridges(self, bridges: Sequence[Bridge]) -> Section:
        """What ties most trajectories of different departments."""
        return self._section("bridges", len(bridges), map(self._bridge, bridges[: self.most]))

    def _bridge(self, bridge: Bridge) -> Section:
        say, naming = self.writer.say, self.writer.naming
        lead = say(
            "structure.bridge_lead",
            kind=naming.kind(bridge.thing.kind),
            trajectories=self.count("trajectories", len(bridge.piers)),
            departments=self.count("departments", len(bridge.departments)),
            documents=say.count("common.documents", bridge.documents),
        )
        points = self.writer.first(bridge.piers, self.most, self._pier)
        return Section(naming.title(bridge.thing), lead, points)

    def _pier(self, pier: Pier) -> Point:
        say = self.writer.say
        remark = say("structure.responsible", names=self._names(pier.departments))
        if not pier.told:
            remark += f" ({self.writer.curated('common.by_ontology')})"
        return self.writer.point(pier.trajectory, pier.evidence, [remark], most=1)

    def pairs(self, found: Structure) -> Section:
        """The trajectories that hang together most."""
        sections = map(self._pair, found.pairs[: self.most])
        return self._section("pairs", found.size.pairs, sections)

    def _pair(self, pair: Pair) -> Section:
        say, title = self.writer.say, self.writer.naming.title
        shared = (
            say(
                "structure.shared",
                name=title(one.bottleneck),
                trajectories=self.count("trajectories", one.spread),
            )
            for one in pair.shared
        )
        bottlenecks = self.count("bottlenecks", len(pair.shared))
        lead = say("structure.pair_lead", bottlenecks=bottlenecks, names="; ".join(shared))
        one, other = map(title, pair.trajectories)
        return Section(
            say("structure.pair", one=one, other=other),
            lead,
            tuple(self._tie(tie) for tie in pair.shared[0].ties),
        )

    def _section(self, name: str, number: int, sections: Iterable[Section]) -> Section:
        """The first of so many findings, each a section."""
        say, shown = self.writer.say, tuple(sections)
        lead = say(f"structure.{name}_lead" if number else f"structure.no_{name}")
        if len(shown) < number:
            lead += " " + say("structure.first", shown=len(shown), number=say.number(number))
        return Section(say(f"structure.{name}"), lead, sections=shown)
