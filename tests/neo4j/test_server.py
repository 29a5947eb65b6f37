"""A Neo4j server of one's own: started, asked, stopped, killed and emptied, for real."""

from __future__ import annotations

import http.server
import os
import signal
import stat
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest
from neo4j.exceptions import ClientError

from graph.neo4j.address import address
from graph.neo4j.server import jars
from graph.neo4j.server.process import find
from tests.servers import ask, begin, command

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.server.home import Home

pytestmark = pytest.mark.neo4j
LOOPBACK = {"127.0.0.1", "::ffff:127.0.0.1", "::1"}


def process_of(home: Home) -> psutil.Process:
    process = find(home)
    assert process is not None
    return process


def test_a_server_that_runs_is_not_started_again(server: Home) -> None:
    before = process_of(server).pid
    assert f"Neo4j draait al op {server.uri}." in command(server, "start")
    assert process_of(server).pid == before


def test_its_status_says_where_it_is_and_which_version(server: Home) -> None:
    told = command(server, "status")
    assert told.startswith("Neo4j 5.26.")
    assert f"draait op {server.uri} (proces {process_of(server).pid}, sinds 20" in told
    assert "MB op schijf" in told


def test_a_store_finds_it_and_its_password(server: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(server.folder))
    for url in ("neo4j:local", f"neo4j://localhost:{server.port}"):
        assert address(url, {}).password == server.password
    assert ask(server, "RETURN 1 AS one") == [{"one": 1}]


def test_only_this_computer_reaches_it_and_only_by_bolt(server: Home) -> None:
    connections = process_of(server).net_connections("inet")
    listening = [one.laddr for one in connections if one.status == psutil.CONN_LISTEN]
    assert [(place.ip in LOOPBACK, place.port) for place in listening] == [(True, server.port)]


def test_no_query_reads_a_file(server: Home) -> None:
    (server.imports / "lijst.csv").write_text("een,twee\n", encoding="utf-8")
    for name in ("/etc/passwd", "/lijst.csv", "/../password"):
        with pytest.raises(ClientError, match="Cannot load from URL"):
            ask(server, "LOAD CSV FROM $url AS row RETURN row", url=f"file://{name}")


def test_no_query_calls_an_address(server: Home) -> None:
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listener:
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{listener.server_port}/lijst.csv"
        with pytest.raises(ClientError, match="blocked"):
            ask(server, "LOAD CSV FROM $url AS row RETURN row", url=url)
        listener.shutdown()
        thread.join()
    assert asked == []


def test_it_reports_to_nobody_and_ends_what_takes_too_long(server: Home) -> None:
    settings = {row["name"]: row["value"] for row in ask(server, "SHOW SETTINGS")}
    assert settings["db.transaction.timeout"] == "2m"
    switched = ["dbms.usage_report.enabled", "server.bolt.telemetry.enabled"]
    assert [settings[name] for name in switched] == ["false", "false"]


def test_only_the_user_can_read_its_password(server: Home) -> None:
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((server.folder / "password").stat().st_mode) == 0o600
    assert server.password is not None
    assert server.password not in " ".join(process_of(server).cmdline())
    told = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in server.folder.rglob("*")
        if path.is_file() and path.name != "password"
    ]
    assert not any(server.password in text for text in told)


def test_what_it_holds_survives_a_kill(own_server: Home) -> None:
    ask(own_server, "CREATE (:Proef {naam: 'een'})")
    there = own_server.uri
    os.kill(process_of(own_server).pid, signal.SIGKILL)
    while find(own_server) is not None:
        time.sleep(0.05)
    assert "draait niet" in command(own_server, "status", code=1)
    assert f"draait op {there}" in command(own_server, "start")
    assert ask(own_server, "MATCH (n:Proef) RETURN n.naam AS naam") == [{"naam": "een"}]


def test_a_stop_keeps_what_it_holds_and_a_reset_does_not(own_server: Home) -> None:
    ask(own_server, "CREATE (:Proef)")
    there, password = own_server.uri, own_server.password
    assert "Neo4j is gestopt." in command(own_server, "stop")
    assert "Neo4j draaide niet." in command(own_server, "stop")
    command(own_server, "start")
    assert ask(own_server, "MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
    assert "Neo4j is leeggemaakt." in command(own_server, "reset", "--yes")
    assert find(own_server) is None
    assert not own_server.data.exists()
    assert jars.place().is_dir()
    command(own_server, "start")
    assert ask(own_server, "MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert own_server.uri == there
    assert own_server.password not in {password, None}


def test_a_password_changed_elsewhere_is_told_and_does_not_keep_it_running(
    own_server: Home,
) -> None:
    ask(
        own_server,
        "ALTER CURRENT USER SET PASSWORD FROM $old TO 'zelf-gekozen'",
        old=own_server.password,
    )
    for word in ("status", "start"):
        assert "Neo4j weigert het wachtwoord" in command(own_server, word, code=1)
    assert "Neo4j is gestopt." in command(own_server, "stop")


def test_of_two_starts_at_once_one_starts_it(new_home: Home) -> None:
    words = "start", "--home", str(new_home.folder), "--heap", "512m"
    with begin(*words) as one, begin(*words) as other:
        told = sorted(each.communicate()[0].splitlines()[0] for each in (one, other))
    assert (one.returncode, other.returncode) == (0, 0)
    assert told == [f"Neo4j draait al op {new_home.uri}.", f"Neo4j draait op {new_home.uri}."]


def test_a_start_that_fails_shows_what_the_server_said(new_home: Home) -> None:
    told = command(new_home, "start", "--heap", "1m", code=1)
    assert "Too small" in told
    assert "Neo4j is niet gestart (einde met code 1)" in told


def test_a_start_that_takes_too_long_is_told_and_goes_on(new_home: Home) -> None:
    assert "antwoordt niet binnen 1 s" in command(new_home, "start", "--timeout", "1", code=1)
    assert "draait al" in command(new_home, "start")


def test_a_killed_fetch_leaves_nothing_that_counts(empty_cache: Path) -> None:
    folder = empty_cache
    with begin("fetch") as process:
        while not list(folder.parent.glob(f"{jars.UNFINISHED}*/jars/*.jar")):
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert not folder.exists()
    with begin("fetch") as process:
        process.communicate()
    assert process.returncode == 0
    assert list(folder.glob("neo4j-server-5.26.*.jar"))
    assert not list(folder.parent.glob(f"{jars.UNFINISHED}*"))
