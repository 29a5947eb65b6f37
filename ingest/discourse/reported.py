"""What a sentence on follow-up reports: its status, and whether somebody independent says so."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ingest.annotations import Place, findings, names_in, text_of
from ingest.discourse.phrases import Phrases
from ontology.schema import Schema

DONE, REFUSED = "opgevolgd", "niet-opgevolgd"
CLAUSE = re.compile(r"[,;:]|\bmaar\b|\ben\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:niet|geen|nooit|nimmer|evenmin|nauwelijks|onvoldoende|amper)\b(?!\s+alleen)",
    re.IGNORECASE,
)
PARTLY = re.compile(
    r"\b(?:niet\s+(?:volledig|geheel|helemaal|overal|allemaal|in\s+alle)|nog\s+niet\s+alle"
    r"|deels|gedeeltelijk|ten\s+dele|grotendeels|voor\s+(?:de\s+helft|een\s+deel))\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:moet(?:en)?|zou(?:den)?|zal|zullen|kan|kunnen|dien(?:t|en)|wil(?:len)?|wanneer|zodra|indien"
    r"|tenzij|als(?!\s+gevolg)|of|voordat|hoe|waarom)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:volgens|meld(?:t|en|de|den)|ge(?:eft|ven)\s+aan|ga(?:f|ven)\s+aan|laat\s+weten|schrij(?:ft|ven)"
    r"|schreef|schreven|rapporte(?:ert|ren|erde|erden)|zeg(?:t|gen)|stelt\s+dat|constateert"
    r"|stelt\s+vast|concludeert|oordeelt)\b",
    re.IGNORECASE,
)
INDEPENDENT = frozenset({
    "hoog-college", "inspectie", "adviescollege", "kennisinstelling", "parlement", "rechtspraak",
})  # fmt: skip
OVERSEER = re.compile(r"(?:rekenkamer|ombudsman|inspectie|enquêtecommissie)", re.IGNORECASE)


def status_of(phrases: Phrases, text: str) -> str | None:
    """The code of the status that a sentence reports as a fact; wishes and questions are none.

    What is both done and refused is in doubt.
    """
    codes = [code for match, found in phrases.all(text) if (code := _meant(text, match, found))]
    mixed = REFUSED in codes and set(codes) != {REFUSED}
    return codes[0] if codes and not mixed else None


def _meant(text: str, match: re.Match[str], code: str) -> str | None:
    """What a phrase says with the words before it in its clause."""
    before = CLAUSE.split(text[: match.start()])[-1]
    clause = before + match.group()
    if UNREAL.search(before) is not None:
        return None
    if PARTLY.search(clause) is not None:
        return DONE if code in (DONE, REFUSED) else None
    return REFUSED if NEGATED.search(clause) is not None else code


def is_independent(doc: Doc, place: Place, schema: Schema) -> bool:
    """Whether an overseer says so: the publisher itself, or the one that the sentence quotes."""
    said = SAID.search(text_of(doc, place))
    quoted = names_in(doc, place.start, place.end, "Organisation") if said is not None else []
    if said is not None:
        return any(_oversees(schema, name.kb_id_, name.id_) for name in quoted)
    known, name = findings(doc).publisher, findings(doc).source.metadata.publisher
    return _oversees(schema, "" if known is None else known.id, name or "")


def _oversees(schema: Schema, iri: str, name: str) -> bool:
    concept = schema.concepts.get(iri)
    if concept is None:
        return OVERSEER.search(name) is not None
    kinds = concept.attributes.get("organisationKind", ())
    return any(kind.rsplit("/", 1)[-1] in INDEPENDENT for kind in kinds)
