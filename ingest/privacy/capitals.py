"""Names in capitals are written as other names are, so that one set of patterns finds both.

Headings and abbreviations stay: what stands in capitals is a name behind a title or initials, or
where it begins with a first name and ends with a surname.
"""

from __future__ import annotations

import re

from ingest.privacy import foreign
from ingest.privacy.lists import Kind, fold, is_institution, kind_of, names, words
from ingest.privacy.patterns import CAPITAL, DEGREES, GAP, INITIALS, PARTICLE, TITLES

LETTERS = r"[^\W\d_a-zß-öø-ÿ]"
CAPITALS = rf"(?:[DO]['’]|Ó[^\S\n])?{LETTERS}{{2,}}(?!\w)"
WORD = rf"(?:{CAPITALS}|{CAPITAL}(?!\w))"
LINK = rf"(?:(?i:{PARTICLE})(?:{GAP}|(?<=\.)))"
JOIN = rf"(?:,{GAP}|/|{GAP}(?:(?i:en)|&){GAP})(?!(?i:{TITLES})(?!\w))"
LED = (
    rf"(?:(?P<title>(?i:{TITLES}|{foreign.TELLING}))(?:{GAP}|-))?(?i:{DEGREES})*"
    rf"(?:{INITIALS}{GAP}?)?"
)
BEGIN = re.compile(rf"(?<![\w.-])(?P<led>{LED})(?={LINK}{{0,3}}{WORD})")
ALONE = re.compile(rf"(?P<join>)(?P<initials>)(?P<links>)(?P<word>{WORD})")
TOLD = re.compile(rf"(?P<join>)(?P<initials>)(?P<links>{LINK}{{0,3}})(?P<word>{WORD})")
MORE = re.compile(
    rf"(?P<join>{JOIN}|-|{GAP})(?P<initials>(?:{INITIALS}{GAP}?)?)(?P<links>{LINK}{{0,3}})"
    rf"(?P<word>{WORD})"
)
PERSONAL = re.compile(
    r"(?i:(?<!\w)(?:heer|heren|mevrouw|mevr\.|mw\.|dhr\.|meneer|familie|lid|leden"
    rf"|{foreign.TELLING}))$"
)
BEFORE_INITIALS = re.compile(
    rf"{LINK}{{0,3}}{WORD}(?:-{LINK}{{0,2}}{WORD})?,[^\S\n]{INITIALS}(?!\w)"
)
SHORTEST = 4  # letters of a name that no list has; fewer are an abbreviation's
SEVERAL = re.compile(r"[^\W\d_]{2,}")  # letters that are no initial


def in_small_letters(text: str) -> str:
    """The text, as long as it was, with the names in capitals written as other names are.

    >>> in_small_letters("DE HEER VAN DER BERG, J.P. JANSEN EN JAN DE VRIES VAN HET UWV")
    'de heer van der Berg, J.P. Jansen en Jan de Vries VAN HET UWV'
    """
    parts, at = [], 0
    for begin in BEGIN.finditer(text):
        if begin.start() >= at and (name := _name(text, begin)):
            led = SEVERAL.sub(lambda match: _lower(match.group()), begin["led"])
            parts += [text[at : begin.start()], led, name]
            at = begin.end() + len(name)
    return "".join([*parts, text[at:]])


def _name(text: str, begin: re.Match[str]) -> str:
    """The names that begin there, in small letters; nothing where no name in capitals does."""
    told = begin["led"] != "" or BEFORE_INITIALS.match(text, begin.end()) is not None
    personal = PERSONAL.search(begin["title"] or "") is not None
    parts: list[str] = []
    kinds: list[Kind] = []
    at = begin.end()
    match = (TOLD if told else ALONE).match(text, at)
    while match is not None:
        joined = match["join"].strip(" \n-") != ""
        if joined and not begin["title"]:
            break
        word, kind = match["word"], _kind(match["word"])
        first = not kinds or joined
        may_be = personal and kind is Kind.UNKNOWN and len(word) >= SHORTEST
        if kind > Kind.LAST and not (may_be and (first or kinds[-1] is Kind.FIRST)):
            break
        if not told and not kinds and (kind is not Kind.FIRST or word in words("abbreviations")):
            break
        parts += [_lower(match["join"]), match["initials"], _lower(match["links"]), _small(word)]
        kinds.append(kind)
        at = match.end()
        match = MORE.match(text, at)
    written = text[begin.end() : at]
    if not any(word.isupper() for word in SEVERAL.findall(written)):
        return ""
    return "".join(parts) if told or _is_whole(written) else ""


def _is_whole(written: str) -> bool:
    """Whether it goes on from a first name to a surname."""
    _, *others = re.split(r"[^\w'’]+", written)
    return bool(others) and _is_surname(_small(others[-1]))


def _kind(word: str) -> Kind:
    """What a word in capitals may be; a surname that is a word as well is a surname."""
    name = _small(word)
    kind = kind_of(name)
    also = kind > Kind.LAST and name not in words("no_names") and not is_institution(name.lower())
    return Kind.LAST if also and _is_surname(name) else kind


def _is_surname(name: str) -> bool:
    return fold(name) in names("last")


def _small(word: str) -> str:
    """A name in small letters but its first, and that behind an apostrophe ("O'Brien")."""
    if not word.isupper():
        return word
    kept = 3 if not word[1].isalpha() else 1
    return word[:kept] + _lower(word[kept:])


def _lower(text: str) -> str:
    """The text in small letters, one for one ("İ" would become two)."""
    return text.replace("İ", "i").lower()
