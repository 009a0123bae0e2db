"""A stored disagreement is shown with the questions that it bears on, and with no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.core.citations import cite
from assistant.core.types import Citation, Conflict
from assistant.facts.disagreements import attribute_label, conflict_sentence, conflicts_about
from tests.facts.disagreements.helpers import found, read

LIST = """# Daftar

| Mitra | Tahun | Bentuk |
|---|---|---|
| Kota Melatisari | 2014 | sister city |
| Kota Kenanga | 2001 | MoU |
"""
SHEET = """---
title: Melatisari
partner: [Kota Melatisari]
language: id
---
# Melatisari

Kerja sama dengan Melatisari dimulai pada tahun 2017. Wali kotanya bernama Budi Santoso sejak lama sekali.

## Perbedaan antar sumber

- Tentang bidang kerja sama Melatisari, arsip menulis pendidikan dan seni, sedangkan koran menulis air bersih.
- Jumlah kota saudara Bandarjaya berbeda antar sumber: arsip menulis 12 kota, sedangkan koran menulis 20 kota.
- Tahun pembukaan taman Melatisari berbeda antar sumber: arsip menulis 1990, sedangkan koran menulis 1992.
"""


@pytest.fixture(scope="module")
def conflicts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Conflict, ...]:
    return found(tmp_path_factory.mktemp("corpus"), daftar=LIST, melatisari=SHEET)


def names(chosen: tuple[Conflict, ...]) -> list[tuple[str, str]]:
    return [(conflict.subject, conflict.attribute) for conflict in chosen]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kapan kerja sama dengan Melatisari dimulai?", [("Kota Melatisari", "start")]),
        ("melatisri mulai tahun berapa?", [("Kota Melatisari", "start")]),
        ("When did the partnership with Melatisari begin?", [("Kota Melatisari", "start")]),
        ("Bidangnya apa saja di Melatisari?", [("Kota Melatisari", "field")]),
        ("Which fields does the cooperation with Melatisari cover?", [("Kota Melatisari", "field")]),
        ("Bandarjaya punya berapa kota saudara?", [("kota saudara Bandarjaya", "number")]),
        ("Apa bidang dan sejak kapan Melatisari?", [("Kota Melatisari", "field"), ("Kota Melatisari", "start")]),
    ],
)
def test_the_subject_and_the_attribute_asked_for_decide(
    conflicts: tuple[Conflict, ...], question: str, expected: list[tuple[str, str]]
) -> None:
    assert names(conflicts_about(question, "id", conflicts)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Siapa wali kota Melatisari?",
        "Negara mana Melatisari?",
        "Who is the mayor of Melatisari?",
        "Kapan kerja sama dengan Kenanga dimulai?",
        "Apa bidang kerja sama dengan Kenanga?",
        "Berapa peserta dari Melatisari?",
        "",
        "???",
    ],
)
def test_something_else_about_the_same_subject_gets_none(conflicts: tuple[Conflict, ...], question: str) -> None:
    assert conflicts_about(question, "id", conflicts) == ()


def test_a_part_of_a_subject_is_asked_for_by_its_own_words(conflicts: tuple[Conflict, ...]) -> None:
    opening = ("pembukaan taman Melatisari", "date")
    assert opening in names(conflicts)
    assert names(conflicts_about("Kapan pembukaan taman Melatisari?", "id", conflicts))[-1] == opening
    assert opening not in names(conflicts_about("Kapan kerja sama dengan Melatisari dimulai?", "id", conflicts))


def quoted(folder: Path, words: str) -> Citation:
    documents, passages = read(folder, daftar=LIST, melatisari=SHEET)
    document = next(document for document in documents if words in document.text)
    start = document.text.index(words)
    passage = next(p for p in passages if p.document_id == document.info.id and p.start <= start and words in p.text)
    return cite(1, document.info, passage, start, start + len(words), 1.0)


def test_a_quoted_side_is_enough_where_the_question_asks_for_no_attribute(
    conflicts: tuple[Conflict, ...], tmp_path: Path
) -> None:
    side = quoted(tmp_path, "arsip menulis pendidikan dan seni")
    assert names(conflicts_about("Ceritakan kerja sama itu", "id", conflicts, [side])) == [("Kota Melatisari", "field")]
    assert conflicts_about("Kapan Kenanga dimulai?", "id", conflicts, [side]) == ()


def test_a_quoted_row_of_a_table_is_not(conflicts: tuple[Conflict, ...], tmp_path: Path) -> None:
    row = quoted(tmp_path, "Mitra: Kota Melatisari; Tahun: 2014; Bentuk: sister city")
    assert conflicts_about("Apa bentuknya?", "id", conflicts, [row]) == ()
    assert names(conflicts_about("Sejak kapan?", "id", conflicts, [row])) == [("Kota Melatisari", "start")]


def test_one_sentence_says_all_values_with_their_marks(conflicts: tuple[Conflict, ...]) -> None:
    (start,) = conflicts_about("Kapan kerja sama dengan Melatisari dimulai?", "id", conflicts)
    values = [side.value for side in start.values]
    assert sorted(values) == ["2014", "2017"]
    first, second = values
    said = conflict_sentence(start, "id", [2, 3])
    assert said == f"Sumber berbeda tentang waktu mulai Kota Melatisari: “{first}” [2] dan “{second}” [3]."
    said = conflict_sentence(start, "en", [2, 3])
    assert said == f"Sources differ on the start of Kota Melatisari: “{first}” [2] and “{second}” [3]."


def test_labels_exist_in_both_languages_and_an_unknown_key_labels_itself() -> None:
    assert (attribute_label("field", "id"), attribute_label("field", "en")) == ("bidang", "the fields")
    assert attribute_label("warna", "en") == "warna"
