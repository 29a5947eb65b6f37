"""Whether a sentence tells of what is still to come, by its verbs."""

from __future__ import annotations

import re

PLANNED = re.compile(
    r"\b(?:zal|zult|zullen|wil|wilt|willen|moet|moeten|dien(?:t|en) te|hoop(?:t|en)"
    r"|streven?|streeft|beoog(?:t|en)|voornemens|van plan|verwacht(?:en)?|in ontwikkeling"
    r"|(?:komend|volgend) jaar"
    r"|will|shall|should|must|intends?|plans? to|(?:is|are) going to|aims? to)\b"
    r"|\bga(?:at|an)\b(?! (?:\w+ ){0,2}(?:goed|beter|om|over|uit|gepaard)\b)"
    r"(?=[^.;:,]* \w+(?:en|aan|ien)\b)",  # with an infinitive: what somebody is going to do
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:heeft|hebben|is|zijn)\b[^.;:,]*"  # with a participle, but for those of a plan
    r" (?!gericht\b|bedoeld\b|bereid\b|gepland\b)"
    r"(?:\w*ge\w{2,}(?:d|t|en)|(?:be|er|her|ont|ver)\w{3,}(?:d|t))\b"
    r"|\b(?:had|hadden|was|waren|werd|werden|bleek|bleken|ging|gingen|hielp|hielpen|kon|konden"
    r"|kreeg|kregen|kwam|kwamen|vond|vonden|bood|boden|werkten?|lukten?|zorgden?|leidden?|maakten?"
    r"|has|have|were|worked|helped)\b",
    re.IGNORECASE,
)


def is_planned(text: str) -> bool:
    """Whether a sentence speaks of what will or must be, and of nothing that has been.

    >>> is_planned("UWV gaat mensen vaker bellen."), is_planned("Het bellen gaat goed.")
    (True, False)
    >>> is_planned("De aanpak heeft geholpen en zal worden voortgezet.")
    False
    """
    return PLANNED.search(text) is not None and HAPPENED.search(text) is None
