"""The documents that ship: each is read whole, and what the answers rest on is in its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.reading import is_document, read_document
from tests.reading.helpers import check

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file() and is_document(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_document_is_read_without_a_remark(path: Path) -> None:
    document = read_document(path, corpus=CORPUS)
    check(document)
    assert not document.remarks
    assert document.info.kind in ("thesis", "mou", "interview")
    assert document.info.language in ("id", "en")
    assert len(document.blocks) > 5


def test_the_digest_has_both_tables_whole_and_its_printed_page_numbers() -> None:
    document = read_document(CORPUS / "thesis" / "ikhtisar-tesis.pdf", corpus=CORPUS)
    first, second = document.tables[:2]
    assert first.caption.startswith("Tabel 1.1")
    assert [row.cells[0] for row in first.rows] == [str(n) for n in range(1, 16)]
    assert second.caption.startswith("Tabel 1.2")
    assert [row.cells[0] for row in second.rows] == ["1", "2", "3", "4", "5"]
    kawasaki = document.text[second.rows[2].start : second.rows[2].end]
    for word in ("Kawasaki", "pendanaan", "komunikasi", "pandemi"):
        assert word in kawasaki
    row = next(block for block in document.blocks if block.table == 1 and block.row == 3)
    assert row.headings[:2] == ("BAB I PENDAHULUAN", "1.1 Latar Belakang")
    assert document.pages[0].label == "i"
    assert document.pages[1].label == "1"


def test_importing_the_package_loads_none_of_the_libraries_that_open_files() -> None:
    code = (
        "import sys, assistant.reading; "
        "print([name for name in ('pypdf','pdfplumber','pdfminer','pypdfium2','mammoth','pptx','openpyxl','bs4','lxml',"
        "'pandas','numpy','onnxruntime','markdown_it','yaml','rapidocr') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CORPUS.parent)
    assert done.stdout.strip() == "[]"
