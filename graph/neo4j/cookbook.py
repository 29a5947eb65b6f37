"""The questions in Cypher that ``docs/cypher.md`` gives, to be asked as they are or changed."""

from __future__ import annotations

import re
from typing import NamedTuple

from ontology.shipped import shipped

RECIPE = re.compile(
    r"^### (?P<title>.+)\n\n(?P<note>.+)\n\n"
    r"```cypher\n(?P<query>// (?P<english>.+)\n(?:.*\n)*?)```$",
    re.MULTILINE,
)


class Recipe(NamedTuple):
    """A question: its title, what the answer shows and how to read it, and the Cypher.

    The Cypher begins with a comment, the title in English, by which Neo4j Browser calls it too.
    """

    title: str
    english: str
    note: str
    query: str


def recipes() -> tuple[Recipe, ...]:
    """Every question of the cookbook, in its order."""
    text = (shipped("docs") / "cypher.md").read_text(encoding="utf-8")
    return tuple(
        Recipe(found["title"], found["english"], found["note"], found["query"].strip())
        for found in RECIPE.finditer(text)
    )
