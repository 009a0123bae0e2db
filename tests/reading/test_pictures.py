from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.platypus import Paragraph, Table

from assistant.core.errors import DocumentError
from assistant.reading import read_document
from assistant.reading.pdf.pictures import Character, highlight_boxes, page_characters, page_picture
from tests.reading.helpers import STYLES, pdf, texts

N = STYLES["Normal"]
PROSE = "Kalimat biasa yang cukup panjang untuk mengisi beberapa baris pada halaman. " * 4
ROWS: list[list[Any]] = [
    ["No", "Mitra", "Tahun", "Keadaan"],
    ["1", "Namur", "2017", Paragraph("Tidak ada program lanjutan yang tercatat", N)],
    ["2", "Kawasaki", "2017", Paragraph("Terhambat pendanaan, komunikasi, dan pandemi", N)],
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    story = [Paragraph(PROSE + "Kutipan akhir.", N), Paragraph("Tabel 1 Mitra", N)]
    story.append(Table(ROWS, colWidths=[30, 80, 50, 120], style=style))
    made = tmp_path_factory.mktemp("pictures") / "a.pdf"
    made.write_bytes(pdf(story))
    return made


def text_in(characters: list[Character], boxes: list[tuple[float, float, float, float]]) -> str:
    """The characters whose middle lies in one of the boxes, without spaces."""
    found = []
    for character in characters:
        x, y = (character.box[0] + character.box[2]) / 2, (character.box[1] + character.box[3]) / 2
        if character.text.strip() and any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes):
            found.append(character.text)
    return "".join(found)


def test_a_quote_over_several_lines_gets_a_box_for_each_line(path: Path) -> None:
    characters = page_characters(path, 1)
    quote = " ".join(PROSE.split())
    boxes = highlight_boxes(characters, [quote])
    assert len(boxes) >= 3
    assert text_in(characters, boxes) == quote.replace(" ", "")


def test_the_cells_of_a_table_row_are_marked_in_that_row_only(path: Path) -> None:
    document = read_document(path, corpus=path.parent)
    row = document.tables[0].rows[1]
    characters = page_characters(path, 1)
    for quote in (document.text[row.start : row.end], document.text[row.cells_start : row.end]):
        marked = text_in(characters, highlight_boxes(characters, [quote]))
        assert sorted(marked) == sorted("".join(row.cells).replace(" ", ""))
        assert "Namur" not in marked


def test_every_block_of_a_document_is_found_on_its_page(path: Path) -> None:
    document = read_document(path, corpus=path.parent)
    characters = page_characters(path, 1)
    assert all(highlight_boxes(characters, [text]) for text in texts(document))


def test_hyphens_ligatures_and_spaces_do_not_keep_a_quote_from_being_found() -> None:
    written = "Upaya pem-|bangunan yang efektif"
    characters, x, y = [], 10.0, 10.0
    for letter in written:
        if letter == "|":
            x, y = 10.0, 24.0
            continue
        characters.append(Character(letter, (x, y, x + 5, y + 10)))
        x += 5
    boxes = highlight_boxes(characters, ["pembangunan yang eﬀektif".replace("eﬀektif", "efektif")])
    assert boxes == [(40.0, 10.0, 55.0, 20.0), (10.0, 24.0, 110.0, 34.0)] or len(boxes) == 2


def test_of_a_quote_that_goes_on_overleaf_the_part_on_this_page_is_marked(path: Path) -> None:
    characters = page_characters(path, 1)
    quote = "Kalimat dari halaman lain yang di sini tidak ada. Kutipan akhir. Tabel 1 Mitra"
    assert text_in(characters, highlight_boxes(characters, [quote])) == "Kutipanakhir.Tabel1Mitra"


def test_a_few_words_that_a_quote_shares_with_the_middle_of_a_page_are_not_marked() -> None:
    shared = "implementasi dan tindak lanjut program."
    lines = ["a" * 500, shared, "b" * 500]
    characters = [
        Character(letter, (5.0 * x, 12.0 * y, 5.0 * x + 5, 12.0 * y + 10))
        for y, line in enumerate(lines)
        for x, letter in enumerate(line)
    ]
    assert highlight_boxes(characters, [f"Keterbatasan anggaran memengaruhi {shared}"]) == []
    head = characters[500:]
    assert text_in(head, highlight_boxes(head, [f"Keterbatasan anggaran memengaruhi {shared}"])) == "".join(
        shared.split()
    )


def test_what_does_not_stand_on_the_page_gets_no_box(path: Path) -> None:
    characters = page_characters(path, 1)
    assert highlight_boxes(characters, ["Sesuatu yang lain sama sekali", "", "Mitra: Suwon; Tahun: 1997"]) == []


def test_the_picture_is_a_png_of_the_asked_width_with_the_quote_in_yellow(path: Path) -> None:
    plain = Image.open(io.BytesIO(page_picture(path, 1, [], width_pixels=600))).convert("RGB")
    marked = Image.open(io.BytesIO(page_picture(path, 1, ["Kutipan akhir."], width_pixels=600))).convert("RGB")
    assert plain.size == marked.size
    assert plain.width == 600
    yellow = (255, 236, 130)
    colours = {colour: count for count, colour in marked.getcolors(1 << 20)}
    assert colours.get(yellow, 0) > 100
    assert yellow not in {colour for _, colour in plain.getcolors(1 << 20)}


def test_a_missing_page_or_file_is_an_error_in_both_languages(path: Path) -> None:
    for asked, number in ((path, 9), (path, 0), (path.with_name("none.pdf"), 1), (Path(__file__), 1)):
        with pytest.raises(DocumentError) as caught:
            page_picture(asked, number, [])
        assert caught.value.hint.id
