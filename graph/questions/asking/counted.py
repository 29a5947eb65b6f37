"""Numbers and amounts in a text, and of whom or what a question asks how many there are."""

from __future__ import annotations

import re

from graph.questions.asking.slots import empty_words
from graph.stems import STOP, fold, stem, stems

HOW_MANY = re.compile(r"\b(?:hoeveel|aantal|how many) (\w+)")
TENS = (  # and more, in words
    r"\b\w*(?:honderd|duizend|miljoen|miljard)(?:en)?\b|"
    r"\b\w*(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig\b"
)
FRACTION = (
    r"\b(?:helft|kwart|(?:[Ee]en|[Éé]én|[Tt]wee|[Dd]rie|[Vv]ier) (?:derde|vijfde)|"
    r"(?:derde|vijfde) deel)\b"
)
# A number in digits that is no year nor part of a name, or a large one in words.
LARGE = rf"(?<![\d.\-\w])(?!(?:19|20)\d\d\b)\d|{TENS}|{FRACTION}"
FIGURE = re.compile(LARGE)
SMALL = (
    r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tientallen|"
    r"(?:der|veer|vijf|zes|zeven|acht|negen)tien)\b"
)
NUMBER = re.compile(rf"{LARGE}|{SMALL}")
WORDED = f"(?:{SMALL}|{TENS})"
COUNTED_NOUN = re.compile(rf"(?:\d[\d.,]*|{WORDED}) (?:miljoen |duizend )?((?:\w+ ?){{1,3}})")
MONEY = re.compile(r"€ ?\d|(?:\d|honderd|duizend|miljoen|miljard) euro\b")
MONEYS = re.compile(  # an amount of money, however it is written
    r"€ ?\d[\d.,]*(?: (?:miljoen|miljard|duizend|mln|mld))?|"
    r"\d[\d.,]*(?: (?:miljoen|miljard|duizend|mln|mld))? euro\b|"
    r"\b\w*(?:honderd|duizend|miljoen|miljard) euro\b"
)
DATE = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december)\b"
)
NO_COUNT = re.compile(  # what is measured, and what only numbers a part of a document
    rf"(?:\d[\d.,]*|{WORDED}) (?:uur|uren|jaar|jaren|maand\w*|week|weken|dag|dagen|keer)\b|"
    r"\b(?:tabel|figuur|grafiek|pagina|p\.|blz\.?|bladzijde|vraag|vragen|antwoord|\w*artikel|"
    r"hoofdstuk|paragraaf|bijlage|nr\.?|nummer|box|fase) ?\d[\d.,]*|"
    r"^\W*\d{1,2}[.)]? (?-i:(?=[A-Z]))|\d+-[a-z]\w*|"  # of a note or a line, or an age
    r"\bvoordat [^.,;]*\b(?:kon|konden|zou|zouden)\b[^.,;]*",  # nor what never came about
    re.IGNORECASE,
)
PERCENT = re.compile(rf"(?:\d[\d.,]*|{WORDED}) ?(?:%|procent\w*\b)", re.IGNORECASE)
PART = re.compile(f"{PERCENT.pattern}|{FRACTION}", re.IGNORECASE)
NORM = re.compile(  # how often something is to be done, which nothing says that it was
    r"\b(?:minimaal|maximaal|gemiddeld|ten minste|ten hoogste|hooguit|minstens)\b[^.,;]*"
    r"\bper (?:jaar|maand|week|dag|kwartaal)\b",
    re.IGNORECASE,
)
MEASURED = re.compile(  # what is measured in a unit, or a verb: nothing that is counted
    r"(?:geld|euro|procent|tijd|jaar|jaren|maand\w*|we[e]?k\w*|dag|dagen|uur|uren|keer|budget|"
    r"subsidie|schadevergoeding|compensatie|betaal\w*|ontving\w*|bedr\w+|kost\w*|much|many|money)"
)


def counted_noun(text: str) -> str | None:
    """Of whom or what a question asks the number, not an amount of money or time.

    >>> counted_noun("Hoeveel ouders kregen geld?"), counted_noun("Hoeveel kregen zij?")
    ('ouders', None)
    """
    found = next((one for one in HOW_MANY.findall(fold(text)) if one not in STOP), None)
    empty = found is None or found in empty_words() or MEASURED.fullmatch(found) is not None
    return None if empty else found


def gives_count(text: str, noun: str = "") -> bool:
    """Whether a text has a number that is no amount of money, nor a day, a measure or a reference.

    A percentage is one where the text has the ``noun`` of which the number is asked; a norm is,
    where it is of that.

    >>> gives_count("Er is € 2,4 miljard betaald."), gives_count("Het kostte 300 mensen € 5.")
    (False, True)
    >>> gives_count("De norm is 1244 uur per medewerker (tabel 2).")
    False
    >>> gives_count("Zij spreken minimaal 2 mensen per week.", "mensen")
    True
    """
    counted, has_noun = _counting(text, noun), stem(noun) in stems(text)
    if PERCENT.search(counted) is not None and has_noun:
        return True
    return NUMBER.search(PERCENT.sub("", counted)) is not None


def counted_in(text: str) -> set[str]:
    """The stems of the words that follow a number of them in a text.

    >>> "mens" in counted_in("Er is begonnen met twintig mensen.")
    True
    """
    counted = COUNTED_NOUN.findall(fold(_counting(text)))
    return {stem(word) for found in counted for word in found.split()}


def _counting(text: str, noun: str = "") -> str:
    """A text without what is no count in it, norms too but those of the ``noun``."""
    for other in (MONEYS, DATE, NO_COUNT):
        text = other.sub("", text)
    return NORM.sub(lambda norm: norm[0] if stem(noun) in stems(norm[0]) else "", text)
