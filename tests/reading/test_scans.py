from __future__ import annotations

import importlib.util
import io
import stat
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from assistant.reading.pdf import ocr
from assistant.reading.pdf.ocr import Piece, lines_of
from tests.reading.conftest import Reader
from tests.reading.helpers import STYLES, pdf

SENTENCE = "Kerja sama dengan Kawasaki terhambat pendanaan dan komunikasi."


def scanned() -> bytes:
    """A PDF of a page with text and one that is only a picture of text."""
    big = pypdfium2.PdfDocument(
        pdf([Paragraph("BAB I PENDAHULUAN", STYLES["Heading1"]), Paragraph(SENTENCE, STYLES["Normal"])])
    )
    picture = big[0].render(scale=200 / 72).to_pil().convert("L")
    big.close()
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, "Halaman dengan teks.")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_scanned_page_is_a_gap_with_a_remedy_where_no_engine_is_installed(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "find_engine", lambda: None)
    document = read("a.pdf", scanned())
    assert document.text == "Halaman dengan teks."
    assert document.pages[1].start == document.pages[1].end
    assert document.remarks[0].pages == (2,)
    assert "rapidocr" in document.remarks[0].hint.id


@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="rapidocr is not installed")
@pytest.mark.filterwarnings("ignore")  # the engine's own libraries
def test_a_scanned_page_is_recognised_where_an_engine_is_installed(read: Reader) -> None:
    document = read("a.pdf", scanned())
    assert SENTENCE in document.text
    assert not document.remarks
    assert document.blocks[-1].headings == ("BAB I PENDAHULUAN",)
    assert document.pages[1].start <= document.blocks[-1].start


def test_tesseract_is_asked_for_its_table_of_words(
    read: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    words = ["1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", "5\t1\t1\t1\t1\t1\t200\t200\t90\t40\t96.1\tKerja"]
    words += ["5\t1\t1\t1\t1\t2\t300\t202\t90\t40\t95.0\tsama", "5\t1\t1\t1\t1\t3\t400\t200\t90\t40\t3.0\t~~"]
    table = "\\n".join([head, *words])
    program.write_text(
        f"#!/bin/sh\ncase \"$1\" in --list-langs) echo ind;; *) cat >/dev/null; printf '{table}';; esac\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ocr.find_engine.cache_clear()
    try:
        assert read("a.pdf", scanned()).text == "Halaman dengan teks.\n\nKerja sama"
    finally:
        ocr.find_engine.cache_clear()


def test_recognised_pieces_far_apart_on_a_line_are_cells() -> None:
    pieces = [
        Piece("2017", 200, 101, 230, 112),
        Piece("Kawasaki", 50, 100, 100, 111),
        Piece("BABIIITINJAUAN PUSTAKA", 50, 60, 200, 71),
        Piece("Jepang", 103, 100, 140, 111),
    ]
    assert [line.text for line in lines_of(pieces, 1)] == ["BAB III TINJAUAN PUSTAKA", "Kawasaki Jepang | 2017"]
