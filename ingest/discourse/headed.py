"""What stands over a sentence says of it: that it went right, that it went wrong, or is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ingest.annotations import Place, findings, text_of
from ingest.discourse.addressing import lead_of
from ingest.discourse.needs import HEADED
from ingest.discourse.outcomes import NEGATIVE, POSITIVE

WANTED = "gewenst"
WHAT = r"\b(?:wat|dingen|zaken|punten|factoren|keuze[sn]?|maatregelen|het volgende)\b"
BETWEEN = r"(?:\s+(?!(?:niet|nooit|minder|beter|en|of)\b)\w+){0,4}?\s+"
GO = r"(?:ga(?:at|an)|ging(?:en)?|gegaan|liep(?:en)?|gelopen|verlo(?:opt|pen|op))"
AUX = r"(?:(?:is|zijn|was|waren|er|al|wel)\s+)*"
NAMED = (  # right where a heading begins, or what a lead-in counts
    r"(?:^\W*(?:\d[\d.]*\s*)?(?:(?:de|het|enkele|andere|overige|ervaren|belangrijk(?:e|ste)"
    r"|gesignaleerde|geconstateerde)\s+)*"
    r"|\b(?:volgende|deze|enkele|diverse|verschillende|twee|drie|vier|vijf|zes)\s+)"
)
ALONE = r"\b(?!\s*(?:[,/&]|(?:en|of)\b))"
RIGHT = re.compile(
    rf"{WHAT}{BETWEEN}(?:help(?:t|en)|hielp(?:en)?|geholpen|werk(?:t|te|ten)|gewerkt|hoop geeft"
    rf"|goed\s+{AUX}{GO}|{GO}\s+{AUX}goed|navolging\s+verdien\w+|verdien\w+\s+navolging)\b"
    rf"|{NAMED}(?:goede (?:voorbeelden|praktijken|ervaringen)|(?:good|best) practices"
    r"|positieve (?:punten|ervaringen|bevindingen|ontwikkelingen)|succes(?:sen|factoren)"
    rf"|sterke (?:punten|kanten)|pluspunten|lichtpunt(?:en|jes)){ALONE}",
    re.IGNORECASE,
)
WRONG = re.compile(
    rf"(?:{WHAT}|\bwaar\b){BETWEEN}(?:mis(?:ging(?:en)?|gaat|gegaan|liep|gelopen)"
    rf"|(?:mis|fout)\s+{AUX}{GO}|{GO}\s+{AUX}(?:mis|fout)|wringt|schuurt|schuurde|knelt|hapert"
    r"|tekortsch(?:iet|oot))\b"
    rf"|{WHAT}(?:\s+(?!(?:en|of)\b)\w+){{0,3}}?\s+(?:(?:niet|minder)\s+(?:goed\s+{AUX}{GO}"
    r"|help(?:t|en)|hielp(?:en)?|werk(?:t|te|ten))|beter\s+(?:kan|kon|moet|moest)|(?:kan|kon|moet|moest)\s+(?:er\s+)?(?:nog\s+)?beter)\b"
    rf"|{NAMED}(?:knelpunten|tekortkomingen|gebreken|missers|misstanden|problemen|fouten"
    rf"|zwakke (?:punten|kanten)|minpunten|verbeterpunten){ALONE}",
    re.IGNORECASE,
)
OTHERWISE = re.compile(  # what makes two things of a heading on what went right, or on faults
    r"\b(?:niet|minder|beter|mis\w*|fout\w*|knelpunt\w*|problemen)\b", re.IGNORECASE
)
SETTLED = re.compile(
    r"\b(?:opgelost|oplossen|aangepakt|aanpakken|verholpen|voorkomen)\b", re.IGNORECASE
)


def over(doc: Doc, place: Place) -> Iterator[str]:
    """What a sentence stands under, the nearest first: what leads it in, and two headings."""
    lead = lead_of(doc, place)
    if lead is not None:
        yield text_of(doc, lead)
    text = findings(doc).source.text
    yield from (text[start:end] for start, end in place.headings[:2])


def verdict(above: Iterable[str]) -> str | None:
    """What the nearest of ``above`` says that says any: a polarity, or ``WANTED``.

    >>> verdict(["4.2 Contact", "4 Wat wel goed is gegaan"]), verdict(["Drie dingen hielpen:"])
    ('positief', 'positief')
    >>> verdict(["Wat nog niet goed gaat"]), verdict(["Wat goed ging en wat niet"])
    ('negatief', None)
    >>> verdict(["Wat bewoners willen"])
    'gewenst'
    """
    return next((said for one in above if (said := _said(" ".join(one.split()))) is not None), None)


def _said(heading: str) -> str | None:
    right = RIGHT.search(heading) is not None
    if right and OTHERWISE.search(heading) is not None:
        return None
    if right:
        return POSITIVE
    if WRONG.search(heading) is not None and SETTLED.search(heading) is None:
        return NEGATIVE
    return WANTED if HEADED.match(heading) is not None else None
