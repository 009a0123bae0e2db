from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.indexing.vectors import VectorCache, vector_key


def keys_in(path: Path) -> set[bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT key FROM vectors")}


@given(st.tuples(st.text(max_size=8), st.text(max_size=8)), st.tuples(st.text(max_size=8), st.text(max_size=8)))
def test_equal_keys_mean_equal_model_and_text(one: tuple[str, str], other: tuple[str, str]) -> None:
    one, other = ((model.replace("\0", ""), text) for model, text in (one, other))
    assert (vector_key(*one) == vector_key(*other)) == (one == other)


def test_what_was_put_is_got_again_after_the_file_was_closed(tmp_path: Path) -> None:
    keys = [vector_key("m", str(number)) for number in range(1200)]
    vectors = np.random.default_rng(1).normal(size=(1200, 4)).astype(np.float32)
    with VectorCache(tmp_path / "v.sqlite") as cache:
        cache.put(keys, vectors)
    with VectorCache(tmp_path / "v.sqlite") as cache:
        found = cache.get([*keys, vector_key("m", "other")], 4)
    assert set(found) == set(keys)
    np.testing.assert_array_equal(np.stack([found[key] for key in keys]), vectors)


def test_a_vector_of_another_length_or_with_no_number_is_not_used(tmp_path: Path) -> None:
    good, short, broken = (vector_key("m", text) for text in ("good", "short", "broken"))
    with VectorCache(tmp_path / "v.sqlite") as cache:
        cache.put([good, broken], np.array([[1, 0], [np.nan, 0]], dtype=np.float32))
        cache.put([short], np.ones((1, 1), dtype=np.float32))
        assert set(cache.get([good, short, broken], 2)) == {good}


def test_pruning_leaves_nothing_of_what_was_forgotten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    kept, gone = vector_key("m", "kept"), vector_key("m", "gone")
    marker = np.frombuffer(b"MARKER-OF-A-DELETED-VECTOR-32by!", dtype=np.float32)[None, :]
    with VectorCache(path) as cache:
        cache.put([kept], np.ones((1, 8), dtype=np.float32))
        cache.put([gone], marker)
    assert b"MARKER-OF-A-DELETED" in path.read_bytes()
    with VectorCache(path) as cache:
        cache.prune([kept])
    assert keys_in(path) == {kept}
    assert b"MARKER-OF-A-DELETED" not in path.read_bytes()
    assert gone not in path.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"this is no database at all, only some text" * 40, b"SQLite format 3\0rubbish"]
)
def test_a_file_that_is_no_cache_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(content)
    with VectorCache(path) as cache:
        cache.put([b"key"], np.ones((1, 2), dtype=np.float32))
        assert set(cache.get([b"key"], 2)) == {b"key"}


def test_a_cache_with_overwritten_pages_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    with VectorCache(path) as cache:
        cache.put([vector_key("m", str(n)) for n in range(300)], np.ones((300, 64), dtype=np.float32))
    data = bytearray(path.read_bytes())
    data[4096:40960] = b"\xff" * (40960 - 4096)
    path.write_bytes(data)
    with VectorCache(path) as cache:
        assert cache.get([vector_key("m", "1")], 64) == {}
        cache.put([b"key"], np.ones((1, 64), dtype=np.float32))
    assert keys_in(path) == {b"key"}
