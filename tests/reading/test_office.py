from __future__ import annotations

import datetime
import io
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from pptx.util import Inches

from assistant.reading.formats.sheets import separator
from tests.reading.conftest import Reader
from tests.reading.helpers import block_with, texts


def saved(thing: Any) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def fill(table: Any, rows: list[list[str]]) -> None:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell


@pytest.fixture(scope="module")
def word() -> bytes:
    document = docx.Document()
    document.add_heading("Laporan Kerja Sama", 0)
    document.add_heading("Pendahuluan", 1)
    document.add_paragraph("Paragraf PENANDA-PARAGRAF.")
    document.add_heading("Hambatan", 2)
    document.add_paragraph("Hambatannya adalah:")
    document.add_paragraph("Dana", style="List Number")
    document.add_paragraph("Waktu", style="List Number")
    document.add_paragraph("Tabel 1. Mitra kota", style="Caption")
    table = document.add_table(rows=4, cols=3)
    fill(table, [["Mitra", "Tahun", ""], ["Kawasaki", "2017", "x"], ["Namur", "2017", ""], ["", "2018", ""]])
    table.cell(2, 0).merge(table.cell(3, 0))
    document.add_heading("Penutup", 1)
    document.add_paragraph("Akhir.")
    document.core_properties.title = "Judul Sifat"
    return saved(document)


def test_word_keeps_styles_lists_and_tables(read: Reader, word: bytes) -> None:
    document = read("mou/a.docx", word)
    assert document.info.title == "Judul Sifat"
    assert texts(document, "heading") == ["Laporan Kerja Sama", "Pendahuluan", "Hambatan", "Penutup"]
    assert block_with(document, "PENANDA-PARAGRAF").headings == ("Laporan Kerja Sama", "Pendahuluan")
    assert texts(document, "list_item") == ["1. Dana", "2. Waktu"]
    assert block_with(document, "1. Dana").lead_in == "Hambatannya adalah:"
    assert texts(document, "table_row") == [
        "Tabel 1. Mitra kota · Mitra: Kawasaki; Tahun: 2017; Kolom 3: x",
        "Tabel 1. Mitra kota · Mitra: Namur; Tahun: 2017",
        "Tabel 1. Mitra kota · Mitra: Namur; Tahun: 2018",
    ]
    assert block_with(document, "Akhir.").headings == ("Laporan Kerja Sama", "Penutup")


def test_slides_are_pages_with_titles_points_tables_and_notes(read: Reader) -> None:
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Rencana"
    first.placeholders[1].text = "Langkahnya adalah:\nsatu\ndua"
    first.notes_slide.notes_text_frame.text = "Catatan PENANDA-CATATAN."
    fill(
        first.shapes.add_table(2, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table,
        [["Mitra", "Tahun"], ["Kawasaki", "2017"]],
    )
    deck.slides.add_slide(deck.slide_layouts[6])
    third = deck.slides.add_slide(deck.slide_layouts[6])
    third.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "Lepas PENANDA-KOTAK."
    document = read("a.pptx", saved(deck))
    assert [page.label for page in document.pages] == ["1", "2", "3"]
    assert texts(document, "heading") == ["Rencana", "Slide 3"]
    assert texts(document, "list_item") == ["satu", "dua"]
    assert block_with(document, "dua").lead_in == "Langkahnya adalah:"
    assert texts(document, "table_row") == ["Mitra: Kawasaki; Tahun: 2017"]
    note = block_with(document, "PENANDA-CATATAN")
    assert document.pages[0].start <= note.start < document.pages[0].end
    assert document.pages[1].start == document.pages[1].end
    assert block_with(document, "PENANDA-KOTAK").headings == ("Slide 3",)


def test_a_workbook_gives_a_page_for_each_sheet_and_a_table_for_each_region(read: Reader) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    for row in [
        ["Daftar Mitra Kota"],
        ["per 2025"],
        [],
        ["Mitra", "Tahun", "Tanggal", "Porsi", "Aktif"],
        ["Kawasaki", 2017.0, datetime.date(2017, 5, 1), 0.25, True],
        ["Namur", 2018, datetime.datetime(2018, 1, 2, 3, 4), 0.5, False],
        ["Sumber: catatan sendiri"],
        [],
        ["Kota", "Warga"],
        ["Bandung", 2500000],
    ]:
        sheet.append(row)
    for row in (5, 6):
        sheet.cell(row, 4).number_format = "0%"
    second = book.create_sheet("Lain")
    fill_rows = [["Mitra", "Isi"], ["Suwon", "a"], [None, "b"]]
    for row in fill_rows:
        second.append(row)
    second.merge_cells("A2:A3")
    book.create_sheet("Bantu").sheet_state = "hidden"
    document = read("a.xlsx", saved(book))
    assert [page.label for page in document.pages] == ["Register", "Lain", "Bantu"]
    assert texts(document, "table_row") == [
        "Daftar Mitra Kota per 2025 · Mitra: Kawasaki; Tahun: 2017; Tanggal: 2017-05-01; Porsi: 25%; Aktif: ya",
        "Daftar Mitra Kota per 2025 · Mitra: Namur; Tahun: 2018; Tanggal: 2018-01-02 03:04; Porsi: 50%; Aktif: tidak",
        "Kota: Bandung; Warga: 2500000",
        "Mitra: Suwon; Isi: a",
        "Mitra: Suwon; Isi: b",
    ]
    assert block_with(document, "Sumber: catatan").kind == "paragraph"
    assert block_with(document, "Isi: a").headings == ("Lain",)
    assert document.remarks[0].pages == (3,)


def test_formulas_are_read_by_their_last_values(read: Reader) -> None:
    import zipfile

    book = openpyxl.Workbook()
    book.active.append(["A", "B"])
    book.active.append([2, "=A2*21"])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<v />", b"<v>42</v>").replace(b"<v></v>", b"<v>42</v>"))
    assert read("a.xlsx", stream.getvalue()).text == "A: 2; B: 42"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_of_a_csv_is_told_by_itself(read: Reader, sign: str) -> None:
    rows = [["Mitra", "Bidang", "Nilai"], ["Kawasaki", '"air; sampah, udara"', "1"], ["Namur", '"kota\tpintar|a"', "2"]]
    content = "\n".join(sign.join(row) for row in rows)
    assert separator(content) == sign
    assert texts(read("a.csv", content.encode("cp1252")), "table_row") == [
        "Mitra: Kawasaki; Bidang: air; sampah, udara; Nilai: 1",
        "Mitra: Namur; Bidang: kota pintar|a; Nilai: 2",
    ]
