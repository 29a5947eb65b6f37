"""Text cut into the pieces that the network knows, by SentencePiece."""

from __future__ import annotations

import unicodedata

import sentencepiece

Place = tuple[int, int]


def plain(text: str) -> str:
    """The text as it is cut: with single spaces, and one form of every letter."""
    return unicodedata.normalize("NFKC", " ".join(text.split()))


class Cutter:
    """Cuts texts into pieces, by a serialised SentencePiece model."""

    def __init__(self, model: bytes) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)

    def __call__(self, text: str) -> list[int]:
        """The numbers of the pieces of ``text``."""
        found: list[int] = self._processor.encode(plain(text))
        return found

    def places(self, text: str) -> list[Place]:
        """The characters of ``plain(text)`` that each piece stands for."""
        found = self._processor.encode(plain(text), return_type="offset_mapping")
        return [(start, end) for start, end in found["offsets"]]
