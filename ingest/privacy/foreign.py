"""Names with a title, addresses and telephone numbers as English, German and French write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.privacy.lists import Kind, is_institution, kind_of, words
from ingest.privacy.patterns import CAPITAL, GAP, MAYBE_INITIALS, PARTICLE

SPACE = r"[^\S\n]+"
LETTERS = r"[A-ZÀ-Ý]"

BORN = (
    r"(?:né(?:e|\(e\)|·e)?s?(?!\w)|(?:date de )?naissance|Geburts(?:datum|tag)"
    r"|d\.o\.b\.|dob(?!\w))"
)
LIMITS = (  # before a day of birth, what says that it is the limit of a rule, or something else
    r"after|before|since|until|between|but|while|when"
    r"|nach|vor|seit|zwischen|ab|bis|après|avant|depuis|entre|jusqu"
)
SHORT_MONTHS = r"mar|oct|mär|dez|janv|févr|avr|juil|sept|déc"

TELLING = r"(?:[Ff]rau|[Hh]errn?|[Mm]adame|[Mm]onsieur|[Mm]me|[Mm]rs\.?|[Mm]r)"  # in capitals too
TITLE = (
    rf"(?:{TELLING}|Fräulein|[Mm]ademoiselle|[Mm]lle|[Mm]aître|M[sx]\.?|Mr\.|[Mm]iss|Sir|[Dd]r"
    r"|Prof|[Dd]o[ck]t(?:o|eu)r|[Pp]rofess(?:or|eure?)|Judge|Councillor|Reverend"
    r"|Lord|Lady|Baron(?:ess)?|Inspector|Sergeant|Constable"
    r"|Rechtsanwalt|Rechtsanwältin|Staatssekretär(?:in)?|Bürgermeister(?:in)?)"
)
SEVERAL = r"(?:Messrs\.?|Messieurs|MM\.|Mmes|Mlles|Mesdames|Herren|Eheleute|Familie|[Ff]amille)"
DEGREES = rf"(?:(?:Dr|Prof|med|jur|phil|h\.c|Dipl\.-\w+)\.?{GAP})*"
OFFICE = (  # but for what is a surname as well: "Herr Richter"
    r"(?i:(?:vice-?|vize|ober|bundes|staats|general|rechts|premier[^\S\n]?)?(?:premier"
    r"|minist(?:er(?:in)?|re)|pr[äé]sident(?:in|e)?|president|kanzlerin|(?<=bundes)kanzler"
    r"|sekretär(?:in)?|secretary|secrétaire|direktor(?:in)?|director|directeur|directrice"
    r"|bürgermeister(?:in)?|mayor|chancellor|maire|richterin|judge|justice|juge|vorsitzender?|speaker"
    r"|chair(?:man|woman)?|abgeordneter?|députée?|senator|sénateur|sénatrice|kollegin|kollege"
    r"|commissioner|commissaire|préfète?|ombudsman|médiateur|médiatrice|anwältin|(?<=rechts)anwalt"
    r"|(?<=staats)anwalt|avocate?))(?!\w)"
)
OF = r"(?!(?:de|des|du|d['’]|der|dem|für|of|for|pour|à|au|aux)(?:\b|(?<=['’])))"  # "ministre de …"
NOBLE = rf"(?:(?:{PARTICLE}|[Zz]u[mr]?|[Vv]om|des|du){GAP}|[dl]['’])"
SURNAME = rf"(?:{NOBLE}){{0,3}}(?!{OFFICE}){CAPITAL}(?:-{CAPITAL})*(?!\w)"
NAME = rf"(?P<name>{MAYBE_INITIALS}{SURNAME}(?:{GAP}{MAYBE_INITIALS}{SURNAME}){{0,2}})"
TITLED = re.compile(
    rf"(?<![\w.-])(?<!ede )(?<!eder )(?:{TITLE}|(?P<several>{SEVERAL})){GAP}"
    rf"(?:(?:(?:le|la){GAP}|l['’])?{OFFICE}{GAP}{OF})*{DEGREES}{NAME}"
)
MORE = re.compile(rf"(?:,{GAP}|{GAP}(?:und|et|and|&){GAP}){NAME}")
NO_PARTICLES = frozenset(["der", "den", "des", "in", "op", "aan", "voor", "uit", "het", "te"])
"""What before a word that is no surname is no part of a name ("Herr des Verfahrens")."""
NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|tät)(?:en)?$")  # German, with a capital too

WORD = re.compile(rf"{CAPITAL}(?:-{CAPITAL})*(?!\w)")

NUMBER = r"(?!(?:19|20)\d\d(?!\w))\d{1,4}"
BEHIND = rf"{NUMBER}(?:[ -]?[a-zA-Z](?!\w))?(?:[-/–]\d{{1,4}})?(?![\w€%])"
TOWN = (
    rf"(?:(?:Bad|Sankt|St\.|Saint|Le|La|Les|Den|New){SPACE})?{LETTERS}[\w'’-]+"
    r"(?:[^\S\n](?:Cedex(?: \d\d)?|a(?:m|n der|n)[^\S\n][A-Z]\w+))?"
)
LAND = r"(?:[A-Z]{1,2}[-–])?"
POSTCODE = rf"(?:,?\s{{1,3}}{LAND}(?!(?:19|20)\d\d\s)\d{{4,5}}{SPACE}{TOWN})?"
ARTICLES = r"(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|In|Im|Zur|Zum|Von|Auf|Bei|Aus|Zwischen)\b)"
GERMAN = (
    rf"(?<![\w-]){ARTICLES}{LETTERS}[\w'’-]*?(?:{SPACE}{LETTERS}[\w'’-]*?){{0,2}}?"
    r"(?:stra(?:ß|ss)e|str\.|gasse|platz|ufer|damm|chaussee|allee|weg"
    r"|[ -](?:Stra(?:ß|ss)e|Str\.|Gasse|Platz|Ufer|Damm|Chaussee|Allee|Weg))"
    rf"{SPACE}{BEHIND}{POSTCODE}"
)
LINK = rf"(?:(?:de|du|des|la|le|les){SPACE}|[dl]['’]|\d{{1,2}}(?:er)?{SPACE})"
PROPER = rf"{LINK}{{0,3}}{LETTERS}[\w'’-]+(?:(?:{SPACE}|-){LINK}{{0,3}}{LETTERS}[\w'’-]+){{0,3}}"
STREET = (
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Qq]uai|[Ii]mpasse|[Cc]hemin|[Aa]llées?"
    r"|[Ff]aubourg|[Cc]haussée)"
)
FRENCH = (
    rf"(?<![\w.,€/-]){NUMBER}(?:{SPACE}?(?:bis|ter|[A-D])(?!\w))?,?{SPACE}"
    rf"(?:{STREET}|place|route|cours|square|passage){SPACE}{PROPER}{POSTCODE}"
    rf"|(?<!\w){STREET}{SPACE}{PROPER},?{SPACE}{BEHIND}{POSTCODE}"
)
BRITISH = r"[A-Z]{1,2}\d[A-Z\d]?[^\S\n]\d[A-Z]{2}(?![\w-])"
BEFORE_TOWN = rf"(?=,{SPACE}{LETTERS}|,?\s+(?:{LETTERS}\w+\s)?{BRITISH})"
ENGLISH = (
    rf"(?<![\w.,€£$/-])(?:(?:Flat|Apartment|Apt\.?|Unit){SPACE}\d{{1,4}}[A-Z]?,?{SPACE})?"
    rf"{NUMBER}[A-Za-z]?{SPACE}(?:[A-Z][\w'’.-]*{SPACE}){{1,3}}?"
    r"(?:(?:Street|St|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Boulevard|Mews|Grove)(?!\w)"
    rf"|(?:Drive|Gardens|Close|Court|Square|Way|Hill|Row|Walk|Place|Park)(?!\w){BEFORE_TOWN})"
    rf"(?:,\s{LETTERS}[\w .'-]{{1,25}},\s[A-Z]{{2}}\s\d{{5}}(?!\d))?"
)
NO_STREET = (
    r"(?!(?:Artikel|Abschnitt|Absatz|Tabelle|Kapitel|Seite|Anlage|Nummer|Article|Section|Chapter"
    r"|Table|Figure|Page|Annexe?|Chapitre|Tableau|Tabel|Bijlage|Figuur|Hoofdstuk)\b)"
)
ADDRESSES = (
    re.compile(GERMAN),
    re.compile(FRENCH),
    re.compile(ENGLISH),
    re.compile(rf"(?<![\w-]){BRITISH}"),
    re.compile(  # a street without a word for one, and its postcode
        rf"(?<![\w-]){NO_STREET}{LETTERS}[\w'’-]*(?:{SPACE}(?:{LETTERS}[\w'’-]*|an|am|den|der|dem"
        rf"|im|zum|zur|de|du|des)){{0,3}}{SPACE}{BEHIND},\s{LAND}\d{{5}}{SPACE}{TOWN}"
    ),
)

UNIT = r"(?:euros?|€|million|milli|mln|mld|dollar|pounds?|personen|personnes|people)"
APART = r"(?:[ \u00a0]?[/()–-]{1,2}[ \u00a0]?|[ \u00a0.])?"
PHONES = (
    re.compile(  # of any country; groups of thousands with full stops are a number
        rf"(?<![\w.,-])(?P<number>(?:\+(?!\d{{1,3}}(?:\.\d{{3}})+(?![\d ]))|00)"
        rf"[1-9](?:{APART}\d){{8,14}})(?![\w-]|[.,]\d|\s*{UNIT})"
    ),
    re.compile(  # within the country, where it says so; ten digits are found as Dutch ones are
        r"\b(?:Tel(?:efon(?:nummer)?|ephone)?|Tél(?:éphone)?|Mobile?|Phone|Handy)\.?[ \u00a0]?:?"
        rf"\s(?P<number>\(?0(?:{APART}\d){{10,11}})(?![\w-])",
        re.IGNORECASE,
    ),
)


def find_foreign_names(text: str) -> Iterator[tuple[int, int]]:
    """The characters of the names behind a title."""
    for match in TITLED.finditer(text):
        yield from _borne(match)
        other = MORE.match(text, match.end()) if match["several"] else None
        while other is not None:
            yield from _borne(other)
            other = MORE.match(text, other.end())


def _borne(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The characters of a name, up to the word that is no part of it."""
    start, name, end, last = match.start("name"), match["name"], 0, Kind.UNKNOWN
    for word in WORD.finditer(name):
        written, gap = word.group(), name[end : word.start()]
        kind = kind_of(written)
        if is_institution(written.lower()) and "\n" not in gap:
            return  # which bears the name
        if written in words("no_names") or (kind > Kind.UNKNOWN and "." in gap):
            break  # "Mrs C. Decision"
        if last > Kind.DOUBTFUL and kind > Kind.LAST and not _may_be(written, kind, gap, end):
            break
        end, last = word.end(), kind
    if end:
        yield start, start + end


def _may_be(written: str, kind: Kind, gap: str, end: int) -> bool:
    """Whether a word that no list has may be the first of a name, or the next on its line."""
    if end == 0:
        return not any(part in NO_PARTICLES for part in gap.split()[:1])
    joined = "\n" not in gap and gap.strip().lower() in ("", "al", "el", "ben", "bin")
    return joined and kind is Kind.UNKNOWN and NOUN.search(written) is None


def find_foreign_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The characters of house addresses with their postcode and town, and of telephone numbers."""
    for pattern in ADDRESSES:
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in PHONES:
        yield from (match.span("number") for match in pattern.finditer(text))
