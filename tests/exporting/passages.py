"""Passages to take away, invented for tests."""

from __future__ import annotations

from dataclasses import replace

from assistant.core.errors import Language
from assistant.core.types import DocumentInfo, Passage, Source
from assistant.exporting.cited import SHEETS, Cited, cited

HASH = "3f2a" * 16
TEXT = "Pendanaan terbatas menurut laporan (S7, A)."

INFO = DocumentInfo(
    HASH, "mou/kawasaki.md", "Lembar fakta: Kerja sama Bandung–Kawasaki", "mou", "text/markdown", "id",
    partners=("Kawasaki",), years=(2016, 2020),
    sources=(Source("S7", "Laporan kota", "https://example.org/s7"), Source("S70", "Lain")),
)  # fmt: skip
PASSAGE = Passage("p1", HASH, TEXT, 120, 120 + len(TEXT), "id", INFO.title, headings=("Bagian A", "Hambatan"))
PDF = replace(INFO, id="b" * 64, path="thesis/a.pdf", title="Ikhtisar tesis", media_type="application/pdf", sources=())
PAGED = replace(PASSAGE, id="p2", document_id=PDF.id, first_page=14, last_page=14, page_label="xii")


def markdown(language: Language = "id") -> Cited:
    """A passage of a document without pages, author or year."""
    return cited(INFO, PASSAGE, language)


def paged(language: Language = "id") -> Cited:
    """A passage of a PDF's page 14, on which "xii" is printed."""
    return cited(PDF, PAGED, language)


def described(language: Language = "id", *authors: str) -> Cited:
    """One whose document's description names authors, publisher and year."""
    info = replace(
        PDF, authors=authors or ("Amanda, Meitia Putri",), publisher="Pemerintah Kota Bandung", published=2016
    )
    return cited(info, PAGED, language)


def quoted(text: str) -> Cited:
    """The paged passage with another quote and title."""
    return replace(paged(), quote=text, title=text, end=120 + len(text))


def of_sheet(language: Language = "id") -> Cited:
    """A row of a spreadsheet, whose "page" is a sheet and whose heading is the sheet's name."""
    info = replace(PDF, id="e" * 64, path="mou/register.xlsx", media_type=f"application/x.{SHEETS}")
    row = replace(PAGED, id="p3", document_id=info.id, headings=("Register",), first_page=1, last_page=1, row=8)
    return cited(info, replace(row, page_label="Register"), language)
