"""A spaCy pipeline that the user names: what it adds, and what is told when it cannot be used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed
from typer.testing import CliRunner

from graph.store import open_store
from ingest.annotations import findings
from ingest.contribute import contribute
from ingest.load import ingest
from ingest.nlp import make_nlp, read_doc, signature_of
from ingest.privacy.masking import mask
from ingest.read import read_bytes
from leergraaf.cli import app
from ontology.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = (
    "Bij Werkspoor kregen de gedupeerden de gegevens te laat van UWV en van Inge. "
    "Ook Dr. Marie Curie vond dat Zandvoort niet luisterde naar de Dutch Safety Board."
)
PATTERNS = [
    {"label": "ORG", "pattern": "Werkspoor"},
    {"label": "ORG", "pattern": "UWV en"},
    {"label": "PER", "pattern": "Inge"},
    {"label": "PERSON", "pattern": "Marie Curie vond"},
    {"label": "GPE", "pattern": "Zandvoort"},
    {"label": "ORG", "pattern": "Onderzoeksraad voor de Veiligheid"},
]


def ruled(folder: Path, language: str = "nl", **meta: str) -> Path:
    """A pipeline of rules in a folder."""
    nlp = spacy.blank(language)
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    path = folder / "meta.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "name": "klein", **meta}))
    return folder


def read_with(pipeline: Path, text: str = TEXT) -> Doc:
    return read_doc(make_nlp(load(), str(pipeline)), read_bytes("rapport.txt", text.encode()))


def labelled(doc: Doc) -> list[tuple[str, str, str]]:
    return [(ent.text, ent.label_, ent.id_) for ent in doc.ents]


def test_organisations_become_candidates_and_ours_win(tmp_path: Path) -> None:
    found = labelled(read_with(ruled(tmp_path)))
    assert ("Werkspoor", "Organisation", "Werkspoor") in found
    assert ("UWV", "Organisation", "Uitvoeringsinstituut Werknemersverzekeringen") in found
    assert "Zandvoort" not in {text for text, _, _ in found}


def test_an_organisation_that_is_known_by_another_spelling_is_linked(tmp_path: Path) -> None:
    doc = read_with(ruled(tmp_path), "Er is een Onderzoeksraad voor de Veiligheid ingesteld.")
    assert [name for _, _, name in labelled(doc)] == ["Onderzoeksraad voor Veiligheid"]


def test_persons_are_masked_whole_and_places_are_nobody(tmp_path: Path) -> None:
    doc = read_with(ruled(tmp_path))
    text = mask(TEXT, findings(doc).private)
    assert "Inge" not in text
    assert "Curie" not in text
    assert "Zandvoort" in text
    assert len(text) == len(TEXT)


def test_an_address_that_is_taken_for_an_organisation_stays_masked(tmp_path: Path) -> None:
    folder = ruled(tmp_path)
    nlp = spacy.load(folder)
    more = [{"label": "ORG", "pattern": "Dorpsstraat 12"}, {"label": "ORG", "pattern": "Werkspoor"}]
    nlp.get_pipe("entity_ruler").add_patterns(more)  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    doc = read_with(folder, "Het gezin woont op Dorpsstraat 12 en wacht op Werkspoor.")
    assert labelled(doc) == [("Werkspoor", "Organisation", "Werkspoor")]
    assert "Dorpsstraat" not in mask(doc.text, findings(doc).private)


def test_what_rests_on_its_names_says_so_and_nothing_else(tmp_path: Path) -> None:
    one = contribute(read_with(ruled(tmp_path, version="1.2.3")), load())
    by = {node.title: {e.extractor for e in node.evidence} for node in one.nodes}
    (extractor,) = by["Werkspoor"]
    assert "names (nl_klein 1.2.3+" in extractor
    assert not any("klein" in name for name in by["Uitvoeringsinstituut Werknemersverzekeringen"])
    told = {node.id: node.title for node in one.nodes}
    concerns = {
        told[edge.object]: {e.extractor for e in edge.evidence}
        for edge in one.edges
        if edge.relation == "concerns"
    }
    assert all("nl_klein" in name for name in concerns["Werkspoor"])


def test_another_content_is_another_model(tmp_path: Path) -> None:
    first, second = ruled(tmp_path / "een"), ruled(tmp_path / "twee", version="9")
    assert signature_of(str(first)) != signature_of(str(second))
    report = tmp_path / "rapport.txt"
    report.write_text(TEXT)
    with open_store(f"sqlite:///{tmp_path}/x.sqlite", create=True) as store:
        told = [
            outcome.status
            for model in ("rules", str(first), str(first), str(second))
            for outcome in ingest(store, [report], model)
        ]
    assert told == ["added", "changed", "unchanged", "changed"]


def trained(folder: Path) -> Path:
    """A pipeline with a statistical recogniser, which learned two sentences by heart."""
    fix_random_seed(1)
    nlp: Language = spacy.blank("nl")
    nlp.add_pipe("ner")
    said = [
        ("Bij Werkspoor kwam het te laat.", [(4, 13, "ORG")]),
        ("Volgens Inge kwam het te laat.", [(8, 12, "PERSON")]),
    ]
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": at}) for text, at in said]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)
    return folder


def test_a_statistical_recogniser_is_used_like_rules(tmp_path: Path) -> None:
    text = "Bij Werkspoor kwam het te laat. Volgens Inge kwam het te laat."
    doc = read_with(trained(tmp_path), text)
    assert ("Werkspoor", "Organisation", "Werkspoor") in labelled(doc)
    assert "Inge" not in mask(text, findings(doc).private)


def broken(folder: Path, fault: str) -> str:
    """What a user may name that is no pipeline for us, by what is wrong with it."""
    if fault == "absent":
        return "nl_core_news_reusachtig"
    if fault == "package":
        return "numpy"
    if fault == "empty":
        return str(folder)
    if fault == "silent":
        spacy.blank("nl").to_disk(folder)
    elif fault == "torn":
        (ruled(folder) / "config.cfg").write_text("[nlp")
    else:
        ruled(folder, "de" if fault == "german" else "nl", spacy_version=">=2.0,<2.1")
    return str(folder)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("absent", "is er niet: kies rules,"),
        ("package", "“numpy” is geen spaCy-pijplijn"),
        ("empty", "is geen spaCy-pijplijn: een leesbare meta.json ontbreekt"),
        ("silent", "vindt geen namen van organisaties of personen"),
        ("torn", "kan niet worden geladen"),
        ("german", "is gemaakt voor het Duits"),
        ("old", "is gemaakt voor spaCy >=2.0,<2.1"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_what_cannot_be_used_is_one_dutch_sentence(
    tmp_path: Path, fault: str, told: str, command: str
) -> None:
    name = broken(tmp_path / "pijplijn", fault) if fault != "empty" else str(tmp_path)
    (tmp_path / "x.txt").write_text(TEXT)
    result = CliRunner().invoke(app, [command, str(tmp_path / "x.txt"), "--model", name])
    assert result.exit_code == 1, result.output + repr(result.exception)
    (line,) = result.stderr.splitlines()
    assert told in line
    assert result.stdout == ""
