"""The fictional training examples: their spans, languages and shares."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

import synthetic


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    return list(synthetic.labelled(400, random.Random(1)))


def test_about_four_examples_a_document_and_half_without_an_answer(made: list[dict[str, Any]]) -> None:
    assert 1500 <= len(made) <= 1600
    assert 0.4 < sum(one["answer"] is None for one in made) / len(made) < 0.6


def test_spans_lie_in_their_passages(made: list[dict[str, Any]]) -> None:
    for one in made:
        assert not set("[]<>/") & set(one["question"]), one["question"]
        assert "<" not in one["passage"]
        assert "[" not in one["passage"]
        if one["answer"]:
            begin, end = one["answer"]
            answer = one["passage"][begin:end]
            assert answer
            assert answer == answer.strip()


def test_both_languages_and_across(made: list[dict[str, Any]]) -> None:
    ways = [(one["asked"], one["said"]) for one in made]
    for way in (("id", "id"), ("id", "en"), ("en", "id"), ("en", "en")):
        assert ways.count(way) / len(ways) > 0.08
    assert 0.2 < sum(asked != said for asked, said in ways) / len(ways) < 0.4


def test_every_attribute_has_its_words_in_both_languages() -> None:
    chance = random.Random(0)
    assert len(synthetic.STATED) >= 35
    assert len(synthetic.ABSENT) >= 40
    for attribute in synthetic.STATED:
        for language in synthetic.LANGUAGES:
            assert len(attribute.sentences[language]) >= 3, attribute.name
            ways = {synthetic._chosen(said, chance) for said in attribute.questions[language] for _ in range(200)}
            assert len(ways) >= 6, (attribute.name, language, ways)
            assert all(said.count("[") == 1 for said in attribute.sentences[language]), attribute.name


def test_a_seed_decides_and_the_plain_form_has_three_keys() -> None:
    first = list(synthetic.documents(20, random.Random(5)))
    assert first == list(synthetic.documents(20, random.Random(5)))
    assert set(first[0]) == {"question", "passage", "answer"}
