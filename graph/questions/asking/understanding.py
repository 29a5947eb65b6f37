"""How a question is understood: its kind, the things it names, and what it wants of the answer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.holding import AMOUNT
from graph.questions.asking.kinds import Kind, kinds
from graph.questions.asking.names import LONG, WORD, is_perspective, names_of, tokens_of
from graph.questions.asking.slots import empty_words, polar_words, slots
from graph.questions.asking.times import YEAR, known_by, least_in, period_in
from graph.questions.asking.topics import topic
from graph.questions.views.keeping import kept
from graph.questions.views.terms import BOTTLENECK, ORGANISATION, TRAJECTORY
from graph.stems import STOP, fold, stems
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.asking.names import Mention, Names
    from graph.questions.views.view import View
    from graph.store import Store

NONE, KNOWN = "none", "known"
NAMED = {TRAJECTORY, ORGANISATION}  # whose names say of what, not on what
# How these are asked is what the answer says too.
TELLING = {"who", "law", "when", "amount", "followup"}
POLARITIES = ("negatief", "positief")
ASKED = re.compile(r"\b(?:wat|welke|hoe|what|which)\b")  # an organisation said, not somebody of it


@dataclass(frozen=True, slots=True)
class Understood:
    """What is made of a question.

    ``things`` are named. ``publisher`` is the organisation that is asked what it said. ``words``
    are the words left, on what the answer should be; ``content`` are those that an answer must
    hold, ``topic`` is the bottleneck that they are near; ``unknown`` are those that no statement
    and no list knows, ``stranger`` the first of them that is written as a name. ``proper`` are the
    words that are written as names. ``since`` and ``until`` are ISO 8601 days, both included.
    ``least`` is in how many trajectories at least what is asked for must be.
    """

    text: str
    kind: str
    things: tuple[Node, ...] = ()
    publisher: Node | None = None
    polarity: str | None = None
    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    topic: Node | None = None
    unknown: tuple[str, ...] = ()
    stranger: str | None = None
    proper: tuple[str, ...] = ()
    why_not: str | None = None
    least: int | None = None

    def of_kind(self, *wanted: str) -> tuple[Node, ...]:
        """The named things of these kinds."""
        return tuple(one for one in self.things if one.kind in wanted)


def understand(store: Store, view: View, text: str, before: tuple[Node, ...] = ()) -> Understood:
    """How the question is understood; of kind ``none`` where it is not.

    ``before`` are the things that an earlier question named, of which it is where it names none.
    """
    folded = " ".join(fold(text).split())
    names = names_of(view)
    tokens = [names.spelled(word) for word in tokens_of(text)]
    mentions = [one for one in names.find(tokens) if not _is_ordinary(text, tokens, one)]
    publisher = _publisher(view, tokens, mentions)
    things = tuple(_things(view, mentions, publisher)) or before
    kind = _kind(folded, things)
    words = tuple(_words(tokens, mentions, kind))
    content = tuple(_content(view, tokens, mentions, publisher, kind))
    since, until = (
        known_by(folded) if kind is not None and kind.name == KNOWN else period_in(folded)
    )
    unknown, capitalised = tuple(_unknown(store, names, words)), _capitalised(text)
    return Understood(
        text=text,
        kind=NONE if kind is None else kind.name,
        things=things,
        publisher=publisher,
        polarity=_polarity(folded),
        since=since,
        until=until,
        words=words,
        content=content,
        topic=None if any(one.kind == BOTTLENECK for one in things) else topic(view, content),
        unknown=unknown,
        stranger=next((word for word in unknown if word in capitalised), None),
        proper=tuple(word for word in content if word in capitalised),
        why_not=_why_not(view, text, folded),
        least=least_in(folded),
    )


def _is_ordinary(text: str, tokens: list[str], mention: Mention) -> bool:
    """Whether what could be an acronym is written as the ordinary word that it is too."""
    word = tokens[mention.start]
    alone = mention.end == mention.start + 1
    return alone and word in slots()["acronyms"]["words"].split() and word.upper() not in text


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


def _publisher(view: View, tokens: list[str], mentions: list[Mention]) -> Node | None:
    """The organisation in the question of which it is asked what it said.

    It may go by a word of its name, where one publisher alone has that ("de inspectie").
    """
    author = slots()["author"]
    before = re.compile(rf"(?<!\w){author['before']}$")
    after = re.compile(rf"^(?:\w+ ){{0,6}}?{author['after']}(?!\w)")
    named = [(one.start, one.end, view.node(one.things[0])) for one in mentions]
    spans = {at for start, end, _ in named for at in range(start, end)}
    parts = _parts(view)
    named += [
        (at, at + 1, parts[word])
        for at, word in enumerate(tokens)
        if word in parts and at not in spans
    ]
    for start, end, node in sorted(named, key=lambda one: one[:2]):
        left, right = " ".join(tokens[:start]), " ".join(tokens[end:])
        said = before.search(left) or (ASKED.search(left) and after.search(right))
        if said and node.title in publishers(view):
            return node
    return None


@kept
def _parts(view: View) -> dict[str, Node]:
    """The publishers by each word that only one of them has in its name."""
    known = {
        one.title: one for one in names_of(view).organisations() if one.title in publishers(view)
    }
    words = Counter(word for title in known for word in set(tokens_of(title)))
    return {
        word: node
        for title, node in known.items()
        for word in tokens_of(title)
        if words[word] == 1 and len(word) >= LONG and word not in STOP
    }


@kept
def publishers(view: View) -> set[str]:
    """Who published the documents."""
    return {one.get("publisher") or "" for one in view.documents.values()} - {""}


def _words(tokens: list[str], mentions: list[Mention], kind: Kind | None) -> Iterator[str]:
    """The words that say what the answer should be on, those of names of bottlenecks too."""
    named = {at for one in mentions for at in range(one.start, one.end) if one.whole}
    asking = set() if kind is None or kind.name in TELLING else kind.vocabulary
    for at, word in enumerate(tokens):
        if at not in named and _tells(word) and word not in asking:
            yield word


def _content(
    view: View,
    tokens: list[str],
    mentions: list[Mention],
    publisher: Node | None,
    kind: Kind | None,
) -> Iterator[str]:
    """The words that an answer must hold: no names but of bottlenecks, nor how it is asked."""
    named = {
        at
        for one in mentions
        if view.node(one.things[0]).kind in NAMED or is_perspective(view, one.things[0])
        for at in range(one.start, one.end)
    }
    asking = set() if kind is None else {*kind.vocabulary}
    asking |= set() if publisher is None else {*tokens_of(publisher.title)}
    for at, word in enumerate(tokens):
        counted = kind is not None and kind.name == AMOUNT and word in polar_words()
        if at not in named and (_tells(word) or counted) and word not in asking:
            yield word


def _tells(word: str) -> bool:
    """Whether a word says something of what the answer should be on."""
    ordinary = word in STOP or word in empty_words() or word.isdigit()
    return len(word) > 1 and not ordinary and word not in polar_words()


def _unknown(store: Store, names: Names, words: Iterable[str]) -> Iterator[str]:
    """The words that stand in no report and no list."""
    for word in words:
        if stems(word) and not names.known(word) and not store.search(Query(word, limit=1)).total:
            yield word


def _capitalised(text: str) -> set[str]:
    """The words within the question that are written as a name."""
    return {fold(word) for word in WORD.findall(text)[1:] if word[0].isupper()}


def _polarity(folded: str) -> str | None:
    """What kind of lessons is wanted, where the question asks for one of the two."""
    asked = [one for one in POLARITIES if _whole(slots()["polarity"][one]).search(folded)]
    return asked[0] if asked else None


def _why_not(view: View, text: str, folded: str) -> str | None:
    """Why a question is not answered whatever it is about: of a person, or of the future."""
    if any(re.search(cue, text) or re.search(cue, folded) for cue in slots()["person"]["cues"]):
        return "person"
    newest = max((one.get("published") or "" for one in view.documents.values()), default="")
    later = any(year > newest[:4] for year in re.findall(YEAR, folded))
    return "future" if later or _whole(slots()["future"]["cues"]).search(folded) else None
