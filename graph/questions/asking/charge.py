"""Which ministry an organisation falls under: by the ontology, and where a document says so itself.

That a sentence names both is no answer: of each report there are many that do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import padded
from graph.questions.things.ministries import is_ministry
from graph.questions.views.terms import ORGANISATION, TRAJECTORY
from graph.stems import fold

if TYPE_CHECKING:
    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View

WHO, WHETHER = "who", "whether"
ASKED = re.compile(
    r"\b(?:(?:eind)?verantwoordelijk\w*|minister\w*|departement\w*|valt|vallen|viel|vielen|hoort|"
    r"horen|onderdeel|ressorteer\w*|ministry|responsible)\b"
)
DOING = re.compile(  # then it is asked who did something else
    r"\b(?:onderzo(?:ekt|eken|cht|chten)|voer(?:t|de|den)|regel(?:t|de|den)|betaal(?:t|de|den)|"
    r"evalue\w+|controle\w+|beoordeel\w+|behandel\w+|investigated|evaluated|paid|runs)\b"
)
ABOVE = "(?:minister(?:ie|ies)?|staatssecretaris|departement|bewindspersoon)"
# How a sentence says it of NAME: it is in somebody's charge, or falls under them.
SAID = (
    r" verantwoordelijk(?:heid)? (?:\w+ )?voor (?:\w+ ){0,2}(?:NAME) ",
    r" (?:opdrachtgever|eigenaar|toezichthouder) van (?:\w+ )?(?:NAME) ",
    r" (?:NAME) (?:\w+ ){0,4}(?:val(?:t|len)|viel(?:en)?|ressorte(?:ert|ren|erde)) (?:\w+ )?onder ",
    r" (?:NAME) (?:\w+ ){0,4}onder (?:de )?(?:verantwoordelijkheid|gezag) ",
)


def in_whose_charge(view: View, asked: Understood) -> tuple[Node, ...]:
    """The organisations of which a question asks the ministry that answers for them, if it does."""
    folded = fold(asked.text)
    put_so = asked.kind in {WHO, WHETHER} and ASKED.search(folded) and not DOING.search(folded)
    if not put_so or asked.of_kind(TRAJECTORY):
        return ()
    named = asked.of_kind(ORGANISATION)
    found = tuple(one for one in named if not is_ministry(view.schema, one.id))
    if asked.kind == WHETHER and (found == named or not asks_no_more(asked)):
        return ()  # then it is not of a ministry that it is asked, or of more
    return found


def asks_no_more(asked: Understood) -> bool:
    """Whether no word of the question is on anything else than who answers for whom."""
    return asked.polarity is None and all(ASKED.fullmatch(one) for one in asked.content)


def says_charge(view: View, organisations: tuple[Node, ...], text: str) -> bool:
    """Whether a sentence says itself who in government answers for one of the organisations."""
    said = padded(text)
    if re.search(rf" {ABOVE} ", said) is None:
        return False
    known = names_of(view)
    names = "|".join(
        re.escape(name.strip()) for one in organisations for name in known.aliases(one.id)
    )
    patterns = (one.replace("NAME", names) for one in SAID) if names else ()
    return any(re.search(one, said) for one in patterns)
