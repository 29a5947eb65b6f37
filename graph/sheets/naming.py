"""What things are called on the screen: by the ontology, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.questions.views.terms import DATES, SINCE, TRAJECTORY_KIND, UNTIL
from graph.quoting import is_heading
from graph.reading import has_pages
from graph.sheets.plain import plain
from ontology.values import language_name

if TYPE_CHECKING:
    from graph.model import Node
    from graph.sheets.catalogue import Catalogue
    from ontology.schema import Labels, Relation, Schema

LANGUAGE, DECIMAL = "language", "decimal"
FALLBACK = "nl"
STATUS = "status"  # the first thing to say of what has no name
MEDIA = "mediaType"
FILE = ("sha256", MEDIA)  # what is of a document's file alone, and names nothing
SHORT = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """The labels of a schema in the language of a catalogue."""

    schema: Schema
    say: Catalogue

    def label(self, labels: Labels) -> str:
        """The label in the reader's language, in Dutch where there is none."""
        return labels.get(self.say.language) or labels.get(FALLBACK, "")

    def kind(self, name: str, number: int = 1) -> str:
        """The label of a kind, for ``number`` things of it."""
        kind = self.schema.kind(name)
        return self.label(kind.labels if number == 1 else kind.plurals)

    def counted(self, name: str, number: int) -> str:
        """So many things of a kind, as it stands within a sentence."""
        return f"{self.say.number(number)} {uncapitalise(self.kind(name, number))}"

    def sort(self, node: Node) -> str:
        """What the thing is: what sort of trajectory by the ontology's word, else its kind."""
        concept = self.schema.concepts.get(node.id)
        sort = None if concept is None else concept.first(TRAJECTORY_KIND)
        known = None if sort is None else self.schema.concepts.get(sort)
        return self.kind(node.kind) if known is None else known.label(self.say.language)

    def attribute(self, name: str, *, outgoing: bool = True) -> str:
        """The label of a property, or of a relation in this direction, as a heading."""
        relation = self.schema.relations.get(name)
        if relation is not None:
            return capitalise(self.relation(relation, outgoing=outgoing))
        known = self.schema.properties.get(name)
        return capitalise(name if known is None else self.label(known.labels))

    def relation(self, relation: Relation, *, outgoing: bool) -> str:
        """The label of a relation, read from subject to object or the other way."""
        labels = relation.labels if outgoing else relation.inverse or relation.labels
        return self.label(labels)

    def phrase(self, relation: Relation, *, outgoing: bool) -> str:
        """What stands between two things in a sentence that says the relation."""
        phrases = relation.phrases if outgoing else relation.inverse_phrases
        return self.label(phrases) or self.relation(relation, outgoing=outgoing)

    def title(self, node: Node) -> str:
        """The ontology's label of the thing, else its own name, else what is known of it.

        Markup that a report is written in is left out of its own name.
        """
        concept = self.schema.concepts.get(node.id)
        if concept is not None:
            return concept.label(self.say.language)
        if node.title != node.id:
            return plain(node.title)
        told = [pair for pair in node.properties if pair[0] not in FILE]
        pairs = sorted(told, key=lambda pair: (pair[0] != STATUS, pair))
        values = ", ".join(self.value(name, value) for name, value in pairs)
        return f"{self.kind(node.kind)}: {values or self.say('common.unnamed')}"

    def dated(self, node: Node) -> str:
        """The title, with the years of an organisation that is no longer called so."""
        title, concept = self.title(node), self.schema.concepts.get(node.id)
        until = None if concept is None else concept.first(UNTIL)
        if concept is None or until is None or title.endswith(")"):
            return title
        since = (concept.first(SINCE) or "")[:4]
        key = "common.called_from" if since else "common.called_until"
        return self.say(key, name=title, since=since, until=until[:4])

    def value(self, property_: str, value: str) -> str:
        """A property's value as people read it: the label of a code, a date written out."""
        known = self.schema.properties.get(property_)
        if known is not None and known.scheme is not None:
            concept = self.schema.codes.get((known.scheme, value))
            return value if concept is None else concept.label(self.say.language)
        if known is not None and known.datatype in DATES:
            return self.say.date(value)
        if known is not None and known.datatype == DECIMAL:
            return self.say.decimal(Decimal(value))
        if known is not None and known.datatype == LANGUAGE:
            return language_name(value, self.say.language)
        return self.say.messages.get(f"media.{value}", value) if property_ == MEDIA else value

    def held(self, name: str, value: Node | str) -> str:
        """What a thing has by a property or relation, as people read it."""
        return self.value(name, value) if isinstance(value, str) else self.dated(value)

    def short(self, node: Node, length: int = SHORT) -> str:
        """The title, cut where it is longer than ``length``: of a document in its middle."""
        cut = shorten if node.get("title") is None else abridge
        return cut(self.title(node), length)

    def spot(self, document: Node, page: int, part: str = "") -> str:
        """Where in a document: its page and the part that is numbered, or else its heading."""
        if not has_pages(document, page):
            return part
        told = self.say("common.page", page=self.say.number(page))
        return told if is_heading(part) else ", ".join(filter(None, (told, part)))


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word where it is longer than ``length`` characters.

    >>> shorten("Aanpakken van gegevensdeling", 20)
    'Aanpakken van…'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rsplit(" ", 1)[0] or head).rstrip(" ,;:.") + "…"


def abridge(title: str, length: int) -> str:
    """The title of a document on one line, cut in its middle where it is too long.

    How it ends, such as in the name of a ministry, often sets it apart from others.

    >>> abridge("Antwoorden op vragen over de resultaten bij het Ministerie van Financiën", 50)
    'Antwoorden op vragen… het Ministerie van Financiën'
    """
    line = " ".join(title.split())
    if len(line) <= length:
        return line
    head = shorten(line, length // 2)
    room = length - len(head) - 1
    return f"{head} {line[-room - 1 :].partition(' ')[2] or line[-room:]}"


def capitalise(text: str) -> str:
    """The text with its first letter in upper case.

    >>> capitalise("gaat over een BSN")
    'Gaat over een BSN'
    """
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """The text as it stands within a sentence; an abbreviation keeps its capitals.

    >>> uncapitalise("Wet- en regelgeving"), uncapitalise("BSN")
    ('wet- en regelgeving', 'BSN')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
