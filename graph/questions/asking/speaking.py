"""Who it is that a question asks what it said: a publisher, or one by whose word it is asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.questions.asking.gathered import LONG
from graph.questions.asking.names import names_of
from graph.questions.asking.slots import slots
from graph.questions.asking.tokens import padded, tokens_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ORGANISATION
from graph.stems import STOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Node
    from graph.questions.asking.names import Mention
    from graph.questions.views.view import View

CABINET = "Kabinet"
BEGINNING = 5  # letters of a name that may begin a word of a title
OF_AUTHOR = re.compile(r"\b(?:rapport|onderzoek|advies|brief) van(?: de| het)?$")
ASKED = re.compile(r"\b(?:wat|welke|hoe|what|which)\b")  # an organisation said, not somebody of it


def publisher_in(view: View, tokens: list[str], mentions: list[Mention]) -> Node | None:
    """The organisation in the question of which it is asked what it said.

    It may go by a word of its name, where one publisher alone has that ("de inspectie").
    """
    named = [(one.start, one.end, view.node(one.things[0])) for one in mentions]
    spans = {at for start, end, _ in named for at in range(start, end)}
    parts = _parts(view)
    named += [
        (at, at + 1, parts[word])
        for at, word in enumerate(tokens)
        if word in parts and at not in spans
    ]
    for start, end, node in sorted(named, key=lambda one: one[:2]):
        if _is_asked(tokens, start, end) and node.title in publishers(view):
            return node
    return None


def speaker_in(view: View, tokens: list[str], mentions: list[Mention]) -> Node | None:
    """The organisation by whose word it is asked: "volgens het UWV", "wat zei het kabinet".

    The cabinet speaks in documents that a ministry published, or nobody; who published nothing in
    those that bear its name, such as a letter to it.
    """
    by = re.compile(rf"(?<!\w){slots()['author']['by']}$")
    for one in mentions:
        node = view.node(one.things[0])
        speaks = node.title == CABINET or _is_in_title(view, node)
        said = speaks and _is_asked(tokens, one.start, one.end)
        if node.kind == ORGANISATION and (said or by.search(" ".join(tokens[: one.start]))):
            return node
    return None


def _is_in_title(view: View, organisation: Node) -> bool:
    """Whether it published nothing, and a document bears its name in the title."""
    bears = bearing(view, organisation)
    return organisation.title not in publishers(view) and any(map(bears, view.documents.values()))


def bearing(view: View, organisation: Node) -> Callable[[Node], bool]:
    """Whether a document bears the name of an organisation in its title: "kabinetsreactie"."""
    names = names_of(view).aliases(organisation.id)
    begun = [one.rstrip() if len(one.strip()) >= BEGINNING else one for one in names]
    return lambda document: any(name in padded(document.title) for name in begun)


def is_author(tokens: list[str], mention: Mention) -> bool:
    """Whether a report is named by who wrote it: "het rapport van de Nationale ombudsman"."""
    return OF_AUTHOR.search(" ".join(tokens[: mention.start])) is not None


def _is_asked(tokens: list[str], start: int, end: int) -> bool:
    """Whether it is asked what who is named in these places said."""
    author = slots()["author"]
    left, right = " ".join(tokens[:start]), " ".join(tokens[end:])
    if re.search(rf"(?<!\w){author['before']}$", left):
        return True
    after = re.match(rf"(?:\w+ ){{0,6}}?{author['after']}(?!\w)", right)
    return after is not None and ASKED.search(left) is not None


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
