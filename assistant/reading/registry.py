"""Which reader opens which format; each is imported only when a file of its format comes up."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder

Reader = Callable[[bytes, DocumentBuilder], Properties]

_READERS = {
    ".pdf": "pdf.read:read_pdf",
    ".docx": "formats.word:read_word",
    ".pptx": "formats.slides:read_slides",
    ".xlsx": "formats.sheets:read_workbook",
    ".csv": "formats.sheets:read_csv",
    ".html": "formats.html:read_html",
    ".htm": "formats.html:read_html",
    ".md": "formats.markdown:read_markdown",
    ".markdown": "formats.markdown:read_markdown",
    ".txt": "formats.text:read_text",
}


def reader_for(suffix: str) -> Reader:
    """The function that reads files of a supported suffix. Raises `KeyError` for any other."""
    module, name = _READERS[suffix].split(":")
    reader: Reader = getattr(import_module(f"assistant.reading.{module}"), name)
    return reader
