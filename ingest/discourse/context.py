"""Of which trajectory a statement speaks: by its sentence, what precedes, heading or title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ingest.annotations import Place, findings, text_of
from ingest.discourse.comparing import (
    contrasts,
    is_at_home,
    is_own,
    is_row,
    is_there,
    looks_aside,
    opens_on_other,
    words_of,
)
from ingest.discourse.paragraphs import begun, opening
from ingest.discourse.subject import Subject, between, only
from ingest.discourse.wording import abbreviated
from ingest.names.serving import CARRIED_OUT
from ontology.schema import Schema

QUESTION = re.compile(r"vraag\b", re.IGNORECASE)
# How certain a trajectory is by where it is named. Of documents annotated in full was right, by
# `python -m tools.ties`: sentence 24 of 27, paragraph or heading 40 of 41, section 18 of 18, title
# 125 of 128; the last in documents written for the purpose only, hence less.
IN_SENTENCE, IN_BLOCK, IN_HEADING, IN_SECTION, IN_TITLE = 0.95, 0.9, 0.9, 0.85, 0.8
NEAR = 4  # sentences back to which a statement without a name of its own can refer
OPERATION = r"(?:herstel|compensatie|schade|erkennings|tegemoetkomings|uitkerings)?"
OPERATION += r"(?:regeling|operatie|traject|affaire|herstelactie)"
THIS = re.compile(rf"\b(?:deze|dit|die|dat|bovengenoemde?) {OPERATION}\b", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(?:deze|de|alle) (?P<number>twee|drie|vier|vijf|zes|zeven|acht)"
    rf"(?: [a-z]+)? {OPERATION}(?:e?n|s)\b|\b(?P<both>beide) {OPERATION}(?:e?n|s)\b",
    re.IGNORECASE,
)
NUMBERS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
WORD = re.compile(r"\w+")
CASE = re.compile(r"\W*(?:Bij|In|Binnen) (?!(?:19|20)\d\d|di[et]|dat|deze)")  # opens one of several
OPENING_YEAR = re.compile(r"\W*(?:In|Over) (?P<year>(?:19|20)\d\d)\b")
GENERAL = re.compile(
    r"\b(?:herstel)?(?:trajecten|operaties|regelingen)\b"
    r"|\b(?:geen enkele?|elke?|iedere?|welke?) (?:[a-z]+ )?"
    r"(?:herstel)?(?:traject|operatie|regeling|programma|ontwerp)\b"
    r"|\b(?:ministeries|departementen)\b",
    re.IGNORECASE,
)  # many at once: not the one that was just spoken of
BOTH = re.compile(r"\bzowel\b[^.;:]*$", re.IGNORECASE)  # before one name of several


@dataclass(frozen=True, slots=True)
class Context:
    """A name that a statement is about, how certain that is, and where the name stands."""

    name: Span
    confidence: float


class Contexts:
    """Resolves the trajectories of the statements of one document."""

    def __init__(self, doc: Doc, schema: Schema) -> None:
        self.doc, self.schema = doc, schema
        self.found = findings(doc)
        notes = [(b.start, b.end) for b in self.found.source.blocks if b.kind == "footnote"]
        named = [name for name in self.found.names if name.label_ == "Trajectory"]
        self.whole = {name.start_char for name in named}  # the rest is abbreviations in words
        meant = [*self.found.alluded, *abbreviated(doc, schema, named)]
        self.names = [
            name
            for name in sorted([*named, *meant], key=lambda n: n.start)
            if not any(start <= name.start_char < end for start, end in notes)
        ]
        self.organisations = [one for one in self.found.names if one.label_ == "Organisation"]
        self.carried = self._carried()
        known = schema.members[schema.kind("Trajectory").scheme or ""]
        self.borne = words_of(one.labels["nl"] for one in known)
        self.places = [place.start for place in self.found.places]
        self.running = [name for name in self.names if not self._in_item(name)]
        self.headings = [
            one for one in self.found.source.blocks if one.kind in ("title", "heading")
        ]
        self.sections = sorted({place.section for place in self.found.places})
        self.title = self._title()
        self.subject = Subject(doc, schema, self.names, self.title).find()

    def of(self, place: Place) -> list[Context]:
        """The trajectories a sentence is about: the nearest that are named, and no others.

        In a report on one trajectory, what is said of another is said of that one too.
        """
        text = text_of(self.doc, place)
        inside = [*self._served(place), *self._last(place.start, place.end)]
        if inside:
            about = [] if self._is_elsewhere(place, text, inside) else self.subject
            whole = any(name.start_char in self.whole for name in inside)
            return _merged(_distinct(inside, IN_SENTENCE if whole else IN_SECTION), about)
        if aside := self._aside(place, text):
            return aside
        if several := self._counted(place, text):
            return _distinct(several, IN_SECTION)
        before = self._just_before(place, text)
        if before and not self._opens_on_other(text, _distinct(before, IN_BLOCK)):
            return _distinct(before, IN_BLOCK)
        around = self._around(place, text)
        if self._is_of_another(place, text, around) or self._opens_on_other(text, around):
            return []
        return around

    def _is_elsewhere(self, place: Place, text: str, inside: Iterable[Span]) -> bool:
        """Whether a sentence that names trajectories says nothing of another one, the subject.

        It names the subject itself, opens on who carries out others, or compares with others.
        """
        if not self.subject or self._is_subject(inside):
            return True
        if self._is_of_another(place, text, _distinct(self.subject, IN_TITLE)):
            return True
        return self._looks_aside(place, text)

    def _looks_aside(self, place: Place, text: str) -> bool:
        """Whether a sentence stands where a report on one trajectory compares it with others.

        One that says "here", or has a word made of the name of the report's own, looks back.
        """
        if not self.subject or not looks_aside(place.heading):
            return False
        own = self.subject[0]
        return not is_at_home(text, self.schema.concepts.get(own.kb_id_), own.id_)

    def _aside(self, place: Place, text: str) -> list[Context]:
        """What a sentence that names none is about where the report looks aside, if it does.

        "Also there" is what was named last; where the report compares, it is what the sentence
        before it is about, if that is not of the report's own.
        """
        before = self._before(place)
        if before and self._looks_aside(place, text) and not is_own(text):
            told = self.of(before[-1])
            return [] if self._is_subject(one.name for one in told) else told
        if not self.subject or not is_there(text):
            return []
        named = (self._last(one.start, one.end) for one in before[::-1])
        last = next((names for names in named if names and not self._is_subject(names)), [])
        return _distinct(last, IN_BLOCK)

    def _around(self, place: Place, text: str) -> list[Context]:
        """What the section, its headings and the title say that its sentences are about."""
        for heading in place.headings[:1]:
            if named := only(self._last(*heading)):
                return _distinct(named, IN_HEADING)
        if section := [] if self.subject or GENERAL.search(text) else self._led_on(place):
            return _distinct(section, IN_SECTION)
        for heading in place.headings[1:]:
            if heading[0] == self.title[0]:
                continue
            if named := only(self._last(*heading)) or ([] if self.subject else self._led(heading)):
                return _distinct(named, IN_TITLE)
        return [Context(name, IN_TITLE) for name in self.subject]

    def _opens_on_other(self, text: str, around: Iterable[Context]) -> bool:
        """Whether a sentence opens on another case than those around it.

        In a report on one trajectory it must say that it was otherwise there, or so too.
        """
        own = [one.name.id_ for one in around]
        likely = not self.subject or contrasts(text)
        return likely and opens_on_other(text, own, self.borne)

    def _is_of_another(self, place: Place, text: str, around: Iterable[Context]) -> bool:
        """Whether a sentence opens on who carries out other trajectories than those around it.

        Of one of which nobody knows who carries it out, anybody may.
        """
        case = CASE.match(text)
        if case is None:
            return False
        at = place.start + case.end()
        opened = (one for one in self.organisations if at <= one.start_char <= at + len("het "))
        carried = self.carried.get(next((one.kb_id_ for one in opened), ""), set())
        own = {self._whole(one.name.kb_id_) for one in around}
        known = (one for some in self.carried.values() for one in some)
        return bool(carried) and carried.isdisjoint(own) and own.issubset(known)

    def _carried(self) -> dict[str, set[str]]:
        """The trajectories, parts as one, that each organisation carries out."""
        found: dict[str, set[str]] = {}
        for one in self.schema.members[self.schema.kind("Trajectory").scheme or ""]:
            for organisation in one.attributes.get(CARRIED_OUT, ()):
                found.setdefault(organisation, set()).add(self._whole(one.id))
        return found

    def _whole(self, trajectory: str) -> str:
        """The trajectory that it is part of in the end."""
        concept = self.schema.concepts.get(trajectory)
        wholes = () if concept is None else concept.attributes.get("partOf", ())
        return self._whole(wholes[0]) if wholes else trajectory

    def _led_on(self, place: Place) -> list[Span]:
        """The one trajectory that the section names above, where it is what the section is on.

        It is where the question, or the first sentence of the section, names it; or the same
        paragraph, before the page that it is broken off by. One that is only mentioned further on
        says nothing of the paragraphs below.
        """
        start, first = self.question(place.section), opening(self.found, place.section)
        named = self._running(start, place.block.start)
        led = self._running(start, first.end if first is not None else place.section)
        return (
            only(named) if led or self._running(begun(self.found, place), place.block.start) else []
        )

    def question(self, section: int) -> int:
        """Where the question starts that the answer in ``section`` belongs to, or ``section``."""
        at = bisect_right(self.sections, section) - 1
        if at > 0 and QUESTION.match(self.found.source.text, self.sections[at - 1]):
            return self.sections[at - 1]
        return section

    def _is_subject(self, names: Iterable[Span]) -> bool:
        """Whether one of the names is the report's subject or a part or the whole of it."""
        own = self.subject[0]
        return any(name.id_ == own.id_ or self._related(name, own) for name in names)

    def _related(self, one: Span, other: Span) -> bool:
        pairs = ((one, other), (other, one))
        return any(
            whole.kb_id_ in self.schema.concepts[part.kb_id_].attributes.get("partOf", ())
            for part, whole in pairs
            if part.kb_id_ and whole.kb_id_
        )

    def _just_before(self, place: Place, text: str) -> list[Span]:
        """The trajectories of the last sentence that names any, if it is near in the same block.

        Where a sentence in between speaks of what serves another, there are none, nor where years
        are gone through backwards: a row of cases, not a story. "This scheme" reaches back through
        the section. In a report on one trajectory, another is spoken of for a sentence.
        """
        if THIS.search(text) is not None:
            last = self._running(place.section, place.start)[-1:]
            if last:
                return last
        if self.subject or GENERAL.search(text) is not None:
            return []
        before = self._before(place)
        if CASE.match(text) is not None and self._are_cases(before):
            return []
        since: set[str] = set()
        for earlier in before[::-1]:
            since.update(name.id_ for name in self._served(earlier))
            named = self._last(earlier.start, earlier.end)
            if named and is_row(text_of(self.doc, earlier)):
                return []
            if named:
                passed = since <= {name.id_ for name in named}
                return named if passed and not _is_earlier(text, text_of(self.doc, earlier)) else []
        return []

    def _before(self, place: Place) -> Sequence[Place]:
        """The sentences of the block to which a sentence can refer, in order."""
        at = bisect_right(self.places, place.start) - 1
        near = self.found.places[max(0, at - NEAR) : at]
        return [earlier for earlier in near if earlier.block == place.block]

    def _are_cases(self, places: Iterable[Place]) -> bool:
        """Whether some open alike ("Bij DUO …", "Bij het UWV …") on different trajectories."""
        opening = [one for one in places if CASE.match(text_of(self.doc, one)) is not None]
        named = ((*self._served(one), *self._last(one.start, one.end)) for one in opening)
        return len({name.id_ for names in named for name in names}) > 1

    def _counted(self, place: Place, text: str) -> list[Span]:
        """All trajectories named so far, where the sentence says how many it means: as many."""
        match = COUNTED.search(text)
        if match is None:
            return []
        number = 2 if match["both"] else NUMBERS.index(match["number"].lower()) + 2
        for start in (place.section, 0):
            named = {name.id_: name for name in self._last(start, place.start)}
            if len(named) == number:
                return list(named.values())
        return []

    def _served(self, place: Place) -> list[Span]:
        """What organisations and laws in a sentence serve, but for what the report is on anyway.

        What is said of one organisation as well as another is of none of their trajectories.
        """
        text = text_of(self.doc, place)
        served = [
            name
            for name in between(self.found.served, place.start, place.end)
            if BOTH.search(text[: name.start_char - place.start]) is None
        ]
        return [] if self.subject and self._is_subject(served) else served

    def _led(self, heading: tuple[int, int]) -> list[Span]:
        """The trajectory that the first sentence of a chapter names, if the chapter names no other.

        Further on, one that is named is as likely an example.
        """
        at = bisect_right(self.places, heading[1])
        first = self.found.places[at] if at < len(self.places) else None
        if first is None or first.section != heading[0] or first.block.kind != "paragraph":
            return []
        opened = only(self._last(first.start, first.end))
        return opened and only([*self._last(heading[0], self._end_of(heading)), *opened])

    def _end_of(self, heading: tuple[int, int]) -> int:
        """Where the chapter of a heading ends, its sections with it."""
        at = bisect_left(self.headings, heading[0], key=lambda one: one.start)
        level = self.headings[at].level
        later = (one.start for one in self.headings[at + 1 :] if one.level <= level)
        return next(later, len(self.found.source.text))

    def _last(self, start: int, end: int) -> list[Span]:
        """The trajectories named between two characters, in order."""
        return between(self.names, start, end)

    def _running(self, start: int, end: int) -> list[Span]:
        """The same, but for list items: what one of them names the others do not speak of."""
        return between(self.running, start, end)

    def _in_item(self, name: Span) -> bool:
        at = bisect_right(self.places, name.start_char) - 1
        return at >= 0 and self.found.places[at].block.kind == "item"

    def _title(self) -> tuple[int, int]:
        """Where the title stands in the text, if it does, be it in capitals or on more lines."""
        words = WORD.findall(self.found.source.metadata.title or "")
        title = re.search(r"\W+".join(words), self.found.source.text, re.IGNORECASE)
        return title.span() if words and title is not None else (-1, -1)


def _is_earlier(text: str, other: str) -> bool:
    """Whether two sentences open with a year each, the first with the earlier one."""
    one, two = OPENING_YEAR.match(text), OPENING_YEAR.match(other)
    return one is not None and two is not None and int(one["year"]) < int(two["year"])


def _distinct(names: Iterable[Span], confidence: float) -> list[Context]:
    return [Context(name, confidence) for name in {n.id_: n for n in names}.values()]


def _merged(named: list[Context], subject: list[Span]) -> list[Context]:
    return [*named, *(Context(name, IN_TITLE) for name in subject)]
