"""The styles of a note in Word. They are real ones, so that an office can change the look of the whole note at once."""

from __future__ import annotations

from typing import Final, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from assistant.exporting.note.parts import Look

TEXT_WIDTH: Final = Cm(16)
"""Of a line of text on the page."""
_FONT = "Arial"
_INK, _ACCENT = RGBColor(0x1D, 0x24, 0x30), RGBColor(0x12, 0x60, 0x6F)
CELLS: Final = ("Rujukan Sel", "Rujukan Kepala Sel")
SMALL_CELLS: Final = ("Rujukan Sel Kecil", "Rujukan Kepala Sel Kecil")
"""Of a table's cells and of the names of its columns; the small ones are for many columns."""
LOOKS: Final[dict[Look, str]] = {
    "body": "Normal",
    "quote": "Rujukan Kutipan",
    "item": "List Bullet",
    "hint": "Rujukan Keterangan",
    "label": "Rujukan Label",
    "reference": "Rujukan Daftar",
    "detail": "Rujukan Rincian",
}


def set_styles(document: Document, language: str) -> None:
    """Give the document the note's styles and its language ("id-ID")."""
    _set_language(document, language)
    _shape(document, "Normal", 11, after=6, spacing=1.15)
    _shape(document, "Title", 15, bold=True, after=12).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _remove(_style(document, "Title"), "pBdr")
    _shape(document, "Heading 1", 13, bold=True, before=16, after=6, color=_ACCENT)
    _shape(document, "Heading 2", 11, bold=True, before=12, after=4)
    _shape(document, "Caption", 9.5, bold=True, before=6, after=4).paragraph_format.keep_with_next = True
    _remove(_shape(document, "List Bullet", 11, after=4, spacing=1.15), "contextualSpacing")
    footer = _shape(document, "Footer", 8.5)
    _remove(footer, "tabs")
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _shape(document, LOOKS["quote"], 11, after=6, spacing=1.15).paragraph_format.left_indent = Cm(0.75)
    _shape(document, LOOKS["hint"], 9.5, after=6)
    _shape(document, LOOKS["label"], 10, bold=True, before=4, after=4).paragraph_format.keep_with_next = True
    listed = _shape(document, LOOKS["reference"], 10, before=2, after=4).paragraph_format
    listed.left_indent, listed.first_line_indent = Cm(1), Cm(-1)
    _shape(document, LOOKS["detail"], 9.5, after=4).paragraph_format.left_indent = Cm(1)
    for (cell, head), size in ((CELLS, 8.5), (SMALL_CELLS, 7.5)):
        _shape(document, cell, size, before=1, after=1)
        _shape(document, head, size, bold=True, before=1, after=1)


def _shape(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.0,
    color: RGBColor = _INK,
) -> ParagraphStyle:
    """Set a style, made where the template does not have it; sizes and spaces are in points."""
    style = _style(document, name)
    font = style.font
    font.name, font.size, font.bold, font.italic, font.color.rgb = _FONT, Pt(size), bold, False, color
    # Without this a theme's font goes before ours.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), _FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), spacing
    return style


def _style(document: Document, name: str) -> ParagraphStyle:
    if name not in document.styles:
        style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = document.styles["Normal"]
        return style
    return cast(ParagraphStyle, document.styles[name])


def _remove(style: ParagraphStyle, name: str) -> None:
    """Take away what the template says of a style's paragraphs and we do not want, such as a rule below titles."""
    for element in style.element.findall(f"{qn('w:pPr')}/{qn(f'w:{name}')}"):
        element.getparent().remove(element)


def _set_language(document: Document, language: str) -> None:
    """The language of all text that names none."""
    (defaults,) = document.styles.element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    given = OxmlElement("w:lang")
    for attribute, value in (("val", language), ("eastAsia", language), ("bidi", "ar-SA")):
        given.set(qn(f"w:{attribute}"), value)
    defaults.append(given)
