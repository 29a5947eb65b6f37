"""Organisations, trajectories and legal instruments: known names, abbreviations, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graph.stems import fold
from ingest.annotations import findings
from ingest.languages import DUTCH
from ingest.names import redress
from ingest.names.coined import SHORT_FORM, coined
from ingest.names.groups import groups_in, words_of
from ingest.names.joined import Joined, without_small_words
from ingest.names.linking import Linker, choose, normalise
from ingest.names.mentions import KINDS, Mention, longest, pointers, within
from ingest.names.offices import in_portfolio
from ingest.names.redress import CAPITAL, LINK
from ingest.names.serving import named_after
from ontology.load import load
from ontology.schema import Concept, Schema

MINISTRY = re.compile(r"\b(?:ministerie|departement)\s+van\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
ARTICLE = re.compile(r"\bartikel(?:en)? [\w.,: ]{1,30} van (?:de|het) $", re.IGNORECASE)
LONGEST_NAME = 120  # characters of a candidate; what is longer is a text without spaces
BLANK_LINE = re.compile(r"\n\s*\n")
PATTERNS = {
    "Organisation": re.compile(
        r"\b(?:\w*[Cc]ommissie[- ]" + CAPITAL + r"(?:[ -](?:" + LINK + r")?"
        + CAPITAL + r"){0,3}"
        r"|(?:Stichting|Inspectie|Autoriteit|Instituut|Vereniging|Adviescollege|Rijksdienst|Agentschap"
        r"|Rekenkamer|Rekenkamercommissie|Adviesraad|Bureau|Uitvoeringsbureau|Federatie|Verbond|Team"
        r"|Maatschap|Ondersteuningsteam|[Bb]ewonersorganisatie|[Bb]elangenvereniging"
        r"|GGD|Universiteit|Hogeschool|Rechtbank|Gerechtshof|Veiligheidsregio|[Ww]aterschap"
        r"|Hoogheemraadschap|[Gg]emeente|[Pp]rovincie|Nationaal Coördinator|Regeringscommissaris) +"
        r"(?:" + LINK + r"){0,2}" + CAPITAL + r"(?: +(?:" + LINK + r"){0,2}" + CAPITAL + r"){0,4})"
    ),
    "Trajectory": redress.PATTERN,
    "LegalInstrument": re.compile(
        r"\b(?:Verordening|Richtlijn|Besluit) +(?:\(E[UG]\) +)?(?:nr\. +)?\d{2,4}/\d+(?:/E[UG])?"
        r"|(?<=\b(?:de|en) )[A-Z][a-z]{3,}(?:wet|verordening|regeling)(?![\w-])"
        r"|(?<=\b(?:het) )[A-Z][a-z]{3,}(?:besluit|wetboek)(?: +[a-z]{12,})?(?![\w-])"
    ),
}  # fmt: skip


@Language.factory("leergraaf_names")
def make_names(nlp: Language, name: str) -> Names:  # noqa: ARG001 - spaCy's signature
    """The component, with the shipped ontology's names."""
    return Names(nlp, load())


class Names:
    """Marks the names of ``doc``; those that the ontology does not know are candidates."""

    def __init__(self, nlp: Language, schema: Schema) -> None:
        self._nlp = nlp
        self._digest = ""
        self.use(schema)

    def use(self, schema: Schema) -> None:
        """Look for the names of ``schema`` from now on."""
        if schema.digest == self._digest:
            return
        self._digest = schema.digest
        self._linkers = {kind: Linker(schema, kind) for kind in KINDS}
        self._aliases: dict[tuple[str, str], list[Concept]] = {}
        self._loose = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._strict = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        self._joined = Joined(self._nlp)
        self._serving = named_after(schema)
        self._groups = words_of(schema)
        self._called: set[str] = set()
        for kind in KINDS:
            self._add(schema, kind)

    def _add(self, schema: Schema, kind: str) -> None:
        """Take the names of one kind; a single word must stand in a text as it is written."""
        scheme = schema.kind(kind).scheme
        loose: list[Doc] = []
        strict: list[Doc] = []
        for concept in schema.members.get(scheme or "", ()):
            known = {*_labels(concept), *concept.synonyms, *concept.cues}
            if kind == "Trajectory":
                known = {part for whole in known for part in redress.apart(whole)}
                self._joined.add(known)
                self._called.update(normalise(name) for name in known.difference(concept.cues))
            for name in known:
                self._aliases.setdefault((kind, normalise(name)), []).append(concept)
                pattern = self._nlp.make_doc(name)
                anywhere = len(pattern) > 1 or (kind == "Trajectory" and not name.isupper())
                (loose if anywhere else strict).append(pattern)
        self._loose.add(kind, loose)
        self._strict.add(kind, strict)

    def __call__(self, doc: Doc) -> Doc:
        """Add the names of ``doc`` to its entities."""
        found = findings(doc)
        text, date = found.source.text, found.source.metadata.published
        found.publisher = self._publisher(found.source.metadata.publisher, date)
        mentions = [
            *self._known(doc, text, date),
            *self._patterned(text, date),
            *self._coined(text, date),
        ]
        phrases = [one for one in mentions if self._is_phrase(text, one)]
        pointing = pointers(phrases, mentions)
        mentions = [one for one in mentions if one not in pointing]
        mentions = [*mentions, *_abbreviated(text, longest(mentions))]
        kept = [one for one in longest(mentions) if not in_portfolio(text, one.start)]
        alluded = [*within(text, mentions, kept), *pointing]
        found.alluded = [span for one in alluded for span in _to_span(doc, one)]
        found.served = [span for one in self._served(kept) for span in _to_span(doc, one)]
        groups = groups_in(text, self._groups, kept)
        found.groups = [span for one in groups for span in _to_span(doc, one)]
        spans = filter_spans(span for mention in kept for span in _to_span(doc, mention))
        named = {at for span in spans for at in range(span.start, span.end)}
        taken = [ent for ent in doc.ents if named.isdisjoint(range(ent.start, ent.end))]
        doc.set_ents([*taken, *spans])
        return doc

    def _publisher(self, name: str | None, date: str | None) -> Concept | None:
        link = None if name is None else self._linkers["Organisation"].link(name, date)
        return None if link is None else link.concept

    def _known(self, doc: Doc, text: str, date: str | None) -> Iterator[Mention]:
        """The names that the ontology knows, also where a line breaks within them."""
        for kind, at, stop, called in self._matched(doc, text):
            chosen = choose(self._aliases.get((kind, normalise(called)), ()), date)
            if chosen is not None and BLANK_LINE.search(text, at, stop) is None:
                if kind == "Trajectory":
                    start = self._bounded(text, at, stop, chosen)
                else:
                    start = _with_ministry(text, at, chosen)
                yield Mention(start, stop, kind, chosen.labels["nl"], chosen)

    def _matched(self, doc: Doc, text: str) -> Iterator[tuple[str, int, int, str]]:
        """The kind of each known name, its characters, and the name as the ontology has it."""
        inked = _inked(doc)
        bare = Doc(doc.vocab, words=[text[start:end] for start, end in inked])
        for matcher in (self._loose, self._strict):
            for match, first, end in matcher(bare):
                start, stop = inked[first][0], inked[end - 1][1]
                yield doc.vocab.strings[match], start, stop, text[start:stop]
        for first, last in self._joined.find(bare):
            start, stop = inked[first][0], inked[last][1]
            yield "Trajectory", start, stop, without_small_words(text[start:stop])

    def _is_phrase(self, text: str, one: Mention) -> bool:
        """Whether these are words that mean a known trajectory without being a name of it."""
        known = one.kind == "Trajectory" and one.concept is not None
        return known and normalise(text[one.start : one.end]) not in self._called

    def _served(self, kept: Iterable[Mention]) -> Iterator[Mention]:
        """The trajectories that organisations and laws are named after which serve them."""
        for one in kept:
            served = None if one.concept is None else self._serving.get(one.concept.id)
            if served is not None:
                yield Mention(one.start, one.end, "Trajectory", served.labels["nl"], served)

    def _bounded(self, text: str, start: int, end: int, concept: Concept) -> int:
        """Where the name of a trajectory starts."""

        def means(name: str) -> bool:
            return concept in self._aliases.get(("Trajectory", normalise(name)), ())

        return redress.start_of(text, start, end, means)

    def _patterned(self, text: str, date: str | None) -> Iterator[Mention]:
        for kind, pattern in PATTERNS.items():
            for match in pattern.finditer(text):
                if len(match.group()) <= LONGEST_NAME:
                    yield self._linked(text, *match.span(), kind, date)

    def _coined(self, text: str, date: str | None) -> Iterator[Mention]:
        """The names that the text introduces with their abbreviation, wherever they stand."""
        names = {text[start:end]: kind for start, end, kind in coined(text)}
        for name, kind in sorted(names.items()):
            for use in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
                yield self._linked(text, *use.span(), kind, date)

    def _linked(self, text: str, start: int, end: int, kind: str, date: str | None) -> Mention:
        """The mention of a name that may be known under another spelling."""
        name = " ".join(text[start:end].split())
        link = self._linkers[kind].link(name, date)
        concept = None if link is None else link.concept
        shown = name[0].upper() + name[1:] if concept is None else concept.labels["nl"]
        return Mention(start, end, kind, shown, concept)


def _inked(doc: Doc) -> list[tuple[int, int]]:
    """The characters of every token that is more than white space, without a ``Token`` of each."""
    rows = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist()
    return [(start, start + length) for start, length, is_space in rows if not is_space]


def _labels(concept: Concept) -> Iterator[str]:
    """The Dutch label, and others of several words: a single one may be a word of any language."""
    for language, label in concept.labels.items():
        if language == DUTCH or " " in label:
            yield label


def _abbreviated(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Every use of an abbreviation that the text itself defines for one name: ``Name (ACR)``."""
    defined: dict[str, list[tuple[int, Mention]]] = {}
    for mention in mentions:
        match = SHORT_FORM.match(text, mention.end)
        if match is not None and abbreviates(match[1], mention, text):
            defined.setdefault(match[1], []).append((match.start(), mention))
    if not defined:
        return
    longest_first = "|".join(re.escape(one) for one in sorted(defined, key=lambda a: (-len(a), a)))
    for use in re.finditer(rf"(?<![\w-])(?:{longest_first})(?![\w-])", text):
        places = defined[use.group()]
        start, meant = places[0]
        if use.start() > start and len({one.name for _, one in places}) == 1:
            law = (
                meant.kind == "Trajectory"
                and ARTICLE.search(text, max(0, use.start() - 60), use.start()) is not None
            )
            kind, concept = ("LegalInstrument", None) if law else (meant.kind, meant.concept)
            yield Mention(use.start(), use.end(), kind, meant.name, concept, defined=True)


def abbreviates(short: str, mention: Mention, text: str) -> bool:
    """Whether the letters of ``short`` stand in the name in this order, the first at its start."""
    for name in (text[mention.start : mention.end], mention.name):
        letters = iter(fold(name))
        if all(letter in letters for letter in fold(short) if letter.isalnum()):
            return True
    return False


def _with_ministry(text: str, start: int, concept: Concept) -> int:
    """The start of the name, with "ministerie van" where that stands before it."""
    kinds = concept.attributes.get("organisationKind", ())
    if not any(kind.endswith("/ministerie") for kind in kinds):
        return start
    before = MINISTRY.search(text[max(0, start - 40) : start])
    return start - (0 if before is None else len(before.group()))


def _to_span(doc: Doc, mention: Mention) -> Iterator[Span]:
    span = doc.char_span(mention.start, mention.end, mention.kind, alignment_mode="expand")
    if span is not None:
        span.id_ = mention.name
        span.kb_id_ = "" if mention.concept is None else mention.concept.id
        yield span
