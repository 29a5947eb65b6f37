"""How near texts are in meaning and in wording."""

from __future__ import annotations

import itertools
import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.meaning import Meaning, Texts, accidents, is_part, load_meaning
from graph.meaning.compounds import split_compound
from graph.meaning.vectors import read_meaning
from graph.stems import stem
from ontology import Concept, ReadError, load

if TYPE_CHECKING:
    from pathlib import Path

LESSONS = (
    "Bewoners moesten zelf aantonen dat hun schade door de gaswinning kwam.",
    "De behandeling van aanvragen duurde veel te lang.",
    "Ouders kregen een vaste contactpersoon, en dat gaf rust.",
    "De behandeling van de aanvragen duurde te lang.",
)
WORDS = ("schade", "bewoners", "gemeente", "aanvraag", "regeling", "ouders", "brief", "rechter")


def described(concept: Concept) -> str:
    return ". ".join((concept.label(), *concept.synonyms, concept.definitions["nl"]))


@pytest.fixture(scope="module")
def trajectories() -> Texts:
    return Texts([described(one) for one in load().members["trajecten"]])


@pytest.mark.parametrize(
    "text",
    [
        "Regeling voor mijnbouwschade in Limburg",
        (
            "Bewoners zien scheuren in hun muren doordat de grond onder hun dorp beweegt; "
            "er komt een loket dat vergoedt"
        ),
    ],
)
def test_a_new_trajectory_brings_up_groningen(trajectories: Texts, text: str) -> None:
    concepts = load().members["trajecten"]
    found = [concepts[at].code for at, _ in trajectories.nearest(text, 3)]
    assert any("groningen" in code for code in found), found


@given(st.lists(st.text(max_size=60)))
def test_vectors_have_length_one_or_none(texts: list[str]) -> None:
    vectors = load_meaning().vectors(texts)
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(texts), load_meaning().width)
    assert vectors.dtype == np.float32
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))


def test_a_text_has_the_same_vector_in_any_company() -> None:
    alone = np.concatenate([load_meaning().vectors([text]) for text in LESSONS])
    assert np.allclose(alone, load_meaning().vectors(LESSONS), atol=1e-6)


@pytest.mark.parametrize("text", ["", "  ", "de en het", "xqzwvk", "123 456", "…"])
def test_a_text_of_which_no_word_is_known_is_near_nothing(text: str) -> None:
    assert not load_meaning().vectors([text]).any()
    assert Texts(LESSONS).nearest(text, 3) == []


def test_no_texts_and_empty_texts_can_be_asked() -> None:
    assert Texts([]).nearest("schade", 3) == []
    assert list(Texts([]).pairs(0.5)) == []
    assert Texts(["", "de"]).scores("schade").tolist() == [0, 0]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("mijnbouwschade", ("mijnbouw", "schade")),
        ("kinderopvangtoeslagen", ("kinder", "opvang", "toeslagen")),
        ("arbeidsongeschiktheidsregeling", ("arbeids", "ongeschiktheid", "regeling")),
        ("zorgverlenersloket", ("zorgverlener", "loket")),
        ("schadexyz", ()),
    ],
)
def test_a_compound_is_made_of_known_words(word: str, parts: tuple[str, ...]) -> None:
    known = "arbeids kinder loket mijnbouw ongeschiktheid opvang regeling schade toeslagen zorg"
    assert split_compound(word, {*known.split(), "zorgverlener", "verlener"}) == parts


def test_an_unknown_compound_is_near_its_parts() -> None:
    rows = {"schade": 0, "loket": 1, "fiets": 2}
    meaning = Meaning(rows, np.eye(3, dtype=np.int8), np.ones(3, dtype=np.float32))
    compound, bicycle = meaning.vectors(["schadeloket", "fiets"])
    assert compound == pytest.approx([0.5**0.5, 0.5**0.5, 0])
    assert bicycle @ compound == 0


def test_an_unknown_form_has_the_meaning_of_its_stem() -> None:
    rows = {"toeslag": 0, "fiets": 1}
    meaning = Meaning(rows, np.eye(2, dtype=np.int8), np.ones(2, dtype=np.float32))
    assert np.array_equal(*meaning.vectors(["toeslagen", "Toeslag"]))


def test_the_same_wording_scores_one_and_both_parts_are_told() -> None:
    near = Texts(LESSONS).nearness(LESSONS[0])
    assert near.scores[0] == pytest.approx(1, abs=1e-5)
    assert near.wording[0] == pytest.approx(1, abs=1e-5)
    assert near.meaning[0] == pytest.approx(1, abs=1e-5)
    assert near.scores.min() >= 0


def test_another_wording_of_a_lesson_is_nearest_in_meaning() -> None:
    near = Texts(LESSONS).nearness("Gezinnen hadden steeds dezelfde begeleider aan de lijn.")
    assert near.wording[2] == 0
    assert near.meaning.argmax() == 2


def test_the_same_lesson_drawn_again_is_a_pair() -> None:
    pairs = list(Texts(LESSONS).pairs(0.8))
    assert [pair[:2] for pair in pairs] == [(1, 3)]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), max_size=9))
def test_pairs_are_what_scores_say(texts: list[str]) -> None:
    among = Texts(texts)
    for least in (0.05, 0.4, 0.9):
        found = {(one, other): score for one, other, score in among.pairs(least)}
        scores = [among.scores(text) for text in texts]
        for one, other in itertools.combinations(range(len(texts)), 2):
            if abs(scores[one][other] - least) > 1e-4:
                assert ((one, other) in found) == (scores[one][other] > least)
            if (one, other) in found:
                assert found[one, other] == pytest.approx(scores[one][other], abs=1e-4)


def test_pairs_take_memory_for_a_block_and_not_for_all() -> None:
    count = 12_000
    texts = [
        f"{one} {other} {at}" for at, (one, other) in zip(range(count), _forever(), strict=False)
    ]
    among = Texts(texts)
    tracemalloc.start()
    next(among.pairs(0.99), None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < count * count  # bytes: a quarter of what the whole product would take


def _forever() -> itertools.cycle[tuple[str, str]]:
    return itertools.cycle(itertools.permutations(WORDS, 2))


def test_a_file_that_is_missing_or_damaged_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"weg\.npz kan niet worden gelezen: het bestaat niet"):
        read_meaning(tmp_path / "weg.npz")
    (tmp_path / "stuk.npz").write_bytes(b"geen vectoren")
    with pytest.raises(ReadError, match="geen lijst van woordvectoren"):
        read_meaning(tmp_path / "stuk.npz")


@pytest.mark.parametrize(
    ("word", "longer"),
    [
        ("ouders", "stiefouders"),
        ("betaling", "herstelbetaling"),
        ("opvang", "kinderopvangtoeslagen"),
        ("beoordeling", "herbeoordelingen"),
        ("schade", "mijnbouwschaderegeling"),
        ("gegevens", "gegevensuitwisseling"),
        ("toeslag", "huurtoeslagen"),
    ],
)
def test_a_compound_is_made_with_its_parts(word: str, longer: str) -> None:
    assert is_part(stem(word), stem(longer))


@pytest.mark.parametrize(
    ("word", "longer"),
    [
        ("ouders", "verouderde"),
        ("ouders", "wethouders"),
        ("ouders", "vergunninghouders"),
        ("ouders", "schouders"),
        ("zekerheid", "zorgverzekeraar"),
        ("handeling", "behandeling"),
    ],
)
def test_what_holds_a_word_by_accident_is_not_made_with_it(word: str, longer: str) -> None:
    assert not is_part(stem(word), stem(longer))


def test_no_accident_holds_another() -> None:
    found = accidents(stem("ouders"))
    assert found
    assert not any(one in other for one, other in itertools.permutations(found, 2))
