from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.errors import IndexDamaged
from assistant.core.ports import Vectors
from assistant.indexing.dense import DenseIndex


def unit_vectors(count: int, dimension: int = 16, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@given(st.integers(1, 30), st.integers(1, 12), st.integers(0, 1000))
def test_the_nearest_are_those_of_a_plain_matrix_product(count: int, wanted: int, seed: int) -> None:
    vectors, question = unit_vectors(count, seed=seed), unit_vectors(1, seed=seed + 1)[0]
    index = DenseIndex.build(vectors, ["id"] * count)
    expected = np.argsort(-(vectors @ question), kind="stable")[:wanted]
    found = index.nearest(question, count=wanted)
    np.testing.assert_allclose((vectors @ question)[found], (vectors @ question)[expected], atol=1e-5)
    assert len(set(found)) == min(wanted, count)


def test_each_language_gives_its_own_nearest() -> None:
    languages = ["id", "en"] * 10
    index = DenseIndex.build(unit_vectors(20), languages)
    found = index.nearest(unit_vectors(1, seed=5)[0], count=3)
    assert sorted(languages[row] for row in found) == ["en"] * 3 + ["id"] * 3


def test_only_allowed_rows_are_found() -> None:
    index = DenseIndex.build(unit_vectors(20), ["id"] * 10 + ["en"] * 10)
    allowed = np.zeros(20, dtype=np.bool_)
    allowed[[2, 3, 17]] = True
    assert sorted(index.nearest(unit_vectors(1, seed=5)[0], count=10, allowed=allowed)) == [2, 3, 17]
    assert index.nearest(unit_vectors(1, seed=5)[0], count=10, allowed=np.zeros(20, dtype=np.bool_)) == []


def test_a_graph_finds_nearly_all_of_what_exact_search_finds() -> None:
    vectors = unit_vectors(2000, 32)
    exact = DenseIndex.build(vectors, ["id"] * 2000)
    graph = DenseIndex.build(vectors, ["id"] * 2000, exact_limit=100)
    found = shared = 0
    for question in unit_vectors(20, 32, seed=9):
        nearest = set(exact.nearest(question, count=10))
        shared += len(nearest & set(graph.nearest(question, count=10)))
        found += len(nearest)
    assert shared / found >= 0.98


def test_a_graph_also_keeps_to_allowed_rows() -> None:
    index = DenseIndex.build(unit_vectors(500), ["id"] * 500, exact_limit=100)
    allowed = np.arange(500) % 50 == 0
    found = index.nearest(unit_vectors(1, seed=5)[0], count=10, allowed=allowed)
    assert found
    assert all(row % 50 == 0 for row in found)


def test_scores_and_vectors_are_those_that_were_stored() -> None:
    vectors, question = unit_vectors(6), unit_vectors(1, seed=3)[0]
    index = DenseIndex.build(vectors, ["id"] * 6)
    np.testing.assert_allclose(index.vectors([4, 1]), vectors[[4, 1]])
    np.testing.assert_allclose(index.scores(question, [4, 1]), vectors[[4, 1]] @ question, atol=1e-6)
    assert index.vectors([]).shape == (0, 16)
    assert index.scores(question, []).shape == (0,)


def test_a_saved_index_finds_what_it_did_before(tmp_path: Path) -> None:
    index = DenseIndex.build(unit_vectors(20), ["id"] * 20)
    index.save(tmp_path / "vectors.faiss")
    loaded = DenseIndex.load(tmp_path / "vectors.faiss", ["id"] * 20)
    question = unit_vectors(1, seed=3)[0]
    assert (loaded.size, loaded.dimension) == (20, 16)
    assert loaded.nearest(question, count=5) == index.nearest(question, count=5)


def test_an_index_of_nothing_can_be_saved_and_asked(tmp_path: Path) -> None:
    DenseIndex.build(np.zeros((0, 16), dtype=np.float32), []).save(tmp_path / "vectors.faiss")
    loaded = DenseIndex.load(tmp_path / "vectors.faiss", [])
    assert loaded.nearest(unit_vectors(1)[0], count=5) == []
    assert loaded.size == 0


def test_a_missing_file_another_count_and_a_truncated_file_are_a_damaged_index(tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    with pytest.raises(IndexDamaged):
        DenseIndex.load(path, [])
    DenseIndex.build(unit_vectors(20), ["id"] * 20).save(path)
    with pytest.raises(IndexDamaged):
        DenseIndex.load(path, ["id"] * 19)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(IndexDamaged):
        DenseIndex.load(path, ["id"] * 20)
