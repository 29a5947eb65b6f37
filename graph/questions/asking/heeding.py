"""Whether what was found heeds the whole of what is asked: who does it, a denial, a burden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.causes import BECAUSE, CAUSE, EXPLAINS
from graph.questions.asking.doing import doing_of, is_of_another
from graph.questions.asking.finding import on_topic
from graph.questions.asking.fitting import about_of, subjects
from graph.questions.asking.hits import agrees
from graph.questions.asking.holding import HOLDS, LEARN, MEASURES, PROMISED, WARNED
from graph.questions.asking.kinds import WHERE, WHO_SAID
from graph.questions.asking.names import names_of
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.slots import (
    advises,
    asks_adviser,
    asks_burden,
    asks_knowing,
    asks_promise,
    burdens,
    frees,
    plain_polarity,
    tells_knowing,
    tells_unknown,
)
from graph.questions.asking.tokens import padded
from graph.questions.asking.understanding import KNOWN
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import LESSON, NEGATIVE, POSITIVE
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import Node
    from graph.questions.asking.hits import Hit
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View


# How it is asked where something was not as it should be, or too much so; and how that is told.
NOT_SO = re.compile(
    r"\b(?:geen|niet|nooit|niemand|niets|nauwelijks|mis|fout|ontbrak(?:en)?|ontbreekt|ontbreken)\b"
)
TOO = re.compile(r"\bte (?:weinig|laat|lang|traag|streng|veel|vaak|duur|hoog|laag)\b")
TOO_LONG = re.compile(
    rf"{TOO.pattern}|\b(?:maanden|jaren|weken|maandenlang|jarenlang|wekenlang|langer|pas|"
    r"nog altijd)\b"
)
FAILURES = ((NOT_SO, NOT_SO), (TOO, TOO_LONG))


def heeding(view: View, asked: Understood) -> Callable[[Hit], bool]:
    """Whether a statement or sentence is of who is asked about, and does not tell the contrary.

    What one can learn from another names that one. Of what was not done, or of a burden that people
    had, it must say so, or be known to show it; of where something was not as it should be, or
    people were spared something, it must tell that.
    """
    does, promise = doing_of(view, asked), asks_promise(asked.text)
    names, teacher = names_of(view), asked.things[0].id if asked.things else ""
    burden = asked.kind == WHERE and asks_burden(asked.text)
    knew = asked.denied or (asked.kind == WHERE and asks_knowing(asked.text))
    adviser = asked.kind == WHO_SAID and asks_adviser(asked.text)
    failures, free = _failures(asked), asked.kind == WHERE and frees(asked.text)
    apart = {id_ for one in asked.apart for id_ in family(view, one.id)}

    def heeds(hit: Hit) -> bool:
        literal = isinstance(hit.found, Sentence)
        if not does(hit.text) or (literal and not agrees(hit.text, asked)):
            return False
        if literal and asked.kind == LEARN and not names.named_in(padded(hit.text), teacher):
            return False
        if (adviser and not advises(hit.text)) or not _is_elsewhere(view, hit, apart):
            return False
        heeded = not failures or _tells_failure(view, hit, failures)
        heeded &= not free or any(map(frees, hit.said))
        promised = asked.kind != MEASURES or PROMISED.search(hit.text) is not None
        if literal and promise and (not promised or is_of_another(view, asked, hit.text)):
            return False
        if not heeded or not (knew or burden):
            return heeded
        shown = not isinstance(hit.found, Sentence) and on_topic(view, hit.found, asked)
        shows = shown and (burden or asked.denied)
        says = burdens(hit.text) if burden else _says_known(hit.text)
        return (shows or says) and agrees(hit.text, asked)

    return heeds


def _failures(asked: Understood) -> list[re.Pattern[str]]:
    """How it is told that something was not as it should be, where it is asked where that was."""
    if asked.kind != WHERE or asked.scarce or frees(asked.text):
        return []
    return [told for question, told in FAILURES if question.search(fold(asked.text))]


def _tells_failure(view: View, hit: Hit, failures: Iterable[re.Pattern[str]]) -> bool:
    """Whether it tells that something was not as it should be: no praise, advice nor promise.

    A sentence of which nothing was made says so itself.
    """
    made = _statements(view).get(hit.text)
    if made is not None:
        return made.kind == LESSON and made.get("polarity") != POSITIVE
    text = fold(hit.text)
    return any(told.search(text) for told in failures) or plain_polarity(hit.text) == NEGATIVE


@kept
def _statements(view: View) -> dict[str, Node]:
    """The statements by what they say, on one line."""
    return {" ".join(one.title.split()): one for one in view.statements}


def _says_known(text: str) -> bool:
    """Whether a text says that somebody knew of it, warned or asked."""
    knew = any(HOLDS[one].search(text) for one in (KNOWN, WARNED)) or tells_knowing(text)
    return knew and not tells_unknown(text)


def _is_elsewhere(view: View, hit: Hit, apart: set[str]) -> bool:
    """Whether it is on more than what is set apart, or on none in a report that is not."""
    if isinstance(hit.found, Sentence):
        about = set(subjects(view).get(hit.found.document.id, ()))
    else:
        about = about_of(view, hit.found)
    return not (apart and about) or bool(about - apart)


def says_why(hit: Hit) -> bool:
    """Whether it gives a cause of what went wrong, or what it is to be read with says that."""
    good = not isinstance(hit.found, Sentence) and hit.found.get("polarity") == POSITIVE
    return (CAUSE.search(hit.text) is not None or is_explained_by(hit)) and not good


def is_explained_by(hit: Hit) -> bool:
    """Whether a sentence that it is to be read with says why it was so."""
    return any(BECAUSE.match(one.text) for one in hit.beside)


def explains(hit: Hit) -> bool:
    """Whether it says itself what caused what it tells, or what it is to be read with does."""
    return EXPLAINS.search(hit.text) is not None or is_explained_by(hit)
