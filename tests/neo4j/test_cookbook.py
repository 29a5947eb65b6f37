"""The questions in Cypher of docs/cypher.md: each answers what the store itself says."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from bench.asked import fill
from graph.decisions import overlay
from graph.lookup import find_exactly
from graph.model import Decision
from graph.neo4j.console import ask
from graph.neo4j.cookbook import recipes
from graph.neo4j.naming import caption, relationship_type
from graph.questions.known import known
from graph.questions.statements.advice import find_advice, standing_of
from graph.questions.statements.said import said_of
from graph.questions.things.figures import find_figures
from graph.questions.views.view import View, open_view
from graph.stems import stems
from graph.store import Query, Store, open_store
from tests.stores import empty_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Edge, Evidence, Node
    from graph.neo4j.values import Plain
    from graph.store import Quote

    Rows = list[list[Plain]]

pytestmark = pytest.mark.neo4j
RECIPES = {one.english: one for one in recipes()}
EXPECTED: dict[str, Callable[[Store], Rows]] = {}


@pytest.fixture(scope="module")
def samples(neo4j_url: str) -> Iterator[Store]:
    """The sample reports, with a few decisions laid over them."""
    empty_database(neo4j_url)
    with open_store(neo4j_url) as store:
        fill(store)
        lesson, other = store.nodes("Lesson")[:2]
        accepted = find_exactly(store, "GGD Hart voor Brabant").id
        source = find_exactly(store, "Rekenkamer Lindervoort").id
        into = find_exactly(store, "Gemeente Lindervoort").id
        undone = Decision("reject", other.id, "Jo", "2026-01-02T10:00:00Z", "vergissing")
        for decision in (
            Decision("reject", lesson.id, "Jo", "2026-01-01T10:00:00Z", "geen les"),
            undone,
            Decision("undo", undone.id, "Jo", "2026-01-03T10:00:00Z", "toch wel een les"),
            Decision("accept", accepted, "Jo", "2026-01-04T10:00:00Z", "klopt"),
            Decision("merge", source, "Jo", "2026-01-05T10:00:00Z", "hoort erbij", into),
        ):
            store.record(decision)
        yield store


def answers(
    english: str,
) -> Callable[[Callable[[Store], Rows]], Callable[[Store], Rows]]:
    """Keep what the question with this title is expected to answer."""

    def keep(expected: Callable[[Store], Rows]) -> Callable[[Store], Rows]:
        EXPECTED[english] = expected
        return expected

    return keep


def rows(store: Store, english: str) -> Rows:
    answer = ask(store, RECIPES[english].query)
    assert not answer.more
    return [list(row.values()) for row in answer.data()]


def alike(found: Rows, expected: Rows) -> bool:
    return sorted(map(repr, found)) == sorted(map(repr, expected))


def cut(found: Rows, *columns: int) -> Rows:
    """The rows without these columns."""
    return [[one for at, one in enumerate(row) if at not in columns] for row in found]


def distinct(found: Iterable[list[Plain]]) -> Rows:
    return list({repr(row): row for row in found}.values())


def named(store: Store) -> dict[str, str]:
    """What everything is called in Neo4j, by IRI."""
    documents = {one.document.id: one.document.title for one in store.documents()}
    nodes = store.content().nodes.values()
    return documents | {one.id: one.get("name") or caption(one.title) for one in nodes}


def quoted(store: Store, evidence: Iterable[Evidence]) -> list[Quote]:
    return store.quotes(dict.fromkeys(evidence))


def sources(store: Store, node: Node) -> list[Node]:
    """The documents that the thing stands in, each once."""
    return list({q.document.id: q.document for q in quoted(store, node.evidence)}.values())


def lists(edges: Iterable[Edge], store: Store) -> dict[str, list[Plain]]:
    """The names of what the edges lead to, by what they lead from."""
    names, found = named(store), defaultdict(set)
    for edge in edges:
        found[edge.subject].add(names[edge.object])
    return {subject: [*sorted(one)] for subject, one in found.items()}


def by_name(store: Store, relation: str) -> dict[str, set[str]]:
    names, found = named(store), defaultdict(set)
    for edge in store.relation(relation):
        found[names[edge.subject]].add(names[edge.object])
    return found


@answers("Recurring bottlenecks")
def _(store: Store) -> Rows:
    names, edges = named(store), defaultdict(list)
    for edge in store.relation("occursIn"):
        edges[edge.subject].append(edge)
    found: Rows = []
    for bottleneck, its in edges.items():
        told = quoted(store, (one for edge in its for one in edge.evidence))
        documents = {one.document.id for one in told}
        publishers = {one.document.get("publisher") for one in told}
        found.append([names[bottleneck], len(its), len(documents), len(publishers)])
    return found


@answers("Where a bottleneck occurs, with the quotes")
def _(store: Store) -> Rows:
    names = named(store)
    return [
        [
            names[edge.object],
            one.document.title,
            one.document.get("published"),
            one.passage.page,
            one.passage.quote,
            one.evidence.confidence,
        ]
        for edge in store.relation("occursIn")
        if names[edge.subject] == "Tijdigheid en doorlooptijd"
        for one in store.quotes(edge.evidence)
    ]


@answers("Trajectories that share bottlenecks with one")
def _(store: Store) -> Rows:
    occurring, shared = by_name(store, "occursIn"), defaultdict(set)
    for bottleneck, places in occurring.items():
        if "Hersteloperatie toeslagen" in places:
            for other in places - {"Hersteloperatie toeslagen"}:
                shared[other].add(bottleneck)
    return [[name, len(one), [*sorted(one)]] for name, one in shared.items()]


@answers("Bottlenecks that occur together")
def _(store: Store) -> Rows:
    occurring = by_name(store, "occursIn")
    return [
        [one, other, len(occurring[one] & occurring[other])]
        for one in occurring
        for other in occurring
        if one < other and len(occurring[one] & occurring[other]) > 1
    ]


@answers("A trajectory with its bottlenecks, as a drawing")
def _(store: Store) -> Rows:
    shown = defaultdict(list)
    for edge in store.relation("indicates"):
        shown[edge.subject].append(edge.object)
    return [
        [[edge.object, edge.subject, bottleneck]]
        for edge in store.relation("about")
        if edge.object.endswith("/traject/chroom-6-defensie")
        for bottleneck in shown[edge.subject]
    ]


@answers("Laws behind most bottlenecks")
def _(store: Store) -> Rows:
    names, view = named(store), open_view(store)
    found: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges_of("basedOn"):
        found[edge.object] |= {one.subject for one in view.incoming(edge.subject, "occursIn")}
    for edge in view.edges_of("cites"):
        if names[edge.object] in {one.title for one in store.nodes("LegalInstrument")}:
            shown = view.outgoing(edge.subject, "indicates", "addresses")
            found[edge.object] |= {one.object for one in shown}
    return [
        [names[law], len(one), [*sorted(names[id_] for id_ in one)]]
        for law, one in found.items()
        if one
    ]


@answers("Lessons about a trajectory, with the quotes")
def _(store: Store) -> Rows:
    limburg = find_exactly(store, "Wateroverlast Limburg 2021")
    lessons = [
        node
        for edge in store.edges(limburg.id)
        if edge.relation == "about"
        and (node := store.node(edge.subject)) is not None
        and node.kind == "Lesson"
    ]
    return distinct(
        [node.get("polarity"), one.passage.quote, one.document.title, one.passage.page, node.id]
        for node in lessons
        for one in store.quotes(node.evidence)
    )


@answers("Good practices")
def _(store: Store) -> Rows:
    facets = {"kind": ("Lesson",), "polarity": ("positief",)}
    about = lists(store.relation("about"), store)
    found = store.search(Query(facets=facets, limit=10_000)).nodes
    lessons = [node for one in found if (node := store.node(one.id)) is not None]
    return [
        [node.get("text"), about.get(node.id, []), document.title, node.id]
        for node in lessons
        for document in sources(store, node)
    ]


@answers("What was known before a date")
def _(store: Store) -> Rows:
    late = find_exactly(store, "Tijdigheid en doorlooptijd")
    lessons = known(open_view(store, "2019-12-31"), "", late).lessons
    return [
        [one.date, one.statement.get("text"), document.title, one.statement.id]
        for one in lessons
        for document in sources(store, one.statement)
    ]


@answers("Lessons by perspective, level and dimension, blanks too")
def _(store: Store) -> Rows:
    lessons = store.nodes("Lesson")

    def codes(name: str) -> list[str]:
        members = store.schema.members[store.schema.property(name).scheme or ""]
        return [*(one.code for one in members), "(niet gevonden)"]

    def values(node: Node, name: str) -> list[str]:
        return [*node.all(name)] or ["(niet gevonden)"]

    counted = Counter(
        (perspective, level, dimension)
        for node in lessons
        for perspective in values(node, "perspective")
        for level in values(node, "level")
        for dimension in values(node, "dimension")
    )
    dimensions = "structuur", "cultuur", "(niet gevonden)"
    return [
        [perspective, level, *(counted[perspective, level, one] for one in dimensions)]
        for perspective in codes("perspective")
        for level in codes("level")
    ]


@answers("What people who were harmed need")
def _(store: Store) -> Rows:
    found = defaultdict(set)
    for trajectory, needs in by_name(store, "hasNeed").items():
        for need in needs:
            found[need].add(trajectory)
    return [[need, len(one), [*sorted(one)]] for need, one in found.items()]


@answers("Search in the statements")
def _(store: Store) -> Rows:
    words = "gegevens gemeenten"
    found = store.search(Query(words, {"kind": store.schema.concrete("Statement")}, limit=1000))
    return [
        [node.kind, node.get("text"), node.id]
        for node in found.nodes
        if set(stems(words)) <= set(stems(node.get("text") or ""))
    ]


@answers("Search in the full text")
def _(store: Store) -> Rows:
    return [
        [record.document.title, page.number]
        for record in store.documents()
        for page in store.pages(record.document.id)
        if set(stems("hardheidsclausule")) <= set(stems(page.text))
    ]


@answers("Open recommendations to one ministry")
def _(store: Store) -> Rows:
    view, ministry = open_view(store), find_exactly(store, "Ministerie van Financiën")
    advice = find_advice(view, said_of(view, ministry.id))
    return [
        [
            one.statement.get("text"),
            document.get("published"),
            document.title,
            standing_of(one.fates) or None,
            one.statement.id,
        ]
        for one in advice
        if one.open
        and one.statement.kind == "Recommendation"
        and ministry.id in {to.id for to in one.addressees}
        for document in sources(store, one.statement)
    ]


@answers("What became of recommendations and commitments")
def _(store: Store) -> Rows:
    view = open_view(store)
    pairs = [
        (view.nodes[edge.subject], view.nodes[edge.object]) for edge in store.relation("followsUp")
    ]
    return distinct(
        [
            of.get("text"),
            told.get("status"),
            told.get("ledger"),
            told.get("date"),
            one.document.title,
            one.passage.page,
            told.id,
        ]
        for told, of in pairs
        for one in store.quotes(told.evidence)
    )


@answers("Measures of which nobody tells the outcome")
def _(store: Store) -> Rows:
    view = open_view(store)
    told = {edge.object for edge in store.relation("followsUp")}
    to = lists(store.relation("addressedTo"), store)
    return [
        [
            node.get("text"),
            to.get(node.id, []),
            document.title,
            document.get("published"),
            node.id,
        ]
        for node in view.of_kind("Measure")
        if node.id not in told
        for document in sources(store, node)
    ]


@answers("Organisations that most is said about")
def _(store: Store) -> Rows:
    names, view, said = named(store), open_view(store), defaultdict(set)
    for relation in ("concerns", "addressedTo"):
        for edge in store.relation(relation):
            said[edge.object].add(edge.subject)
    return [
        [names[id_], len(one), len({publisher for of in one for publisher in publishers(view, of)})]
        for id_, one in said.items()
    ]


def publishers(view: View, statement: str) -> set[str | None]:
    documents = map(view.document, view.nodes[statement].evidence)
    return {view.documents[one].get("publisher") for one in documents}


@answers("Documents of a publisher")
def _(store: Store) -> Rows:
    kinds, seen = store.schema.concrete("Statement"), store.content().nodes
    return [
        [
            record.document.get("published"),
            record.document.title,
            sum(
                one.kind in kinds and one.id in seen
                for one in store.contribution(record.document.id).nodes
            ),
            record.document.id,
        ]
        for record in store.documents()
        if record.document.get("publisher") == "Algemene Rekenkamer"
    ]


@answers("Figures of a trajectory")
def _(store: Store) -> Rows:
    wia = find_exactly(store, "Hersteloperatie WIA")
    return distinct(
        [
            *(amount.figure.get(name) for name in ("text", "value", "unit", "qualifier")),
            one.passage.quote,
            one.document.title,
            one.passage.page,
        ]
        for amount in find_figures(open_view(store), wia)
        for one in store.quotes(amount.evidence)
    )


@answers("How two things hang together")
def _(store: Store) -> Rows:
    relations = {
        "about",
        "occursIn",
        "indicates",
        "addresses",
        "addressedTo",
        "concerns",
        "responsible",
        "executedBy",
        "investigatedBy",
        "basedOn",
        "hasNeed",
        "cites",
    }
    edges = [edge for name in relations for edge in store.relation(name)]
    ties = Counter(frozenset((edge.subject, edge.object)) for edge in edges)
    network = nx.Graph([(edge.subject, edge.object) for edge in edges])
    ends = (find_exactly(store, name).id for name in ("Q-koorts", "Ministerie van Financiën"))
    return [
        [len(one) - 1, [*one]]
        for one in nx.all_shortest_paths(network, *ends)
        for _ in range(prod(ties[frozenset(step)] for step in pairwise(one)))  # by each relation
    ]


@answers("What was found on a page")
def _(store: Store) -> Rows:
    record = next(
        one for one in store.documents() if one.document.title.startswith("Te laat gewaarschuwd")
    )
    passages = store.contribution(record.document.id).passages
    names, second = named(store), {one.id: one for one in passages if one.page == 2}
    return distinct(
        [
            second[one.passage].start,
            node.kind,
            names[node.id],
            second[one.passage].quote,
            node.id,
        ]
        for node in store.content().nodes.values()
        for one in node.evidence
        if one.passage in second
    )


@answers("How many things there are of each kind")
def _(store: Store) -> Rows:
    return [[kind, number] for kind, number in store.counts().items() if kind != "edges"]


@answers("Candidates waiting for review")
def _(store: Store) -> Rows:
    waiting = [one for one in store.content().nodes.values() if one.get("candidate") == "true"]
    assert {"GGD Hart voor Brabant", "Rekenkamer Lindervoort"}.isdisjoint(
        one.title for one in waiting
    )
    return [
        [
            node.kind,
            node.title,
            len({one.passage for one in node.evidence}),
            min(one.title for one in sources(store, node)),
            node.id,
        ]
        for node in waiting
    ]


@answers("What was rejected or merged")
def _(store: Store) -> Rows:
    ledger = store.decisions()
    now = overlay(ledger)
    claimed = {
        one.id: one
        for record in store.documents()
        for one in store.contribution(record.document.id).nodes
    }
    found: Rows = []
    for id_, node in claimed.items():
        seen = store.node(id_)
        if seen is not None and seen.id == id_:
            continue
        by = next(
            (
                [one.action, one.who, one.when, one.why]
                for one in ledger
                if one.target == id_ and (id_ in now.rejected or id_ in now.merged)
            ),
            [None] * 4,
        )
        name = node.get("name") or caption(node.title)
        found.append([node.kind, name, None if seen is None else seen.title, *by, id_])
    assert {"reject", "merge"} <= {str(row[3]) for row in found}
    return found


@answers("All decisions")
def _(store: Store) -> Rows:
    return [
        [one.when, one.action, one.who, one.target, one.into, one.why] for one in store.decisions()
    ]


def every_edge(store: Store) -> list[Edge]:
    return [edge for edges in store.content().edges.values() for edge in edges]


@answers("Provenance: what found what, and how surely")
def _(store: Store) -> Rows:
    found = defaultdict(list)
    for edge in every_edge(store):
        for one in edge.evidence:
            found[edge.relation, one.extractor].append(one.confidence)
    return [
        [relationship_type(relation), extractor, len(sure), min(sure)]
        for (relation, extractor), sure in found.items()
    ]


@answers("The least certain relations")
def _(store: Store) -> Rows:
    names = named(store)
    return [
        [
            one.evidence.confidence,
            names[edge.subject],
            relationship_type(edge.relation),
            names[edge.object],
            one.passage.quote,
            one.document.title,
            one.passage.page,
            edge.subject,
        ]
        for edge in every_edge(store)
        if all(one.confidence < 0.6 for one in edge.evidence)
        for one in store.quotes(edge.evidence)
    ]


LEFT_OUT = {  # columns that the store has no word for
    "Search in the statements": (2,),
    "Search in the full text": (2,),
    "Provenance: what found what, and how surely": (3,),
}


def walked(found: Rows) -> Rows:
    """The rows with paths as the IRIs along them."""
    return [[_ids(one) for one in row] for row in found]


def _ids(value: Plain) -> Plain:
    if isinstance(value, dict) and isinstance(nodes := value.get("nodes"), list):
        return [one["properties"]["id"] for one in nodes]  # type: ignore[call-overload,index]
    return value


@pytest.mark.parametrize("english", RECIPES)
def test_every_question_answers_what_the_store_says(samples: Store, english: str) -> None:
    expected = EXPECTED[english](samples)
    found = cut(walked(rows(samples, english)), *LEFT_OUT.get(english, ()))
    assert expected
    assert alike(found, expected)


def test_the_most_widespread_bottleneck_comes_first(samples: Store) -> None:
    expected = EXPECTED["Recurring bottlenecks"](samples)
    ordered = sorted(expected, key=lambda row: (-int(str(row[1])), -int(str(row[2])), str(row[0])))
    assert rows(samples, "Recurring bottlenecks") == ordered


def test_no_answer_is_of_more_than_one_question() -> None:
    assert len(RECIPES) == len(recipes()) >= 20
    assert EXPECTED.keys() == RECIPES.keys()
