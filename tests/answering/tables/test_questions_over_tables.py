"""Questions over tables that no line of the code knows: a library's budget, a school's staff, an English CSV."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answering.tables import Tables
from assistant.core.errors import Language
from assistant.core.types import Answer, Document
from tests.answering.tables.conftest import SCHOOL, SUPPLIERS, read


def names(answer: Answer | None, column: int) -> list[str]:
    assert answer is not None
    assert answer.table is not None
    return [row.cells[column] for row in answer.table.rows]


def text(answer: Answer | None) -> str:
    assert answer is not None
    return answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Sebutkan kegiatan di Tabel 2.1", 5),
        ("Berapa kegiatan dari bagian Umum?", 2),
        ("Kegiatan apa saja sejak 2020?", 2),
        ("Kegiatan apa saja sebelum tahun 2019?", 1),
        ("Kegiatan apa saja antara 2019 dan 2022?", 3),
        ("Kegiatan mana yang anggarannya lebih dari 100 juta?", 3),
        ("Kegiatan mana saja yang bukan dari bagian Umum?", 3),
        ("Kegiatan apa saja yang tidak selesai?", 2),
    ],
)
def test_rows_are_listed_and_filtered_in_indonesian(tables: Tables, question: str, expected: int) -> None:
    assert len(names(tables.answer(question, "id"), 1)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which suppliers are from Japan?", ["Hokkaido Paper", "Osaka Optics"]),
        ("List all Japanese suppliers.", ["Hokkaido Paper", "Osaka Optics"]),
        ("Which suppliers started before 2016?", ["Hokkaido Paper", "Rhein Druck"]),
        ("Suppliers since 2019", ["Seoul Display", "Osaka Optics", "Lyon Papier"]),
        ("Which suppliers have a price above 1000?", ["Hokkaido Paper", "Rhein Druck", "Seoul Display"]),
        ("Which suppliers are not from Japan?", ["Rhein Druck", "Seoul Display", "Lyon Papier"]),
        ("Which is the oldest supplier?", ["Hokkaido Paper"]),
        ("What are the last two suppliers?", ["Lyon Papier", "Osaka Optics"]),
        ("Which supplier has the highest price?", ["Seoul Display"]),
    ],
)
def test_rows_are_listed_and_filtered_in_english(tables: Tables, question: str, expected: list[str]) -> None:
    assert names(tables.answer(question, "en"), 0) == expected


def test_a_count_leads_the_text(tables: Tables) -> None:
    assert text(tables.answer("How many Japanese suppliers are there?", "en")).startswith("2 suppliers: Hokkaido Paper")
    assert text(tables.answer("Berapa pemasok dari Jepang?", "id")).startswith("2 pemasok: Hokkaido Paper")


def test_the_interpretation_says_what_was_counted(tables: Tables) -> None:
    answer = tables.answer("Berapa kegiatan dari bagian Umum?", "id")
    assert answer is not None
    assert answer.table is not None
    assert answer.table.interpretation == "Tabel 2.1, Bagian = Umum: 2 baris"
    assert answer.table.interpretation in answer.text
    assert (answer.status, answer.mode, answer.language) == ("answered", "table", "id")


def test_a_year_inside_a_range_of_years_is_met(tables: Tables) -> None:
    assert names(tables.answer("Kegiatan apa saja yang berlangsung tahun 2020?", "id"), 1) == ["Mobil keliling"]


def test_countries_meet_across_languages(tables: Tables) -> None:
    assert names(tables.answer("Pemasok mana saja dari Korea Selatan?", "id"), 0) == ["Seoul Display"]
    assert names(tables.answer("Pemasok dari Jerman siapa saja?", "id"), 0) == ["Rhein Druck"]


def test_rows_are_counted_for_each_value_of_a_column(tables: Tables) -> None:
    told = text(tables.answer("Berapa kegiatan per bagian?", "id"))
    assert "Umum: 2 kegiatan" in told
    assert "Koleksi: 1 kegiatan" in told
    assert "Japan: 2 suppliers" in text(tables.answer("How many suppliers per country?", "en"))
    assert text(tables.answer("Which country has the most suppliers?", "en")).startswith("Japan: 2 suppliers")


def test_two_rows_are_compared_by_their_time(tables: Tables) -> None:
    asked = "Mana yang lebih dulu mengajar, Tono Wijaya atau Budi Santoso?"
    assert text(tables.answer(asked, "id")).startswith("Budi Santoso: 15 Juli 2010 [1]; Tono Wijaya")
    assert text(tables.answer("Which came first, Osaka Optics or Rhein Druck?", "en")).startswith("Rhein Druck")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Bandingkan Osaka Optics dan Rhein Druck", "id"),
        ("Apa perbedaan antara Osaka Optics dan Rhein Druck?", "id"),
        ("Compare the suppliers Osaka Optics and Rhein Druck", "en"),
        ("What are the differences between Osaka Optics and Rhein Druck?", "en"),
    ],
)
def test_things_are_set_side_by_side_with_all_that_is_told_of_them(
    question: str, language: Language, tables: Tables
) -> None:
    answer = tables.answer(question, language)
    assert answer is not None
    first, second, *_ = answer.text.split("\n")
    assert first.startswith("Osaka Optics – ")
    assert first.endswith("[1]")
    assert second.startswith("Rhein Druck – ")
    assert second.endswith("[2]")
    assert [part.split(":")[0] for part in first.split(" – ")[1].split("; ")] == [
        part.split(":")[0] for part in second.split(" – ")[1].split("; ")
    ]
    assert len(first.split("; ")) > 1


def test_a_thing_is_not_compared_with_one_that_no_table_knows(tables: Tables) -> None:
    assert tables.answer("Bandingkan Osaka Optics dan Kantor Pos", "id") is None


def test_side_by_side_by_a_column_tells_that_column_alone(tables: Tables) -> None:
    told = text(tables.answer("Compare the price of Lyon Papier and Rhein Druck", "en"))
    assert told.startswith("Rhein Druck – Price: 5400 [1]\nLyon Papier – Price: 800 [2]\n")


def test_what_stands_in_both_tables_cites_both(tables: Tables) -> None:
    answer = tables.answer("Kegiatan apa yang ada di kedua tabel?", "id")
    assert sorted(names(answer, 1)) == ["Katalog digital", "Perbaikan atap"]
    assert answer is not None
    assert len(answer.citations) == 4


def test_what_stands_in_one_table_only(tables: Tables) -> None:
    answer = tables.answer("Which activities are in Table 2.1 but not in Table 2.2?", "en")
    assert names(answer, 1) == ["Pembelian buku", "Mobil keliling", "Pelatihan pustakawan"]


def test_a_cell_is_looked_up_by_row_and_column(tables: Tables) -> None:
    assert "Kepala sekolah [1]" in text(tables.answer("Apa jabatan Siti Rahma?", "id"))
    assert "Rp 1.200.000.000 [1]" in text(tables.answer("Berapa anggaran katalog digital?", "id"))
    assert "800 [1]" in text(tables.answer("What is the price of Lyon Papier?", "en"))
    assert "2020-11-05" in text(tables.answer("Since when is Osaka Optics a supplier?", "en"))


def test_a_word_of_the_caption_stands_for_the_rows(tables: Tables) -> None:
    assert names(tables.answer("Guru mana saja yang mengajar biologi?", "id"), 0) == ["Budi Santoso", "Tono Wijaya"]
    assert names(tables.answer("Siapa guru terbaru?", "id"), 0) == ["Maya Lestari"]


def test_a_mistyped_name_is_understood(tables: Tables) -> None:
    assert "5400" in text(tables.answer("What is the price of Rhien Druck?", "en"))


@pytest.mark.parametrize(
    "question",
    [
        "Berapa gaji Siti Rahma?",
        "Siapa suami Maya Lestari?",
        "Mengapa perbaikan atap tidak selesai?",
        "Berapa harga beras?",
        "Berapa pemasok dari Afrika?",
        "Berapa guru yang sakit?",
        "Sebutkan kegiatan di Tabel 9.9",
        "Apakah Budi Santoso guru tetap?",
        "Kapan Budi Santoso pensiun?",
        "Berapa sumber di laporan perpustakaan?",
        "",
        "???",
    ],
)
def test_what_no_table_explains_is_left_to_the_passages(tables: Tables, question: str) -> None:
    assert tables.answer(question, "id") is None


@pytest.mark.parametrize(
    "question",
    [
        "Who is the owner of Rhein Druck?",
        "How many employees does Osaka Optics have?",
        "What is the capital of Japan?",
        "Which supplier is the most reliable?",
        "How many Japanese suppliers went bankrupt?",
        "Why did Rhein Druck start in 2015?",
    ],
)
def test_english_questions_beyond_the_tables_are_left_too(tables: Tables, question: str) -> None:
    assert tables.answer(question, "en") is None


def test_tables_that_contradict_each_other_give_no_cell(tmp_path: Path) -> None:
    other = SUPPLIERS.replace("5400", "7700").replace("Supplier,", "Vendor,")
    tables = read(tmp_path, suppliers_csv=SUPPLIERS, vendors_csv=other)
    assert tables.answer("What is the price of Lyon Papier?", "en") is not None
    assert tables.answer("In what form does Lyon Papier deliver?", "en") is None
    moved = SUPPLIERS.replace("2015-09-15", "2011-09-15")
    tables = read(tmp_path, suppliers_csv=SUPPLIERS, moved_csv=moved)
    assert tables.answer("Since when is Rhein Druck a supplier?", "en") is None


def test_every_row_used_is_cited_word_for_word(tmp_path: Path, tables: Tables) -> None:
    answer = tables.answer("Berapa kegiatan per bagian?", "id")
    assert answer is not None
    assert answer.table is not None
    assert [row.citation for row in answer.table.rows] == [citation.number for citation in answer.citations]
    for citation in answer.citations:
        inside = citation.passage
        assert citation.quote == inside.text[citation.start - inside.start : citation.end - inside.start]
        assert citation.quote.startswith("No: ")
        assert f"[{citation.number}]" in answer.text


def test_a_table_of_attributes_is_no_list(tmp_path: Path) -> None:
    sheet = "# Kantor\n\n| Unsur | Isi |\n|---|---|\n| Nama | Kantor Pos |\n| Kota | Bogor |\n| Tahun | 1920 |\n"
    assert read(tmp_path, kantor_md=sheet).answer("Sebutkan semua kota", "id") is None


def test_marks_of_the_text_are_those_of_the_citations(tables: Tables) -> None:
    answer = tables.answer("Which activities are in both tables?", "en")
    assert answer is not None
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)}
    assert marks == {citation.number for citation in answer.citations}


PARTNERS = """\
# Mitra kota

Tabel 3.1 Mitra Kota Melati
| Mitra | Negara | Bentuk | Bidang | Kondisi |
|---|---|---|---|---|
| Aomori, Jepang | Jepang | MoU | Pertanian | Berjalan |
| Perth | Australia | Sister city | Pendidikan, pariwisata | Tidak ditemukan |
| Busan | Korea Selatan | MoU | Kesehatan | Berjalan |
"""


def test_a_kind_of_place_alone_does_not_ask_for_the_table(tmp_path: Path) -> None:
    tables = read(tmp_path, mitra_md=PARTNERS)
    assert tables.answer("Berapa kota di Jepang?", "id") is None
    assert names(tables.answer("Kota mana di Jepang yang menjadi mitra?", "id"), 0) == ["Aomori, Jepang"]
    assert names(tables.answer("Sebutkan mitra dari Jepang di Tabel 3.1", "id"), 0) == ["Aomori, Jepang"]


def test_a_cell_that_says_nothing_is_no_answer(tmp_path: Path) -> None:
    tables = read(tmp_path, mitra_md=PARTNERS)
    assert tables.answer("Bagaimana kondisi Perth?", "id") is None
    assert "Berjalan [1]" in text(tables.answer("Bagaimana kondisi kerja sama dengan Busan?", "id"))


def test_english_words_find_indonesian_cells(tmp_path: Path) -> None:
    tables = read(tmp_path, mitra_md=PARTNERS)
    assert names(tables.answer("Which partners cover education?", "en"), 0) == ["Perth"]
    assert names(tables.answer("How many Korean partners are there?", "en"), 0) == ["Busan"]


def test_what_was_asked_alike_is_not_taken_for_a_look_up(tmp_path: Path) -> None:
    tables = read(tmp_path, mitra_md=PARTNERS)
    assert tables.answer("Mitra mana yang bentuknya sama dengan Busan?", "id") is None


def test_no_documents_answer_nothing() -> None:
    documents: list[Document] = []
    assert Tables(documents, []).answer("Berapa mitra dari Jepang?", "id") is None


def test_things_with_a_row_each_are_counted_for_one_name(tmp_path: Path) -> None:
    register = """\
# Register
| Mitra | Dokumen | Tahun | Bidang |
|---|---|---|---|
| Osterby | LoI | 2012 | seni, budaya |
| Velmora | MoU | 2013 | air |
| Osterby | MoU | 2014 | seni, olahraga |
| Osterby | MoU | 2019 | air |
"""
    tables = read(tmp_path, register_md=register)
    answer = tables.answer("Berapa dokumen dengan Osterby?", "id")
    assert answer is not None
    assert text(answer).startswith("3 dokumen:")
    assert names(answer, 1) == ["LoI", "MoU", "MoU"]
    # A cell that holds several things is not one of them.
    assert tables.answer("Berapa bidang dengan Osterby?", "id") is None


def test_the_document_of_another_table_whose_count_is_told_is_mentioned(tmp_path: Path) -> None:
    fewer = SCHOOL.replace("Daftar guru", "Daftar guru tetap dan honorer").replace("| Tono Wijaya |", "| Tono |")
    fewer = fewer.replace("| Tono | Guru tetap | Biologi | Agustus 2015 |\n", "")
    answer = read(tmp_path, a_md=SCHOOL, b_md=fewer).answer("Siapa saja guru tetap?", "id")
    assert "Daftar guru tetap dan honorer SMP Melati: 1" in text(answer)
    assert answer is not None
    assert {one.document.path for one in answer.citations} == {"a.md"}
    assert [document.path for document in answer.mentioned] == ["b.md"]
