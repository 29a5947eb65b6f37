"""Questions in Cypher on a real server: what is refused, what is answered, and how it is told."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from graph.digest import digest
from graph.neo4j import console, guard
from graph.neo4j.console import MOST, SECONDS, ask
from graph.store import Store, open_store
from leergraaf.cli import app
from ontology.errors import StoreError
from tests.dashboard_story import TIMELINESS, fill
from tests.servers import ask as ask_server
from tests.stores import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typer.testing import Result

    from graph.neo4j.server.home import Home

pytestmark = pytest.mark.neo4j

LOAD = "LOAD CSV FROM 'file:///password' AS row RETURN row"
SETTINGS = "CALL dbms.listConfig() YIELD name, value RETURN name + value"
CALLED = "kan hier niet worden aangeroepen"
WRITES = (
    "CREATE (:Entity {id: 'x'})",
    "INSERT (:Entity {id: 'x'})",
    "MERGE (n:Entity {id: 'x'}) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Entity) SET n.name = 'x'",
    "MATCH (n:Entity) SET n:Hidden RETURN n",
    "MATCH (n:Entity) REMOVE n.name",
    "MATCH ()-[r]->() DELETE r",
    "FOREACH (x IN [1] | CREATE (:Entity))",
    "MATCH (n:Entity) CALL (n) { SET n.name = 'x' } RETURN n",
    "MATCH (n:Entity) CALL (n) { CALL (n) { DETACH DELETE n } RETURN 1 AS x } RETURN x",
    "MATCH (n:Entity) RETURN n UNION CREATE (n:Entity) RETURN n",
    "/* lezen */ cReAtE (:Entity)",
    "CYPHER 5 CREATE (:Entity)",
)
CHANGES = (
    "CREATE INDEX x FOR (n:Entity) ON (n.text)",
    "DROP INDEX dutch",
    "DROP CONSTRAINT entity_id",
    "CREATE CONSTRAINT x FOR (n:Lesson) REQUIRE n.text IS UNIQUE",
    "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'abcdefgh'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh'",
    "CREATE USER x SET PASSWORD 'abcdefgh'",
    "DROP USER neo4j",
    "RENAME USER neo4j TO x",
    "CREATE DATABASE x",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "CREATE ALIAS x FOR DATABASE neo4j",
    "GRANT ROLE admin TO x",
    "ENABLE SERVER 'x'",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW DATABASES",
    "SHOW SERVERS",
    "SHOW SETTINGS YIELD name, value WHERE name CONTAINS 'auth' RETURN value",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN 1",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
)
CALLS = (
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig",
    "CALL dbms . listConfig ( )",
    "CALL dbms./* */listConfig()",
    "CALL `dbms`.`listConfig`()",
    "CALL `dbms.listConfig`()",
    "OPTIONAL CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.listConnections()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.queryJmx('*:*')",
    "CALL dbms.showCurrentUser()",
    "CALL dbms.upgrade()",
    "CALL db.createLabel('x')",
    "CALL db.createProperty('x')",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.clear('QUERIES')",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.prepareForReplanning()",
    "CALL db.resampleOutdatedIndexes()",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL db.index.vector.createNodeIndex('x', 'Lesson', 'v', 3, 'cosine')",
    "CALL tx.setMetaData({a: 1})",
    "CALL apoc.load.json('file:///etc/passwd')",
    "CALL apoc.cypher.run('CREATE (:Entity)', {})",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (:Entity)')",
    "RETURN `apoc`.`util`.sha1(['x'])",
    "RETURN graph.names()",
    "RETURN genai.vector.encode('x', 'OpenAI', {})",
    f"CALL () {{ {SETTINGS} AS x }} RETURN x",
    f"RETURN COLLECT {{ {SETTINGS} }}",
    f"RETURN [x IN [1] | COLLECT {{ {SETTINGS} }}]",
    "RETURN reduce(a = [], x IN [1] | a + COLLECT { CALL db.ping() YIELD success RETURN success })",
    f"MATCH (n:Entity) WHERE n.name = 'x' OR EXISTS {{ {SETTINGS} AS x }} RETURN n",
    "CALL db.labels() YIELD label CALL db.ping() YIELD success RETURN label, success",
)
HIDDEN = (  # in an expression, which a plan tells as a text
    f"RETURN [x IN [1] | COLLECT {{ {LOAD} }}]",
    f"RETURN CASE WHEN true THEN COLLECT {{ {LOAD} }} END",
)
FILES = (
    LOAD,
    "load /* */ csv FROM 'http://127.0.0.1/x' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM $url AS row RETURN row",
    f"CALL () {{ {LOAD} }} RETURN row",
    f"RETURN COLLECT {{ {LOAD} }}",
    f"MATCH (n:Entity) RETURN n ORDER BY COUNT {{ {LOAD} }}",
    f"MATCH (a:Entity) ((x)-->(y) WHERE EXISTS {{ {LOAD} }}){{1,2}} (b) RETURN b",
    f"SHOW INDEXES YIELD name WHERE EXISTS {{ {LOAD} }} RETURN name",
)
OTHERS = (
    ("USE neo4j MATCH (n) RETURN n", guard.NO_OTHER),
    ("USE system SHOW USERS", guard.NO_OTHER),
    ("CALL () { USE system MATCH (n) RETURN n } RETURN n", guard.NO_OTHER),
    ("USE graph.byName('system') MATCH (n) RETURN n", guard.NO_OTHER),
    ("EXPLAIN CREATE (:Entity)", guard.NO_CHANGE),
    ("PROFILE MATCH (n) RETURN n", guard.NO_PROFILE),
    ("PROFILE CREATE (:Entity)", guard.NO_PROFILE),
    ("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS", guard.NO_TRANSACTIONS),
    ("UNWIND [1] AS x CALL (x) { RETURN 1 AS y } IN TRANSACTIONS RETURN y", guard.NO_TRANSACTIONS),
    ("CALL () { RETURN 1 AS y } IN 2 CONCURRENT TRANSACTIONS RETURN y", guard.NO_TRANSACTIONS),
    ("RETURN 1; CREATE (:Entity)", guard.ONE),
    ("RETURN 1 // een\n; CREATE (:Entity)", guard.ONE),
    ("", guard.NOTHING),
    (" // niets\n", guard.NOTHING),
    (r"\u0043REATE (:Entity)", "Schrijf een teken gewoon"),
    (r"RETURN 1 //\u000a CREATE (:Entity)", "Schrijf een teken gewoon"),
    (r"RETURN '\u0027 CREATE (:Entity)", "Schrijf een teken gewoon"),
    ("RETURN 1 /* CREATE (:Entity)", "niet te lezen op regel 1, teken 10"),
    ("RETURN 'a", "niet te lezen op regel 1, teken 8"),
    ("RETURN 1 // \u2028 ' \n + dbms.x('')", "niet te lezen"),
    (f"RETURN 1 //\r '\n + size(COLLECT {{ {LOAD} }}) //'", "niet te lezen op regel 1, teken 10"),
    (f"RETURN [x IN [1] | COLLECT {{ WITH 1 AS y LIMIT 1{LOAD} }}]", guard.NO_FILES),
    ("RETURN\n1 \u200b + 2", "niet te lezen op regel 2, teken 3"),
    ("MATCH (t:Text) RETURN t.stems", "De eigenschap stems"),
    ("MATCH (c:Contribution) RETURN c.`content`", "De eigenschap content"),
    ("MATCH (c:Contribution) RETURN c['content']", "De eigenschap content"),
    ("MATCH (t:Text) RETURN t {.stems}", "De eigenschap stems"),
)
WRONG = (
    ("MATCH (n", "Deze Cypher klopt niet op regel 1, teken 9"),
    (
        "MATCH (n)\nRETURN m",
        "Deze Cypher klopt niet op regel 2, teken 8: Variable `m` not defined.",
    ),
    ("RETURN $x", "een parameter die geen waarde heeft"),
    ("RETURN 1/0", "Neo4j kan deze vraag niet beantwoorden: / by zero."),
)


@pytest.fixture(scope="module")
def story(neo4j_url: str) -> Iterator[Store]:
    empty_database(neo4j_url)
    with open_store(neo4j_url) as store:
        fill(store)
        yield store


def refuse(story: Store, query: str, told: str) -> None:
    """The query is refused in one sentence, and nothing has changed."""
    before = story.revision(), digest(story)
    with pytest.raises(StoreError) as error:
        ask(story, query, {"url": "file:///etc/passwd"} if "$url" in query else None)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert (story.revision(), digest(story)) == before


@pytest.mark.parametrize("query", WRITES)
def test_nothing_can_be_written(story: Store, query: str) -> None:
    refuse(story, query, guard.NO_CHANGE)


@pytest.mark.parametrize("query", CHANGES)
def test_nothing_of_the_server_can_be_changed_or_looked_into(story: Store, query: str) -> None:
    refuse(story, query, guard.NO_COMMAND)


@pytest.mark.parametrize("query", CALLS)
def test_only_what_is_on_the_list_can_be_called(story: Store, query: str) -> None:
    refuse(story, query, CALLED)


@pytest.mark.parametrize("query", [*FILES, *HIDDEN])
def test_no_file_or_address_can_be_read(story: Store, query: str) -> None:
    refuse(story, query, guard.NO_FILES)


@pytest.mark.parametrize(("query", "told"), OTHERS)
def test_no_trick_gets_by(story: Store, query: str, told: str) -> None:
    refuse(story, query, told)


@pytest.mark.parametrize(("query", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_place(story: Store, query: str, told: str) -> None:
    refuse(story, query, told)


@pytest.mark.parametrize("query", [*WRITES, *CHANGES, *FILES])
def test_the_plan_alone_refuses_it_too(
    story: Store, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the text judged wrongly, the server's plan or its refusal would still stand."""
    monkeypatch.setattr(guard, "check_text", lambda _: None)
    with pytest.raises(StoreError):
        ask(story, query, {"url": "file:///etc/passwd"} if "$url" in query else None)


@pytest.mark.parametrize("query", WRITES)
def test_the_transaction_alone_writes_nothing(
    story: Store, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(story)
    monkeypatch.setattr(guard, "check_text", lambda _: None)
    monkeypatch.setattr(guard, "check_plan", lambda _: None)
    with pytest.raises(StoreError):
        ask(story, query)
    assert digest(story) == before


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n:Entity) RETURN n.use, [(n)-[:ABOUT]->(t:Trajectory) | t.name] AS over",
        "RETURN 'CREATE (:Entity); LOAD CSV dbms.listConfig()' AS tekst",
        "MATCH (n:Entity) RETURN n.name AS `CREATE; dbms.x(`",
        "RETURN 1 AS een // CALL dbms.listConfig()",
        "RETURN 1 AS een;",
        "RETURN 0x1F, 1e5, 1.5e-3, .5, 1_000, [1, 2, 3][0..2] // getallen\r\n",
        "RETURN date.truncate('year', date('2019-05-01')) AS dag",
        "RETURN point.distance(point({x: 0, y: 0}), point({x: 3, y: 4})) AS afstand",
        "MATCH (n:Entity) WHERE n.name CONTAINS 'LOAD' OR n.name =~ '\\\\w+.*' RETURN count(n)",
        "MATCH (n:Lesson {polarity: 'negatief'}) RETURN n.polarity, COUNT { (n)-[:ABOUT]->() }",
        "CALL db.labels",
        "CALL db.labels() YIELD label RETURN label",
        "CALL `db`.`labels`() YIELD label RETURN label",
        "CALL db.relationshipTypes()",
        "CALL db.propertyKeys()",
        "CALL db.schema.visualization()",
        "CALL db.schema.nodeTypeProperties()",
        "CALL db.schema.relTypeProperties()",
        "CALL db.index.fulltext.listAvailableAnalyzers()",
        "CALL db.index.fulltext.queryNodes('dutch', 'gegevens') YIELD node, score RETURN *",
        "SHOW INDEXES",
        "SHOW CONSTRAINTS YIELD name RETURN name",
        "CYPHER 5 MATCH (n:Lesson) RETURN n",
    ],
)
def test_what_only_reads_is_answered(story: Store, query: str) -> None:
    assert ask(story, query).rows


def test_explain_gives_the_steps_of_the_plan(story: Store) -> None:
    answer = ask(story, "EXPLAIN MATCH (n:Lesson)-[:ABOUT]->(t) RETURN t")
    assert answer.columns == console.PLAN
    assert [row[0] for row in answer.texts()][-1] == "· · NodeByLabelScan"


def test_no_more_rows_are_given_than_people_read(story: Store) -> None:
    begun = time.monotonic()
    answer = ask(story, "UNWIND range(1, 1000000000) AS x RETURN x")
    assert (len(answer.rows), answer.more) == (MOST, True)
    assert time.monotonic() - begun < SECONDS / 2  # the rest was not asked for
    assert not ask(story, f"UNWIND range(1, {MOST}) AS x RETURN x").more


@pytest.mark.parametrize(
    "query",
    [
        "UNWIND range(1, 1000000000000) AS x RETURN count(x)",
        "RETURN reduce(x = 0, i IN range(0, 1000000000) | x + i)",
    ],
)
def test_what_takes_too_long_is_stopped(
    story: Store, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "SECONDS", 1)
    begun = time.monotonic()
    with pytest.raises(StoreError, match="langer dan 10 seconden"):
        ask(story, query)
    assert time.monotonic() - begun < 6
    assert ask(story, "RETURN 1").rows


def test_values_are_readable(story: Store) -> None:
    answer = ask(
        story,
        "MATCH pad = (b:Bottleneck {id: $id})-[r:OCCURS_IN]->(t:Trajectory)<-[:ABOUT]-(l:Measure) "
        "RETURN b, r, pad, date('2019-05-01') AS dag, duration('P1D') AS duur, true AS waar, "
        "point({x: 1, y: 2}) AS punt, null AS niets, [1, [b]] AS lijst, {a: 1, stems: 2} AS kaart",
        {"id": TIMELINESS},
    )
    (text,), (data,) = answer.texts(), answer.data()
    name = "(Bottleneck: Tijdigheid en doorlooptijd)"
    assert text[:2] == [name, "[OCCURS_IN]"]
    assert text[2].startswith(
        f"{name}-[OCCURS_IN]->(Trajectory: Kindregeling toeslagen)<-[ABOUT]-("
    )
    assert text[3:8] == ["2019-05-01", "P1D", "true", "(1.0, 2.0)", ""]
    assert text[8:] == [f"[1, [{name}]]", "{a: 1}"]
    assert json.loads(json.dumps(data))["dag"] == "2019-05-01"
    assert data["b"] == {
        "labels": ["Bottleneck", "Entity"],
        "properties": {
            "id": TIMELINESS,
            "kind": "Bottleneck",
            "name": "Tijdigheid en doorlooptijd",
        },
    }


def test_what_is_large_and_internal_is_not_shown(story: Store) -> None:
    for query in (
        "MATCH (n) RETURN n",
        "MATCH (n) RETURN properties(n)",
        "MATCH (n) RETURN [n {.*}]",
        "MATCH (c:Contribution) UNWIND keys(c) AS k RETURN c[k]",
    ):
        answer = ask(story, query)
        assert answer.rows
        told = json.dumps(answer.data()) + str(answer.texts())
        assert "stems" not in told
        assert "'content'" not in told
        assert '"content"' not in told
        assert "b'" not in told


def test_only_a_store_in_neo4j_is_asked() -> None:
    with (
        open_store("sqlite:///:memory:") as store,
        pytest.raises(StoreError, match="alleen aan een opslag in Neo4j"),
    ):
        ask(store, "RETURN 1")


def command(url: str, *words: str, code: int = 0, typed: str | None = None) -> Result:
    result = CliRunner().invoke(app, ["cypher", *words, "--store", url], input=typed)
    assert result.exit_code == code, result.output
    return result


@pytest.mark.usefixtures("story")
def test_the_command_answers_in_every_form(neo4j_url: str) -> None:
    query = "MATCH (t:Trajectory) WHERE t.name = $name RETURN t.name AS naam, $n AS n"
    asked = query, "-p", "name=Kindregeling toeslagen", "--parameter", "n=2"
    assert command(neo4j_url, *asked).stdout == "naam\tn\nKindregeling toeslagen\t2\n"
    told = command(neo4j_url, *asked, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    assert told == "naam;n\r\nKindregeling toeslagen;2\r\n"
    found = json.loads(command(neo4j_url, *asked, "--format", "json").stdout)
    rows = [{"naam": "Kindregeling toeslagen", "n": 2}]
    assert found == {"columns": ["naam", "n"], "rows": rows, "more": False}


@pytest.mark.usefixtures("story")
def test_the_command_reads_a_question_from_a_file_or_standard_input(
    neo4j_url: str, tmp_path: Path
) -> None:
    (tmp_path / "vraag.cypher").write_text("RETURN 'één' AS x", encoding="utf-8")
    told = command(neo4j_url, "--file", str(tmp_path / "vraag.cypher")).stdout
    assert told == command(neo4j_url, typed="RETURN 'één' AS x").stdout == "x\néén\n"
    assert "niet allebei" in command(neo4j_url, "RETURN 1", "-f", "x", code=2).stderr
    assert "bestaat niet" in command(neo4j_url, "-f", str(tmp_path / "weg"), code=1).stderr


@pytest.mark.usefixtures("story")
def test_the_command_says_what_it_left_out_and_what_it_refused(neo4j_url: str) -> None:
    more = command(neo4j_url, f"UNWIND range(0, {MOST}) AS x RETURN x")
    assert f"de eerste {MOST} rijen; er zijn er meer" in more.stderr
    assert len(more.stdout.splitlines()) == MOST + 1
    assert guard.NO_CHANGE in command(neo4j_url, "CREATE (:Entity)", code=1).stderr
    assert "schrijf naam=waarde" in command(neo4j_url, "RETURN 1", "-p", "x", code=2).stderr
    assert command(neo4j_url, "MATCH (n:Niets) RETURN n").stdout == "Niets gevonden.\n"


def test_no_one_has_become_a_user_of_the_server(story: Store, server: Home) -> None:
    """After all that was tried here, the server is as it was."""
    assert story.counts()["Document"] == 4
    assert [row["user"] for row in ask_server(server, "SHOW USERS")] == ["neo4j"]
