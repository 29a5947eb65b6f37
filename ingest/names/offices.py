"""The portfolio in the title of a member of government, whose words name no organisation."""

from __future__ import annotations

import re

PORTFOLIO = re.compile(
    r"\b(?:minister|staatssecretaris)\s+(?:van|voor)\s+[A-Z][^.;:()]{0,60}?\s[–-]\s+"
    r"(?:[A-Z][\w-]+(?:\s[a-z][\w-]+)?(?:,\s+|\s+en\s+))*$"
)
LONGEST = 160  # characters before a word that can belong to the title


def in_portfolio(text: str, start: int) -> bool:
    """Whether the word at a character belongs to a portfolio, not to an organisation.

    >>> text = "De staatssecretaris van Financiën – Toeslagen en Douane zei dat de Douane"
    >>> in_portfolio(text, text.index("Douane")), in_portfolio(text, text.rindex("Douane"))
    (True, False)
    """
    return PORTFOLIO.search(text, max(0, start - LONGEST), start) is not None
