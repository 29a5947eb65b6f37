"""How names of people are written, and those that a title, an office or initials give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.privacy.lists import Kind, kind_of, words

GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # white space with one line break at most
CAPITAL = r"(?:IJ|Mc|[DO]['’]|Ó[^\S\n])?[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+"
PARTICLE = (
    r"(?:[Vv]an|[Vv]\.d\.|[Dd]e|[Dd]en|[Dd]er|[Dd]es|[Hh]et|['’]t|[Tt]e|[Tt]en|[Tt]er|[Vv]on|[Ee]l"
    r"|[Aa]l|[Bb]en|[Ll]a|[Ll]e|[Dd]u|[Ii]n|[Oo]p|[Aa]an|[Vv]oor|[Uu]it)"
)
SURNAME = rf"(?:{PARTICLE}{GAP}){{0,3}}{CAPITAL}(?:-(?:{PARTICLE}{GAP}){{0,2}}{CAPITAL})?"
LETTER = r"(?:[A-Z]|Th|Ch|Chr|Ph|IJ|Jac|Joh)\."
INITIALS = rf"(?!(?:B\.V|N\.V|U\.S|E\.U)\.){LETTER}(?:[ -]?{LETTER}){{0,5}}"
MAYBE_INITIALS = rf"(?:{INITIALS}{GAP}?)?"
DEGREES = r"(?:(?:[Mm]r|[Dd]r|[Dd]rs|[Ii]r|[Pp]rof|[Ii]ng|em|[Jj]hr|bc|[Dd]s)\.\s*)"
SON = r"(?:Ben|Bin|Ait|Abu|Abd|El|Al)"  # within a surname: "Oulad Ben Said"
TITLES = (
    r"(?:[Dd]e heer|[Dd]e heren|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Hh]eer|[Kk]amerlid"
    r"|[Kk]amerleden|[Hh]et lid|[Dd]e leden|[Mm]otie(?: van)?(?: het lid| de leden)?|[Mm]eneer"
    r"|[Ff]amilie)"
)
OFFICES = (
    r"(?:[Mm]inister-president|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?"
    r"|[Bb]ewindslieden|[Rr]egeringscommissaris|[Ww]ethouder|[Bb]urgemeester"
    r"|[Ii]nspecteur-generaal|[Dd]irecteur-generaal|[Ss]ecretaris-generaal|[Pp]remier)"
)
NO_OFFICE = r"(?!(?:van|voor|de|der|in|op|aan|uit)\b)"  # "minister van Financiën" is no name
HELD = rf"(?:{OFFICES}{GAP}|[Oo]mbudsman[^\S\n]+)"  # a title may follow "Nationale ombudsman"
TITLED = re.compile(
    rf"(?<!\w){TITLES}(?:{GAP}|-){DEGREES}*"
    rf"(?P<name>{MAYBE_INITIALS}(?!(?:van[^\S\n]+)?het\b){SURNAME}(?:{GAP}(?:{SON}{GAP})?{CAPITAL}\b)?)"
)
HOLDING = re.compile(
    rf"(?<!\w){HELD}{DEGREES}*"
    rf"(?P<name>{MAYBE_INITIALS}{NO_OFFICE}(?:{CAPITAL}{GAP}(?!voor\b))?{SURNAME})"
)
PATTERNS = (
    TITLED,
    HOLDING,
    re.compile(rf"(?<!\w){DEGREES}{{1,6}}(?P<name>{MAYBE_INITIALS}(?:{CAPITAL}{GAP})?{SURNAME})"),
    re.compile(
        rf"(?<![\w.])(?P<name>{INITIALS}{GAP}?(?:{CAPITAL}{GAP}(?={CAPITAL}(?!\w)))?{SURNAME})"
    ),
    re.compile(rf"(?<![\w-])(?P<name>{SURNAME},[^\S\n]{INITIALS})(?!\w)"),
)
MORE = re.compile(rf"(?:,{GAP}|/|{GAP}(?:en|&){GAP})(?P<name>(?:{INITIALS}{GAP}?)?{SURNAME})")
BEFORE_WORD = frozenset(("Ter", "ter", "Ten", "ten", "Der", "der", "Den", "den"))  # "Ter Haar"
DEPARTMENT = re.compile(r"\w+-generaal|[Rr]egeringscommissaris")  # what it is of may follow
NUMBERED = re.compile(r"[A-Z]\.\s")  # "Deel I. Voortgang" is no name
ENDS = re.compile(rf"(?:{GAP}(?:{PARTICLE}))+$")


def find_titled(text: str) -> Iterator[tuple[int, int]]:
    """The characters of the names with a title, an office or initials."""
    for pattern in PATTERNS:
        for match in _with_others(text, pattern):
            office = DEPARTMENT.match(match.group()) is not None
            strict = office or NUMBERED.match(match["name"]) is not None
            yield from _without_rest(match, strict=strict)


def _with_others(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches, each with the names that are summed up behind it ("de leden Smit en De Wit")."""
    for match in pattern.finditer(text):
        yield match
        if match.start("name") > match.start():
            other = MORE.match(text, match.end())
            while other is not None:
                yield other
                other = MORE.match(text, other.end())


def _without_rest(match: re.Match[str], *, strict: bool) -> Iterator[tuple[int, int]]:
    """The characters of the name, up to what is no part of it ("Kaag van Financiën").

    ``strict`` leaves out words that are no name of a person as well ("directeur-generaal Politie").
    """
    start, name, before = match.start("name"), match.group("name"), ""
    for word in re.finditer(r"[\w.'’,-]+", name):
        written, rest = word.group().strip(","), name[word.end() :]
        if is_particle(written, rest):
            ours = written != "van" or not _is_whole(before, rest)
        else:
            ours = before in BEFORE_WORD or (
                written not in words("no_names") and not (strict and _is_word(written, before))
            )
        if not ours:
            name = name[: word.start()]
            break
        before = written
    name = ENDS.sub("", name.rstrip())
    if re.search(CAPITAL, name) is not None and re.fullmatch(PARTICLE, name) is None:
        yield start, start + len(name)


def _is_whole(before: str, rest: str) -> bool:
    """Whether what stands before "van" is a surname already ("Jansen van Amsterdam")."""
    return kind_of(before) is Kind.LAST and re.match(rf"{GAP}{CAPITAL}", rest) is not None


def _is_word(written: str, before: str) -> bool:
    """Whether a word is no name: after a particle or with a full stop it is."""
    known = "." in written or re.fullmatch(PARTICLE, before) is not None
    return not known and kind_of(written) is Kind.NONE


def is_particle(word: str, rest: str) -> bool:
    """Whether a word is a particle that leads on to a name in the rest."""
    leads_on = re.match(rf"(?:{GAP}{PARTICLE})*{GAP}{CAPITAL}", rest) is not None
    return leads_on and re.fullmatch(PARTICLE, word) is not None
