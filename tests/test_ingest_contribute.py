"""Contributions: every claim has a literal quote, and ids depend on content alone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gate import check_shapes
from ingest.annotations import findings, text_of
from ingest.check import same
from ingest.contribute import contribute
from ingest.nlp import read_doc
from ingest.read import read_bytes
from ontology.load import load
from tests.documents import make_docx
from tests.pipeline import contribution, found, nlp, nodes, read, titles

if TYPE_CHECKING:
    from graph.model import Contribution, Evidence

PARTS = (
    "In de toeslagenaffaire kwam de hulp te laat, waardoor ouders in onzekerheid zaten.",
    "De SVB informeerde burgers onvoldoende over hun rechten.",
    "Daarom bevelen wij de minister van Financiën aan om ouders beter te informeren.",
    "Het kabinet heeft toegezegd in 2025 een meldpunt in te stellen voor gedupeerden.",
    "Mevrouw Anna Zomerdijk (a.zomerdijk@voorbeeld.nl) kreeg ten onrechte geen geld.",
    "De Nationale ombudsman heeft de toeslagenaffaire onderzocht.",
    "Deze aanbeveling is in maart 2021 uitgevoerd.",
    "In hoofdstuk 3 staat de opzet van dit onderzoek.",
)
GAPS = ("\n\n", " ", "\n", "\f", "\n\n# Bevindingen\n\n", "\n- ")
TEXTS = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from(GAPS)), min_size=1, max_size=8
).map(lambda pairs: "".join(part + gap for part, gap in pairs))
REPORT = "\n\n".join(PARTS)


def evidence(one: Contribution) -> list[Evidence]:
    return [e for node in one.nodes for e in node.evidence] + [
        e for edge in one.edges for e in edge.evidence
    ]


@given(TEXTS)
def test_every_claim_has_a_passage_and_every_quote_stands_at_its_offsets(text: str) -> None:
    one = contribution(text)
    source = read_bytes("rapport.txt", text.encode())
    passages = {passage.id: passage for passage in one.passages}
    pages = "".join(page.text for page in one.pages)
    assert all(node.evidence for node in one.nodes)
    assert all(edge.evidence for edge in one.edges)
    assert {e.passage for e in evidence(one)} == set(passages)
    for passage in one.passages:
        assert passage.quote == pages[passage.start : passage.end]
        assert same(passage.quote, source.text[passage.start : passage.end])
        assert passage.page == source.page_at(passage.start)


@given(TEXTS)
def test_the_same_bytes_give_the_same_contribution_and_pass_the_gate(text: str) -> None:
    one = contribution(text)
    assert contribution(text) == one
    check_shapes(one, load())


@given(TEXTS)
def test_the_pages_are_the_whole_text(text: str) -> None:
    one = contribution(text)
    assert same("".join(page.text for page in one.pages), read_bytes("x.txt", text.encode()).text)


def test_ids_stay_the_same_when_another_part_of_the_report_changes() -> None:
    text = f"# Bevindingen\n\n{REPORT}"
    before, after = contribution(text), contribution(f"# Vooraf\n\nEen nieuwe alinea.\n\n{text}")
    kept = set(titles(before)) & set(titles(after))
    assert before.document.id != after.document.id
    first = next(node.id for node in nodes(before, "Lesson") if PARTS[0] in node.title)
    assert set(titles(before)) - kept <= {first, *_derived(before, first)}


def _derived(one: Contribution, statement: str) -> set[str]:
    return {edge.subject for edge in found(one, "followsUp") if edge.object == statement}


def test_a_statement_has_another_id_under_another_heading() -> None:
    (one,), (other,) = (
        nodes(contribution(f"# {heading}\n\n{PARTS[0]}"), "Lesson") for heading in ("Eén", "Twee")
    )
    assert one.get("text") == other.get("text")
    assert one.id != other.id


def test_one_sentence_in_two_reports_is_one_statement() -> None:
    one, other = (contribution(f"# Bevindingen\n\n{PARTS[0]}", title=t) for t in ("Eén", "Twee"))
    assert [node.id for node in nodes(one, "Lesson")] == [
        node.id for node in nodes(other, "Lesson")
    ]


def test_known_things_have_the_iri_of_the_ontology_and_candidates_one_of_their_name() -> None:
    one = contribution("De SVB en de Autoriteit Schone Lucht hielpen.")
    other = contribution("Later kwam de Autoriteit  Schone Lucht weer langs.")
    known, candidate = sorted(
        nodes(one, "Organisation"), key=lambda node: node.get("candidate") or ""
    )
    assert known.id in load().concepts
    assert [node.id for node in nodes(other, "Organisation")] == [candidate.id]


def test_what_a_statement_claims_is_derived_from_that_statement() -> None:
    one = contribution(REPORT)
    statements = {
        node.id for kind in ("Lesson", "Recommendation", "Measure") for node in nodes(one, kind)
    }
    for edge in one.edges:
        if edge.subject in statements:
            assert {e.via for e in edge.evidence} == {edge.subject}


def test_the_document_says_what_is_known_of_it() -> None:
    one = contribution(REPORT, title="Lessen", publisher="svb", published="2021-03").document
    assert one.title == "Lessen"
    assert one.get("publisher") == "Sociale Verzekeringsbank"
    assert one.get("published") == "2021-03"


def test_a_publisher_or_title_with_a_person_in_it_keeps_no_name() -> None:
    one = contribution(
        REPORT, title="Brief van mevrouw Zomerdijk", publisher="Anna Zomerdijk"
    ).document
    assert one.get("publisher") is None
    assert "Zomerdijk" not in one.title


def test_the_title_of_a_document_is_no_longer_than_the_shapes_allow() -> None:
    one = contribution(REPORT, title="Evaluatie " * 100)
    check_shapes(one, load())


def test_a_word_document_is_quoted_as_it_was_read() -> None:
    content = make_docx(title="Evaluatie")
    source = read_bytes("rapport.docx", content)
    one = contribute(read_doc(nlp(), source), load())
    assert all(p.quote == source.text[p.start : p.end] for p in one.passages)


@pytest.mark.parametrize("seed", range(3))
def test_reports_read_before_make_no_difference(seed: int) -> None:
    texts = [REPORT, *PARTS]
    expected = [contribution(text) for text in texts]
    order = random.Random(seed).sample(range(len(texts)), len(texts))  # noqa: S311
    assert all(contribution(texts[i]) == expected[i] for i in order)


def test_a_sentence_is_evidence_for_a_name_it_does_not_bear_only_by_way_of_its_statement() -> None:
    said = "De SVB onderzocht de toeslagenaffaire. De hulp kwam te laat, waardoor ouders wachtten."
    one = contribution(said)
    (lesson,) = (node for node in one.nodes if node.kind == "Lesson")
    (affair,) = (node for node in one.nodes if node.kind == "Trajectory")
    (passage,) = {found.passage for found in lesson.evidence}
    assert {found.via for found in affair.evidence if found.passage == passage} == {lesson.id}
    assert None in {found.via for found in affair.evidence if found.passage != passage}


def test_words_that_recur_are_one_statement_by_their_surest_reading() -> None:
    block = "De wet bood geen ruimte voor maatwerk.\n\nDe hulp aan de ouders kwam veel te laat.\n\n"
    doc = read(block * 4)  # the first and last have other words beside them
    judged = findings(doc).statements
    *_, doubtful, sure, _ = [
        i for i, one in enumerate(judged) if "te laat" in text_of(doc, one.place)
    ]
    judged[doubtful] = replace(judged[doubtful], confidence=0.6, subdimension="beleid")
    judged[sure] = replace(judged[sure], confidence=1.0, subdimension="uitvoering")
    one = contribute(doc, load())
    check_shapes(one, load())
    [told] = [
        node for node in nodes(one, "Lesson") if len(node.evidence) == 3 and "te laat" in node.title
    ]
    assert [*told.all("subdimension")] == ["uitvoering"]


def test_a_figure_that_recurs_in_other_capitals_is_told_as_it_first_stood() -> None:
    said = "In de toeslagenaffaire kregen ouders te laat 26.000 Euro."
    one = contribution(f"{said}\n\n{said.lower()}\n\n{said.upper()}")
    check_shapes(one, load())
    assert [node.get("text") for node in nodes(one, "Figure")] == ["26.000 Euro"]


def test_the_number_of_a_note_is_no_part_of_what_is_said_but_of_the_quote() -> None:
    said = "De hulp aan de ouders kwam veel te laat,<sup>3</sup> waardoor zij schade leden."
    one = contribution(said)
    (lesson,) = nodes(one, "Lesson")
    assert lesson.get("text") == said.replace("<sup>3</sup>", "")
    assert [passage.quote for passage in one.passages] == [said]
