"""Whether what was promised or advised is told to have been kept, where that is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.holding import FOLLOWUP
from graph.stems import fold

if TYPE_CHECKING:
    from graph.questions.asking.reply import Reply

KEPT = re.compile(  # how a question asks whether it was kept
    r"\b(?:nagekomen|nageleefd|opgevolgd|waargemaakt|uitgevoerd|gehouden|terecht ?gekomen|kept|"
    r"followed up|implemented)\b"
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
    hits = (*reply.statements, *reply.sentences)
    return bool(hits) and not any(FATE.search(fold(text)) for hit in hits for text in hit.said)
