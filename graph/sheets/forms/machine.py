"""A typed answer as plain values for machines, with the quote in place of every evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from graph.model import Evidence, Node

if TYPE_CHECKING:
    from graph.store import Quote, Store

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def to_json(answer: object, store: Store) -> str:
    """The answer in JSON: one object or list, keys as the answer's own fields, sorted."""
    evidence = list(dict.fromkeys(_evidence(answer)))
    quotes = {one.evidence: one for one in store.quotes(evidence)}
    return json.dumps(_plain(answer, quotes), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _evidence(value: object) -> Iterable[Evidence]:
    """All evidence in the answer; that of a thing itself is left out."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _evidence(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _evidence(one)
    elif is_dataclass(value) and not isinstance(value, (Node, type)):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))


def _plain(value: object, quotes: Mapping[Evidence, Quote]) -> Plain:
    if isinstance(value, Node):
        return {"id": value.id, "kind": value.kind, "title": value.title}
    if isinstance(value, Evidence):
        return _quoted(quotes[value])
    if isinstance(value, Mapping):
        return {str(key): _plain(one, quotes) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, quotes) for one in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), quotes) for field in fields(value)}
    return _scalar(value)


def _scalar(value: object) -> Plain:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no form in JSON.")


def _quoted(quote: Quote) -> Plain:
    passage, document = quote.passage, quote.document
    return {
        "quote": passage.quote,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "document": document.id,
        "title": document.title,
        "published": document.get("published"),
        "source": document.get("source"),
        "extractor": quote.evidence.extractor,
        "confidence": quote.evidence.confidence,
    }
