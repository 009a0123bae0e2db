"""A note as a Word document: A4, real styles, tables whose header row is repeated, links from marks to references,
page numbers, and the language of every run for the spelling checker."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from assistant.exporting.note import words
from assistant.exporting.note.columns import MOST_COLUMNS, ROOMY, column_shares
from assistant.exporting.note.docx_styles import CELLS, LOOKS, SMALL_CELLS, TEXT_WIDTH, set_styles
from assistant.exporting.note.parts import Block, Grid, Heading, Note, Paragraph, Piece, Signature

_DOTS = "…" * 28
_SHORT_CELL = 400
_TINT = "E8EEF4"
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def note_docx(note: Note) -> bytes:
    """The note as a DOCX file."""
    document = docx.Document()
    language = _LANGUAGES[note.language]
    set_styles(document, language)
    _set_page(document, note)
    about = document.core_properties
    about.title, about.subject, about.language = note.title[:255], note.form, language
    about.author = about.last_modified_by = "Rujukan"
    about.comments = about.keywords = ""
    about.created = about.modified = note.made.astimezone(UTC).replace(tzinfo=None)
    _modernise(document)
    document.add_paragraph(note.form, style="Title")
    _add_fields(document, note)
    for block in note.blocks:
        _add_block(document, block)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _modernise(document: Document) -> None:
    """Take from the template what would show: an older Word's mode, and a picture of an empty page as a preview."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    relations = document.part.package.rels if document.part.package else {}
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _set_page(document: Document, note: Note) -> None:
    """A4 upright, with the page's number of all pages below."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    footer = section.footer.paragraphs[0]
    before, between = words.PAGE.in_(note.language).format(page="\0", pages="\0").split("\0")[:2]
    footer.add_run(f"{note.form}\t{before}")
    _add_field(footer, "PAGE")
    footer.add_run(between)
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: WordParagraph, code: str) -> None:
    """A number that Word works out."""
    for kind in ("begin", "separate", "end"):
        mark = _element("w:fldChar", {"w:fldCharType": kind})
        paragraph.add_run()._r.append(mark)
        if kind == "begin":
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = code
            paragraph.add_run()._r.append(instruction)
        elif kind == "separate":
            paragraph.add_run("1")


def _add_fields(document: Document, note: Note) -> None:
    """The head's lines, one below the other, and a rule below the last."""
    table = document.add_table(rows=len(note.fields), cols=3)
    _fix_widths(table, (Cm(2.8), Cm(0.5), Cm(12.7)))
    # So that the labels stand in one line with the text below.
    margins = _element("w:tblCellMar")
    margins.append(_element("w:left", {"w:w": "0", "w:type": "dxa"}))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for cells, (label, value) in zip(_rows(table), note.fields, strict=True):
        for cell, text in zip(cells, (label, ":", value or _DOTS), strict=True):
            _fill(cell, (Piece(text),), "Normal")
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    rule = document.add_paragraph()
    borders = _element("w:pBdr")
    borders.append(_element("w:top", {"w:val": "single", "w:sz": "8", "w:space": "1", "w:color": "auto"}))
    rule._p.get_or_add_pPr().append(borders)
    rule.paragraph_format.space_after = Pt(2)


def _add_block(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        paragraph = document.add_paragraph(style=LOOKS[block.look])
        if block.anchor:
            name = {"w:id": str(block.anchor), "w:name": _bookmark(block.anchor)}
            paragraph._p.append(_element("w:bookmarkStart", name))
            paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(block.anchor)}))
        _add_pieces(paragraph, block.pieces)
    elif isinstance(block, Grid):
        for part in block.split(MOST_COLUMNS):
            _add_grid(document, part)
    else:
        _add_signature(document, block)


def _add_pieces(paragraph: WordParagraph, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        run.bold = True if piece.bold else None
        if re.fullmatch(r"[a-z]{2,3}", piece.language):
            _set_language(run, _LANGUAGES.get(piece.language, piece.language))
        if piece.reference:
            link = _element("w:hyperlink", {"w:anchor": _bookmark(piece.reference), "w:history": "1"})
            link.append(run._r)
            paragraph._p.append(link)


def _add_grid(document: Document, grid: Grid) -> None:
    if grid.caption:
        document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Table Grid")
    _fix_widths(table, [Length(round(share * TEXT_WIDTH)) for share in column_shares(grid)])
    cell_style, head_style = CELLS if len(grid.columns) <= ROOMY else SMALL_CELLS
    head, *rows = _rows(table)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for cell, name in zip(head, grid.columns, strict=True):
        _fill(cell, (Piece(name),), head_style)
        cell._tc.get_or_add_tcPr().append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _TINT}))
    for cells, row in zip(rows, grid.rows, strict=True):
        if all(sum(len(piece.text) for piece in pieces) <= _SHORT_CELL for pieces in row):
            # A row stays on one page, but for one that may not fit on any.
            cells[0]._tc.getparent().get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))
        for cell, pieces in zip(cells, row, strict=True):
            _fill(cell, pieces, cell_style)
    # Word joins two tables that nothing stands between.
    document.add_paragraph(style=cell_style)


def _add_signature(document: Document, signature: Signature) -> None:
    for number, line in enumerate(signature.lines):
        paragraph = document.add_paragraph(f"{line}: {_DOTS[:9]}")
        paragraph.paragraph_format.left_indent = Cm(7.5)
        paragraph.paragraph_format.space_before = Pt(18 if number == 0 else 4)
        paragraph.paragraph_format.keep_with_next = number < len(signature.lines) - 1


def _fill(cell: _Cell, pieces: Sequence[Piece], style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    _add_pieces(paragraph, pieces)


def _rows(table: Table) -> Iterator[list[_Cell]]:
    """The cells row by row; `table.rows[n].cells` walks the whole table anew for each row."""
    cells, width = table._cells, len(table.columns)
    return (cells[first : first + width] for first in range(0, len(cells), width))


def _fix_widths(table: Table, widths: Sequence[Length]) -> None:
    """Columns of these widths, which long words do not push apart."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for cells in _rows(table):
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width


def _set_language(run: Run, language: str) -> None:
    run._r.get_or_add_rPr().append(_element("w:lang", {"w:val": language}))


def _bookmark(reference: int) -> str:
    return f"rujukan_{reference}"


def _element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
