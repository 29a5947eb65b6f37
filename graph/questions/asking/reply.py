"""An answer to a question in plain language: all that is told, and how it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.understanding import NONE

if TYPE_CHECKING:
    from graph.model import Node
    from graph.questions.asking.facts import Fact
    from graph.questions.asking.hits import Hit
    from graph.questions.asking.meanings import Meaning
    from graph.questions.asking.understanding import Understood


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and how the question was understood.

    ``answer`` is the typed answer of the question that is meant, where that is one of its own.
    ``sentences`` are those that best fit the whole question, whatever was made of them; none that
    ``statements`` have too. ``also`` are the answers to its later parts.
    ``later`` are sentences of later reports on the time that is asked about, ``hits`` those that
    come nearest where nothing answers. ``missed`` are the words of the question that nothing holds
    of what is told; where none of them is ``understood`` any more, it is told of the rest.
    ``labelled`` are the words of the name of the bottleneck where nothing that is told holds any.
    ``unsaid`` is who was asked what it said, where others tell it and not it.
    ``part`` is the part of a trajectory of which nothing is told, where its whole is told of.
    ``unlike`` is the sort of document in which it was to stand, where others tell it.
    ``undated`` are the years of which it was asked, where what is told is of others.
    ``sought`` is the kind of answer that was looked for, where none was found; ``absent`` are the
    names in the question of which no report tells, then ``hits`` are on something else.
    ``literal_first`` is whether ``sentences`` answer better than ``statements``. ``as_of`` is the
    day of what is told.
    """

    understood: Understood
    answer: object = None
    statements: tuple[Hit, ...] = ()
    sentences: tuple[Hit, ...] = ()
    facts: tuple[Fact, ...] = ()
    documents: tuple[Node, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    later: tuple[Hit, ...] = ()
    hits: tuple[Hit, ...] = ()
    missed: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()
    also: tuple[Reply, ...] = ()
    unsaid: Node | None = None
    unlike: Node | None = None
    part: Node | None = None
    undated: tuple[str, ...] = ()
    sought: str = NONE
    absent: tuple[str, ...] = ()
    literal_first: bool = False
    as_of: str | None = None

    @property
    def told(self) -> tuple[Hit, ...]:
        """The statements and sentences that answer."""
        return (*self.statements, *self.sentences)

    @property
    def empty(self) -> bool:
        """Whether nothing was found that answers."""
        found = (
            *(self.statements, self.sentences, self.later),
            *(self.facts, self.documents, self.meanings),
        )
        return not any(found) and self.answer in (None, [], ())
