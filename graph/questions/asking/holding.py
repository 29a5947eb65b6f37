"""What a sentence must hold to answer, by what a question asks for: a number, a law, a doer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.causes import CAUSE, WHY
from graph.questions.asking.counted import (
    HOW_MANY,
    MONEY,
    NUMBER,
    PART,
    counted_in,
    counted_noun,
    gives_count,
)
from graph.questions.asking.slots import asks_promise, fate_told
from graph.stems import fold, stem

if TYPE_CHECKING:
    from graph.questions.asking.understanding import Understood

AMOUNT, FOLLOWUP, MEASURES = "amount", "followup", "measures"
NEEDS, VOICES, SINCE_WHEN = "needs", "voices", "since"
COMPARE, IMPROVE = "compare", "improve"
LEARN, UNANSWERED, TAKEN, WARNED = "learn", "unanswered", "taken", "warned"
ADOPTED, EFFECTS = "adopted", "effects"
CALLED = re.compile(
    r"\b(?:heet|heten|genoemd|noemen|betekent|bedoeld|verstaan|is een|dat wil zeggen|oftewel|"
    r"ofwel|waarbij|houdt in)\b|: (?:de|het) [A-Z]"
)
LIKE = re.compile(
    r"\b(?:vergelijk\w*|lijkt op|lijken op|net als|zoals bij|dezelfde|hetzelfde|verschil\w*|"
    r"anders dan|overeenkom\w*)\b"
)
BOTH = ("path", COMPARE, LEARN)  # of which a sentence must name all that the question names
# Of which a sentence must hold what is asked for.
MUST = {
    *(AMOUNT, "name", "when", "who", "law", "definition", FOLLOWUP, "coverage", "related", NEEDS),
    *(UNANSWERED, TAKEN, WARNED, ADOPTED, EFFECTS),
}
AFFECTED = re.compile(  # what it did to people
    r"\b(?:gevolg(?:en)?|daardoor|hierdoor|waardoor|leid(?:t|de|den|en)|geleid tot|"
    r"ten onrechte|kwijt\w*|verlo(?:or|ren)|verlies\w*|schuld|schulden\w*|moest(?:en)?|"
    r"(?:geen|te (?:hoog|laag|hoge|lage|veel|weinig)) (?:\w+ ){0,3}(?:uitkering|bedrag|geld|"
    r"inkomen|hulp|recht|toeslag)\w*|in de (?:problemen|knel|steek|schulden)|wacht(?:en|te|ten)|"
    r"onzeker\w*|vast(?:gelopen|liepen)|stress|ziek\w*|spanning\w*|angst\w*|schaam\w*|"
    r"uit huis|(?:raakte|belandde)n?|gestopt|dakloos|teruggevorderd|terugvordering\w*|"
    r"terugbetalen|beboet|boetes?|gebroken|verdwenen|wantrouw\w*|vertrouwen|slapeloze|schade|"
    r"gezondheid\w*)\b",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\b(?:in totaal|totale?|alles bij elkaar|opgeteld|in total)\b", re.IGNORECASE)
VOICED = re.compile(
    r"[“\"]|\b(?:te spreken|tevreden\w*|ontevreden\w*|(?:ge)?waard\w+|behoefte|erva\w+|ervoer\w*|"
    r"voel\w*|klag\w*|klaag\w*|vond\w*|vind\w*|noem\w*|opgelucht|opluchting|blij|boos|"
    r"teleurgesteld\w*|wantrouw\w*|vertel\w*|zegt|zeggen|zei|zeiden)\b"
)
NEEDED = re.compile(
    r"\b(?:behoefte\w*|(?<!niet )nodig(?! (?:\w+ ){0,4}uit\b)|"
    r"vroeg(?:en)? (?:\w+ )?om|vra(?:agt|gen) (?:[^.;]{0,40} )?om|wens\w*|"
    r"wil(?:len|den|de)?|verlang\w*|hopen|hoopten|zou(?:den)? graag)\b"
)
NEEDING = r"(?:vr(?:oeg|aag|ag)|heb|had|wil|wen[ds]|verlang|mis|hop)"
STARTED = re.compile(
    r"\b(?:sinds|vanaf|al in|reeds in|voor het eerst|eerste|begon\w*|begin|dater\w+)\b"
)
DIFFERS = re.compile(
    r"\b(?:verschil\w*|anders|daarentegen|in tegenstelling|terwijl|"
    r"(?:kent|kende|heeft|had|geldt|gold|krijgt|kreeg) (?:[^\s,;]+ ){0,4}(?:niet|geen)|"
    r"(?:niet|geen) (?:\w+ ){0,3}(?:kent|kende|heeft|had))\b"
)
DIFFERENCE = re.compile(r"\b(?:verschil|differ)")
EARLIER = r"(?:de |het |een |iets |lessen |ervaringen )?(?:eerdere?|andere?|vorige|vroegere)"
USED = (
    r"(?:betrokken(?= ?[.,;])|gebruik\w*|benut\w*|meegenomen|mee|toegepast|overgenomen|verwerkt|"
    r"geleerd|ter harte)"
)
IMPROVING = re.compile(  # what should be done, or made it better
    r"\b(?:moet(?:en)?|dien(?:t|en)|zou(?:den)?|be(?:veel|val)\w*|aanbe\w+|advise\w+|"
    r"geadviseerd|beter|voorkom\w*|hielp\w*|help(?:t|en)|nodig|verbeter\w*|verminder\w*|verklein\w*|"
    r"vergemakkelijk\w*|versnel\w*|sneller|eenvoudiger)\b"
)
HOLDS = {
    WARNED: re.compile(  # that somebody warned, not that people were not warned
        r"^(?!.*\b(?:(?:niet (?:\w+ ){0,3}|worden )gewaarschuwd|"
        r"(?:uitblijven van een|geen) waarschuwing))"
        r".*\b(?:waarschuwden?|gewaarschuwd|"
        r"waarschuwing(?:en)?|(?:wees|wezen) (?:\w+ ){0,3}op|(?:zag|zagen) (?:\w+ ){0,3}aankomen|"
        r"aan de bel|signaleerden?|aangedrongen|memo|kaartten? (?:\w+ ){0,5}aan|"
        r"signalen (?:\w+ ){0,4}(?:bereikten?|verdwenen|kwamen))\b",
        re.DOTALL | re.IGNORECASE,
    ),
    TAKEN: re.compile(  # that one has it from another
        r"\b(?:overgenomen|overneemt|overnemen|afgekeken|geleerd (?:van|uit|bij)|"
        r"[Ll]es(?:sen)? (?:van|uit)|in navolging|naar (?:het )?voorbeeld|"
        r"(?:wil\w*|gaan?) \w+ volgen|gespiegeld)\b"
    ),
    ADOPTED: re.compile(  # that it was done, and not only advised, asked or missed
        rf"^(?!.*\b(?:nauwelijks|niet|nooit|zelden|weinig|geen) (?:\w+ ){{0,4}}(?:leren|{USED}))"
        r"(?!.*\b(?:moet(?:en)?|zou(?:den)?|dien(?:t|en)|leg|laat|vroegen|onderzochten)\b).*"
        r"(?:\b(?:[Ll]es(?:sen)?|[Ee]rvaring(?:en)?) (?:\w+ ){0,2}(?:uit|van|in|bij|met)\b"
        rf".*\b{USED}\b|"
        r"\bgebruik\w* (?:\w+ ){0,2}van (?:de |het )?(?:\w+ )?(?:lessen|ervaringen)\b|"
        rf"\b(?:overgenomen|afgekeken|geleerd) (?:van|uit|bij) {EARLIER}\b|"
        rf"\b(?:[Vv]an|[Uu]it|[Bb]ij) {EARLIER} (?:\w+ ){{0,6}}"
        r"(?:overgenomen|afgekeken|geleerd)\b|"
        r"\b[Vv]oorbeeld (?:te )?(?:volg\w*|genomen)\b|\b[Ii]n navolging van\b|"
        r"\b[Nn]aar (?:het )?voorbeeld van\b|\bgespiegeld aan\b|"
        rf"\bvoort(?:gebouwd|bouw\w*)? op "
        rf"(?:{EARLIER}|(?:de |het )?(?:lessen|ervaringen|aanpak))\b)",
        re.DOTALL,
    ),
    LEARN: re.compile(rf"{LIKE.pattern}|\b(?:ervaring(?:en)?|geleerd|les(?:sen)?|leren)\b"),
    UNANSWERED: re.compile(
        r"\b(?:niet (?:\w+ ){0,2}(?:beantwoorden|beantwoord|nagaan|vaststellen|onderzocht|"
        r"bekend|berekend|vast te stellen|na te gaan)|onbeantwoord|"
        r"beschik\w* niet over (?:\w+ )?(?:informatie|gegevens|cijfers|inzicht)|"
        r"geen (?:\w+ ){0,2}(?:antwoord|onderzoek|inzicht|informatie|gegevens|cijfers|uitspraak|"
        r"uitspraken|zicht|beeld|deel uit)|(?:vraag|vragen) (?:\w+ ){0,4}open)\b"
    ),
    NEEDS: NEEDED,
    VOICES: VOICED,
    EFFECTS: AFFECTED,
    SINCE_WHEN: STARTED,
    "law": re.compile(r"\b(?:berust|gebaseerd|grondslag|rust op|[Ww]et\b|\w+wet\b|Besluit\b)"),
    "when": re.compile(
        r"\b(?:(?<!wet )(?<!Wet )(?<!belasting )(?:19|20)\d\d|januari|februari|maart|"
        r"april|mei|juni|juli|augustus|september|oktober|november|december|jaren (?:\w+tig)|"
        r"(?:die|dat)zelfde (?:dag|week|maand|jaar))\b"
    ),
    "related": LIKE,
    COMPARE: re.compile(f"{LIKE.pattern}|{DIFFERS.pattern}"),
    "coverage": re.compile(
        r"\b(?:(?:weinig|niet|nog niets|niets|nauwelijks|on)[ -]?(?:over )?bekend|"
        r"geen (?:zicht|beeld)|niet onderzocht|geen onderzoek|nergens (?:\w+ )?bijgehouden|"
        r"niet (?:goed )?in beeld)\b"
    ),
    "known": re.compile(
        r"\b(?:wist|wisten|bekend|op de hoogte|waarschuw\w*|gewaarschuwd|signa(?:al|len)|gemeld|"
        r"meldden|meldde|aangekaart|aankomen)\b"
    ),
    "definition": CALLED,
    "profile": CALLED,
    "name": re.compile(
        rf"{CALLED.pattern}|[“‘\"'][A-Z]|"
        r"\b(?!(?:door|voor|naar|over|sinds|tegen|onder|tussen|vanaf)\b)[a-z]{4,}[ -][A-Z]\w+"
    ),
    "weighing": re.compile(
        r"\b(?:voor|na)de(?:el|len)\b|\b(?:maar|echter|keerzijde|daar staat tegenover|daarentegen|"
        r"voorkomt|voorkwam|voldoet|helpt|hielp|risico\w*|goed|beter|sneller|eenvoudig\w*|schuurt)\b"
    ),
    "followup": re.compile(
        r"\b(?:opgevolgd|uitgevoerd|nagekomen|toezegging|toegezegd|belofte|overgenomen|gereed|"
        r"verankerd|aanbeveling(?:en)?|afgewezen|in gang gezet|van kracht|"
        r"overlegd|besluit|in voorbereiding|ingevoerd|"
        r"er (?:nog|al|inmiddels) (?:niet|wel)?|er niet|"
        r"wordt (?:\w+ ){0,6}(?:uitgewerkt|bezien|onderzocht|voorbereid))\b"
    ),
    "who": re.compile(
        r"\b(?:verantwoordelijk|voert|voerde|uitgevoerd|opdracht|betaalt|beslist|belast met|"
        r"onderzocht|onderzoekt|behandelt|beoordeelt|coördineert|"
        r"doorzettingsmacht)"
    ),
}
BECAME = re.compile(  # what became of advice, in a sentence that says that it is on advice
    r"\b(?:aanbeveling|advies|toezegging|belofte|afspraak)(?:en)?\b.*\b(?:opgevolgd|uitgevoerd|"
    r"nagekomen|overgenomen|ingevoerd|afgewezen|verankerd|in gang gezet|uitgewerkt)\b"
)
COSTS = re.compile(r"\b(?:ge)?kost(?:te|ten|en)?\b|\bcost")
SPENT = re.compile(  # an amount that was spent, and not just any
    rf"^(?=.*(?:{MONEY.pattern}))(?=.*(?:kost|uitga|uitge[gk]\w+|uitbetaald|begro|budget|besteed|"
    r"geraamd|raming|miljoen|miljard|mln|mld))",
    re.DOTALL,
)
COST = re.compile(
    r"\bhoe hoog\b.*(?:uitkering|vergoeding|boete|bedrag|tegemoetkoming|subsidie|compensatie)|"
    r"\bhoeveel (?:kreeg|kregen|krijgt|krijgen|ontving\w*|betaal\w*|is er (?:uitgekeerd|vergoed))|"
    r"\b(?:ge)?kost|\bgeld\b|\beuro|\bbedrag|\bbudget|\buitgaven|\bmiljoen|\bduur\b|\bcost|\bmuch\b"
)
RECEIVED = re.compile(  # what somebody got, be it nothing
    rf"{MONEY.pattern}|\b(?:kreeg|kregen|krijgt|krijgen|ontving\w*) (?:\w+ ){{0,2}}"
    r"(?:niets|geen (?:\w+ )?(?:geld|\w*vergoeding|compensatie|tegemoetkoming|uitkering))\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bjaren (?:zestig|zeventig|tachtig|negentig)\b")
DECADES = {"zestig": 1960, "zeventig": 1970, "tachtig": 1980, "negentig": 1990}
TIME = re.compile(  # how long: no years that only say when, and no age
    r"\b(?:dagen|weken|maanden|jaren)lang\b|"
    r"\b(?:[Vv]an|[Tt]ussen) [^.,;]{0,20}\b(?:19|20)\d\d (?:tot|en)\b[^.,;]{0,25}\b(?:19|20)\d\d\b|"
    r"(?<!afgelopen )(?<!komende )(?<!laatste )(?<!volgende )(?<!eerste )(?<!voorgaande )"
    r"(?<!eerdere )(?<!latere )(?<!vorige )(?<!recente )(?<!deze )(?<!die )(?<!in de )(?<!alle )"
    r"\b(?:dagen|weken|maanden|jaren|uren|kwartalen)\b(?! \w+tig\b)|"
    r"(?:\d|\b(?:een|één|half|halve|anderhalf|anderhalve|twee|drie|vier|vijf|zes|zeven|acht|negen|"
    r"tien|elf|twaalf|\w+ti(?:en|g)|ruim|bijna|ongeveer)) (?:\w+ )?"
    r"(?:dag|week|maand|jaar|uur|kwartaal)\b(?! (?:oud|jong|(?:en|of) (?:ouder|jonger))\b)"
)
LONG = re.compile(r"\bhoe lang\b|\bhow long\b|\bdoorlooptijd|\bwachttijd")
LASTING = re.compile(rf"{TIME.pattern}|{YEAR.pattern}")
SINCE = re.compile(r"\b(?:sinds|vanaf) (?:wanneer|welk jaar)\b|\bsince when\b")
OFTEN = re.compile(r"\bhoe (?:vaak|dikwijls)\b|\bhoeveel keer\b|\bhow often\b")
OFTENS = r"\b(?:\w+maal|\w*jaarlijks\w*|nooit|\w+ keer|(?:elk|ieder) jaar)\b"
TIMES = re.compile(rf"{NUMBER.pattern}|{OFTENS}")
SHARE = re.compile(r"\b(?:welk|hoeveel|hoe (?:groot|hoog)\b.*) (?:percentage|procent|deel)\b")
OPINION = re.compile(
    r"\bwat (?:vond|vonden|vindt|vinden|vind) (?!.*\bplaats\b)|\bhoe (?:ervoer|ervaren|ervoeren)"
)
PROMISED = re.compile(  # not what others ask or expect
    r"^(?!.*\b(?:verwacht\w*|[Ww](?:ij|e) vragen|zou(?:den)?|moeten)\b).*"
    r"\b(?:toegezegd\w*|toezegging\w*|zeg(?:t|gen|de|den)? (?:[^.;]{0,60} )?toe|"
    r"belo(?:ven|ofd|ofde|ofden|fte\w*)|"
    r"(?:zal|zullen|gaat|gaan)(?! (?:om|over)\b) (?:\w+ ){0,12}\w+en|"
    r"dra(?:agt|gen) (?:\w+ )?zorg voor|wordt (?:\w+ ){0,4}(?:vastgelegd|ingericht))\b",
    re.DOTALL,
)
# What a sentence holds that is of the sort that is asked for, by how that is asked, whatever else
# the question is on.
SORTS = ((LONG, LASTING), (SINCE, STARTED), (OFTEN, TIMES), (WHY, CAUSE), (OPINION, VOICED))


def wanted_in(asked: Understood) -> re.Pattern[str] | None:
    """What a sentence should hold to answer, by what is asked for."""
    if asks_difference(asked):
        return DIFFERS
    if asked.kind == FOLLOWUP:
        return fate_told(asked.text) or (HOLDS[FOLLOWUP] if asked.content else BECAME)
    if asked.kind != AMOUNT:
        return HOLDS.get(asked.kind) or (CAUSE if WHY.search(fold(asked.text)) else None)
    folded = fold(asked.text)
    if counted_noun(asked.text) is not None:
        return NUMBER
    for question, answer in (
        (SHARE, PART),
        (LONG, TIME),
        (OFTEN, TIMES),
        (COSTS, SPENT),
        (COST, RECEIVED),
    ):
        if question.search(folded):
            return answer
    return NUMBER


def asks_difference(asked: Understood) -> bool:
    """Whether it is asked in what two things differ."""
    return asked.kind == COMPARE and DIFFERENCE.search(fold(asked.text)) is not None


def tells_of_kind(asked: Understood, text: str) -> bool:
    """Whether a sentence is not only of the sort that is asked for by the words of the question.

    Of a total the sentence must say that it is one; an effect is none of what has it.
    """
    if asked.kind == AMOUNT and TOTAL.search(asked.text) is not None:
        return TOTAL.search(text) is not None
    if asked.kind == EFFECTS:
        own = [stem(one) for one in asked.terms]
        told = (fold(one.group()) for one in AFFECTED.finditer(text))
        return any(not any(one.startswith(word) for word in own) for one in told)
    return True


def asks_sort(asked: Understood) -> bool:
    """Whether it is asked how long, since when, how often or why."""
    return _sort_asked(asked) is not None


def sort_of(asked: Understood) -> re.Pattern[str] | None:
    """What a sentence holds that is of the sort that is asked for: how long, how often, why."""
    sort = _sort_asked(asked)
    if sort is None and asked.kind == MEASURES and asks_promise(asked.text):
        return PROMISED
    return sort if sort is not None and asked.kind != AMOUNT else wanted_in(asked)


def _sort_asked(asked: Understood) -> re.Pattern[str] | None:
    folded = fold(asked.text)
    return next((answer for question, answer in SORTS if question.search(folded)), None)


def counts_them(asked: Understood, text: str) -> bool:
    """Whether a number is given in the sentence of what the question asks the number of."""
    folded = fold(asked.text)
    nouns = [stem(one) for one in HOW_MANY.findall(folded)] if asked.kind == AMOUNT else []
    return bool(nouns) and not counted_in(text).isdisjoint(nouns)


def is_often(text: str) -> bool:
    """Whether a sentence says how often: a number of times or cases, no day nor a reference.

    >>> is_often("Dat is in 12 gevallen zo."), is_often("Zie artikel 6 van 3 mei.")
    (True, False)
    """
    return gives_count(text) or re.search(OFTENS, text) is not None or PART.search(text) is not None


def tells_need(asked: Understood, text: str) -> bool:
    """Whether the sentence says of whom it is asked that they need something."""
    if asked.kind != NEEDS or not asked.terms:
        return False
    who = re.escape(stem(asked.terms[0]))
    return re.search(rf"\b{who}\w* (?:\w+ ){{0,3}}{NEEDING}", fold(text)) is not None


def years_in(text: str) -> list[int]:
    """The years that a text names; of a decade its first.

    >>> years_in("Van het einde van de jaren zestig tot 2021.")
    [1960, 2021]
    """
    return [DECADES.get(one.split()[-1]) or int(one) for one in YEAR.findall(text)]
