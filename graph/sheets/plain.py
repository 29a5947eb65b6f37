"""The text of a report without the markup that it may be written in."""

from __future__ import annotations

import re

NOTE = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
EMPHASIS = re.compile(r"(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)")  # at one side of a word


def raised(text: str) -> str:
    """The text with the numbers of its notes raised.

    >>> raised("Zie <sup>12</sup> en <b>dit</b>")
    'Zie ¹² en <b>dit</b>'
    """
    return NOTE.sub(lambda note: note[1].translate(RAISED), text)


def plain(text: str) -> str:
    """The text as a title: its notes raised, and without the asterisks of emphasis.

    >>> plain("de *feedback loops*<sup>3</sup>"), plain("2*3 * 4")
    ('de feedback loops³', '2*3 * 4')
    """
    return raised(EMPHASIS.sub("", text))
