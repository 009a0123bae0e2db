"""What kind of answer a question asks for."""

from __future__ import annotations

import pytest

from assistant.answering.question.kinds import Kind, asks_condition, is_short, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kapan perjanjian itu diteken?", "when"),
        ("Tahun berapa museum dibuka?", "when"),
        ("In which year did it open?", "when"),
        ("What happens when the budget is cut?", "other"),
        ("Berapa peserta pelatihan?", "number"),
        ("How many people came?", "number"),
        ("Siapa ketua panitianya?", "who"),
        ("Officials who left: what did they do?", "other"),
        ("Di mana kantornya?", "where"),
        ("Apa itu retribusi?", "definition"),
        ("apa sih retribusi itu", "definition"),
        ("What does LoI stand for?", "definition"),
        ("Mengapa program berhenti?", "reasons"),
        ("Apa saja hambatannya?", "reasons"),
        ("Why did it end?", "reasons"),
        ("Kampus mana saja yang ikut?", "list"),
        ("Bagaimana prosesnya?", "how"),
        ("How was it decided?", "how"),
        ("Ada kabar dari panitia?", "other"),
    ],
)
def test_question_words_of_both_languages_tell_the_kind(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


def test_times_persons_places_and_numbers_are_answered_in_a_few_words() -> None:
    assert [kind for kind in ("when", "who", "where", "number", "reasons", "how", "list") if is_short(kind)] == [
        "when",
        "who",
        "where",
        "number",
    ]


def test_that_nothing_was_found_answers_a_question_after_a_condition_only() -> None:
    assert asks_condition("Bagaimana kondisi proyek itu?")
    assert asks_condition("What is the state of the project?")
    assert not asks_condition("Berapa anggaran proyek itu?")
    assert not asks_condition("Who signed it?")
