"""What holds for four questions, whatever the reports: one answer, and none about others."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graph.draft import sort_evidence
from graph.model import Edge, Evidence, Node
from graph.questions.followup import FollowUps, follow_up
from graph.questions.known import known
from graph.questions.lessons import RecurringLesson, recurring_lessons
from graph.questions.path import Connections, connections
from graph.questions.views.view import View
from graph.store import Content
from ontology import load
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, candidate, report

if TYPE_CHECKING:
    from graph.model import Contribution

TEXTS = st.sampled_from(
    [
        "Aanvragers moesten telkens opnieuw hetzelfde verhaal vertellen.",
        "Telkens opnieuw moesten aanvragers hetzelfde verhaal vertellen.",
        "De termijnen voor het behandelen van bezwaren werden overschreden.",
        "Wijs voor iedere gedupeerde een vaste contactpersoon aan.",
        "Geef elke gedupeerde een vaste contactpersoon.",
        "De minister heeft toegezegd de brieven te herschrijven.",
    ]
)
NAMES = ("Alfa", "Bravo", "Charlie")
FOLLOWED = st.tuples(
    st.sampled_from(
        [
            "geleerd",
            "in-uitvoering",
            "opgevolgd",
            "verankerd",
            "nog-niet-opgevolgd",
            "niet-opgevolgd",
        ]
    ),
    st.sampled_from([None, "2019", "2021-06"]),
    st.sampled_from(["zelfgerapporteerd", "weergegeven", "onafhankelijk"]),
)
SAID = st.builds(
    Said,
    text=TEXTS,
    kind=st.sampled_from(["Lesson", "Recommendation", "Measure"]),
    trajectory=st.none() | st.sampled_from(NAMES),
    organisation=st.none() | st.sampled_from(["Dienst Een", "Dienst Twee"]),
    bottleneck=st.sampled_from([None, KNELPUNT]),
    confidence=st.sampled_from([0.5, 0.75, 0.9]),
)
REPORTS = st.lists(
    st.tuples(
        st.lists(SAID, min_size=1, max_size=3, unique_by=lambda one: one.text),
        st.sampled_from(["2018", "2019-05", "2019-05-31", "2021"]),
        st.lists(FOLLOWED, max_size=2),
    ),
    min_size=1,
    max_size=4,
)
UNRELATED = report(
    Said("Het dak van de loods lekte.", trajectory="Zulu", bottleneck=OTHER_KNELPUNT),
    Said("Repareer daken.", "Recommendation", trajectory="Zulu", bottleneck=OTHER_KNELPUNT),
    title="Over iets anders",
    published="2017",
)
Drawn = list[tuple[list[Said], str, list[tuple[str, str | None, str]]]]


def corpus(drawn: Drawn, first: int = 0) -> list[Contribution]:
    """Reports, numbered from ``first``, of which what can be followed up is."""
    return [
        report(
            *(
                replace(one, followed=tuple(followed)) if one.kind != "Lesson" else one
                for one in said
            ),
            title=f"Rapport {number}",
            published=published,
        )
        for number, (said, published, followed) in enumerate(drawn, start=first)
    ]


def view(*contributions: Contribution, as_of: str | None = None) -> View:
    """What a store of these holds, without the store."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for one in contributions:
        nodes[one.document.id] = one.document
        for node in one.nodes:
            known = nodes.get(node.id, replace(node, evidence=()))
            nodes[node.id] = replace(
                node, evidence=sort_evidence([*known.evidence, *node.evidence])
            )
        for edge in one.edges:
            held = edges.get(edge.key, replace(edge, evidence=()))
            told = sort_evidence([*held.evidence, *edge.evidence])
            edges[edge.key] = replace(edge, evidence=told)
    by_relation: dict[str, tuple[Edge, ...]] = {}
    for _, edge in sorted(edges.items()):
        by_relation[edge.relation] = (*by_relation.get(edge.relation, ()), edge)
    sources = {p.id: one.document.id for one in contributions for p in one.passages}
    content = Content("", dict(sorted(nodes.items())), by_relation, sources)
    return View(load(), content, as_of)


Answers = tuple[list[RecurringLesson], FollowUps, list[Connections], list[object]]


def answers(seen: View) -> Answers:
    """What is told of the three trajectories."""
    things = [candidate("Trajectory", name) for name in NAMES]
    pairs = [(one, other) for one in things for other in things if one.id < other.id]
    told = follow_up(seen)
    ours = tuple(one for one in told.told if "Zulu" not in [t.title for t in one.trajectories])
    return (
        recurring_lessons(seen),
        replace(told, told=ours),
        [connections(seen, *pair) for pair in pairs],
        [known(seen, one.title, one) for one in things],
    )


@given(REPORTS)
def test_the_same_reports_in_any_order_give_the_same_answer(drawn: Drawn) -> None:
    reports = corpus(drawn)
    assert answers(view(*reports)) == answers(view(*reversed(reports)))


def gist(value: object) -> object:
    """The answer without its evidence, of which another file adds some."""
    if isinstance(value, Node):
        return value.id
    if isinstance(value, (list, tuple)):
        return [gist(one) for one in value if not isinstance(one, Evidence)]
    if is_dataclass(value):
        return [gist(getattr(value, field.name)) for field in fields(value)]
    return value


@given(REPORTS, st.integers(0, 3))
def test_the_same_report_in_another_file_changes_no_answer(drawn: Drawn, number: int) -> None:
    reports = corpus(drawn)
    said, _, followed = drawn[number % len(drawn)]
    (copy,) = corpus([(said, "2022", followed)], first=len(drawn))
    before = answers(view(*reports, UNRELATED, as_of="2022-12-31"))
    assert gist(answers(view(*reports, UNRELATED, copy, as_of="2022-12-31"))) == gist(before)


@given(REPORTS)
def test_a_report_on_something_else_changes_no_answer(drawn: Drawn) -> None:
    reports = corpus(drawn)
    assert answers(view(*reports, UNRELATED)) == answers(view(*reports))


@given(REPORTS)
def test_what_was_known_on_a_day_stays_what_was_known(drawn: Drawn) -> None:
    reports = corpus(drawn)
    early = [one for one in reports if (one.document.get("published") or "") <= "2019-05-31"]
    dated = [one for one in early if one.document.get("published") != "2019"]
    assert answers(view(*reports, as_of="2019-06-30")) == answers(view(*dated, as_of="2019-06-30"))
