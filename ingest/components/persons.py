"""Persons: found in order to be masked, never to be kept."""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import PERSON, findings
from ingest.identifiers import find_identifiers

MASK = "█"
WORDS = Path(__file__).parent.parent / "persons.toml"
GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # white space with one line break at most
CAPITAL = r"(?:IJ|Mc|[DO]['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+"
PARTICLE = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Dd]es|[Hh]et|['’]t|[Tt]e|[Tt]en|[Tt]er|[Vv]on|[Ee]l|[Aa]l"
    r"|[Bb]en|[Ll]a|[Ll]e|[Dd]u|[Ii]n|[Oo]p|[Aa]an|[Vv]oor)"
)
SURNAME = rf"(?:{PARTICLE}{GAP}){{0,3}}{CAPITAL}(?:-(?:{PARTICLE}{GAP}){{0,2}}{CAPITAL})?"
LETTER = r"(?:[A-Z]|Th|Ch|Ph|IJ|Jac|Joh)\."
INITIALS = rf"(?!(?:B\.V|N\.V|U\.S|E\.U)\.){LETTER}(?:[ -]?{LETTER}){{0,5}}"
MAYBE_INITIALS = rf"(?:{INITIALS}{GAP}?)?"
DEGREES = r"(?:(?:mr|dr|drs|ir|prof|ing|em|jhr|bc|ds)\.\s*)"
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
NO_OFFICE = r"(?!(?:van|voor|de|der|in|op|aan)\b)"  # "minister van Financiën" is no name
HELD = rf"(?:{OFFICES}{GAP}|[Oo]mbudsman[^\S\n]+)"  # a title may follow "Nationale ombudsman"
PATTERNS = (
    re.compile(
        rf"(?<!\w){TITLES}(?:{GAP}|-){DEGREES}*"
        rf"(?P<name>{MAYBE_INITIALS}{SURNAME}(?:{GAP}{CAPITAL}\b)?)"
    ),
    re.compile(
        rf"(?<!\w){HELD}{DEGREES}*"
        rf"(?P<name>{MAYBE_INITIALS}{NO_OFFICE}(?:{CAPITAL}{GAP}(?!voor\b))?{SURNAME})"
    ),
    re.compile(rf"(?<!\w){DEGREES}+(?P<name>{MAYBE_INITIALS}(?:{CAPITAL}{GAP})?{SURNAME})"),
    re.compile(rf"(?<![\w.])(?P<name>{INITIALS}{GAP}?{SURNAME})"),
    re.compile(rf"(?<![\w-])(?P<name>{SURNAME},[^\S\n]{INITIALS})(?!\w)"),
)
MORE = re.compile(rf"(?:,{GAP}|/|{GAP}(?:en|&){GAP})(?P<name>(?:{INITIALS}{GAP}?)?{SURNAME})")
WORD = re.compile(rf"(?<![\w-]){CAPITAL}(?:-{CAPITAL})?(?={GAP})")
SPACE = re.compile(GAP)
AFTER_FIRST = re.compile(rf"(?:{GAP}{INITIALS})?{GAP}(?P<surname>{SURNAME})")
LAST = re.compile(rf"{CAPITAL}(?:-{CAPITAL})?$")
BORNE = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]e|[Tt]en|[Tt]er|[Ee]l)"  # before a surname that stands bare
)
BARE = 4  # letters of a surname that is looked for where nothing else tells a name
NOT_NAMED_AFTER = (  # "Commissie Van Dam", nor "Commissie-De Winter" with its last word alone
    r"(?<![\w-])(?<![Cc]ommissie )(?<!kabinet )(?<!instituut )"
    r"(?<!\b[Vv]an )(?<!\b[Dd]e )(?<!\b[Dd]en )(?<!\b[Dd]er )(?<!\b[Tt]er )"
)
ENDS = re.compile(rf"(?:{GAP}(?:{PARTICLE}))+$")


@Language.factory("leergraaf_persons")
def make_persons(nlp: Language, name: str) -> Persons:  # noqa: ARG001 - spaCy's signature
    """The component."""
    return Persons()


class Persons:
    """Finds what identifies people; names of known organisations and trajectories are not persons.

    It is the last to mark names. A name that only looks like an organisation's ends where a
    person's begins ("Universiteit Leiden Jan Jansen").
    """

    def __call__(self, doc: Doc) -> Doc:
        """Add the persons of ``doc`` to its entities and all private data to its findings."""
        found = findings(doc)
        text = found.source.text
        ents = sorted(doc.ents)
        known = [ent for ent in ents if not _is_candidate(ent)]
        named = [span for span in find_persons(text) if not _touches(span, known)]
        found.private = _merged([*named, *find_identifiers(text)])
        persons = [doc.char_span(*span, label=PERSON, alignment_mode="expand") for span in named]
        kept = [*known, *_cut(doc, filter(_is_candidate, ents), named)]
        doc.set_ents(_apart([*kept, *(span for span in persons if span is not None)]))
        found.names = list(doc.ents)
        return doc


CANDIDATES = ("Organisation", "Trajectory", "LegalInstrument")


def _touches(span: tuple[int, int], ents: list[Span]) -> bool:
    """Whether one of ``ents``, which are sorted and apart, shares a character with ``span``."""
    at = bisect_left(ents, span[1], key=lambda ent: ent.start_char)
    return at > 0 and ents[at - 1].end_char > span[0]


def _is_candidate(ent: Span) -> bool:
    return not ent.kb_id_ and ent.label_ in CANDIDATES


def _cut(doc: Doc, candidates: Iterable[Span], persons: list[tuple[int, int]]) -> Iterator[Span]:
    """The candidates that no person's name runs into; what is left of the others, if two words."""
    for ent in candidates:
        at = bisect_left(persons, ent.start_char, key=lambda span: span[1] - 1)
        if at == len(persons) or persons[at][0] >= ent.end_char:
            yield ent
            continue
        start = ent.start_char
        left = " ".join(findings(doc).source.text[start : max(start, persons[at][0])].split())
        rest = doc.char_span(start, start + len(left), ent.label_) if " " in left else None
        if rest is not None:
            rest.id_ = left[0].upper() + left[1:]
            yield rest


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, without those that overlap one before them."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def find_persons(text: str) -> list[tuple[int, int]]:
    """The characters of the names of persons in ``text``, sorted and apart."""
    matches = [match for pattern in PATTERNS for match in _with_others(text, pattern)]
    found = [*_called(text), *(span for match in matches for span in _without_rest(match))]
    return _merged([*found, *_again(text, found)])


def _again(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places where a surname that was found stands bare, unless it is a word as well."""
    names = {match[0] for start, end in found if (match := LAST.search(text[start:end]))}
    bare = sorted(name for name in names if len(name) >= BARE and name not in no_names())
    bare = [name for name in bare if re.search(rf"\b{re.escape(name.lower())}\b", text) is None]
    if bare:
        surnames = "|".join(sorted(map(re.escape, bare), key=len, reverse=True))
        again = re.compile(rf"{NOT_NAMED_AFTER}(?:{BORNE}{GAP}){{0,3}}(?:{surnames})(?!\w)")
        yield from (match.span() for match in again.finditer(text))


def _with_others(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches, each with the names that are summed up behind it ("de leden Smit en De Wit")."""
    for match in pattern.finditer(text):
        yield match
        if match.start("name") > match.start():
            other = MORE.match(text, match.end())
            while other is not None:
                yield other
                other = MORE.match(text, other.end())


def _without_rest(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The characters of the name, up to what is no part of it ("Kaag van Financiën")."""
    start, name = match.start("name"), match.group("name")
    for word in re.finditer(r"[\w.'’,-]+", name):
        ours = word.group().strip(",") not in no_names()
        if not ours and not _is_particle(word.group(), name[word.end() :]):
            name = name[: word.start()]
            break
    name = ENDS.sub("", name.rstrip())
    if re.search(CAPITAL, name) is not None:
        yield start, start + len(name)


def _is_particle(word: str, rest: str) -> bool:
    leads_on = re.match(rf"(?:{GAP}{PARTICLE})*{GAP}{CAPITAL}", rest) is not None
    return leads_on and re.fullmatch(PARTICLE, word) is not None


def _called(text: str) -> Iterator[tuple[int, int]]:
    """The names that begin with a first name."""
    for first in WORD.finditer(text):
        if first_names().isdisjoint(first.group().split("-")):
            continue
        end = first.end()
        while (more := WORD.match(text, _after_gap(text, end))) and more.group() in first_names():
            end = more.end()
        surname = AFTER_FIRST.match(text, end)
        if surname is not None and _may_be_surname(surname["surname"]):
            yield first.start(), surname.end()


def _may_be_surname(text: str) -> bool:
    word = text.split(maxsplit=1)[0]
    return word not in no_names() or _is_particle(word, text[len(word) :])


def _after_gap(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return at if match is None else match.end()


@functools.cache
def _words(which: str) -> frozenset[str]:
    return frozenset(tomllib.loads(WORDS.read_text(encoding="utf-8"))[which].split())


def first_names() -> frozenset[str]:
    """First names that tell a person when a surname follows."""
    return _words("first_names")


def no_names() -> frozenset[str]:
    """Words with a capital that are no surname."""
    return _words("no_names")


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the characters of ``spans`` masked, as long as it was.

    >>> mask("bel 06-12345678", [(4, 15)])
    'bel ███████████'
    """
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], MASK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def find_private(text: str) -> list[tuple[int, int]]:
    """All that must be masked in a text that has not been through the pipeline, such as a title."""
    return _merged([*find_persons(text), *find_identifiers(text)])
