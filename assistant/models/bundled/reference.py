"""Writes the packed model as a standard sentence-transformers folder, with weights in float32.

`SentenceTransformer(folder)` then works offline, with the same tokens. It is what the tests and the benchmark hold the
bundled encoder to, and what training starts from. Needs `safetensors`, not torch.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from assistant.models.bundled.graph import EPSILON
from assistant.models.bundled.packed import PackedModel
from assistant.models.bundled.tokenizer import MASK, build_tokenizer


def write_reference(packed: PackedModel, folder: Path) -> Path:
    """Writes the folder (about 490 MB for the real model) and returns it.

    Raises:
        OSError: the folder cannot be written.
    """
    for name, content in _settings(packed).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (folder / "2_Normalize").mkdir(exist_ok=True)
    (folder / "tokenizer.json").write_text(build_tokenizer(packed).to_str(), encoding="utf-8")
    save_file(_weights(packed), folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def _weights(packed: PackedModel) -> dict[str, NDArray[np.float32]]:
    hidden = packed.config.hidden
    weights = {name: blocks.values() for name, blocks in packed.matrices.items()} | packed.arrays
    # BertModel has a pooler that mean pooling does not use; without it, loading warns of missing weights.
    weights["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    weights["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    return weights


def _settings(packed: PackedModel) -> dict[str, Any]:
    """Each settings file's path in the folder, and its content."""
    config, pieces = packed.config, packed.pieces
    special = {
        "bos_token": pieces[config.begin],
        "cls_token": pieces[config.begin],
        "eos_token": pieces[config.end],
        "sep_token": pieces[config.end],
        "unk_token": pieces[config.unknown],
        "pad_token": pieces[config.padding],
    }
    if MASK in pieces:
        special["mask_token"] = MASK
    modules = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": config.hidden,
            "num_hidden_layers": config.layers,
            "num_attention_heads": config.heads,
            "intermediate_size": config.intermediate,
            "vocab_size": config.vocabulary,
            "max_position_embeddings": config.positions,
            "type_vocab_size": len(packed.arrays["embeddings.token_type_embeddings.weight"]),
            "layer_norm_eps": EPSILON,
            "hidden_act": "gelu",
            "pad_token_id": config.padding,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            **special,
            "model_max_length": config.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "clean_up_tokenization_spaces": False,
            # "<s>" typed in a text is text.
            "split_special_tokens": True,
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (path, kind) in enumerate(modules.items())
        ],
        "sentence_bert_config.json": {"max_seq_length": config.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": config.hidden, "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
