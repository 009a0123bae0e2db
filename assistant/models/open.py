"""Opens the embedder that a setting asks for: the bundled model, or any model of sentence-transformers.

The only door to sentence-transformers and torch; both are imported when such a model is opened, not with this module.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.core.errors import ModelError, Words
from assistant.core.ports import Embedder, Reader, Vectors
from assistant.models.bundled.text import encodable

"""The bundled model as its authors publish it (MIT), for platforms the bundled file does not exist for."""
_E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
_QUESTION_PROMPTS, _PASSAGE_PROMPTS = ("query", "question"), ("document", "passage", "corpus")
_BROKEN = (OSError, ValueError, RuntimeError, KeyError, TypeError)
"""The hub's errors (offline, unknown name, no access) are OSErrors; the others come from broken folders."""
_log = logging.getLogger(__name__)


def open_embedder(model: str = "", *, cache: Path | None = None) -> Embedder:
    """The embedder for `model`: "" for the bundled one, else a name or folder of a sentence-transformers model.

    `cache` is where the bundled model is kept ready.

    Raises:
        ModelError: the model is not there, cannot be fetched, or cannot be loaded.
    """
    if model.strip():
        return SentenceTransformerEmbedder(model.strip())
    from assistant.models.bundled.bundled import BundledEncoder

    return BundledEncoder(cache=cache)


def open_reader(*, cache: Path | None = None) -> Reader:
    """The bundled reader; `cache` is where it is kept ready.

    Raises:
        ModelError: its weights, or the encoder's beneath them, are not there or not the ones expected.
    """
    from assistant.models.bundled.cross import BundledReader

    return BundledReader(cache=cache)


class SentenceTransformerEmbedder:
    """An `Embedder` over any sentence-transformers model, with the model's own prompts, on GPU where there is one.

    Raises:
        ModelError: the model is not there, cannot be fetched, or cannot be loaded.
    """

    def __init__(self, model: str, *, device: str | None = None) -> None:
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as progress
        except ImportError as error:
            raise ModelError(
                Words(
                    f"Model {model} memerlukan sentence-transformers, yang tidak terpasang.",
                    f"The model {model} needs sentence-transformers, which is not installed.",
                ),
                Words("Pasang: pip install sentence-transformers.", "Install it: pip install sentence-transformers."),
            ) from error
        # A bar for reading a file from the disk says nothing; the one for downloads is another and stays.
        progress.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            # What was fetched once is used without asking the hub again: it works offline, and keeps its version.
            self._model: Any = SentenceTransformer(model, device=device, local_files_only=True)
        except _BROKEN:
            try:
                self._model = SentenceTransformer(model, device=device)
            except _BROKEN as error:
                raise _not_loaded(model, error) from error
        self._name = model
        self._question_prompt = self._prompt(_QUESTION_PROMPTS)
        self._passage_prompt = self._prompt(_PASSAGE_PROMPTS)
        self._dimension = int(self.embed_questions(["?"]).shape[1])
        self._identity = f"sentence-transformers/{Path(model).name or model}@{self._digest()}"

    @property
    def name(self) -> str:
        """The model's name, and a digest of its weights and prompts: a folder can be trained further in its place."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """Tokens of a passage that are read, without prompt and special tokens."""
        longest = self._model.max_seq_length or 512
        return int(longest) - len(self._ids([self._passage_prompt], special=True)[0])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""
        return [len(ids) for ids in self._ids(texts, special=False)]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimension), rows of length 1, in the order given."""
        return self._embed(texts, self._passage_prompt)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """As `embed_passages`, with the model's prompt for questions."""
        return self._embed(texts, self._question_prompt)

    def _prompt(self, names: Sequence[str]) -> str:
        prompts = {key: text for key, text in (self._model.prompts or {}).items() if text}
        if not prompts and "e5" in self._name.lower().replace("/", "-").split("-"):
            # The E5 models were trained with these, but their published folders do not name them.
            prompts = _E5_PROMPTS
        return next((prompts[name] for name in names if name in prompts), "")

    def _digest(self) -> str:
        import torch

        digest = hashlib.blake2b(digest_size=8)
        digest.update(json.dumps([self._question_prompt, self._passage_prompt, self._model.max_seq_length]).encode())
        for key, weights in sorted(self._model.state_dict().items()):
            digest.update(f"{key} {weights.dtype} {tuple(weights.shape)}".encode())
            # As bytes, because NumPy has no bfloat16.
            digest.update(weights.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
        return digest.hexdigest()

    def _ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        if not texts:
            return []
        cleaned = [encodable(text) for text in texts]
        found = self._model.tokenizer(cleaned, add_special_tokens=special, truncation=False, verbose=False)
        return list(found["input_ids"])

    def _embed(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.empty((0, self._dimension), np.float32)
        cleaned = [encodable(text) for text in texts]
        vectors = self._model.encode(
            cleaned, prompt=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def _not_loaded(model: str, error: Exception) -> ModelError:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return ModelError(
        Words(f"Model {model} tidak dapat dimuat ({reason}).", f"The model {model} cannot be loaded ({reason})."),
        Words(
            "Periksa nama atau foldernya dan sambungan internet, atau kosongkan pengaturan untuk memakai model bawaan.",
            "Check its name or folder and the connection, or leave the setting empty to use the bundled model.",
        ),
    )
