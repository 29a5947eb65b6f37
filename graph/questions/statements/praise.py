"""Who praises own work: what went well by the word of who answers for it or carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.statements.themes import is_right
from graph.questions.things.ministries import is_ministry
from graph.questions.things.publishing import find_organisation
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, EXECUTED_BY, PUBLISHER, RESPONSIBLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Node
    from graph.questions.views.view import View
    from ontology.schema import Concept


def own_praise(view: View, statement: Node) -> str:
    """The publisher that praises its own work in a statement; "" where another says it too.

    A ministry speaks for the government; others of what they carry out or answer for.
    """
    documents = {view.document(one) for one in statement.evidence} if is_right(statement) else ()
    publishers = [view.documents[one].get(PUBLISHER) or "" for one in sorted(documents)]
    own = bool(publishers) and all(_is_own(view, statement, one) for one in publishers)
    return publishers[0] if own else ""


@kept
def _publishers(view: View) -> Mapping[str, Concept | None]:
    """The organisations of the ontology that published documents, by the name they gave."""
    names = {one.get(PUBLISHER) or "" for one in view.documents.values()}
    return {name: find_organisation(view.schema, name) for name in names}


def _is_own(view: View, statement: Node, publisher: str) -> bool:
    organisation = _publishers(view)[publisher]
    if organisation is None:
        return False
    about = [edge.object for edge in view.outgoing(statement.id, ABOUT)]
    charged = (view.facts(one, name) for one in about for name in (RESPONSIBLE, EXECUTED_BY))
    return is_ministry(view.schema, organisation.id) or any(
        organisation.id in one for one in charged
    )
