"""The sort of document that a question limits its answer to, and of which sort each document is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.questions.asking.slots import slots
from graph.questions.asking.tokens import tokens_of
from graph.questions.views.keeping import kept
from graph.questions.views.terms import A_REPORT, DOCUMENT_KIND, DOCUMENT_SORTS, PUBLISHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from ontology.schema import Concept

SHORTEST = 6  # letters of a name that may end a compound
OF_ANOTHER = re.compile(r"(?:^| )(?:over|op|van|bij|naar|in|uit)(?: (?:de|het|een|dit|deze))?$")


def sort_in(view: View, words: Sequence[str]) -> tuple[int, int, Node | None]:
    """Where the words stand that limit the answer to a sort of document, from and to, and which.

    Nowhere, both 0, where they do not: a document may also be what is asked about.
    """
    limits = slots()["sort"]
    for at in range(len(words)):
        found, before = _sort_at(view, words, at), " ".join(words[:at])
        if found is None:
            continue
        sort, end = found
        some = sort.code != A_REPORT and re.search(rf"(?:^| ){limits['some']}$", before)
        if some or re.search(rf"(?:^| ){limits['before']}$", before):
            return at, end, view.node(sort.id)
    return 0, 0, None


def _sort_at(view: View, words: Sequence[str], at: int) -> tuple[Concept, int] | None:
    """The sort of document that is named from a place in the words on, and where its name ends."""
    known = _names(view)
    for end in range(min(len(words), at + max(map(len, known), default=0)), at, -1):
        if (found := known.get(tuple(words[at:end]))) is not None:
            return found, end
    ends = (one for (one, *rest) in known if not rest and len(one) >= SHORTEST)
    last = max((one for one in ends if words[at].endswith(one)), key=len, default=None)
    return None if last is None else (known[last,], at + 1)


@kept
def document_sorts(view: View) -> Mapping[str, Concept]:
    """The sort of each document of which it is known, by IRI.

    It is what the source calls it, else what its title begins to say that it is; a report may be of
    the sort of reports that is called after who published it: of a court of audit.
    """
    found = ((id_, _sort_of(view, one)) for id_, one in view.documents.items())
    return {id_: sort for id_, sort in found if sort is not None}


def is_of_sort(view: View, document: str, wanted: str) -> bool:
    """Whether the document is of the sort, or of a narrower one.

    Of which nothing else is known, is a report: so people call all that they read.
    """
    sort = document_sorts(view).get(document)
    if sort is None:
        return view.schema.concepts[wanted].code == A_REPORT
    return any(one.id == wanted for one in _upwards(view, sort))


def _sort_of(view: View, document: Node) -> Concept | None:
    told = (_first(view, text) for text in (document.get(DOCUMENT_KIND) or "", document.title))
    sort = next(filter(None, told), None)
    if sort is None or sort.code == A_REPORT:
        return _by_publisher(view, document.get(PUBLISHER) or "") or sort
    return sort


def _first(view: View, text: str) -> Concept | None:
    """The first sort that a text names, but for that of another document: "reactie op het …"."""
    words = tokens_of(text)
    for at in range(len(words)):
        found = _sort_at(view, words, at)
        if found is not None and OF_ANOTHER.search(" ".join(words[:at])) is None:
            return found[0]
    return None


def _by_publisher(view: View, publisher: str) -> Concept | None:
    words = tokens_of(publisher)
    for (name, *rest), sort in _names(view).items():
        whose = name.removesuffix(A_REPORT)
        if not rest and whose not in {"", name} and any(one.endswith(whose) for one in words):
            return sort
    return None


def _upwards(view: View, sort: Concept) -> Iterator[Concept]:
    at: Concept | None = sort
    while at is not None:
        yield at
        at = None if at.broader is None else view.schema.concepts.get(at.broader)


@kept
def _names(view: View) -> Mapping[tuple[str, ...], Concept]:
    """The sorts by all words that they go by."""
    return {
        tuple(tokens_of(name)): one
        for one in view.schema.members.get(DOCUMENT_SORTS, ())
        for name in (*one.names, *one.cues)
    }
