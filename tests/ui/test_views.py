"""What an answer becomes on the page: lines, quotes, marks, sources, and what each of them opens."""

import json
from dataclasses import replace

import pytest

from assistant.application.opened import resolve
from assistant.core.types import Answer, Citation
from assistant.ui.texts.words import Say
from assistant.ui.views.answers import answer_view
from assistant.ui.views.context import passage_in_context
from assistant.ui.views.place import place
from assistant.ui.views.rows import NAME_MARK, RowQuote, row_quote
from tests.ui.fake import HOSTILE, PDF, answered, citation, hostile, not_found


def test_marks_open_sources_and_brackets_inside_a_quote_stay_text() -> None:
    view = answer_view(answered("Mengapa?"), Say("id"))
    lead, first, second = view["lines"]
    assert (lead["quote"], first["quote"], second["quote"]) == (False, True, True)
    assert [part.get("reference") for part in first["parts"]] == [None, "c1"]
    assert first["parts"][0]["text"].endswith("COVID-19 [12].” ")
    assert first["parts"][1]["place"] == "Ikhtisar tesis contoh, 1.2 Hambatan, hlm. 1"


def test_marks_of_one_document_are_told_apart_by_place_or_else_by_their_words() -> None:
    answer = answered("Mengapa?")
    first, second = answer.citations
    again = replace(first, number=3, quote="Kerja sama tersendat karena pendanaan.")
    bare = replace(second, number=4, passage=replace(second.passage, headings=(), row=None, first_page=None))
    text = f"{answer.text} [3] [4]"
    view = answer_view(replace(answer, text=text, citations=(first, second, again, bare)), Say("id"))
    marks = {part["mark"]: part["place"] for line in view["lines"] for part in line["parts"] if "mark" in part}
    title = "Ikhtisar tesis contoh"
    assert marks["1"].startswith(f"{title}, 1.2 Hambatan, hlm. 1: “Kerja sama")
    assert marks["2"] == f"{title}, 1.2 Hambatan, baris 1, hlm. 2"
    assert marks["3"] == f"{title}, 1.2 Hambatan, hlm. 1: “Kerja sama tersendat karena pendanaan.”"
    assert marks["4"].startswith(f"{title}, “Tabel 1.2 · Mitra: Kawasaki")
    (group,) = view["sources"]["groups"]
    assert [f"{title}, {entry['place']}" for entry in group["entries"]] == [marks[number] for number in "1234"]


def test_a_mark_that_cites_nothing_stays_text() -> None:
    answer = answered("Mengapa?")
    odd = type(answer)(answer.question, "id", "answered", "Lihat [9] dan [x].", answer.citations)
    assert answer_view(odd, Say("id"))["lines"] == [{"quote": False, "parts": [{"text": "Lihat [9] dan [x]."}]}]


def test_every_reference_of_a_view_can_be_opened() -> None:
    for answer in (answered("Mengapa?"), not_found("Mengapa?"), hostile("Mengapa?")):
        text = json.dumps(answer_view(answer, Say("en")))
        references = {piece.split('"')[0] for piece in text.split('"reference": "')[1:]}
        assert references
        for reference in references:
            opened = resolve(answer, reference)
            assert opened is not None
            assert opened.quote in opened.passage.text


@pytest.mark.parametrize("reference", ["", "c9", "n7", "x0.9", "x9.0", "c", "z1", "c1; DROP", "../c1"])
def test_a_reference_to_nothing_opens_nothing(reference: str) -> None:
    assert resolve(answered("Mengapa?"), reference) is None


def test_the_page_speaks_the_readers_language_and_the_answer_its_own() -> None:
    view = answer_view(answered("Mengapa?"), Say("en"))
    assert view["language"] == "id"
    assert view["status"]["label"] == "Found"
    assert view["lines"][0]["parts"][0]["text"] == "Menurut dokumen:"
    (group,) = view["sources"]["groups"]
    assert group["title"] == "Ikhtisar tesis contoh"
    assert [entry["place"] for entry in group["entries"]] == ["1.2 Hambatan, p. 1", "1.2 Hambatan, row 1, p. 2"]


def test_foreign_text_goes_along_unchanged_for_text_content() -> None:
    view = answer_view(hostile("Mengapa?"), Say("id"))
    words = "".join(part.get("text", "") for part in view["lines"][1]["parts"])
    assert f"“{HOSTILE}” " in words


def test_what_was_understood_is_shown_only_when_it_differs() -> None:
    assert answer_view(answered("Mengapa?"), Say("id"))["understood"] is None
    assert answer_view(answered("Kalau Hamamatsu?"), Say("id"))["understood"]["text"].startswith("Kalau Hamamatsu,")


def row_of(one: Citation) -> RowQuote | None:
    return row_quote(PDF, one.passage, one.start, one.end)


def test_a_quote_keeps_the_line_breaks_of_its_document() -> None:
    one = citation(1, PDF, 2)
    passage = replace(one.passage, text="1. Dana\n2. Komunikasi [7]\n\n3. Pandemi")
    listed = replace(one, passage=passage, quote=passage.text)
    text = "Menurut dokumen:\n“1. Dana 2. Komunikasi [7] 3. Pandemi” [1]"
    lead, quote = answer_view(Answer("Apa?", "id", "answered", text, (listed,)), Say("id"))["lines"]
    assert not lead["quote"]
    assert quote["parts"][0] == {"text": f"“{passage.text}” "}
    assert quote["parts"][1]["reference"] == "c1"


def test_a_row_is_cut_into_cells_and_stays_the_same_words() -> None:
    *_, second = answer_view(answered("Mengapa?"), Say("id"), row_of)["lines"]
    row, _, mark = second["parts"]
    assert mark["reference"] == "c2"
    cells = row["row"]["cells"]
    assert [cell["name"] for cell in cells] == ["Mitra", "Tahun", "Hambatan"]
    written = [cell["name"] + NAME_MARK + "".join(piece["text"] for piece in cell["value"]) for cell in cells]
    assert row["row"]["lead"] + "; ".join(written) == citation(2, PDF, 4).quote


def test_part_of_a_row_or_a_row_that_reads_otherwise_now_stays_prose() -> None:
    one = citation(2, PDF, 4)
    assert row_quote(PDF, one.passage, one.start, one.end - 1) is None
    assert row_quote(PDF, one.passage, one.start + 20, one.end) is None
    other = replace(PDF, tables=(replace(PDF.tables[0], columns=("A", "B", "C")),))
    assert row_quote(other, one.passage, one.start, one.end) is None
    assert row_quote(replace(PDF, tables=()), one.passage, one.start, one.end) is None
    assert "<dl" not in passage_in_context(PDF, one.passage, one.start, one.end - 1)


def test_a_heading_that_repeats_the_title_is_left_out_of_the_place() -> None:
    one = citation(1, PDF, 2)
    document = replace(PDF.info, title="Lembar fakta: Kerja sama Kota Bandung–Kawasaki (Jepang)")

    def shown(*headings: str) -> str:
        return place(document, replace(one.passage, headings=headings, first_page=None), Say("id"))

    assert shown("Kerja Sama Kota Bandung–Kawasaki (Jepang)", "Ringkasan") == "Ringkasan"
    assert shown("Kerja Sama Kota Bandung–Kawasaki (Jepang)") == ""
    assert shown("Kerja Sama Kota Bandung–Hamamatsu (Jepang)", "A").startswith("Kerja Sama Kota Bandung–Hamamatsu")
    assert shown("Kerja sama", "A") == "Kerja sama › A"


def test_what_the_badge_says_is_not_said_again() -> None:
    answer = replace(not_found("Apa?"), text="Tidak ditemukan dalam dokumen. Tidak ada dokumen yang menyebut Prancis.")
    assert answer_view(answer, Say("id"))["lines"][0]["parts"][0]["text"] == "Tidak ada dokumen yang menyebut Prancis."
    assert answer_view(answer, Say("en"))["lines"][0]["parts"][0]["text"] == answer.text
    assert answer_view(not_found("Apa?"), Say("id"))["lines"] == []


def test_nearest_passages_are_at_most_three_places_and_a_mere_title_is_shown_once() -> None:
    answer = not_found("Apa?")
    first, second = answer.nearest
    bare = replace(first, passage=replace(first.passage, text=PDF.info.title, headings=(), first_page=None))
    pages = [
        replace(first, passage=replace(first.passage, first_page=page, last_page=page, page_label=""))
        for page in (1, 2, 3)
    ]
    entries = answer_view(replace(answer, nearest=(bare, first, second, *pages)), Say("id"))["nearest"]["entries"]
    assert [(entry["reference"], entry["place"]) for entry in entries] == [
        ("n0", ""), ("n1", "1.2 Hambatan, hlm. 1"), ("n4", "1.2 Hambatan, hlm. 2"),
    ]  # fmt: skip
    assert entries[0]["text"] == ""
    assert entries[0]["title"] == PDF.info.title
