"""Numbers and amounts in a text, and of whom or what a question asks how many there are."""

from __future__ import annotations

import re

from graph.questions.asking.slots import empty_words
from graph.stems import STOP, fold

HOW_MANY = re.compile(r"\b(?:hoeveel|aantal|how many) (\w+)")
COUNTED_NOUN = re.compile(r"\d[\d.,]* (?:miljoen |duizend )?((?:\w+ ?){1,3})")
# A number in digits that is no year nor part of a name, or a large one in words.
LARGE = (
    r"(?<![\d.\-\w])(?!(?:19|20)\d\d\b)\d|\b\w*(?:honderd|duizend|miljoen|miljard)(?:en)?\b|"
    r"\b\w*(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig\b|\b(?:helft|kwart|derde|vijfde)\b"
)
FIGURE = re.compile(LARGE)
NUMBER = re.compile(
    rf"{LARGE}|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tientallen)\b"
)
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
    r"\d[\d.,]*(?:%| (?:procent\w*|uur|uren|jaar|jaren|maand\w*|week|weken|dag|dagen|keer)\b)|"
    r"\b(?:tabel|figuur|grafiek|pagina|p\.|blz\.?|bladzijde|vraag|vragen|antwoord|artikel|hoofdstuk|"
    r"paragraaf|bijlage|nr\.?|nummer|box|fase) ?\d[\d.,]*",
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


def gives_count(text: str) -> bool:
    """Whether a text has a number that is no amount of money, nor a day, a measure or a reference.

    >>> gives_count("Er is € 2,4 miljard betaald."), gives_count("Het kostte 300 mensen € 5.")
    (False, True)
    >>> gives_count("De norm is 1244 uur per medewerker (tabel 2).")
    False
    """
    counted = text
    for other in (MONEYS, DATE, NO_COUNT):
        counted = other.sub("", counted)
    return NUMBER.search(counted) is not None
