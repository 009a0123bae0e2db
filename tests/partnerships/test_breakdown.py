"""Partners are counted by region, form, field and condition, in the words of the tables."""

from __future__ import annotations

from pathlib import Path

from assistant.partnerships import Group, by_field, by_form, by_region
from assistant.partnerships.breakdown import by_status
from tests.partnerships.tables import ENGLISH, INDONESIAN, RECORD
from tests.partnerships.test_facts import seen


def counted(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    return {group.label: [member.partner for member in group.members] for group in groups}


def test_a_region_is_one_in_both_languages(tmp_path: Path) -> None:
    assert counted(by_region(seen(tmp_path, a=ENGLISH, b=INDONESIAN))) == {
        "Asia": ["Nagoya"], "Amerika": ["Springfield"], "Europe": ["Leeds"], "Multilateral": ["Jejaring Kota Sehat"],
    }  # fmt: skip


def test_a_cell_that_names_two_forms_counts_for_each(tmp_path: Path) -> None:
    assert counted(by_form(seen(tmp_path, b=INDONESIAN))) == {
        "Jejaring": ["Jejaring Kota Sehat"], "LoI": ["Springfield"], "MoU": ["Springfield"], "Sister city": ["Nagoya"],
    }  # fmt: skip


def test_fields_are_the_things_a_cell_lists_and_words_of_one_meaning_are_one(tmp_path: Path) -> None:
    found = counted(by_field(seen(tmp_path, a=ENGLISH, b=INDONESIAN)))
    assert found == {
        "Education": ["Nagoya", "Leeds"], "Sports": ["Nagoya"], "Trade": ["Leeds"], "Kebudayaan": ["Springfield"],
        "Kesehatan": ["Jejaring Kota Sehat"],
    }  # fmt: skip


def test_a_cell_that_only_points_elsewhere_names_no_field(tmp_path: Path) -> None:
    assert counted(by_field(seen(tmp_path, a=RECORD))) == {"Perdagangan": ["Leeds"]}


def test_a_short_condition_stands_by_itself_and_prose_under_its_column(tmp_path: Path) -> None:
    assert counted(by_status(seen(tmp_path, a=ENGLISH, b=INDONESIAN))) == {
        "Active": ["Nagoya"], "Ended": ["Leeds"], "Keadaan": ["Nagoya"],
    }  # fmt: skip


def test_every_member_of_a_group_has_the_facts_that_put_it_there(tmp_path: Path) -> None:
    for group in by_field(seen(tmp_path, a=ENGLISH, b=INDONESIAN)):
        for member in group.members:
            assert member.facts
            assert {fact.partner for fact in member.facts} == {member.partner}
