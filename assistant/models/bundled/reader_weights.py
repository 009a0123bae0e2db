"""The reader's own weights: the trained upper layers of the encoder and its head, as `training/export.py` writes them.

`reader.safetensors` holds, beside biases and norms in float32, each matrix as whole numbers in 7 bits (int8) with a
scale for each row: just what the graph computes with, so that nothing is rounded twice. The layers below, and the table
of embeddings, are the encoder's.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from assistant.core.errors import ModelError, Words
from assistant.models.bundled.packed import PackedModel, Rows

READER_SHA256 = "02b58d9b58f7d8a5b2e6c2c61b8220fc2cf829429b7307b32be964a7dd897f51"
_FILE = Path(__file__).with_name("reader.safetensors")
_SCALES = ".scales"
HEAD, HEAD_BIAS = "head.weight", "head.bias"

Head = tuple[PackedModel, NDArray[np.float32], NDArray[np.float32]]


def read_reader(packed: PackedModel, path: Path = _FILE, *, sha256: str = READER_SHA256) -> Head:
    """The encoder with the reader's layers in place of its own, the head (3, hidden) and its bias (3,).

    Raises:
        ModelError: the file cannot be read, has another content than `sha256`, or does not fit the encoder.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refused("tidak dapat dibaca", "cannot be read", str(error)) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise _refused("bukan berkas yang dikenal", "is not the file expected", f"SHA-256 {found}")
    tensors = load(content)
    head, bias = tensors.pop(HEAD), tensors.pop(HEAD_BIAS)
    matrices = {
        name: Rows(values, tensors[name + _SCALES]) for name, values in tensors.items() if values.dtype == np.int8
    }
    arrays = {
        name: values for name, values in tensors.items() if values.dtype != np.int8 and not name.endswith(_SCALES)
    }
    strange = sorted({*matrices, *arrays} - {*packed.matrices, *packed.arrays})
    if strange:
        raise _refused("tidak cocok dengan model", "does not fit the model", ", ".join(strange[:3]))
    whole = replace(packed, matrices={**packed.matrices, **matrices}, arrays={**packed.arrays, **arrays})
    return whole, head, bias


def as_rows(values: NDArray[np.float32], most: int) -> dict[str, NDArray[np.int8] | NDArray[np.float32]]:
    """A float32 matrix (rows, columns) as codes from `-most` to `most` under "" and scales under ".scales"."""
    scales = np.maximum(np.abs(values).max(axis=1), 1e-12) / np.float32(most)
    return {"": np.rint(values / scales[:, None]).astype(np.int8), _SCALES: scales.astype(np.float32)}


def _refused(indonesian: str, english: str, detail: str) -> ModelError:
    return ModelError(
        Words(f"{_FILE.name} {indonesian} ({detail}).", f"{_FILE.name} {english} ({detail})."),
        Words("Ambil lagi berkas proyek ini.", "Fetch this project's files again."),
    )
