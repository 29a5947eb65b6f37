"""Persons: found in order to be masked, never to be kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.annotations import PERSON, findings, touches
from ingest.privacy.capitals import in_small_letters
from ingest.privacy.evidence import find_evident
from ingest.privacy.identifiers import find_identifiers
from ingest.privacy.lists import Kind, kind_of, words
from ingest.privacy.patterns import CAPITAL, GAP, find_titled

MASK = "█"
BORNE = re.compile(  # before a surname that stands bare
    rf"(?<!\w)(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]e|[Tt]en|[Tt]er|[Ee]l){GAP}){{1,3}}$"
)
BARE = 4  # letters of a name that is looked for where nothing else tells one
NAMED_AFTER = re.compile(r"(?:[Cc]ommissie|kabinet|instituut) $|-$")  # "Commissie Van Dam"
BEFORE = 30  # characters before a bare name that tell what it is part of
NAME = re.compile(rf"{CAPITAL}(?:-{CAPITAL})?(?![\w-])")


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
        taken = [(ent.start_char, ent.end_char) for ent in known]
        named = [span for span in find_persons(text) if not touches(taken, *span)]
        found.private = merged([*named, *find_identifiers(text, named)])
        persons = [doc.char_span(*span, label=PERSON, alignment_mode="expand") for span in named]
        kept = [*known, *_cut(doc, filter(_is_candidate, ents), named)]
        doc.set_ents(_apart([*kept, *(span for span in persons if span is not None)]))
        found.names = list(doc.ents)
        return doc


CANDIDATES = ("Organisation", "Trajectory", "LegalInstrument")


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
        left = findings(doc).source.text[start : max(start, persons[at][0])].rstrip()
        name = " ".join(left.split())
        rest = doc.char_span(start, start + len(left), ent.label_) if " " in name else None
        if rest is not None:
            rest.id_ = name[0].upper() + name[1:]
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
    text = in_small_letters(text)
    found = merged([*find_titled(text), *find_evident(text)])
    return merged([*found, *_again(text, found)])


def _again(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places where a name that was found stands bare, unless it is a word as well."""
    names = {match[0] for start, end in found for match in _ends(text[start:end])}
    bare = [name for name in names if len(name) >= BARE and name not in words("no_names")]
    bare = [name for name in bare if not _is_also_a_word(name.lower(), text)]
    if bare:
        either = "|".join(sorted(map(re.escape, sorted(bare)), key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
            start = _with_particles(text, match)
            if NAMED_AFTER.search(text, max(0, start - BEFORE), start) is None:
                yield start, match.end()


def _with_particles(text: str, name: re.Match[str]) -> int:
    """Where a name that stands bare starts: a surname with its particles."""
    borne = BORNE.search(text, max(0, name.start() - BEFORE), name.start())
    if borne is None:
        return name.start()
    plain = borne.group().strip() == "van" and kind_of(name.group()) <= Kind.DOUBTFUL
    return name.start() if plain else borne.start()  # "het gezin van Storm"


def _is_also_a_word(name: str, text: str) -> bool:
    """Whether a name in lower case stands in the text, other than in an address of e-mail."""
    return name in text and re.search(rf"(?<![\w.@-]){re.escape(name)}(?![\w@])", text) is not None


def _ends(name: str) -> Iterator[re.Match[str]]:
    """The first and the last word with a capital of a name."""
    parts = list(NAME.finditer(name))
    yield from parts[:1]
    yield from parts[-1:]


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The characters of ``spans``, sorted and apart."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


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
    named = find_persons(text)
    return merged([*named, *find_identifiers(text, named)])
