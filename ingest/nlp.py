"""The spaCy pipeline, built from its one configuration file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config

from ingest.annotations import annotate
from ingest.components import (  # noqa: F401 - importing a component registers its factory
    bottlenecks,
    dates,
    entities,
    followups,
    languages,
    names,
    persons,
    quantities,
    references,
    sentences,
    statements,
)
from ingest.document import SourceDocument
from ingest.judges import judge
from ingest.pipelines import load_lender
from ontology.errors import ReadError
from ontology.load import load
from ontology.schema import Schema

T = TypeVar("T")
CONFIG = Path(__file__).with_name("pipeline.cfg")
CLOSING = re.compile(r"[A-Z]{2,}\.")  # a law at the end of a sentence ("BW."), no abbreviation
LONGEST = 5_000_000  # characters of text, some 1,500 pages: what fits in memory beside the rest


@runtime_checkable
class UsesSchema(Protocol):
    """A component that can be told to use another schema than the shipped one."""

    def use(self, schema: Schema) -> None:
        """Use ``schema`` from now on."""


def make_nlp(schema: Schema, model: str | None = None) -> Language:
    """The pipeline of ``pipeline.cfg``, with the names that ``schema`` knows.

    ``model`` is the name of another model for statements than the configuration's, or the name or
    folder of a spaCy pipeline whose names are added; one that cannot be had raises ReadError.
    """
    config = load_config(CONFIG)
    if model is not None:
        config["components"]["statements"]["model"] = judge.judge_of(model)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    if model is not None and model not in judge.names():
        nlp.add_pipe("leergraaf_entities", after="persons", config={"pipeline": model})
    nlp.max_length = LONGEST
    tokenizer: Any = nlp.tokenizer  # spaCy tells no type of it
    tokenizer.rules = {
        text: rule for text, rule in tokenizer.rules.items() if CLOSING.fullmatch(text) is None
    }
    components: list[object] = [component for _, component in nlp.pipeline]
    for component in components:
        if isinstance(component, UsesSchema):
            component.use(schema)
    return nlp


def signature_of(model: str) -> str:
    """What a model's answers depend on, by name and version; one not to be had raises ReadError."""
    judged = judge.signature(judge.load_judge(judge.judge_of(model)))
    return judged if model in judge.names() else f"{judged}, {load_lender(model).signature}"


def component(kind: type[T]) -> T:
    """The pipeline's own component of this type, as ``pipeline.cfg`` sets it, with the rules."""
    (found,) = (one for _, one in make_nlp(load(), "rules").pipeline if isinstance(one, kind))
    return found


def read_doc(nlp: Language, source: SourceDocument) -> Doc:
    """The pipeline's annotations of a report; one that is too long raises ReadError."""
    if len(source.text) > LONGEST:
        raise ReadError(
            f"{source.name} is met {len(source.text) / 1e6:.0f} miljoen tekens te lang voor één "
            f"rapport (ten hoogste {LONGEST / 1e6:.0f} miljoen): splits het bestand."
        )
    return nlp(annotate(nlp.make_doc(source.text), source))
