"""How it is asked why something was so, and how a sentence says what caused it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.understanding import Understood

WHY = re.compile(
    r"\b(?:waarom|waardoor|oorza(?:ak|ken)|hoe (?:kwam|komt|kon|konden)|"
    r"(?:met|om) welke reden(?:en)?|(?:de|welke) reden(?:en)?|why)\b"
)
CAUSE = re.compile(
    r"\b(?:doordat|omdat|aangezien|waardoor|daardoor|hierdoor|daarom|door|vanwege|wegens|dankzij|"
    r"veroorza\w+|oorzaak|oorzaken|reden|redenen|gevolg|leidde\w*|leidt|komt voort|kwam\w* voort|"
    r"te (?:wijten|danken) aan|ten koste van|ontbrak\w*|ontbreken|want|"
    r"te (?:weinig|ingewikkeld|complex|krap\w*|laat|groot|grote|klein|snel))\b"
)
# A sentence that says what caused what it tells: no cause that is denied, sought or only feared,
# and no effect alone ("waardoor").
EXPLAINS = re.compile(
    r"^(?!\W*[Ww]ij vragen\b)(?!.*\bniet (?:\w+ ){0,3}(?:doordat|omdat|door|vanwege|het gevolg)\b)"
    r"(?!.*\b(?:kan|kunnen|zou|zouden)\b.*\b(?:eventueel|in de toekomst)\b)"
    r".*\b(?:doordat|omdat|aangezien|vanwege|wegens|dankzij|want|gevolg van|"
    r"te (?:wijten|danken) aan|ten koste van|veroorza\w+|voort(?:kom\w+|kwam\w*)?|"
    r"(?:komt|kwam|komen|kwamen|ligt|lag|lagen|liggen|ontst\w+|heeft|hebben) "
    r"(?:\w+ ){0,4}(?:door|aan|te maken met)|"
    r"(?<!heeft )(?<!hebben )verkla(?:art|ren|ard\w*|ring\w*)|"
    r"(?<!(?:naar|over) de )(?<!naar )(?<!over )oorza(?:ak|ken)|(?<!eigen )redenen?)\b",
    re.IGNORECASE | re.DOTALL,
)
# How a sentence begins that says what the cause is.
CAUSE_NAMED = r"(?:De |Een )?(?:\w+ ){0,2}(?:oorza(?:ak|ken)|redenen|reden|verklaring)"
BECAUSE = re.compile(  # a sentence that says why it was so, what the one before it tells
    r"(?:(?:Dit|Dat|Het) (?:kom(?:t|en)|kwam(?:en)?) "
    r"(?:\w+ ){0,4}(?:doordat|omdat|door|vanwege|voort)\b|"
    r"(?:Dit|Dat) (?:lag|ligt) (?:\w+ ){0,4}aan\b|"
    r"(?:Dit|Dat) (?:heeft|had) (?:\w+ ){0,3}te maken met\b|"
    r"(?:Dit|Dat) (?:is|was) (?:\w+ ){0,4}(?:gevolg van|te (?:wijten|danken) aan)\b|"
    r"(?:Dit|Dat) (?:wordt|werd|is|was) (?:\w+ ){0,3}veroorzaakt\b|"
    rf"{CAUSE_NAMED}"
    r"(?: (?:hier|daar)(?:van|voor))? (?:is|was|zijn|waren|ligt|lag|liggen|lagen)\b)",
    re.IGNORECASE,
)


def asks_why(asked: Understood) -> bool:
    """Whether it is asked why something was so."""
    return WHY.search(fold(asked.text)) is not None
