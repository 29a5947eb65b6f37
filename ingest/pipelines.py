"""A spaCy pipeline that the user names: an installed package, or a folder."""

from __future__ import annotations

import functools
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy import about
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_path, is_compatible_version, is_package

from ingest.annotations import PERSON
from ingest.document import SourceDocument
from ingest.judges.judge import names
from ingest.languages import DUTCH
from ontology.errors import ReadError
from ontology.values import language_name

KINDS = {"ORG": "Organisation", "PER": PERSON, "PERSON": PERSON}  # places are nobody's name
MANY = "xx"  # what spaCy calls a pipeline for many languages
RULERS = {"entity_ruler", "span_ruler"}  # what may look at what the parser and lemmatizer say
SLOW = ("parser", "lemmatizer", "trainable_lemmatizer")  # what names do not need
FAULTS = (OSError, ImportError, ValueError, TypeError, KeyError, AttributeError)
Found = tuple[int, int, str]  # the first character, the one after the last, and the kind


@dataclass(frozen=True)
class Lender:
    """A pipeline of others, whose names of organisations and persons are added to ours."""

    nlp: Language
    name: str
    version: str

    @property
    def signature(self) -> str:
        """Its name and version, as a claim bears them."""
        return f"{self.name} {self.version}"

    def find(self, source: SourceDocument) -> Iterator[Found]:
        """The names in a report, block by block."""
        texts = (source.text[block.start : block.end] for block in source.blocks)
        for block, doc in zip(source.blocks, self.nlp.pipe(texts), strict=True):
            yield from ((block.start + a, block.start + b, kind) for a, b, kind in _names(doc))


def _names(doc: Doc) -> Iterator[Found]:
    """The organisations and persons, without white space around them."""
    for ent in doc.ents:
        text = ent.text.strip()
        if ent.label_ in KINDS and any(map(str.isalpha, text)):
            start = ent.start_char + ent.text.index(text)
            yield start, start + len(text), KINDS[ent.label_]


@functools.cache
def load_lender(name: str) -> Lender:
    """The pipeline of this name or in this folder; one that cannot be used raises ReadError."""
    installed = bool(name) and is_package(name)
    path = get_package_path(name) if installed else Path(name)
    meta = _meta(name, path)
    _check(name, meta)
    try:
        nlp = spacy.load(name if installed else path)
    except FAULTS as error:
        why = " ".join(str(error).split())[:200]
        raise ReadError(
            f"De spaCy-pijplijn {name} kan niet worden geladen ({why}): installeer haar opnieuw, "
            f"met alles wat zij nodig heeft."
        ) from error
    labels = {label for found in nlp.pipe_labels.values() for label in found}
    if labels.isdisjoint(KINDS):
        raise ReadError(
            f"De spaCy-pijplijn {name} vindt geen namen van organisaties of personen "
            f"({', '.join(KINDS)}): kies een pijplijn die dat wel doet."
        )
    if RULERS.isdisjoint(nlp.pipe_names):
        nlp.select_pipes(disable=[pipe for pipe in SLOW if pipe in nlp.pipe_names])
    nlp.max_length = sys.maxsize  # it is given a paragraph at a time
    version = meta["version"] if installed else f"{meta['version']}+{_digest(path)}"
    return Lender(nlp, f"{meta['lang']}_{meta['name']}", version)


def _meta(name: str, path: Path) -> dict[str, Any]:
    """What a pipeline says of itself."""
    if not path.exists():
        raise ReadError(
            f"Het model “{name}” is er niet: kies {', '.join(names())}, of installeer een spaCy-"
            f"pijplijn (python -m spacy download {name}) of geef de map waarin er een staat."
        )
    try:
        meta: dict[str, Any] = json.loads((path / "meta.json").read_text(encoding="utf-8"))
        meta["lang"], meta["name"], meta["version"]
    except FAULTS as error:
        raise ReadError(
            f"“{name}” is geen spaCy-pijplijn: een leesbare meta.json ontbreekt."
        ) from error
    return meta


def _check(name: str, meta: dict[str, Any]) -> None:
    """Refuse a pipeline for another language, or made for another spaCy."""
    if meta["lang"] not in (DUTCH, MANY):
        language = language_name(meta["lang"])
        raise ReadError(
            f"De spaCy-pijplijn {name} is gemaakt voor het {language}, en leergraaf leest "
            f"Nederlands: kies een pijplijn waarvan de naam met {DUTCH}_ begint."
        )
    wanted = meta.get("spacy_version", "")
    if wanted and not is_compatible_version(about.__version__, wanted):
        raise ReadError(
            f"De spaCy-pijplijn {name} is gemaakt voor spaCy {wanted}, en hier draait spaCy "
            f"{about.__version__}: installeer een versie van de pijplijn die daarbij past."
        )


def _digest(folder: Path) -> str:
    """A hash of all files below the folder: two pipelines may bear one name and version."""
    content = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content.update(str(file.relative_to(folder)).encode())
        content.update(hashlib.sha256(file.read_bytes()).digest())
    return content.hexdigest()[:8]
