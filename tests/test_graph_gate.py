"""Every shape refuses what breaks it, and says what, with which value, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.draft import Draft, make_node
from graph.gate import check_shapes
from graph.model import Contribution, Edge, Evidence, Node, Page, mint
from ontology import OntologyError, ShapeError, load
from tests.contributions import (
    ADVICE,
    LESSON,
    Said,
    candidate,
    report,
    statement_of,
    thing_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Change = tuple[str, str | None]


def refusal(contribution: Contribution) -> str:
    with pytest.raises(ShapeError) as caught:
        check_shapes(contribution, load())
    return str(caught.value)


def changed(contribution: Contribution, old: Node, *changes: Change, id_: str = "") -> Contribution:
    """The contribution with other properties, or another IRI, for one of its nodes."""
    properties = {**dict(old.properties), **dict(changes)}
    kept = tuple(sorted((name, value) for name, value in properties.items() if value is not None))
    new = replace(old, properties=kept, id=id_ or old.id)
    nodes = tuple(new if node == old else node for node in contribution.nodes)
    document = new if contribution.document == old else contribution.document
    return replace(contribution, document=document, nodes=nodes)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("sha256", "abc", "Een document heeft één hash van 64 hexadecimale tekens. Waarde: 'abc'."),
        ("sha256", None, "Een document heeft één hash van 64 hexadecimale tekens."),
        ("title", "x" * 501, "ten hoogste 500 tekens"),
        ("published", "2019-13-01", "ten hoogste één verschijningsdatum"),
    ],
)
def test_a_document_is_refused(name: str, value: str | None, message: str) -> None:
    one = report()
    assert message in refusal(changed(one, one.document, (name, value)))


def test_a_document_with_two_publishers_is_refused() -> None:
    one = report()
    pairs = (*one.document.properties, ("publisher", "Algemene Rekenkamer"))
    broken = replace(one, document=replace(one.document, properties=pairs))
    assert "ten hoogste één uitgever" in refusal(broken)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (Page(0, 0, "tekst"), "Een bladzijde heeft één nummer, vanaf 1. Waarde: '0'."),
        (Page(-1, 1, "tekst"), "Een bladzijde heeft één begin, vanaf 0. Waarde: '-1'."),
    ],
)
def test_a_page_is_refused(page: Page, message: str) -> None:
    assert message in refusal(replace(report(), pages=(page,)))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("quote", "", "Een passage heeft een letterlijk citaat."),
        ("page", 0, "Een passage staat op één bladzijde. Waarde: '0'."),
        ("start", 500, "Een passage begint vóór haar einde."),
    ],
)
def test_a_passage_is_refused(name: str, value: str | int, message: str) -> None:
    one = report()
    passage = replace(one.passages[0], **{name: value})  # type: ignore[arg-type]
    text = refusal(replace(one, passages=(passage,)))
    assert message in text
    assert "Passage (p. " in text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: replace(e, extractor=""), "Een bewering zegt wie haar heeft gevonden."),
        (lambda e: replace(e, confidence=1.5), "ligt tussen 0 en 1. Waarde: '1.50'."),
        (lambda e: replace(e, passage="https://example.org/x"), "passage van hetzelfde document"),
        (lambda e: replace(e, via="https://example.org/x"), "uitspraak van hetzelfde document"),
    ],
)
def test_a_claim_is_refused(change: Callable[[Evidence], Evidence], message: str) -> None:
    one = report(Said(LESSON.text, trajectory=None, bottleneck=None))
    broken = replace(one.nodes[0], evidence=(change(one.nodes[0].evidence[0]),))
    assert message in refusal(replace(one, nodes=(broken,)))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("text", "Te kort", "Een uitspraak heeft één tekst van 10 tot 4.000 tekens."),
        ("text", "x" * 4001, "Een uitspraak heeft één tekst van 10 tot 4.000 tekens."),
        ("dimension", "uitvoering", "ten hoogste één dimensie: structuur of cultuur."),
        ("subdimension", "cultuur", "ten hoogste één subdimensie: wet- en regelgeving"),
        ("polarity", None, "Een les gaat over wat verkeerd of wat goed ging."),
        ("polarity", "neutraal", "Een les gaat over wat verkeerd of wat goed ging."),
    ],
)
def test_a_lesson_is_refused_with_its_passage(name: str, value: str | None, message: str) -> None:
    text = refusal(changed(report(), statement_of(report()), (name, value)))
    assert message in text
    assert f"Passage (p. 1): {LESSON.text!r}" in text


def test_of_more_values_than_may_be_all_are_named_and_so_is_the_file() -> None:
    one = report()
    old = statement_of(one)
    pairs = tuple(("subdimension", value) for value in ("beleid", "uitvoering"))
    kept = tuple(pair for pair in old.properties if pair[0] != "subdimension")
    nodes = tuple(
        replace(node, properties=(*kept, *pairs)) if node == old else node for node in one.nodes
    )
    with pytest.raises(ShapeError) as caught:
        check_shapes(replace(one, nodes=nodes), load(), name="map/rapport.txt")
    told = str(caught.value)
    assert told.startswith("map/rapport.txt: geweigerd. Een uitspraak heeft ten hoogste één subd")
    assert "Er zijn er 2: 'https://w3id.org/leergraaf/id/dimensie/beleid'" in told


def test_a_recommendation_that_judges_is_refused() -> None:
    one = report(ADVICE)
    text = refusal(changed(one, statement_of(one), ("polarity", "negatief")))
    assert "Een aanbeveling of maatregel is neutraal." in text


def test_a_nameless_trajectory_is_refused() -> None:
    one = report()
    assert "één naam van 2 tot 300 tekens" in refusal(
        changed(one, thing_of(one, "Trajectory"), ("name", None))
    )


def test_a_bottleneck_of_ones_own_making_is_refused() -> None:
    one = report(Said(LESSON.text, trajectory=None))
    bottleneck = thing_of(one, "Bottleneck")
    text = refusal(replace(changed(one, bottleneck, id_="https://example.org/nieuw"), edges=()))
    assert "Een knelpunt komt uit de lijst" in text
    assert "https://example.org/nieuw" in text


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("responsible", "Verantwoordelijk voor een traject is een organisatie."),
        ("executedBy", "Een organisatie voert het traject uit."),
        ("basedOn", "Een traject rust op een wet of regeling."),
    ],
)
def test_a_trajectory_is_not_run_by_a_trajectory(relation: str, message: str) -> None:
    one = report()
    id_ = thing_of(one, "Trajectory").id
    edge = Edge(id_, relation, id_, one.edges[0].evidence)
    assert message in refusal(replace(one, edges=(edge,)))


def follow_up(*properties: Change, follows: bool = True) -> Contribution:
    """A report of one statement and what became of it."""
    one = report()
    draft = Draft(load(), one.document, one.pages)
    draft.add_passage(one.passages[0])
    here = Evidence(one.passages[0].id, "test@1", 0.9)
    lesson = draft.add_node(replace(statement_of(one), evidence=()), here)
    status = make_node(load(), "FollowUp", mint("FollowUp", lesson.id), dict(properties))
    draft.add_node(status, here)
    if follows:
        draft.add_edge(status, "followsUp", lesson, here)
    return draft.finish()


STATUS = ("status", "geleerd")
LEDGER = ("ledger", load().members["herkomstoordeel"][0].code)


def test_a_whole_follow_up_passes() -> None:
    check_shapes(follow_up(STATUS, LEDGER), load())


def test_a_follow_up_without_status_is_refused() -> None:
    assert "Een opvolging heeft één status." in refusal(follow_up(LEDGER))


def test_a_follow_up_of_nothing_is_refused() -> None:
    text = refusal(follow_up(STATUS, LEDGER, follows=False))
    assert "Een opvolging hoort bij een uitspraak." in text


def test_a_refusal_names_the_document_and_counts_the_rest() -> None:
    one = changed(
        report(title="Het rapport"),
        statement_of(report(title="Het rapport")),
        ("text", "kort"),
        ("polarity", None),
    )
    text = refusal(one)
    assert text.startswith("Het rapport: geweigerd.")
    assert text.endswith("(en nog 1)")


def test_a_refusal_can_be_in_english() -> None:
    broken = changed(report(), statement_of(report()), ("polarity", None))
    with pytest.raises(ShapeError, match="A lesson is of what went wrong or what went right"):
        check_shapes(broken, load(), "en")


def test_a_draft_refuses_an_unknown_property() -> None:
    with pytest.raises(OntologyError, match="The ontology has no property 'kleur'"):
        make_node(load(), "Document", "https://example.org/d", {"kleur": "rood"})


def test_a_draft_refuses_a_property_of_another_kind() -> None:
    with pytest.raises(OntologyError, match="A Document has no property 'quote'"):
        make_node(load(), "Document", "https://example.org/d", {"quote": "tekst"})


def test_a_draft_refuses_an_unknown_code() -> None:
    with pytest.raises(OntologyError, match="The list 'polariteit' has no code 'blauw'"):
        make_node(load(), "Lesson", "https://example.org/les", {"polarity": "blauw"})


def test_a_draft_refuses_an_abstract_kind() -> None:
    with pytest.raises(OntologyError, match="Statement is abstract"):
        make_node(load(), "Statement", "https://example.org/zin", {})


def draft() -> tuple[Draft, Evidence]:
    made = Draft(load(), report().document, report().pages)
    passage = made.passage(0, 5, 1, "Zin 1")
    return made, Evidence(passage.id, "test@1", 0.5)


def test_a_draft_refuses_a_relation_that_does_not_lead_there() -> None:
    made, here = draft()
    thing = made.add_node(candidate("Trajectory", "Herstel"), here)
    with pytest.raises(OntologyError, match="about does not lead from a Trajectory"):
        made.add_edge(thing, "about", thing, here)


def test_a_draft_refuses_a_claim_without_a_passage() -> None:
    made, _ = draft()
    with pytest.raises(OntologyError, match="nothing is claimed without a passage"):
        made.add_node(candidate("Trajectory", "Herstel"))


def test_a_draft_refuses_a_passage_it_does_not_have() -> None:
    made, here = draft()
    with pytest.raises(OntologyError, match=r"its passage .+ is unknown"):
        made.add_node(
            candidate("Trajectory", "Herstel"), replace(here, passage="https://example.org/p")
        )


def test_a_draft_refuses_a_claim_via_what_it_does_not_have() -> None:
    made, here = draft()
    made.add_node(candidate("Trajectory", "Herstel"), replace(here, via="https://example.org/les"))
    with pytest.raises(OntologyError, match="a claim was derived from it, but it is not here"):
        made.finish()


def test_a_draft_keeps_two_decimals_of_a_confidence() -> None:
    made, here = draft()
    made.add_node(candidate("Trajectory", "Herstel"), replace(here, confidence=2 / 3))
    assert made.finish().nodes[0].evidence[0].confidence == 0.67


def test_a_draft_leaves_out_empty_pages() -> None:
    made = Draft(load(), report().document, [Page(0, 1, ""), Page(0, 2, "Zin 1")])
    assert [page.number for page in made.pages] == [2]
