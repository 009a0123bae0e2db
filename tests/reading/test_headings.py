from __future__ import annotations

import pytest

from assistant.reading.structure.headings import list_marker, recognise, stands_alone


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("BAB I", 1, "BAB I"),
        ("BAB |", 1, "BAB I"),
        ("BAB I11", 1, "BAB III"),
        ("BAB IV. HASIL PENELITIAN", 1, "BAB IV HASIL PENELITIAN"),
        ("Bab 2 Tinjauan Pustaka", 1, "Bab 2 Tinjauan Pustaka"),
        ("ABSTRAK", 1, "ABSTRAK"),
        ("1.1  Latar Belakang", 2, "1.1 Latar Belakang"),
        ("2.2.1 Paradiplomasi", 3, "2.2.1 Paradiplomasi"),
        ("Pasal 4", 3, "Pasal 4"),
        ("Pasal 12 Kewajiban Para Pihak", 3, "Pasal 12 Kewajiban Para Pihak"),
        ("Bagian Kesatu", 2, "Bagian Kesatu"),
        ("Tabel 1.2 Kerja Sama yang Tidak Berlanjut", 9, "Tabel 1.2 Kerja Sama yang Tidak Berlanjut"),
        ("Table 3: Partners of the city", 9, "Table 3 Partners of the city"),
    ],
)
def test_headings_are_recognised_and_get_a_tidy_look(line: str, level: int, text: str) -> None:
    heading = recognise(line)
    assert heading is not None
    assert (heading.level, heading.text) == (level, text)


@pytest.mark.parametrize(
    "line",
    [
        "Pasal 363 sampai dengan Pasal 367, yang memberikan kewenangan",
        "BAB I menjelaskan latar belakang.",
        "Bab ini membahas kerja sama",
        "Tabel 1.2 menunjukkan bahwa kerja sama menurun",
        "10.30 WIB",
        "1.5 juta rupiah",
        "3.14",
        "",
        "Pasal",
        "1.1 Latar Belakang ................ 3",
    ],
)
def test_sentences_that_only_begin_like_headings_are_none(line: str) -> None:
    assert recognise(line) is None


def test_numbers_of_a_list_are_part_of_its_text_and_bullets_are_not() -> None:
    assert list_marker("2. Manfaat") == "2. "
    assert list_marker("a) satu") == "a) "
    assert list_marker("(3) tiga") == "(3) "
    assert list_marker("• butir") == ""
    assert list_marker("2017. Latar") is None
    assert list_marker("kalimat biasa") is None


def test_table_lines_and_source_lines_stand_alone() -> None:
    assert stands_alone("No | Tahun | Mitra")
    assert stands_alone("Sumber: diolah peneliti")
    assert not stands_alone("kalimat biasa")
