from __future__ import annotations

import pytest

from assistant.language.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mengapa kerja sama dengan Kawasaki terhenti?", "id"),
        ("Kapan South African Airways ditutup?", "id"),
        ("siapa pencipta Avatar: The Legend of Aang?", "id"),
        ("hamamatsu progresnya gmn", "id"),
        ("Why did the cooperation with Kawasaki stop?", "en"),
        ("What about Hamamatsu?", "en"),
        ("List partners in Japan", "en"),
        ("Kawasaki", "id"),
        ("", "id"),
        ("2017–2020", "id"),
        ("川崎市との協力はなぜ止まったのか", "ja"),
        ("가와사키와의 협력", "ko"),
        ("сотрудничество с городом", "ru"),
    ],
)
def test_the_language_of_questions_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_whole_text_in_a_third_language_is_named() -> None:
    german = (
        "Die Stadt und der Rat haben mit dem Partner eine Vereinbarung, die für das Jahr nicht verlängert wird. " * 4
    )
    assert detect_language(german) == "de"
