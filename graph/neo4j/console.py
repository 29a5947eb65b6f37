"""Questions that people write in Cypher themselves: read only, within limits, told readably."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from neo4j import exceptions

from graph.neo4j import guard
from graph.neo4j.store import Neo4jStore
from graph.neo4j.tokens import place, read_tokens
from graph.neo4j.values import as_data, as_text
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import neo4j

    from graph.neo4j.tokens import Token
    from graph.neo4j.values import Plain
    from graph.store import Store

SECONDS = 10
MOST = 5_000  # rows
TOO_LONG = f"De vraag duurde langer dan {SECONDS} seconden en is gestopt; vraag om minder."
EXPLAIN = "EXPLAIN "
PLAN = ("Stap", "Waarop", "Geschat aantal rijen")
POSITION = re.compile(r" \(line \d+, column \d+ \(offset: (\d+)\)\).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer; ``more`` where there are others, which were not asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool

    def texts(self) -> list[list[str]]:
        """The rows as people read them."""
        return [[as_text(one) for one in row] for row in self.rows]

    def data(self) -> list[dict[str, Plain]]:
        """The rows for machines: values by column."""
        return [dict(zip(self.columns, map(as_data, row), strict=True)) for row in self.rows]


def ask(store: Store, query: str, parameters: Mapping[str, object] | None = None) -> Answer:
    """The answer to a query in Cypher, which can only read: at most ``MOST`` rows.

    ``EXPLAIN`` before the query gives the steps of its plan. What does more than read this graph,
    takes longer than ``SECONDS`` or is no good Cypher raises StoreError, in one sentence.
    """
    if not isinstance(store, Neo4jStore):
        raise StoreError(
            "Vragen in Cypher kunnen alleen aan een opslag in Neo4j (--store neo4j:local); "
            "zie docs/neo4j.md."
        )
    tokens = read_tokens(query)
    guard.check_text(tokens)

    def work(transaction: neo4j.Transaction) -> Answer:
        try:
            return _answer(transaction, query, dict(parameters or {}))
        except exceptions.ClientError as error:
            raise StoreError(_explain(error, query, tokens)) from error

    try:
        return store.connection.read_within(SECONDS, work)
    except TimeoutError:
        raise StoreError(TOO_LONG) from None


def _answer(transaction: neo4j.Transaction, query: str, parameters: dict[str, object]) -> Answer:
    guard.check_plan(transaction.run(EXPLAIN + query, parameters).consume())
    result = transaction.run(query, parameters)
    records = result.fetch(MOST + 1)
    columns = tuple(result.keys())
    plan = result.consume().plan  # lets go of the rest; a plan there is only for EXPLAIN
    if plan is not None:
        return Answer(PLAN, tuple(_steps(cast("dict[str, Any]", plan), 0)), more=False)
    rows = tuple(tuple(record.values()) for record in records[:MOST])
    return Answer(columns, rows, more=len(records) > MOST)


def _steps(plan: dict[str, Any], depth: int) -> Iterator[tuple[object, ...]]:
    """The steps of a plan, the last one first, each further in than what it takes its rows to."""
    told = plan["args"]
    operator = str(plan["operatorType"]).partition("@")[0]
    yield "· " * depth + operator, told.get("Details"), round(told.get("EstimatedRows", 0))
    for child in plan.get("children", ()):
        yield from _steps(child, depth + 1)


def _explain(error: exceptions.ClientError, query: str, tokens: Sequence[Token]) -> str:
    """What is wrong with the query, in one sentence."""
    code, message = error.code or "", " ".join((error.message or "").split()).rstrip(".")
    if "TimedOut" in code or "Terminated" in code:
        return TOO_LONG
    if code.endswith("ArgumentError") and any(one.is_word("PROFILE") for one in tokens):
        return guard.NO_PROFILE
    if "AdministrationCommand" in code or code.endswith("NotSystemDatabaseError"):
        return guard.NO_COMMAND
    if code.endswith("ParameterMissing"):
        return f"De vraag noemt een parameter die geen waarde heeft ({message})."
    if code.endswith("SyntaxError"):
        told = POSITION.sub("", message).rstrip(".")
        return f"Deze Cypher klopt niet{_where(error, query)}: {told}."
    return f"Neo4j kan deze vraag niet beantwoorden: {message}."


def _where(error: exceptions.ClientError, query: str) -> str:
    found = POSITION.search(error.message or "")
    if found is None:
        return ""
    return " " + place(query, min(len(query), max(0, int(found[1]) - len(EXPLAIN))))
