"""What may be asked in Cypher by people: reading this graph, and nothing else.

The text is judged first, by its words and signs, for what a plan does not show: functions, and what
stands inside an expression. Then the plan that the server makes of it: of which type the query is,
what its operators do, and which procedures it calls.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from graph.neo4j.tokens import Token, called, properties
from graph.neo4j.values import INTERNAL
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from neo4j import ResultSummary

PROCEDURES = (
    "db.index.fulltext.listAvailableAnalyzers",
    "db.index.fulltext.queryNodes",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
)
NAMESPACES = frozenset(
    {
        "date",
        "datetime",
        "duration",
        "localdatetime",
        "localtime",
        "point",
        "time",
        "vector.similarity",
    }
)  # of the functions of Cypher itself, but those that choose another graph
SHOWN = frozenset({"ShowIndexes", "ShowConstraints"})
READS, WRITES = "r", frozenset({"w", "rw"})
START = Token("start", "")
COMMANDS = ("Show", "Terminate", "Administration")

NO_FILES = "LOAD CSV kan hier niet: een vraag leest geen bestanden en geen adressen."
NO_TRANSACTIONS = "IN TRANSACTIONS kan hier niet: een vraag loopt in één transactie."
NO_OTHER = "USE kan hier niet: een vraag gaat over de graaf van deze opslag."
NO_CHANGE = "Deze vraag zou de graaf veranderen; hier kan alleen worden gelezen."
NO_COMMAND = (
    "Opdrachten voor beheer kunnen hier niet; van SHOW kunnen alleen SHOW INDEXES en "
    "SHOW CONSTRAINTS."
)
NO_PROFILE = "PROFILE kan hier niet; met EXPLAIN ziet u hoe een vraag wordt uitgevoerd."
ONE = "Stel één vraag tegelijk: na een puntkomma mag niets meer komen."
NOTHING = "Er is niets gevraagd; schrijf een vraag in Cypher, zoals MATCH (n:Lesson) RETURN n."


def check_text(tokens: Sequence[Token]) -> None:
    """Refuse what the words of a query show; raises StoreError, saying why."""
    if not tokens:
        raise StoreError(NOTHING)
    if any(one.is_sign(";") for one in tokens[:-1]):
        raise StoreError(ONE)
    for before, one in pairwise((START, *tokens)):
        if one.is_word("USE") and not (before.is_sign(".") or before.is_sign(":")):
            raise StoreError(NO_OTHER)
        if before.is_word("LOAD") and one.is_word("CSV"):
            raise StoreError(NO_FILES)
    for name in called(tokens):
        _check_call(name)
    for name in properties(tokens):
        if name in INTERNAL:
            raise StoreError(f"De eigenschap {name} is voor leergraaf zelf en wordt niet getoond.")


def _check_call(name: str) -> None:
    namespace = name.rpartition(".")[0]
    if name not in PROCEDURES and namespace.lower() not in NAMESPACES:
        raise StoreError(f"{name} kan hier niet worden aangeroepen; wel {', '.join(PROCEDURES)}.")


def check_plan(summary: ResultSummary) -> None:
    """Refuse what the server would do other than read; raises StoreError, saying why."""
    for operator, details in _operators(cast("dict[str, Any]", summary.plan or {})):
        if operator == "LoadCSV":
            raise StoreError(NO_FILES)
        if operator.startswith("Transaction"):
            raise StoreError(NO_TRANSACTIONS)
        if operator == "ProcedureCall":
            _check_call(details.partition("(")[0])
        if operator.startswith(COMMANDS) and operator not in SHOWN:
            raise StoreError(NO_COMMAND)
    if summary.query_type in WRITES:
        raise StoreError(NO_CHANGE)
    if summary.query_type != READS or summary.plan is None:
        raise StoreError(NO_COMMAND)


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The operators of a plan, each with what it works on."""
    if plan:
        operator = str(plan["operatorType"]).partition("@")[0]  # behind it is the database
        yield operator, str(plan.get("args", {}).get("Details", ""))
        for child in plan.get("children", ()):
            yield from _operators(child)
