"""Exports read back: whole, in part, or not at all."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from rdflib import Dataset

from graph.digest import digest
from graph.export import write_rdf, write_trig
from graph.restore import read_rdf, restore
from graph.store import Store, open_store
from ontology import StoreError
from tests.contributions import LESSON, decided, make_concept, report, statement_of, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# rdflib's parsers use what rdflib itself calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
BODY = "Dienst Voorbeelden"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/een.sqlite") as opened:
        opened.put(report(title="Een"))
        opened.put(report(title="Twee"))
        opened.add_concepts([make_concept()])
        opened.record(decided("reject", statement_of(report(title="Een")).id))
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leeg.sqlite") as opened:
        yield opened


def exported(store: Store, notation: str = "trig") -> str:
    stream = BytesIO()
    write_rdf(store, stream, notation)
    return stream.getvalue().decode()


def written(folder: Path, text: str, name: str = "export.trig") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_an_export_has_a_graph_for_each_document_and_two_more(store: Store) -> None:
    dataset = Dataset()
    dataset.parse(data=exported(store), format="trig")
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    ours = {f"https://w3id.org/leergraaf/id/{name}" for name in ("register", "besluiten")}
    assert names == ours | {record.document.id for record in store.documents()}


def test_json_ld_says_the_same_as_trig(store: Store) -> None:
    trig, jsonld = Dataset(), Dataset()
    trig.parse(data=exported(store), format="trig")
    jsonld.parse(data=exported(store, "jsonld"), format="json-ld")
    assert set(trig.quads()) == set(jsonld.quads())


def test_writing_tells_how_many_documents_there_were(store: Store, empty: Store) -> None:
    assert write_trig(store, BytesIO()) == 2
    assert write_trig(empty, BytesIO()) == 0


def test_an_unknown_notation_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="'turtle' is geen notatie; kies uit trig, nquads, jsonld"):
        write_rdf(store, BytesIO(), "turtle")


@pytest.mark.parametrize(("notation", "name"), [("trig", "x.trig"), ("nquads", "x.nq")])
def test_all_of_an_export_comes_back(
    store: Store, empty: Store, tmp_path: Path, notation: str, name: str
) -> None:
    assert read_rdf(empty, written(tmp_path, exported(store, notation), name)) == 2
    assert digest(empty) == digest(store)
    assert empty.decisions() == store.decisions()


def test_an_export_rewritten_by_another_program_comes_back(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    dataset = Dataset()
    dataset.parse(data=exported(store, "nquads"), format="nquads")
    text = dataset.serialize(format="nquads")
    lines = "\n".join(sorted(text.splitlines(), reverse=True))
    assert read_rdf(empty, written(tmp_path, lines, "ander.nq")) == 2
    assert {one.document.title for one in empty.documents()} == {"Een", "Twee"}


def test_reading_an_export_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = digest(store)
    read_rdf(store, written(tmp_path, exported(store)))
    assert digest(store) == before


def test_a_document_that_the_store_refuses_stays_out_and_the_others_are_taken(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    ours, theirs = (report(replace(LESSON, organisation=BODY), title=title) for title in "AB")
    body = thing_of(theirs, "Organisation")
    empty.put(replace(theirs, nodes=(replace(body, kind="Trajectory"),), edges=()))
    store.put(ours)
    outcomes = list(restore(empty, written(tmp_path, exported(store))))
    (refused,) = [one for one in outcomes if one.refused is not None]
    assert refused.graph == ours.document.id
    assert "kent dit als Trajectory, niet als Organisation" in str(refused.refused)
    assert {one.document.title for one in empty.documents()} == {"B", "Een", "Twee"}


def test_what_stands_before_a_fault_in_a_file_is_taken(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    content = exported(store).encode()
    path = tmp_path / "export.trig"
    path.write_bytes(content[: content.rindex(b"<https://w3id.org/leergraaf/id/besl")] + b"\xff")
    with pytest.raises(StoreError, match="geen tekst in UTF-8"):
        list(restore(empty, path))
    assert empty.documents()  # it is read some thousands of characters at a time


def test_a_document_that_breaks_a_shape_is_refused_and_the_others_are_taken(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    broken = exported(store).replace(f'lg:text "{LESSON.text}"', 'lg:text "Te kort"', 1)
    outcomes = list(restore(empty, written(tmp_path, broken)))
    (refused,) = [one for one in outcomes if one.refused is not None]
    assert "Een uitspraak heeft één tekst van 10 tot 4.000 tekens" in str(refused.refused)
    assert refused.graph not in {one.document.id for one in empty.documents()}
    assert len(empty.documents()) == 1


def test_the_caller_learns_which_graph_of_which_file_was_refused(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    first = min(record.document.id for record in store.documents())
    broken = exported(store).replace(f'lg:text "{LESSON.text}"', 'lg:text "Te kort"', 1)
    with pytest.raises(StoreError, match=rf"export\.trig: 1 geweigerd\. {first}: "):
        read_rdf(empty, written(tmp_path, broken))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("a lg:Lesson ;", "a lg:Lesson ; ; is"), "geen geldige trig; daar staat"),
        (("lg:confidence", "lg:zekerheid"), "0 waarden van"),
        (('lg:confidence "0.80"', 'lg:confidence "veel"'), "geen getal"),
        (("lg:passage <", "lg:passage <x"), "is unknown"),
        (("a lg:Lesson", "a lg:Les"), "The ontology has no property|no kind|Geen bewering"),
        (('lg:text "', 'lg:kleur "'), "The ontology has no property 'kleur'"),
        (("a lg:Document", "a lg:Page"), "0 documenten"),
    ],
)
def test_a_document_that_makes_no_sense_is_refused(
    store: Store, empty: Store, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    text = exported(store)
    assert change[0] in text
    with pytest.raises(StoreError, match=reason):
        read_rdf(empty, written(tmp_path, text.replace(*change, 1)))
    assert len(empty.documents()) == 1


def test_what_no_claim_supports_is_refused(store: Store, empty: Store, tmp_path: Path) -> None:
    one = report(title="Een").document.id
    extra = f"<{one}> {{\n    <https://example.org/les> a lg:Lesson .\n"
    with pytest.raises(StoreError, match=r"Geen bewering draagt https://example\.org/les"):
        read_rdf(empty, written(tmp_path, exported(store).replace(f"<{one}> {{\n", extra)))


def test_a_graph_that_bears_the_name_of_another_document_is_refused(
    store: Store, empty: Store, tmp_path: Path
) -> None:
    one = report(title="Een").document.id
    text = exported(store).replace(f"<{one}> {{", "<https://example.org/d> {")
    with pytest.raises(StoreError, match="beschrijft een ander document"):
        read_rdf(empty, written(tmp_path, text))


def test_of_bad_decisions_none_is_taken(store: Store, empty: Store, tmp_path: Path) -> None:
    store.record(decided("accept", statement_of(report(title="Twee")).id, 1))
    text = exported(store).replace('lg:action "accept"', 'lg:action "misschien"')
    with pytest.raises(StoreError, match="'misschien' is geen besluit"):
        read_rdf(empty, written(tmp_path, text))
    assert empty.decisions() == []
    assert len(empty.documents()) == 2


def test_of_bad_concepts_none_is_taken(store: Store, empty: Store, tmp_path: Path) -> None:
    text = exported(store).replace("id/organisaties>", "id/clubs>")
    with pytest.raises(StoreError, match="its scheme 'clubs' is not defined"):
        read_rdf(empty, written(tmp_path, text))
    assert empty.added_concepts() == []


@pytest.mark.parametrize(("notation", "name"), [("trig", "x.trig"), ("nquads", "x.nq")])
def test_a_file_cut_short_is_noticed(
    store: Store, empty: Store, tmp_path: Path, notation: str, name: str
) -> None:
    text = exported(store, notation)
    with pytest.raises(StoreError, match="afgekapt"):
        read_rdf(empty, written(tmp_path, text[: len(text) // 2], name))
    assert len(empty.documents()) < 2


def test_triples_outside_any_graph_are_refused(empty: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="buiten de grafen met een naam"):
        read_rdf(empty, written(tmp_path, "<https://a.nl/a> <https://a.nl/b> 'c' ."))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("rapport.pdf", b"%PDF", "geen export; verwacht wordt .trig"),
        ("export.trig", b"\xff\xfe\x00", "geen tekst in UTF-8"),
        ("export.nq", b"onzin", "geen geldige nquads"),
    ],
)
def test_what_is_no_export_is_refused(
    empty: Store, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=reason):
        read_rdf(empty, tmp_path / name)


def test_an_export_that_is_not_there_is_named(empty: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"weg\.trig kan niet worden gelezen: het bestaat niet"):
        read_rdf(empty, tmp_path / "weg.trig")


def test_the_digest_changes_with_every_kind_of_content(store: Store) -> None:
    seen = [digest(store)]
    store.record(decided("undo", store.decisions()[0].id, 5))
    seen.append(digest(store))
    store.add_concepts([make_concept("Nog een", "nog-een")])
    seen.append(digest(store))
    store.withdraw(report(title="Een").document.id)
    seen.append(digest(store))
    assert len(set(seen)) == 4
