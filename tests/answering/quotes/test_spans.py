"""The words that answer, from a reader's logits."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.quotes.spans import best_span
from assistant.core.ports import TokenScores

TEXT = "Judul\nMuseum dibuka pada 12 Mei 1987. Tiketnya gratis."


def scores(starts: dict[str, float], ends: dict[str, float], none: float = 0.0) -> TokenScores:
    """Scores of TEXT's words (with the space before each, as tokens have it) by the words given."""
    spans, at = [], 0
    for word in TEXT.split():
        begin = TEXT.index(word, at)
        at = begin + len(word)
        spans.append((max(0, begin - 1), at))
    words = TEXT.split()
    return TokenScores(
        np.array(spans, np.int64),
        np.array([starts.get(word, -9.0) for word in words], np.float32),
        np.array([ends.get(word, -9.0) for word in words], np.float32),
        none,
        0.0,
    )


def test_the_best_start_and_end_make_the_answer_without_the_space_before_it() -> None:
    span = best_span(scores({"12": 5.0, "Museum": 1.0}, {"1987.": 4.0}, none=2.0), TEXT)
    assert span is not None
    assert TEXT[span.start : span.end] == "12 Mei 1987."
    assert span.margin == 5.0 + 4.0 - 2.0


def test_an_answer_never_ends_before_it_begins() -> None:
    span = best_span(scores({"Tiketnya": 5.0, "12": 4.0}, {"1987.": 6.0, "gratis.": 1.0}), TEXT)
    assert span is not None
    assert TEXT[span.start : span.end] == "12 Mei 1987."


def test_only_words_within_the_given_part_answer() -> None:
    begin = TEXT.index("Tiketnya")
    span = best_span(scores({"12": 9.0, "gratis.": 1.0}, {"1987.": 9.0, "gratis.": 2.0}), TEXT, begin, len(TEXT))
    assert span is not None
    assert TEXT[span.start : span.end] == "gratis."


def test_a_part_that_was_not_read_has_no_answer() -> None:
    assert best_span(scores({}, {}), TEXT + " Selesai", len(TEXT) + 1, len(TEXT) + 8) is None


@given(st.lists(st.floats(-20, 20, width=32), min_size=9, max_size=9), st.integers(0, 40), st.integers(1, 54))
def test_an_answer_lies_within_its_part_and_holds_words(logits: list[float], start: int, length: int) -> None:
    words = TEXT.split()
    values = dict(zip(words, logits, strict=False))
    span = best_span(scores(values, values), TEXT, start, min(len(TEXT), start + length))
    if span is not None:
        assert start <= span.start < span.end <= min(len(TEXT), start + length)
        assert TEXT[span.start : span.end].strip() == TEXT[span.start : span.end]
