"""Whether an amount is of more than what is asked about, as the sentence that gives it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.names import names_of
from graph.stems import fold

if TYPE_CHECKING:
    from graph.model import Node
    from graph.questions.views.view import View

FOR = r"\b(?:voor|aan|van|bij|for|of)\b[^.;:()\d]{0,60}?"  # what an amount is for
AND = r"(?: en| alsmede| evenals| and) "
VERB = (  # then another clause begins, which need not be on the amount
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|zal|zullen|"
    r"bedr\w+|kost\w*|komt|komen|kwam\w*|gaat|gaan|ging\w*)\b"
)
REST = rf"(?!\d)(?:(?!{VERB})[^.;:,()\d]){{3,80}}(?:[.;:,(]|$)"


def covers_more(view: View, things: tuple[Node, ...], text: str) -> bool:
    """Whether a sentence gives amounts for one of the things together with something else.

    It is joined to its name by "en": "voor box 3 en een garantie".
    """
    folded = fold(text)
    names = [_name(one) for thing in things for one in names_of(view).aliases(thing.id)]
    return any(
        re.search(rf"{FOR}{one}{AND}{REST}|{FOR}\w{{3,}}{AND}(?:de |het )?{one}\b", folded)
        for one in names
    )


def _name(padded: str) -> str:
    """A name as it may be written, punctuation between its words."""
    return r"\W+".join(map(re.escape, padded.split()))
