"""Make the partner register (XLSX) and the English briefing (DOCX) of the corpus from `sources/register.yaml`.

    python sources/make_office_files.py

This script only knows the form; every word of the two files stands in the YAML. Two runs give the same bytes, so the
files' hashes, which are their document ids, move only when the data or this script does.

Needs: openpyxl, python-docx, PyYAML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
DATA = HERE / "register.yaml"
FOLDER = HERE.parent / "corpus" / "mou"
AUTHOR = "Rujukan"
STAMP = datetime(2026, 1, 1)
ACCENT, TINT = "1F4E79", "E8EEF4"
FONT = "Calibri"

_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def frozen(archive: bytes) -> bytes:
    """Return an Office file with every date in it, of its members and its properties, set to `STAMP`."""
    stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMPED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            member = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content)
    return target.getvalue()


def fill_sheet(sheet: Worksheet, columns: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]]) -> None:
    """Write a header row and `rows` as text. Raises: ValueError, a row with more or fewer cells than columns."""
    sheet.append([column["name"] for column in columns])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{sheet.title}: {len(row)} cells instead of {len(columns)}: {row}")
        sheet.append([str(cell) for cell in row])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column["width"]
        header = sheet.cell(row=1, column=number)
        header.font = Font(bold=True, color="FFFFFF")
        header.fill = PatternFill("solid", fgColor=ACCENT)
        header.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def register_workbook(data: Mapping[str, Any]) -> bytes:
    """Return the workbook: the documents that are known, and what was not found."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for part in (data["register"], data["gaps"]):
        fill_sheet(book.create_sheet(part["sheet"]), part["columns"], part["rows"])
    book.properties.creator = AUTHOR
    book.properties.title = data["register"]["title"]
    target = io.BytesIO()
    book.save(target)
    return frozen(target.getvalue())


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a background; python-docx has no property for it."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)


def add_table(document: WordDocument, table: Mapping[str, Any]) -> None:
    """Write a caption and a table with a header row that is repeated on each page."""
    caption = document.add_paragraph(table["caption"], style="Caption")
    caption.paragraph_format.keep_with_next = True
    columns = table["columns"]
    grid = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    grid.autofit = False
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(header)
    for row in table["rows"]:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    for cell, column in zip(grid.rows[0].cells, columns, strict=True):
        cell.text = column["name"]
        cell.paragraphs[0].runs[0].bold = True
        shade(cell, TINT)
    for number, column in enumerate(columns):
        grid.columns[number].width = Cm(column["width"])
    for row in grid.rows:
        for cell, column in zip(row.cells, columns, strict=True):
            cell.width = Cm(column["width"])
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def briefing_document(briefing: Mapping[str, Any]) -> bytes:
    """Return the briefing: A4, two pages, with Word's own title, heading, caption and list styles."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.6)
    for name, size, after in (
        ("Title", 17, 6),
        ("Heading 1", 12, 2),
        ("Caption", 9, 2),
        ("Normal", 10, 4),
        ("List Bullet", 10, 2),
    ):
        look = document.styles[name]
        look.font.size = Pt(size)
        look.paragraph_format.space_after = Pt(after)
        look.paragraph_format.line_spacing = 1.0
    document.styles["Heading 1"].paragraph_format.space_before = Pt(6)
    document.styles["Normal"].font.name = FONT

    document.add_heading(briefing["title"], level=0)
    for section in briefing["sections"]:
        document.add_heading(section["heading"], level=1)
        for text in section.get("paragraphs", ()):
            document.add_paragraph(text)
        if "table" in section:
            add_table(document, section["table"])
        for text in section.get("bullets", ()):
            document.add_paragraph(text, style="List Bullet")

    known = document.core_properties
    known.title, known.author, known.last_modified_by, known.language = briefing["title"], AUTHOR, AUTHOR, "en"
    known.comments = ""
    target = io.BytesIO()
    document.save(target)
    return frozen(target.getvalue())


def main() -> None:
    """Write both files."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "register-mitra.xlsx").write_bytes(register_workbook(data))
    (FOLDER / "briefing-en.docx").write_bytes(briefing_document(data["briefing"]))


if __name__ == "__main__":
    main()
