"""What is right, wrong and missed in one document, by what is measured."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ingest import extract
from ingest.evaluation.gold import Annotated, Name, Said
from ingest.evaluation.places import Places, shared
from ingest.judges.judge import NOTHING

T = TypeVar("T")
TYPES = ("Organisation", "Trajectory", "LegalInstrument", "Date", "Person", "Bottleneck")
ATTRIBUTES = ("kind", "polarity", "dimension", "subdimension")
SETS = ("themes", "trajectories", "organisations", "level", "perspective")
PREDICATES = frozenset(extract.PREDICATES.values())  # others are not annotated alike everywhere
COVERED = 0.5  # the part of a sentence that statements cover for it to be found
EXACT, OVERLAP, LINKED = "exact", "overlap", "linked"


@dataclass(slots=True)
class Tally:
    """How much was right, wrong, and missed; of a choice nothing is missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The part of what was said that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The part of what there is that was said."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Measured:
    """One document measured: tallies by what they are of, confusions, errors, and confidences."""

    id: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    confusions: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)

    def count(self, what: str, *, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Add to the tally of ``what``."""
        self.tallies[what] = self.tallies.get(what, Tally()) + Tally(right, wrong, missed)

    def confuse(self, what: str, wanted: str, said: str) -> None:
        """Note that ``said`` was said where ``wanted`` was right."""
        self.confusions.setdefault(what, Counter())[wanted, said] += 1


def measure(gold: Annotated, found: Annotated) -> Measured:
    """The extraction of a document measured against its annotation."""
    measured = Measured(gold.id)
    for type_ in TYPES:
        _names(measured, type_, gold, found)
    _statements(measured, gold, found)
    if gold.relations:
        _relations(measured, gold, found)
    return measured


def _relations(measured: Measured, gold: Annotated, found: Annotated) -> None:
    wanted, said = (
        {_folded(one): one for one in side.relations if one[1] in PREDICATES}
        for side in (gold, found)
    )
    _sets(measured, "relations", set(wanted), set(said))
    told = wanted | said
    for sort, some in (("te veel", said.keys() - wanted), ("gemist", wanted.keys() - said)):
        measured.errors += [(f"verband {sort}", " – ".join(told[one])) for one in sorted(some)]


def _names(measured: Measured, type_: str, gold: Annotated, found: Annotated) -> None:
    wanted = [one for one in gold.names if one.type == type_ and not one.optional]
    allowed = [one for one in gold.names if one.type == type_ and one.optional]
    said = sorted({one for one in found.names if one.type == type_}, key=_place)
    doubted = Places(allowed)
    for how, fits in ((EXACT, _same), (OVERLAP, _touch)):
        pairs = _paired(wanted, said, fits)
        matched, met = {one for _, one in pairs}, {one for one, _ in pairs}
        extra = [one for one in said if one not in matched and not doubted.touching(one)]
        missed = [one for one in wanted if one not in met]
        measured.count(f"{type_} {how}", right=len(pairs), wrong=len(extra), missed=len(missed))
        if how == OVERLAP:
            _note(measured, f"{type_} te veel", extra, found.text)
            _note(measured, f"{type_} gemist", missed, gold.text)
            _links(measured, type_, pairs)


def _place(one: Name) -> tuple[int, int, str]:
    return one.start, one.end, one.canonical or ""


def _same(one: Name, other: Name) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _touch(one: Name, other: Name) -> bool:
    return shared(one, other) > 0


def _paired(
    wanted: list[Name], said: list[Name], fits: Callable[[Name, Name], bool]
) -> list[tuple[Name, Name]]:
    """The names paired one to one, those first that share most."""
    near = Places(said)
    pairs = sorted(
        ((one, other) for one in wanted for other in near.touching(one) if fits(one, other)),
        key=lambda pair: (-shared(*pair), _place(pair[0]), _place(pair[1])),
    )
    kept: dict[Name, Name] = {}
    taken: set[Name] = set()
    for one, other in pairs:
        if one not in kept and other not in taken:
            kept[one] = other
            taken.add(other)
    return list(kept.items())


def _links(measured: Measured, type_: str, pairs: Iterable[tuple[Name, Name]]) -> None:
    for wanted, said in pairs:
        if said.canonical:
            right = _fold(said.canonical) == _fold(wanted.canonical or "")
            measured.count(f"{type_} {LINKED}", right=right, wrong=not right)
            if not right:
                text = f"{said.canonical} in plaats van {wanted.canonical}"
                measured.errors.append((f"{type_} verkeerd gekoppeld", text))


def _note(measured: Measured, sort: str, names: Iterable[Name], text: str) -> None:
    for one in names:
        around = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 40]
        quote = f"{around[0]}[{text[one.start : one.end]}]{around[1]}"
        measured.errors.append((sort, " ".join(quote.split())))


def _statements(measured: Measured, gold: Annotated, found: Annotated) -> None:
    statements = Places(found.sentences)
    for wanted in gold.sentences:
        if wanted.optional:
            continue
        said = _covering(wanted, statements)
        real = wanted.kind != NOTHING
        if said is not None:
            measured.confidences.append((said.confidence, real))
        measured.confuse("kind", wanted.kind, NOTHING if said is None else said.kind)
        measured.count(
            "statements",
            right=real and said is not None,
            wrong=not real and said is not None,
            missed=real and said is None,
        )
        if real is not (said is not None):
            sort = "uitspraak gemist" if real else "geen uitspraak"
            text = " ".join(gold.text[wanted.start : wanted.end].split())
            measured.errors.append((sort, text))
        elif said is not None:
            _attributes(measured, wanted, said, gold.text)


def _covering(sentence: Said, statements: Places[Said]) -> Said | None:
    """The statement that covers most of the sentence, if statements cover half of it."""
    touching = [(one, shared(sentence, one)) for one in statements.touching(sentence)]
    covered = sum(part for _, part in touching)
    if covered < COVERED * (sentence.end - sentence.start):
        return None
    return max(touching, key=lambda pair: pair[1])[0]


def _attributes(measured: Measured, wanted: Said, said: Said, text: str) -> None:
    quote = " ".join(text[wanted.start : wanted.end].split())
    for name in ATTRIBUTES:
        right, given = getattr(wanted, name), getattr(said, name)
        if right is not None and given is not None:
            measured.count(name, right=right == given, wrong=right != given)
        if name != "kind" and right is not None:
            measured.confuse(name, right, given or "–")
        if name == "kind" and right != given:
            measured.errors.append((f"{right} gelezen als {given}", quote))
    for name in SETS:
        right, given = getattr(wanted, name), getattr(said, name)
        if right is not None and given is not None:
            _sets(measured, name, _folds(right), _folds(given))
            for sort, some in (
                ("te veel", _beyond(given, right)),
                ("gemist", _beyond(right, given)),
            ):
                told = f"{', '.join(some)}: {quote}"
                measured.errors += [(f"{name} {sort}", told)] if some else []


def _sets(measured: Measured, what: str, wanted: set[T], said: set[T]) -> None:
    measured.count(
        what, right=len(wanted & said), wrong=len(said - wanted), missed=len(wanted - said)
    )


def _folds(texts: Iterable[str]) -> set[str]:
    return {_fold(text) for text in texts}


def _beyond(these: Iterable[str], those: Iterable[str]) -> list[str]:
    """Those of ``these`` that mean none of ``those``."""
    known = _folds(those)
    return sorted(one for one in these if _fold(one) not in known)


def _folded(relation: tuple[str, str, str]) -> tuple[str, str, str]:
    subject, predicate, object_ = relation
    return _fold(subject), predicate, _fold(object_)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def total(measured: Iterable[Measured]) -> dict[str, Tally]:
    """The tallies of all documents together."""
    found: dict[str, Tally] = {}
    for one in measured:
        for what, tally in one.tallies.items():
            found[what] = found.get(what, Tally()) + tally
    return found


def confused(measured: Iterable[Measured]) -> Mapping[str, Counter[tuple[str, str]]]:
    """The confusions of all documents together."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for one in measured:
        for what, counts in one.confusions.items():
            found.setdefault(what, Counter()).update(counts)
    return found


def listed(measured: Iterable[Measured]) -> Iterator[tuple[str, str, str]]:
    """Every error: its document, its sort, and what stands there."""
    for one in measured:
        yield from ((one.id, sort, text) for sort, text in sorted(one.errors))
