"""Amounts, and numbers of people and things, with their unit and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.numerals import WORDS, numeral
from ontology.schema import Schema

EURO = "EUR"
RANGE = "bandbreedte"
COMPOUND = 6  # letters of a noun that also counts as the end of a compound
FEWEST_IN_WORDS = 10  # what is counted in words below this is mostly no count ("twee ouders")
TIMES = {
    "duizend": 1_000,
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
}
DIGITS = r"(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,15})(?:,\d{1,6})?(?![\d]|[.,:/]\d|[-–]\d)"
TIMES_WORD = r"(?:\s*(?:duizend|miljoen|miljard|mln\b\.?|mld\b\.?))"
OF_ALL = re.compile(rf"(?P<number>{DIGITS})\s+van\s+(?:de|deze|die)\s+(?:in\s+totaal\s+)?(?=\d)")
GAP = r"[^\S\n]*\n?[^\S\n]*"
TO = r"(?:tot(?:\s+en\s+met|\s+wel)?|à|a|t/m|of(?!\s*€)|[-–])"
NOT_COUNTED = re.compile(
    r"(?:\b(?:nrs?|art|artt|p|pp|blz|fig|par|tab|hfst|bijl)\.|[§#]|-/-"
    r"|\b(?:nummers?|artikel(?:en)?|bladzijden?|pagina(?:'s)?|paragra(?:af|fen)|hoofdstuk(?:ken)?"
    r"|tabel|figuur|grafiek|bijlage|vraag|vragen|antwoord|lid|leden|aanbeveling|stap|fase|deel|box"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|minus|min|per|(?<!nog )geen|op\s+(?:de|elke|iedere)))\s*$|(?<!\w)[-–−]$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"€|(?<![\w.,/:–−-])\d|\bEUR\b|\beuro\b(?={GAP}\d)"
    r"|\b(?=[Tt][aiw]|[Dd][eru]|[Vv][ei]|[Zz]e|[Aa]cht|[Nn]eg|[Ee][el]|[Hh]on)(?:\w{0,24}?(?:tig|tien|honderd|duizend)|elf|twaalf)(?=\w*\s)"
)
LONGEST_BEFORE = 24  # characters before a number that say what it is
CHANGE = re.compile(  # "steeg van … tot": no range
    r"\b(?:(?:steeg|stegen|gestegen|stijg\w*|groei\w*|gegroeid|daal\w*|gedaald|daling|toegenomen"
    r"|toename|afgenomen|afname|verhoogd?e?|verlaagd?e?|opgelopen)\b[^.;]{0,40}?|toe |af |op )"
    r"\b(?P<by>van|met)\s+$",
    re.IGNORECASE,
)
LONGEST_CHANGE = 60
YEAR = re.compile(r"(?:19|20)\d\d")
ADJECTIVE = (
    r"(?:(?!(?:deze|die|zelfde|hele|halve)\b)[a-zà-ÿ][\w'’-]{2,}e|(?:af|aan|be|ge|her|in|ont|op|toe|uit|ver)"
    r"[a-zà-ÿ-]{2,}en|extra|bruto|netto|WIA|WW|WAO|[a-zà-ÿ]+-)"
)
COMPOSED = r"(?:\([\w-]+\))?(?:[\w'’-]+)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """That the characters ``start`` to ``end`` give a number of ``unit``.

    ``unit`` and ``qualifier`` are codes of the ontology; ``up_to`` is the end of a range.
    """

    start: int
    end: int
    unit: str
    value: Decimal
    up_to: Decimal | None = None
    qualifier: str | None = None

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == EURO

    @property
    def canonical(self) -> str:
        """Value and unit, as in ``5500000000 EUR`` or ``3000-5000 huishoudens``."""
        values = (self.value,) if self.up_to is None else (self.value, self.up_to)
        return f"{'-'.join(map(plain, values))} {self.unit}"


def plain(value: Decimal) -> str:
    """The number without exponent or superfluous zeros.

    >>> plain(Decimal("5.50E+3")), plain(Decimal("1.50"))
    ('5500', '1.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Quantities:
    """Finds quantities, by the units and qualifying words of the ontology."""

    def __init__(self, schema: Schema) -> None:
        units = schema.members[schema.property("unit").scheme or ""]
        self._nouns = {cue.lower(): one.code for one in units for cue in one.cues}
        self._ends = sorted(
            (cue for cue in self._nouns if len(cue) >= COMPOUND), key=lambda cue: (-len(cue), cue)
        )
        qualifiers = schema.members[schema.property("qualifier").scheme or ""]
        self._qualifiers = {cue.lower(): one.code for one in qualifiers for cue in one.cues}
        self._before = _before(self._qualifiers)
        self._alone = _pattern(self._nouns, TO)
        self._between = _pattern(self._nouns, "en")
        self._single = _pattern(self._nouns, "(?!)")

    def find(self, text: str) -> Iterator[Quantity]:
        """The quantities in ``text``, in order of place."""
        at = 0
        while (number := NUMBER.search(text, at)) is not None:
            found = self._read(text, number.start())
            at = number.end() if found is None else found.end
            if found is not None:
                yield found

    def _read(self, text: str, start: int) -> Quantity | None:
        """The quantity whose number or currency stands at ``start``."""
        near = max(0, start - LONGEST_BEFORE)
        if (part := OF_ALL.match(text, start)) is not None:
            return self._part(text, part)
        before = self._before.search(text, near, start)
        between = before is not None and before["between"] is not None
        match = (self._between if between else self._alone).match(text, start)
        if match is not None and match["high"] and not between:
            changed = _changes(text, start if before is None else before.start(), match)
            match = self._single.match(text, start) if changed else match
        if match is None or NOT_COUNTED.search(text, near, start) is not None:
            return None
        unit = EURO if match["sign"] or match["euro"] else self._unit(match["noun"])
        qualifier = None if before is None or between else self._meant(before["qualifier"])
        value, up_to = _values(match)
        wrong = (up_to is None and between) or (up_to is not None and up_to <= value)
        if unit is None or wrong or (unit != EURO and not _counts(match, value, qualifier)):
            return None
        qualifier = qualifier if up_to is None else RANGE
        start = start if before is None else before.start()
        return Quantity(start, match.end(), unit, value, up_to, qualifier)

    def _part(self, text: str, part: re.Match[str]) -> Quantity | None:
        """So many of a number: "27 van de 62 dossiers" are 27."""
        match = self._single.match(text, part.end())
        unit = None if match is None or match["noun"] is None else self._unit(match["noun"])
        if match is None or unit is None:
            return None
        return Quantity(part.start(), match.end(), unit, numeral(part["number"]))

    def _meant(self, written: str) -> str:
        return self._qualifiers[" ".join(written.lower().split())]

    def _unit(self, noun: str) -> str | None:
        noun = noun.lower()
        known = self._nouns.get(noun) or self._nouns.get(noun.rsplit("-", 1)[-1])
        if known is not None:
            return known
        return next((self._nouns[end] for end in self._ends if noun.endswith(end)), None)


def _changes(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether two numbers are what something was, or grew by, and what it became."""
    change = CHANGE.search(text, max(0, start - LONGEST_CHANGE), start)
    return change is not None and (change["by"].lower() == "van" or bool(match["low_times"]))


def _before(cues: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the words that end right before a number and say how it is meant."""
    words = _alternatives(cues).replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?<![\w-])(?:(?P<between>tussen(?:\s+de)?)|(?P<qualifier>{words}))\s+$", re.IGNORECASE
    )


def _pattern(nouns: Iterable[str], to: str) -> re.Pattern[str]:
    """A pattern for a quantity, from its number or currency on; ``to`` joins those of a range."""
    number = rf"(?:{DIGITS}|{WORDS})"
    return re.compile(
        rf"(?P<sign>(?:€|EUR\b|euro\b){GAP})?"
        rf"(?P<low>{number})(?P<low_times>{TIMES_WORD})?"
        rf"(?:\s*(?:\beuro\s+)?{to}\s*(?:€\s*|de\s+)?"
        rf"(?P<high>{number})(?P<high_times>{TIMES_WORD})?)?"
        rf"(?(sign)(?:\s+euro(?!\w))?|(?:(?P<euro>\s+euro(?!\w))"
        rf"|(?<=[\w.])\s+(?-i:(?:{ADJECTIVE}\s+){{0,2}}"
        rf"(?P<noun>{COMPOSED}(?:{_alternatives(nouns)})))(?![\w-])))",
        re.IGNORECASE,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """The number, or the two of a range; what multiplies the second may hold for both."""
    value = _value(match["low"], match["low_times"])
    if match["high"] is None:
        return value, None
    if match["high_times"] and not match["low_times"] and value < 1000:  # noqa: PLR2004
        value = _value(match["low"], match["high_times"])
    return value, _value(match["high"], match["high_times"])


def _value(written: str, times: str | None) -> Decimal:
    value = numeral(written)
    return value * TIMES[times.strip().rstrip(".").lower()] if times else value


def _counts(match: re.Match[str], value: Decimal, qualifier: str | None) -> bool:
    """Whether a number before a noun is a count: no year, no fraction, no small word."""
    low = match["low"]
    if YEAR.fullmatch(low) and qualifier is None and not match["low_times"]:
        return False
    if not low[0].isdigit() and value < FEWEST_IN_WORDS:
        return False
    return value == value.to_integral_value() and value > 0
