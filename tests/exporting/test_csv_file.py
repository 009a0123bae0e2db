"""A CSV file is read back as it was written, and no cell of it is ever computed."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.csv_file import _FORMULA, csv_file
from tests.fakes import PROJECT

FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", " =1+1", "\n=1+1", "\t=1+1", "\ufeff=1+1", "\u200b@x", "\x01=1", "＝1＋1"]


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_would_be_computed_begins_with_an_apostrophe(cell: str) -> None:
    (row,) = read(csv_file([[cell, "biasa"]]))
    assert row[0].startswith("'")
    assert row[1] == "biasa"


@given(st.lists(st.lists(st.text(alphabet="ab \"',;\n=é", min_size=1), min_size=2, max_size=3), min_size=1))
def test_every_cell_stays_in_its_place(rows: list[list[str]]) -> None:
    found = read(csv_file(rows))
    assert [len(row) for row in found] == [len(row) for row in rows]


def test_the_page_writes_its_tables_by_the_same_rule() -> None:
    script = (PROJECT / "assistant/ui/components/rows.js").read_text(encoding="utf-8")
    (rule,) = re.findall(r"^const FORMULA = /(.+)/$", script, re.MULTILINE)
    assert rule == _FORMULA.pattern
