"""Typeset the thesis digest: `sources/thesis-digest.md` becomes `corpus/thesis/ikhtisar-tesis.pdf`.

    python sources/make_thesis_pdf.py

The Markdown is parsed by markdown-it-py and laid out with reportlab. This script only knows what the digest uses:
headings, paragraphs, numbered lists, pipe tables, bold and italic. Everything before the first second-level heading is
the title page. Two runs give the same bytes, so the PDF's hash, which is its document id, moves only when the digest or
this layout does.

Needs: reportlab, markdown-it-py, font-caladea, font-lato (fonts with open licences, embedded as subsets).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from font_caladea import Caladea, CaladeaBold, CaladeaBoldItalic, CaladeaItalic
from font_lato import Lato, LatoBold, LatoBoldItalic, LatoItalic
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = PROJECT / "sources/thesis-digest.md"
TARGET = PROJECT / "corpus/thesis/ikhtisar-tesis.pdf"
AUTHOR = "Rujukan"
FOOTER = "Ikhtisar tesis · Rujukan"

INK, ACCENT, RULE, TINT = HexColor("#1d2430"), HexColor("#1f4e79"), HexColor("#9aa7b5"), HexColor("#e8eef4")
LEFT, RIGHT, TOP, BOTTOM = 27 * mm, 25 * mm, 25 * mm, 26 * mm
TEXT_WIDTH = A4[0] - LEFT - RIGHT
CELL_PADDING = 4.0
KEEP = {"allowWidows": 0, "allowOrphans": 0}  # no single line of a paragraph alone on a page


def style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    """Return a left-aligned style; reportlab never hyphenates unless it is asked to."""
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **{"textColor": INK, **KEEP, **more})


TITLE = style("title", "Lato-Bold", 27, 35, spaceAfter=22, textColor=ACCENT)
HEADINGS = {
    2: style("h2", "Lato-Bold", 20, 25, spaceAfter=10, textColor=ACCENT),
    3: style("h3", "Lato-Bold", 15, 19, spaceBefore=14, spaceAfter=7, textColor=ACCENT),
    4: style("h4", "Lato-Bold", 12.5, 16, spaceBefore=10, spaceAfter=4),
}
HEADING_ROOM = {3: 50 * mm, 4: 34 * mm}  # a heading with less room than this below it starts a new page
BODY = style("body", "Caladea", 11, 15.6, spaceAfter=8)
LEAD_IN = style("lead-in", "Caladea", 11, 15.6, spaceAfter=4, keepWithNext=1)
ITEM = style("item", "Caladea", 11, 15.6, leftIndent=15, firstLineIndent=-11, spaceAfter=3)
LAST_ITEM = ITEM.clone("last-item", spaceAfter=9)
CAPTION = style("caption", "Lato-Bold", 9.5, 13, spaceBefore=8, spaceAfter=5)
SOURCE_LINE = style("source", "Lato", 8.5, 11, spaceBefore=4, spaceAfter=14)
CELL = style("cell", "Lato", 8.5, 11)
HEAD_CELL = style("head-cell", "Lato-Bold", 8.5, 11)


def register_fonts() -> None:
    """Register both families, so that `<b>` and `<i>` inside a paragraph find their faces."""
    caladea = (Caladea, CaladeaBold, CaladeaItalic, CaladeaBoldItalic)
    lato = (Lato, LatoBold, LatoItalic, LatoBoldItalic)
    for family, paths in {"Caladea": caladea, "Lato": lato}.items():
        names = [family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic"]
        for name, path in zip(names, paths, strict=True):
            pdfmetrics.registerFont(TTFont(name, path))
        pdfmetrics.registerFontFamily(family, *names)


class Heading(Paragraph):
    """A heading that also becomes an entry of the PDF outline; `outline_level` counts from 0."""

    def __init__(self, markup: str, style: ParagraphStyle, outline_level: int) -> None:
        super().__init__(markup, style)
        self.outline_level = outline_level

    def draw(self) -> None:
        """Draw the heading and file its outline entry where it lands."""
        key = f"{self.canv.getPageNumber()} {self.getPlainText()}"
        self.canv.bookmarkHorizontal(key, 0, self.height)
        self.canv.addOutlineEntry(self.getPlainText(), key, self.outline_level, closed=False)
        super().draw()


class Booklet(BaseDocTemplate):
    """A4 pages with a running footer; the title page is "i", the pages after it 1, 2, 3, … also as PDF page labels."""

    def __init__(self, target: Path, title: str) -> None:
        metadata = {"title": title, "author": AUTHOR, "creator": AUTHOR, "subject": FOOTER, "lang": "id"}
        options = {"pagesize": A4, "displayDocTitle": True, "initialFontName": "Lato", "invariant": 1}
        super().__init__(str(target), **metadata, **options)
        frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPageEnd=draw_footer))

    def beforeDocument(self) -> None:
        """Number the pages before the first one is drawn; reportlab calls this."""
        self.canv.addPageLabel(0, style="ROMAN_LOWER", start=1)
        self.canv.addPageLabel(1, style="ARABIC", start=1)
        self.canv.showOutline()


def draw_footer(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the running footer and the printed page number, which is one behind the physical page."""
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, 17 * mm, A4[0] - RIGHT, 17 * mm)
    canvas.setFillColor(INK)
    canvas.setFont("Lato", 8.5)
    canvas.drawString(LEFT, 12.5 * mm, FOOTER)
    canvas.drawRightString(A4[0] - RIGHT, 12.5 * mm, "i" if document.page == 1 else str(document.page - 1))
    canvas.restoreState()


def inline_markup(token: Token) -> str:
    """Return reportlab's paragraph markup for an inline token. Raises ValueError for syntax the digest does not use."""
    tags = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "softbreak": " "}
    parts = []
    for child in token.children or []:
        if child.type == "text":
            parts.append(escape(child.content))
        elif child.type in tags:
            parts.append(tags[child.type])
        else:
            raise ValueError(f"line {token.map}: no layout for {child.type}")
    return "".join(parts)


def column_widths(rows: list[list[str]]) -> list[float]:
    """Share the text width out by content: a column fits its longest word, the rest goes where lines are longest."""

    def width(text: str) -> float:
        return float(pdfmetrics.stringWidth(text, HEAD_CELL.fontName, CELL.fontSize))

    columns = list(zip(*rows, strict=True))
    extra = 2 * CELL_PADDING + 1
    least = [max(width(word) for cell in column for word in cell.split() or [""]) + extra for column in columns]
    wanted = [max(map(width, column)) + extra - low for column, low in zip(columns, least, strict=True)]
    if (spare := TEXT_WIDTH - sum(least)) < 0:
        raise ValueError(f"a table with the columns {rows[0]} is too wide for the page")
    return [low + spare * want / (sum(wanted) or 1.0) for low, want in zip(least, wanted, strict=True)]


def ruled_table(rows: list[list[str]]) -> Table:
    """Lay out a table with rules all round; the first row is its header and comes back on every page it reaches."""
    cells = [[Paragraph(cell, HEAD_CELL if index == 0 else CELL) for cell in row] for index, row in enumerate(rows)]
    commands = [
        ("FONTNAME", (0, 0), (-1, -1), CELL.fontName),
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEBELOW", (0, 0), (-1, 0), 1, ACCENT),
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    return Table(cells, column_widths(rows), repeatRows=1, hAlign="LEFT", style=TableStyle(commands))


def table_rows(block: list[Token]) -> Iterator[list[str]]:
    """Yield the rows of a table block, header first, as cell markup."""
    row: list[str] = []
    for token in block:
        if token.type == "inline":
            row.append(inline_markup(token))
        elif token.type == "tr_close":
            yield row
            row = []


def heading(level: int, markup: str) -> list[Flowable]:
    """Lay out a heading: the title, a chapter on a page of its own, or a section that keeps a few lines below it."""
    if level == 1:
        rule = HRFlowable(width="35%", color=ACCENT, hAlign="LEFT", spaceAfter=8 * mm)
        return [Spacer(1, 28 * mm), Paragraph(markup, TITLE), rule]
    start = PageBreak() if level == 2 else CondPageBreak(HEADING_ROOM[level])
    return [start, Heading(markup, HEADINGS[level], outline_level=level - 2)]


def blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the top-level blocks of a token stream, each from its opening to its closing token."""
    depth = 0
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def story(tokens: list[Token]) -> list[Flowable]:
    """Return the flowables of the whole digest. Raises ValueError for a block the digest does not use."""
    flowables: list[Flowable] = []
    parts = [*blocks(tokens)]
    kinds = [*(part[0].type for part in parts), ""]
    for part, kind, following in zip(parts, kinds, kinds[1:], strict=False):
        texts = [inline_markup(token) for token in part if token.type == "inline"]
        if kind == "heading_open":
            flowables += heading(int(part[0].tag[1]), texts[0])
        elif kind == "paragraph_open" and following == "table_open":
            flowables += [CondPageBreak(60 * mm), Paragraph(texts[0], CAPTION)]
        elif kind == "paragraph_open" and flowables and isinstance(flowables[-1], Table):
            flowables.append(Paragraph(texts[0], SOURCE_LINE))
        elif kind == "paragraph_open":
            flowables.append(Paragraph(texts[0], LEAD_IN if following == "ordered_list_open" else BODY))
        elif kind == "ordered_list_open":
            for number, text in enumerate(texts, start=1):
                flowables.append(Paragraph(f"{number}. {text}", LAST_ITEM if number == len(texts) else ITEM))
        elif kind == "table_open":
            flowables.append(ruled_table([*table_rows(part)]))
        else:
            raise ValueError(f"line {part[0].map}: no layout for {kind}")
    return flowables


def main() -> None:
    """Read the digest and write the PDF."""
    register_fonts()
    tokens = MarkdownIt("commonmark").enable("table").parse(SOURCE.read_text(encoding="utf-8"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    Booklet(TARGET, title=tokens[1].content).build(story(tokens))
    print(f"wrote {TARGET.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
