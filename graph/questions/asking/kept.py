"""Whether what is told says what is asked: that a promise was kept, or in what two differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.holding import DIFFERS, FOLLOWUP, asks_difference
from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.reply import Reply
    from graph.questions.asking.understanding import Understood

KEPT = re.compile(  # how a question asks whether it was kept
    r"\b(?:nagekomen|nageleefd|opgevolgd|waargemaakt|uitgevoerd|gehouden|terecht ?gekomen|kept|"
    r"followed up|implemented)\b"
)
SETS_APART = re.compile(  # a sentence that says where the difference is
    r"\b(?:verschil(?:len)?|onderscheid) (?:\w+ ){0,4}(?:zit(?:ten)?|zat(?:en)?|lig(?:t|gen)|"
    r"lag(?:en)?|is|zijn|was|waren)\b|\bverschil(?:t|len|den?) (?:\w+ ){0,3}(?:in|op)\b",
    re.IGNORECASE,
)
FATE = re.compile(  # how a sentence tells what became of it
    r"\b(?:nagekomen|nageleefd|(?:op)?gevolgd|waargemaakt|uitgevoerd|ingevoerd|gebroken|afgewezen|"
    r"uitgebleven|overgenomen|ingelost|gerealiseerd|verankerd|in gang gezet|van kracht|gereed|"
    r"afgerond|inmiddels|(?:komt|kwam|is|zijn) er (?:nog )?(?:niet|nooit|geen)|"
    r"nog (?:altijd |steeds )?niet)\b"
)


def tells_no_fate(reply: Reply) -> bool:
    """Whether it is asked if it was kept, and nothing that is told says what became of it."""
    asked = reply.understood
    if asked.kind != FOLLOWUP or reply.answer is not None or not KEPT.search(fold(asked.text)):
        return False
    told = [text for hit in reply.told for text in hit.said]
    return bool(told) and not any(FATE.search(fold(text)) for text in told)


def says_difference(asked: Understood, text: str) -> bool:
    """Whether it is asked in what two things differ, and a text says where that is."""
    return asks_difference(asked) and SETS_APART.search(text) is not None


def tells_difference(reply: Reply) -> bool:
    """Whether any sentence that is told sets one thing against another."""
    return any(DIFFERS.search(text) for hit in reply.told for text in hit.said)
