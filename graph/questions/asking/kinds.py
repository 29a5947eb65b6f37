"""Which of the questions is meant, by how it is put."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Kinds of question that an answer is read for; the last two are of what is put as none.
WHO_SAID, WHERE, SAID, BECAUSE = "who-said", "where", "said", "because"
FILE = Path(__file__).with_name("kinds.toml")
GAP = r"(?:[^.?!]{0,60} )??"  # what "…" stands for


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: how it is put, and how many things it needs to be about.

    ``vocabulary`` is the words of its cues, which are not what the answer should be on.
    """

    name: str
    cues: tuple[re.Pattern[str], ...]
    vocabulary: frozenset[str]
    things: int = 0

    def fits(self, folded: str) -> bool:
        """Whether the folded question is put as one of this kind."""
        return any(cue.search(folded) for cue in self.cues)


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of question, the more specific first."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]
    return tuple(
        Kind(
            one["name"],
            tuple(map(_compiled, one["cues"])),
            frozenset(re.findall(r"\w+", " ".join(one["cues"]))),
            one.get("things", 0),
        )
        for one in content
    )


def _compiled(cue: str) -> re.Pattern[str]:
    """The expression, as whole words.

    >>> bool(_compiled("lijkt … op").search("wat lijkt er op de wia"))
    True
    """
    pattern = cue.strip().replace(" … ", f" {GAP}").replace("…", GAP)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
