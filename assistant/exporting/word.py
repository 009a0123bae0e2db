"""Cited passages as an office document. The one door of python-docx for them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.core.errors import Language, Words
from assistant.exporting.cited import Cited
from assistant.exporting.styles import Runs, apa_reference, chicago_note

_TITLE = Words("Koleksi kutipan", "Collected quotations")
_REFERENCES = Words("Daftar pustaka (APA 7)", "References (APA 7)")
_NOTES = Words("Catatan (Chicago)", "Notes (Chicago)")
_FILE = Words("Berkas", "File")
_PAGE = Words("halaman fisik ", "physical page ")
_SOURCES = Words("Sumber yang disebut", "Sources it names")
_COUNT = Words("{count} kutipan dari {documents} dokumen.", "{count} quotations from {documents} documents.")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_MUTED = RGBColor(0x55, 0x65, 0x6B)


def as_docx(passages: Sequence[Cited], language: Language) -> bytes:
    """The quotes in their order, each with its place, page and hash; below them the references, each document once."""
    document = docx.Document()
    _set_up(document, language)
    document.add_heading(_TITLE.in_(language), level=0)
    documents = list({one.document_id: one for one in passages}.values())
    document.add_paragraph(_COUNT.in_(language).format(count=len(passages), documents=len(documents)))
    for number, one in enumerate(passages, start=1):
        document.add_heading(_clean(f"{number}. {one.title}"), level=2)
        document.add_paragraph(_clean(one.quote), style="Quote")
        _small(document, one.place)
        for line in _facts(one, language):
            _small(document, line)
    document.add_heading(_REFERENCES.in_(language), level=1)
    for one in sorted(documents, key=lambda cited: (*cited.authors, cited.title)):
        _hanging(_written(document.add_paragraph(), apa_reference(one, language)))
    document.add_heading(_NOTES.in_(language), level=1)
    for number, one in enumerate(passages, start=1):
        _hanging(_written(document.add_paragraph(f"{number}. "), chicago_note(one, language)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _facts(cited: Cited, language: Language) -> list[str]:
    file = f"{_FILE.in_(language)}: {cited.path}"
    if cited.physical_page is not None:
        file += f", {_PAGE.in_(language)}{cited.physical_page}"
    sources = "; ".join(" ".join(filter(None, (one.id, one.text, one.url))) for one in cited.sources)
    lines = [file, f"SHA-256: {cited.document_id}"]
    return [*lines, f"{_SOURCES.in_(language)}: {sources}"] if sources else lines


def _set_up(document: DocxDocument, language: Language) -> None:
    """An A4 page, a calm type, and properties of its own instead of the template's."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.15
    quote = document.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(0.75)
    properties = document.core_properties
    properties.author, properties.comments, properties.last_modified_by = "Rujukan", "", ""
    properties.title, properties.language = _TITLE.in_(language), language
    properties.created = properties.modified = datetime.now(UTC)


def _small(document: DocxDocument, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(_clean(text))
    run.font.size, run.font.color.rgb = Pt(9), _MUTED
    paragraph.paragraph_format.space_after = Pt(2)


def _written(paragraph: Paragraph, runs: Runs) -> Paragraph:
    for run in runs:
        paragraph.add_run(_clean(run.text)).italic = run.italic or None
    return paragraph


def _hanging(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1.27), Cm(-1.27)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
