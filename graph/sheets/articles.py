"""Names as they stand in a sentence: with the article that their language puts before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.sheets.catalogue import Catalogue

GENDERS = ("common", "neuter")
# What a name is begins before the first of these: in "Raad voor de rechtspraak" it is a "Raad".
AFTER = re.compile(r"(?<!^)\b(?:van|voor|der|des|den|de|het|in|en|te|of|for|and|to|on|the)\b|\(")


def with_article(say: Catalogue, name: str) -> str:
    """The name with its article, told by the noun in it; without one where no noun is known.

    >>> from graph.sheets.catalogue import load
    >>> with_article(load("nl"), "Ministerie van Defensie"), with_article(load("nl"), "Q-koorts")
    ('het Ministerie van Defensie', 'Q-koorts')
    >>> with_article(load("nl"), "Openbaar Ministerie"), with_article(load("nl"), "Belastingdienst")
    ('het Openbaar Ministerie', 'de Belastingdienst')
    """
    article = next(_articles(say, name), "")
    return f"{article} {name}" if article else name


def _articles(say: Catalogue, name: str) -> Iterator[str]:
    """The article of each noun before what the name goes on to say of it."""
    for word in AFTER.split(name.lower(), maxsplit=1)[0].split():
        for gender in GENDERS:
            if word.endswith(tuple(say(f"article.{gender}_nouns").split())):
                yield say(f"article.{gender}")
