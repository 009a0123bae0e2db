"""Where each language lies in the model's space, so that its preference for a language can be taken off.

e5 gives a passage in the question's own language a higher cosine than the same passage in another one. The mean vector
of the same texts in both languages (`parallel_sample.jsonl`, ours and fictional) differs by the language alone, which
the mean of a corpus does not: its English and its Indonesian documents are also about different things.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

import numpy as np

from assistant.core.ports import Vectors

_SAMPLE = "parallel_sample.jsonl"


def sample_texts() -> dict[str, list[str]]:
    """The same passages in each language: {"id": [...], "en": [...]}, in the same order."""
    text = resources.files("assistant.indexing").joinpath(_SAMPLE).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return {language: [row[language] for row in rows] for language in ("id", "en")}


def language_bias(
    centres: Mapping[str, Vectors], question: Vectors, language: str, strength: float
) -> dict[str, float]:
    """What to take off the cosines of passages in each language, for a question (float32 (dimension,)) in `language`.

    Args:
        centres: the mean vector of the sample in each language, float32 (dimension,).
        strength: how much of the difference is taken off.
    """
    own = centres.get(language)
    if own is None:
        return {}
    return {code: strength * float(np.dot(centre - own, question)) for code, centre in centres.items()}
