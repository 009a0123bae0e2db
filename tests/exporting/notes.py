"""Conversations made for the tests of exports, and the text of exported files as a reader gets it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import docx
import pypdf
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

from assistant.core.errors import Language
from assistant.core.types import Answer, AnswerRow, AnswerTable, Citation, DocumentInfo, Passage
from assistant.exporting.note.docx import note_docx
from assistant.exporting.note.make import Asked, make_note
from assistant.exporting.note.markdown import note_markdown
from assistant.exporting.note.parts import Note
from assistant.exporting.note.pdf import note_pdf

_OURS = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}
MADE = datetime(2026, 3, 4, 5, 6)
BUILT = "2026-03-03T04:05:06"


def note(*asked: Asked | Answer, language: Language = "id", title: str = "Judul", built_at: str = BUILT) -> Note:
    """The note of these questions; an answer stands for its question."""
    entries = [one if isinstance(one, Asked) else Asked(one.question, one) for one in asked]
    return make_note(title, entries, language=language, made=MADE, built_at=built_at)


def document(name: str = "perjanjian", title: str = "Naskah perjanjian") -> DocumentInfo:
    """What is known of an invented document, with an id like a file's hash."""
    return DocumentInfo((name.encode().hex() * 64)[:64], f"mou/{name}.md", title, "mou", "text/markdown", "id")


def quoted(
    text: str, number: int = 1, passage: str = "p1", *, bold: tuple[int, int] = (0, 0), of: DocumentInfo | None = None
) -> Citation:
    """A citation of a passage that is just this text."""
    info = of or document()
    cut = Passage(passage, info.id, text, 0, len(text), "id", headings=("Pasal 1",))
    return Citation(number, cut, info, text, 0, len(text), 0.9, bold)


def quoting(*citations: Citation, question: str = "Apa?") -> Answer:
    """An answer that gives each quote on a line of its own."""
    lines = [f"“{' '.join(one.quote.split())}” [{one.number}]" for one in citations]
    return Answer(question, "id", "answered", "\n".join(["Menurut dokumen:", *lines]), citations)


def rows(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> Answer:
    """An answer of rows, each of which is a citation."""
    texts = ("; ".join(f"{name}: {cell}" for name, cell in zip(columns, row, strict=False)) or "-" for row in cells)
    citations = tuple(quoted(text, number, f"r{number}") for number, text in enumerate(texts, start=1))
    table = AnswerTable("Tabel 1: semua baris", tuple(columns), tuple(
        AnswerRow(tuple(row), number) for number, row in enumerate(cells, start=1)
    ))  # fmt: skip
    return Answer("Apa saja?", "id", "answered", "Semua.", citations, table=table, mode="table")


def plain(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def word_file(of: Note) -> Document:
    """The note as Word's format, opened again."""
    return docx.Document(io.BytesIO(note_docx(of)))


def word_text(of: Note) -> str:
    """What a reader of the DOCX sees, from top to bottom."""
    parts = []
    for block in word_file(of).iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
    return plain("\n".join(parts))


def pdf_file(of: Note) -> pypdf.PdfReader:
    """The note as PDF, opened again."""
    return pypdf.PdfReader(io.BytesIO(note_pdf(of)))


def pdf_text(of: Note) -> str:
    """What a reader of the PDF sees, without what repeats at the foot of each page."""
    pages = (page.extract_text().rsplit(of.form, 1)[0] for page in pdf_file(of).pages)
    return plain("\n".join(pages))


def markdown_text(of: Note) -> str:
    """What a reader of the rendered Markdown sees."""
    shown = []
    for token in MarkdownIt("commonmark").enable("table").parse(note_markdown(of).decode()):
        for child in token.children or []:
            assert child.type in _OURS, f"this became Markdown: {child}"
            shown.append(" " if child.type.endswith("break") else child.content)
        if token.type.endswith("_close"):
            shown.append("\n")
    return plain("".join(shown))


TEXTS = {"docx": word_text, "pdf": pdf_text, "markdown": markdown_text}
