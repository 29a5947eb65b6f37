"""Why a trajectory is near, as lines with quotes of both sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.questions.likeness.reasons import Reason
from graph.sheets.naming import capitalise
from graph.sheets.sheet import Point, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.questions.likeness.likeness import Texts
    from graph.questions.likeness.nearest import Related, Shared, Why
    from graph.sheets.writer import Writer

STRONG, FAIR = 3.0, 1.5  # scores from which two have much, or something, in common
NAMED = 5  # things that a reason names; the rest is counted
DOCUMENTS = 2  # that a text is of, named
HEADED = 4  # reasons that a summary names; so here


def summary(writer: Writer, one: Related) -> str:
    """The reasons with their shares, the largest first, the smallest counted only."""
    named = ", ".join(_headed(writer, why) for why in one.why[:HEADED])
    more = len(one.why) - HEADED
    return f"{named} {writer.say.count('common.more', more)}" if more > 0 else named


def strength(writer: Writer, one: Related) -> str:
    """How much two have in common, in a word."""
    word = "strong" if one.score >= STRONG else "fair" if one.score >= FAIR else "weak"
    return writer.say(f"reasons.{word}")


def reason_points(
    writer: Writer, one: Related, here: str | None = None, most: int | None = None
) -> tuple[Point, ...]:
    """A line for each reason, at most ``most``: what is shared, and a quote of each side.

    ``here`` is what the one side is called; ``None`` where it has no evidence of its own.
    """
    return tuple(_point(writer, why, here, one.trajectory) for why in one.why[:most])


def _point(writer: Writer, why: Why, here: str | None, trajectory: Node) -> Point:
    names = [_name(writer, one) for one in why.shared if one.what is not None]
    told = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        told += f" {writer.say.count('common.more', len(names) - NAMED)}"
    best = min(why.shared, key=_unsure, default=None)
    text = Text(capitalise(": ".join(filter(None, [_headed(writer, why), told]))))
    remarks = tuple(_remarks(writer, why, here, writer.naming.title(trajectory)))
    if best is None or why.reason == Reason.KIND:
        return Point(text, remarks)
    if len(names) > 1 and (best.here or best.there):
        remarks = (*remarks, writer.say("reasons.quoted", name=_name(writer, best)))
    first = writer.point(text, _apart(best.here, best.there), remarks, most=1)
    second = writer.point(text, _apart(best.there, best.here), most=1)
    quotes = tuple(dict.fromkeys([*first.quotes, *second.quotes]))
    return replace(first, quotes=quotes, unseen=0)


def _apart(ones: tuple[Evidence, ...], others: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """What tells of one side only; all where every sentence tells of both."""
    both = {told.passage for told in others}
    return tuple(told for told in ones if told.passage not in both) or ones


def _headed(writer: Writer, why: Why) -> str:
    return f"{writer.say(f'reasons.{why.reason}')} ({why.share}%)"


def _name(writer: Writer, one: Shared) -> str:
    if isinstance(one.what, str) or one.what is None:
        return f"‘{one.what}’"
    return writer.naming.title(one.what)


def _unsure(one: Shared) -> tuple[int, bool, float]:
    """What to show last: what a side has no quote of, then one quote for both, then the unsure."""
    mine, theirs = ({told.passage for told in side} for side in (one.here, one.there))
    sure = [max(told.confidence for told in side) for side in (one.here, one.there) if side]
    return (not mine) + (not theirs), mine == theirs, -min(sure, default=0)


def _remarks(writer: Writer, why: Why, here: str | None, there: str) -> Iterable[str]:
    """What no report says, and so only the ontology, on both sides or on one.

    Of texts that are alike as a whole it is which those are.
    """
    things = [one for one in why.shared if one.what is not None]
    if not why.shared and why.texts is not None:
        sides = zip((here, there), why.texts, strict=True)
        told = (_texts(writer, side, texts) for side, texts in sides)
        yield writer.say("reasons.scattered", texts="; ".join(told))
    neither = [one for one in things if not one.there and not (here and one.here)]
    if neither:
        yield _curated(writer, "curated", neither, things)
    for side, silent in ((here, "here"), (there, "there")):
        alone = [one for one in things if not getattr(one, silent) and one not in neither]
        if side and alone:
            yield _curated(writer, "curated_at", alone, things, side=side)


def _texts(writer: Writer, side: str | None, texts: Texts) -> str:
    """Which texts of a side were compared as a whole."""
    if side is None:
        return writer.say("reasons.description")
    say, more = writer.say, len(texts.documents) - DOCUMENTS
    titles = map(writer.naming.title, texts.documents[:DOCUMENTS])
    names = [", ".join(f"‘{title}’" for title in titles)]
    names += [say.count("common.more", more)] if more > 0 else []
    parts = [say("reasons.ontology")] if texts.curated else []
    parts += [say("reasons.statements", names=" ".join(names))] if texts.documents else []
    told = say("reasons.both").join(parts) or say("reasons.name")
    return say("reasons.side", side=side, texts=told)


def _curated(
    writer: Writer, key: str, some: Sequence[Shared], things: Sequence[Shared], **values: str
) -> str:
    """By the ontology; which, where it is not all of them."""
    which = "" if len(some) == len(things) else ": " + ", ".join(_name(writer, o) for o in some)
    return writer.curated(f"reasons.{key}", **values) + which
