"""Moments, counts and forms are read as documents write them, and compared by what can be true together."""

from __future__ import annotations

import pytest

from assistant.facts.comparable import (
    Value,
    agree,
    durations_in,
    forms_in,
    moments_in,
    numbers_in,
    same,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 Mei 1960", [(1960, 1960, 5, 24)]),
        ("on May 24, 1960", [(1960, 1960, 5, 24)]),
        ("9–11 Agustus 2017", [(2017, 2017, 8, 0)]),
        ("2017–2020 dan 2022", [(2017, 2020, 0, 0), (2022, 2022, 0, 0)]),
        ("2019-06-26", [(2019, 2019, 6, 26)]),
        ("awal 2000-an, Peraturan 3/2008, Hasan (2011), S2014, 12.2015", []),
        ("MoU (2011)", [(2011, 2011, 0, 0)]),
    ],
)
def test_moments(text: str, expected: list[tuple[int, int, int, int]]) -> None:
    found = moments_in(text)
    assert [(moment.year, moment.last, moment.month, moment.day) for moment in found] == expected
    assert all(text[moment.start : moment.end].strip() for moment in found)


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("2017", "9 Oktober 2017", True),
        ("Mei 2015", "24 Mei 2015", True),
        ("2015–2018", "2016", True),
        ("24 Mei 1960", "Juni 1960", False),
        ("25 Agustus 1997", "27 August 1997", False),
        ("2016", "2017", False),
        ("LoI 2014", "MoU 2019", True),
        ("MoU 2014", "MoU 2019", False),
        ("LoI 2014, MoU 2019", "2019", True),
    ],
)
def test_moments_agree_where_one_is_only_more_exact(one: str, other: str, agrees: bool) -> None:
    values = [Value(moments=moments_in(text), forms=forms_in(text)) for text in (one, other)]
    assert agree("start", values[0], values[1]) is agrees
    assert agree("start", values[1], values[0]) is agrees


def test_forms_and_durations_and_counts() -> None:
    assert forms_in("Letter of Intent, lalu MoU sister city") == {"loi", "mou", "sister"}
    assert durations_in("empat tahun, 18 months") == {1460, 540}
    assert [number for number, _, _ in numbers_in("12 kota, tiga desa, ke-15, 1.250 orang, 40%, Tabel 1.1, 2019")] == [
        12,
        3,
        15,
        1250,
    ]


def test_the_same_is_said_by_a_part_of_a_list_but_not_by_other_words() -> None:
    assert same("start", Value(moments=moments_in("2014")), Value(moments=moments_in("2014 dan 2019")))
    assert not same("start", Value(moments=moments_in("2015")), Value(moments=moments_in("2014–2016")))
    assert not same("field", Value(words=frozenset({"komisi", "a"})), Value(words=frozenset({"komisi", "i"})))
    assert not same("field", Value(), Value())
