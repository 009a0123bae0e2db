from __future__ import annotations

import numpy as np
import pytest

from assistant.indexing.language_bias import language_bias, sample_texts
from assistant.language.detection import detect_language


def test_the_sample_says_the_same_in_both_languages() -> None:
    sample = sample_texts()
    assert set(sample) == {"id", "en"}
    assert len(sample["id"]) == len(sample["en"]) == len(set(sample["id"])) >= 20
    for language, texts in sample.items():
        assert {detect_language(text) for text in texts} == {language}


def test_the_bias_is_how_much_nearer_a_language_lies_to_the_question() -> None:
    centres = {"id": np.array([0.8, 0.0], np.float32), "en": np.array([0.6, 0.2], np.float32)}
    question = np.array([1.0, 0.0], np.float32)
    assert language_bias(centres, question, "id", 1.5) == pytest.approx({"id": 0.0, "en": -0.3})
    assert language_bias(centres, question, "en", 1.0) == pytest.approx({"id": 0.2, "en": 0.0})
    assert language_bias(centres, question, "id", 0.0) == {"id": 0.0, "en": 0.0}


def test_a_language_without_a_sample_has_no_bias() -> None:
    assert language_bias({}, np.ones(2, np.float32), "id", 1.0) == {}
