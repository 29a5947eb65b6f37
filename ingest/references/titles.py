"""Publications cited by their title: ``het rapport ‘Herstel bieden: een vak apart’ (2023)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from graph.model import mint
from ingest.annotations import findings, names_in
from ingest.dates import MONTHS
from ingest.names.linking import normalise
from ingest.references.reference import Reference

KIND = (
    r"(?:(?:eind|deel|onderzoeks|jaar|vervolg|advies|evaluatie|tussen)?rapport(?:age)?|advies|onderzoek"
    r"|\w*evaluatie|(?:beleids|start|hoofdlijnen)?notitie|\w*nota|\w*verkenning"
    r"|(?:kabinets)?reactie|publicatie|handreiking|brochure|boek|jaarverslag|(?:kamer)?brief"
    r"|\w*studie|essay|handboek|beleidsdoorlichting|visie)"
)
YEAR = r"(?:19|20)\d\d"
OPEN, CLOSE = "‘'\"“„«*_", "’'\"”»*_"
QUOTED = re.compile(
    rf"[{OPEN}]{{1,2}}(?P<title>[A-ZÀ-Ý0-9][^{OPEN}{CLOSE}\n]*(?:\n[^{OPEN}{CLOSE}\n]+)?"
    rf"(?:['’](?=\w)[^{OPEN}{CLOSE}\n]*)*)[{CLOSE}]{{1,2}}(?!\w)"
)
QUOTED_KIND = re.compile(
    rf"(?<!\w){KIND}\s+(?:(?:getiteld|genaamd|met de titel|met als titel)[:,]?\s+)?$"
)
LONGEST_KIND = 60  # characters before a title that say what it is the title of
MONTH = "|".join(MONTHS)
DATED = rf"(?:in|uit|van)\s+(?:(?:\d{{1,2}}\s+)?(?:{MONTH})\s+)?{YEAR}(?!\w)"
BARE = re.compile(
    rf"(?:rapport|publicatie)[^\S\n]+(?P<title>[A-ZÀ-Ý][\w'’-]*"
    rf"(?:[:,]?[^\S\n]+(?!{YEAR}|{DATED})[\w'’/-]+){{1,13}}?)"
    rf"(?:[^\S\n]+(?P<number>{YEAR})(?!\w|-)|(?=[^\S\n]+\({YEAR}\))|(?=[^\S\n]+{DATED}))"
)
BEHIND = re.compile(
    rf"(?:[{CLOSE}]|<sup>\d+</sup>|\[\d+\])?,?\s*(?:\(\s*(?P<bracketed>{YEAR})\s*\)"
    rf"|{DATED.replace(YEAR, f'(?P<year>{YEAR})')})"
)
BY = re.compile(r",?\s*(?:van|door)\s+(?:de\s+|het\s+)?")
MORE = re.compile(r"[^\S\n]+(?:bij[^\S\n]+(?:de|het)[^\S\n]+)?(?=[A-ZÀ-Ý])")
PLACES = "Den Haag|Amsterdam|Utrecht|Rotterdam|Leiden"
NOTED = re.compile(
    rf"\s*\(\s*(?P<year>{YEAR})[a-z]?\s*\)[.,:]?\s*[{OPEN}]{{0,2}}"
    rf"(?P<title>[A-ZÀ-Ý][^{OPEN}{CLOSE}\n.]{{5,200}}?)[{CLOSE}]{{0,2}}\s*"
    rf"(?=\.|,\s*(?:pp?\.|blz\.|{PLACES}|Kamerstuk|bijlage)|$)",
    re.MULTILINE,
)
FEWEST, MOST = 2, 25  # words of a title
LEAST, LONGEST = 8, 300  # letters of a title, and characters
QUOTED_SURE, BARE_SURE = 0.85, 0.6


def find_titles(doc: Doc) -> Iterator[Reference]:
    """The publications that the text cites by title, with publisher and year where it says so.

    Their title stands between quotation marks or in italics behind what it is; without these, a
    report's ends at a year. In a list of sources it stands behind an organisation and a year.
    """
    text = findings(doc).source.text
    for match in QUOTED.finditer(text):
        kind = QUOTED_KIND.search(text, max(0, match.start() - LONGEST_KIND), match.start())
        if kind is not None and is_title(match["title"]):
            yield _titled(doc, kind.start(), match.end(), match["title"], QUOTED_SURE)
    for match in BARE.finditer(text):
        end = _end(doc, match)
        if end is not None and is_title(match["title"]):
            yield _titled(doc, match.start(), end, text[match.start("title") : end], BARE_SURE)
    for name in findings(doc).names:
        if name.label_ == "Organisation":
            yield from _noted(text, name)


def is_title(text: str) -> bool:
    """Whether the words can be a title, not a sentence that is quoted."""
    words = text.split()
    return (
        FEWEST <= len(words) <= MOST
        and len(text) <= LONGEST
        and sum(char.isalpha() for char in text) >= LEAST
        and not text.rstrip().endswith((".", ","))
    )


def _end(doc: Doc, match: re.Match[str]) -> int | None:
    """Where a title without marks ends: with its year, or the organisation that is named behind it.

    ``None`` where it goes on with something else.
    """
    more = MORE.match(findings(doc).source.text, match.end()) if match["number"] else None
    if more is None:
        return match.end()
    named = names_in(doc, more.end(), more.end() + 150, "Organisation")
    return named[0].end_char if named and named[0].start_char == more.end() else None


def _titled(doc: Doc, start: int, end: int, title: str, confidence: float) -> Reference:
    text = findings(doc).source.text
    behind = BEHIND.match(text, end)
    publisher = _publisher(doc, end if behind is None else behind.end()) or _publisher(doc, end)
    behind = behind or (BEHIND.match(text, publisher.end_char) if publisher else None)
    year = None if behind is None else behind["bracketed"] or behind["year"]
    return _publication((start, end), title, publisher, year, confidence)


def _publisher(doc: Doc, at: int) -> Span | None:
    """The organisation that is named right behind the title ("van de Algemene Rekenkamer")."""
    link = BY.match(findings(doc).source.text, at)
    if link is None:
        return None
    named = names_in(doc, link.end(), link.end() + 150, "Organisation")
    return named[0] if named and named[0].start_char == link.end() else None


def _noted(text: str, author: Span) -> Iterator[Reference]:
    """A source as notes give it: ``Algemene Rekenkamer (2019). De titel. Den Haag`` or the like."""
    match = NOTED.match(text, author.end_char)
    if match is not None and is_title(match["title"]):
        end = match.end("title")
        place = author.start_char, end
        yield _publication(place, match["title"], author, match["year"], QUOTED_SURE)


def _publication(
    place: tuple[int, int], title: str, publisher: Span | None, year: str | None, confidence: float
) -> Reference:
    title = " ".join(title.split()).strip(" ,;:")
    return Reference(
        *place,
        "Publication",
        mint("Publication", normalise(title)),
        title,
        publisher=None if publisher is None else publisher.id_,
        year=year,
        confidence=confidence,
    )
