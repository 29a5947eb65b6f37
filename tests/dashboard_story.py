"""A small graph for the dashboard tests: four reports, three trajectories, one nasty quote."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.draft import Draft, make_node
from graph.model import Contribution, Evidence, Node, Page, mint
from graph.store import open_store
from ontology import load

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Passage
    from graph.store import Store

IDS = "https://w3id.org/leergraaf/id/"
TOESLAGEN = f"{IDS}traject/hersteloperatie-toeslagen"
KINDREGELING = f"{IDS}traject/kindregeling-toeslagen"
GRONINGEN = "Schadeherstel Groningen"  # not of the ontology: a candidate
FINANCE = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1090"
TIMELINESS = f"{IDS}knelpunten/tijdigheid"
SHARING = f"{IDS}knelpunten/gegevensdeling"
HARSH = f"{IDS}knelpunten/hardvochtige-wetgeving"
LAW = "https://wetten.overheid.nl/BWBR0005537"
NASTY = "De brief <script>alert('x')</script> & het <b>besluit</b> kwamen te laat."
ADVICE = "Geef elke gedupeerde één vaste contactpersoon die mag beslissen."
GOOD = "De vaste contactpersoon werkte goed: mensen voelden zich gehoord."


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report with what it is about."""

    text: str
    kind: str = "Lesson"
    polarity: str = "negatief"
    trajectory: str = TOESLAGEN
    bottlenecks: tuple[str, ...] = ()
    organisation: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its pages, each a list of sentences."""

    title: str
    publisher: str
    published: str | None
    pages: tuple[tuple[Told, ...], ...] = field(default=())


REPORTS = (
    Report(
        "Ongekend laat: het herstel van de toeslagen",
        "Nationale ombudsman",
        "2021-03-04",
        (
            (
                Told(
                    "Ouders wachtten jaren op een besluit over hun schade.",
                    bottlenecks=(TIMELINESS,),
                ),
                Told(
                    "Dienst Toeslagen en gemeenten deelden de gegevens van ouders niet.",
                    bottlenecks=(SHARING,),
                    organisation=FINANCE,
                ),
            ),
            (
                Told(NASTY, bottlenecks=(TIMELINESS,)),
                Told(GOOD, polarity="positief", bottlenecks=(TIMELINESS,)),
                Told(
                    ADVICE,
                    "Recommendation",
                    "neutraal",
                    bottlenecks=(TIMELINESS,),
                    organisation=FINANCE,
                    status="opgevolgd",
                ),
            ),
        ),
    ),
    Report(
        "Kinderen van de toeslagen",
        "Algemene Rekenkamer",
        "2023-11",
        (
            (
                Told(
                    "Kinderen hoorden pas na drie jaar waar zij aan toe waren.",
                    trajectory=KINDREGELING,
                    bottlenecks=(TIMELINESS,),
                ),
                Told(
                    "De minister zegt toe de gegevens voortaan eenmaal te vragen.",
                    "Measure",
                    "neutraal",
                    KINDREGELING,
                    (SHARING,),
                    FINANCE,
                ),
            ),
        ),
    ),
    Report(
        "Schade zonder einde in Groningen",
        "Onderzoeksraad voor Veiligheid",
        "2023-02-24",
        (
            (
                Told(
                    "De afhandeling van bevingsschade duurde onaanvaardbaar lang.",
                    trajectory=GRONINGEN,
                    bottlenecks=(TIMELINESS, HARSH),
                ),
            ),
        ),
    ),
    Report(
        "Een stuk zonder datum",
        "Ministerie van Financiën",
        None,
        ((Told("De wet pakte voor kleine fouten onevenredig hard uit.", bottlenecks=(HARSH,)),),),
    ),
)


def fill(store: Store) -> None:
    """Put the reports into the store."""
    for report in REPORTS:
        store.put(contribution(report))


def story(folder: Path) -> str:
    """The URL of a store in the folder with the reports in it."""
    url = f"sqlite:///{folder / 'story.sqlite'}"
    with open_store(url) as store:
        fill(store)
    return url


def contribution(report: Report) -> Contribution:
    """What a report contributes."""
    texts = [" ".join(told.text for told in page) + "\n" for page in report.pages]
    digest = hashlib.sha256("".join(texts).encode()).hexdigest()
    properties = {
        "sha256": digest,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
    }
    document = make_node(load(), "Document", mint("Document", digest), properties)
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    pages = [
        Page(start, number, text)
        for number, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    ]
    draft = Draft(load(), document, pages)
    for page, sentences in zip(pages, report.pages, strict=True):
        for told in sentences:
            start = page.start + page.text.index(told.text)
            _tell(draft, told, draft.passage(start, start + len(told.text), page.number, told.text))
    return draft.finish()


def _tell(draft: Draft, told: Told, passage: Passage) -> None:
    here = Evidence(passage.id, "test@1", 0.8)
    id_ = mint(told.kind, draft.document.id, passage.id)
    properties = {"text": told.text, "polarity": told.polarity, "dimension": "structuur"}
    if told.kind != "Lesson":
        properties["explicit"] = "true"
    statement = draft.add_node(make_node(draft.schema, told.kind, id_, properties), here)
    via = Evidence(passage.id, "test@1", 0.7, statement.id)
    trajectory = draft.add_node(_named("Trajectory", told.trajectory), here)
    draft.add_edge(statement, "about", trajectory, here)
    for bottleneck in told.bottlenecks:
        found = draft.add_node(_named("Bottleneck", bottleneck), via)
        draft.add_edge(
            statement, "indicates" if told.kind == "Lesson" else "addresses", found, here
        )
        draft.add_edge(found, "occursIn", trajectory, via)
    if told.organisation is not None:
        organisation = draft.add_node(_named("Organisation", told.organisation), here)
        relation = "concerns" if told.kind == "Lesson" else "addressedTo"
        draft.add_edge(statement, relation, organisation, here)
    if told.status is not None:
        known = {"status": told.status, "date": "2022-06", "ledger": "onafhankelijk"}
        follow_up = make_node(draft.schema, "FollowUp", mint("FollowUp", id_), known)
        draft.add_node(follow_up, here)
        draft.add_edge(follow_up, "followsUp", statement, here)


def _named(kind: str, name: str) -> Node:
    """A thing of the ontology by its IRI, or a candidate by its name."""
    concept = load().concepts.get(name)
    if concept is not None:
        return make_node(load(), kind, concept.id, {"name": concept.label()})
    return make_node(load(), kind, mint(kind, name), {"name": name, "candidate": "true"})
