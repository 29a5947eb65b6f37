"""Which statement a sentence points back to: by its number, as "this one", or by its wording."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from graph.meaning import load_meaning
from graph.stems import stems
from ingest.annotations import Findings, Place, Statement
from ingest.discourse.likening import meant, same_run
from ingest.discourse.numbering import LABEL, NOUN, NOUNS, SUBJECTS, Numbering
from ingest.discourse.spoken import FINITE, spoken_in

SUBJECT = re.compile(
    rf"\b(?:(?P<this>deze|die|dit|dat|bovenstaande)|(?P<the>de|het|uw|onze|haar|zijn|hun))?\s*"
    rf"\b(?P<noun>{NOUN})\b"
    r"(?P<which>(?:\s+[\w-]+){0,3}?\s+(?:om|over|voor|tot|aan|dat|van|inzake)\s+\w[^.;:]*)?",
    re.IGNORECASE,
)
ACTOR = re.compile(
    r"\W*(?:de|het)\s+(?:minister|staatssecretaris|bewinds|kabinet|regering|college|raad|wethouder"
    r"|gemeente|provincie|commissie|bestuur)",
    re.IGNORECASE,
)
NAMED = 3  # words that tell who it is: "de minister" may be any
FOLLOWED = re.compile(
    r"\b(?:opvolging|stand|vervolg|reacties?|gedaan|gebeurt|gebeurd|verdergaat|toezeggingen|afspraken)\b",
    re.IGNORECASE,
)  # in a heading: below it stands what became of advice
COUNTS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}
ALL = re.compile(
    rf"(?P<part>\b(?:van|deel|meeste)\s+)?\b(?:de|deze|alle|onze|uw)\s+"
    rf"(?:(?P<which>eerste|laatste)\s+(?P<count>{'|'.join(COUNTS)})\s+)?(?P<noun>{NOUN})en\b",
    re.IGNORECASE,
)
ADVISES = re.compile(
    r"\b(?:advise(?:ert|ren|erde|erden)|beve(?:elt|len)|beval(?:en)?)\b", re.IGNORECASE
)
EARLIER = re.compile(
    r"\b(?:beval(?:en)?|adviseerden?|geadviseerd|aanbevolen|toegezegd|zegden?|beloofden?|beloofd)\b",
    re.IGNORECASE,
)  # what was said before, in the past tense
PRONOUN = re.compile(
    r"(?:^|[;,–]\s*(?:maar\s+|en\s+|doch\s+)?)(?P<clause>(?:dat|dit|hieraan|daaraan|hiervan|daarvan)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
BACK = 3  # sentences back that "this recommendation" can point to
GAP = 200  # characters between two items of one list, such as a sentence that is no statement
SHARED = 2  # words that "the recommendation on …" must share with the one it means
TELLING = 8  # letters of a word that by itself tells which one is meant
MEANT = 0.3  # how near in meaning "the recommendation on …" must be to the one it means
APART = 0.12  # how much nearer than any other
BEGINS = re.compile(  # what may stand before advice that is restated: whose fate it is in
    r"\W*|(?:(?:[Dd]e|[Hh]et)\s+)?(?:[\w-]+\s+){1,8}"
    r"(?:heeft|hebben|had|hadden|neemt|nemen|nam|namen|wijst|wijzen|wees|wezen|volgt|volgen|volgde"
    r"|voert|voeren|voerde)\s+"
)
RESTATES = re.compile(  # "om …", also behind whose advice it was
    r"\s*(?:van\s+(?:(?!(?:om|tot|dat)\b)[\w-]+\s+){1,5})?(?:om|tot|dat)\b", re.IGNORECASE
)
MARGIN = 1  # words that it must share more than any other


class Pointers:
    """Resolves what the sentences of one document say of its recommendations and measures."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.places = [place.start for place in found.places]
        self.sections = [one.place.section for one in found.statements]
        self.numbering = Numbering(found)
        self.words: Callable[[int], set[str]] = functools.cache(
            lambda i: set(stems(self._text(found.statements[i].place)))
        )

    def of(self, place: Place, text: str, besides: Iterable[int] = ()) -> list[int]:
        """The statements that a sentence speaks of, by index; none where words leave a doubt.

        ``besides`` is the places of sentences that only report, which nothing points to.
        """
        if (numbered := self.numbering.named(place, text)) is not None:
            return numbered
        subject = SUBJECT.search(text)
        if subject is not None:
            return self._named(place, subject, besides)
        if (together := ALL.search(text)) is not None:
            return self._listed(place, together)
        return self._restated(place, text) or self._spoken_of(place, text, besides)

    def _named(self, place: Place, subject: re.Match[str], besides: Iterable[int]) -> list[int]:
        """What "this recommendation", "the recommendation" or "the one on …" means."""
        if subject["this"] and ADVISES.search(subject.string, 0, subject.start()) is not None:
            return [i for i, one in enumerate(self.found.statements) if one.place == place]
        possible = self._possible(NOUNS[subject["noun"].lower()], [place.start, *besides])
        if subject["which"] and not subject["this"]:
            which = FINITE.sub("", subject["which"])
            return (
                self._worded(possible, which)
                or self._whole(possible, which)
                or self._meant(possible, which)
                or self._run_of(possible, place, which)
                or self._itself(place, which)
            )
        labelled = LABEL.match(place.heading)
        before = [i for i in possible if self._stands_before(i, place)]
        if subject["this"] and (near := [i for i in before if self._distance(i, place) <= BACK]):
            return near[-1:] if self._is_near(near[-1], place) else []
        if labelled is not None:
            return self.numbering.by_number(place, labelled["noun"], [labelled["number"]])
        if not subject["the"]:
            return []
        meant = before if len(before) == 1 else self._addressed(possible, place, subject)
        return meant if len(meant) == 1 else []

    def _addressed(self, possible: list[int], place: Place, subject: re.Match[str]) -> list[int]:
        """Those before in which stands who begins the sentence: "Het college van … neemt de …"."""
        who = FINITE.sub("", subject.string[: subject.start()]).strip().lower()
        if ACTOR.match(who) is None or len(who.split()) < NAMED:
            return []
        places = [(i, self.found.statements[i].place) for i in possible]
        return [i for i, one in places if one.end <= place.start and who in self._text(one).lower()]

    def _spoken_of(self, place: Place, text: str, besides: Iterable[int]) -> list[int]:
        """The one that a sentence on follow-up begins with: "Het meldpunt komt er niet"."""
        spoken = spoken_in(text)
        if FOLLOWED.search(place.heading) is None or ACTOR.match(spoken.words) is not None:
            return []
        if self._bodies(place.start + spoken.start, place.start + spoken.end):
            return []
        possible = self._earlier(place, dict.fromkeys(NOUNS.values()), besides)
        found = self._whole(possible, spoken.words)
        return found or (self._likened(possible, place, spoken.words) if spoken.announced else [])

    def promised(self, place: Place, what: str) -> list[int]:
        """The advice that a promise is on, told where a report says what became of it."""
        if FOLLOWED.search(place.heading) is None:
            return []
        return self._likened(self._earlier(place, ["Recommendation"], ()), place, what)

    def _earlier(self, place: Place, kinds: Iterable[str], besides: Iterable[int]) -> list[int]:
        """The statements of these kinds in the sections before that of a sentence."""
        return [
            i
            for kind in kinds
            for i in self._possible(kind, [place.start, *besides])
            if self.found.statements[i].place.start < place.start
            and self.sections[i] != place.section
        ]

    def _likened(self, possible: list[int], place: Place, which: str) -> list[int]:
        """The one that these words surely speak of in their own way, unless it is to others."""
        at = meant(which, [self._text(self.found.statements[i].place) for i in possible])
        if at is None:
            return []
        one = self.found.statements[possible[at]].place
        named, to = self._bodies(place.start, place.end), self._bodies(one.start, one.end)
        return [] if named and to and named.isdisjoint(to) else [possible[at]]

    def _bodies(self, start: int, end: int) -> set[str]:
        """The organisations whose names begin between two characters."""
        bodies = (one for one in self.found.names if one.label_ == "Organisation")
        return {name.id_ for name in bodies if start <= name.start_char < end}

    def like(self, kind: str, words: str) -> list[int]:
        """The one statement of a kind that these words come near, if one does."""
        return self._worded(self._possible(kind, ()), words)

    def _possible(self, kind: str, besides: Iterable[int]) -> list[int]:
        left_out = set(besides)
        return [
            i
            for i, one in enumerate(self.found.statements)
            if self._is(one, kind) and one.place.start not in left_out
        ]

    def _is(self, one: Statement, kind: str) -> bool:
        """Whether a statement is of a kind, by itself or as an item of a list of that kind."""
        listed = SUBJECTS.search(one.place.heading) if one.place.block.kind == "item" else None
        named = "" if listed is None else listed.group().lower()
        return one.kind == kind or any(of == kind and noun in named for noun, of in NOUNS.items())

    def _listed(self, place: Place, together: re.Match[str]) -> list[int]:
        """All of the list before a sentence in its section, or the first or last few of it."""
        kind = NOUNS[together["noun"].lower()]
        items: list[int] = []
        for i, one in enumerate(self.found.statements):
            if (
                one.kind == kind
                and one.place.block.kind == "item"
                and self._stands_before(i, place)
            ):
                apart = items and one.place.start - self.found.statements[items[-1]].place.end > GAP
                items = [i] if apart else [*items, i]
        if together["part"] or len(items) < COUNTS["twee"]:
            return []
        if together["which"] is None:
            return items
        count = COUNTS[together["count"].lower()]
        if count >= len(items):
            return []
        return items[:count] if together["which"].lower() == "eerste" else items[-count:]

    def _restated(self, place: Place, text: str) -> list[int]:
        """What the sentence itself, or the one before it, says was advised or promised earlier."""
        told = PRONOUN.search(text)
        if told is None:
            return []
        start = place.start
        if told.start("clause") == 0:
            at = bisect_left(self.places, place.start)
            if at == 0 or self.found.places[at - 1].section != place.section:
                return []
            start = self.places[at - 1]
        return [
            i
            for i, one in enumerate(self.found.statements)
            if one.place.start == start and EARLIER.search(self._text(one.place))
        ]

    def _stands_before(self, i: int, place: Place) -> bool:
        return (
            self.sections[i] == place.section and self.found.statements[i].place.start < place.start
        )

    def _is_near(self, i: int, place: Place) -> bool:
        """Whether no paragraph of its own begins between a statement and the sentence after it.

        What begins a paragraph points to the one before.
        """
        block = self.found.statements[i].place.block
        return place.block == block or place.start == place.block.start

    def _distance(self, i: int, place: Place) -> int:
        """How many sentences further a sentence stands than a statement."""
        start = self.found.statements[i].place.start
        return bisect_left(self.places, place.start) - bisect_left(self.places, start)

    def _worded(self, possible: list[int], which: str) -> list[int]:
        """The one statement that shares most of these words, if it shares enough of them."""
        wanted = set(stems(which))
        shared = sorted(((len(wanted & self.words(i)), i) for i in possible), key=lambda p: -p[0])
        if not shared or shared[0][0] < SHARED:
            return []
        alone = len(shared) == 1 or shared[0][0] - shared[1][0] >= MARGIN
        return [shared[0][1]] if alone else []

    def _whole(self, possible: list[int], which: str) -> list[int]:
        """The one statement that has all of these words, if they are telling."""
        wanted = set(stems(which))
        if len(wanted) < SHARED and max(map(len, wanted), default=0) < TELLING:
            return []
        having = [i for i in possible if wanted <= self.words(i)]
        return having if len(having) == 1 else []

    def _meant(self, possible: list[int], which: str) -> list[int]:
        """The one statement that these words are near to in meaning, if no other is."""
        texts = [self._text(self.found.statements[i].place) for i in possible]
        vectors = load_meaning().vectors([which, *texts])
        near = sorted(zip((vectors[1:] @ vectors[0]).tolist(), possible, strict=True), reverse=True)
        if not near or near[0][0] < MEANT:
            return []
        alone = len(near) == 1 or near[0][0] - near[1][0] >= APART
        return [near[0][1]] if alone else []

    def _run_of(self, possible: list[int], place: Place, which: str) -> list[int]:
        """The one that has two of these words side by side, told where it is answered."""
        if FOLLOWED.search(place.heading) is None:
            return []
        earlier = [i for i in possible if self.found.statements[i].place.start < place.start]
        words = RESTATES.sub("", which, count=1)
        at = same_run(words, [self._text(self.found.statements[i].place) for i in earlier])
        return [] if at is None else [earlier[at]]

    def _itself(self, place: Place, which: str) -> list[int]:
        """The sentence itself, where it says in full what was advised or promised."""
        statements = enumerate(self.found.statements) if RESTATES.match(which) is not None else ()
        return [i for i, one in statements if one.place == place and one.kind in NOUNS.values()]

    def _text(self, place: Place) -> str:
        return self.found.source.text[place.start : place.end]


def restated_as(text: str) -> str | None:
    """The kind of what a sentence begins by saying in full was advised, promised or done.

    >>> restated_as("De aanbeveling om te meten wordt niet opgevolgd.")
    'Recommendation'
    >>> restated_as("De aanbeveling over meten wordt niet opgevolgd.")
    """
    subject = SUBJECT.search(text)
    if subject is None or not BEGINS.fullmatch(text, 0, subject.start()):
        return None
    if subject["this"] or RESTATES.match(subject["which"] or "") is None:
        return None
    return NOUNS[subject["noun"].lower()]


def told_part(text: str) -> str:
    """The part of a sentence that reports what became of what the rest of it restates.

    >>> told_part("In 2018 bevalen wij aan te meten; dat is niet gebeurd.")
    'dat is niet gebeurd.'
    """
    told = PRONOUN.search(text)
    return text if SUBJECT.search(text) or told is None else told["clause"]
