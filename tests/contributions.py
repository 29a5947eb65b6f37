"""Contributions to test with: some built by hand, some by hypothesis."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from graph.draft import Draft, make_node
from graph.model import Action, Contribution, Decision, Evidence, Node, Page, Passage, mint
from ontology import Concept, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontology.schema import Schema

KNELPUNT = "https://w3id.org/leergraaf/id/knelpunten/gegevensdeling"
OTHER_KNELPUNT = "https://w3id.org/leergraaf/id/knelpunten/hardvochtige-wetgeving"
POLARITY = {"Lesson": "negatief"}
EXTRACTOR = "test@1"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a report, and what it claims.

    A trajectory or organisation is given by IRI where it is one of the ontology. ``codes`` are more
    properties of the statement, ``status`` what the sentence says became of it. Advice and measures
    are ``explicit`` unless it is said.
    """

    text: str
    kind: str = "Lesson"
    trajectory: str | None = "Herstel toeslagen"
    organisation: str | None = None
    bottleneck: str | None = KNELPUNT
    confidence: float = 0.8
    polarity: str | None = None
    addressee: str | None = None
    followed: tuple[tuple[str, str | None, str], ...] = ()  # status, date, ledger
    teller: str | None = None  # by whose word
    codes: tuple[tuple[str, str], ...] = ()
    status: str | None = None
    explicit: bool = True


LESSON = Said("De overheid deelde de gegevens over toeslagen te laat met gemeenten.")
ADVICE = Said("Richt een loket in waar gemeenten de gegevens vinden.", "Recommendation")


def report(
    *said: Said,
    title: str = "Een rapport",
    publisher: str | None = "Nationale ombudsman",
    published: str | None = "2020-05-31",
    concepts: Iterable[Concept] = (),
) -> Contribution:
    """The contribution of a report of one page that says ``said``, or ``LESSON``.

    ``concepts`` were added to the ontology.
    """
    said = said or (LESSON,)
    text = "\n".join(one.text for one in said)
    properties = {
        "sha256": hashlib.sha256(f"{title}\n{text}".encode()).hexdigest(),
        "title": title,
        "publisher": publisher,
        "published": published,
    }
    document = make_document(properties)
    draft = Draft(load().with_concepts(concepts), document, [Page(0, 1, text)])
    start = 0
    for one in said:
        _say(draft, one, draft.passage(start, start + len(one.text), 1, one.text))
        start += len(one.text) + 1
    return draft.finish()


def many(number: int) -> Iterator[Contribution]:
    """So many reports, each with twenty lessons of its own."""
    for title in range(number):
        said = (Said(f"{LESSON.text} Dat bleek {which} keer.") for which in range(20))
        yield report(*said, title=str(title))


def make_document(properties: dict[str, str | None]) -> Node:
    """The node of a document with these properties."""
    return make_node(load(), "Document", mint("Document", properties["sha256"] or ""), properties)


def _say(draft: Draft, said: Said, passage: Passage) -> None:
    here = Evidence(passage.id, EXTRACTOR, said.confidence)
    properties = {
        "text": said.text,
        "polarity": said.polarity or POLARITY.get(said.kind),
        **({"explicit": "true"} if said.explicit and said.kind != "Lesson" else {}),
        **dict(said.codes),
    }
    id_ = mint(said.kind, draft.document.id, passage.id)
    statement = draft.add_node(make_node(draft.schema, said.kind, id_, properties), here)
    via = replace(here, via=statement.id)
    if said.trajectory is not None:
        trajectory = draft.add_node(named("Trajectory", said.trajectory), here)
        draft.add_edge(statement, "about", trajectory, here)
    if said.organisation is not None:
        organisation = draft.add_node(named("Organisation", said.organisation), here)
        relation = "concerns" if said.kind == "Lesson" else "addressedTo"
        draft.add_edge(statement, relation, organisation, here)
    if said.addressee is not None:
        addressee = draft.add_node(candidate("Organisation", said.addressee), here)
        draft.add_edge(statement, "addressedTo", addressee, here)
    for status, date, ledger in said.followed:
        told = {"status": status, "date": date, "ledger": ledger}
        followed = make_node(draft.schema, "FollowUp", mint("FollowUp", id_, str(told)), told)
        draft.add_edge(draft.add_node(followed, via), "followsUp", statement, via)
        if said.teller is not None:
            teller = draft.add_node(candidate("Organisation", said.teller), via)
            draft.add_edge(followed, "accordingTo", teller, via)
    if said.bottleneck is not None:
        bottleneck = draft.add_node(curated(said.bottleneck, draft.schema), via)
        relation = "indicates" if said.kind == "Lesson" else "addresses"
        draft.add_edge(statement, relation, bottleneck, here)
        if said.trajectory is not None and said.polarity != "positief":
            draft.add_edge(bottleneck, "occursIn", trajectory, via)
    if said.status is not None:
        id_ = mint("FollowUp", statement.id, said.status)
        followup = make_node(draft.schema, "FollowUp", id_, {"status": said.status})
        draft.add_edge(draft.add_node(followup, via), "followsUp", statement, via)


def named(kind: str, name: str) -> Node:
    """The thing of the ontology where the name is its IRI, else a candidate."""
    return curated(name) if name in load().concepts else candidate(kind, name)


def candidate(kind: str, name: str) -> Node:
    """A thing that is not in the ontology, as a document brings it up."""
    id_ = mint(kind, name.casefold())
    return make_node(load(), kind, id_, {"name": name, "candidate": "true"})


def curated(id_: str, schema: Schema | None = None) -> Node:
    """A thing of the ontology."""
    schema = schema or load()
    concept = schema.concepts[id_]
    return make_node(schema, concept.kind or "", id_, {"name": concept.label()})


def statement_of(contribution: Contribution, number: int = 0) -> Node:
    """The statement that stands at this place in the report."""
    order = {passage.id: passage.start for passage in contribution.passages}
    said = [node for node in contribution.nodes if node.get("text") is not None]
    return sorted(said, key=lambda node: order[node.evidence[0].passage])[number]


def thing_of(contribution: Contribution, kind: str) -> Node:
    """The first thing of this kind in the contribution."""
    return next(node for node in contribution.nodes if node.kind == kind)


def decided(action: Action, target: str, second: int = 0, into: str | None = None) -> Decision:
    """A decision, taken at this second of 1 June 2025."""
    when = f"2025-06-01T00:00:{second:02d}Z"
    return Decision(action, target, "onderzoeker", when, "omdat het zo is", into)


def make_concept(name: str = "Stichting Voorbeeld", code: str = "voorbeeld") -> Concept:
    """An organisation that somebody added."""
    return Concept(
        id=f"https://example.org/{code}",
        scheme="organisaties",
        code=code,
        labels={"nl": name},
        kind="Organisation",
        synonyms=("SV", "De Stichting"),
        attributes={
            "organisationKind": ("https://w3id.org/leergraaf/id/organisatiesoort/maatschappelijk",),
            "validFrom": ("2019-01-01",),
        },
    )


# Text that has undone many a serialiser, and text of any kind.
NASTY = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "\t",
        '"',
        '"""',
        "\\",
        "\\n",
        "\\u0041",
        "'",
        "e\u0301",
        "\u00e9",
        "\U0001f9fe",
        "\u2028",
        "\x85",
        "\x00",
        "\x1f",
        "\ufeff",
        "}\n",
        "# einde: 1 grafen\n",
        "<a> <b> <c> .",
        "@nl",
        "^^",
        " ",
    ]
)
TEXTS = st.lists(NASTY | st.text(max_size=8), min_size=1, max_size=6).map("".join)
STATEMENTS = st.tuples(TEXTS, st.integers(0, 10**6)).map(
    lambda pair: f"Zin {pair[1]:07d} {pair[0]}"
)
NAMES = st.tuples(st.sampled_from(["Raad", "Dienst"]), TEXTS).map(" ".join)
SAID = st.builds(
    Said,
    text=STATEMENTS,
    kind=st.sampled_from(["Lesson", "Recommendation", "Measure"]),
    trajectory=st.none() | NAMES,
    organisation=st.none() | NAMES,
    bottleneck=st.sampled_from([None, KNELPUNT, OTHER_KNELPUNT]),
    confidence=st.integers(0, 100).map(lambda percent: percent / 100),
)
DATES = st.sampled_from([None, "0987", "2019", "2019-05", "2019-05-31", "2024-02-29"])


@st.composite
def contributions(draw: st.DrawFn) -> Contribution:
    """The contribution of any report."""
    said = draw(st.lists(SAID, min_size=1, max_size=4, unique_by=lambda one: one.text))
    return report(
        *said, title=draw(TEXTS), publisher=draw(st.none() | TEXTS), published=draw(DATES)
    )


def corpora() -> st.SearchStrategy[list[Contribution]]:
    """A few reports, each another document."""
    return st.lists(contributions(), min_size=1, max_size=3, unique_by=lambda one: one.document.id)


@st.composite
def ledgers(draw: st.DrawFn, corpus: list[Contribution]) -> list[Decision]:
    """Decisions on what the reports say."""
    things = sorted({node.id for one in corpus for node in one.nodes})
    edges = sorted({" ".join(edge.key) for one in corpus for edge in one.edges})
    found: list[Decision] = []
    for second in range(draw(st.integers(0, 4))):
        choices: list[Decision] = [
            decided(draw(st.sampled_from(["accept", "reject"])), target, second)
            for target in [draw(st.sampled_from(things + edges))]
        ]
        choices += [decided("undo", one.id, second) for one in found]
        choices += list(_merges(corpus, second))
        found.append(draw(st.sampled_from(choices)))
    return found


def _merges(corpus: list[Contribution], second: int) -> Iterator[Decision]:
    names = sorted({n.id for one in corpus for n in one.nodes if n.kind == "Organisation"})
    for source in names[:2]:
        for target in names[-2:]:
            if source != target:
                yield decided("merge", source, second, target)
