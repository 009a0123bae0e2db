"""What cells and questions say, typed."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.tables.question import read_question
from assistant.facts.tables.cells import END_OF_TIME, is_missing, is_mostly_time, items, number, spans
from assistant.language.territories import codes, codes_of_short


def days(text: str) -> list[tuple[str, str]]:
    return [(date.fromordinal(one.first).isoformat(), date.fromordinal(one.last).isoformat()) for one in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", [("2017-01-01", "2017-12-31")]),
        ("2017–2020", [("2017-01-01", "2020-12-31")]),
        ("24 Mei 1960", [("1960-05-24", "1960-05-24")]),
        ("April 2, 1990", [("1990-04-02", "1990-04-02")]),
        ("Mei 2015", [("2015-05-01", "2015-05-31")]),
        ("2019-05-10", [("2019-05-10", "2019-05-10")]),
        ("1990-an", [("1990-01-01", "1999-12-31")]),
        ("LoI 10 May 2019, MoU 22 April 2024", [("2019-05-10", "2019-05-10"), ("2024-04-22", "2024-04-22")]),
        ("Rp 1.500.000", []),
    ],
)
def test_times_are_read_in_both_languages(text: str, expected: list[tuple[str, str]]) -> None:
    assert days(text) == expected


def test_an_open_range_has_no_end() -> None:
    assert spans("2018–sekarang")[0].last == END_OF_TIME


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Rp 1.500.000", 1_500_000), ("2,5 juta", 2_500_000), ("1,200.50", 1200.5), ("40%", 40), ("12 orang", 12)],
)
def test_numbers_are_read_with_their_separators(text: str, expected: float) -> None:
    assert number(text) == expected


def test_what_is_no_number_or_time_is_left_alone() -> None:
    assert number("Pasal 12 ayat 3") is None
    assert not is_mostly_time("Dimuat dalam satu bab skripsi 2016 tentang mitra")
    assert is_mostly_time("21 September 2006 (ada hitungan dari 2005)")


def test_a_cell_can_list_things_or_nothing() -> None:
    assert items("Pendidikan, budaya dan olahraga (2018)") == ("Pendidikan", "budaya", "olahraga")
    assert is_missing("–")
    assert is_missing("Tidak ditemukan")
    assert not is_missing("Tidar")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("jepang", "JP"),
        ("japanese", "JP"),
        ("tiongkok", "CN"),
        ("china", "CN"),
        ("cina", "CN"),
        ("korea selatan", "KR"),
        ("south korean", "KR"),
        ("jerman", "DE"),
        ("german", "DE"),
        ("amerika serikat", "US"),
        ("dutch", "NL"),
        ("eropa", "150"),
        ("europe", "150"),
        ("asia", "142"),
    ],
)
def test_territories_have_names_in_both_languages(name: str, code: str) -> None:
    assert code in codes(name.split())


def test_only_capitals_abbreviate_a_country() -> None:
    assert codes_of_short("AS") == codes_of_short("USA") == {"US"}
    assert not codes_of_short("as")
    assert not codes(["partners"])
    assert not codes(["mana"])


def test_a_question_is_read_into_its_operators() -> None:
    read = read_question("Berapa mitra dari Jepang sejak 2016 menurut Tabel 1.1?")
    assert (read.mode, read.labels, [time.relation for time in read.times]) == ("count", ("1.1",), ["since"])
    assert read_question("Which came first, Suwon or Fort Worth?").mode == "compare"
    assert read_question("Tiga mitra tertua").most == 3
    assert read_question("Mitra mana yang ada di kedua tabel?").mode == "both"
    assert read_question("Sejak kapan Suwon jadi mitra?").asks_when
    assert [time.relation for time in read_question("mitra antara 2010 dan 2017").times] == ["within"]
