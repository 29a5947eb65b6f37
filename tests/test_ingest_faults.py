"""What goes wrong with one file stops no other, and what goes wrong half-way leaves no halves."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.digest import digest
from graph.gate import check_shapes
from graph.store import Store, open_store
from ingest.load import Loader, Outcome, ingest, plan
from ontology.errors import ShapeError
from ontology.load import load
from tests.documents import (
    BODY,
    encrypted_pdf,
    make_zip,
    open_to_all,
    pageless_pdf,
    scanned_pdf,
)
from tests.pipeline import contribution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = int(os.environ.get("LEERGRAAF_KILLS", "3"))
INGEST = """
import sys
from pathlib import Path
from graph.store import open_store
from ingest.load import Loader, plan

with open_store(sys.argv[1]) as store:
    loader = Loader(store)
    loader.nlp
    print("ready", flush=True)
    for path in plan([Path(sys.argv[2])]):
        loader.load(path)
"""
INGEST_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from graph.store import open_store
from ingest.load import ingest, plan

with open_store(sys.argv[1]) as store:
    list(ingest(store, plan([Path(sys.argv[3])])))  # all that Python imports, it imports as root
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 65534)
    for outcome in ingest(store, plan([Path(sys.argv[2])])):
        print(outcome.status, outcome.path.name, outcome.message)
"""


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    with open_store(url(folder)) as store:
        yield store


def url(folder: Path) -> str:
    return f"sqlite:///{folder}/store/store.sqlite"


def outcomes(store: Store, folder: Path) -> dict[str, Outcome]:
    return {one.path.name: one for one in ingest(store, plan([folder]))}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two sound reports."""
    folder = tmp_path / "rapporten"
    folder.mkdir()
    (folder / "aaa.txt").write_text(f"Eén. {BODY}", encoding="utf-8")
    (folder / "zzz.txt").write_text(f"Twee. {BODY}", encoding="utf-8")
    return folder


FAULTS = {
    "leeg.txt": (b"", "leeg"),
    "wit.txt": (b" \n\n ", "leeg"),
    "leeg.pdf": (b"", "leeg"),
    "nulpagina.pdf": (pageless_pdf(), "pagina"),
    "afgebroken.pdf": (scanned_pdf()[:400], "niet volledig"),
    "wachtwoord.pdf": (encrypted_pdf(), "wachtwoord"),
    "scan.pdf": (scanned_pdf(), "tekst"),
    "zip.docx": (make_zip({"iets/anders.xml": b"<a/>"}), "Word"),
    "geenzip.docx": (b"zomaar bytes", "beschadigd"),
    "binair.txt": (bytes(range(256)) * 20, "tekst"),
    "half.txt": ("ë".encode() * 200 + b"\xff\xfe\xfa" + "ë".encode() * 200, "UTF-8"),
    "geen.odt": (b"PK\x03\x04", "ODT"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_file_gives_one_sentence_and_the_others_load(name: str, reports: Path) -> None:
    content, word = FAULTS[name]
    (reports / name).write_bytes(content)
    with opened(reports.parent) as store:
        found = outcomes(store, reports)
        assert {n: one.status for n, one in found.items()} == {
            "aaa.txt": "added",
            name: "failed",
            "zzz.txt": "added",
        }
        message = found[name].message
        assert name in message
        assert word.lower() in message.lower()
        assert "\n" not in message
        assert message.endswith(".")
        assert len(store.documents()) == 2


def test_a_page_in_latin_1_is_read_as_it_says(reports: Path) -> None:
    head = '<html><head><meta charset="iso-8859-1"></head>'
    page = f"{head}<body><p>Eén ministerie. {BODY}</p></body></html>"
    (reports / "pagina.html").write_bytes(page.encode("latin-1"))
    with opened(reports.parent) as store:
        document = outcomes(store, reports)["pagina.html"].document
        assert document is not None
        assert "Eén ministerie." in store.pages(document.id)[0].text


@pytest.mark.parametrize(
    ("sidecar", "word"),
    [
        ("dit is geen toml", "TOML"),
        ('titel = "x"', "titel"),
        ('source = "zonder schema"', "source"),
        ('language = "Nederlands, toch"', "language"),
        ('published = "ooit"', "published"),
    ],
)
def test_a_faulty_sidecar_is_named_and_the_others_load(
    sidecar: str, word: str, reports: Path
) -> None:
    (reports / "aaa.meta.toml").write_text(sidecar)
    with opened(reports.parent) as store:
        found = outcomes(store, reports)
    assert (found["aaa.txt"].status, found["zzz.txt"].status) == ("failed", "added")
    assert "aaa.meta.toml" in found["aaa.txt"].message
    assert word in found["aaa.txt"].message


def test_a_file_far_too_large_is_refused_at_once_in_one_sentence(reports: Path) -> None:
    with (reports / "groot.txt").open("wb") as file:
        file.truncate(50_000_000)
    with opened(reports.parent) as store:
        started = time.monotonic()
        found = outcomes(store, reports)
    assert found["groot.txt"].status == "failed"
    assert "te groot" in found["groot.txt"].message
    assert "splits" in found["groot.txt"].message
    assert found["zzz.txt"].status == "added"
    assert time.monotonic() - started < 30  # not a measurement: reading it all took longer


def test_a_text_that_is_too_long_is_refused_in_one_sentence(reports: Path) -> None:
    (reports / "lang.txt").write_text((f"{BODY}\n\n" * 23_000)[:5_100_000], encoding="utf-8")
    with opened(reports.parent) as store:
        found = outcomes(store, reports)
    assert "te lang" in found["lang.txt"].message
    assert found["zzz.txt"].status == "added"


def test_a_file_that_vanishes_after_planning_is_named_and_the_others_load(reports: Path) -> None:
    with opened(reports.parent) as store:
        planned = plan([reports])
        (reports / "aaa.txt").unlink()
        found = list(ingest(store, planned))
    assert [one.status for one in found] == ["failed", "added"]
    assert "aaa.txt bestaat niet" in found[0].message


def test_a_path_that_does_not_exist_is_named_and_the_others_load(reports: Path) -> None:
    with opened(reports.parent) as store:
        found = list(ingest(store, plan([reports / "weg", reports])))
    assert [one.status for one in found].count("added") == 2
    assert any("weg bestaat niet" in one.message for one in found)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_or_file_without_rights_is_named_and_the_others_load(reports: Path) -> None:
    (reports / "dicht").mkdir(mode=0)
    (reports / "geheim.txt").write_text(BODY)
    (reports / "geheim.txt").chmod(0)
    (reports.parent / "eerst.txt").write_text(f"Eerst. {BODY}", encoding="utf-8")
    open_to_all(reports)
    said = _run(
        INGEST_WITHOUT_RIGHTS, url(reports.parent), str(reports), str(reports.parent / "eerst.txt")
    ).stdout.splitlines()
    told = [line.split()[0] for line in said]
    assert told == ["added", "failed", "added", "failed"], said
    assert f"{reports / 'geheim.txt'} mag niet worden gelezen" in said[1]
    assert f"{reports / 'dicht'} mag niet worden gelezen" in said[3]


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )


def test_what_was_stored_stays_when_its_file_goes_bad(reports: Path) -> None:
    with opened(reports.parent) as store:
        outcomes(store, reports)
        before = digest(store)
        (reports / "aaa.txt").write_bytes(b"")
        assert outcomes(store, reports)["aaa.txt"].status == "failed"
        assert digest(store) == before


def test_a_contribution_that_breaks_a_shape_is_refused_whole() -> None:
    sound = contribution(f"Dit gaat over de toeslagenaffaire. {BODY}")
    name = next(node for node in sound.nodes if node.kind == "Trajectory")
    broken = replace(name, properties=(("name", "x"),))
    nodes = tuple(broken if node is name else node for node in sound.nodes)
    with pytest.raises(ShapeError, match="2 tot 300 tekens"):
        check_shapes(replace(sound, nodes=nodes), load())


@pytest.mark.parametrize(
    "text",
    [
        "De Stichting " + "Aap" * 200 + " kwam veel te laat en hielp ouders onvoldoende.",
        "Fout" + " " * 40 + "!!",
        "De ministerie van van van (X) (Y) ((Z)). " + "█" * 50,
        "\u202eDe uitvoering kwam te laat\U0001f600 en was onvoldoende geregeld voor ouders.",
        "Deze aanbeveling " * 200,
        "1. 2. 3. a) b) c) - - - • • •",
    ],
)
def test_an_odd_text_is_loaded_and_breaks_no_shape(text: str, reports: Path) -> None:
    (reports / "raar.txt").write_text(text, encoding="utf-8")
    with opened(reports.parent) as store:
        assert outcomes(store, reports)["raar.txt"].status == "added"


def test_loading_again_changes_nothing_and_reads_nothing(reports: Path) -> None:
    with opened(reports.parent) as store:
        outcomes(store, reports)
        before = digest(store)
        assert {one.status for one in outcomes(store, reports).values()} == {"unchanged"}
        assert digest(store) == before


def test_a_changed_file_takes_the_place_of_what_it_was(reports: Path) -> None:
    with opened(reports.parent) as store:
        outcomes(store, reports)
        (reports / "aaa.txt").write_text(f"Drie. {BODY}", encoding="utf-8")
        assert outcomes(store, reports)["aaa.txt"].status == "changed"
        assert sorted(store.pages(d.document.id)[0].text[:4] for d in store.documents()) == [
            "Drie",
            "Twee",
        ]


def many(folder: Path, count: int, paragraphs: int = 4) -> Path:
    """A folder with ``count`` reports that differ from one another."""
    reports = folder / "veel"
    reports.mkdir(parents=True)
    for number in range(count):
        text = "\n\n".join(
            f"Rapport {number}, alinea {i} over de toeslagenaffaire. {BODY}"
            for i in range(paragraphs)
        )
        (reports / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return reports


@contextmanager
def ingesting(store: str, reports: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that loads the reports, from the moment that its pipeline is ready."""
    command = [sys.executable, "-c", INGEST, store, str(reports)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def test_a_reader_sees_documents_appear_while_another_process_loads(tmp_path: Path) -> None:
    reports = many(tmp_path, 12)
    seen = set()
    with opened(tmp_path) as reader, ingesting(url(tmp_path), reports) as process:
        while process.poll() is None:
            seen.add(len(reader.documents()))
            time.sleep(0.01)
        seen.add(len(reader.documents()))
    assert process.returncode == 0
    assert max(seen) == 12
    assert len(seen) > 3


def test_a_killed_load_leaves_whole_documents_and_is_finished_by_the_next(tmp_path: Path) -> None:
    reports = many(tmp_path, 6, paragraphs=3)
    with opened(tmp_path / "heel") as store:
        loader = Loader(store)
        loader.nlp  # noqa: B018 - made before the clock starts
        started = time.monotonic()
        assert all(loader.load(path).status == "added" for path in sorted(reports.iterdir()))
        lasted = time.monotonic() - started
        whole = {d.document.id: store.contribution(d.document.id) for d in store.documents()}
        expected = digest(store)
    chance = random.Random(os.environ.get("LEERGRAAF_SEED", "1"))  # noqa: S311
    for number in range(KILLS):
        folder = tmp_path / f"kill{number}"
        with ingesting(url(folder), reports) as process:
            time.sleep(chance.uniform(0, lasted))
            process.send_signal(signal.SIGKILL)
        with opened(folder) as store:
            left = {d.document.id: store.contribution(d.document.id) for d in store.documents()}
            assert left == {id_: whole[id_] for id_ in left}
            assert {one.status for one in outcomes(store, reports).values()} <= {
                "added",
                "unchanged",
            }
            assert digest(store) == expected
