"""Where a quote stands: its page, if there are pages, and the answer that it is of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from graph.draft import Draft, make_node
from graph.model import Evidence, Page, Passage, mint
from graph.quoting import part_of
from graph.reading import has_pages
from graph.sheets.writer import Writer
from graph.store import open_store
from ontology import load
from tests.contributions import make_document

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Contribution

LATE = "De besluiten kwamen te laat."
TEXT = f"Inleiding.\n\nVraag 27\nHoe ging het?\n\nAntwoord 27\n{LATE}\n\nVraag 28\nEn daarna?\n"


def passage(text: str, quote: str) -> Passage:
    start = text.index(quote)
    return Passage(start, start + len(quote), 1, quote, "urn:passage")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"Titel\n\nAlgemene Rekenkamer\n\nDatum: 3 mei 2021\n\n{LATE}", ""),
        (
            f"Titel\n\nDatum: 3 mei 2021\n\n2.1 Wat misging\n\nEen zin.\n\n{LATE}",
            "‘2.1 Wat misging’",
        ),
        (f"# Titel\n\n## **De brieven**\n\nEen zin. {LATE}", "‘De brieven’"),
        (f"Titel\n\nHerstel: de stand in 2022\n\n{LATE}", "‘Herstel: de stand in 2022’"),
        (f"Titel\n\n4. Advies\n\nAan de SVB: meld dit.\n\n{LATE}", "‘4. Advies’"),
        (f"Titel\n\nDe reden\n\nHet ging mis.\n\nOnze referentie\n\n{LATE}", "‘De reden’"),
        (f"Titel\n\nKamerstuk: 31 066\n\n{LATE}", ""),
        (f"# Titel\n\nEen zin op een regel.\n\n{LATE}", ""),
        (f"Titel\n\nRegel | van | een tabel\n\n{LATE}", ""),
    ],
)
def test_a_quote_of_a_text_without_pages_stands_under_its_heading(text: str, part: str) -> None:
    assert part_of([(0, text)], passage(text, LATE)) == part
    half = text.index(LATE)
    assert part_of([(0, text[:half]), (half, text[half:])], passage(text, LATE)) == ""


@pytest.mark.parametrize(
    ("quote", "part"),
    [("Inleiding.", ""), ("Hoe ging het?", ""), (LATE, "Antwoord 27"), ("En daarna?", "")],
)
def test_a_quote_is_of_the_answer_that_it_stands_in(quote: str, part: str) -> None:
    assert part_of([(0, TEXT)], passage(TEXT, quote)) == part


def test_an_answer_that_is_named_within_a_sentence_begins_none() -> None:
    text = f"Antwoord 3\nZie daarover Antwoord 27 hierna. {LATE}"
    assert part_of([(0, text)], passage(text, LATE)) == "Antwoord 3"


@pytest.mark.parametrize(
    ("media", "page", "told"),
    [
        ("application/pdf", 1, True),
        ("text/plain", 1, False),
        ("text/html", 1, False),
        ("text/plain", 2, True),  # form feeds part its pages
        (None, 1, True),
    ],
)
def test_only_a_file_that_has_pages_is_cited_by_page(
    media: str | None, page: int, told: bool
) -> None:
    document = make_document({"sha256": "a" * 64, "title": "Stuk", "mediaType": media})
    assert has_pages(document, page) is told


def told(media: str) -> Contribution:
    digest = hashlib.sha256(media.encode()).hexdigest()
    known: dict[str, str | None] = {"sha256": digest, "title": "Antwoorden", "mediaType": media}
    draft = Draft(load(), make_document(known), [Page(0, 1, TEXT)])
    start = TEXT.index(LATE)
    here = Evidence(draft.passage(start, start + len(LATE), 1, LATE).id, "test@1", 0.8)
    lesson = {"text": LATE, "polarity": "negatief"}
    draft.add_node(make_node(load(), "Lesson", mint("Lesson", digest), lesson), here)
    return draft.finish()


@pytest.mark.parametrize(
    ("media", "where"), [("text/plain", "Antwoord 27"), ("application/pdf", "p. 1, Antwoord 27")]
)
def test_every_quote_out_of_a_store_says_where_it_stands(
    tmp_path: Path, media: str, where: str
) -> None:
    with open_store(f"sqlite:///{tmp_path / 'citaten.sqlite'}") as store:
        store.put(told(media))
        (lesson,) = store.nodes("Lesson")
        known = store.node(lesson.id)
        assert known is not None
        (quote,) = store.quotes(known.evidence)
        cited = Writer(store).cited(quote)
    assert cited.where == where
    assert Writer(store).source(cited) == f"Antwoorden, zonder datum, {where}"
