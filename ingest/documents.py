"""The document itself, as a node: what its file and its first page say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.draft import make_node
from graph.model import mint
from ingest.annotations import findings
from ingest.citing import own_identifiers
from ingest.languages import main_languages
from ingest.privacy.masking import mask
from ingest.privacy.persons import find_private
from ontology.values import is_lexical

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graph.model import Node
    from ontology.schema import Schema

TITLE_LENGTH = 500


def document_node(doc: Doc, schema: Schema) -> Node:
    """The document itself, with what is known of it; its IRI is minted from the file's hash."""
    source = findings(doc).source
    known = source.metadata
    title = known.title and masked(known.title)[:TITLE_LENGTH]
    properties: dict[str, str | list[str] | None] = {
        "sha256": source.sha256,
        "mediaType": source.media_type,
        "title": title,
        "publisher": _publisher(doc),
        "published": known.published,
        "documentKind": known.kind,
        "source": _lexical(known.source, "anyURI"),
        "language": _languages(doc),
        "identifier": own_identifiers(findings(doc)),
    }
    return make_node(schema, "Document", mint("Document", source.sha256), properties)


def _lexical(value: str | None, datatype: str) -> str | None:
    """The value, unless it is not written as it should be: files say all sorts of things."""
    return value if value is not None and is_lexical(value, datatype) else None


def _languages(doc: Doc) -> list[str]:
    """The languages it is seen to stand in, else the one that its file claims."""
    found = findings(doc)
    claimed = _lexical(found.source.metadata.language, "language")
    seen = main_languages(found.source.blocks, found.languages)
    return seen or list(filter(None, [claimed]))


def masked(text: str) -> str:
    """The text on one line, with what is personal in it masked."""
    text = " ".join(text.split())
    return mask(text, find_private(text))


def _publisher(doc: Doc) -> str | None:
    """The publisher's preferred name; what may be a person's name is not kept."""
    known, name = findings(doc).publisher, findings(doc).source.metadata.publisher
    if known is not None:
        return known.labels["nl"]
    return None if name is None or find_private(name) else name
