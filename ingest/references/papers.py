"""Papers of parliament, official gazettes and numbered reports, cited by their identifier.

Source of the identifiers: those of officielebekendmakingen.nl, as its addresses show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import mint
from ingest.references.reference import DOSSIER, Reference

OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
DIGITAL = 1995  # the first year whose papers and gazettes are published by identifier
NUMBERED = 2010  # the same, for what had no running number before
FIRST_DIGITAL_DOSSIER = 24_000

SESSION = r"(?P<session>(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)?\d\d))"
HOUSE = r"(?P<house>II|I|TK|EK)\b"
DOSSIER_NUMBER = (
    r"(?P<dossier>\d{2}[ \u00a0.]?\d{3})(?!\d)"
    r"(?:[ –-](?P<part>[IVX]{2,6}(?!\w|\.\w)|(?:[IVX]|[A-F]|\d{2}(?=,? ?nr))(?![\w.])))?"
)
PAPER_NUMBER = (
    r"(?:,?\s*(?:nrs?\b\.?|no\.)\s*(?P<number>\d{1,4})|,\s*(?P<letter>[A-Z]{1,2})(?!\w)"
    r"|-(?P<tail>\d{1,4}))(?!\d)"
)
PAPER_START = re.compile(r"Kamerstuk|(?:Tweede|Eerste) Kamer|\b[TE]K\b")
PAPER = re.compile(
    rf"(?:\bKamerstuk(?:ken)?(?:/dossier|nummer)?:?\s*(?:{HOUSE},?\s*)?(?:(?:vergaderjaar\s+)?{SESSION},?\s*)?"
    rf"|\b(?:(?P<chamber>Tweede|Eerste) Kamer(?: der Staten-Generaal)?|TK|EK),?\s+"
    rf"(?:vergaderjaar\s+)?{SESSION.replace('session', 'years')},?\s*)"
    rf"(?:TK\s+|EK\s+|dossier(?:nummer)?\s+)?{DOSSIER_NUMBER}(?:{PAPER_NUMBER})?"
)
PROCEEDINGS = re.compile(
    rf"\bHandelingen\s+{HOUSE},?\s*(?:vergaderjaar\s+)?{SESSION},?\s*nr\.?\s*(?P<number>\d{{1,3}}),?"
    r"\s*(?:item|nr\.)\s*(?P<item>\d{1,3})(?!\d)"
)
ANSWERS = re.compile(
    rf"\bAanhangsel(?:\s+van\s+de)?(?:\s+Handelingen)?,?\s+(?:{HOUSE},?\s*)?(?:vergaderjaar\s+)?"
    rf"{SESSION},?\s*nr\.?\s*(?P<number>\d{{1,4}})(?!\d)"
)
GAZETTE = re.compile(
    r"\b(?P<gazette>Stb\.|Stcrt\.|Trb\.|Staatsblad|Staatscourant|Tractatenblad)\s*"
    r"(?P<year>(?:19|20)\d\d)(?:,\s*(?:nr\.\s*)?|\s+nr\.\s*)(?P<number>\d{1,6})(?!\d)"
)
GAZETTES = {
    "stb": ("Staatsblad", DIGITAL),
    "stcrt": ("Staatscourant", NUMBERED),
    "trb": ("Tractatenblad", DIGITAL),
}
SHORT = {"staatsblad": "stb", "staatscourant": "stcrt", "tractatenblad": "trb"}
LITERAL = re.compile(
    r"(?<![\w-])(?P<paper>kst-(?P<dossier>\d{5})(?:-(?P<part>[IVX]{1,6}|[A-F]|\d{2}))?"
    r"-(?P<number>\d{1,4}|[A-Z]{1,2}))(?![\w-])"
    r"|(?<![\w-])(?P<other>(?:blg-\d{4,8}|(?:ah|h)-[te]k-\d{8}-\d{1,4}(?:-\d{1,3})?"
    r"|(?:stb|stcrt|trb)-\d{4}-\d{1,6}))(?![\w-])"
)
LITERAL_STARTS = ("kst-", "blg-", "h-tk-", "h-ek-", "stb-", "stcrt-", "trb-")
OWN = re.compile(  # a source that is no address may be that of a figure
    r"^[ \t*_>]*(?:(?:Kamerstuk(?:/dossier|nummer)?|Rapport(?:nummer)?)[ \t*_]*:"
    r"|Bron[ \t*_]*:[ \t*_<]*https?:)[^\n]*$",
    re.MULTILINE,
)
REPORT = re.compile(
    r"[Rr]apport(?:nummer|nr\.?|\s+(?:nummer|nr\.))?:?\s+(?P<report>(?:19|20)\d\d/\d{3})(?![\d/])"
)


def find_papers(text: str) -> Iterator[Reference]:
    """The papers, gazettes and numbered reports that ``text`` cites.

    >>> [one.identifier for one in find_papers("Zie Kamerstukken II 2020/21, 31 066, nr. 700.")]
    ['kst-31066-700']
    """
    for found in PAPER_START.finditer(text):
        if match := PAPER.match(text, found.start()):
            yield _paper(match)
    if "Handelingen" in text or "Aanhangsel" in text:
        for match in PROCEEDINGS.finditer(text):
            yield _proceedings(match)
        for match in ANSWERS.finditer(text):
            yield _answer(match)
    for match in GAZETTE.finditer(text):
        yield _gazette(match)
    if any(start in text for start in LITERAL_STARTS):
        for match in LITERAL.finditer(text):
            yield _literal(match)
    for match in REPORT.finditer(text):
        name = f"Rapport {match['report']}"
        yield _publication(match, name, match["report"], official=False)


def find_own(head: str) -> Iterator[Reference]:
    r"""The numbers by which a document names itself, in its first lines or its address.

    >>> [one.identifier for one in find_own("Datum: 1 mei 2020\nRapportnummer: 2020/044")]
    ['2020/044']
    """
    for line in OWN.finditer(head):
        for one in find_papers(line.group()):
            yield replace(one, start=line.start() + one.start, end=line.start() + one.end)


def _paper(match: re.Match[str]) -> Reference:
    """A paper of parliament, or the whole dossier where no number of a paper follows."""
    session = _session(match["session"] or match["years"])
    first_chamber = match["house"] in {"I", "EK"} or match["chamber"] == "Eerste"
    letter = match["letter"] if first_chamber else None
    number = match["number"] or letter or match["tail"]
    end = match.end() if number else match.end("part") if match["part"] else match.end("dossier")
    dossier = re.sub(r"\D", "", match["dossier"])
    if number is None:
        code = "-".join(filter(None, (dossier, match["part"])))
        iri, name = mint("Publication", "dossier", code), _dossier(dossier, match["part"])
        told = iri, f"Kamerstukdossier {name}", f"{DOSSIER}{code}", f"{OFFICIAL}dossier/{code}"
        return Reference(match.start(), end, "Publication", *told)
    digital = session >= DIGITAL if session else int(dossier) >= FIRST_DIGITAL_DOSSIER
    name, code = _paper_name(dossier, match["part"], number)
    return _publication(match, name, code, official=digital)


def _paper_name(dossier: str, part: str | None, number: str) -> tuple[str, str]:
    printed = f"nr. {number}" if number.isdigit() else number
    return f"Kamerstuk {_dossier(dossier, part)}, {printed}", "-".join(
        filter(None, ("kst", dossier, part, number))
    )


def _dossier(digits: str, part: str | None) -> str:
    """The dossier as it is printed: ``36 410 XV``."""
    return " ".join(filter(None, (digits[:2], digits[2:], part)))


def _session(years: str | None) -> int:
    """The first year of a session of parliament, 0 where none is given."""
    return 0 if years is None else int(years[:4])


def _proceedings(match: re.Match[str]) -> Reference:
    code, name = _handelingen(match)
    number, item = int(match["number"]), int(match["item"])
    name, code = f"Handelingen {name}, nr. {number}, item {item}", f"h-{code}-{number}-{item}"
    return _publication(match, name, code, official=_session(match["session"]) > NUMBERED)


def _answer(match: re.Match[str]) -> Reference:
    code, name = _handelingen(match)
    number = int(match["number"])
    name, code = f"Aanhangsel van de Handelingen {name}, nr. {number}", f"ah-{code}-{number}"
    return _publication(match, name, code, official=_session(match["session"]) >= NUMBERED)


def _handelingen(match: re.Match[str]) -> tuple[str, str]:
    """The house and session, as in identifiers and in print: ``tk-20182019``, ``II 2018/19``."""
    house, chamber = ("ek", "I") if match["house"] in {"I", "EK"} else ("tk", "II")
    year = _session(match["session"])
    return f"{house}-{year}{year + 1}", f"{chamber} {year}/{(year + 1) % 100:02d}"


def _gazette(match: re.Match[str]) -> Reference:
    written = match["gazette"].rstrip(".").lower()
    short = SHORT.get(written, written)
    title, since = GAZETTES[short]
    number = int(match["number"])
    code = f"{short}-{match['year']}-{number}"
    name = f"{title} {match['year']}, {number}"
    return _publication(match, name, code, official=int(match["year"]) >= since)


def _literal(match: re.Match[str]) -> Reference:
    """An identifier that stands in the text as such, as in an address."""
    if match["paper"]:
        name, code = _paper_name(match["dossier"], match["part"], match["number"])
        return _publication(match, name, code, official=True)
    gazette, _, rest = match["other"].partition("-")
    named = f"{GAZETTES[gazette][0]} {rest.replace('-', ', ')}" if gazette in GAZETTES else None
    return _publication(match, named or match["other"], match["other"], official=True)


def _publication(match: re.Match[str], name: str, code: str, *, official: bool) -> Reference:
    iri, address = mint("Publication", code), f"{OFFICIAL}{code}.html" if official else None
    return Reference(*match.span(), "Publication", iri, name, code, address)
