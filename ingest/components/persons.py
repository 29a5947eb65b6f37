"""Persons: found in order to be masked, never to be kept."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import PERSON, findings
from ingest.identifiers import find_identifiers

MASK = "█"
FIRST_NAMES = Path(__file__).parent.parent / "first_names.txt"
GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # within a paragraph: white space with one line break at most
CAPITAL = r"(?:IJ|Mc|[DO]['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+"
PARTICLE = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Dd]es|[Hh]et|['’]t|[Tt]e|[Tt]en|[Tt]er|[Vv]on|[Ee]l|[Aa]l"
    r"|[Bb]en|[Ll]a|[Ll]e|[Dd]u|[Ii]n|[Oo]p|[Aa]an|[Vv]oor)"
)
SURNAME = rf"(?:{PARTICLE}{GAP}){{0,3}}{CAPITAL}(?:-(?:{PARTICLE}{GAP}){{0,2}}{CAPITAL})?"
LETTER = r"(?:[A-Z]|Th|Ch|Ph|IJ|Jac|Joh)\."
INITIALS = rf"(?!(?:B\.V|N\.V|U\.S|E\.U)\.){LETTER}(?:[ -]?{LETTER}){{0,5}}"
DEGREES = r"(?:(?:mr|dr|drs|ir|prof|ing|em|jhr|bc|ds)\.\s*)"
TITLES = (
    r"(?:[Dd]e heer|[Dd]e heren|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Hh]eer|[Kk]amerlid|[Kk]amerleden"
    r"|[Hh]et lid|[Dd]e leden|[Mm]otie(?: van)?(?: het lid| de leden)?|[Mm]eneer|[Ff]amilie)"
)
OFFICES = (
    r"(?:[Mm]inister-president|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Oo]mbudsman|[Bb]ewindslieden"
    r"|[Rr]egeringscommissaris|[Ww]ethouder|[Bb]urgemeester|[Ii]nspecteur-generaal"
    r"|[Dd]irecteur-generaal|[Ss]ecretaris-generaal|[Pp]remier)"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w){TITLES}(?:{GAP}|-){DEGREES}*(?P<name>(?:{INITIALS}{GAP}?)?{SURNAME}(?:{GAP}{CAPITAL}\b)?)",
        rf"(?<!\w){OFFICES}{GAP}{DEGREES}*(?P<name>(?:{INITIALS}{GAP}?)?(?!van\b|voor\b|de\b|der\b|in\b|op\b|aan\b)"
        rf"(?:{CAPITAL}{GAP})?{SURNAME})",
        rf"(?<!\w){DEGREES}+(?P<name>(?:{INITIALS}{GAP}?)?(?:{CAPITAL}{GAP})?{SURNAME})",
        rf"(?<![\w.])(?P<name>{INITIALS}{GAP}?{SURNAME})",
        rf"(?<![\w-])(?P<name>{SURNAME},[^\S\n]{INITIALS})(?!\w)",
    )
)
MORE = re.compile(rf"(?:,{GAP}|/|{GAP}(?:en|&){GAP})(?P<name>(?:{INITIALS}{GAP}?)?{SURNAME})")
WORD = re.compile(rf"(?<![\w-]){CAPITAL}(?:-{CAPITAL})?(?={GAP})")
AFTER_FIRST = re.compile(rf"(?:{GAP}{INITIALS})?{GAP}(?P<surname>{SURNAME})")
ENDS = re.compile(rf"(?:{GAP}(?:{PARTICLE}))+$")
NOT_A_NAME = frozenset(
    "Aanbeveling Aanbevelingen Aanleiding Aan Achtergrond Afronding Al Algemene Alle Als Analyse Andere "
    "Antwoord Artikel Asiel Belastingdienst Beleid Bevindingen Bij Bijlage Binnenlandse Bovendien "
    "Buitenlandse Commissie Conclusie Conclusies Daarbij Daardoor Daarmee Daarna Daarnaast Daarom Daarop "
    "Daarvoor Dan Dat Datum De Defensie Deel Den Deze Die Dienst Dit Doel Door Drie Een Eerst Eerste "
    "Elke En Er Europese Evaluatie Financiën Fiscaliteit Geen Gemeente Gemeenten Haar Het Hierbij "
    "Hierdoor Hierna Hij Hoe Hoewel Hoofdstuk Ik In Infrastructuur Inleiding Inspectie Iedere Integratie "
    "Jeugd Justitie Kabinet Kamer Klimaat Koninkrijksrelaties Landbouw Langdurige Les Lessen Maar Maatregel "
    "Maatregelen Medische Meer Men Met Methode Middelen Minister Ministerie Na Naar Naast Nationale "
    "Natuur Nederland Nederlandse Niet Nog Om Omdat Ondanks Onder Onderwijs Onderzoek Ons Onze Ook Op "
    "Oordeel Over Participatie Primair Proces Raad Rechtsbescherming Rijk Samenvatting Sinds Sociale "
    "Staat Stichting Sommige Tegen Tevens Toch Toen Toeslagen Tot Tweede Twee Twaalf U Uit Uitvoering Uw Van "
    "Vanaf Veel Verantwoording Verder Vervolg Vier Volgens Volksgezondheid Volkshuisvesting Vooral Voor "
    "Voorbeeld Vraag Vragen Waar Wat We Welke Werk Werkgelegenheid Werkwijze Wet Wettelijk Wij Wonen Zaken "
    "Ze Zij Zo Zonder Zorg Zowel Economische Groningen Amsterdam Rotterdam Utrecht Haag Leiden".split()
)


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
        known = [ent for ent in ents if ent.kb_id_ or ent.label_ not in CANDIDATES]
        named = [span for span in find_persons(text) if not _touches(span, known)]
        found.private = _merged([*named, *find_identifiers(text)])
        persons = [doc.char_span(*span, label=PERSON, alignment_mode="expand") for span in named]
        kept = [*known, *_cut(doc, [ent for ent in ents if ent not in known], named)]
        doc.set_ents(_apart([*kept, *(span for span in persons if span is not None)]))
        found.names = list(doc.ents)
        return doc


CANDIDATES = ("Organisation", "Trajectory", "LegalInstrument")


def _touches(span: tuple[int, int], ents: list[Span]) -> bool:
    """Whether one of ``ents``, which are sorted and apart, shares a character with ``span``."""
    at = bisect_left(ents, span[1], key=lambda ent: ent.start_char)
    return at > 0 and ents[at - 1].end_char > span[0]


def _cut(doc: Doc, candidates: list[Span], persons: list[tuple[int, int]]) -> Iterator[Span]:
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
    found = [match for pattern in PATTERNS for match in _with_others(text, pattern)]
    return _merged([*_called(text), *(span for match in found for span in _without_rest(match))])


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
    """The characters of the name, up to a word that starts something else ("Kaag van Financiën")."""
    start, name = match.start("name"), match.group("name")
    for word in re.finditer(r"[\w.'’,-]+", name):
        if word.group().strip(",") in NOT_A_NAME and not _is_particle(word.group(), name[word.end() :]):
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
        if surname is not None and surname["surname"].split()[0] not in NOT_A_NAME - {"De", "Den", "Van"}:
            yield first.start(), surname.end()


def _after_gap(text: str, at: int) -> int:
    match = re.compile(GAP).match(text, at)
    return at if match is None else match.end()


@functools.cache
def first_names() -> frozenset[str]:
    """First names that tell a person when a surname follows."""
    lines = FIRST_NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


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
