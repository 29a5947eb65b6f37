"""Bottlenecks: of which system problems a statement speaks, and in which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from graph.gist import load_gists
from ingest.annotations import Statement, findings, text_of
from ingest.discourse.fields import in_field, passed_over, without, wondered
from ingest.discourse.outcomes import denied
from ingest.judges.judge import NOTHING, THEME, Judgement, certainty
from ontology.load import load
from ontology.schema import Concept, Schema

Place = tuple[int, int]
Shown = tuple[int, int, float]  # the characters that show a theme, and how probable it is
LESSON, WRONG, SPLIT_FROM = "Lesson", "negatief", "splitFrom"
NEVER = re.compile(r"(?!)")
WORD = re.compile(r"\w+")
NAMED = 0.75  # how often such a phrase means its theme, as measured on annotated reports


@Language.factory(
    "leergraaf_bottlenecks", default_config={"threshold": 0.5, "edge": 0.15, "sure": 0.65}
)
def make_bottlenecks(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    threshold: float,
    edge: float,
    sure: float,
) -> Bottlenecks:
    """The component, with the shipped ontology."""
    return Bottlenecks(load(), threshold, edge, sure)


class Bottlenecks:
    """Gives every statement of ``doc`` its themes, and the words that show them.

    A theme holds when one of the ontology's phrases for it stands in the sentence, or when the
    model finds it at least as probable as ``threshold``. What a negative lesson finds wrong stands
    in the phrase that the model marks, else in the ontology's phrase, else in the whole sentence.
    The graph is told only of a theme for which the chance is at least ``sure`` that this is a
    statement that shows it; or at least ``edge`` where there is such a phrase too, which alone is
    often no more than a word. Without such a phrase, a word of the theme's field must stand there.
    Rules that know of no themes tell of what has such a phrase. What somebody only asks for, or
    does not know, is nothing that a negative lesson shows.
    What a statement comes down to, by the words of ``graph/gist.toml``, shows its theme too.
    What the ontology split from a theme after the model had learned it falls under that theme for
    the model; which of both a sentence shows, only a phrase says.
    """

    def __init__(self, schema: Schema, threshold: float, edge: float, sure: float) -> None:
        self.threshold, self.edge, self.sure = threshold, edge, sure
        scheme = schema.kind("Bottleneck").scheme
        concepts = schema.members[scheme or ""]
        self.phrases = {concept.code: _pattern(concept) for concept in concepts}
        self.wholes = {one.code: learned_as(schema, one) for one in concepts}
        self.split = {code for pair in self.wholes.items() if pair[0] != pair[1] for code in pair}
        self._starts = _starts(concepts)

    def __call__(self, doc: Doc) -> Doc:
        """Add themes to the statements of ``doc``."""
        statements = findings(doc).statements
        for statement, told in zip(statements, _gists(doc, statements), strict=True):
            text, start = text_of(doc, statement.place), statement.place.start
            wrong = statement.polarity == WRONG
            marked = place_of(statement.judged.phrase, text) if wrong else None
            if marked is not None:
                statement.phrase = start + marked[0], start + marked[1]
            statement.themes = {
                code: (start + first, start + last, chance)
                for code, (first, last, chance) in self.themes(
                    text, statement.judged, marked
                ).items()
            }
            for code in told:
                statement.themes.setdefault(code, (start, start + len(text), NAMED))
            shown = self.shown(text, statement.judged, wrong=wrong)
            statement.shown = tuple(dict.fromkeys([*shown, *told]))
        return doc

    def shown(self, text: str, judged: Judgement, *, wrong: bool = False) -> Iterator[str]:
        """The codes of the themes of a sentence that the graph is told of.

        ``wrong`` says that it is a negative lesson. What was not judged, a row of a table, tells of
        none.
        """
        if not judged.chances:
            return
        stated = 1 - judged.chances["kind"][NOTHING]
        said, themed = self._said(text), any(task.startswith(THEME) for task in judged.chances)
        for code, whole in self.wholes.items():
            chance = stated * judged.yes(f"{THEME}{whole}") if themed else self.edge
            untold = wondered(code, text) if wrong else []
            named = any(not _inside(span, untold) for span in said.get(code, ()))
            if chance < (self.edge if named else self.sure):
                continue
            if named or (code not in self.split and in_field(code, without(text, untold))):
                yield code

    def themes(self, text: str, judged: Judgement, marked: Place | None = None) -> dict[str, Shown]:
        """The themes of a sentence by code: the characters that show each, and how probable.

        ``marked`` is the characters of the phrase that the model marked.
        """
        found, said = {}, self._said(text)
        for code in self.phrases:
            chance = judged.yes(f"{THEME}{code}")
            if code in said:
                span = said[code][0]
                shown = marked if marked is not None and _touch(span, marked) else span
                found[code] = *shown, certainty(max(chance, NAMED))
            elif chance >= self.threshold:
                found[code] = *(marked or (0, len(text))), certainty(chance)
        return found

    def _said(self, text: str) -> dict[str, list[Place]]:
        """Where phrases stand in a sentence, by the code of their theme.

        Only those are looked for of which the first word stands there; a problem that the sentence
        denies is none.
        """
        gone = denied(text)
        near = {code for word in _words(text) for code in self._starts.get(word, ())}
        places = {
            code: [
                match.span()
                for match in pattern.finditer(text)
                if not any(_touch(match.span(), one) for one in (*gone, *passed_over(code, text)))
            ]
            for code, pattern in self.phrases.items()
            if code in near
        }
        return {code: spans for code, spans in places.items() if spans}


def learned_as(schema: Schema, concept: Concept) -> str:
    """The code of the theme under which models learned what a bottleneck is: mostly its own."""
    whole = concept.first(SPLIT_FROM)
    return concept.code if whole is None else schema.concepts[whole].code


def as_learned(schema: Schema, themes: Mapping[str, Shown]) -> dict[str, Shown]:
    """The themes as models learned them: what was split from another falls under that one."""
    scheme = schema.kind("Bottleneck").scheme or ""
    wholes = {code: learned_as(schema, schema.concept(scheme, code)) for code in themes}
    found: dict[str, Shown] = {}
    for code in sorted(themes, key=lambda code: wholes[code] == code):  # first what was split
        found.setdefault(wholes[code], themes[code])
    return found


def place_of(words: str, text: str) -> Place | None:
    r"""Where ``words`` stand in ``text``, whatever white space is between them.

    >>> place_of("te laat", "Het kwam te\nlaat."), place_of("", "Het kwam te laat.")
    ((9, 16), None)
    """
    found = words and re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else None


def _gists(doc: Doc, statements: Sequence[Statement]) -> Iterator[tuple[str, ...]]:
    """The codes of the themes that each statement shows by what it comes down to."""
    gists = load_gists()
    read = [
        (text_of(doc, one.place), one.kind == LESSON and one.polarity == WRONG)
        for one in statements
    ]
    for codes in gists.of(read):
        yield tuple(dict.fromkeys(gists.shows[one] for one in codes if one in gists.shows))


def _inside(one: Place, others: Iterable[Place]) -> bool:
    return any(start <= one[0] and one[1] <= end for start, end in others)


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _starts(concepts: Iterable[Concept]) -> Mapping[str, set[str]]:
    """The codes of the themes that have a phrase beginning with a word, by that word."""
    found = defaultdict(set)
    for concept in concepts:
        for phrase in _phrases(concept):
            for word in _words(phrase)[:1]:
                found[word].add(concept.code)
    return found


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _phrases(concept: Concept) -> list[str]:
    return sorted({*concept.cues, *concept.synonyms}, key=lambda one: (-len(one), one))


def _pattern(concept: Concept) -> re.Pattern[str]:
    """The phrases of a bottleneck, longest first, as whole words with any white space between."""
    phrases = (r"\s+".join(map(re.escape, phrase.split())) for phrase in _phrases(concept))
    alternatives = "|".join(phrases)
    if not alternatives:
        return NEVER  # an empty alternative would be found in every sentence
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
