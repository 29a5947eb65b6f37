"""The XMP packet of a PDF: title, publisher, date and language in Dublin Core."""

from __future__ import annotations

import re

from lxml import etree

_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_DC = "{http://purl.org/dc/elements/1.1/}"
_FIELDS = ("title", "publisher", "date", "language")


def read_xmp(content: bytes) -> dict[str, str]:
    """The Dublin Core fields of the last XMP packet that is not compressed."""
    start = content.rfind(b"<x:xmpmeta")
    packet = None if start < 0 else _PACKET.match(content, start)
    if packet is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(packet.group(), parser)
    except etree.XMLSyntaxError:
        return {}
    found = {name: next(root.iter(_DC + name), None) for name in _FIELDS}
    texts = {name: _text(node) for name, node in found.items() if node is not None}
    return {name: text for name, text in texts.items() if text}


def _text(node: etree._Element) -> str:
    """The first value, which XMP keeps in a list."""
    return next((str(text).strip() for text in node.itertext() if text.strip()), "")
