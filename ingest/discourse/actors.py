"""Which organisations a statement concerns: named, meant by other words, or by its context."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from ingest.annotations import Place, Statement, findings, names_in, text_of, touches
from ingest.discourse import addressing
from ingest.discourse.context import Context, Contexts
from ingest.discourse.promising import is_planned
from ingest.discourse.reported import OVERSEERS, is_source, kinds_of
from ingest.discourse.subject import only
from ingest.discourse.tables import cell_under
from ontology.schema import Schema

NAMED, MEANT, SELF, ASKED_ABOUT, PRINCIPAL = 0.9, 0.75, 0.7, 0.6, 0.5
INFORMED = re.compile(
    r"\b(?:aan|naar|richting) (?:de|uw)\b|\b(?:ge)?(?:[iï]nformeer\w*|meld\w*|rapporte\w+"
    r"|bericht\w*|stuur\w*|bied\w*|aangeboden|verzonden|kenbaar|op de hoogte)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:oordeel\w*|conclude\w+|constate\w+|stelde\w*)\s+(?:(?:de|het)\s+)?$", re.IGNORECASE
)
SAYS = re.compile(
    r"(?:\s*\([^)]*\))?,?[^.;:]{0,80}?\b(?:conclude\w+|oordee\w+|constate\w+|bevest\w+|schr(?:eef|even)"
    r"|schrijf\w+|advise\w+|waarschuw\w+|wees|wezen|kwam\w* [^.;:]{0,40}tot|stel(?:de|den|t|len)\b"
    r"[^.;:]{0,60}?\bvast)\b[^.;:]*?\bdat\b",
    re.IGNORECASE,
)
MINISTER = re.compile(  # not any minister, nor one that the sentence itself tells apart
    r"(?<!\been )(?<!\bandere )"
    r"\b(?:minister|staatssecretaris|bewindspersoon|ministerie|departement)\b(?!-)(?!\s+die\b)"
    r"(?!\s+(?:van|voor)\s+(?:de\s+|het\s+)?(?-i:[A-Z]))(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
MINISTER_OF = re.compile(  # right before the name of a ministry
    r"\b(?:minister|staatssecretaris)\s+(?:van|voor)\s+(?:de\s+|het\s+)?$", re.IGNORECASE
)
MUNICIPAL = re.compile(
    r"\b(?:het college(?!\s+(?:voor|bescherming|van\s+(?!b)))|de raad(?!\s+(?:voor|van)\b)"
    r"|de wethouders?|de gemeenteraad|het gemeentebestuur|de gemeente)\b",
    re.IGNORECASE,
)
OFFICE = rf"(?:{MINISTER.pattern}|{MUNICIPAL.pattern})"
SHORT = re.compile(
    r"\b(?:[Dd]e|[Hh]et|[Ee]en|[Dd]eze|[Dd]it|[Dd]ie) (?P<head>dienst|bureau|stichting|instituut"
    r"|autoriteit|agentschap|fonds|bank|leernetwerk|uitvoeringsorganisatie|provincie|waterschap"
    r"|vereniging|team|GGD)\b(?!\s+[A-Z])"
)
ANAPHOR = re.compile(
    r"\b(?:[Dd]e|[Dd]eze) (?:organisatie|uitvoerder|instantie|instelling|toezichthouder)\b"
    r"(?! (?:van|voor)\b)|\b[Hh]et bedrijf\b(?! (?:van|voor)\b)"
)
PRONOUN = re.compile(
    r"\W*(?:Zij|Ze|Hij) (?:is|was|heeft|had|kan|kon|zal|zou|wil|mag|ziet|zag|liet|nam|gaf|kreeg"
    r"|vond|\w+[^aeiou]t|\w+(?:de|te))\b"
)  # one that acts: "zij belden" are people
TO = re.compile(r"\b(?:gericht aan|geadresseerden?|aan wie|bestemd voor)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:ik|mijn (?:ministerie|departement))\b", re.IGNORECASE)
PLEDGE = r"(?:zeg|zeggen|zal|zullen|ga|gaan|neem|nemen|stel|stellen|start|starten|laat|laten)"
PLEDGED = re.compile(
    rf"\b{PLEDGE} (?:ik|wij|we)\b|\b(?:ik|wij|we) {PLEDGE}\b"
    r"|\b(?:ik|wij|we) heb(?:ben)? [^.;:]{0,80}\b(?:toegezegd|besloten|gevraagd)\b",
    re.IGNORECASE,
)
OFTEN, LEADING, SHARE = 4, 3, 0.25  # how often, how much more often, which part of all names


class Actors:
    """Resolves the organisations of the statements of one document."""

    def __init__(self, doc: Doc, schema: Schema, contexts: Contexts) -> None:
        self.doc, self.schema, self.contexts = doc, schema, contexts
        self.found = findings(doc)
        self.names = [name for name in self.found.names if name.label_ == "Organisation"]
        self.starts = [name.start_char for name in self.names]
        self.cited = [(one.start, one.end) for one in self.found.references]
        self.publisher = "" if self.found.publisher is None else self.found.publisher.id
        self.ministries = [name for name in self.names if "ministerie" in self._kinds(name)]
        self.municipalities = self._titled([n for n in self.names if _headed(n, "gemeente")])
        self.principal = _leading(self._concerned(self.names), OFTEN, LEADING, SHARE)

    def of(self, place: Place) -> list[Context]:
        """The organisations a sentence concerns; whom it only quotes or tells is not among them."""
        text = text_of(self.doc, place)
        named = names_in(self.doc, place.start, place.end, "Organisation")
        found = [Context(name, NAMED) for name in named if not self.is_aside(name, text)]
        found += [Context(name, MEANT) for name in self.meant(place, text)]
        found += self._led(place)
        found += [Context(name, MEANT) for name in addressing.called_on(self.doc, place) or ()]
        if not found and FIRST_PERSON.search(text) is not None:
            found = [Context(name, SELF) for name in self.ministries if self._own(name)][:1]
        return _distinct(found or self._around(place))

    def addressed(self, statement: Statement) -> list[Span]:
        """The organisations that ought to act on a recommendation, or that committed to a measure.

        In a table they stand in a column of their own, in a list they are those that its lead-in
        asks; "the minister" is that of the section, "she" with whom the sentence before begins, and
        "we" who promise are the ministry that writes.
        """
        if statement.kind == "Lesson":
            return []
        place, text = statement.place, text_of(self.doc, statement.place)
        if found := addressing.addressees(self.doc, statement) or self._in_column(place):
            return found
        if statement.kind == "Measure" and (PLEDGED.search(text) or is_planned(self.doc, place)):
            return [name for name in self.ministries if self._own(name)][:1]
        if (called := addressing.called_on(self.doc, place)) is not None:
            return called
        lead = addressing.lead_of(self.doc, place)
        if lead is not None and not addressing.is_own(text):
            return addressing.asked_of(self.doc, lead) or self._told(lead, text_of(self.doc, lead))
        acted = statement.kind == "Measure" and PRONOUN.match(text) is not None
        return self._acted_before(place) if acted else self._told(place, text)

    def _in_column(self, place: Place) -> list[Span]:
        """Who stands in the column of a table that says whom its rows are addressed to."""
        cell = cell_under(self.found, place, TO)
        return [] if cell is None else names_in(self.doc, *cell, "Organisation")

    def _told(self, place: Place, text: str) -> list[Span]:
        """Whom "the minister" or "the board" is that a sentence says ought to act or will."""
        if addressing.acting(text, OFFICE):
            return list(self.meant(place, text))[:1]
        return []

    def _around(self, place: Place) -> list[Context]:
        """Whom "the organisation" or "she" is, or the one that question and answer so far name."""
        text = text_of(self.doc, place)
        if ANAPHOR.search(text) is not None:
            before = self._concerned(self._between(place.section, place.start))
            meant = only(before) or ([] if before else self.principal)
            return [Context(name, PRINCIPAL) for name in meant]
        if PRONOUN.match(text) is not None and (acted := self._acted_before(place)):
            return [Context(name, PRINCIPAL) for name in acted]
        start = self.contexts.question(place.section)
        asked = self._concerned(self._between(start, place.section))
        meant = only(self._concerned(self._between(start, place.start))) if asked else []
        return [Context(name, ASKED_ABOUT) for name in meant]

    def _between(self, start: int, end: int) -> list[Span]:
        low, high = (bisect_left(self.starts, at) for at in (start, end))
        return self.names[low:high]

    def _acted_before(self, place: Place) -> list[Span]:
        """Who acts in the sentence before this one in its block: one organisation, or a minister.

        It begins with the organisation; the minister is the one whom it names or means.
        """
        places = self.found.places
        at = bisect_left(places, place.start, key=lambda one: one.start)
        if at == 0 or places[at - 1].block != place.block:
            return []
        before = places[at - 1]
        text = text_of(self.doc, before)
        named = self._between(before.start, before.end)
        acting = [n for n in named if addressing.leads(text, n.start_char - before.start)]
        return only(acting or self._ministers(before, text, named))

    def _ministers(self, place: Place, text: str, named: list[Span]) -> list[Span]:
        """The ministries whose ministers a sentence names, or else "the minister" that it means."""
        titled = [n for n in named if MINISTER_OF.search(text, 0, n.start_char - place.start)]
        if titled or MINISTER.search(text) is None:
            return titled
        return self._last(self.ministries, place)

    def _titled(self, names: list[Span]) -> list[Span]:
        """Those of the names that the title bears, or all where it bears none."""
        start, end = self.contexts.title
        return [name for name in names if start <= name.start_char < end] or names

    def _kinds(self, name: Span) -> frozenset[str]:
        """The kinds of organisation, by code; none for a candidate."""
        return kinds_of(self.schema.concepts.get(name.kb_id_))

    def _own(self, name: Span) -> bool:
        return bool(self.publisher) and name.kb_id_ == self.publisher

    def _concerned(self, names: Iterable[Span]) -> list[Span]:
        """Those of the names that are not of the author, of who oversees, or of all government."""
        return [
            name
            for name in names
            if not self._own(name)
            and self._kinds(name).isdisjoint(OVERSEERS)
            and (self._kinds(name) or not name.kb_id_)
        ]

    def is_aside(self, name: Span, sentence: str) -> bool:
        """Whether a name is that of the author, of the reader, or of whom the sentence quotes.

        A name within the title or the number of what is cited is one too.
        """
        if touches(self.cited, name.start_char, name.end_char):
            return True
        kinds, text = self._kinds(name), self.found.source.text
        before = text[max(0, name.start_char - 60) : name.start_char]
        if is_source(text, name):
            return True
        if "ministerie" in kinds:
            return False
        if not kinds.isdisjoint(OVERSEERS) and self._own(name):
            return True
        if "parlement" in kinds and INFORMED.search(sentence) is not None:
            return True
        return SAID.search(before) is not None or SAYS.match(text, name.end_char) is not None

    def meant(self, place: Place, text: str) -> Iterator[Span]:
        """The organisations that a sentence means by "the minister", "the board", "the service"."""
        if MINISTER.search(text) is not None:
            yield from self._last(self.ministries, place)
        if MUNICIPAL.search(text) is not None:
            yield from self._last(self.municipalities, place)
        for match in SHORT.finditer(text):
            head = match["head"].lower()
            yield from self._last([n for n in self.names if _headed(n, head)], place)

    def _last(self, names: list[Span], place: Place) -> list[Span]:
        """The last of the names before a sentence in its section, or else the only one there is."""
        start = self.contexts.question(place.section)
        near = [name for name in names if start <= name.start_char < place.end]
        return near[-1:] or only(names)

    def _led(self, place: Place) -> list[Context]:
        """The organisations that the sentence which leads in a list asks, or else concerns."""
        lead = addressing.lead_of(self.doc, place)
        if lead is None or addressing.is_own(text_of(self.doc, place)):
            return []
        asked = addressing.asked_of(self.doc, lead)
        return [Context(name, MEANT) for name in asked or [one.name for one in self.of(lead)]]


def _headed(name: Span, head: str) -> bool:
    """Whether the name says that it is a ``head``: an "Uitvoeringsbureau" is a "bureau"."""
    return any(word.endswith(head) for word in name.id_.lower().split())


def _leading(names: list[Span], often: int, leading: float, share: float) -> list[Span]:
    """The first mention of what is named most, if it is named so much more than anything else."""
    counted = Counter(name.id_ for name in names).most_common(2)
    if not counted:
        return []
    (most, times), rest = counted[0], counted[1:]
    enough = times >= often and times >= share * len(names)
    if not enough or any(times < leading * other for _, other in rest):
        return []
    return [next(name for name in names if name.id_ == most)]


def _distinct(contexts: Iterable[Context]) -> list[Context]:
    """One a thing, the surest first."""
    kept: dict[str, Context] = {}
    for one in sorted(contexts, key=lambda c: -c.confidence):
        kept.setdefault(one.name.id_, one)
    return list(kept.values())
