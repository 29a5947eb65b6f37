"""What became of a problem, by the words of a sentence: it was solved, denied, or has a cause.

A network that weighs words takes a problem that is gone for a problem, and words of design or
intention for praise.
"""

from __future__ import annotations

import re

from ingest.judges.rules import patterns

PROBLEM = (
    r"\w*(?:achterstand(?:en)?|vertraging(?:en)?|probleem|problemen|knelpunt(?:en)?|fout(?:en)?|"
    r"tekort(?:en)?|storing(?:en)?|wachttijd(?:en)?|wachtlijst(?:en)?|overschrijding(?:en)?|"
    r"onregelmatighe(?:id|den)|misstand(?:en)?)"
)
SOLVED = re.compile(
    rf"\b{PROBLEM}\b(?P<between>[^.;:]*)\b"
    r"(?:weggewerkt|opgelost|ingelopen|verholpen|weggenomen|verdwenen)\b",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:is|was|zijn|waren|werd|werden|heeft|had|hebben|hadden)\b", re.IGNORECASE)
UNDONE = re.compile(
    r"\b(?:niet|nooit|geen|nauwelijks|amper|onvoldoende|pas|minder|helft|zodra|tot|totdat|voordat|"
    r"om|als|wanneer|moet|moeten|moest|moesten|zal|zullen|zou|zouden|kan|kunnen|kon|konden)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:(?<!niet )(?:geen|zonder)(?: enkele?)?|geen sprake van|"
    r"niet (?:heeft |hebben |had |hadden )?(?:geleid|leiden|leidt|leidde|leidden) tot|"
    r"(?:leidt|leidde|leidden|leiden) niet tot)(?: een| de| het)?"
    r"(?: (?!minder|lagere|kleinere|kortere)\w+)?? "
    rf"(?P<problem>{PROBLEM}(?: (?:van|in|bij|op|aan|voor)(?: de| het| een)? \w+)*)\b",
    re.IGNORECASE,
)
HARM = r"(?:overschrijd(?:t|en)|overschreden|veroorzaak(?:te?|ten)?|veroorzaken|gescha(?:ad|de)"
HARM += r"|benade(?:elt|elde|elden|eld|len)|te wijten)"
NOT = r"(?:niet(?! (?:alleen|slechts))|nooit|evenmin)"
HARMLESS = re.compile(  # it did not exceed, cause or harm anything
    rf"\b{NOT}\b[^.,;:]{{0,60}}?\b{HARM}\b|\b{HARM}\b[^.,;:]{{0,60}}?\b{NOT}\b",
    re.IGNORECASE,
)
NOT_SO = re.compile(  # it does not mean that something was not, or was wrong
    r"\b(?:beteken\w*|wil(?:len)?|hoe(?:ft|ven))\b[^.,;:]{0,80}?\b(?:niet|geenszins)\b"
    r"[^.,;:]{0,40}?\bdat\b[^.;:]*?\b(?:niet|geen|onvoldoende|" + PROBLEM + r")\b[^.,;:]*",
    re.IGNORECASE,
)
MENDED = re.compile(  # of which it is a fault if it did not happen
    r"\b(?:hersteld?|herstellen|verholpen|opgelost|weggewerkt|weggenomen|ingelopen|aangepakt"
    r"|gecorrigeerd|gemeld|onderkend|voorkomen)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:]|\b(?:maar|terwijl|hoewel|omdat|doordat|waardoor)\b", re.IGNORECASE)
CAUSE = re.compile(
    r"\boorza(?:ak|ken)\b[^.;:]{0,60}?\b(?:ligt|lag|liggen|lagen|is|was|zijn|waren|zit|zat)\b|"
    r"\b(?:ligt|lag|zit|zat|is|was) de (?:\w+ )?oorzaak\b",
    re.IGNORECASE,
)
SUCCESS = re.compile(
    r"\b(?:succes\w*|vooruitgang|verbeter\w*|daling|afname|winst|geslaagd\w*)\b", re.IGNORECASE
)
AMISS = re.compile(
    r"\bniet zoals (?:het|dat|dit)(?: \w+)? (?:moeten|moet|moest|hoort|hoorde|behoort)\b",
    re.IGNORECASE,
)
PLEDGE = re.compile(
    r"\b(?:zegt|zeggen|ik\s+zeg|zeg\s+ik)\b[^.;:?]*\btoe\b|\b(?:heeft|hebben|heb)\b[^.;:?]*\btoegezegd\b"
    r"|\btoegezegd\s+(?:heeft|hebben|heb)\b|\b(?:ik\s+zal|zal\s+ik)\b",
    re.IGNORECASE,
)
GAVE_ADVICE = re.compile(  # that who writes advises, or did
    r"\b(?:advise(?:er|ren|erden?)|beve(?:el|len)|beval(?:en)?|bevolen|raad(?:de|den)?|raden)"
    r"\s+(?:wij|we|ik)\b|\b(?:wij|we|ik)\s+(?:\w+\s+){0,3}?"
    r"(?:advise(?:er|ren|erden?)|beve(?:el|len)|beval(?:en)?|bevolen)\b",
    re.IGNORECASE,
)
ONLY_TOLD = re.compile(  # that advice was followed or taken over, and nothing of what is done
    r"\W*(?:[\w’'-]+\s+){0,6}(?:heeft|hebben|had|hadden)\s+(?:deze|die)\s+(?:\w+\s+)?"
    r"(?:aanbeveling(?:en)?|advie(?:s|zen))\s+(?:\w+\s+){0,2}(?:opgevolgd|uitgevoerd|overgenomen)\W*"
    r"|\W*(?:[\w’'-]+\s+){0,6}(?:neemt|nemen|nam|namen|volgt|volgen|volgde)\s+(?:deze|die)\s+"
    r"(?:\w+\s+)?(?:aanbeveling(?:en)?|advie(?:s|zen))\s+(?:\w+\s+){0,2}(?:over|op)\W*"
    r"|\W*(?:[\w’'-]+\s+){0,6}onderschrijf(?:t|ven)\s+(?:deze|die)\s+"
    r"(?:aanbeveling(?:en)?|advie(?:s|zen))\W*"
    r"|\W*(?:deze|die)\s+(?:aanbeveling|advies|aanbevelingen)\s+(?:is|zijn|werd|werden)\s+"
    r"(?:\w+\s+){0,2}(?:opgevolgd|uitgevoerd|overgenomen)\W*",
    re.IGNORECASE,
)
# People whom it befell, as a report calls them.
ONE = r"(?:werknemer|burger|aanvrager|ouder|bewoner|inwoner|patiënt|student|zoekende|gedupeerde"
ONE += r"|betrokkene|cliënt|veteraan|belastingplichtige)"
PEOPLE = r"(?:ouders|gedupeerden|geadopteerden|bewoners|inwoners|burgers|mensen|patiënten|veteranen"
PEOPLE += r"|slachtoffers|studenten|nabestaanden|jongeren|kinderen|betrokkenen|werknemers|cliënten"
PEOPLE += r"|omwonenden|gezinnen|velen|sommigen|aanvragers)"
WISH = re.compile(  # what people want, who can but ask; "zij" may be who acts, and plans it
    r"^\W*(?:(?:en|ook|maar|wel|daarnaast|verder|vooral|bovendien|de|veel|alle|sommige|andere|deze"
    rf"|die|\w+e) )*(?:{PEOPLE} (?:[^.;:]{{0,40}} )?(?:willen|wilden)"
    rf"|(?:zij|ze) (?:[^.;:]{{0,20}} )?(?:willen|wilden) (?:dat|hulp|rust|erkenning|duidelijkheid)"
    rf"|(?:{PEOPLE}|zij|ze) (?:[^.;:]{{0,40}} )?(?:wensen|wensten|hopen|hoopten|verlang(?:d?en)"
    r"|(?:hebben|hadden) (?:[^.;:]{0,30} )?behoefte aan))\b",
    re.IGNORECASE,
)
SHARE = re.compile(r"\d ?(?:%|procent\b)")
BURDEN = re.compile(  # what people had to show for themselves, as it is
    rf"\b(?:{ONE}|{PEOPLE}|zij|ze|hij)\b[^.;:]{{0,30}}\bmoet(?:en)?\b[^.;:]*"
    r"\b(?:bewijzen|aantonen|aannemelijk|zelf|zichzelf)\b"
    rf"|\bmoet(?:en)? (?:(?:de|een|het|zo'n) )?(?:\w+e )?(?:{ONE}|{PEOPLE})\b[^.;:]*"
    r"\b(?:bewijzen|aantonen|aannemelijk|zelf|zichzelf)\b",
    re.IGNORECASE,
)
NO = r"(?:niet|niets|nooit|geen|niemand|nauwelijks|amper)"
UNHELPED = (  # what stands before a participle that does not say who was helped
    rf"(?:{NO}|pas|te|weinig|slechts|alleen|voordat|tot|totdat|dat|die|of|om|als|werd|werden|worden"
    r"|is|was|zijn|kunnen|moeten|willen)"
)
PRAISED = re.compile(
    r"(?<!\bniet )(?<!\bgeen )\b(?:te prijzen|prijzenswaardig|lovenswaardig"
    r"|verdien(?:t|en) (?:\w+ ){0,2}?(?:waardering|lof|navolging|complimenten?)"
    r"|goed (?:heeft|hebben) gewerkt|(?:heeft|hebben) (?:(?!niet)\w+ )?goed gewerkt"
    r"|een (?:goede|juiste|verstandige) (?:keus|keuze|stap|zaak)|positieve ontwikkeling"
    r"|stap vooruit|navolgenswaardig|gouden greep|schot in de roos"
    rf"|een (?:goed|mooi|inspirerend) voorbeeld(?!.*\b(?:{NO}|mis)\b)|een voorbeeld voor"
    r"|(?:tot|als) voorbeeld (?:\w+ )?dienen"
    r"|(?:zwaarder|belangrijker|meer) (?:\w+ ){0,2}dan (?:het |elk )?(?:geld|bedrag)"
    r"|(?:in|tot) een sterkere positie|positie (?:\w+ ){0,4}versterkt"
    r"|veel (?:(?:voor|aan) (?:\w+ ){1,4}?)?(?:\w+ )?betekend|betekenden? veel voor"
    r"|(?:bleek|bleken|blijkt|blijken) (?:\w+ )?een (?:goede?|juiste?|verstandige?|gelukkige?)"
    r" (?:besluit|beslissing|greep|zet|vondst|investering|aanpak|idee)"
    r"|(?:tot|naar) (?:(?:grote|volle|ieders|hun|algemene) )?tevredenheid"
    r"|(?:redelijk|goed|grotendeels) op schema|alsnog (?:vastgesteld|hersteld|rechtgezet))\b"
    rf"|^\W*(?:gelukkig|wat (?:\w+ )?(?:helpt|hielp|werkt|werkte|heeft geholpen))\b(?!.*\b{NO}\b)"
    rf"|^(?:(?!\b(?:{NO}|of)\b)[^;:])*?\b(?:heeft|hebben) (?:(?!{UNHELPED}\b)[^\s.,;:]+ ){{0,9}}"
    r"(?:geholpen|verlost|bespaard)\b",
    re.IGNORECASE,
)
BLAMED = re.compile(
    r"\b(?:helaas|jammer genoeg|spijtig genoeg|tot (?:onze|mijn|hun) spijt|te betreuren"
    r"|betreurenswaardige?|nauwelijks (?:[a-z]+ ){0,2}(?:gebruikt?|gebruikgemaakt|benut|geleerd"
    r"|toegepast)|te voorkomen geweest|had(?:den)? (?:\w+ ){0,2}(?:voorkomen|anders)"
    r" (?:kunnen|gekund)|opnieuw (?:uitgevonden|uitvinden|het wiel)|het wiel (?:\w+ )?opnieuw"
    r"|een (?:tweede|nieuwe|zware|harde|extra) klap|eiste? (?:zijn|haar|een) tol)\b",
    re.IGNORECASE,
)
FAULT = re.compile(
    r"\b(?:belemmering(?:en)?|tekort(?:schoot|schoten|schiet)?|ontbre(?:ekt|ken)|ontbra(?:k|ken)"
    r"|onvoldoende|in de weg|nog in (?:ontwikkeling|de kinderschoenen)"
    r"|(?:is|zijn|was|waren) (?:oud|verouderd)"
    r"|liep(?:en)? (?:\w+ ){0,5}vast|vastgelopen"
    r"|(?:weken|maanden|jaren)lang (?:\w+ ){0,4}wacht\w*"
    r"|moeilijk (?:te )?(?:begrijpen|begrijpelijk|bereik(?:en|baar)|vind(?:en|baar)|volgen"
    r"|lees(?:baar)?|lezen|toegankelijk)|on(?:begrijpelijke?|bereikbare?|leesbare?|vindbare?)"
    r"|te (?:laat|weinig|lang)|miste?n?|ongelijkheid|zelden|verzuimd|nagelaten"
    r"|\w*schandaal|(?:grote|ernstige) problemen|misstanden)\b",
    re.IGNORECASE,
)
GONE = re.compile(  # that there was no problem (any more), or no complaint
    r"\b(?:nergens (?:is|was|zijn) gebleken"
    r"|niet (?:langer|meer) (?:een |het )?(?:probleem|knelpunt|belemmering|obstakel)"
    r"|klaa?g(?:t|de|den|en)? (?:\w+ ){0,2}niet|(?:geen|nauwelijks) klachten)\b",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"\b(?:blijft|blijven|bleef|bleven) (?:[^.,;:]{0,60} )?beschikbaar\b", re.IGNORECASE
)
BEGUN = re.compile(  # that something was set up, and nothing of how that went
    r"^\W*(?:recent|inmiddels|onlangs|sinds kort|daarom|daarvoor|hiervoor|daartoe|hiertoe|daarnaast"
    r"|ook|(?:in |eind |begin |medio )\d{4}) (?:is|zijn|werd|werden) (?:er )?[^.;:?]*?"
    r"\b(?:gestart|opgericht|ingesteld|ingericht|aangesteld|opgezet|van start gegaan)\b",
    re.IGNORECASE,
)
OWN = re.compile(  # what "we" do, in a main clause
    r"^\W*(?:(?:ook|daarnaast|zo|verder|bovendien) )?(?:we|wij) (?:werken|zetten|starten|investeren"
    r"|voeren|bouwen|ontwikkelen|versterken|organiseren|onderzoeken|betrekken|gaan|maken)\b",
    re.IGNORECASE,
)
POTENTIAL = re.compile(  # what could go well, or what is only estimated
    r"\b(?:kan|kunnen)\b.*\b(?:voorkomen|helpen|bijdragen|plaatsvinden|verbeteren|worden)\b"
    r"|\bgebaseerd op (?:ramingen|schattingen|aannames)\b",
    re.IGNORECASE | re.DOTALL,
)
RELIEF = re.compile(  # what makes praise of a sentence on a fault
    r"\b(?:weggenomen|verholpen|verhelpen|opgelost|oplossen|verlicht\w*|voorkomen|voorkomt|minder"
    r"|uit handen|verruim\w*|ruimte|zonder|geen|niet|nauwelijks|versterk\w*|stap(?:pen)?"
    r"|wel)\b",
    re.IGNORECASE,
)
BUT = re.compile(r"\b(?:maar|echter|toch|hoewel|ofschoon|al|wel)\b", re.IGNORECASE)
NOT_BUT = re.compile(r"\bniet [^,;:]{1,40}, maar\b", re.IGNORECASE)  # that denies nothing
TURN = re.compile(r"\b(?:maar(?! ook\b)|echter)\b|^\W*(?:toch|alleen)\b|, al\b", re.IGNORECASE)
ASIDE = re.compile(  # what explains, and a clause in another
    r":.*|\b(?:dat|die|wat|wie|waar\w*|zodat|zonder|om|toen|voordat|omdat|doordat|als|hoewel)\b[^,;:]*",
    re.IGNORECASE | re.DOTALL,
)
UNMET = re.compile(
    rf"(?<!hoeft )(?<!hoefde )(?<!hoeven )(?<!hoefden )\b{NO}\b(?! (?:alleen|langer|eerder|meer)\b)"
    r"|\bhad(?:den)?\b.*\b(?:eerder|anders|beter|sneller)\b",
    re.IGNORECASE,
)
NEGATIVE, POSITIVE = "negatief", "positief"


def polarity_said(text: str, judged: str, headed: str | None = None) -> str:
    """The polarity of a lesson that was judged to be ``judged``, as words leave no doubt.

    ``headed`` is the polarity that what stands over it speaks of, which its own words go before.

    >>> polarity_said("De achterstand was in 2015 grotendeels weggewerkt.", "negatief")
    'positief'
    >>> polarity_said("De belangrijkste oorzaak ligt in het ontwerp.", "positief")
    'negatief'
    >>> polarity_said("Dat zij niet hoefden te betalen, verdient waardering.", "negatief")
    'positief'
    >>> polarity_said("De werkwijze vormt een belemmering.", "positief")
    'negatief'
    >>> polarity_said("Van die ervaring is nauwelijks gebruikgemaakt.", "positief")
    'negatief'
    >>> polarity_said("Het bonnenschandaal is een voorbeeld hiervan.", "positief")
    'negatief'
    >>> polarity_said("Daarmee liggen de werken redelijk op schema.", "negatief")
    'positief'
    >>> polarity_said("De folders waren moeilijk te lezen.", "positief")
    'negatief'
    >>> polarity_said("Omwonenden klaagden niet over de toon.", "negatief")
    'positief'
    >>> polarity_said("De balie was er binnen een week.", "negatief", "positief")
    'positief'
    """
    if is_solved(text) or is_gone(text):
        return POSITIVE
    if BLAMED.search(text) is not None or (CAUSE.search(text) and not SUCCESS.search(text)):
        return NEGATIVE
    if is_praised(text) or (headed == POSITIVE and not finds_fault(text)):
        return POSITIVE
    relieved = SUCCESS.search(text) is not None or RELIEF.search(text) is not None
    blamed = FAULT.search(text) is not None or (headed == NEGATIVE and not _has(text, "positive"))
    return NEGATIVE if blamed and not relieved else judged


def is_gone(text: str) -> bool:
    """Whether the sentence says that there was no problem any more, or no complaint.

    >>> is_gone("De drukte was niet langer een probleem."), is_gone("De drukte was een probleem.")
    (True, False)
    """
    return GONE.search(text) is not None and BUT.search(text) is None


def is_praised(text: str) -> bool:
    """Whether words of the sentence praise, and none turns it."""
    return PRAISED.search(text) is not None and BUT.search(text) is None


def finds_fault(text: str) -> bool:
    """Whether a sentence turns, or its main clause denies or names a fault.

    >>> finds_fault("De balie kwam er, maar laat."), finds_fault("De balie kwam er niet.")
    (True, True)
    >>> finds_fault("De balie hielp wie nergens recht op had: dat kon niet eerder.")
    False
    """
    main = ASIDE.sub(" ", text)
    return TURN.search(text) is not None or any(one.search(main) for one in (UNMET, FAULT))


def is_solved(text: str) -> bool:
    """Whether the sentence says that a problem is over, with nothing left undone.

    >>> is_solved("De achterstanden zijn weggewerkt."), is_solved("De fouten zijn niet verholpen.")
    (True, False)
    """
    found = SOLVED.search(text)
    if found is None:
        return False
    clause = re.split(r"[,;:]", text[: found.start()])[-1] + found[0]
    return DONE.search(clause) is not None and UNDONE.search(clause) is None


def is_harmless(text: str) -> bool:
    """Whether all that a sentence says of a fault is that there was none, or that it did no harm.

    >>> is_harmless("De betaling verliep zonder fouten.")
    True
    >>> is_harmless("De betaling verliep zonder fouten, maar te laat.")
    False
    """
    found = [one.span() for one in (*DENIED.finditer(text), *HARMLESS.finditer(text))]
    found += [one.span() for one in NOT_SO.finditer(text)]
    if not found:
        return False
    ends = [0, *(at for one in CLAUSE.finditer(text) for at in one.span()), len(text)]
    rest = list(text)
    for start, end in found:
        low, high = max(at for at in ends if at <= start), min(at for at in ends if at >= end)
        if MENDED.search(text, low, high) is not None:
            return False
        rest[low:high] = " " * (high - low)
    return not _has("".join(rest), "negative", "not")


def evaluates(text: str) -> bool:
    """Whether a word of the sentence finds fault, denies, praises or judges.

    >>> evaluates("De hulp kwam te laat."), evaluates("De gesprekken wegen mee.")
    (True, False)
    """
    said = _has(text, "negative", "not", "positive", "judgement")
    return said or is_praised(text) or BLAMED.search(text) is not None


def advises(text: str) -> bool:
    """Whether a word of the sentence says what ought to be.

    >>> advises("Het loket moet open blijven."), advises("Het loket bleef open.")
    (True, False)
    """
    return _has(text, "advice")


def _has(text: str, *names: str) -> bool:
    """Whether the sentence has a word of one of these sorts in the lexicon."""
    return any(patterns()[name].search(text) is not None for name in names)


def is_amiss(text: str) -> bool:
    """Whether the sentence says that something is not as it should be: a lesson, no advice.

    >>> is_amiss("Dat is niet zoals het zou moeten."), is_amiss("Dat zou moeten.")
    (True, False)
    """
    return AMISS.search(text) is not None


def is_figure(text: str) -> bool:
    """Whether the sentence only gives a share, and no word says whether that is good or bad.

    >>> is_figure("Van hen heeft 54% een gesprek gehad."), is_figure("Slechts 54% is geholpen.")
    (True, False)
    """
    return SHARE.search(text) is not None and not evaluates(text) and not _has(text, "advice")


def is_potential(text: str) -> bool:
    """Whether the sentence says what could go well, or is estimated, and no word praises.

    >>> is_potential("Dit kan helpen om uitstel te voorkomen."), is_potential("Dit hielp goed.")
    (True, False)
    """
    return POTENTIAL.search(text) is not None and not is_praised(text)


def is_left(text: str) -> bool:
    """Whether the sentence says that something stays available: no fault.

    >>> is_left("Wat niet is besteed, blijft beschikbaar."), is_left("De hulp bleef uit.")
    (True, False)
    """
    return LEFT.search(text) is not None and BUT.search(text) is None


def is_begun(text: str) -> bool:
    """Whether the sentence says that something was set up, and not how it went: a measure.

    >>> is_begun("Recent is een meldpunt gestart."), is_begun("Het meldpunt is te laat gestart.")
    (True, False)
    >>> is_begun("Inmiddels is een meldpunt gestart, maar niemand kent het.")
    False
    """
    return BEGUN.search(text) is not None and BUT.search(NOT_BUT.sub("", text)) is None


def gives_advice(text: str) -> bool:
    """Whether who writes says to advise something, or to have advised it: advice, no measure.

    >>> gives_advice("In 2022 adviseerden wij de minister een loket in te richten.")
    True
    >>> gives_advice("De minister richt een loket in.")
    False
    """
    return GAVE_ADVICE.search(text) is not None


def is_only_told(text: str) -> bool:
    """Whether the sentence says no more than that advice was followed: no measure of its own.

    >>> is_only_told("De minister heeft deze aanbeveling opgevolgd.")
    True
    >>> is_only_told("De minister nam deze aanbeveling over en begon met een proef.")
    False
    """
    return ONLY_TOLD.fullmatch(text) is not None


def is_own_doing(text: str) -> bool:
    """Whether the sentence tells what "we" do: a measure, no advice.

    >>> is_own_doing("Wij werken aan één loket."), is_own_doing("Wij vragen om één loket.")
    (True, False)
    """
    return OWN.search(text) is not None


def is_wish(text: str) -> bool:
    """Whether the sentence says what people want whom it befell: no advice, and no measure.

    >>> is_wish("Zij willen dat hun gezin gezien wordt."), is_wish("Zij willen in 2025 beginnen.")
    (True, False)
    """
    return WISH.search(text) is not None


def is_burden(text: str) -> bool:
    """Whether the sentence says that people have to prove or do something themselves.

    >>> is_burden("Daarbij moet de werknemer zijn ziekte bewijzen.")
    True
    >>> is_burden("De overheid moet aantonen dat het klopt.")
    False
    """
    return BURDEN.search(text) is not None and patterns()["not"].search(text) is None


def is_pledge(text: str) -> bool:
    """Whether somebody promises in the sentence, or is said to have: a measure, no advice.

    >>> is_pledge("Het kabinet zegt toe dit te doen."), is_pledge("Zeg dit toe aan de Kamer.")
    (True, False)
    """
    return PLEDGE.search(text) is not None


def denied(text: str) -> list[tuple[int, int]]:
    """The characters of the problems that the sentence says there were not.

    >>> [text[a:b] for text in ["Dat verliep zonder vertraging."] for a, b in denied(text)]
    ['vertraging']
    """
    return [found.span("problem") for found in DENIED.finditer(text)]
