"""What an organisation did, where that is asked: not what was done to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import padded, tokens_of
from graph.questions.views.terms import ORGANISATION
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

DOING = re.compile(r"^(?:en )?(?:wat (?:doet|deed|heeft)|heeft|had|doet|deed|gaat|wil|wat gaat) ")
DID = re.compile(
    r"^(?:en )?wat (?:doe[tn]|deed|deden|he(?:eft|bben)|had(?:den)?|gaa[tn]|ging(?:en)?) $"
)
ARTICLE = "(?:(?:de|het|the) )?"
# How it is said to an organisation that it is to do something.
TELLING = (
    r"advise\w+|raad(?:t|den)?|verzoe\w+|verzocht\w*|vra(?:ag|agt|gen)|vroeg\w*|dwing\w*|dwong\w*|"
    r"verplicht\w*|ma(?:an|ant|nen|nde\w*)|be(?:veel|velen|veelt|val|valen)"
)
TOLD = re.compile(rf" (?:{TELLING}) $")
# After these an organisation is not who does it, but for "door", by which it is.
TO_IT = re.compile(
    r" (?:aan|achter|af|bij|binnen|boven|in|jegens|langs|met|na|naar|naast|namens|om|onder|op|over|"
    r"per|richting|rond|sinds|tegen|tot|tussen|uit|van|vanuit|via|volgens|voor|"
    rf"{TELLING}) $"  # nor after what is said to it
)
# Nor before these.
DONE_TO = re.compile(
    r"^ (?:word(?:t|en)|werd(?:en)?|gevraagd|verzocht|opgedragen|verplicht|gedwongen|geadviseerd|"
    r"aanbevolen|opgeroepen|gemaand|opgelegd) "
)


def doing_of(view: View, asked: Understood) -> Callable[[str], bool]:
    """Whether a text tells more than what was done to the organisation that is asked what it did.

    A text that does not name it may still be of what it did; any text will do where something else
    is asked.
    """
    names = [one for node in asked.of_kind(ORGANISATION)[:1] for one in _names(view, node.id)]
    name = _called(names)
    found = name.search(padded(asked.text)) if names else None
    if found is None or DID.search(fold(padded(asked.text)[1 : found.start()])) is None:
        return lambda _: True

    def does(text: str) -> bool:
        places = _around(name, text)
        return not places or any(
            TO_IT.search(before) is None and DONE_TO.match(after) is None
            for before, after in places
        )

    return does


def is_asked(view: View, organisation: Node, text: str) -> bool:
    """Whether a text only says that the organisation is asked or told to do it: by another."""
    names = _names(view, organisation.id)
    places = [one for name in names for one in _around(_called([name]), text)]
    return bool(places) and all(
        TOLD.search(before) is not None or DONE_TO.match(after) is not None
        for before, after in places
    )


def _called(names: Iterable[str]) -> re.Pattern[str]:
    """One of the names in a padded text, with its article."""
    return re.compile(rf"(?<= ){ARTICLE}(?:{'|'.join(map(re.escape, names))})(?= )")


def _around(name: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """What stands before and after a name in a text, each time that it is there."""
    said = padded(text)
    return [(said[: one.start()], said[one.end() :]) for one in name.finditer(said)]


def is_of_another(view: View, asked: Understood, text: str) -> bool:
    """Whether a text names another organisation, and not the one that is asked about."""
    wanted = {one.id for one in asked.of_kind(ORGANISATION)}
    if not wanted:
        return False
    mentions = names_of(view).find(tokens_of(text))
    things = [view.node(id_) for one in mentions if one.whole for id_ in one.things[:1]]
    named = {one.id for one in things if one.kind == ORGANISATION}
    return bool(named) and named.isdisjoint(wanted)


def _names(view: View, organisation: str) -> list[str]:
    return [one.strip() for one in names_of(view).aliases(organisation)]
