"""What a reader looks at in the graph, as it stands in the address, and every step from there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.views.selection import Selection, read_selection
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ontology.schema import Schema

SIZES = (150, 300, 600, 1000)  # things drawn at first, and each time more is asked for
CAP = SIZES[-1]
STEPS = (1, 2)
ID, TO, STEP, SIZE, NAMED = "id", "tot", "stappen", "meer", "namen"
OPENED, HIDDEN, WITHOUT, PINNED, CHOSEN = "open", "weg", "zonder", "vast", "keus"
PERMILLE = 1000
KEPT = 100  # steps that can be undone


@dataclass(frozen=True, slots=True)
class Pin:
    """A thing that stays in its place: across and down, in thousandths of the drawing."""

    id: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Exploration:
    """On what the graph opens, and what was done to it since.

    It opens on the things ``ids``, on the ways from the first of these ``to`` another, or on what
    ``selection`` finds; with ``steps`` around a single thing, and at most ``size`` things.
    ``opened`` are the things expanded, in that order, one more than once where it was expanded
    again. ``without`` names the kinds and relations that are left out. ``chosen`` is the IRI of a
    thing, or the three parts of an edge with spaces between.
    """

    ids: tuple[str, ...] = ()
    to: str = ""
    selection: Selection = field(default_factory=Selection)
    steps: int = STEPS[0]
    size: int = SIZES[0]
    opened: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    pinned: tuple[Pin, ...] = ()
    chosen: str = ""
    named: bool = False

    @property
    def opening(self) -> Exploration:
        """The same with nothing done to it."""
        return Exploration(self.ids, self.to, self.selection, self.steps, self.size)

    @property
    def field(self) -> Exploration:
        """The same with only what decides which things there are to draw."""
        return replace(self.opening, opened=self.opened)

    @property
    def asked(self) -> tuple[str, ...]:
        """The things that it opens on by name."""
        return (self.ids[0], self.to) if self.ids and self.to else self.ids

    def expand(self, id_: str) -> Exploration:
        """With more of what is connected to the thing."""
        return replace(self, opened=(*self.opened, id_), chosen=id_)

    def hide(self, id_: str) -> Exploration:
        """Without the thing."""
        hidden = tuple(dict.fromkeys((*self.hidden, id_)))
        return replace(self, hidden=hidden, chosen="" if self.chosen == id_ else self.chosen)

    def show(self) -> Exploration:
        """With all that was hidden."""
        return replace(self, hidden=())

    def toggle(self, name: str) -> Exploration:
        """Without the kind or relation, or with it again."""
        kept = tuple(one for one in self.without if one != name)
        return replace(self, without=kept if name in self.without else (*self.without, name))

    def pin(self, id_: str, x: int, y: int) -> Exploration:
        """With the thing in this place for good."""
        return replace(self, pinned=(*self.unpin(id_).pinned, Pin(id_, x, y)))

    def unpin(self, id_: str) -> Exploration:
        """With the thing free to go where there is room."""
        return replace(self, pinned=tuple(one for one in self.pinned if one.id != id_))

    def choose(self, id_: str) -> Exploration:
        """With the thing or edge chosen."""
        return replace(self, chosen=id_)

    def name(self) -> Exploration:
        """With the names of all relations, or without."""
        return replace(self, named=not self.named)

    def larger(self) -> Exploration:
        """With more things at first, as far as that goes."""
        return replace(self, size=next((one for one in SIZES if one > self.size), CAP))

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address that say this."""
        found = [(ID, short(one)) for one in self.ids]
        found += [(TO, short(self.to))] if self.to else []
        found += self.selection.at(1).pairs()
        found += [(STEP, str(self.steps))] if self.steps > STEPS[0] else []
        found += [(SIZE, str(self.size))] if self.size > SIZES[0] else []
        found += [(OPENED, short(one)) for one in self.opened]
        found += [(HIDDEN, short(one)) for one in self.hidden]
        found += [(WITHOUT, one) for one in self.without]
        found += [(PINNED, f"{one.x} {one.y} {short(one.id)}") for one in self.pinned]
        found += [(CHOSEN, short(self.chosen))] if self.chosen else []
        return found + ([(NAMED, "1")] if self.named else [])


def short(text: str) -> str:
    """An IRI, or the three parts of an edge, with what begins most IRIs left out.

    >>> short("https://w3id.org/leergraaf/id/knelpunten/tijdigheid")
    'knelpunten/tijdigheid'
    """
    return " ".join(part.removeprefix(IDENTIFIERS) for part in text.split(" "))


def whole(text: str) -> str:
    """What was made ``short``, as it was; the name of a relation stays as it is.

    >>> whole("knelpunten/tijdigheid occursIn traject/x").split(" ")[:2]
    ['https://w3id.org/leergraaf/id/knelpunten/tijdigheid', 'occursIn']
    """
    parts = text.split(" ")
    return " ".join(one if ":" in one or "/" not in one else IDENTIFIERS + one for one in parts)


def read_exploration(schema: Schema, values: Callable[[str], list[str]]) -> Exploration:
    """What an address asks for; ``values`` gives the values of a parameter.

    What means nothing is passed over.
    """
    known = schema.kinds.keys() | schema.relations.keys()
    size = next(iter(values(SIZE)), "")
    return Exploration(
        ids=tuple(dict.fromkeys(map(whole, filter(None, values(ID))))),
        to=whole(next(iter(values(TO)), "")),
        selection=read_selection(schema, values).at(1),
        steps=STEPS[1] if values(STEP) == [str(STEPS[1])] else STEPS[0],
        size=min(CAP, max(1, int(size))) if size.isdecimal() else SIZES[0],
        opened=tuple(map(whole, values(OPENED))),
        hidden=tuple(dict.fromkeys(map(whole, values(HIDDEN)))),
        without=tuple(one for one in dict.fromkeys(values(WITHOUT)) if one in known),
        pinned=tuple({one.id: one for one in map(_pin, values(PINNED)) if one}.values()),
        chosen=whole(next(iter(values(CHOSEN)), "")),
        named=values(NAMED) == ["1"],
    )


def _pin(text: str) -> Pin | None:
    x, _, rest = text.partition(" ")
    y, _, id_ = rest.partition(" ")
    if not (x.isdecimal() and y.isdecimal() and id_):
        return None
    return Pin(whole(id_), min(int(x), PERMILLE), min(int(y), PERMILLE))


def follow(now: Exploration, step: Mapping[str, object]) -> Exploration:
    """What comes of a step that the drawing asks for: what to ``do``, and with which thing.

    A step that is not known changes nothing.
    """
    do, id_ = step.get("do"), str(step.get("id", ""))
    if do == "pin":
        places = [step.get("x"), step.get("y")]
        pin = _pin(" ".join([*map(str, places), id_]))
        return now if pin is None else now.pin(pin.id, pin.x, pin.y)
    if do in ("show", "name"):
        return now.show() if do == "show" else now.name()
    steps = {
        "expand": now.expand,
        "hide": now.hide,
        "toggle": now.toggle,
        "unpin": now.unpin,
        "choose": now.choose,
    }
    return steps[str(do)](id_) if do in steps else now


def remember(past: tuple[Exploration, ...], now: Exploration) -> tuple[Exploration, ...]:
    """The steps so far with ``now`` as the last; going back to the last but one takes one away.

    Choosing something else is no step, and another opening begins anew.
    """
    if not past or past[-1].opening != now.opening:
        return (now,)
    done = [replace(one, chosen="") for one in past[-2:]]
    same = replace(now, chosen="")
    if same == done[-1]:
        return (*past[:-1], now)
    if len(done) > 1 and same == done[0]:
        return (*past[:-2], now)
    return (*past, now)[-KEPT:]
