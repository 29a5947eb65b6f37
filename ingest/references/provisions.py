"""Articles of laws: ``artikel 6:177 BW`` to Book 6 of the Civil Code, article 177.

Source of the references: Juriconnect, *Standaard logische links naar wetgeving*, version 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from graph.model import mint
from ingest.annotations import findings
from ingest.references.laws import LAW, Laws, relink
from ingest.references.reference import Reference
from ontology.schema import Concept

ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"),
    *("tiende", "elfde", "twaalfde"),
)
ORDINAL = "|".join(ORDINALS)
START = re.compile(r"(?<![\w-])(?:[Aa]rtikel(?:en)?|[Aa]rtt?\.)\s*(?=\d)")
ARTICLE = re.compile(r"\d{1,4}(?:[.:]\d{1,4}){0,3}[a-z]{0,3}(?![\w])")
AND = r"(?:,|\s+(?:en|of|tot en met))\s+"
PART = re.compile(
    r",?\s*(?:"
    rf"(?P<ordinal>{ORDINAL})(?P<more>(?:{AND}(?:{ORDINAL}))*)\s+lid"
    rf"|lid\s+(?P<lid>\d{{1,2}}[a-z]?)(?!\w)|leden\s+\d{{1,2}}(?:{AND}\d{{1,2}})*"
    r"|(?:aanhef\s+en\s+)?(?:onder(?:deel|delen)?|sub)\s+(?P<letter>[a-z])(?![\w.])"
    rf"(?:°|(?P<letters>(?:{AND}[a-z](?!\w))+))?"
    r"|(?:eerste|tweede|derde|laatste)\s+(?:vol)?zin|aanhef)"
)
NEXT = re.compile(
    r"(?:\s*,\s*|\s+(?:en|of|jo\.?|juncto|t/m|tot en met|alsmede)\s+|\s*,\s*(?:en|juncto)\s+)"
    r"(?:[Aa]rtikel(?:en)?\s+|[Aa]rt\.\s*)?(?=\d)"
)
TO_LAW = re.compile(
    r",?\s*(?:(?:van|uit|in|bij|der)\s+)?(?:de\s+|het\s+)?"
    r"(?:[Bb]oek\s+(?P<book>\d{1,2}A?)\s+(?:van\s+)?(?:het\s+)?)?"
)
AFTER_LAW = re.compile(r"\s*[,(]\s*(?:(?:in het bijzonder|met name|onder meer)\s+)?$")
NOT_OF_IT = re.compile(r",?\s*(?:van|uit|der)\b|\s+[A-ZÀ-Ý]")
COUNTED = re.compile(r"\s+[a-zà-ÿ]")  # behind a bare number: "artikel 3, en 20 gemeenten"
SHORT_NAME = re.compile(r"\s*\(\s*")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as it stands in a text: its number and, where only one is named, its paragraph."""

    start: int
    end: int
    number: str
    paragraph: str | None = None
    item: str | None = None


def find_provisions(doc: Doc, names: Iterable[Span], laws: Laws) -> Iterator[Reference]:
    """The articles that the text cites of laws that the ontology knows; no law is guessed.

    The law stands right behind the article, or before it ("de Awb, artikel 3:4").
    """
    text = findings(doc).source.text
    known = [name for name in names if name.label_ == LAW and name.kb_id_]
    starts = {name.start_char: name for name in known}
    ends = {name.end_char: name for name in known}
    end = 0
    for match in START.finditer(text):
        articles = list(_articles(text, match)) if match.start() >= end else []
        if not articles:
            continue
        end = articles[-1].end
        named = _law_behind(text, end, starts)
        if named is None:
            articles = _uncounted(text, articles)
            end = articles[-1].end
            named = _law_before(text, match.start(), end, ends)
        if named is None:
            continue
        law, book, stop = named
        articles[-1] = replace(articles[-1], end=max(stop, end))
        for article in articles:
            place = laws.place(laws.concepts[law.kb_id_], article.number, book)
            if place is not None:
                yield provision(*place, article)


def _articles(text: str, match: re.Match[str]) -> Iterator[Cited]:
    """The articles of an enumeration that starts at ``match``."""
    start, at = match.span()
    while (number := ARTICLE.match(text, at)) is not None:
        end, paragraphs, items = number.end(), [], []
        while (part := PART.match(text, end)) is not None:
            end = part.end()
            if part["ordinal"]:
                several = bool(part["more"])
                paragraphs.append("" if several else str(ORDINALS.index(part["ordinal"]) + 1))
            elif "lid" in part.group() or "leden" in part.group():
                paragraphs.append(part["lid"] or "")
            if part["letter"]:
                items.append("" if part["letters"] else part["letter"])
        paragraph = _only(paragraphs)
        item = _only(items) if paragraph or not paragraphs else None
        yield Cited(start, end, number.group(), paragraph, item)
        following = NEXT.match(text, end)
        if following is None:
            return
        start, at = following.end(), following.end()


def _only(parts: list[str]) -> str | None:
    """The one part that is named; an empty one stands for several."""
    return parts[0] or None if len(parts) == 1 else None


def _uncounted(text: str, articles: list[Cited]) -> list[Cited]:
    """The articles without a last one that is the number of something ("en 20 gemeenten")."""
    last = articles[-1]
    counts = len(articles) > 1 and last.number.isdigit() and COUNTED.match(text, last.end)
    return articles[:-1] if counts else articles


def _law_behind(
    text: str, end: int, starts: dict[int, Span]
) -> tuple[Span, str | None, int] | None:
    """The law named right behind an article, the book that is named with it, and where it ends."""
    link = TO_LAW.match(text, end)
    law = None if link is None else starts.get(link.end())
    return None if link is None or law is None else (law, link["book"], law.end_char)


def _law_before(
    text: str, start: int, end: int, ends: dict[int, Span]
) -> tuple[Span, str | None, int] | None:
    """The law named right before an article, unless another follows it."""
    link = AFTER_LAW.search(text, max(0, start - 40), start)
    law = None if link is None else ends.get(link.start())
    if law is None or NOT_OF_IT.match(text, end) is not None:
        return None
    return law, None, end


def provision(law: Concept, number: str, article: Cited) -> Reference:
    """The article of ``law`` that is called ``number`` there; its JCI where the law has one."""
    bwb = law.first("bwb")
    identifier = address = None
    iri = mint("Provision", law.id, number)
    if bwb is not None:
        whole = f"jci1.3:c:{bwb}&artikel={number}"
        parts = {"lid": article.paragraph, "onderdeel": article.item}
        identifier = whole + "".join(f"&{name}={part}" for name, part in parts.items() if part)
        iri, address = (f"https://wetten.overheid.nl/{one}" for one in (whole, identifier))
    name = f"{law.label()}, artikel {number}"
    return Reference(
        article.start, article.end, "Provision", iri, name, identifier, address, law.id
    )


def in_books(doc: Doc, names: list[Span], found: Iterable[Reference], laws: Laws) -> list[Span]:
    """The names, those of a code as a whole linked to the book that the article with them is in.

    So is its abbreviation in brackets right behind ("het Burgerlijk Wetboek (BW)").
    """
    books = {one.end: laws.concepts[one.law] for one in found if one.law is not None}
    linked: list[Span] = []
    for name in names:
        before = linked[-1] if linked else None
        book = books.get(name.end_char)
        if book is None and before is not None and before.kb_id_ in laws.concepts:
            gap = findings(doc).source.text[before.end_char : name.start_char]
            same = laws.concepts[before.kb_id_].broader == name.kb_id_
            book = laws.concepts[before.kb_id_] if same and SHORT_NAME.fullmatch(gap) else None
        linked.append(name if book is None or book.broader != name.kb_id_ else relink(name, book))
    return linked
