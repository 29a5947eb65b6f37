"""What is known of a report: from the file itself, the sidecar next to it, or its first lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.dates import DATE, iso_date
from ingest.document import Block, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEAD = 4000
_HEAD_LINES = 15
_MAX_TITLE = 300
_MAX_NAME = 120
_MAX_NAME_WORDS = 10

_ORGANISATION = re.compile(
    r"(?:het |de )?(?:ministerie van |ministeries? |algemene rekenkamer|"
    r"(?:gemeentelijke |provinciale |regionale |randstedelijke )?rekenkamer\b|"
    r"rekenkamercommissie|(?:de )?nationale ombudsman|(?:gemeentelijke |de )?kinderombudsman|"
    r"inspectie |gemeente |provincie |waterschap |raad van state|raad voor |college voor |"
    r"tweede kamer|eerste kamer|autoriteit |commissie |parlementaire \w*commissie|adviescollege |"
    r"adviescommissie |nationaal coördinator groningen|staatstoezicht |dienst |belastingdienst|"
    r"onderzoeksraad |sociaal en cultureel planbureau|centraal planbureau|auditdienst rijk|"
    r"wetenschappelijke raad |universiteit |rijksuniversiteit |stichting |uwv\b|"
    r"sociale verzekeringsbank|instituut mijnbouwschade)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"t\.a\.v\.|postbus|retouradres|\b\d{4} ?[A-Z]{2}\b", re.IGNORECASE)
_GENERATED = re.compile(
    r"\(?(?:microsoft word|powerpoint|document|naamloos|untitled|anonymous|unspecified|titel|title|"
    r"geen titel|presentation|microsoft excel)\)?\s*(?:[-–_:]?\s*\d*|\s[-–]\s.*)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\S+\.(?:docx?|pdf|odt|indd|rtf|txt|html?|md|qxd|pages|xlsx?|pptx?)", re.IGNORECASE
)
_DATED = re.compile(
    r"^[ \t*_>]*(?:datum(?: publicatie)?|date|publicatiedatum"
    r"|(?:uitgebracht|gepubliceerd|verschenen)(?: op| in)?)"
    rf"[ \t*_]*:?[ \t*_]*({DATE})\b",
    re.IGNORECASE | re.MULTILINE,
)
_PLACED = re.compile(
    rf"^[ \t*_>]*(?:'s-|’s-)?[A-Z][\w-]+(?: [A-Z][\w-]+)?,[ \t]+({DATE})[ \t.*_]*\r?$", re.MULTILINE
)
_ALONE = re.compile(rf"[ \t*_>#]*({DATE})[ \t*_.]*", re.IGNORECASE)
_MADE_BY = re.compile(
    r"^[ \t*_>]*(?:uitgever|uitgave van|uitgegeven door|opsteller|opgesteld door|publisher)"
    r"[ \t*_]*:?[ \t*_]+(\S[^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCE = re.compile(
    r"^[ \t*_>]*(?:bron|source)[ \t*_]*:[ \t*_<]*(https?://[^\s<>]+)", re.IGNORECASE | re.MULTILINE
)
_SUBJECT = re.compile(
    r"^[ \t*_>]*(?:betreft|onderwerp|titel)\b[ \t*_]*:?[ \t*_]+(\S[^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)

_LETTER = re.compile(r"^[ \t*_>]*(?:Geachte|Retouradres)\b", re.MULTILINE)
_SIGNED = re.compile(
    r"^[ \t*_>]*(?:de |namens de )?(?:minister|staatssecretaris) van "
    r"(?P<charge>[A-Z][^\r\n,–]{2,80}?)(?: – [^\r\n]*)?,?[ \t*_]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def complete(embedded: Metadata, sidecar: Metadata, found: Metadata) -> Metadata:
    """Each field from the first of the three that knows it."""
    known = (embedded, sidecar, found)
    return Metadata(
        title=_first(data.title for data in known),
        publisher=_first(data.publisher for data in known),
        published=_first(data.published for data in known),
        kind=_first(data.kind for data in known),
        source=_first(data.source for data in known),
        language=_first(data.language for data in known),
    )


def embedded_metadata(
    *,
    title: str | None = None,
    publisher: str | None = None,
    creator: str | None = None,
    published: str | None = None,
    kind: str | None = None,
    source: str | None = None,
    language: str | None = None,
) -> Metadata:
    """What a file says of itself, without what a program filled in or what names a person.

    ``publisher`` is a field meant for one; ``creator`` is an author, taken as publisher only when
    it plainly is an organisation.
    """
    author = _tidy(creator)
    if author is not None and not is_organisation(author):
        author = None
    return Metadata(
        title=_meaningful(title),
        publisher=_tidy(publisher) or author,
        published=None if published is None else iso_date(published),
        kind=_tidy(kind),
        source=source
        if source is not None and source.startswith(("http://", "https://"))
        else None,
        language=_language(language),
    )


def drop_file_name(metadata: Metadata, stem: str) -> Metadata:
    """The metadata without a title that merely repeats the name of the file."""
    if metadata.title is None or _letters(metadata.title) != _letters(stem):
        return metadata
    return replace(metadata, title=None)


def is_organisation(name: str) -> bool:
    """Whether the name begins as that of a public organisation, and so is not a person's.

    >>> is_organisation("Algemene Rekenkamer"), is_organisation("J. Jansen")
    (True, False)
    """
    return len(name) <= _MAX_NAME and _ORGANISATION.match(name) is not None


def find_metadata(text: str, blocks: Sequence[Block]) -> Metadata:
    """What the first lines of a report say of it, and of a letter who signed it."""
    head = text[:_HEAD]
    return Metadata(
        title=_find_title(text, blocks, head),
        publisher=_find_publisher(head) or _find_signer(head, text[-_HEAD:]),
        published=_find_date(head),
        source=_find_source(head),
    )


def _find_title(text: str, blocks: Sequence[Block], head: str) -> str | None:
    """The title on the page, else the subject of a letter, else the first heading."""
    near = [block for block in blocks[:40] if block.start < _HEAD]
    titled = next((block for block in near if block.kind == "title"), None)
    heading = next((block for block in near if block.kind == "heading"), None)
    if titled is not None:
        return _block_title(text, titled)
    subject = _group(_SUBJECT, head)
    if subject is not None:
        return subject
    return None if heading is None else _headed_title(text, heading)


def _headed_title(text: str, heading: Block) -> str | None:
    """The first heading, or the line behind it where it only names who published."""
    title = _block_title(text, heading)
    if title is None or not is_organisation(title) or re.search(r"[:,]", title) is not None:
        return title
    behind = next(iter(text[heading.end :].strip().splitlines()), "")
    ends = re.search(r"[.:;?!]\s*$", behind) is not None
    return title if ends or _ALONE.fullmatch(behind) else _tidy(behind) or title


def _block_title(text: str, block: Block) -> str | None:
    return _tidy(text[block.start : block.end])


def _find_publisher(head: str) -> str | None:
    """A line that says so, or a first line that is an organisation's name and nothing else."""
    made_by = _group(_MADE_BY, head)
    if made_by is not None and is_organisation(made_by):
        return made_by
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    first = _tidy(lines[0]) if lines else None
    if first is None or any(_ADDRESS.search(line) for line in lines[1:5]):
        return None
    is_name = is_organisation(first) and re.search(r"[:?]|[.,]$", first) is None
    return first if is_name and len(first.split()) <= _MAX_NAME_WORDS else None


def _find_signer(head: str, end: str) -> str | None:
    r"""The ministry of the member of government who signed a letter, of the first if more did.

    >>> _find_signer("Geachte voorzitter,", "De minister van Financiën,\nE. Heinen")
    'Ministerie van Financiën'
    """
    signed = [*_SIGNED.finditer(end)] if _LETTER.search(head) is not None else []
    return f"Ministerie van {signed[0]['charge'].strip()}" if signed else None


def _find_source(head: str) -> str | None:
    """The address that it says it is from, however long."""
    match = _SOURCE.search(head)
    return None if match is None else match[1].rstrip("*_`")


def _find_date(head: str) -> str | None:
    for pattern in (_DATED, _PLACED):
        match = pattern.search(head)
        if match is not None:
            return iso_date(match.group(1))
    lines = [line for line in head.splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        alone = _ALONE.fullmatch(line)
        if alone is not None:
            return iso_date(alone.group(1))
    return None


def _meaningful(title: str | None) -> str | None:
    """The title, unless a word processor made it up."""
    title = _tidy(title)
    if title is None or _GENERATED.fullmatch(title) or _FILE_NAME.fullmatch(title):
        return None
    return title


def _language(code: str | None) -> str | None:
    """The language without its region ("nl-NL" is "nl"), or ``None`` for what is no code."""
    match = None if code is None else re.match(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*\Z", code)
    return None if match is None else match.group(1).lower()


def _group(pattern: re.Pattern[str], head: str) -> str | None:
    match = pattern.search(head)
    return None if match is None else _tidy(match.group(1))


def _tidy(value: str | None) -> str | None:
    """The value on one line, without markup at its ends; ``None`` when nothing sensible is left."""
    if value is None:
        return None
    tidy = " ".join(value.replace("\x00", "").split()).strip("*_#`> ")
    return tidy if 0 < len(tidy) <= _MAX_TITLE else None


def _letters(value: str) -> str:
    return "".join(char for char in value.lower() if char.isalnum())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
