"""A text that is cut says so, keeps whole words and is never longer than there is room."""

import pytest
from hypothesis import given, strategies

from assistant.language.shortening import cut, shortened


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("satu dua", 8, "satu dua"),
        ("satu dua tiga", 10, "satu dua…"),
        ("satu dua tiga", 9, "satu dua…"),
        ("satu dua tiga", 8, "satu…"),
        ("satu, dua – tiga", 12, "satu, dua…"),
        ("satu\n  dua\ttiga", 10, "satu dua…"),
        ("perpustakaan", 6, "perpu…"),
        ("  perpustakaan keliling", 6, "perpu…"),
        ("", 5, ""),
        ("kata", 1, "…"),
    ],
)
def test_a_text_is_cut_after_a_whole_word_where_there_is_one(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


def test_the_lines_of_a_long_text_stay() -> None:
    assert cut("satu\ndua tiga empat", 14) == "satu\ndua tiga…"


@given(strategies.text(max_size=40), strategies.integers(1, 30))
def test_what_is_cut_fits_and_is_a_beginning_of_the_text(text: str, most: int) -> None:
    short = cut(text, most)
    assert len(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
