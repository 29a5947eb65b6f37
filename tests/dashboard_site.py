"""A site for tests of what pages show, on which nothing is uploaded and no other page opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.catalogue import load
from dashboard.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.model import Contribution
    from graph.store import Origin, Store
    from ontology.schema import Schema


class Unread:
    """Reads nothing."""

    def text(self, name: str, content: bytes) -> str:
        raise AssertionError((name, content))

    def masked(self, text: str) -> str:
        raise AssertionError(text)

    def prepare(
        self,
        schema: Schema,
        name: str,
        content: bytes,
        known: Mapping[str, str],
        progress: Callable[[float, str], None],
    ) -> tuple[Contribution, Origin]:
        raise AssertionError((schema, name, content, known, progress))


def no_go(_page: str, _parameters: Mapping[str, str]) -> None:
    raise AssertionError


def site_of(store: Store, language: str = "nl") -> Site:
    return Site(store, load(language), Unread(), no_go)
