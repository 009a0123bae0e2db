"""Why something failed, asked once more as what hindered it."""

from __future__ import annotations

import pytest

from assistant.answering.question.rephrase import rephrased
from assistant.core.errors import Language
from tests.conftest import Shipped


@pytest.mark.parametrize(
    ("question", "language", "other"),
    [
        ("Mengapa program perpustakaan tersendat?", "id", "Apa yang menghambat program perpustakaan?"),
        ("kenapa arsip digital belum jalan", "id", "Apa yang menghambat arsip digital?"),
        (
            "Mengapa kemitraan itu tidak ditindaklanjuti oleh dinas?",
            "id",
            "Apa yang menghambat kemitraan itu oleh dinas?",
        ),
        ("Why did the exchange of nurses stall?", "en", "What hindered the exchange of nurses?"),
        ("Why has the plan not been implemented?", "en", "What hindered the plan?"),
        ("Apa kendala utama proyek air?", "id", "Apa hambatan utama proyek air?"),
        ("Which difficulties did the port report?", "en", "Which obstacles did the port report?"),
    ],
)
def test_a_question_after_a_failure_is_asked_as_what_hindered(question: str, language: Language, other: str) -> None:
    assert rephrased(question, language) == other


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Mengapa perpustakaan dipindahkan?", "id"),
        ("Mengapa?", "id"),
        ("Mengapa berhenti?", "id"),
        ("Why was the mayor invited?", "en"),
        ("Siapa yang menyelesaikan masalah itu?", "id"),
        ("When did the programme stop?", "en"),
        ("", "id"),
    ],
)
def test_any_other_question_is_left_alone(question: str, language: Language) -> None:
    assert rephrased(question, language) == ""


@pytest.mark.parametrize("verb", ["tersendat", "mandek", "macet", "tidak berjalan"])
def test_the_same_cause_is_found_whatever_the_word_for_failing(shipped: Shipped, verb: str) -> None:
    answer = shipped.assistant.ask(f"Mengapa kerja sama dengan Kawasaki {verb}?")
    assert answer.status == "answered"
    assert "pendanaan, komunikasi, dan pandemi COVID-19" in answer.citations[0].quote
