"""What goes wrong on a real server is told in one sentence, in time, and nothing is lost."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from neo4j import GraphDatabase
from streamlit.testing.v1 import AppTest

from dashboard.launch import APP
from graph.digest import digest
from graph.neo4j.server.home import USER, Home
from graph.neo4j.server.process import find
from graph.neo4j.store import Neo4jStore
from graph.store import UNKNOWN_ORIGIN, Origin, Store, open_store
from ontology import load
from ontology.errors import StoreError, UnavailableError
from tests.commands import complaint, ingest, leergraaf, loaded, reports, succeed
from tests.contributions import ADVICE, LESSON, Said, many, report
from tests.dashboard_app import html
from tests.dashboard_story import fill
from tests.servers import ask, command, url_of
from tests.stores import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.update import Update

pytestmark = pytest.mark.neo4j
LONG = "UNWIND range(1, 20000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)"
SHARED = report(Said(LESSON.text, organisation="Dienst Voorbeelden"), title="Een")


def end(home: Home) -> None:
    """Kill the server as a power failure would."""
    process = find(home)
    assert process is not None
    process.kill()
    while find(home) is not None:
        time.sleep(0.05)


@contextmanager
def hanging(home: Home) -> Iterator[None]:
    """The server answers nothing, but its connections stay."""
    process = find(home)
    assert process is not None
    process.suspend()
    while any(thread.id and state(thread.id) not in "Tt" for thread in process.threads()):
        time.sleep(0.05)
    try:
        yield
    finally:
        process.resume()


def state(thread: int) -> str:
    """What a thread of Linux does: ``T`` for one that is stopped."""
    text = Path(f"/proc/{thread}/stat").read_text(encoding="utf-8")
    return text.rpartition(")")[2].split()[0]


@pytest.fixture
def empty(neo4j_url: str) -> str:
    """The URL of the shared server, which holds nothing."""
    empty_database(neo4j_url)
    return neo4j_url


@pytest.fixture
def started(frail: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The server that may be disturbed, running and empty; ``neo4j:local`` is this one."""
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(frail.folder))
    command(frail, "start", "--heap", "512m", "--page-cache", "64m")
    empty_database(url_of(frail))
    return frail


# Who may not, or must not


def test_a_wrong_password_is_told(empty: str) -> None:
    url = f"bolt://jan:geheim@{empty.rpartition('@')[2]}"
    told = complaint(leergraaf("digest", store=url), 60)
    assert "kent deze gebruiker en dit wachtwoord niet" in told
    assert "NEO4J_PASSWORD" in told
    assert "geheim" not in told


def test_a_database_with_something_else_is_refused_and_left_alone(
    server: Home, empty: str, tmp_path: Path
) -> None:
    ask(server, "CREATE (:Klant {naam: 'Jansen'})-[:KOCHT]->(:Fiets)")
    told = complaint(ingest(empty, reports(tmp_path / "een", 1)), 60)
    assert "houdt iets anders dan een leergraaf" in told
    found = ask(server, "MATCH (n) RETURN labels(n) AS labels ORDER BY labels")
    assert found == [{"labels": ["Fiets"]}, {"labels": ["Klant"]}]


def test_a_store_of_a_newer_leergraaf_is_refused_and_left_alone(
    server: Home, empty: str, tmp_path: Path
) -> None:
    with open_store(empty) as store:
        store.put(SHARED)
    ask(server, "MATCH (store:Leergraaf) SET store.version = 99")
    told = complaint(ingest(empty, reports(tmp_path / "een", 1)), 60)
    assert "gemaakt door een nieuwere versie van leergraaf (opslag 99" in told
    assert ask(server, "MATCH (c:Contribution) RETURN count(c) AS n") == [{"n": 1}]


def test_a_database_that_is_emptied_meanwhile_is_told_and_not_written_to(
    server: Home, empty: str
) -> None:
    with open_store(empty) as store:
        store.put(SHARED)
        empty_database(empty)
        with pytest.raises(StoreError, match="leeggemaakt"):
            store.revision()
        with pytest.raises(StoreError, match="leeggemaakt"):
            store.put(SHARED)
    assert ask(server, "MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


# Two at once


def test_two_ingests_at_once_both_end_well(empty: str, tmp_path: Path) -> None:
    folders = [reports(tmp_path / name, 6) for name in ("een", "twee")]
    with ingest(empty, folders[0]) as one, ingest(empty, folders[1]) as other:
        told = [each.communicate(timeout=300)[1] for each in (one, other)]
    assert (one.returncode, other.returncode, told) == (0, 0, ["", ""])
    with open_store(empty) as store:
        assert digest(store) == loaded(tmp_path, *folders)


def test_a_deadlock_is_tried_again(server: Home, empty: str) -> None:
    """The server ends the one that holds fewest; the other holds many things that are not ours."""
    many = "MATCH (n:Entity|Proef) WHERE n:Proef OR n.kind = 'Organisation' SET n.touched = true"
    wait = "MATCH (store:Leergraaf) SET store.revision = store.revision + 1"
    said = Said(ADVICE.text, organisation="Dienst Voorbeelden")
    tries, holds = [], threading.Event()

    def cross() -> None:
        with (
            GraphDatabase.driver(server.uri, auth=(USER, server.password or "")) as driver,
            driver.session() as session,
            session.begin_transaction() as other,
        ):
            other.run(many).consume()
            holds.set()
            other.run(wait).consume()
            other.commit()

    crossing = threading.Thread(target=cross)

    def change(update: Update) -> None:
        tries.append(update)  # the store is ours now, and the other has what we want
        if len(tries) == 1:
            crossing.start()
            holds.wait()
            time.sleep(2)  # it waits for the store
        update.replace([(report(said, title="Twee"), Origin())])

    with Neo4jStore(empty, load()) as store:
        store.put(SHARED)
        ask(server, "UNWIND range(1, 2000) AS x CREATE (:Proef)")
        store._change(change)
        crossing.join()
        assert len(tries) == 2
        assert len(store.documents()) == 2
    found = ask(server, "MATCH (n:Proef {touched: true}) RETURN count(n) AS n")
    assert found == [{"n": 2000}]


# A server that is not there, or no longer


def test_a_server_that_does_not_run_is_told_with_how_to_start_it(started: Home) -> None:
    url = url_of(started)
    command(started, "stop")
    for words in (["recurring"], ["list"], ["dashboard", "--no-browser"]):
        told = complaint(leergraaf(*words, store="neo4j:local"), 60)
        assert "neo4j:local: uw eigen Neo4j antwoordt niet" in told
        assert told.endswith("start hem met: leergraaf neo4j start\n")
    for scheme in ("bolt", "neo4j"):
        told = complaint(leergraaf("digest", store=url.replace("bolt", scheme)), 60)
        assert "de server antwoordt niet; controleer het adres" in told


def check_whole(store: Store, source: str, folder: Path) -> None:
    """The documents that are there are there whole, and nothing else is."""
    with (
        open_store(source) as undisturbed,
        open_store(f"sqlite:///{folder}/deel.sqlite") as part,
    ):
        left = [undisturbed.contribution(one.document.id) for one in store.documents()]
        part.put_all((one, UNKNOWN_ORIGIN) for one in left)
        assert digest(store) == digest(part)
        assert store.content().nodes == part.content().nodes
        assert store.content().edges == part.content().edges


def test_a_load_that_loses_its_server_is_finished_by_the_next(
    started: Home, tmp_path: Path
) -> None:
    folder = reports(tmp_path / "veel", 12)
    with ingest("neo4j:local", folder) as process:
        while ask(started, "MATCH (c:Contribution) RETURN count(c) AS n")[0]["n"] < 3:
            assert process.poll() is None
            time.sleep(0.05)
        end(started)
        told = complaint(process, 150)
    assert "uw eigen Neo4j antwoordt niet" in told
    command(started, "start")
    expected = loaded(tmp_path, folder)
    with open_store("neo4j:local") as store:
        assert 3 <= len(store.documents()) < 12
        check_whole(store, f"sqlite:///{tmp_path}/ongestoord.sqlite", tmp_path)
        succeed("ingest", str(folder), "--model", "rules", store="neo4j:local")
        assert digest(store) == expected


def test_a_copy_that_was_killed_goes_on(started: Home, tmp_path: Path) -> None:
    source = f"sqlite:///{tmp_path}/bron.sqlite"
    with open_store(source) as origin:
        origin.put_all((one, UNKNOWN_ORIGIN) for one in many(200))
        expected = digest(origin)
    with leergraaf("copy", source, "neo4j:local") as process:
        while not ask(started, "MATCH (c:Contribution) RETURN count(c) AS n")[0]["n"]:
            assert process.poll() is None
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    with open_store("neo4j:local") as store:
        assert 0 < len(store.documents()) < 200
        check_whole(store, source, tmp_path)
        with leergraaf("copy", source, "neo4j:local") as process:
            out, told = process.communicate(timeout=300)
        assert (process.returncode, told) == (0, "")
        assert f"De bestemming is gelijk aan de bron: {expected}" in out
        assert digest(store) == expected


def test_a_copy_into_a_store_with_more_says_so(started: Home, tmp_path: Path) -> None:
    source = f"sqlite:///{tmp_path}/bron.sqlite"
    for url, one in ((source, SHARED), (url_of(started), report(ADVICE, title="Meer"))):
        with open_store(url) as store:
            store.put(one)
    told = complaint(leergraaf("copy", source, "neo4j:local"), 60)
    assert "houdt iets anders dan de bron (1 document," in told
    told = complaint(leergraaf("copy", source, "neo4j:local", "--merge"), 60)
    assert "De bestemming is niet gelijk aan de bron: 1 document, 0 besluiten" in told


def test_an_open_dashboard_tells_of_a_server_that_stops_and_recovers(
    started: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERGRAAF_STORE", "neo4j:local")
    with open_store("neo4j:local") as store:
        fill(store)
    app = AppTest.from_file(APP, default_timeout=120).run()
    assert not app.error
    end(started)
    app.run()
    assert "uw eigen Neo4j antwoordt niet" in app.error[0].value
    assert "verschijnt deze pagina vanzelf" in app.info[0].value
    assert not app.exception
    command(started, "start")
    app.run()
    assert not app.error
    assert not app.info
    assert "Ongekend laat: het herstel van de toeslagen" in html(app)


def test_an_open_dashboard_knows_a_store_that_was_made_anew(
    started: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERGRAAF_STORE", "neo4j:local")
    with open_store("neo4j:local") as store:
        store.put(SHARED)
    app = AppTest.from_file(APP, default_timeout=120).run()
    command(started, "reset", "--yes")
    command(started, "start", "--heap", "512m", "--page-cache", "64m")
    with open_store("neo4j:local") as store:
        store.put(report(ADVICE, title="Het nieuwe rapport"))
    for _ in range(3):  # the old connection, the new one
        app.run()
    assert not app.error
    assert "<strong>1</strong><span>Aanbeveling</span>" in html(app)
    assert "<strong>1</strong><span>Les</span>" not in html(app)


def test_a_connection_that_breaks_in_the_middle_of_a_read_is_told(started: Home) -> None:
    with Neo4jStore("neo4j:local", load()) as store:
        killer = threading.Timer(2, end, [started])
        killer.start()
        begun = time.monotonic()
        with pytest.raises(UnavailableError, match="uw eigen Neo4j antwoordt niet"):
            store._connection.read(lambda tx: tx.run(LONG).value())
        killer.join()
        assert time.monotonic() - begun < 40


def test_a_server_that_hangs_is_told_in_time(started: Home) -> None:
    with Neo4jStore("neo4j:local", load()) as store:
        store.put(SHARED)
        with hanging(started), leergraaf("recurring", store="neo4j:local") as new:
            with pytest.raises(UnavailableError, match="uw eigen Neo4j antwoordt niet"):
                store.content()  # on a connection that was there
            assert "uw eigen Neo4j antwoordt niet" in complaint(new, 60)
            assert "draait, maar antwoordt niet" in command(started, "status", code=1)
        assert len(store.content().nodes) == len(SHARED.nodes) + 1
