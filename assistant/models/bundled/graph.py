"""The ONNX graph of multilingual-e5-small, made straight from the packed weights: no torch, no export.

A BERT encoder as in `transformers.BertModel` (positions from 0, token type 0, erf-GELU, norm after each addition), mean
pooling and vectors of length 1. All texts of a batch have the same number of tokens, so there is neither padding nor a
mask: a third of the work of attention goes away, and nothing of a text's neighbours can leak into its vector. The table
of embeddings, four fifths of the weights, stays in its 4 bits; a row is unpacked when a token asks for it.

How the matrix products are done can be chosen, see `variants`. Why 7 bits for the weights of int8: processors without
VNNI add two products of an unsigned and a signed byte in 16 bits, and 255 * 64 * 2 = 32,640 is the most that fits there
without being cut off. So all processors get the same whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import ArrayLike, DTypeLike, NDArray
from onnx import TensorProto, helper, numpy_helper

from assistant.models.bundled.packed import BLOCK, Blocks, PackedModel, Rows
from assistant.models.bundled.variants import DEFAULT, Products

INPUT = "tokens"
OUTPUT = "vectors"
SCORES = "scores"
EPSILON = 1e-12
"""Of the layer norms, as in the model's configuration."""

_CONTRIBUTED = "com.microsoft"
_WEIGHT_LIMIT = 64
_ROWS_MIDDLE, _ROWS_MOST = 128, 127
_GELU_LEAST = 0.17
"""GELU never goes below -0.17 (its minimum is -0.16997), so that most of the 8 bits can serve positive values."""
_GELU_MIDDLE, _GELU_MOST = 32, 223


def build_graph(packed: PackedModel, products: Products = DEFAULT) -> bytes:
    """The serialised model.

    Its input is `tokens`, int64 (texts, tokens), ids with begin and end; its output is `vectors`, float32
    (texts, hidden), rows of length 1.
    """
    return _Graph(packed, products).build()


def build_reader_graph(packed: PackedModel, head: NDArray[np.float32], bias: NDArray[np.float32]) -> bytes:
    """The serialised reader: the same encoder with other weights, and a head on every token instead of a mean.

    Its input is `tokens` as above; its output is `scores`, float32 (texts, tokens, 3). `head` is (3, hidden), `bias`
    (3,).
    """
    return _Graph(packed, DEFAULT).build(head, bias)


class _Graph:
    def __init__(self, packed: PackedModel, products: Products) -> None:
        self.packed, self.products = packed, products
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}

    def build(self, head: NDArray[np.float32] | None = None, bias: NDArray[np.float32] | None = None) -> bytes:
        config = self.packed.config
        x = self.embeddings()
        for layer in range(config.layers):
            x = self.layer(x, f"encoder.layer.{layer}.")
        if head is not None and bias is not None:
            self.node("MatMul", [x, self.constant("head.matrix", head.T)], "head.product")
            self.node("Add", ["head.product", self.constant("head.bias", bias)], SCORES)
            result = helper.make_tensor_value_info(SCORES, TensorProto.FLOAT, ["texts", "length", len(bias)])
        else:
            # The sum instead of the mean: both have the same direction, and the length becomes 1 anyway.
            self.node("ReduceSum", [x, self.constant("over.tokens", [1], np.int64)], "sum", keepdims=0)
            self.node("LpNormalization", ["sum"], OUTPUT, axis=-1, p=2)
            result = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", config.hidden])
        tokens = helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "length"])
        graph = helper.make_graph(self.nodes, "encoder", [tokens], [result], list(self.weights.values()))
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_CONTRIBUTED, 1)]
        content: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
        return content

    def node(
        self, kind: str, inputs: Sequence[str], outputs: str | list[str], *, domain: str = "", **attributes: float
    ) -> str:
        """Adds a node of ONNX itself; the name of its first output comes back."""
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))  # type: ignore[arg-type]
        return outputs[0]

    def contributed(self, kind: str, inputs: Sequence[str], outputs: str | list[str], **attributes: float) -> str:
        """Adds a node that ONNX Runtime brings."""
        return self.node(kind, inputs, outputs, domain=_CONTRIBUTED, **attributes)

    def constant(self, name: str, values: ArrayLike, kind: DTypeLike = np.float32) -> str:
        if name not in self.weights:
            self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(np.asarray(values, kind)), name)
        return name

    def array(self, name: str) -> str:
        return self.constant(name, self.packed.arrays[name])

    def embeddings(self) -> str:
        name = "embeddings."
        table = _in_blocks(self.packed.matrices[name + "word_embeddings.weight"])
        # ONNX has signed 4-bit numbers, two to a byte, the first in the low half.
        codes = (table.codes ^ 8) & 15
        packed = onnx.TensorProto(name="table", data_type=TensorProto.INT4, dims=codes.shape)
        packed.raw_data = (codes[:, 0::2] | (codes[:, 1::2] << 4)).tobytes()
        self.weights["table"] = packed
        inputs = ["table", INPUT, self.constant("table.scales", table.scales)]
        self.contributed("GatherBlockQuantized", inputs, "words", gather_axis=0, quantize_axis=1, block_size=BLOCK)
        arrays = self.packed.arrays
        positions = arrays[name + "position_embeddings.weight"] + arrays[name + "token_type_embeddings.weight"][0]
        self.node("Shape", [INPUT], "length", start=1, end=2)
        first = self.constant("first", [0], np.int64)
        self.node("Slice", [self.constant("positions", positions), first, "length", first], "places")
        self.node("Add", ["words", "places"], "embedded")
        norm = [self.array(f"{name}LayerNorm.{part}") for part in ("weight", "bias")]
        return self.node("LayerNormalization", ["embedded", *norm], "normed", axis=-1, epsilon=EPSILON)

    def layer(self, x: str, name: str) -> str:
        config, own = self.packed.config, name + "attention."
        heads = [f"{own}self.{part}" for part in ("query", "key", "value")]
        joined = self.product(x, heads, own + "joined", middle=_ROWS_MIDDLE)
        parts = [own + part for part in ("q", "k", "v")]
        self.node("Split", [joined, self.constant("thirds", [config.hidden] * 3, np.int64)], parts, axis=-1)
        bias = np.concatenate([self.packed.arrays[f"{key}.bias"] for key in heads])
        inputs = [*parts, self.constant(own + "bias", bias)]
        self.contributed("MultiHeadAttention", inputs, own + "context", num_heads=config.heads)
        context = self.product(own + "context", [own + "output.dense"], own + "out", middle=_ROWS_MIDDLE)
        x = self.add_and_norm(context, x, own + "output.")
        wide = self.product(x, [name + "intermediate.dense"], name + "wide", middle=_ROWS_MIDDLE)
        self.contributed("BiasGelu", [wide, self.array(name + "intermediate.dense.bias")], name + "gelu")
        narrow = self.product(name + "gelu", [name + "output.dense"], name + "narrow", middle=_GELU_MIDDLE)
        return self.add_and_norm(narrow, x, name + "output.")

    def add_and_norm(self, x: str, skipped: str, name: str) -> str:
        # Not SkipLayerNormalization, which does the same in one node but takes twice the time.
        self.node("Add", [x, self.array(name + "dense.bias")], name + "biased")
        self.node("Add", [name + "biased", skipped], name + "added")
        norm = [self.array(f"{name}LayerNorm.{part}") for part in ("weight", "bias")]
        return self.node("LayerNormalization", [name + "added", *norm], name + "normed", axis=-1, epsilon=EPSILON)

    def product(self, x: str, keys: Sequence[str], name: str, *, middle: int) -> str:
        """`x` times the matrices of `keys` side by side, without their bias."""
        blocks = [self.packed.matrices[f"{key}.weight"] for key in keys]
        if self.products == "int4":
            return self.product_int4(x, [_in_blocks(block) for block in blocks], name)
        values = np.concatenate([block.values() for block in blocks])
        if self.products == "float32":
            return self.node("MatMul", [x, self.constant(name + ".matrix", values.T)], name)
        scales: NDArray[np.float32] = np.maximum(np.abs(values).max(axis=1), 1e-12) / np.float32(_WEIGHT_LIMIT)
        matrix = self.constant(name + ".matrix", np.rint(values / scales[:, None]).T, np.int8)
        columns = self.constant(name + ".scales", scales)
        if self.products == "int8-batch":
            return self.contributed("DynamicQuantizeMatMul", [x, matrix, columns], name)
        return self.product_by_row(x, matrix, columns, name, middle=middle)

    def product_int4(self, x: str, blocks: Sequence[Blocks], name: str) -> str:
        codes = np.concatenate([block.codes for block in blocks])
        scales = np.concatenate([block.scales for block in blocks])
        rows, columns = codes.shape
        pairs = (codes[:, 0::2] | (codes[:, 1::2] << 4)).reshape(rows, columns // BLOCK, BLOCK // 2)
        inputs = [x, self.constant(name + ".matrix", pairs, np.uint8), self.constant(name + ".scales", scales)]
        sizes = {"K": columns, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        return self.contributed("MatMulNBits", inputs, name, **sizes)

    def product_by_row(self, x: str, matrix: str, columns: str, name: str, *, middle: int) -> str:
        """Rows rounded to unsigned bytes around `middle`: byte = round(value / scale) + middle, with

        scale = max |value| / 127 around 128, and after GELU max(max value / 223, 0.17 / 32) around 32.
        """
        last = self.constant("values", [-1], np.int64)
        if middle == _GELU_MIDDLE:
            self.node("ReduceMax", [x, last], name + ".most", keepdims=1)
            # A row's scale is max / 223, and 0.17 / 32 where that would push GELU's negative values below byte 0.
            least = self.constant("gelu.least", _GELU_LEAST * _GELU_MOST / _GELU_MIDDLE)
            most = self.constant("gelu.most", _GELU_MOST)
        else:
            self.node("Abs", [x], name + ".sizes")
            self.node("ReduceMax", [name + ".sizes", last], name + ".most", keepdims=1)
            least, most = self.constant("rows.least", 1e-12), self.constant("rows.most", _ROWS_MOST)
        self.node("Max", [name + ".most", least], name + ".range")
        self.node("Div", [most, name + ".range"], name + ".factor")
        self.node("Mul", [x, name + ".factor"], name + ".scaled")
        one, zero = self.constant("one", 1), self.constant(f"middle.{middle}", middle, np.uint8)
        self.node("QuantizeLinear", [name + ".scaled", one, zero], name + ".bytes")
        inputs = [name + ".bytes", matrix, one, columns, zero]
        self.contributed("MatMulIntegerToFloat", inputs, name + ".whole")
        self.node("Div", [name + ".range", most], name + ".rows")
        return self.node("Mul", [name + ".whole", name + ".rows"], name)


def _in_blocks(matrix: Blocks | Rows) -> Blocks:
    if not isinstance(matrix, Blocks):
        raise TypeError("4-bit products need a matrix in blocks")
    return matrix
