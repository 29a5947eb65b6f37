"""Names and words in a question that are not what it asks of: examples, ordinary words, denials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.slots import empty_words, polar_words, slots, weak_words
from graph.stems import STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.questions.asking.names import Mention
    from graph.questions.views.view import View


WITH = "met"


def is_example(tokens: Sequence[str], mention: Mention) -> bool:
    """Whether a thing is named as an example: "net als de uitwonendenbeurs"."""
    before = re.compile(rf"(?<!\w){slots()['example']['before']}$")
    return before.search(" ".join(tokens[: mention.start])) is not None


def qualities_at(tokens: Sequence[str]) -> set[int]:
    """Where words stand that only say that a bottleneck is one.

    >>> qualities_at(["gebrekkige", "gegevensdeling"])
    {0}
    """
    quality = re.compile(slots()["quality"]["words"])
    return {at for at, word in enumerate(tokens) if quality.fullmatch(word)}


def sayings_at(tokens: Sequence[str]) -> set[int]:
    """Where the words of a saying stand, of which none says by itself what is asked.

    >>> sorted(sayings_at("hield men de dijken in de gaten".split()))
    [4, 5, 6]
    """
    saying = re.compile(rf"(?<!\S)(?:{slots()['saying']['words']})(?!\S)")
    text = " ".join(tokens)
    places = [(one.start(), one.end()) for one in saying.finditer(text)]
    starts = [len(" ".join([*tokens[:at], ""])) for at in range(len(tokens))]
    return {at for at, start in enumerate(starts) if any(a <= start < z for a, z in places)}


def is_ordinary(text: str, tokens: list[str], mention: Mention) -> bool:
    """Whether what could be an acronym is written as the ordinary word that it is too."""
    word = tokens[mention.start]
    alone = mention.end == mention.start + 1
    return alone and word in slots()["acronyms"]["words"].split() and word.upper() not in text


def is_narrowed(view: View, tokens: list[str], mention: Mention) -> bool:
    """Whether the word before what people call a bottleneck says which of it is meant.

    Contact by telephone is not all contact with people.
    """
    empty, start = STOP | empty_words() | polar_words(), mention.start
    return (
        _is_called(view, tokens, mention)
        and start > 0
        and tokens[start - 1] not in weak_words()
        and empty.isdisjoint(tokens[start - 1 : start + 1])
    )


def denials(view: View, tokens: list[str], mentions: Iterable[Mention]) -> Iterator[int]:
    """Where words stand by which people say that something was not done, which name a bottleneck.

    A report that has the words without the denial tells the contrary.
    """
    for one in mentions:
        if tokens[one.start] in STOP and _is_called(view, tokens, one):
            yield from range(one.start, one.end)


def people_at(view: View, tokens: list[str], mentions: Iterable[Mention]) -> set[int]:
    """Where the people stand with whom there is contact, where that names a bottleneck."""
    called = (one for one in mentions if _is_called(view, tokens, one))
    return {one.end - 1 for one in called if tokens[one.end - 2 : one.end - 1] == [WITH]}


def _is_called(view: View, tokens: list[str], mention: Mention) -> bool:
    """Whether it is a bottleneck, as people call it and reports do not."""
    concept = view.schema.concepts.get(mention.things[0])
    called = slots()["called"].get(concept.code, ()) if concept is not None else ()
    return " ".join(tokens[mention.start : mention.end]) in called
