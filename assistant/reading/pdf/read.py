"""Reads PDF: pypdf is the door (opening, locks, damage, labels, titles), pdfplumber measures lines and tables.

What only this module knows: how a PDF can fail, and what becomes of pages that have no text.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pdfplumber
import pypdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from assistant.core.errors import DocumentError, Words
from assistant.reading.access import stamp_in
from assistant.reading.files import damaged, empty_document
from assistant.reading.metadata import Properties
from assistant.reading.pdf import ocr
from assistant.reading.pdf import tables as pdf_tables
from assistant.reading.pdf.aligned import aligned_tables
from assistant.reading.pdf.layout import PlacedLine, Word, lines_of_page
from assistant.reading.pdf.margins import without_margins
from assistant.reading.pdf.order import items_of_pages
from assistant.reading.pdf.tables import FoundTable
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import fold, repair_characters
from assistant.reading.structure.items import lay

# What the two libraries raise on damaged pages beside their own errors (found by truncating files and flipping bytes):
# pypdf wraps most into PyPdfError; pdfminer lets through what its parser and decoders run into.
_PAGE_FAULTS = (
    PyPdfError, PDFException, PSException, PdfminerException, MalformedPDFException, KeyError, IndexError, ValueError,
    TypeError, AttributeError, AssertionError, RecursionError, OverflowError, ZeroDivisionError, NotImplementedError,
    OSError,
)  # fmt: skip
_MOST_PAGES = 5000
_FOOT_LINES = 4


def read_pdf(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a PDF into the builder. Pages that cannot be read stay empty and are named in a remark.

    Raises:
        DocumentError: it is encrypted, damaged, or has no pages.
    """
    with _quiet():
        reader, count = _open(data)
        labels = _labels(reader, count)
        title = _title(reader)
        pages, heights, tables, unread = _measure(data, reader, count)
        for number, lines in ocr.recognise_pages(data, unread).items():
            pages[number] = lines
        stamp = _stamp(reader, pages[1])
        read = {number: bool(lines) for number, lines in pages.items()}
        pages, printed = without_margins(pages, heights, labels)
        if not _has_labels(reader):
            labels = {**labels, **printed}
    builder.label_pages(labels)
    missing = [number for number in unread if not read[number]]
    if missing:
        builder.remark(ocr.unread_remark(tuple(missing)))
    if not any(pages.values()) and not any(tables.values()) and not missing:
        raise empty_document()
    lay(items_of_pages(count, pages, tables), builder)
    builder.page(count)
    return Properties("application/pdf", title=title, stamp=stamp)


def _open(data: bytes) -> tuple[pypdf.PdfReader, int]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        count = len(reader.pages)
    except DependencyError as error:
        raise DocumentError(
            Words("PDF ini disandikan dengan AES.", "The PDF is encrypted with AES."),
            Words(
                "Pasang paket “cryptography”, lalu coba lagi.", "Install the package “cryptography”, then try again."
            ),
        ) from error
    except FileNotDecryptedError as error:
        raise _locked() from error
    except _PAGE_FAULTS as error:
        raise damaged(".pdf") from error
    if count == 0:
        raise empty_document()
    if count > _MOST_PAGES:
        raise DocumentError(
            Words(
                f"PDF ini berisi {count} halaman; batasnya {_MOST_PAGES}.",
                f"{count} pages; the limit is {_MOST_PAGES}.",
            ),
            Words("Bagi berkasnya menjadi beberapa bagian.", "Divide it into several files."),
        )
    return reader, count


def _locked() -> DocumentError:
    return DocumentError(
        Words("PDF ini dikunci dengan sandi.", "The PDF is locked with a password."),
        Words("Simpan salinan tanpa sandi.", "Save a copy without a password."),
    )


def _has_labels(reader: pypdf.PdfReader) -> bool:
    try:
        return "/PageLabels" in reader.root_object
    except _PAGE_FAULTS:
        return False


def _labels(reader: pypdf.PdfReader, count: int) -> dict[int, str]:
    try:
        found = [fold(label) for label in reader.page_labels]
    except _PAGE_FAULTS:
        found = []
    return {
        number: (found[number - 1] if number <= len(found) else "") or str(number) for number in range(1, count + 1)
    }


def _title(reader: pypdf.PdfReader) -> str:
    try:
        return fold(str(reader.metadata.title or "")) if reader.metadata else ""
    except _PAGE_FAULTS:
        return ""


def _measure(
    data: bytes, reader: pypdf.PdfReader, count: int
) -> tuple[dict[int, list[PlacedLine]], dict[int, float], dict[int, list[FoundTable]], list[int]]:
    """For each page its lines, height and tables; and the numbers of pages that hold something, but no text."""
    pages: dict[int, list[PlacedLine]] = {number: [] for number in range(1, count + 1)}
    heights = dict.fromkeys(pages, 842.0)
    tables: dict[int, list[FoundTable]] = {number: [] for number in pages}
    unread: list[int] = []
    try:
        document: Any = pdfplumber.open(io.BytesIO(data), password="")
        measured = document.pages
    except _PAGE_FAULTS:
        measured = []
    for number in pages:
        page = measured[number - 1] if number <= len(measured) else None
        text = ""
        try:
            if page is not None:
                heights[number] = float(page.height)
                words = _words(page)
                text = "".join(word["text"] for word in words)
                if text and text.count("(cid:") * 6 < len(text) * 0.4:
                    tables[number] = pdf_tables.ruled_tables(page, number)
                    words = [word for word in words if not pdf_tables.inside(word, tables[number])]
                    rules = [edge["top"] for edge in page.edges if edge["orientation"] == "h" and edge["width"] > 100]
                    aligned = aligned_tables(words, rules, number)
                    words = [word for word in words if not pdf_tables.inside(word, aligned)]
                    tables[number] = sorted([*tables[number], *aligned], key=lambda table: table.top)
                    pages[number] = lines_of_page(words, number, float(page.width))
                page.close()
        except _PAGE_FAULTS:
            tables[number] = []
            text = ""
        if not pages[number] and not tables[number]:
            pages[number] = _plain_lines(reader, number)
        if not pages[number] and not tables[number] and (text or _shows_something(reader, number)):
            unread.append(number)
    return pages, heights, tables, unread


def _stamp(reader: pypdf.PdfReader, measured: Sequence[PlacedLine]) -> str:
    """The stamp on the first page. It is looked for here, since what repeats at the head or foot of pages is taken for
    no text, and what stands aslant is not measured."""
    try:
        lines = [line for line in reader.pages[0].extract_text().split("\n") if line.strip()]
    except _PAGE_FAULTS:
        lines = []
    lines = lines or [line.text for line in measured]
    return stamp_in(lines) or stamp_in(lines[-_FOOT_LINES:])


def _words(page: Page) -> Sequence[Word]:
    upright = page.filter(lambda thing: thing["object_type"] != "char" or thing["upright"])
    places = {(c["text"], round(c["x0"]), round(c["top"])) for c in upright.chars}
    if len(places) < 0.9 * len(upright.chars):
        upright = upright.dedupe_chars(tolerance=1)  # bold made by printing twice
    return upright.extract_words(x_tolerance_ratio=0.15, y_tolerance=3, return_chars=True)


def _plain_lines(reader: pypdf.PdfReader, number: int) -> list[PlacedLine]:
    """A page's text by pypdf alone, where measuring failed; its lines have no places, only an order."""
    try:
        text = repair_characters(reader.pages[number - 1].extract_text())
    except _PAGE_FAULTS:
        return []
    lines = [line.strip() for line in text.split("\n")]
    return [
        PlacedLine(line, number, 72.0, 500.0, 120.0 + 14 * index, 132.0 + 14 * index, 11.0, False, 40.0)
        for index, line in enumerate(lines)
        if line
    ]


def _shows_something(reader: pypdf.PdfReader, number: int) -> bool:
    """Whether a page without text shows anything at all; a blank page is no gap."""
    try:
        page = reader.pages[number - 1]
        contents = page.get_contents()
        resources: Any = page.get("/Resources")
        objects = resources.get_object().get("/XObject") if resources is not None else None
        return bool(objects and objects.get_object()) or (contents is not None and b"BI" in contents.get_data())
    except _PAGE_FAULTS:
        return True


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' complaints about odd files out of our log: what matters becomes a remark or an error."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "pdfminer")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
