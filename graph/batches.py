"""Many documents put into a store, a number of them in each transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import LeergraafError, StoreError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Contribution
    from graph.store import Put, Store

# In one transaction; with more documents it is hardly faster, and the server holds all of it.
DOCUMENTS = 20
CHARACTERS = 4_000_000  # of text


def put_in_batches(
    store: Store, puts: Iterable[Put]
) -> Iterator[tuple[Contribution, StoreError | None]]:
    """Put each of them, in order, telling of each once it is there, or why it was refused.

    Of a batch that is refused the documents are put one by one, so that only those at fault stay
    out. A store that does not answer raises UnavailableError.
    """
    for batch in _batches(puts):
        try:
            store.put_all(batch)
        except UnavailableError:
            raise
        except StoreError:
            yield from _one_by_one(store, batch)
        else:
            yield from ((contribution, None) for contribution, _ in batch)


def _one_by_one(
    store: Store, puts: Iterable[Put]
) -> Iterator[tuple[Contribution, StoreError | None]]:
    for contribution, origin in puts:
        try:
            store.put(contribution, origin)
        except UnavailableError:
            raise
        except StoreError as error:
            yield contribution, error
        else:
            yield contribution, None


def _batches(puts: Iterable[Put]) -> Iterator[Sequence[Put]]:
    """What is put in one transaction; where reading ``puts`` breaks off, what was read comes first.

    A document with more text than a batch may have is one by itself.
    """
    batch: list[Put] = []
    size = 0
    try:
        for put in puts:
            length = sum(len(page.text) for page in put[0].pages)
            if batch and (len(batch) == DOCUMENTS or size + length > CHARACTERS):
                yield batch
                batch, size = [], 0
            batch.append(put)
            size += length
    except LeergraafError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
