"""Words that tell it went right what was judged a fault, or wrong what was judged to go well."""

from __future__ import annotations

import re

from ingest.discourse.outcomes import (
    ASIDE,
    BUT,
    NEGATIVE,
    NO,
    PEOPLE,
    POSITIVE,
    PROBLEM,
    polarity_said,
)

IS = r"(?:is|was|waren|zijn|bleek|bleken|blijkt|blijken)"
FEW = r"(?:[\w’'-]+ ){0,5}?"
DENIED = re.compile(rf"\b{NO}\b", re.IGNORECASE)
HELD_OFF = re.compile(  # what has yet to be so, came late, or is only thought
    r"\b(?:pas|nog|zou(?:den)?|zal|zullen|moet(?:en)?|moest(?:en)?|wil(?:len|den|de)?|kan|kunnen"
    r"|kon(?:den)?|had(?:den)?|hoop(?:t|te)?|hopen|denk(?:t|en)?|dacht(?:en)?|verwacht\w*|belo\w+"
    r"|als|wanneer|indien|of|om|zodra|tot(?:dat)?|voordat|te laat|alleen|slechts|weinig|minder)\b",
    re.IGNORECASE,
)
RIGHT = re.compile(
    # in order again
    r"\bweer (?:op (?:tijd|orde|peil|gang|schema)|binnen de (?:[a-z]+e )?(?:norm|termijn)(?:en)?"
    r"|hersteld|bereikbaar)\b"
    # a good choice, a find
    rf"|\b{IS} {FEW}een (?:[a-z]+ )?(?:vondst|gouden greep|schot in de roos)\b"
    rf"|\b{IS} {FEW}(?:een|de) (?:goede?|juiste?|verstandige?|wijze?|terechte?) (?:keus|keuze|stap"
    r"|prioriteit|volgorde|besluit|beslissing|aanpak|weg|greep)\b"
    rf"|\b{IS} {FEW}te danken aan\b"
    # seen to work
    r"|\b(?:zien|ziet|zag(?:en)?|merk(?:t|en|te|ten)|blijkt|bleek|ervaren|ervoeren) "
    r"(?:\w+ ){0,3}dat (?:het|dit|dat|(?:deze|die) \w+) (?:goed )?werkt(?:e|en)?\b"
    # what people got from it
    r"|\bg(?:af|aven|eeft|even) (?:(?!aan\b|dat\b|om\b)\w+ ){0,3}?(?:rust|lucht|houvast|moed)\b"
    rf"|\b(?:{PEOPLE}|hen|hun) (?:[^.,;:]{{0,40}} )?bespa(?:art|arde|arden|ren)\b"
    r"|\b(?:afhandeling|doorlooptijd|behandeling|procedure|wachttijd)\w* (?:\w+ )?"
    r"(?:aanzienlijk|sterk|flink|fors|duidelijk) (?:be|ver)kort\w*"
    r"|\bzelden (?:\w+ )?(?:klachten|fouten|problemen)\b"
    r"|\bh(?:oud(?:t|en)|ield(?:en)?) (?:[\w-]+ ){0,3}langer stand\b"
    # another attitude
    r"|\bgetuig(?:t|de|en|den) van (?:(?:een|veel|grote) )?"
    r"(?:(?:andere|betere|open|zorgvuldige) \w+|moed|respect|zorgvuldigheid|betrokkenheid|lef"
    r"|zelfkritiek|openheid)\b",
    re.IGNORECASE,
)
CAUGHT = re.compile(  # faults that were found in time
    rf"\b(?:heeft|hebben)\b[^.;:]*\b(?:{PROBLEM}|gebreken)\b[^.;:]*\b(?:aan het licht gebracht"
    r"|ontdekt|gevonden|opgespoord|hersteld|verholpen) "
    r"(?:voordat|v[oó][oó]r|toen (?:die|zij|ze) nog)\b",
    re.IGNORECASE,
)
BARRIER = (
    r"(?:aanvra(?:ag|gen)|aanvraagprocedure|bewijs|bewijzen|bewijsstukken|keuring(?:en)?|indicatie"
    r"|verwijzing|wachtlijst(?:en)?|wachttijd(?:en)?|drempel(?:s)?|formulier(?:en)?|papierwerk"
    r"|rompslomp|eigen bijdrage|advocaat|rechtszaak|onderzoek naar de oorzaak)"
)
GIVEN = re.compile(
    r"\b(?:bied(?:t|en)|bood|boden|ge(?:eft|ven)|g(?:af|aven)|kr(?:ijgt|ijgen|eeg|egen)|help(?:t|en)"
    r"|hielp(?:en)?|betaal(?:t|de|den)|uitgekeerd|begonnen|begint|begon)\b[^.,;:]{0,60}?"
    rf"\bzonder (?:\w+ ){{0,3}}?{BARRIER}\b"
    rf"|\bzonder (?:\w+ ){{0,3}}?{BARRIER} [^.,;:]{{0,30}}?"
    r"(?:geholpen|betaald|uitgekeerd|begonnen)\b",
    re.IGNORECASE,
)
HELP = re.compile(
    r"\b(?:hulp|steun|\w*ondersteuning|begeleiding|\w*geld|\w*uitkering(?:en)?|\w*bedrag(?:en)?"
    r"|vergoeding(?:en)?|tegemoetkoming(?:en)?|voorschot(?:ten)?|help(?:t|en)|hielp(?:en)?|geholpen"
    r"|uitgekeerd|betaald|begonnen)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:]")
SPARED = re.compile(rf"\bgeen {BARRIER}, (?:en )?geen {BARRIER}\b", re.IGNORECASE)
BURDEN = (
    r"(?:bewijzen|bewezen|aan ?tonen|aangetoond|aan ?te ?tonen|aan ?vragen|aangevraagd"
    r"|aan ?te ?vragen|in ?te ?vullen|ingevuld|overleggen|overgelegd|aan ?te ?leveren|opsturen"
    r"|in ?te ?dienen|terug ?te ?betalen|te betalen)"
)
EASED = re.compile(  # "niemand hoefde te bewijzen"
    rf"\bhoe(?:f(?:t|de|den)|ven)\b[^.,;:]{{0,60}}?\b(?:niet|niets|geen|niemand)\b[^.,;:]{{0,60}}?\b{BURDEN}\b"
    rf"|\b(?:niet|niets|geen|niemand)\b[^.,;:]{{0,40}}?\bhoe(?:f(?:t|de|den)|ven)\b[^.,;:]{{0,40}}?\b{BURDEN}\b",
    re.IGNORECASE,
)
AUTHORITY = re.compile(  # who has to prove or ask nothing to act against people
    r"\b(?:ambtena\w+|medewerkers?|dienst|overheid|controleurs?|inspecteurs?|uitvoerders?"
    r"|instanties?|bedrij(?:f|ven)|(?-i:[A-Z]{2,}))\b[^.,;:]{0,40}\bhoe(?:f(?:t|de|den)|ven)\b"
    r"|\bhoe(?:f(?:t|de|den)|ven) (?:de |het )?(?:ambtena\w+|medewerkers?|dienst|overheid"
    r"|controleurs?|inspecteurs?|uitvoerders?|instanties?|bedrij(?:f|ven)|(?-i:[A-Z]{2,}))\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:boetes?|aanslag(?:en)?|terugvordering(?:en)?|straf(?:fen)?|afwijzing(?:en)?|stempels?"
    r"|etiket(?:ten)?|beschuldigd?|verdacht\w*|ontsl[ao]g\w*|schade|fout(?:en)?)\b",
    re.IGNORECASE,
)
UNFAIR = re.compile(  # kept among few, still to seek, or not done
    r"\b(?:kennis|informatie|gegevens|expertise|macht|zeggenschap)\b[^.;:]{0,60}"
    r"\b(?:geheel|volledig|uitsluitend|alleen|enkel)\b[^.;:]{0,10}\b(?:in handen van|bij)\b"
    r"|\b(?:cultuur|\w*druk|angst|haast|gewoonte|drang|gebrek|tekort|onbekendheid|schaamte)\b"
    r"[^.;:]*\b(?:(?:heeft|hebben|had|hadden) [^.;:]{0,30}?meegespeeld|spe(?:elt|len|elde|elden) "
    r"[^.;:]{0,30}?mee)\b"
    r"|\b(?:zoek(?:t|en)|wacht(?:t|en)?|kamp(?:t|en)|strijd(?:t|en)|vecht(?:en)?|worstel(?:t|en)"
    r"|lijd(?:t|en)) (?:\w+ ){0,3}?nog (?:steeds|altijd)\b"
    r"|\bnog (?:steeds|altijd) (?:\w+ ){0,3}?(?:zoek(?:t|en)|wacht(?:t|en)?|kamp(?:t|en)"
    r"|strijd(?:t|en)|worstel(?:t|en)|lijd(?:t|en))\b"
    r"|\b(?:is|zijn|was|waren) (?:het |er )?nog niet\W*$"
    r"|\bpas na (?:\w+ ){1,3}(?:jaar|jaren|maanden|weken)\b",
    re.IGNORECASE,
)
NEVER_CAME = re.compile(
    r"\b(?:is|zijn|was|waren) (?:er )?(?:nog |tot nu toe )?(?:niet|nooit) "
    r"(?:gekomen|van de grond gekomen|gelukt)\b",
    re.IGNORECASE,
)
DREADED = re.compile(  # what is no fault if it did not come
    rf"\b(?:{PROBLEM}|chaos|ramp|crisis|klacht(?:en)?|boetes?|aanslag(?:en)?|sluiting|ge(?:vreesde?"
    r"|duchte?))\b",
    re.IGNORECASE,
)
SELDOM = re.compile(r"\bzelden\b", re.IGNORECASE)
GLAD = re.compile(r"\b(?:klacht\w*|klag\w+|klaag\w*|fout(?:en)?|mis)\b", re.IGNORECASE)


def polarity_told(text: str, judged: str, headed: str | None = None) -> str:
    """The polarity of a lesson that was judged to be ``judged``, by all that its words tell.

    ``headed`` is the polarity that what stands over it speaks of.
    """
    if is_right(text):
        return POSITIVE
    polarity = polarity_said(text, judged, headed)
    return NEGATIVE if polarity == POSITIVE and is_wrong(text) else polarity


def is_right(text: str) -> bool:
    """Whether a sentence says that something is in order again, helps, works or asks little.

    >>> is_right("De brieven komen weer op tijd."), is_right("De brieven komen te laat.")
    (True, False)
    >>> is_right("Wie belt, krijgt hulp zonder indicatie.")
    True
    """
    text = " ".join(text.split())
    if BUT.search(text) is not None:
        return False
    if is_eased(text) or CAUGHT.search(text) is not None:
        return True
    found = RIGHT.search(text)
    if found is None or DENIED.search(text) is not None:
        return False
    before, after = text[: found.start()], text[found.end() :]
    clause = CLAUSE.split(before)[-1] + found.group() + ASIDE.sub(" ", CLAUSE.split(after)[0])
    return not any(HELD_OFF.search(part) for part in (clause, ASIDE.sub(" ", text)))


def is_eased(text: str) -> bool:
    """Whether a sentence says that people got something without proof, request or form.

    >>> is_eased("Niemand hoefde iets te bewijzen.")
    True
    >>> is_eased("Zij kregen zonder bewijs een boete.")
    False
    """
    if HARM.search(text) is not None:
        return False
    if SPARED.search(text) or (EASED.search(text) and AUTHORITY.search(text) is None):
        return True
    given = GIVEN.search(text) is not None and HELP.search(text) is not None
    return given and DENIED.search(text) is None


def is_wrong(text: str) -> bool:
    """Whether a sentence says that something stayed with few, came late or never, or still lacks.

    >>> is_wrong("Zij zoeken nog steeds een huis."), is_wrong("Zij vonden een huis.")
    (True, False)
    """
    text = " ".join(text.split())
    if UNFAIR.search(text) is not None:
        return True
    if SELDOM.search(text) is not None:
        return GLAD.search(text) is None
    return NEVER_CAME.search(text) is not None and DREADED.search(text) is None
