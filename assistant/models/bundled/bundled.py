"""The default embedder: multilingual-e5-small on ONNX Runtime, offline, without torch.

Same weights, same tokens and same prompts as the sentence-transformers folder that `reference` writes; the vectors
agree to a mean cosine of 0.999, and a text's vector does not depend on the texts embedded with it
(`benchmarks/results/encoder.json`). Loading takes about two seconds, of which most is the vocabulary of 250,002 pieces.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from assistant.core.errors import ModelError, Words
from assistant.core.ports import Vectors
from assistant.models.bundled.ready import ready_model
from assistant.models.bundled.tokenizer import token_ids
from assistant.models.bundled.variants import DEFAULT, Products, Variant, embedder_name

DIMENSION = 384
POSITIONS = 512
QUESTION_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "
_PROMPT_TOKENS, _SPECIAL_TOKENS = 2, 2
_BATCH_TOKENS = 512
"""What passes through the model at once. More is slower, because a layer's values no longer fit the processor's cache:
16 texts of 125 tokens take a third more time than 16 times one."""


class BundledEncoder:
    """An `Embedder`; one object may be used by several threads at once.

    Raises:
        ModelError: the packed weights are missing or not the ones expected, or no folder can be written.
    """

    def __init__(self, *, cache: Path | None = None, products: Products = DEFAULT) -> None:
        self._name = embedder_name(products)
        self._session, self._tokenizer = open_session(products, cache)

    @property
    def name(self) -> str:
        """Identity of model, weights and arithmetic."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return DIMENSION

    @property
    def max_tokens(self) -> int:
        """Tokens of a passage that are read: 512 positions without begin, end and "passage:"."""
        return POSITIONS - _SPECIAL_TOKENS - _PROMPT_TOKENS

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt, begin and end."""
        ids = token_ids(self._tokenizer, texts)
        return [len(row) - _SPECIAL_TOKENS for row in ids]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), 384), rows of length 1, in the order given; text beyond `max_tokens` is not read."""
        return self._embed([PASSAGE_PROMPT + text for text in texts])

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """As `embed_passages`, with the prompt for questions."""
        return self._embed([QUESTION_PROMPT + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), DIMENSION), np.float32)
        rows = token_ids(self._tokenizer, texts, most=POSITIONS)
        for batch in batches([len(row) for row in rows]):
            tokens = np.array([rows[index] for index in batch], np.int64)
            (vectors[batch],) = self._session.run(None, {"tokens": tokens})
        return vectors


def open_session(variant: Variant, cache: Path | None) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """The graph of this variant, ready to run on all cores that this process may use, and its tokenizer.

    Raises:
        ModelError
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with ready_model(cache, variant=variant) as model:
        try:
            session = onnxruntime.InferenceSession(model.graph, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own errors share no public base class
            raise _cannot_run(error) from error
        return session, Tokenizer.from_file(str(model.tokenizer))


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts to embed together: of the same length, so that nothing is padded, and few enough to be fast."""
    by_length: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_length.setdefault(length, []).append(index)
    for length, indices in sorted(by_length.items()):
        size = max(1, _BATCH_TOKENS // length)
        for start in range(0, len(indices), size):
            yield indices[start : start + size]


def _cores() -> int:
    # What this process may use, which in a container can be less than what the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cannot_run(error: Exception) -> ModelError:
    return ModelError(
        Words(f"Model bawaan tidak dapat dijalankan ({error}).", f"The bundled model cannot be run ({error})."),
        Words(
            "Pasang ulang dependensinya: pip install -r requirements.txt.",
            "Install the dependencies again: pip install -r requirements.txt.",
        ),
    )
