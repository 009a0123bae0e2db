"""The ways the model's matrix products can be done, and the names that vectors and files made with them carry.

What is chosen here decides speed and fidelity; figures of all of them are in `benchmarks/results/encoder.json`:

    float32      the weights as float32. Agrees with sentence-transformers to rounding, and is the slowest.
    int8         the default. Each token's values are rounded to 8 bits with a scale of their own, and each column of
                 weights to 7 bits, so that a token's result never depends on the texts that share its batch.
    int8-batch   one scale for a whole batch, as `onnxruntime.quantization.quantize_dynamic` does it: the same text gets
                 another vector in every batch. Only for comparison; it must not be used where vectors are kept.
    int4         the weights in their 4 bits, unpacked while multiplying. The most faithful of the small ones, and slow.
"""

from __future__ import annotations

from typing import Final, Literal

from assistant.models.bundled.packed import SHA256
from assistant.models.bundled.reader_weights import READER_SHA256

Products = Literal["float32", "int8", "int8-batch", "int4"]
Variant = Products | Literal["reader"]
"""A graph that is kept ready: an embedder by its products, or the reader."""
DEFAULT: Final[Products] = "int8"
FORMAT: Final = 1
"""Raise it whenever graph or tokenizer change what comes out: it is part of both names below."""


def embedder_name(products: Products = DEFAULT) -> str:
    """What vectors are kept under: model, weights, arithmetic and format."""
    return f"multilingual-e5-small/q4-{products}/{FORMAT}"


def folder_name(variant: Variant = DEFAULT) -> str:
    """What a ready model's folder is called: all that its content depends on."""
    if variant == "reader":
        return f"reader-{FORMAT}-{SHA256[:12]}-{READER_SHA256[:12]}"
    return f"encoder-{variant}-{FORMAT}-{SHA256[:12]}"
