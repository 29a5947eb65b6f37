"""What a store makes of a file that is not one."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.sqlite import queries
from graph.sqlite.connection import Connections
from graph.store import default_url, open_store
from ontology import StoreError
from tests.contributions import report

if TYPE_CHECKING:
    from pathlib import Path


def opening(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{path}").close()
    assert str(path) in str(caught.value) or str(path.parent) in str(caught.value)
    return str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"%PDF-1.7\n" * 1000)
    assert "geen SQLite-bestand" in opening(path)
    assert path.read_bytes() == b"%PDF-1.7\n" * 1000


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ander.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE adres(naam TEXT)")
    before = path.read_bytes()
    assert "van een ander programma" in opening(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_leergraaf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.sqlite"
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {queries.VERSION + 1}")
    assert "nieuwere versie van leergraaf" in opening(path)


def test_a_store_of_an_older_leergraaf_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "oud.sqlite"
    with open_store(f"sqlite:///{path}") as store:
        store.put(report())
        content = store.content()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE revision")
        connection.execute("PRAGMA user_version = 1")
    with open_store(f"sqlite:///{path}") as store:
        assert replace(store.content(), revision=content.revision) == content
        store.withdraw(report().document.id)
        assert store.revision() == "1"


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    assert "de map kan niet worden gemaakt" in opening(tmp_path / "bestand" / "leergraaf.sqlite")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "kan niet worden geopend" in opening(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "kan niet worden geopend" in opening(tmp_path / "leergraaf.sqlite")


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:leergraaf", "postgres://host/db", "bestand"])
def test_an_url_that_names_no_store_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///pad/naar/bestand"):
        open_store(url)


def test_a_store_that_breaks_while_in_use_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "leergraaf.sqlite"
    with open_store(f"sqlite:///{path}") as store:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE page")
        with pytest.raises(StoreError, match="kan niet worden gelezen of geschreven"):
            store.put(report())


def test_the_folder_of_a_store_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/a/b/leergraaf.sqlite").close()
    assert (tmp_path / "a" / "b" / "leergraaf.sqlite").is_file()


def test_the_environment_names_the_default_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERGRAAF_STORE", "sqlite:////srv/leergraaf.sqlite")
    assert default_url() == "sqlite:////srv/leergraaf.sqlite"


def test_without_one_the_store_is_among_the_users_data(tmp_path: Path) -> None:
    assert default_url().startswith(f"sqlite:///{tmp_path}")


def test_connections_of_ended_threads_are_closed(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "leergraaf.sqlite")
    for _ in range(5):
        thread = threading.Thread(target=connections.get)
        thread.start()
        thread.join()
    assert len(connections._all) <= 2
    connections.close()


def test_threads_that_begin_together_close_what_ended_threads_left(tmp_path: Path) -> None:
    connections, found = Connections(tmp_path / "leergraaf.sqlite"), []

    def get(together: threading.Barrier) -> None:
        together.wait()
        found.append(connections.get().execute("SELECT 1").fetchone())

    for _ in range(20):
        together = threading.Barrier(20)
        threads = [threading.Thread(target=get, args=[together]) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    connections.close()
    assert len(found) == 400
