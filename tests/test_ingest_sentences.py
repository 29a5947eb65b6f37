"""Sentences: where they end, and that none crosses the border of a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.components.sentences import split
from tests.pipeline import places, read, sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Zie art. 12 van de wet en hfst. 3 van het plan.",
        "Dit kostte ca. 4 mln. euro, excl. btw.",
        "De regeling geldt o.a. voor ouders, m.b.t. toeslagen en t.a.v. schulden.",
        "Volgens prof. dr. A.B. Jansen en mr. C. de Vries ging het mis.",
        "Het stond in Stb. 2019, nr. 4 en in Kamerstukken II, par. 2.3.",
        "De groei was 3.5 procent in versie 2.0 van het plan.",
    ],
)
def test_an_abbreviation_or_initial_ends_no_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het ging mis. Ouders wachtten lang. Dat moet anders!", 3),
        ("Waarom ging het mis? Niemand weet het.", 2),
        ("Zij zei: ‘Ik wachtte jaren.’ Daarna kwam er post.", 2),
        ("Dat bleek in 2019.3 Daarna volgde herstel.", 2),
        ("Dat bleek in 2019.[12] Daarna volgde herstel.", 2),
        ("Zij wachtten … en wachtten. Niemand belde.", 2),
        ("De SVB betaalde te veel. DUO ook.", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_it_end(text: str, count: int) -> None:
    assert len(parts(text)) == count


def test_a_quotation_within_a_sentence_does_not_end_it() -> None:
    assert len(parts("‘Ik wachtte jaren.’ zei een ouder, en zij was niet de enige.")) == 1


@given(st.text(alphabet="Aab 1.?!\n”’)…", max_size=60))
def test_sentences_are_in_order_apart_and_leave_out_only_white_space(text: str) -> None:
    spans = list(split(text))
    ends = [0, *(end for _, end in spans)]
    assert all(start >= end for (start, _), end in zip(spans, ends, strict=False))
    assert "".join("".join(one.split()) for one in parts(text)) == "".join(text.split())
    assert all(one == one.strip() for one in parts(text))


def test_no_sentence_crosses_two_paragraphs() -> None:
    doc = read("De uitvoering kwam te laat\n\nOuders wachtten jaren")
    assert sentences(doc) == ["De uitvoering kwam te laat", "Ouders wachtten jaren"]


def test_every_list_item_is_a_sentence_of_its_own() -> None:
    doc = read("Wij bevelen aan:\n- richt één loket in\n- deel gegevens\n- leer van fouten.")
    assert sentences(doc)[1:] == ["richt één loket in", "deel gegevens", "leer van fouten."]


def test_a_sentence_may_run_over_lines() -> None:
    text = "De uitvoering van de regeling kwam\nte laat op gang. Ouders wachtten."
    assert sentences(read(text)) == [text[:51], text[52:]]


def test_a_sentence_knows_its_heading() -> None:
    doc = read("# Wat misging\n\nHet kwam te laat.\n\n# Wat goed ging\n\nMen luisterde.")
    assert [(p.heading) for p in places(doc) if p.block.kind == "paragraph"] == [
        "Wat misging",
        "Wat goed ging",
    ]


def test_a_question_of_members_is_marked_and_the_answer_is_not() -> None:
    doc = read(
        "Vraag 1\nBent u bekend met het bericht dat ouders te laat zijn betaald?\n\n"
        "Antwoord 1\nJa, ik ben bekend met dat bericht."
    )
    asked = {
        words: place.in_question for words, place in zip(sentences(doc), places(doc), strict=True)
    }
    assert asked["Bent u bekend met het bericht dat ouders te laat zijn betaald?"]
    assert not asked["Ja, ik ben bekend met dat bericht."]


def test_the_sentences_of_the_doc_are_those_of_the_findings() -> None:
    doc = read("# Kop\n\nHet ging mis. Ouders wachtten.\n\n- één\n- twee")
    assert {place.start for place in places(doc)} <= {sent.start_char for sent in doc.sents}
