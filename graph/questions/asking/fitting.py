"""What an answer must be of: the trajectories, organisations and documents that are asked about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.questions.asking.holding import COMPARE, FOLLOWUP
from graph.questions.asking.learning import taught
from graph.questions.asking.names import names_of
from graph.questions.asking.slots import asks_addressed, asks_promise
from graph.questions.asking.sorts import is_of_sort
from graph.questions.asking.speaking import CABINET, bearing
from graph.questions.asking.tokens import padded, tokens_of
from graph.questions.followup import what_became
from graph.questions.statements.themes import is_right, is_wrong
from graph.questions.things.publishing import find_published
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    ADDRESSED_TO,
    CITES,
    CONCERNS,
    EXECUTED_BY,
    LAW,
    LESSON,
    NEGATIVE,
    ORGANISATION,
    POSITIVE,
    RESPONSIBLE,
    TRAJECTORY,
)
from graph.stems import STOP
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

FILTERED = (ORGANISATION, LAW)
OF_WHAT = (TRAJECTORY, *FILTERED)  # kinds of things that an answer must be of
TIES = (CONCERNS, ADDRESSED_TO, CITES)
OFFICE = re.compile(r"\b(?:[Mm]inister|[Ss]taatssecretaris|[Kk]abinet|[Ii]k)\b(?! van)")
MOSTLY = 0.6  # part of what a document says of trajectories that is about its subject
OFTEN = 0.5  # part of all that it says
ADDRESSED = re.compile(r" (?:u|uw|volgens) ")  # in a letter to whom it is who said it
# Of which none is of what went right or wrong.
NEUTRAL = ("recommendations", "measures", "followup")
TOLD = ("recommendations", "measures")  # what is addressed to somebody
TURNED = {POSITIVE: is_right, NEGATIVE: is_wrong}  # how it turned out, as it is asked for


def fitting(view: View, asked: Understood) -> Callable[[Node], bool]:
    """Whether a statement is about what is asked, by whom and of when it is asked."""
    asked = taught(asked)
    trajectories = within(view, asked)
    own, of_all = _in_charge(view, trajectories), is_of_all(view, asked)
    others = asked.of_kind(*FILTERED)
    if trajectories:
        others = tuple(_strangers(view, asked, trajectories, own))
    told_to = {one.id for one in asked.of_kind(ORGANISATION)}
    documents, says = documents_of(view, asked), by_word_of(view, asked)
    to_them = asked.kind in (*TOLD, FOLLOWUP) and asks_addressed(asked.text)
    addressed = told_to if to_them else set()
    promised = asked.kind == "measures" and asks_promise(asked.text)
    turned = None if asked.kind in NEUTRAL else TURNED.get(asked.polarity or "")

    def fits(statement: Node) -> bool:
        elsewhere = addressed and addressed.isdisjoint(_addressees(view, statement))
        if elsewhere or (promised and statement.id not in what_became(view)):
            return False
        if turned is not None and not turned(statement):
            return False
        told = {view.document(one) for one in statement.evidence}
        if not told & documents or not says(statement.title, told):
            return False
        if trajectories and not (
            _is_about(view, statement, trajectories, told, own)
            and _is_told(view, statement, told_to)
        ):
            return False
        if asked.kind == COMPARE and not of_all(statement):
            return False
        return all(_names(view, statement, one) for one in others)

    return fits


def _strangers(view: View, asked: Understood, about: set[str], own: set[str]) -> list[Node]:
    """The organisations that had no part in the trajectories asked about, nor reported on them.

    Those in charge of them are their ``own``.
    """
    if asked.kind in TOLD:  # which is told to them
        return []

    def reported(organisation: Node) -> bool:
        documents = (one.id for one in find_published(view, organisation))
        return any(about & subjects(view).get(one, frozenset()) for one in documents)

    return [one for one in asked.of_kind(ORGANISATION) if one.id not in own and not reported(one)]


def _in_charge(view: View, trajectories: Iterable[str]) -> set[str]:
    """Who carries out the trajectories or is responsible for them."""
    return {
        id_
        for one in trajectories
        for relation in (EXECUTED_BY, RESPONSIBLE)
        for id_ in view.facts(one, relation)
    }


def of_what(asked: Understood) -> tuple[Node, ...]:
    """What an answer must be of: the trajectories that are named, else organisations and laws."""
    return asked.of_kind(TRAJECTORY) or asked.of_kind(*FILTERED)


def _is_told(view: View, statement: Node, organisations: set[str]) -> bool:
    """Whether it is addressed to one of the organisations, where both are said."""
    to = _addressees(view, statement)
    return not to or not organisations or not organisations.isdisjoint(to)


def _addressees(view: View, statement: Node) -> set[str]:
    return {edge.object for edge in view.outgoing(statement.id, ADDRESSED_TO)}


def within(view: View, asked: Understood) -> set[str]:
    """The trajectories that a question names, with their parts."""
    return {id_ for one in taught(asked).of_kind(TRAJECTORY) for id_ in family(view, one.id)}


def _is_about(
    view: View, statement: Node, trajectories: set[str], told: set[str], own: set[str]
) -> bool:
    """Whether it is about one of the trajectories, or is about none in a report on one of them.

    One that is about none, and concerns only others than their ``own``, is of those others.
    """
    about = about_of(view, statement)
    if about:
        return not trajectories.isdisjoint(about)
    if trajectories.isdisjoint(one for it in told for one in subjects(view).get(it, ())):
        return False
    concerned = {edge.object for edge in view.outgoing(statement.id, CONCERNS)}
    return not concerned or not concerned.isdisjoint(own)


def is_of_all(view: View, asked: Understood) -> Callable[[Node], bool]:
    """Whether a statement is about, or names, each of the trajectories that are named, of two.

    It may name one by a word of its name by which the question does.
    """
    named, names = asked.of_kind(TRAJECTORY), names_of(view)
    if len(named) < len(("one", "other")):
        return lambda _statement: False
    tokens = {*tokens_of(asked.text)} - STOP
    sides = [
        (one.id, family(view, one.id), tokens & {*" ".join(names.aliases(one.id)).split()})
        for one in named
    ]

    def is_of(statement: Node) -> bool:
        about, said = about_of(view, statement), padded(statement.title)
        return all(
            not about.isdisjoint(whole)
            or names.named_in(said, id_)
            or any(f" {word} " in said for word in words)
            for id_, whole, words in sides
        )

    return is_of


def about_of(view: View, statement: Node) -> set[str]:
    """The trajectories that a statement is about."""
    return {edge.object for edge in view.outgoing(statement.id, ABOUT)}


@kept
def subjects(view: View) -> Mapping[str, frozenset[str]]:
    """By document, the trajectories that most of what it says is about."""
    counts: dict[str, Counter[str]] = {}
    for edge in view.edges_of(ABOUT):
        for document in {view.document(one) for one in edge.evidence}:
            counts.setdefault(document, Counter())[edge.object] += 1
    said = Counter(
        document
        for one in view.statements
        for document in {view.document(held) for held in one.evidence}
    )
    return {
        document: frozenset(
            one
            for one, n in told.items()
            if n >= MOSTLY * told.total() and n >= OFTEN * said[document]
        )
        for document, told in counts.items()
    }


def _names(view: View, statement: Node, thing: Node) -> bool:
    """Whether it is tied to the thing or has its name.

    Or it is a lesson on what the thing alone carries out and lends its name to, or tells of the
    office that is alone responsible for what it is about, by no name.
    """
    tied = {edge.object for edge in view.outgoing(statement.id, *TIES)}
    names = names_of(view)
    if thing.id in tied or names.named_in(padded(statement.title), thing.id):
        return True
    relation = EXECUTED_BY if statement.kind == LESSON else RESPONSIBLE
    if statement.kind != LESSON and (tied or not OFFICE.search(statement.title)):
        return False
    about = [view.node(edge.object) for edge in view.outgoing(statement.id, ABOUT)]
    alone = [one for one in about if set(view.facts(one.id, relation)) == {thing.id}]
    named = (names.named_in(padded(one.title), thing.id) for one in alone)
    return any(named) if statement.kind == LESSON else bool(alone)


def documents_of(view: View, asked: Understood) -> set[str]:
    """The documents by whom, of when and of which sort it is asked."""
    found = {one.id for one in view.documents.values() if _wanted(one, asked)}
    if asked.sort is not None:
        found = {one for one in found if is_of_sort(view, one, asked.sort.id)}
    return found & _spoken_by(view, asked.speaker) if asked.speaker is not None else found


def by_word_of(view: View, asked: Understood) -> Callable[[str, Collection[str]], bool]:
    """Whether a text in documents is by the word of whom is asked what it says, and of when."""
    speaks, dated = _of_speaker(view, asked.speaker), _of_years(view, asked)
    return lambda text, documents: speaks(text, documents) and dated(text, documents)


def _of_speaker(view: View, speaker: Node | None) -> Callable[[str, Collection[str]], bool]:
    """Whether a text in documents is by the word of who is asked.

    In what others published with that name in the title only what is said to be so: "volgens u".
    What a ministry publishes for the cabinet is the cabinet's, but for that.
    """
    if speaker is None:
        return lambda _text, _documents: True
    if speaker.title == CABINET:
        return lambda text, _documents: ADDRESSED.search(padded(text)) is None
    names = names_of(view)
    own = {id_ for id_, one in view.documents.items() if not one.get("publisher")}

    def says(text: str, documents: Collection[str]) -> bool:
        said = padded(text)
        return (
            not own.isdisjoint(documents)
            or names.named_in(said, speaker.id)
            or ADDRESSED.search(said) is not None
        )

    return says


def _of_years(view: View, asked: Understood) -> Callable[[str, Collection[str]], bool]:
    """Whether a text in documents is of the years that are asked for: it or a title names one.

    What appeared in a year is of it too.
    """
    if not asked.years:
        return lambda _text, _documents: True
    dated = {
        id_
        for id_, one in view.documents.items()
        if any(
            year in one.title or (one.get("published") or "").startswith(year)
            for year in asked.years
        )
    }
    return lambda text, documents: (
        not dated.isdisjoint(documents) or any(year in text for year in asked.years)
    )


def _spoken_by(view: View, speaker: Node) -> set[str]:
    """The documents by which an organisation may speak that published none by its name.

    Nobody else published them, or it is in their title: "kabinetsreactie".
    """
    bears = bearing(view, speaker)
    return {one.id for one in view.documents.values() if not one.get("publisher") or bears(one)}


def _wanted(document: Node, asked: Understood) -> bool:
    published = document.get("published")
    if asked.publisher is not None and document.get("publisher") != asked.publisher.title:
        return False
    if asked.since is None and asked.until is None:
        return True
    if published is None:
        return False
    return (asked.since or "") <= last_day(published) <= (asked.until or "9999")
