"""How near two Dutch texts are: in meaning, by word vectors, and in wording, by their stems."""

from graph.meaning.parts import BOUND, accidents, first_parts, is_part
from graph.meaning.texts import Nearness, Texts
from graph.meaning.vectors import Meaning, load_meaning

__all__ = [
    "BOUND",
    "Meaning",
    "Nearness",
    "Texts",
    "accidents",
    "first_parts",
    "is_part",
    "load_meaning",
]
