"""Making the vocabulary: the pieces of text that Dutch reports need, of the encoder's own many."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sentencepiece import sentencepiece_model_pb2
from wordfreq import top_n_list

from ingest.judges import weights
from ingest.judges.e5 import E5, load_e5
from ingest.judges.reader import OPENING, PIECES
from ingest.judges.subwords import Cutter
from ingest.judges.windows import END, START

PADDING, UNKNOWN = 1, 3
SPECIAL = (START, PADDING, END, UNKNOWN)  # numbers that the encoder gives a meaning of their own
SHORT = 5  # letters of a word that may be an abbreviation
AFTER_LATIN = "\u0250"  # the first letter that no European language written in Latin has
PLACES = 160  # the longest window, and some


def make_vocabulary(path: Path, texts: Iterable[str], words: int) -> None:
    """Write the vocabulary of ``texts`` and of the most frequent Dutch ``words``."""
    encoder = load_e5()
    cut = Cutter(make_model(encoder, range(len(encoder.pieces))))
    found = {piece for text in (OPENING, *texts, *_spelled(words)) for piece in cut(text)}
    letters = {at for at, piece in enumerate(encoder.pieces) if len(piece.strip("▁")) <= 1}
    latin = {at for at in letters if (encoder.pieces[at].strip("▁") or " ")[0] < AFTER_LATIN}
    kept = [*SPECIAL, *sorted((found | latin) - set(SPECIAL))]
    table = encoder.table(np.array(kept, dtype=np.intp))
    model = np.frombuffer(make_model(encoder, kept), dtype=np.uint8)
    arrays: dict[str, NDArray[Any]] = {**table, PIECES: model}
    arrays["places"] = table["places"][:PLACES]
    weights.write(path, arrays, {"pieces": len(kept)})


def _spelled(words: int) -> Iterable[str]:
    """The words as they may be written."""
    for word in top_n_list("nl", words):
        yield from (word, word.capitalize())
        if len(word) < SHORT:
            yield word.upper()


def make_model(encoder: E5, kept: Iterable[int]) -> bytes:
    """A SentencePiece model of the pieces numbered ``kept``, in that order."""
    model = sentencepiece_model_pb2.ModelProto()
    sort = sentencepiece_model_pb2.ModelProto.SentencePiece
    for at in kept:
        kind = {UNKNOWN: sort.UNKNOWN}.get(at, sort.CONTROL if at in SPECIAL else sort.NORMAL)
        model.pieces.add(piece=encoder.pieces[at], score=float(encoder.scores[at]), type=kind)
    model.trainer_spec.model_type = sentencepiece_model_pb2.TrainerSpec.UNIGRAM
    model.trainer_spec.bos_id, model.trainer_spec.pad_id = START, PADDING
    model.trainer_spec.eos_id, model.trainer_spec.unk_id = END, UNKNOWN
    model.normalizer_spec.name = "identity"
    return bytes(model.SerializeToString())
