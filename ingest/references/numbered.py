"""Laws cited by their number: BWB, JCI and CELEX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.laws import LAW, Laws
from ingest.references.provisions import Cited, provision
from ingest.references.reference import Reference
from ontology.schema import Concept

BWB = re.compile(
    r"(?:\bjci1\.\d(?:\.\d)?:[cv]:)?(?<!\w)(?P<bwb>BWB[RV]\d{7})"
    r"(?P<parts>(?:&(?:amp;)?[a-z]+=[\w:.-]*\w)*)(?!\w)"
)
PART = re.compile(r"&(?:amp;)?(?P<name>artikel|lid|onderdeel)=(?P<value>[\w:.-]*\w)")
CELEX = re.compile(r"3(?<![\w/]3)(?:19|20)\d\d[RLDFH]\d{4}(?!\w)")


def find_numbered(text: str, laws: Laws) -> Iterator[Reference]:
    """The laws, and articles of laws, that ``text`` cites by number."""
    for match in BWB.finditer(text) if "BWB" in text else ():
        law = laws.by_bwb.get(match["bwb"])
        parts = {part["name"]: part["value"] for part in PART.finditer(match["parts"])}
        if law is not None and "artikel" in parts:
            article = Cited(
                *match.span(), parts["artikel"], parts.get("lid"), parts.get("onderdeel")
            )
            yield provision(
                *(laws.place(law, article.number, None) or (law, article.number)), article
            )
        else:
            yield _law(match, law, match["bwb"], f"https://wetten.overheid.nl/{match['bwb']}")
    for match in CELEX.finditer(text):
        yield _law(match, laws.by_celex.get(match[0]), match[0], act(match[0]))


def _law(match: re.Match[str], law: Concept | None, number: str, iri: str) -> Reference:
    """A law by its number; one that the ontology does not know is called by it."""
    if law is None:
        return Reference(*match.span(), LAW, iri, number, number)
    return Reference(*match.span(), LAW, law.id, law.label(), number, law=law.id)


def act(celex: str) -> str:
    """The IRI of an act of the Union."""
    return f"http://publications.europa.eu/resource/celex/{celex}"
