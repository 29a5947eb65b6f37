"""Follow-up: sentences that report what became of a recommendation or commitment."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from graph.stems import stems
from ingest.annotations import DATE, Findings, Place, Statement, Status, findings, names_in
from ontology.load import load
from ontology.schema import Concept, Schema

SUBJECT = re.compile(
    r"\b(?P<this>deze|die|dit)?\s*(?P<noun>aanbeveling|toezegging|maatregel|advies)\b"
    r"(?P<which>(?:\s+[\w-]+){0,3}?\s+(?:om|over|voor|tot|aan|dat|van)\s+\w[^.;:]*)?",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\b(?:volgens|meldt|melden|geeft aan|gaf aan|laat weten|schrijft|rapporteert|zegt)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:in|sinds|per|eind|begin|medio)\s((?:19|20)\d\d)\b")
INDEPENDENT = frozenset({"hoog-college", "inspectie", "adviescollege", "kennisinstelling"})
FOLLOWED = {
    "aanbeveling": "Recommendation",
    "advies": "Recommendation",
    "toezegging": "Measure",
    "maatregel": "Measure",
}
BACK = 2  # sentences back that "this recommendation" can point to
SHARED = 2  # words that "the recommendation on …" must share with the one it means


@Language.factory("leergraaf_followups")
def make_followups(nlp: Language, name: str) -> FollowUps:  # noqa: ARG001 - spaCy's signature
    """The component, with the shipped ontology's status phrases."""
    return FollowUps(load())


class FollowUps:
    """Ties sentences on follow-up to the recommendation or measure they speak of."""

    def __init__(self, schema: Schema) -> None:
        self.statuses = _phrases(schema.members["opvolgstatus"])
        self.anchors = _phrases(schema.members["verankering"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the follow-ups of ``doc`` to its findings."""
        found = findings(doc)
        reports: set[int] = set()  # sentences on follow-up, which no later one follows up
        words = functools.cache(lambda i: set(stems(_text(found, found.statements[i]))))
        for at, place in enumerate(found.places):
            text = found.source.text[place.start : place.end]
            subject = SUBJECT.search(text)
            if subject is None or place.in_question or text.endswith("?"):
                continue
            status = _first(self.statuses, text)
            if status is None:
                continue
            reports.add(place.start)
            follows = _target(found, at, subject, reports, words)
            if follows is not None:
                date, ledger = self._date(doc, place, text), self._ledger(found, text)
                anchoring = _first(self.anchors, text)
                found.followups.append(Status(place, status, date, ledger, anchoring, follows))
        return doc

    def _date(self, doc: Doc, place: Place, text: str) -> str | None:
        dates = [e.id_ for e in names_in(doc, place.start, place.end, DATE) if e.id_]
        year = YEAR.search(text)
        return dates[0] if dates else (year.group(1) if year else None)

    def _ledger(self, found: Findings, text: str) -> str:
        """Independent only when an overseer itself says so."""
        publisher = found.publisher
        kinds = () if publisher is None else publisher.attributes.get("organisationKind", ())
        overseer = any(kind.rsplit("/", 1)[-1] in INDEPENDENT for kind in kinds)
        return "onafhankelijk" if overseer and not REPORTED.search(text) else "zelfgerapporteerd"


def _phrases(concepts: tuple[Concept, ...]) -> list[tuple[re.Pattern[str], str]]:
    """The phrases of each concept, the longest first, so that "niet uitgevoerd" precedes."""
    pairs = sorted(
        ((cue, c.code) for c in concepts for cue in c.cues), key=lambda p: (-len(p[0]), p)
    )
    return [
        (re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)".replace(r"\ ", r"\s+"), re.IGNORECASE), code)
        for cue, code in pairs
    ]


def _first(phrases: list[tuple[re.Pattern[str], str]], text: str) -> str | None:
    return next((code for pattern, code in phrases if pattern.search(text)), None)


def _target(
    found: Findings,
    at: int,
    subject: re.Match[str],
    reports: set[int],
    words: Callable[[int], set[str]],
) -> int | None:
    """The index of the statement a follow-up speaks of, if words or place leave no doubt."""
    kind = FOLLOWED[subject.group("noun").lower()]
    place = found.places[at]
    possible = [
        i
        for i, one in enumerate(found.statements)
        if one.kind == kind and one.place.start not in reports
    ]
    if subject.group("which"):
        return _worded(possible, subject.group("which"), words)
    if not subject.group("this"):
        return None
    near = {p.start for p in found.places[max(0, at - BACK) : at] if p.section == place.section}
    just_before = [i for i in possible if found.statements[i].place.start in near]
    return just_before[-1] if just_before else None


def _worded(possible: list[int], which: str, words: Callable[[int], set[str]]) -> int | None:
    """The one statement that shares most of these words, if it shares enough and stands alone."""
    wanted = set(stems(which))
    shared = {i: len(wanted & words(i)) for i in possible}
    best = sorted(shared, key=lambda i: -shared[i])[:2]
    if not best or shared[best[0]] < SHARED:
        return None
    return None if len(best) > 1 and shared[best[0]] == shared[best[1]] else best[0]


def _text(found: Findings, statement: Statement) -> str:
    return found.source.text[statement.place.start : statement.place.end]
