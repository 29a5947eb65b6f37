"""Who does what in a trajectory and on which law it rests, as a sentence or a table row states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ingest.annotations import Place, findings, names_in, text_of
from ingest.discourse.addressing import above, coordinated
from ingest.discourse.context import Contexts
from ingest.discourse.phrases import Phrases
from ingest.discourse.reported import OVERSEERS, is_denied, is_source, kinds_of
from ingest.discourse.tables import Row, tables
from ingest.names.linking import normalise
from ontology.schema import Schema

BY_NAME, BY_CONTEXT = 0.75, 0.6
FAR = 120  # characters between a phrase and the name that it is about
OPERATION = re.compile(
    r"\b(?:herstel(?!d\b|t\b|len\b|de\b)\w*|\w*regeling|\w*operatie|traject|versterking\w*"
    r"|\w*afhandeling|compensatie|tegemoetkoming\w*|uitbetaling\w*|brede ondersteuning)\b",
    re.IGNORECASE,
)
DAMAGE = re.compile(r"\b(?:de|alle)\s+(?:schade\w*|claims|aanvragen|meldingen)\b", re.IGNORECASE)
TRAJECTORY = re.compile(r"\w*(?:traject|regeling|operatie|affaire)\b", re.IGNORECASE)
OFFICE = re.compile(
    r"\b(?:ministers?|staatssecretaris(?:sen)?)\s+(?:van|voor)\s+[^.;]{0,40}$", re.IGNORECASE
)
INVESTIGATOR = re.compile(
    r"commissie|rekenkamer|ombudsman|inspectie|onderzoek|raad|autoriteit|universiteit|instituut"
    r"|college|bureau|toezicht",
    re.IGNORECASE,
)
RESEARCH = re.compile(r"onderzo|evalua|rapport|advies|studie", re.IGNORECASE)
BARE = re.compile(r"\s*(?:[.;]|$)")
OF = re.compile(r"\s+voor\s+(?P<what>[^,.;:]*)", re.IGNORECASE)
THAT = re.compile(r"\b(?:daarvoor|hiervoor)\s+$", re.IGNORECASE)
GROUND = re.compile(
    r"\W*(?:de\s+)?(?:wettelijke\s+)?grondslag\s+(?:is|ligt|vormt)\b", re.IGNORECASE
)
BEHIND = re.compile(r"\b(?:door|van|op|bij|in|krachtens)$", re.IGNORECASE)  # so ends what precedes
IS = re.compile(r"\b(?:is|was|zijn|waren)\b", re.IGNORECASE)
WE = re.compile(
    r"\b(?:wij|we) onderzo(?:chten|eken)\b|\bonderzo(?:chten|eken) (?:wij|we)\b"
    r"|\bhebben (?:wij|we)\b[^.;:]{0,100}\bonderzocht\b|\b(?:wij|we) hebben\b[^.;:]{0,100}"
    r"\bonderzocht\b",
    re.IGNORECASE,
)
SHARED = 8  # letters of a word by which a sentence means the trajectory whose name has it


@dataclass(frozen=True, slots=True)
class Fact:
    """That a trajectory stands in ``relation`` to a named thing, by the sentence at ``place``."""

    place: Place
    trajectory: Span
    relation: str
    object: Span
    confidence: float


class Roles:
    """Finds what the sentences and tables of one document say of trajectories themselves."""

    def __init__(self, doc: Doc, schema: Schema, contexts: Contexts) -> None:
        self.doc, self.schema, self.contexts = doc, schema, contexts
        self.found = findings(doc)
        stated = [one for one in schema.relations.values() if one.domain == ("Trajectory",)]
        self.phrases = Phrases(stated)
        self.ranges = {one.name: one.range for one in stated}
        self.heads = {
            normalise(head): one.name
            for one in stated
            if one.cues
            for head in (one.labels["nl"], *one.synonyms)
        }

    def all(self) -> Iterator[Fact]:
        """Every fact, sentence by sentence and then row by row."""
        for place in self.found.places:
            if place.block.kind not in {"table", "heading"}:
                yield from self._sentence(place)
        for table in tables(self.found):
            yield from self._table(table)

    def _sentence(self, place: Place) -> Iterator[Fact]:
        """What a sentence says of the one trajectory it is about; questions say nothing."""
        text = text_of(self.doc, place)
        if place.in_question or text.rstrip().endswith("?"):
            return
        matches = list(self.phrases.all(text))
        named = {n.id_: n for n in names_in(self.doc, place.start, place.end, "Trajectory")}
        about = list(named.values())
        ours = WE.search(text)
        if (matches or ours) and not about:
            about = [one.name for one in self.contexts.of(place)]
        if len(about) != 1:
            return
        sure = BY_NAME if named else BY_CONTEXT
        taken: list[tuple[int, int]] = []
        for match, relation in matches:
            start, end = match.span()
            if not any(low < end and start < high for low, high in taken):
                taken.append((start, end))
                if self._is_of(place, about[0], match, relation) and not is_denied(text, match):
                    for bearer in self._bearers(place, match, relation):
                        yield Fact(place, about[0], relation, bearer, sure)
        if ours and self._means(place, about[0], 0, len(text)) and not is_denied(text, ours):
            for author in self._author():
                yield Fact(place, about[0], "investigatedBy", author, BY_NAME)

    def _table(self, rows: list[Row]) -> Iterator[Fact]:
        """What the rows say under heads such as "Traject | Uitvoering | Grondslag"."""
        heads = [normalise(word) for word in rows[0].words(self.found)]
        if not heads or TRAJECTORY.fullmatch(heads[0]) is None:
            return
        for row in rows[1:]:
            named = names_in(self.doc, *row.cells[0], "Trajectory") if row.cells else []
            if len({name.id_ for name in named}) != 1 or len(row.cells) != len(heads):
                continue
            for head, cell in zip(heads[1:], row.cells[1:], strict=True):
                relation = self.heads.get(head)
                for name in names_in(self.doc, *cell, *self.ranges[relation]) if relation else ():
                    yield Fact(row.place, named[0], relation or "", name, BY_NAME)

    def _is_of(self, place: Place, about: Span, match: re.Match[str], relation: str) -> bool:
        """Whether what a phrase says is said of the trajectory, or of redress in its context."""
        low, high = _clause(match)
        if relation == "responsible":
            return self._is_charge(place, about, match)
        if relation == "basedOn":
            return GROUND.match(match.string) is not None or self._means(place, about, low, high)
        if relation == "investigatedBy":
            alluded = any(n.id_ == about.id_ and place.holds(n) for n in self.found.alluded)
            return alluded or bool(self._names(place, low, high, "Trajectory"))
        told = match.group().lower()
        whole = BEHIND.search(told) is not None or told.endswith("uitvoering")
        if self._names(place, *match.span(), "LegalInstrument"):  # carries out a law
            return False
        if not whole:
            low, high = match.span()
            if DAMAGE.search(match.group()) is not None:
                return True
        return self._redress(place, about, low, high)

    def _is_charge(self, place: Place, about: Span, match: re.Match[str]) -> bool:
        """Whether it is redress that somebody is responsible for or has others do."""
        text, (low, high) = match.string, _clause(match)
        if BEHIND.search(match.group()) is not None:
            research = RESEARCH.search(text[low:high]) is not None
            return not research and self._redress(place, about, low, high)
        if (of := OF.match(text, match.end())) is not None:
            return self._redress(place, about, *of.span("what"))
        if THAT.search(text[: match.start()]) is not None:
            before = None if low else next(above(self.doc, place), None)
            length = 0 if before is None else before.end - before.start
            return before is not None and self._redress(before, about, 0, length)
        held = IS.search(text, low, match.start()) is not None
        return held and BARE.match(text, match.end()) is not None

    def _redress(self, place: Place, about: Span, low: int, high: int) -> bool:
        """Whether words of a sentence mean the trajectory or redress."""
        spoken = self._spoken(place)[low:high]
        return OPERATION.search(spoken) is not None or self._means(place, about, low, high)

    def _means(self, place: Place, about: Span, low: int, high: int) -> bool:
        """Whether words of a sentence name the trajectory, or have a long word of its name."""
        if any(name.id_ == about.id_ for name in self._names(place, low, high, "Trajectory")):
            return True
        held = normalise(self._spoken(place)[low:high]).split()
        return any(len(word) >= SHARED and word in held for word in normalise(about.id_).split())

    def _spoken(self, place: Place) -> str:
        """A sentence without the names of organisations and laws, which may hold any word."""
        words = list(text_of(self.doc, place))
        for name in self._names(place, 0, len(words), "Organisation", "LegalInstrument"):
            start, end = name.start_char - place.start, name.end_char - place.start
            words[start:end] = " " * (end - start)
        return "".join(words)

    def _names(self, place: Place, low: int, high: int, *kinds: str) -> list[Span]:
        return names_in(self.doc, place.start + low, place.start + high, *kinds)

    def _bearers(self, place: Place, match: re.Match[str], relation: str) -> list[Span]:
        """The names in the clause that a phrase is about: the nearest, and those joined to it."""
        source = self.found.source.text
        names = self._names(place, *_clause(match), *self.ranges[relation])
        if relation == "basedOn":  # what it rests on may be listed behind a semicolon or colon
            names = self._names(place, 0, place.end - place.start, *self.ranges[relation])
        if relation == "investigatedBy":
            names = [name for name in names if INVESTIGATOR.search(name.id_) is not None]
        start, end = (place.start + at for at in match.span())
        behind = BEHIND.search(match.group()) is not None
        near = [
            (_distance(name, start, end), name)
            for name in names
            if not is_source(source, name) and (name.start_char >= end or not behind)
        ]
        offices = [one for one in near if _is_office(source, one[1])]
        held = offices if relation == "responsible" and offices else near
        nearest = min(held, key=lambda one: one[0], default=None)
        if nearest is None or nearest[0][0] > FAR:
            return []
        chains = (coordinated(self.doc, names[i:], [name]) for i, name in enumerate(names))
        return next(one for one in chains if any(n.id_ == nearest[1].id_ for n in one))

    def _author(self) -> list[Span]:
        """A mention of the publisher, where it is one that oversees: its "we" investigated."""
        known = self.found.publisher
        if known is None or kinds_of(known).isdisjoint(OVERSEERS):
            return []
        return [one for one in self.found.names if one.kb_id_ == known.id][:1]


def _clause(match: re.Match[str]) -> tuple[int, int]:
    """The characters between two semicolons that a phrase stands in."""
    text = match.string
    end = text.find(";", match.end())
    return text.rfind(";", 0, match.start()) + 1, len(text) if end < 0 else end


def _is_office(source: str, name: Span) -> bool:
    """Whether the name says of which ministry somebody is the minister or state secretary."""
    return OFFICE.search(source, max(0, name.start_char - 60), name.start_char) is not None


def _distance(name: Span, start: int, end: int) -> tuple[int, int]:
    """How far a name stands from a phrase, those after it counting a little further."""
    if name.end_char <= start:
        return start - name.end_char, name.start_char
    return max(0, name.start_char - end) + 1, name.start_char
