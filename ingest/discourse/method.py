"""What a report tells of its own making: how was looked, asked and checked. That is no lesson."""

from __future__ import annotations

import re

OWN = r"(?:wij|we)"
WORK = (
    r"(?:onderzocht|uitgevoerd|verricht|gedaan|gevoerd|gesproken|bestudeerd|geanalyseerd|afgenomen"
)
WORK += r"|geïnterviewd|opgevraagd|moeten (?:uitvoeren|verrichten|doen|maken|voeren|opvragen))"
WORKED = re.compile(
    rf"\b(?:hebben (?:\w+ )?{OWN}|{OWN} hebben)\b[^.;:]*\b{WORK}\b"
    rf"|\b(?:moesten {OWN}|{OWN} moesten)\b[^.;:]*\b(?:uitvoeren|verrichten|doen|maken|voeren)\b",
    re.IGNORECASE,
)
FOUND = re.compile(
    r"\b(?:dat|ble(?:ek|ken)|blijkt|blijken|geconstateerd|vastgesteld|geconcludeerd|gevonden"
    r"|niemand|niets|onvoldoende|tekort\w*|(?:niet|geen)\b[^.;:]*\bkunnen"
    r"|te (?:weinig|laat|veel|lang))\b",
    re.IGNORECASE,
)

HEADED = re.compile(  # all that the heading over it says
    r"\W*(?:[\d.]+\s*)?(?:(?:de|het|dit|ons|onze)\s+)?(?:onderzoek|opzet|methoden?|methodologie"
    r"|onderzoeks?(?:opzet|methoden?|aanpak|verantwoording)"
    r"|(?:opzet|aanpak|werkwijze|uitvoering|verantwoording)\s+van\s+(?:het|dit|ons)\s+onderzoek"
    r"|hoe\s+(?:wij|we)\s+(?:te\s+werk\s+gingen|onderzochten|onderzoek\s+deden))\W*",
    re.IGNORECASE,
)


def is_own_work(text: str) -> bool:
    """Whether those who write say what they did or had to do, and nothing that they found.

    >>> is_own_work("Daarna hebben wij veel extra werkzaamheden moeten uitvoeren.")
    True
    >>> is_own_work("Wij hebben onderzocht of het klopt en vastgesteld dat er brieven ontbreken.")
    False
    """
    return WORKED.search(text) is not None and FOUND.search(text) is None


def tells_method(text: str, heading: str) -> bool:
    """Whether a sentence under a heading that names the inquiry says nothing that it found.

    >>> tells_method("Elk gesprek begon met koffie.", "2. Opzet van het onderzoek")
    True
    >>> tells_method("Daarbij bleek de helft zoek.", "2. Opzet van het onderzoek")
    False
    """
    return HEADED.fullmatch(heading) is not None and FOUND.search(text) is None
