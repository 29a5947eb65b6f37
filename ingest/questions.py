"""Questions and answers: the labels that stand above them, such as "Vraag 3" and "Antwoord 3"."""

from __future__ import annotations

import re

NUMBERED = re.compile(
    r"\s*(?:vra(?:ag|gen)|antwoord(?:en)?)\s+\d+\w?(?:\s*(?:,|en|t/m)\s*\d+\w?)*\s*[.:]?\s*(?:\n|$)",
    re.IGNORECASE,
)
QUESTION = re.compile(r"\s*vra(?:ag|gen)\b", re.IGNORECASE)


def asks(heading: str) -> bool:
    """Whether a question stands under the heading."""
    return QUESTION.match(heading) is not None


def is_label(text: str) -> bool:
    r"""Whether the text is nothing but such a label, with a number.

    >>> is_label("Antwoord 3"), is_label("Antwoord 3\nDat is zo.")
    (True, False)
    """
    label = NUMBERED.match(text)
    return label is not None and label.end() == len(text)


def without_label(text: str) -> str:
    r"""The text without the numbered label it starts with.

    >>> without_label("Antwoord 3\nDat is zo.")
    'Dat is zo.'
    """
    label = NUMBERED.match(text)
    return text if label is None else text[label.end() :]
