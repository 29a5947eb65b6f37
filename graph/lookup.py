"""From what somebody types to the thing that is meant: an IRI, a name, an alias, or part of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graph.decisions import overlay
from graph.model import Node
from graph.stems import fold
from graph.store import Query
from ontology.errors import NotFoundError
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import DocumentRecord, Store

SHORTEST_ID = 6  # characters of the last part of an IRI that are enough to name a thing by
MOST = 20  # things that a full-text search may name


def find_one(store: Store, text: str, kind: str | None = None) -> Node:
    """The thing that ``text`` means; none, or more than one, raises NotFoundError."""
    found = find_things(store, text, kind)
    if not found:
        raise NotFoundError(f"{text!r} is niet gevonden, ook niet als deel van een naam of tekst.")
    return _only(text, found)


def find_exactly(store: Store, text: str) -> Node:
    """The thing that ``text`` names as a whole: to act on, not to look around.

    An IRI, a name, alias or code, or the start of an id; none, or more than one thing, raises
    NotFoundError.
    """
    found = _read(store, text, None, (_by_iri, _by_name, _by_rejected_name, _by_start))
    if not found:
        raise NotFoundError(
            f"{text!r} is geen IRI en geen hele naam of alias. Zoek eerst: leergraaf show {text!r}."
        )
    return _only(text, found)


def _only(text: str, found: list[Node]) -> Node:
    if len(found) == 1:
        return found[0]
    raise NotFoundError(
        f"{text!r} kan meer dan één ding zijn; kies een IRI of een langere naam.",
        tuple((node.id, node.kind, node.title) for node in found),
    )


def find_things(store: Store, text: str, kind: str | None = None) -> list[Node]:
    """The things that ``text`` may mean, from the strictest reading that gives any.

    Tried in turn: an IRI; a name, alias or code; part of a name; part of the name of what was
    rejected; the start of the last part of an IRI; the words in a full-text search. Things of the
    ontology that no document names count only where no document names another. What has most
    evidence comes first; then by kind, in the order of the ontology, and title.
    """
    readings = (_by_iri, _by_name, _by_part, _by_rejected_part, _by_start, _by_words)
    found = _read(store, text, kind, readings)
    return [node for node in found if node.evidence or node.kind == "Document"] or found


def find_named(store: Store, text: str) -> list[Node]:
    """The things that bear ``text`` as a whole as a name, alias or code; none that is rejected."""
    text = " ".join(text.split())
    rejected = overlay(store.decisions()).rejected
    found = {node.id: node for node in _by_name(store, text, _named(store, None))}
    return [node for node in found.values() if node.id not in rejected]


def find_meant(store: Store, text: str) -> Node | None:
    """The thing that ``text`` is an IRI or a whole name of, ``None`` where it is only words.

    More than one thing of that name raises NotFoundError.
    """
    found = _read(store, text, None, (_by_iri, _by_name))
    return _only(text, found) if found else None


Names = list[tuple[Node, list[str]]]
Reading = Callable[["Store", str, Names], Iterable[Node]]


def _read(store: Store, text: str, kind: str | None, readings: Iterable[Reading]) -> list[Node]:
    """What the first reading of ``text`` that gives anything of ``kind`` gives, sorted."""
    text = " ".join(text.split())
    named = _named(store, kind) if text else []
    order = list(store.schema.kinds)

    def place(node: Node) -> tuple[int, int, str, str]:
        return -len(node.evidence), order.index(node.kind), fold(node.title), node.id

    for read in readings:
        found = {node.id: node for node in read(store, text, named) if text}
        kept = [
            node for node in found.values() if kind is None or store.schema.is_a(node.kind, kind)
        ]
        if kept:
            return sorted(kept, key=place)
    return []


def _named(store: Store, kind: str | None) -> Names:
    """Everything that bears a name, with all of them, folded: first what is in the store."""
    schema = store.schema
    kinds = [name for name in schema.kinds if name in _bearers(store) and kind in {None, name}]
    nodes = [node for name in kinds for node in store.nodes(name)]
    found = [(node, [fold(node.title)]) for node in nodes]
    for concept in schema.concepts.values():
        if concept.kind is not None and concept.kind in kinds:
            node = Node(concept.id, concept.kind, (("name", concept.label()),))
            names = [*concept.names, concept.code]
            found.append((node, [fold(name) for name in names]))
    return found


def _bearers(store: Store) -> set[str]:
    """The kinds that have a name or a title."""
    schema = store.schema
    return {*schema.properties["name"].domain, *schema.properties["title"].domain}


def _by_iri(store: Store, text: str, named: Names) -> Iterator[Node]:
    """The thing with this IRI, of which the part that all of ours share may be left out."""
    for iri in (text, IDENTIFIERS + text):
        node = store.node(iri) or store.told(iri)
        if node is not None:
            yield node
        else:
            yield from (node for node, _ in named if node.id == iri)


def _by_name(store: Store, text: str, named: Names) -> Iterator[Node]:
    folded = fold(text)
    return _seen(store, (node for node, names in named if folded in names))


def _by_part(store: Store, text: str, named: Names) -> Iterator[Node]:
    folded = fold(text)
    return _seen(store, (node for node, names in named if any(folded in name for name in names)))


def _by_rejected_name(store: Store, text: str, named: Names) -> Iterator[Node]:  # noqa: ARG001
    return (node for node in _rejected(store) if fold(text) == fold(node.title))


def _by_rejected_part(store: Store, text: str, named: Names) -> Iterator[Node]:  # noqa: ARG001
    return (node for node in _rejected(store) if fold(text) in fold(node.title))


def _rejected(store: Store) -> Iterator[Node]:
    """What was rejected can be found too, to be looked at and taken back."""
    for target in overlay(store.decisions()).rejected:
        node = store.told(target)
        if node is not None:
            yield node


def _by_start(store: Store, text: str, named: Names) -> Iterator[Node]:
    if len(text) < SHORTEST_ID:
        return iter(())
    things = (*(node for node, _ in named), *_rejected(store))
    found = (node for node in things if node.id.rsplit("/", 1)[-1].startswith(text))
    return _seen(store, found)


def _by_words(store: Store, text: str, named: Names) -> Iterator[Node]:  # noqa: ARG001
    """What holds the words; a document, which holds those of its statements, when nothing else."""
    found = store.search(Query(text, limit=MOST, spread=False)).nodes
    return iter([node for node in found if node.kind != "Document"] or found)


def _seen(store: Store, nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes as the store shows them: with evidence, and as what they were merged into."""
    for node in nodes:
        yield store.node(node.id) or node


def called(store: Store, node: Node) -> str:
    """What to call the thing: its title, and for a document without one the name of its file."""
    if node.title != node.id or node.kind != "Document":
        return node.title
    names = {record.document.id: record.name for record in store.documents()}
    return names.get(node.id, node.id)


def find_document(store: Store, text: str) -> DocumentRecord:
    """The document that ``text`` means; none, or more than one, raises NotFoundError.

    Tried in turn: its IRI or file; the name of its file; the start of its id or hash; part of its
    title.
    """
    records = store.documents()
    for fits in (_is_document, _has_file_name, _starts_document, _has_in_title):
        found = [record for record in records if text and fits(record, text)]
        if len(found) == 1:
            return found[0]
        if found:
            candidates = tuple((one.document.id, "Document", one.document.title) for one in found)
            raise NotFoundError(f"{text!r} kan meer dan één document zijn.", candidates)
    raise NotFoundError(f"{text!r} is geen document in deze opslag.")


def _is_document(record: DocumentRecord, text: str) -> bool:
    return record.document.id in {text, IDENTIFIERS + text} or text in record.locations


def _has_file_name(record: DocumentRecord, text: str) -> bool:
    """Whether ``text`` is the name of the file, with its suffix or without."""
    names = [location.replace("\\", "/").rsplit("/", 1)[-1] for location in record.locations]
    return any(text in (name, name.rsplit(".", 1)[0]) for name in names)


def _starts_document(record: DocumentRecord, text: str) -> bool:
    ids = record.document.id.rsplit("/", 1)[-1], record.document.get("sha256") or ""
    return len(text) >= SHORTEST_ID and any(one.startswith(text.lower()) for one in ids)


def _has_in_title(record: DocumentRecord, text: str) -> bool:
    return fold(text) in fold(record.document.title)
