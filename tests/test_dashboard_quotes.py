"""The page of all the quotes behind one claim, and the ways that lead to it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.pages import quotes
from dashboard.site import QUOTES, THING
from tests.dashboard_app import html, shown
from tests.dashboard_story import ADVICE, GOOD, KINDREGELING, TIMELINESS, TOESLAGEN, story

if TYPE_CHECKING:
    from pathlib import Path

MARKED = re.compile(r"<mark>(.*?)</mark>")
TOLD = "Ouders wachtten jaren op een besluit over hun schade."


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


def test_a_claim_with_more_quotes_than_are_shown_leads_to_all_of_them(url: str) -> None:
    text = html(shown(THING, url, id=TIMELINESS))
    (href,) = set(re.findall(r'href="(citaten\?[^"]*)"[^>]*>Alle 4 citaten<', text))
    asked = dict(parse_qsl(urlsplit(unescape(href)).query))
    found = html(shown(QUOTES, url, **asked))
    assert "<h1>4 citaten</h1>" in found
    quoted = MARKED.findall(found)
    assert len(quoted) == 4
    assert {TOLD, ADVICE, GOOD} < set(quoted)
    assert "Hersteloperatie" in found


def test_a_thing_has_the_quotes_it_is_named_in(url: str) -> None:
    text = html(shown(QUOTES, url, id=KINDREGELING))
    assert "<h1>2 citaten</h1>" in text
    assert len(MARKED.findall(text)) == 2


def test_many_quotes_are_leafed_through(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "SIZE", 2)
    pages = [html(shown(QUOTES, url, id=TOESLAGEN, p=str(page))) for page in (1, 2, 3, 9)]
    assert "Bladzijde 2 van 3" in pages[1]
    found = [MARKED.findall(page) for page in pages]
    assert found[2] == found[3]
    assert len({*found[0], *found[1], *found[2]}) == 6


def test_a_claim_that_is_not_there_is_said_to_be_unknown(url: str) -> None:
    for asked in ({}, {"id": "urn:x"}, {"id": TIMELINESS, "relatie": "cites", "naar": TOESLAGEN}):
        assert "Dit ding is niet bekend" in html(shown(QUOTES, url, **asked))
