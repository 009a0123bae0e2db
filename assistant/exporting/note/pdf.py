"""A note as PDF: A4, embedded fonts, page numbers, bookmarks, links from marks to references, its language."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as Set

from assistant.exporting.note import words
from assistant.exporting.note.columns import MOST_COLUMNS, ROOMY, column_shares
from assistant.exporting.note.fonts import Letters
from assistant.exporting.note.parts import Block, Grid, Heading, Look, Note, Paragraph, Piece, Signature

_INK, _ACCENT, _RULE, _TINT = HexColor("#1d2430"), HexColor("#12606f"), HexColor("#9aa7b5"), HexColor("#e8eef4")
_LEFT, _RIGHT, _TOP, _BOTTOM = 25 * mm, 25 * mm, 22 * mm, 24 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_DOTS = "…" * 28
_SERIF, _SANS = "Caladea", "Lato"
_ONE_AT_A_TIME = threading.Lock()
"""reportlab parses every paragraph with one parser for the whole process."""


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, bulletFontName=font, fontSize=size, leading=leading,
        **{"textColor": _INK, "allowWidows": 0, "allowOrphans": 0, "spaceAfter": 5, "splitLongWords": 1, **more},
    )  # fmt: skip


_FORM = _style("form", "Lato-Bold", 15, 19, alignment=1, spaceAfter=12)
_FIELD = _style("field", _SERIF, 11, 14.5, spaceAfter=0)
_HEADINGS = {
    1: _style("h1", "Lato-Bold", 13, 17, spaceBefore=16, spaceAfter=6, textColor=_ACCENT, keepWithNext=1),
    2: _style("h2", "Lato-Bold", 11, 14.5, spaceBefore=12, spaceAfter=5, keepWithNext=1),
}
_LOOKS: dict[Look, ParagraphStyle] = {
    "body": _style("body", _SERIF, 11, 15),
    "quote": _style("quote", _SERIF, 11, 15, leftIndent=14, borderPadding=(0, 0, 0, 8)),
    "item": _style("item", _SERIF, 11, 15, leftIndent=14, bulletIndent=2, spaceAfter=4),
    "hint": _style("hint", _SANS, 9, 12.5),
    "label": _style("label", "Lato-Bold", 9.5, 13, spaceBefore=4, spaceAfter=3, keepWithNext=1),
    "reference": _style("reference", _SERIF, 10, 13.5, leftIndent=24, firstLineIndent=-24, spaceBefore=3, spaceAfter=2),
    "detail": _style("detail", _SERIF, 9.5, 13, leftIndent=24, spaceAfter=2),
}
_CAPTION = _style("caption", "Lato-Bold", 9.5, 13, spaceBefore=6, spaceAfter=4)
_CELL = _style("cell", _SANS, 8.5, 11, spaceAfter=0)
_HEAD_CELL = _style("head-cell", "Lato-Bold", 8.5, 11, spaceAfter=0)
_SMALL_CELL = _style("small-cell", _SANS, 7.5, 9.5, spaceAfter=0)
_SMALL_HEAD = _style("small-head", "Lato-Bold", 7.5, 9.5, spaceAfter=0)
_TABLE_FONT = ("FONTNAME", (0, 0), (-1, -1), _SANS)
"""A table names a font even where its cells are paragraphs, and by itself one that is not embedded."""
_GRID = TableStyle(
    [
        _TABLE_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), _TINT),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, _RULE),
        *((f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
)
_BARE = TableStyle(
    [
        _TABLE_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP")),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def note_pdf(note: Note) -> bytes:
    """The note as a PDF file. Characters that its fonts lack are written as code points, and the note says so."""
    with _ONE_AT_A_TIME:
        # Twice, since only the whole document knows how many pages it has.
        return _built(note, _built(note, 0)[1])[0]


def _built(note: Note, pages: int) -> tuple[bytes, int]:
    target = io.BytesIO()
    document = _Office(target, note, pages)
    document.build(list(_story(note)))
    return target.getvalue(), document.page


class _Office(BaseDocTemplate):  # type: ignore[misc]
    """Upright pages of A4 with the note's subject and the page's number below."""

    def __init__(self, target: io.BytesIO, note: Note, pages: int) -> None:
        language = "en-GB" if note.language == "en" else "id-ID"
        about = {"title": note.title, "author": "Rujukan", "creator": "Rujukan", "subject": note.form, "lang": language}
        super().__init__(target, pagesize=A4, displayDocTitle=True, initialFontName=_SANS, **about)
        self._note, self._pages = note, pages
        frame = Frame(_LEFT, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPageEnd=self._footer))

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab calls it
        """Show the bookmarks when the file is opened."""
        self.canv.showOutline()

    def _footer(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        page = words.PAGE.in_(self._note.language).format(page=self.page, pages=self._pages)
        canvas.saveState()
        canvas.setFillColor(_INK)
        canvas.setFont(_SANS, 8.5)
        canvas.drawString(_LEFT, 13 * mm, self._note.form)
        canvas.drawRightString(A4[0] - _RIGHT, 13 * mm, page)
        canvas.restoreState()


class _Bookmarked(Set):  # type: ignore[misc]
    """A heading that is also a bookmark of the PDF; `level` counts from 0, `title` is without markup."""

    def __init__(self, markup: str, style: ParagraphStyle, level: int, title: str) -> None:
        super().__init__(markup, style)
        self._level, self._title = level, title

    def draw(self) -> None:
        """Draw the heading and file its bookmark where it lands."""
        key = f"h{id(self)}"
        self.canv.bookmarkHorizontal(key, 0, self.height)
        self.canv.addOutlineEntry(self._title, key, self._level, closed=False)
        super().draw()


def _story(note: Note) -> Iterator[Flowable]:
    letters = Letters()
    yield Set(letters.markup(note.form, _SANS), _FORM)
    yield _fields(note, letters)
    yield HRFlowable(width="100%", thickness=1, color=_INK, spaceBefore=6, spaceAfter=10)
    for block in note.blocks:
        yield from _flowables(block, letters)
    if letters.count:
        text = words.NOT_DRAWN.in_(note.language).format(count=letters.count, example=letters.example)
        yield Set(letters.markup(text, _SERIF), _LOOKS["body"])


def _fields(note: Note, letters: Letters) -> Table:
    rows = [
        [Set(letters.markup(text, _SERIF), _FIELD) for text in (label, ":", value or _DOTS)]
        for label, value in note.fields
    ]
    return Table(rows, colWidths=[26 * mm, 5 * mm, _WIDTH - 31 * mm], style=_BARE, hAlign="LEFT")


def _flowables(block: Block, letters: Letters) -> Iterator[Flowable]:
    if isinstance(block, Heading):
        yield CondPageBreak(30 * mm)
        yield _Bookmarked(letters.markup(block.text, _SANS), _HEADINGS[block.level], block.level - 1, block.text)
    elif isinstance(block, Paragraph):
        style = _LOOKS[block.look]
        name = f'<a name="r{block.anchor}"/>' if block.anchor else ""
        text = name + _markup(block.pieces, letters, _family(style))
        yield Set(text, style, bulletText="•" if block.look == "item" else None)
    elif isinstance(block, Grid):
        for part in block.split(MOST_COLUMNS):
            yield from _table(part, letters)
    else:
        yield _signature(block, letters)


def _markup(pieces: Sequence[Piece], letters: Letters, family: str) -> str:
    written = ""
    for piece in pieces:
        text = letters.markup(piece.text, family)
        text = f"<b>{text}</b>" if piece.bold else text
        written += f'<a href="#r{piece.reference}" color="#12606f">{text}</a>' if piece.reference else text
    return written


def _family(style: ParagraphStyle) -> str:
    return str(style.fontName).partition("-")[0]


def _table(grid: Grid, letters: Letters) -> Iterator[Flowable]:
    cell, head = (_CELL, _HEAD_CELL) if len(grid.columns) <= ROOMY else (_SMALL_CELL, _SMALL_HEAD)
    if grid.caption:
        # Not kept with the table, which would then begin on a page of its own.
        yield CondPageBreak(30 * mm)
        yield Set(letters.markup(grid.caption, _SANS), _CAPTION)
    rows = [[Set(letters.markup(name, _SANS), head) for name in grid.columns]]
    rows += [[Set(_markup(pieces, letters, _SANS), cell) for pieces in row] for row in grid.rows]
    widths = [share * _WIDTH for share in column_shares(grid)]
    yield Table(rows, colWidths=widths, style=_GRID, repeatRows=1, splitInRow=1, hAlign="LEFT")
    yield Spacer(1, 8)


def _signature(signature: Signature, letters: Letters) -> Flowable:
    lines = [[Set(letters.markup(f"{line}: {_DOTS[:14]}", _SERIF), _FIELD)] for line in signature.lines]
    width = 0.55 * _WIDTH
    return KeepTogether([Spacer(1, 18), Table(lines, colWidths=[width], style=_BARE, hAlign="RIGHT")])
