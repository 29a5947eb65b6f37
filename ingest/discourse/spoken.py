"""What a sentence on follow-up begins with: the thing of which it says what became."""

from __future__ import annotations

import re
from dataclasses import dataclass

FINITE = re.compile(
    r"\s(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|komt|komen|neemt|nemen|nam|wijst"
    r"|wijzen|wees|volgt|volgen|loopt|lopen|voert|voeren)\b.*",
    re.IGNORECASE | re.DOTALL,
)
TELLS_THAT = re.compile(  # before what somebody tells of follow-up
    r"\W*(?:(?!(?:dat|die|of|als|niet)\b)[\w’'()&-]+\s+){1,8}?"
    r"(?:meld(?:t|en|de|den)|schrij(?:ft|ven)|schre(?:ef|ven)|bericht(?:te|ten)?|rapporte(?:ert|ren|erde)"
    r"|laa?t(?:en)?\s+weten|lie(?:t|ten)\s+weten|ge(?:eft|ven)\s+aan|ga(?:f|ven)\s+aan"
    r"|(?:heeft|hebben)\s+(?:[\w-]+\s+){0,4}?(?:gemeld|geschreven|bericht|aangegeven|laten\s+weten))"
    r"\s+dat\s+",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\W*over\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words before the verb, with their characters in the sentence.

    They are ``announced`` where the sentence says that it is about them, or who tells of them.
    """

    words: str
    start: int
    end: int
    announced: bool


def spoken_in(text: str) -> Spoken:
    """What a sentence speaks of, up to its verb.

    >>> spoken_in("Over het loket is nog geen besluit genomen.").words
    'het loket'
    >>> spoken_in("De dienst meldt dat de balie is geopend.").words
    'de balie'
    """
    told = TELLS_THAT.match(text)
    start = 0 if told is None else told.end()
    words = FINITE.sub("", text[start:])
    end, about = start + len(words), ABOUT.match(words)
    skipped = 0 if about is None else about.end()
    announced = told is not None or about is not None
    return Spoken(words[skipped:], start + skipped, end, announced)
