"""How a question is understood: its kind, the things it names, and what it wants of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.aside import (
    denials,
    is_example,
    is_narrowed,
    is_ordinary,
    people_at,
    qualities_at,
    sayings_at,
)
from graph.questions.asking.holding import IMPROVE, LEARN
from graph.questions.asking.kinds import Kind, kinds
from graph.questions.asking.learning import teacher_first
from graph.questions.asking.names import names_of
from graph.questions.asking.scarce import scarce_in
from graph.questions.asking.slots import slots
from graph.questions.asking.sorts import sort_in
from graph.questions.asking.speaking import is_author, publisher_in, speaker_in
from graph.questions.asking.spelling import spelling_of
from graph.questions.asking.times import YEAR, known_by, least_in, period_in, years_asked
from graph.questions.asking.titles import title_in
from graph.questions.asking.tokens import tokens_of
from graph.questions.asking.topics import topic
from graph.questions.asking.verbs import together
from graph.questions.asking.wording import (
    capitalised_of,
    content_of,
    general_in,
    named_at,
    telling_of,
    terms_of,
    unknown_of,
    words_of,
)
from graph.questions.views.terms import BOTTLENECK, TRAJECTORY
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.asking.names import Mention
    from graph.questions.views.view import View
    from graph.store import Store

NONE, KNOWN = "none", "known"
# Of which a year in the question does not bound what is told.
UNDATED = {
    *("when", "amount", "since", "law", "name", "documents", "definition", "most", "recurring"),
    *("related", "compare", "path", "coverage", "structure", "signals", "brief", "succession"),
    *("known", "profile", "who"),
}
POLARITIES = ("negatief", "positief")
SIGNS = re.compile(r"[-|]")  # in a term of more than one word


@dataclass(frozen=True, slots=True)
class Understood:
    """What is made of a question.

    ``things`` are named. ``publisher`` is the organisation that is asked what it said, ``speaker``
    one of which it is asked so that published nothing; ``sort`` is the sort of document in which
    it is to stand. ``words`` are the words left, on what the answer should be; ``content`` are
    those that an answer must hold, ``terms`` the same with those as one that belong together, as
    ``Covering`` reads them; ``telling`` are those and the others that say how it is asked.
    ``titled`` are the documents whose title it has. ``topic`` is the bottleneck that they are near;
    ``unknown`` are those that no statement and no list knows, ``stranger`` the first of them that
    is written as a name or a year. ``proper`` are the words that are written as names. ``since``
    and ``until`` are ISO 8601 days, both included. ``least`` is in how many trajectories at least
    what is asked for must be. ``denied`` is whether a bottleneck is named by what was not done.
    ``apart`` are things that are given as an example: it is asked of others. ``scarce`` are the
    terms of which it is asked where there was too little. ``guessed`` are the named things of
    which it has but a word for the people whom they are for, which may be others. ``years`` are
    those that what is told must be of, or its document.
    """

    text: str
    kind: str
    things: tuple[Node, ...] = ()
    publisher: Node | None = None
    sort: Node | None = None
    speaker: Node | None = None
    polarity: str | None = None
    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    topic: Node | None = None
    unknown: tuple[str, ...] = ()
    stranger: str | None = None
    proper: tuple[str, ...] = ()
    why_not: str | None = None
    least: int | None = None
    denied: bool = False
    apart: tuple[Node, ...] = ()
    scarce: tuple[str, ...] = ()
    guessed: tuple[Node, ...] = ()
    years: tuple[str, ...] = ()

    def of_kind(self, *wanted: str) -> tuple[Node, ...]:
        """The named things of these kinds."""
        return tuple(one for one in self.things if one.kind in wanted)


def understand(
    store: Store,
    view: View,
    text: str,
    before: tuple[Node, ...] = (),
    without: frozenset[str] = frozenset(),
) -> Understood:
    """How the question is understood; of kind ``none`` where it is not.

    ``before`` are the things that an earlier question named, of which it is where it names none.
    ``without`` are things that it is not taken to name: then their names are words as others.
    """
    names, spelling = names_of(view), spelling_of(view)
    text = spelling.unhyphened(store, text)
    folded = " ".join(fold(text).split())
    tokens = together([spelling.spelled(word) for word in tokens_of(text)])
    mentions = [
        one
        for one in names.find(tokens, without)
        if not (is_ordinary(text, tokens, one) or is_narrowed(view, tokens, one))
    ]
    mentions = [*_surest(view, mentions)]
    start, end, titled = title_in(view, tokens)
    if any(one.start <= start and end <= one.end for one in mentions):
        start, end, titled = 0, 0, ()  # it is called as the thing that it is on
    mentions = [
        one
        for one in mentions
        if one.end <= start or one.start >= end or view.node(one.things[0]).kind == TRAJECTORY
    ]
    examples = [one for one in mentions if is_example(tokens, one)]
    mentions = [one for one in mentions if one not in examples]
    publisher = publisher_in(view, tokens, mentions)
    speaker = None if publisher is not None else speaker_in(view, tokens, mentions)
    # On whose report it spoke, its own document tells.
    authors = [one for one in mentions if speaker is not None and is_author(tokens, one)]
    mentions = [one for one in mentions if one not in authors]
    things = tuple(_things(view, mentions, publisher or speaker)) or before
    kind = _kind(folded, things)
    if kind is not None and kind.name == LEARN:
        things = teacher_first(tokens, mentions, things)
    denied = set(denials(view, tokens, mentions))
    first, last, sort = sort_in(view, tokens)
    unsaid = {*range(start, end), *range(first, last), *denied, *sayings_at(tokens)}
    unsaid |= {at for one in (*examples, *authors) for at in range(one.start, one.end)}
    unsaid |= people_at(view, tokens, mentions)
    unsaid |= qualities_at(tokens) if any(one.kind == BOTTLENECK for one in things) else set()
    bottlenecks = [one for one in mentions if view.node(one.things[0]).kind == BOTTLENECK]
    scarce = scarce_in(tokens, {at for one in bottlenecks for at in range(one.start, one.end)})
    unsaid |= scarce - {max(scarce, default=0)}
    untitled = ["" if at in unsaid else one for at, one in enumerate(tokens)]
    words = tuple(words_of(untitled, mentions, kind))
    places = dict(content_of(view, untitled, mentions, publisher, kind))
    if len(places) == 1 and not things:  # which says too little by itself
        places = dict(sorted([*places.items(), *general_in(untitled)]))
    content = tuple(places.values())
    terms = tuple(terms_of(text, places, named_at(view, mentions)))
    since, until = (
        known_by(folded) if kind is not None and kind.name == KNOWN else period_in(folded)
    )
    years = [] if since or until else [one for one in tokens if re.fullmatch(YEAR, one)]
    unknown, capitalised = (
        tuple(unknown_of(store, spelling, [*words, *years])),
        capitalised_of(text),
    )
    return Understood(
        text=text,
        kind=NONE if kind is None else kind.name,
        things=things,
        publisher=publisher,
        sort=sort,
        speaker=speaker,
        polarity=None if kind is not None and kind.name == IMPROVE else _polarity(folded),
        since=since,
        until=until,
        words=words,
        content=content,
        terms=terms,
        telling=tuple(_telling(terms, telling_of(view, untitled, mentions))),
        titled=titled,
        topic=None if any(one.kind == BOTTLENECK for one in things) else topic(view, content),
        unknown=unknown,
        stranger=next((one for one in unknown if one in capitalised or one in years), None),
        proper=tuple(word for word in content if word in capitalised and word in words),
        why_not=_why_not(view, text, folded),
        least=least_in(folded),
        denied=bool(denied),
        apart=tuple(_things(view, examples, None)),
        scarce=tuple(places[at] for at in scarce if at in places),
        guessed=tuple(_guessed(view, mentions)),
        years=() if since or until else _years(folded, kind, things),
    )


def _years(folded: str, kind: Kind | None, things: Iterable[Node]) -> tuple[str, ...]:
    """The years that what is told must be of; none that are of a name, or are what is asked."""
    if kind is not None and kind.name in UNDATED:
        return ()
    named = " ".join(one.title for one in things)
    return tuple(one for one in years_asked(folded) if one not in named)


def _telling(terms: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """The terms, and the words that are none nor part of one."""
    known = list(terms)
    parts = {part for term in known for part in SIGNS.split(term)}
    yield from dict.fromkeys([*known, *(word for word in words if word not in parts)])


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _kind(folded: str, things: tuple[Node, ...]) -> Kind | None:
    """The first kind that the question is put as, of those that have enough things."""
    return next(
        (one for one in kinds() if len(things) >= one.things and one.fits(folded)),
        None,
    )


def _things(view: View, mentions: list[Mention], publisher: Node | None) -> Iterator[Node]:
    """The best meaning of each mention, each thing once; not who is asked what it said."""
    seen = set() if publisher is None else {publisher.id}
    for mention in mentions:
        for id_ in mention.things[:1]:
            if id_ not in seen:
                seen.add(id_)
                yield view.node(id_)


def _surest(view: View, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions, but words for the people of a trajectory only where no other is named."""
    named = any(not one.people and view.node(one.things[0]).kind == TRAJECTORY for one in mentions)
    yield from (one for one in mentions if not (named and one.people))


def _guessed(view: View, mentions: list[Mention]) -> Iterator[Node]:
    """The best meanings of mentions that are but a word for people, where no other means them."""
    named = {one.things[0] for one in mentions if not one.people}
    for id_ in dict.fromkeys(one.things[0] for one in mentions if one.people):
        if id_ not in named:
            yield view.node(id_)


def _polarity(folded: str) -> str | None:
    """What kind of lessons is wanted, where the question asks for one of the two."""
    folded = _whole(slots()["neutral"]["words"]).sub("", folded)
    asked = [one for one in POLARITIES if _whole(slots()["polarity"][one]).search(folded)]
    return asked[0] if asked else None


def _why_not(view: View, text: str, folded: str) -> str | None:
    """Why a question is not answered whatever it is about: of guilt, a person, or the future.

    Nor is who did worst, or what somebody is entitled to.
    """
    for reason in ("guilt", "ranking", "advice"):
        if _whole(slots()[reason]["cues"]).search(folded):
            return reason
    if any(re.search(cue, text) or re.search(cue, folded) for cue in slots()["person"]["cues"]):
        return "person"
    newest = max((one.get("published") or "" for one in view.documents.values()), default="")
    later = any(year > newest[:4] for year in re.findall(YEAR, folded))
    return "future" if later or _whole(slots()["future"]["cues"]).search(folded) else None
