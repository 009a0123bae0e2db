"""What an answer holds besides quotes: bold words, rows, missing parts, disagreements, suggestions, corrections."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.question.parts import missing_line
from assistant.application.opened import resolve, resolve_side
from assistant.core.types import Answer, AnswerRow, Citation, Conflict, ConflictValue
from assistant.partnerships import Partner
from assistant.ui.texts.words import Say
from assistant.ui.views.answers import answer_view
from assistant.ui.views.disagreements import conflict_groups
from assistant.ui.views.quotes import quote_pieces
from assistant.ui.views.rows import RowQuote, row_quote
from tests.ui.fake_documents import (
    HOSTILE,
    PDF,
    REGISTER,
    SUGGESTED,
    answered,
    bold,
    citation,
    disagreements,
    hostile,
    not_found,
    tabled,
)


def row_of(one: Citation) -> RowQuote | None:
    return row_quote(PDF, one.passage, one.start, one.end)


def bold_words(parts: list[dict[str, Any]]) -> list[str]:
    return [part["text"] for part in parts if part.get("bold")]


@given(st.tuples(st.integers(-5, 200), st.integers(-5, 200)))
def test_the_pieces_of_a_quote_are_the_quote_whatever_the_offsets(offsets: tuple[int, int]) -> None:
    one = replace(citation(1, PDF, 2), bold=offsets)
    pieces = quote_pieces(one)
    assert "".join(piece["text"] for piece in pieces) == one.quote
    start, end = offsets
    inside = 0 <= start < end <= len(one.quote)
    assert bold_words(pieces) == ([one.quote[start:end]] if inside else [])


def test_the_words_that_answer_are_bold_in_a_sentence_and_in_a_row() -> None:
    _, sentence, row = answer_view(bold("Mengapa?"), Say("id"), row_of)["lines"]
    assert bold_words(sentence["parts"]) == ["pendanaan terbatas"]
    cells = row["parts"][0]["row"]["cells"]
    assert [(cell["name"], bold_words(cell["value"])) for cell in cells] == [
        ("Mitra", []), ("Tahun", ["2017–2020"]), ("Hambatan", []),
    ]  # fmt: skip


def test_bold_words_over_two_cells_are_bold_in_both() -> None:
    one = citation(2, PDF, 4)
    start = one.quote.index("2020")
    end = one.quote.index("pendanaan") + 4
    answer = replace(bold("Mengapa?"), citations=(bold("Mengapa?").citations[0], replace(one, bold=(start, end))))
    *_, row = answer_view(answer, Say("id"), row_of)["lines"]
    assert [bold_words(cell["value"]) for cell in row["parts"][0]["row"]["cells"]] == [[], ["2020"], ["pend"]]


def test_a_part_without_support_and_a_remark_are_named() -> None:
    view = answer_view(bold("Mengapa?"), Say("en"))
    assert view["status"] == {"kind": "partial", "label": "Partly found"}
    assert view["unsupported"]["parts"] == ["nilai rupiah proyeknya", "nama kontraktornya"]
    assert view["remarks"] == [bold("Mengapa?").remark]


def test_a_written_answer_says_that_it_was_written() -> None:
    view = answer_view(replace(answered("Apa?"), mode="written", remark="2 kalimat dihapus."), Say("en"))
    assert view["remarks"] == [Say("en")("mode_written"), "2 kalimat dihapus."]
    assert answer_view(answered("Apa?"), Say("en"))["remarks"] == []


@pytest.mark.parametrize(("status", "words"), [
    ("answered", ("Ditemukan", "Found")),
    ("partial", ("Ditemukan sebagian", "Partly found")),
    ("not_found", ("Tidak ditemukan", "Not found")),
])  # fmt: skip
def test_what_was_found_is_said_in_words(status: Any, words: tuple[str, str]) -> None:
    answer = replace(answered("Apa?"), status=status)
    assert tuple(answer_view(answer, Say(one))["status"]["label"] for one in ("id", "en")) == words


def test_every_row_of_a_table_has_the_mark_that_opens_it() -> None:
    answer = tabled("Sebutkan semua mitra")
    table = answer_view(answer, Say("id"))["table"]
    assert table["columns"] == list(REGISTER.tables[0].columns)
    assert [tuple(row["cells"]) for row in table["rows"]] == [row.cells for row in REGISTER.tables[0].rows]
    for row in table["rows"]:
        opened = resolve(answer, row["mark"]["reference"])
        assert opened is not None
        assert row["cells"][0] in opened.quote


def test_what_was_counted_is_said_once_with_the_rows() -> None:
    view = answer_view(tabled("Sebutkan semua mitra"), Say("id"))
    assert view["table"]["interpretation"] == "Tabel Mitra, Kawasan = semua: 7 baris"
    assert [line["parts"][0]["text"] for line in view["lines"]] == ["7 mitra: Braunschweig "]


def test_a_row_whose_citation_is_missing_is_shown_without_a_mark() -> None:
    answer = tabled("Sebutkan semua mitra")
    assert answer.table is not None
    odd = replace(answer, table=replace(answer.table, rows=(AnswerRow(("x",), 99),)))
    assert answer_view(odd, Say("id"))["table"]["rows"] == [{"cells": ["x"], "mark": None}]


def test_many_sources_are_folded_and_few_are_not() -> None:
    many, few = answer_view(tabled("Apa?"), Say("id"))["sources"], answer_view(answered("Apa?"), Say("id"))["sources"]
    assert (many["folded"], many["label"]) == (True, "Sumber (7)")
    assert (few["folded"], few["label"]) == (False, "Sumber")


def test_a_disagreement_shows_both_sides_with_their_marks() -> None:
    (conflict,) = answer_view(answered("Mengapa?"), Say("id"))["conflicts"]
    assert [(side["value"], side["mark"]) for side in conflict["sides"]] == [("2017", "1"), ("2016", "2")]


def test_a_value_that_is_a_clause_of_its_quote_is_not_said_twice() -> None:
    first = citation(1, PDF, 2)
    clause = first.quote[: first.quote.index(" [12]")]
    conflict = Conflict("Kawasaki", "other", (ConflictValue(clause, first), ConflictValue("2016", first)))
    (view,) = answer_view(replace(answered("Mengapa?"), conflicts=(conflict,)), Say("id"))["conflicts"]
    long, short = view["sides"]
    assert (long["value"], bold_words(long["quote"])) == ("", [clause])
    assert (short["value"], bold_words(short["quote"])) == ("2016", [])


def test_the_attribute_of_a_disagreement_is_told_in_the_readers_language() -> None:
    conflict = replace(answered("Mengapa?").conflicts[0], attribute="start")
    answer = replace(answered("Mengapa?"), conflicts=(conflict,))
    labels = [answer_view(answer, Say(one))["conflicts"][0]["label"] for one in ("id", "en")]
    assert labels == ["Dokumen berbeda: Kawasaki, waktu mulai", "Documents disagree: Kawasaki, the start"]


def test_all_disagreements_are_grouped_by_subject_and_each_side_opens() -> None:
    found = disagreements()
    groups = conflict_groups(found, Say("id"))
    assert [(group["subject"], len(group["conflicts"])) for group in groups] == [
        ("Cuenca", 1), ("Kawasaki", 2), ("Seoul", 1), ("Toyama", 1),
    ]  # fmt: skip
    sides = [side for group in groups for conflict in group["conflicts"] for side in conflict["sides"]]
    for side in sides:
        assert side["mark"] == ""
        opened = resolve_side(found, side["reference"])
        assert opened is not None
        assert opened.cited
        assert opened.quote == "".join(piece["text"] for piece in side["quote"])
    assert resolve_side(found, "x9.0") is None
    assert resolve_side(found, "c1") is None


def test_disagreements_about_one_partner_stand_under_its_name_and_partners_before_other_subjects() -> None:
    one = disagreements()[0]
    part = replace(one, subject="hubungan Bandung–Kawasaki", attribute="date")
    about = [replace(one, attribute="field"), replace(one, subject="Affandi"), part, replace(one, subject="Suwon")]
    both = replace(one, subject="Kawasaki / Suwon", attribute="name")
    conflicts = (*about, both, one)
    kawasaki = Partner("Kawasaki", (), (), (), (about[0], part, both, one))
    suwon = Partner("Suwon", (), (), (), (about[3], both))
    groups = conflict_groups(conflicts, Say("id"), [kawasaki, suwon])
    assert [group["subject"] for group in groups] == ["Kawasaki", "Kawasaki / Suwon", "Suwon", "Affandi"]
    labels = [conflict["label"] for conflict in groups[0]["conflicts"]]
    assert labels == ["waktu mulai", "bidang", "tanggal atau tahun (hubungan Bandung–Kawasaki)"]
    again = conflict_groups(tuple(reversed(conflicts)), Say("id"), [kawasaki, suwon])
    assert [group["attributes"] for group in again] == [group["attributes"] for group in groups]


def test_suggestions_stand_under_a_refusal() -> None:
    assert answer_view(not_found("Apa?"), Say("id"))["suggestions"]["entries"] == list(SUGGESTED)
    assert answer_view(answered("Apa?"), Say("id"))["suggestions"]["entries"] == []


def test_what_was_understood_comes_with_two_ways_to_correct_it() -> None:
    understood = answer_view(answered("Kalau Hamamatsu?"), Say("en"))["understood"]
    assert (understood["literal"], understood["edit"]) == ("Ask as written", "Edit")


def test_invisible_characters_are_nowhere_in_a_view() -> None:
    answer = hostile("Apa?")
    disguised = replace(
        answer, remark="a\u202eb", unsupported=("c\u202ed",), suggestions=("e\u202ef",), understood_as="g\u202eh"
    )
    view = json.dumps(answer_view(disguised, Say("id")), ensure_ascii=False)
    assert "\u202e" not in view
    assert json.dumps(HOSTILE, ensure_ascii=False)[1:-1] in view


def test_what_is_missing_is_said_once() -> None:
    found = Answer("?", "id", "partial", "Ada.", unsupported=("berapa umurnya?",))
    told = replace(found, text=f"Ada.\n{missing_line(found.unsupported, 'id')}")
    assert answer_view(told, Say("id"))["lines"] == answer_view(found, Say("id"))["lines"]
