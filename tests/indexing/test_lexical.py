from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.errors import IndexDamaged
from assistant.indexing.lexical import LexicalIndex

TEXTS = [
    "Kerja sama dengan Kawasaki tersendat karena pendanaan",
    "Namur adalah kota di Belgia",
    "The partnership with Kawasaki was delayed",
    "yang dan di",
]
LANGUAGES = ["id", "id", "en", "id"]
WORDS = st.lists(st.sampled_from("kota mou dana jepang belgia hambatan kerja sama air".split()), max_size=6)


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS, LANGUAGES)


def test_the_passage_with_the_question_s_words_scores_highest(index: LexicalIndex) -> None:
    assert index.scores("pendanaan Kawasaki").argmax() == 0
    assert index.scores("Belgia").argmax() == 1


def test_a_name_is_found_across_languages(index: LexicalIndex) -> None:
    scores = index.scores("Kawasaki")
    assert scores[0] > 0
    assert scores[2] > 0
    assert scores[1] == scores[3] == 0


def test_words_are_found_by_their_stem(index: LexicalIndex) -> None:
    assert index.scores("dana")[0] > 0
    assert index.scores("partnerships")[2] > 0


def test_unknown_words_lower_the_share_that_a_passage_covers(index: LexicalIndex) -> None:
    assert index.scores("Kawasaki")[0] > index.scores("Kawasaki antariksa")[0] > 0


@pytest.mark.parametrize("question", ["", "yang dan", "zzz", "\ud800", "?!"])
def test_a_question_that_meets_no_word_scores_nothing(index: LexicalIndex, question: str) -> None:
    assert index.scores(question).tolist() == [0.0] * len(TEXTS)


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
def test_scores_are_finite_never_negative_and_zero_without_a_common_word(
    corpus: list[list[str]], question: list[str]
) -> None:
    index = LexicalIndex.build([" ".join(text) for text in corpus], ["id"] * len(corpus))
    scores = index.scores(" ".join(question))
    assert scores.shape == (len(corpus),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
    for text, score in zip(corpus, scores, strict=True):
        assert (score > 0) == bool(set(text) & set(question))


def test_a_rare_word_has_the_greater_weight(index: LexicalIndex) -> None:
    rarity = LexicalIndex.build(["kota bandung", "kota namur", "kota cuenca"], ["id"] * 3).rarity("kota namur", "id")
    assert rarity["namur"] > rarity["kota"] > 0


def test_it_knows_the_words_of_every_language(index: LexicalIndex) -> None:
    assert index.knows("kawasaki")
    assert index.knows("delay")
    assert not index.knows("antariksa")


def test_a_saved_index_scores_as_it_did_before(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "words")
    loaded = LexicalIndex.load(tmp_path / "words")
    for question in ("Kawasaki", "Belgia kota", "delayed", "nothing"):
        assert loaded.scores(question).tolist() == index.scores(question).tolist()


def test_an_index_of_nothing_can_be_saved_and_asked(tmp_path: Path) -> None:
    LexicalIndex.build([], []).save(tmp_path / "words")
    assert LexicalIndex.load(tmp_path / "words").scores("Kawasaki").shape == (0,)


@pytest.mark.parametrize("broken", ["languages.json", "id/rows.npy", "id/vocab.index.json", "id/data.csc.index.npy"])
@pytest.mark.parametrize("content", [None, b"", b"\x00broken"])
def test_a_broken_file_is_a_damaged_index(
    index: LexicalIndex, tmp_path: Path, broken: str, content: bytes | None
) -> None:
    index.save(tmp_path / "words")
    path = tmp_path / "words" / broken
    assert path.is_file()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamaged) as caught:
        LexicalIndex.load(tmp_path / "words")
    assert "--full" in caught.value.hint.en
