"""What texts cite by identifier: court rulings, acts of the Union, parliamentary papers, gazettes.

Each identifier is brought to its official form, with the address where it was published; where it
is not certain that an address exists, there is none. Sources: the conventions of ECLI and CELEX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import mint

SEPARATED = r"[\s\u00ad]*[:;\-\u2010-\u2013][\s\u00ad]*"
ECLI = re.compile(
    rf"\bECLI{SEPARATED}([A-Z]{{2}}){SEPARATED}([A-Z][A-Z0-9]{{0,6}}){SEPARATED}"
    rf"((?:19|20)\d\d){SEPARATED}([A-Z0-9]+(?:\.[A-Z0-9]+)*)(?!\w)"
)
LJN = re.compile(r"\bLJN(?:[ -]?(?:nummer|nr\.?))?[:\s]*([A-Z]{2}) ?(\d{4})\b")
ACT = re.compile(
    r"\b(?P<sort>\w*[Vv]erordening|\w*[Rr]ichtlijn|\w*[Bb]esluit)\s+(?:\((?P<by>E[UG]|EEG)\)\s+)?"
    r"(?P<nr>nr\.\s+)?(?P<first>\d{1,4})/(?P<second>\d{1,4})(?:/(?P<after>E[UG]|EEG|JBZ))?(?![\w/])"
)
LETTERS = {"verordening": "R", "richtlijn": "L", "kaderbesluit": "F", "besluit": "D"}
NUMBER_FIRST = ("verordening", "besluit")  # before that; a decision where it is called "nr."
DOSSIER = "dossier "
YEAR_FIRST = 2015  # since then every act of the Union bears its year before its number


@dataclass(frozen=True, slots=True)
class Reference:
    """That the characters ``start`` to ``end`` cite a thing of ``kind``.

    ``iri`` is what the thing is known by in the graph; ``name`` what it is called. ``address`` is
    where it was published and ``law`` the IRI of the instrument that a provision stands in.
    """

    start: int
    end: int
    kind: str
    iri: str
    name: str
    identifier: str | None = None
    address: str | None = None
    law: str | None = None
    publisher: str | None = None
    year: str | None = None
    confidence: float = 0.95

    @property
    def whole_dossier(self) -> bool:
        """Whether it is a dossier of parliament as a whole, and no paper in it."""
        return (self.identifier or "").startswith(DOSSIER)


def find_rulings(text: str) -> Iterator[Reference]:
    """The court rulings that ``text`` cites by ECLI, or by the LJN of before 2013."""
    if "ECLI" in text:
        for match in ECLI.finditer(text):
            ecli = ":".join(("ECLI", *match.groups()))
            address = ecli_address(ecli)
            yield Reference(*match.span(), "Ruling", address, ecli, ecli, address)
    if "LJN" in text:
        for match in LJN.finditer(text):
            ljn = f"LJN {match[1]}{match[2]}"
            yield Reference(*match.span(), "Ruling", mint("Ruling", ljn), ljn, ljn)


def ecli_address(ecli: str) -> str:
    """Where the ruling can be read: with the Dutch courts, or through the European portal."""
    if ecli.startswith("ECLI:NL:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={ecli}"
    return f"https://e-justice.europa.eu/ecli/{ecli}"


def celex_of(name: str) -> str | None:
    """The CELEX number of an act of the Union that is named by its number.

    >>> celex_of("Verordening (EU) 2016/679"), celex_of("Richtlijn 2000/78/EG")
    ('32016R0679', '32000L0078')
    >>> celex_of("Verordening (EG) nr. 883/2004"), celex_of("Besluit 12/2020")
    ('32004R0883', None)
    """
    match = ACT.fullmatch(" ".join(name.split()))
    if match is None or not (match["by"] or match["after"]):
        return None
    sort = next(one for one in LETTERS if match["sort"].lower().endswith(one))
    first, second = int(match["first"]), int(match["second"])
    since = "EU" in (match["by"], match["after"]) and first >= YEAR_FIRST
    number_first = sort in NUMBER_FIRST and (
        match["nr"] is not None or (sort == "verordening" and not since)
    )
    year, number = (second, first) if number_first else (first, second)
    if year < 100:  # noqa: PLR2004 - a year of two digits, as was usual until 1999
        year += 1900
    if not 1952 <= year <= 2099:  # noqa: PLR2004 - the years there are acts of
        return None
    return f"3{year}{LETTERS[sort]}{number:04d}"
