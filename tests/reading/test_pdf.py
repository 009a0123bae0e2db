from __future__ import annotations

from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.reading.conftest import Reader
from tests.reading.helpers import STYLES, block_with, pdf, texts

N, H1, H2, TITLE = (STYLES[name] for name in ("Normal", "Heading1", "Heading2", "Title"))
PROSE = "Kalimat biasa yang cukup panjang untuk mengisi beberapa baris pada halaman ini. " * 5
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
BOOK = [("LINEABOVE", (0, 0), (-1, 0), 1, "black"), ("LINEBELOW", (0, 0), (-1, 0), 1, "black")]


def foot(canvas: Canvas, document: Any) -> None:
    canvas.drawString(30 * mm, 285 * mm, "Laporan Tahunan Kota")
    canvas.drawCentredString(105 * mm, 8 * mm, str(canvas.getPageNumber() + 6))


def test_headings_are_told_by_size_boldness_and_number(read: Reader) -> None:
    story = [
        Paragraph("Laporan Uji", TITLE),
        Paragraph("BAB I", H1),
        Paragraph("PENDAHULUAN", H1),
        Paragraph("1.1 Latar Belakang", H2),
        Paragraph(PROSE + "PENANDA-SATU.", N),
        Paragraph("<b>Bagian tanpa nomor</b>", N),
        Paragraph(PROSE + "PENANDA-DUA.", N),
        Paragraph("1.2 Tujuan yang judulnya begitu panjang sehingga tidak muat pada satu baris saja", H2),
        Paragraph("<b>Kalimat tebal yang utuh dan berakhir dengan titik.</b> PENANDA-TIGA.", N),
    ]
    document = read("a.pdf", pdf(story))
    assert document.info.title == "Laporan Uji"
    assert texts(document, "heading") == [
        "Laporan Uji",
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "Bagian tanpa nomor",
        "1.2 Tujuan yang judulnya begitu panjang sehingga tidak muat pada satu baris saja",
    ]
    assert block_with(document, "PENANDA-SATU").headings == ("BAB I PENDAHULUAN", "1.1 Latar Belakang")
    assert block_with(document, "PENANDA-DUA").headings[-1] == "Bagian tanpa nomor"
    assert block_with(document, "PENANDA-TIGA").headings[-1].startswith("1.2 Tujuan")


def test_headings_of_one_size_are_told_apart_by_their_numbers(read: Reader) -> None:
    bold = ["BAB I PENDAHULUAN", "1.1 Latar Belakang", "1.1.1 Sejarah", "1.2 Tujuan", "DAFTAR PUSTAKA"]
    story = [part for line in bold for part in (Paragraph(f"<b>{line}</b>", N), Spacer(1, 6), Paragraph(PROSE, N))]
    document = read("a.pdf", pdf(story))
    paths = [block.headings for block in document.blocks if block.kind == "paragraph"]
    assert paths == [
        ("BAB I PENDAHULUAN",),
        ("BAB I PENDAHULUAN", "1.1 Latar Belakang"),
        ("BAB I PENDAHULUAN", "1.1 Latar Belakang", "1.1.1 Sejarah"),
        ("BAB I PENDAHULUAN", "1.2 Tujuan"),
        ("DAFTAR PUSTAKA",),
    ]


def test_a_chapter_takes_the_title_below_its_number_and_no_section_names_the_document(read: Reader) -> None:
    lines = ["BAB I", "PENDAHULUAN", "a. Kerja sama antarkota", "BAB II", "TINJAUAN PUSTAKA DAN KERANGKA PEMIKIRAN"]
    story = [Paragraph(f"<b>{line}</b>", ParagraphStyle("c", parent=N, fontSize=12, leading=24)) for line in lines]
    document = read("naskah.pdf", pdf([*story, Paragraph(PROSE, N)]))
    assert texts(document, "heading") == [
        "BAB I PENDAHULUAN",
        "a. Kerja sama antarkota",
        "BAB II TINJAUAN PUSTAKA DAN KERANGKA PEMIKIRAN",
    ]
    assert document.info.title == "naskah"


def test_running_heads_and_page_numbers_are_left_out_and_the_numbers_become_labels(read: Reader) -> None:
    story = [part for n in range(4) for part in (Paragraph(PROSE + f"PENANDA-{n}.", N), PageBreak())]
    document = read("a.pdf", pdf(story, foot=foot))
    assert "Laporan Tahunan" not in document.text
    assert texts(document) == [" ".join((PROSE + f"PENANDA-{n}.").split()) for n in range(4)]
    assert [page.label for page in document.pages] == ["7", "8", "9", "10"]


def test_a_paragraph_goes_on_over_a_page_break(read: Reader) -> None:
    long = " ".join(f"kata{n} bagian{n}" for n in range(700)) + " selesai."
    document = read("a.pdf", pdf([Paragraph(f"Awal {long}", N), Paragraph("Lain.", N)], foot=foot))
    assert texts(document) == [f"Awal {long}", "Lain."]
    assert len(document.pages) >= 2
    inside = document.pages[1].start
    assert document.blocks[0].start < inside < document.blocks[0].end
    assert document.text[inside:].startswith(("kata", "bagian"))


def test_a_ruled_table_keeps_its_cells_under_its_caption(read: Reader) -> None:
    rows: list[list[Any]] = [
        ["No", "Mitra", "Tahun", "Keadaan"],
        ["1", "Kawasaki", "2017", Paragraph("Terhambat pendanaan dan komu&shy;nikasi " * 3, N)],
        ["2", "Namur", "", "Lancar"],
        ["", "Suwon", "1997", "Lancar"],
    ]
    table = Table(rows, colWidths=[30, 80, 50, 160], style=[*GRID, ("SPAN", (0, 2), (0, 3))])
    story = [
        Paragraph(PROSE, N),
        Paragraph("Tabel 1.2 Mitra yang Tidak Berlanjut", N),
        table,
        Paragraph("Sumber: sendiri.", N),
    ]
    document = read("a.pdf", pdf(story))
    caption = "Tabel 1.2 Mitra yang Tidak Berlanjut"
    assert document.tables[0].caption == caption
    assert document.tables[0].columns == ("No", "Mitra", "Tahun", "Keadaan")
    assert [row.cells[:3] for row in document.tables[0].rows] == [
        ("1", "Kawasaki", "2017"),
        ("2", "Namur", ""),
        ("2", "Suwon", "1997"),
    ]
    assert document.tables[0].rows[0].cells[3] == ("Terhambat pendanaan dan komunikasi " * 3).strip()
    assert document.text.count("Suwon") == 1
    assert document.text.count(caption) == 4
    assert block_with(document, "Sumber: sendiri.").headings == ()


@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_a_page_break_is_one_table_whose_rows_know_their_pages(read: Reader, repeat: int) -> None:
    rows = [["No", "Mitra", "Tahun"], *[[str(n), f"Kota {n}", str(1950 + n)] for n in range(1, 71)]]
    story = [Paragraph("Tabel 3 Semua Mitra", N), Table(rows, repeatRows=repeat, style=GRID), Paragraph("Akhir.", N)]
    document = read("a.pdf", pdf(story, foot=foot))
    assert len(document.tables) == 1
    table = document.tables[0]
    assert [row.cells for row in table.rows] == [tuple(row) for row in rows[1:]]
    assert table.rows[0].page == 1
    assert table.rows[-1].page == len(document.pages) > 1
    assert {block.headings for block in document.blocks if block.kind == "table_row"} == {("Tabel 3 Semua Mitra",)}


def test_an_aligned_table_without_ruled_cells_is_a_table_and_signatures_are_none(read: Reader) -> None:
    rows: list[list[Any]] = [["No", "Mitra", "Tahun", "Keadaan"]] + [
        [str(n), Paragraph(f"Kota nomor {n} di seberang lautan", N), str(2000 + n), Paragraph("Berjalan baik " * 5, N)]
        for n in range(1, 5)
    ]
    signatures = Table([["PIHAK PERTAMA", "PIHAK KEDUA"], ["Wali Kota", "Menteri"], ["Bandung", "Kawasaki"]])
    story = [
        Paragraph(PROSE, N),
        Paragraph("Tabel 2 Mitra", N),
        Table(rows, colWidths=[30, 110, 50, 180], style=[*BOOK, ("VALIGN", (0, 0), (-1, -1), "TOP")]),
        Paragraph("Sumber: sendiri.", N),
        Paragraph(PROSE, N),
        signatures,
    ]
    document = read("a.pdf", pdf(story))
    assert len(document.tables) == 1
    assert [row.cells for row in document.tables[0].rows] == [
        (str(n), f"Kota nomor {n} di seberang lautan", str(2000 + n), ("Berjalan baik " * 5).strip())
        for n in range(1, 5)
    ]


def test_lists_keep_their_items_and_introducing_sentence(read: Reader) -> None:
    items = [Paragraph("butir pertama yang " + "sangat " * 30 + "panjang", N), Paragraph("butir kedua", N)]
    story = [
        Paragraph(PROSE + "Hambatannya adalah:", N),
        ListFlowable(items, bulletType="bullet"),
        Paragraph("Penutup yang biasa.", N),
    ]
    document = read("a.pdf", pdf(story))
    found = texts(document, "list_item")
    assert found == ["butir pertama yang " + "sangat " * 30 + "panjang", "butir kedua"]
    assert block_with(document, "butir kedua").lead_in == "Hambatannya adalah:"
    assert block_with(document, "Penutup").kind == "paragraph"


def test_two_columns_are_read_one_after_the_other(read: Reader, tmp_path: Any) -> None:
    path = tmp_path / "columns.pdf"
    width, height = A4
    frames = [Frame(x, 60, width / 2 - 70, height - 120) for x in (50, width / 2 + 20)]
    template = BaseDocTemplate(str(path), pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    left, right = ("Kiri " + "kata kolom kiri " * 60 + "habis.", "Kanan " + "kata kolom kanan " * 60 + "habis.")
    template.build([Paragraph(left, N), FrameBreak(), Paragraph(right, N)])
    assert texts(read("a.pdf", path.read_bytes())) == [left, right]


def test_words_divided_at_line_ends_are_put_together(read: Reader, tmp_path: Any) -> None:
    path = tmp_path / "x.pdf"
    canvas = Canvas(str(path))
    for n, line in enumerate(["Upaya pem-", "bangunan dan faktor-", "faktor kelembagaan."]):
        canvas.drawString(72, 700 - 14 * n, line)
    canvas.save()
    assert read("a.pdf", path.read_bytes()).text == "Upaya pembangunan dan faktor-faktor kelembagaan."


def test_printed_labels_of_the_file_are_kept_and_blank_pages_are_counted(read: Reader) -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(
        clone_from=PdfReader(io.BytesIO(pdf([Paragraph("satu.", N), PageBreak(), Paragraph("dua.", N)])))
    )
    writer.insert_blank_page(index=1)
    writer.set_page_label(0, 0, style="/r", start=4)
    writer.set_page_label(1, 2, style="/D", start=1)
    stream = io.BytesIO()
    writer.write(stream)
    document = read("a.pdf", stream.getvalue())
    assert [(page.number, page.label) for page in document.pages] == [(1, "iv"), (2, "1"), (3, "2")]
    assert document.pages[1].start == document.pages[1].end
    assert not document.remarks


def test_a_pdf_title_that_only_names_a_program_is_not_taken(read: Reader) -> None:
    story = [Paragraph("Naskah Perjanjian", H1), Paragraph(PROSE, N)]
    assert read("a.pdf", pdf(story, title="Microsoft Word - naskah.docx")).info.title == "Naskah Perjanjian"
    assert read("a.pdf", pdf(story, title="Perjanjian Kota")).info.title == "Perjanjian Kota"
