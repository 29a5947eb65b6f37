"""What became of a statement as nodes and edges: its status, by whose word, and who took it on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graph.draft import Draft, make_node
from graph.model import Evidence, Node, mint
from graph.questions.views.terms import PASSED_ON, REPORTED
from ingest.annotations import Place, Statement, Status, names_in, text_of
from ingest.discourse.actors import OFFICE, Actors
from ingest.discourse.subject import only
from ingest.discourse.telling import TAKES, is_reply, says, speakers, takers

SURE, NAMED = 0.75, 0.7
TAKER = re.compile(
    rf"(?:^\W*|\b{TAKES}\s+|\bdoor\s+)(?:de\s+|het\s+)?{OFFICE}", re.IGNORECASE
)  # "neemt de minister"


@dataclass(frozen=True, slots=True)
class Following:
    """Adds the follow-ups of one document to its draft."""

    doc: Doc
    draft: Draft
    actors: Actors
    evidence: Callable[[Place, str, float, Node | None], Evidence]
    name: Callable[[Span, Evidence], Node]
    by: Callable[[str, Span], str]

    def follow(self, status: Status, statement: Statement, node: Node, words: str) -> None:
        """Add the status that a sentence tells of ``statement``, by its ``words``.

        Who took over advice that is addressed to nobody by name is whom it was addressed to.
        """
        place = status.place
        properties = {
            "status": status.status,
            "date": status.date,
            "ledger": status.ledger,
            "anchoring": status.anchoring,
        }
        id_ = mint("FollowUp", node.id, words)
        known = self.draft.node(id_) or make_node(self.draft.schema, "FollowUp", id_, properties)
        told = self.evidence(place, "followups", SURE, node)
        followed = self.draft.add_node(known, told)
        self.draft.add_edge(followed, "followsUp", node, told)
        for name in self._telling(status):
            self.draft.add_edge(followed, "accordingTo", self._named(name, place, node), told)
        if not self.actors.addressed(statement):
            for name in self._taking(place):
                taken = self.evidence(place, self.by("relations", name), NAMED, node)
                self.draft.add_edge(node, "addressedTo", self._named(name, place, node), taken)

    def _named(self, name: Span, place: Place, via: Node) -> Node:
        return self.name(name, self.evidence(place, self.by("names", name), NAMED, via))

    def _telling(self, status: Status) -> list[Span]:
        """By whose word, other than the publisher's, a sentence tells a status, if it says so.

        They are named as who says so or who took it over, or are "the minister" who does; in a
        reply, the one whom its heading names or means, if no other replies there too.
        """
        place = status.place
        named = [] if status.ledger == REPORTED else speakers(self.doc, place)
        if named or status.ledger != PASSED_ON:
            return named
        if told := self._taking(place) or self._speaking(place):
            return told
        if not is_reply(place) or not place.headings:
            return []
        meant = list(self.actors.meant(place, place.heading))
        if not meant and re.search(OFFICE, place.heading, re.IGNORECASE) is not None:
            return []
        return only([*names_in(self.doc, *place.headings[0], "Organisation"), *meant])

    def _taking(self, place: Place) -> list[Span]:
        """Who took over or carried out advice by a sentence on follow-up, or did not."""
        text = text_of(self.doc, place)
        meant = self.actors.meant(place, text) if TAKER.search(text) is not None else ()
        return takers(self.doc, place) or list(meant)[:1]

    def _speaking(self, place: Place) -> list[Span]:
        """Whom "the minister" is that a sentence says tells something."""
        text = text_of(self.doc, place)
        return list(self.actors.meant(place, text))[:1] if says(text, OFFICE) else []
