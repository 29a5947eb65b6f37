"""What a sentence is read with: what it points back at, what it announces, and why it was so."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.asking.causes import BECAUSE, CAUSE_NAMED, asks_why
from graph.questions.asking.counted import DATE
from graph.questions.asking.covering import SYNONYM
from graph.questions.asking.holding import AMOUNT, MUST, YEAR, sort_of
from graph.questions.asking.kept import says_difference
from graph.questions.asking.kinds import WHO_SAID
from graph.questions.asking.sentences import is_yes_or_no
from graph.questions.asking.slots import weak_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.held import Held
    from graph.questions.asking.sentences import Sentence
    from graph.questions.asking.shelf import Shelf
    from graph.questions.asking.understanding import Understood

AHEAD = 3  # sentences after one in which its reason may stand, or what it announces
BETWEEN = 3  # characters between two sentences of which one follows the other
FOLLOWING, LONGEST = 2, 400  # sentences beside one that say more of it, and their characters
POINTS = re.compile(  # a sentence that only says where something else stands
    r"(?:Zie|(?:Hiervoor |Daarvoor |Verder )?(?:[Ww]ij|[Ii]k)? ?verwij[sz]\w*|"
    r"Voor (?:het|een|de) (?:antw|bean)\w+)\b[^.]{0,60}\b(?:antwoord\w*|vra(?:ag|gen)|"
    r"beantwoording|bijlage|tabel|paragraaf|hoofdstuk|pagina)"
    r"[^.]{0,40}\.?$"
)
BACK = re.compile(  # a sentence that is not whole without the one before it
    r"(?:(?:Zo|Nee|Ja|Evenmin|Toch|Echter|Maar|En|Want)(?! (?:nodig|mogelijk)\b)|Dit|Dat|Deze|Die|"
    r"Daar\w*|Hier\w*|Het (?:ging|gaat|betrof|betreft|gevolg)|Zulke|Zij|Hij|Ze|Dezelfde|Hetzelfde|"
    r"Die\w*|Bovendien|Ook (?:dit|dat|daar\w*)|Nadien)\b"
)
ELSEWHERE = re.compile(r"(?:Ook )?(?:[Bb]ij|[Ii]n|[Vv]oor) (?:de |het )?[A-Z]\w+")  # of others
HERE = re.compile(  # a word that stands for what is asked
    r"\b(?:hier(?!in(?:na)?\b)\w*|deze vraag|dit (?:punt|onderwerp))\b", re.IGNORECASE
)
SAME_TIME = re.compile(r"\b(?:die|dat)zelfde (dag|week|maand|jaar)\b")  # as the one before it
NAMES_CAUSE = re.compile(  # a sentence that says where the cause is, which the next tells
    rf"{CAUSE_NAMED}\b", re.IGNORECASE
)
ANNOUNCES = re.compile(  # a sentence that only says that something follows
    r":\s*\Z|\b(?:als volgt|(?:de|het) volgende (?:\w+ ){0,2}\w+)\s*[.:]?\s*\Z|"
    r"\b(?:twee|drie|vier|vijf|enkele|verschillende|meerdere) (?:\w+ )?"
    r"(?:redenen|oorzaken|zaken|lessen|problemen|punten|dingen|factoren|verklaringen|stappen)"
    r"\s*[.:]\s*\Z|"
    r"\A(?:Hoe|Wat) (?:[^.,;]{1,60}),? (?:zien|zagen) (?:we|wij)\b|"
    r"\b(?:lessen|ervaringen|inzichten) (?:\w+ ){0,6}"
    r"(?:betrokken|gebruikt|benut|meegenomen|toegepast)\.\s*\Z"
)


def beside(shelf: Shelf, asked: Understood, fit: Held, at: int) -> tuple[Sentence, ...]:
    """What the sentence in this place is read with, in order; all of its own block.

    A number that is asked for may stand after the sentence that says what it is of; and those after
    may be of the sort that is asked for where it is not itself. Of an answer to a question it is
    the sentence with the words that this one lacks, wherever in the answer that stands.
    """
    block = shelf.beside(at)
    found = {*_rest(shelf, asked, fit, at)} or {*_following(shelf, asked, at)}
    found.update(_announced(shelf, asked, at))
    first = _whole(shelf, at).start
    text, before = shelf.sentences[at].text, shelf.sentences[at - 1].text
    if at > first and (BACK.match(text) or is_yes_or_no(before)):
        found.add(at - 1)
    if asked.kind == WHO_SAID:
        found.update(_quoting(shelf, range(first, at)))
    if same := SAME_TIME.search(text):
        dated = DATE if same[1] == "dag" else YEAR
        found.update(_dated(shelf, range(first, at), dated))
    if asked.kind in MUST and asked.terms and fit.own[fit.core, at] < SYNONYM:
        holding = [one for one in block if one < at and fit.own[fit.core, one] >= SYNONYM]
        found.update(holding[-1:])
    if asked.kind == AMOUNT:
        found.update(_pointing(shelf, fit, at))
    return tuple(shelf.sentences[one] for one in sorted(found))


def _quoting(shelf: Shelf, places: range) -> Iterator[int]:
    """The sentence that begins a quotation which is not over after these: others say it."""
    texts = [shelf.sentences[one].text for one in places]
    if opens(" ".join(texts)):
        yield from (one for one in reversed(places) if opens(shelf.sentences[one].text))


def opens(text: str) -> bool:
    """Whether a quotation begins in a text that is not over at its end.

    >>> opens("Zij zei: “Dat ging mis."), opens("Zij zei: “Dat ging mis.”"), opens('Hij: "Nee.')
    (True, False, True)
    """
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _dated(shelf: Shelf, places: range, dated: re.Pattern[str]) -> Iterator[int]:
    """The last of the sentences that says when: the one after is of the same day or year."""
    found = (one for one in reversed(places) if dated.search(shelf.sentences[one].text))
    yield from islice(found, 1)


def around(
    shelf: Shelf, at: int, read_with: tuple[Sentence, ...]
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """The few sentences right before and after the one in this place and what it is read with.

    All stand under the same heading or in the same answer, and none only points elsewhere.
    """
    whole = _whole(shelf, at)
    read = [one for one in whole if one == at or shelf.sentences[one] in read_with]
    before = _run(shelf, range(min(read), whole.start - 1, -1))
    return before[::-1], _run(shelf, range(max(read), whole.stop))


def _run(shelf: Shelf, places: range) -> tuple[Sentence, ...]:
    """The few sentences that join the first of the places, in the order of these."""
    found: list[Sentence] = []
    for last, at in pairwise(places[: FOLLOWING + 1]):
        first, second = sorted((shelf.sentences[last], shelf.sentences[at]), key=lambda s: s.start)
        apart = second.start - first.start - len(first.text) > BETWEEN
        one = shelf.sentences[at]
        long = sum(len(told.text) for told in (*found, one)) > LONGEST
        if apart or long or POINTS.match(one.text):
            break
        found.append(one)
    return tuple(found)


def _pointing(shelf: Shelf, fit: Held, at: int) -> Iterator[int]:
    """The first of the sentences that point back at this one that holds a word that it lacks."""
    lacking = np.flatnonzero(fit.content & (fit.held[:, at] < SYNONYM))
    later = (one for one in shelf.pointing(at) if (fit.own[lacking, one] >= SYNONYM).any())
    yield from islice(later, 1)


def answering(shelf: Shelf, at: int, read_with: tuple[Sentence, ...]) -> str:
    """The question that it answers, where it or what it is read with points back at that; or ""."""
    first = min((*read_with, shelf.sentences[at]), key=lambda one: one.start)
    points = BACK.match(first.text) or HERE.search(first.text)
    return first.above if first.answer and points else ""


def _rest(shelf: Shelf, asked: Understood, fit: Held, at: int) -> Iterator[int]:
    """The sentence of the same answer that holds most words of the question that this one lacks."""
    if not (asked.terms and shelf.sentences[at].answer):
        return
    weak = [one in weak_words() for one in asked.telling]
    telling = fit.content & ~np.pad(
        np.array(weak, dtype=np.bool_), (0, len(fit.content) - len(weak))
    )
    lacking = np.flatnonzero(telling & (fit.held[:, at] < SYNONYM))
    places = _whole(shelf, at)
    held = fit.own[lacking, places.start : places.stop]
    most = (np.where(held < SYNONYM, 0, held) * fit.weights[lacking, None]).sum(axis=0)
    if most.max(initial=0) > 0:
        yield min(places, key=lambda one: (-most[one - places.start], abs(one - at)))


def _whole(shelf: Shelf, at: int) -> range:
    """The places of the sentences under the same heading, or of the same answer."""
    first, last = at, at
    while first > 0 and _together(shelf, first - 1, at):
        first -= 1
    while last + 1 < len(shelf.sentences) and _together(shelf, last + 1, at):
        last += 1
    return range(first, last + 1)


def _together(shelf: Shelf, one: int, other: int) -> bool:
    same = shelf.within[one] == shelf.within[other] and shelf.under[one] == shelf.under[other]
    return bool(same) and shelf.sentences[one].answer == shelf.sentences[other].answer


def _following(shelf: Shelf, asked: Understood, at: int) -> Iterator[int]:
    """The sentences up to the first of the sort that is asked for; of a reason at least one."""
    sort, block = sort_of(asked), shelf.beside(at)
    if asks_why(asked) and is_explained(shelf, at):
        yield from _causes(shelf, at)
        return
    if sort is None or sort.search(shelf.sentences[at].text):
        return
    reach = AHEAD if asks_why(asked) else 1
    later = range(at + 1, min(at + 1 + reach, block.stop))
    first = next((one for one in later if sort.search(shelf.sentences[one].text)), None)
    if first is not None:
        yield from range(at + 1, first + 1)
    elif asks_why(asked):
        yield from (one for one in later[:1] if not ELSEWHERE.match(shelf.sentences[one].text))


def is_explained(shelf: Shelf, at: int) -> bool:
    """Whether the sentence after the one in this place says why that was so."""
    return at + 1 in shelf.beside(at) and BECAUSE.match(shelf.sentences[at + 1].text) is not None


def _causes(shelf: Shelf, at: int) -> Iterator[int]:
    """The sentence that says why the one in this place was so; and what it only announces."""
    yield at + 1
    if NAMES_CAUSE.match(shelf.sentences[at + 1].text) and at + 2 in shelf.beside(at):
        yield at + 2


def _announced(shelf: Shelf, asked: Understood, at: int) -> Iterator[int]:
    """The sentences that follow one that announces them, or says where two differ."""
    text = shelf.sentences[at].text
    if says_difference(asked, text) or ANNOUNCES.search(text):
        yield from range(at + 1, min(at + 1 + AHEAD, _whole(shelf, at).stop))
