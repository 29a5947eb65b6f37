"""Statements: which sentences are a lesson, a recommendation or a measure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ingest.annotations import Findings, Place, Statement, findings
from ingest.discourse.addressing import is_lead_in
from ingest.discourse.bare import is_dated, is_half, is_withdrawn
from ingest.discourse.explicit import is_called_for
from ingest.discourse.headed import WANTED, over, verdict
from ingest.discourse.measures import concluded, is_advised, is_asked
from ingest.discourse.method import is_own_work, tells_method
from ingest.discourse.outcomes import (
    advises,
    evaluates,
    finds_fault,
    gives_advice,
    is_amiss,
    is_begun,
    is_burden,
    is_figure,
    is_harmless,
    is_left,
    is_only_told,
    is_own_doing,
    is_pledge,
    is_potential,
    is_praised,
    is_wish,
)
from ingest.discourse.phrases import Phrases
from ingest.discourse.pointers import Pointers, restated_as
from ingest.discourse.promising import is_vowed
from ingest.discourse.reported import status_of
from ingest.discourse.restated import in_lists, in_tables, is_head, meant
from ingest.discourse.supposing import is_aim, is_hoped, is_noted, is_prevented, is_supposed
from ingest.discourse.tables import in_cells
from ingest.discourse.telling import is_of_overseer
from ingest.discourse.turning import is_right, polarity_told
from ingest.judges.judge import (
    DEFAULT,
    NOTHING,
    Judge,
    Judgement,
    Name,
    Sentence,
    certainty,
    load_judge,
    signature,
)
from ingest.languages import DUTCH
from ingest.questions import is_label, without_label
from ontology.load import load
from ontology.schema import Schema

SPEAKING = ("paragraph", "item")  # the blocks a statement can stand in
WHOLE = re.compile(
    r"[.!…:;][\"'”’»)\]*_\d]*(?:<sup>\d+</sup>)?$"
)  # else a page break cut the sentence
LESSON, ADVICE, MEASURE = "les", "aanbeveling", "maatregel"
RIGHT, WRONG, NEUTRAL = "positief", "negatief", "neutraal"
AIMED = 0.5  # how certain a measure is that was taken for praise but is only aimed at
VOWED = 0.75  # how certain a promise or advice is that its words alone show
RESTATED = 0.75  # how certain it is that a row of a table, or a sentence, restates advice
LACKING = re.compile(r"\b(?:nergens|nauwelijks|nog weinig|\w*problemen)\b", re.IGNORECASE)
# How probable a lesson must be of which no word finds fault or praises, by its polarity.
DOUBTED = {WRONG: 0.5, RIGHT: 0.65}
PRAISE = 0.6  # how probable praise must be: taking a fault for praise is the worse mistake


@Language.factory(
    "leergraaf_statements",
    default_config={
        "model": DEFAULT,
        "threshold": 0.5,
        "shortest": 25,
        "longest": 1500,
        "languages": [DUTCH],
    },
)
def make_statements(  # noqa: PLR0917 - spaCy's signature
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: Name,
    threshold: float,
    shortest: int,
    longest: int,
    languages: list[str],
) -> Statements:
    """The component, with the model that ``model`` names."""
    return Statements(load_judge(model), load(), threshold, shortest, longest, languages)


class Statements:
    """Finds the statements among the sentences of ``doc``.

    ``threshold`` is how probable it must be that a sentence is one; ``shortest`` and ``longest``
    count its characters. Sentences known to be in none of ``languages`` are not judged.
    """

    def __init__(  # noqa: PLR0917 - as the factory is given them
        self,
        model: Judge,
        schema: Schema,
        threshold: float,
        shortest: int,
        longest: int,
        languages: Collection[str],
    ) -> None:
        self.model = model
        self.threshold = threshold
        self.shortest, self.longest = shortest, longest
        self.languages = languages
        self.schema = schema
        self.statuses = Phrases(schema.members["opvolgstatus"])
        self.kinds = {kind.code: name for name, kind in schema.kinds.items() if kind.code}
        self.subdimensions = {
            concept.code for concept in schema.members["dimensie"] if concept.broader is not None
        }

    def __call__(self, doc: Doc) -> Doc:
        """Add the statements of ``doc`` to its findings."""
        found = findings(doc)
        found.model = signature(self.model)
        told = [pair for pair in _running_text(found) if self._is_read(found, pair[0])]
        judged = self.model.judge([sentence for _, sentence in told])
        overseen = is_of_overseer(doc, self.schema)
        statements = (
            self._statement(doc, place, sentence.text, judgement)
            for (place, sentence), judgement in zip(told, judged, strict=True)
            if self._may_state(place, sentence.text) and not is_lead_in(doc, place)
            if not (overseen and is_own_work(sentence.text))
        )
        found.statements = [one for one in statements if one is not None]
        self._restate(found)
        return doc

    def _restate(self, found: Findings) -> None:
        """Add what a list or table of follow-up restates; what stands there is advice, no lesson.

        So is a sentence that says in full what was advised, to report what became of it.

        A table on advice of this document itself restates nothing.
        """
        pointers = Pointers(found)
        rows = list(in_tables(found, self.statuses))
        own = any(meant(pointers, found, one) for one in rows)
        listed = [*in_lists(found, self.statuses), *(() if own else rows)]
        _add(found, [(one.place, one.kind) for one in listed])
        told = [(place, kind) for place in found.places if (kind := self._retold(found, place))]
        _add(found, [one for one in told if _is_of_itself(pointers, found, one[0])])
        found.statements.sort(key=lambda one: one.place.start)

    def _retold(self, found: Findings, place: Place) -> str | None:
        """The kind of what a sentence of running text says in full was advised, to report on it."""
        text = found.source.text[place.start : place.end]
        if place.in_question or text.endswith("?") or place.block.kind not in SPEAKING:
            return None
        kind = restated_as(text)
        return kind if kind is not None and status_of(self.statuses, text) is not None else None

    def _statement(self, doc: Doc, place: Place, text: str, judged: Judgement) -> Statement | None:
        told = self._told(doc, place, text, judged)
        if told is None:
            return None
        code, chance, polarity = told
        return Statement(
            place=place,
            kind=self.kinds[code],
            confidence=certainty(chance),
            polarity=polarity,
            subdimension=self._subdimension(judged),
            judged=judged,
        )

    def _told(
        self, doc: Doc, place: Place, text: str, judged: Judgement
    ) -> tuple[str, float, str] | None:
        """What a sentence states where it stands: kind, how probable that is, and polarity."""
        if is_called_for(place, text):
            return ADVICE, max(VOWED, judged.chances["kind"].get(ADVICE, 0.0)), NEUTRAL
        told = None
        empty = is_hoped(doc, place) or tells_method(text, place.heading)
        if self.is_statement(judged) and not (empty and kind_of(judged)[0] == LESSON):
            told = stated(text, judged, over(doc, place), aims=is_aim(doc, place))
        if told is not None and told[0] == MEASURE and is_asked(doc, place):
            return ADVICE, told[1], NEUTRAL
        if told is None and gives_advice(text):
            return ADVICE, VOWED, NEUTRAL
        if told is None and is_vowed(doc, place):
            return MEASURE, VOWED, NEUTRAL
        return told

    def is_statement(self, judged: Judgement) -> bool:
        """Whether a sentence so judged is a lesson, a recommendation or a measure."""
        return 1 - judged.chances["kind"][NOTHING] >= self.threshold

    def _is_read(self, found: Findings, place: Place) -> bool:
        language = found.languages.get(place.block.start)
        return language is None or language in self.languages

    def _may_state(self, place: Place, text: str) -> bool:
        return (
            not text.rstrip().endswith("?")
            and not (place.block.kind == "paragraph" and text.lstrip()[:1].islower())
            and (place.block.kind == "item" or WHOLE.search(text) is not None)
            and self.shortest <= len(" ".join(text.split())) <= self.longest
        )

    def _subdimension(self, judged: Judgement) -> str | None:
        best = judged.best("subdimension")
        return best if best in self.subdimensions else None


def _add(found: Findings, restated: Iterable[tuple[Place, str]]) -> None:
    """Make each place a statement of the kind beside it, or the one that was made of it."""
    known = {one.place.start: one for one in found.statements}
    for place, kind in restated:
        statement = known.get(place.start)
        if statement is None:
            found.statements.append(Statement(place, kind, RESTATED, NEUTRAL, None, Judgement({})))
        else:
            statement.kind, statement.polarity = kind, NEUTRAL


def _is_of_itself(pointers: Pointers, found: Findings, place: Place) -> bool:
    """Whether a sentence on follow-up speaks of no other statement than what was made of it."""
    itself = [i for i, one in enumerate(found.statements) if one.place.start == place.start]
    text = found.source.text[place.start : place.end]
    return pointers.of(place, text) in ([], itself)


def _running_text(found: Findings) -> Iterator[tuple[Place, Sentence]]:
    """The sentences in which a document speaks for itself, each under its heading.

    Questions are what their answers stand under. Of tables the whole sentences are read, each under
    the head of its column, but for those on follow-up; footnotes are left out.
    """
    question, asked, cells = "", -1, in_cells(found, but=is_head)
    for place in found.places:
        text = without_label(found.source.text[place.start : place.end])
        if place.in_question:
            question = f"{question} {text}" if place.section == asked else text
            asked = place.section
        elif place.block.kind in SPEAKING and text.strip():
            heading = question if is_label(place.heading) else place.heading
            yield place, Sentence(text, place.section, heading)
        elif place.start in cells:
            cell, head = cells[place.start]
            yield cell, Sentence(found.source.text[cell.start : cell.end], cell.block.start, head)


def stated(
    text: str, judged: Judgement, above: Iterable[str] = (), *, aims: bool = False
) -> tuple[str, float, str] | None:
    """What a statement is by its words and the model: kind, how probable that is, and polarity.

    ``above`` is what it stands under, the nearest first; ``aims`` says that it tells what is aimed
    at, which has not worked yet. None where it only says that a fault did no harm or might be, what
    people want, a share, or that somebody took note.
    """
    code, chance = kind_of(judged)
    if gives_advice(text):
        return ADVICE, chance, NEUTRAL
    if code == ADVICE and (is_amiss(text) or is_burden(text)):
        return LESSON, chance, WRONG
    if code != LESSON:
        done = is_pledge(text) or is_own_doing(text)
        kind = MEASURE if code == ADVICE and done else code
        if kind == MEASURE and is_advised(text):
            return ADVICE, chance, NEUTRAL
        if kind == MEASURE and (what := concluded(text)) is not None:
            return _concluded(what, chance)
        empty = is_wish(text) or (kind == MEASURE and (is_noted(text) or is_only_told(text)))
        return None if empty else (kind, chance, polarity_of(judged))
    return _taught(text, judged, verdict(above), aims=aims)


def _concluded(what: str, chance: float) -> tuple[str, float, str] | None:
    """The lesson that somebody concluded something: that it went right or wrong; else nothing."""
    if is_praised(what):
        return LESSON, chance, RIGHT
    return (LESSON, chance, WRONG) if finds_fault(what) else None


def _taught(
    text: str, judged: Judgement, headed: str | None, *, aims: bool
) -> tuple[str, float, str] | None:
    """What a sentence is that was judged to be a lesson; ``headed`` is what stands over it.

    One in doubt that no word shows to find fault or to praise is what is next most probable, if
    that is a statement: a measure, unless words of advice make it a recommendation.
    """
    chance = kind_of(judged)[1]
    if is_begun(text) or is_withdrawn(text):
        return MEASURE, chance, NEUTRAL
    polarity = polarity_told(text, polarity_of(judged), headed)
    untold = {WRONG: is_no_fault, RIGHT: is_no_success}[polarity](text)
    if untold or (headed == WANTED and not _is_told_of(text, polarity)):
        return None
    sure = polarity == headed == RIGHT or evaluates(text) or is_right(text)
    if sure or chance >= DOUBTED[polarity]:
        if aims and polarity == RIGHT:
            return MEASURE, AIMED, NEUTRAL
        return LESSON, chance, polarity
    others = {name: some for name, some in judged.chances["kind"].items() if name != LESSON}
    other = max(others, key=others.__getitem__)
    if other == NOTHING:
        return None
    return ADVICE if other == ADVICE and advises(text) else MEASURE, others[other], NEUTRAL


def _is_told_of(text: str, polarity: str) -> bool:
    """Whether a sentence under what people want tells how it went all the same."""
    if polarity == RIGHT:
        return is_praised(text)
    return finds_fault(text) or LACKING.search(text) is not None


def is_no_fault(text: str) -> bool:
    """Whether a sentence on a fault says that it did no harm, is kept away, or only might be.

    Nor is it one that something stays available, when something began, or half of a sentence.
    """
    harmless = is_harmless(text) or is_supposed(text) or is_prevented(text) or is_left(text)
    return harmless or is_dated(text) or is_half(text)


def is_no_success(text: str) -> bool:
    """Whether a sentence on what goes well only gives a share, or says what could."""
    return is_figure(text) or is_potential(text)


def kind_of(judged: Judgement) -> tuple[str, float]:
    """The most probable kind of what is a statement, by code, and how probable it is."""
    kinds = {name: chance for name, chance in judged.chances["kind"].items() if name != NOTHING}
    best = max(kinds, key=lambda kind: kinds[kind])
    return best, kinds[best]


def polarity_of(judged: Judgement) -> str:
    """The polarity of what is a statement, by code."""
    if kind_of(judged)[0] != LESSON:
        return NEUTRAL
    return RIGHT if judged.chances["polarity"][RIGHT] >= PRAISE else WRONG
